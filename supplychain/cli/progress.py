"""Progress on the terminal while much is solved: phase, bar, and the time left."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def phases() -> Iterator[Callable[[str, int, int], None]]:
    """Show a bar; give the function that tells it the phase, the tasks done and their number.

    A phase that is done makes room for the next.
    """
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=16),  # with the rest it fits 80 columns
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        tasks = {}

        def tell(phase: str, done: int, total: int) -> None:
            if phase not in tasks:
                for task in progress.tasks:
                    progress.update(task.id, visible=not task.finished)
                tasks[phase] = progress.add_task(phase, total=total)
            progress.update(tasks[phase], completed=done)

        yield tell

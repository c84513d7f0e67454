"""The folder of an analysis: its tables, a workbook of them, and what they came from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from supplychain.cli.input import refuse, refuse_folder, run_name
from supplychain.report.answer import write_answer_book
from supplychain.results.folder import origin, write_csv, write_manifest, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from supplychain.case import Case


@dataclass(frozen=True)
class AnswerFolder:
    """Where the tables of a verb go; refused before anything is solved if it exists."""

    verb: str
    folder: Path
    started: dt.datetime = field(default_factory=lambda: dt.datetime.now(dt.UTC))

    def write(
        self,
        case: Case,
        tables: Mapping[str, pd.DataFrame],
        notes: Mapping[str, str],
        facts: Mapping[str, object],
        draw: Callable[[Path], None] | None = None,
    ) -> None:
        """Write the tables, those named in `notes` in a workbook too, and say where.

        `draw` adds pictures to the folder that it is given.
        """
        seconds = (dt.datetime.now(dt.UTC) - self.started).total_seconds()
        times = {
            "started": self.started.isoformat(timespec="seconds"),
            "seconds": round(seconds, 3),
        }

        def fill(inside: Path) -> None:
            write_csv(tables, inside / "tables")
            write_answer_book(case.settings, tables, notes, inside / f"{self.verb}.xlsx")
            write_manifest({**origin(case), **facts, **times}, inside)
            if draw is not None:
                draw(inside)

        try:
            write_whole(self.folder, fill)
        except OSError as error:
            refuse(f"{self.folder} cannot be written: {error.strerror or error}.")
        click.echo(f"Written: {self.folder}")


def answer_folder(verb: str, out: Path | None, name: str) -> AnswerFolder:
    """Return the folder that is asked for, or one in `runs`; refuse it if it exists."""
    folder = out or Path("runs") / f"{name}-{verb}-{run_name()}"
    refuse_folder(folder)
    return AnswerFolder(verb, folder)

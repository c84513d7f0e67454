"""Many like tasks on several processors: each worker prepares once, then takes task by task."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

State = TypeVar("State")
Task = TypeVar("Task")
Result = TypeVar("Result")

Progress: TypeAlias = Callable[[str, int, int], None]  # phase, tasks done, tasks in all

_prepared: dict[str, Any] = {}  # what a worker process made of `prepare`


def no_progress(_phase: str, _done: int, _total: int) -> None:
    """Say nothing of how far the work is."""


class Crew(Generic[State]):
    """Processors that prepare once and take batch after batch of like tasks; close it at the end.

    `prepare` and all work must be importable functions (or partials of them). One job, or one task,
    runs here, without another process.
    """

    def __init__(self, prepare: Callable[[], State], jobs: int) -> None:
        self._prepare, self._jobs = prepare, jobs
        self._pool: ProcessPoolExecutor | None = None

    @cached_property
    def here(self) -> State:
        """What is prepared in this process."""
        return self._prepare()

    def run(
        self, work: Callable[[State, Task], Result], tasks: Sequence[Task], *, small: bool = False
    ) -> Iterator[Result]:
        """Yield `work(prepare(), task)` for each task, in the order of the tasks.

        Small tasks are not worth another process. Whatever a task raises is raised here, and the
        rest is dropped.
        """
        if small or self._jobs <= 1 or len(tasks) <= 1:
            yield from (work(self.here, task) for task in tasks)
            return
        futures = [self._workers.submit(_work, work, task) for task in tasks]
        try:
            for future in futures:
                yield future.result()
        finally:
            for future in futures:
                future.cancel()

    @property
    def _workers(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Spawned, not forked: a fork would copy the locks of threads that run at that moment.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(
                self._jobs, context, initializer=_prepare, initargs=(self._prepare,)
            )
        return self._pool

    def close(self) -> None:
        """Let the processors go, without waiting for what they are at."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)


def spread(
    prepare: Callable[[], State],
    work: Callable[[State, Task], Result],
    tasks: Sequence[Task],
    jobs: int,
) -> Iterator[Result]:
    """Yield `work(prepare(), task)` for each task, in their order; see `Crew`."""
    with closing(Crew(prepare, jobs)) as crew:
        yield from crew.run(work, tasks)


def processors() -> int:
    """Return the processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def same(value: State) -> State:
    """Return what is given: the preparation of work that needs none."""
    return value


def _prepare(prepare: Callable[[], Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent to answer
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _prepared["state"] = prepare()
    gc.freeze()  # what is shared by all tasks need not be searched for garbage in each


def _end_with_parent() -> None:
    """End this worker when its parent is gone, however that ended."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(work: Callable[[Any, Task], Result], task: Task) -> Result:
    return work(_prepared["state"], task)

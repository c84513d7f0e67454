"""Many like tasks on several processors: each worker prepares once, then takes task by task."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

State = TypeVar("State")
Task = TypeVar("Task")
Result = TypeVar("Result")

Progress: TypeAlias = Callable[[str, int, int], None]  # phase, tasks done, tasks in all

_prepared: dict[str, Any] = {}  # what a worker process made of `prepare`


def no_progress(_phase: str, _done: int, _total: int) -> None:
    """Say nothing of how far the work is."""


def spread(
    prepare: Callable[[], State],
    work: Callable[[State, Task], Result],
    tasks: Sequence[Task],
    jobs: int,
) -> Iterator[Result]:
    """Yield `work(prepare(), task)` for each task, in the order of the tasks.

    `prepare` and `work` must be importable functions (or partials of them). One job runs here,
    without another process. Whatever a task raises is raised here, and the rest is dropped.
    """
    if jobs <= 1 or len(tasks) <= 1:
        state = prepare()
        yield from (work(state, task) for task in tasks)
        return
    # Spawned, not forked: a fork would copy the locks of threads that run at that moment.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, initializer=_prepare, initargs=(prepare,)) as pool:
        futures = [pool.submit(_work, work, task) for task in tasks]
        try:
            for future in futures:
                yield future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


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

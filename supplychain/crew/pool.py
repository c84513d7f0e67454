"""Many like tasks on several processors: each worker prepares once, then takes task by task.

The processors are those of this machine, or the workers of a Dask cluster.
"""

from __future__ import annotations

import gc
import math
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)
from contextlib import closing, contextmanager
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar, cast
from uuid import uuid4

from threadpoolctl import threadpool_limits

if TYPE_CHECKING:
    from collections import deque
    from collections.abc import Iterator, Sequence
    from multiprocessing.connection import Connection

    from supplychain.crew.cluster import Cluster

State = TypeVar("State")
Task = TypeVar("Task")
Result = TypeVar("Result")

Progress: TypeAlias = Callable[[str, int, int], None]  # phase, tasks done, tasks in all
Jobs: TypeAlias = int | str  # processors here, or the address of a Dask scheduler

_prepared: dict[str, Any] = {}  # what this worker made of `prepare`, by crew
_one_at_a_time = threading.Lock()  # a Dask worker may have several threads


class PoolError(RuntimeError):
    """The processors cannot be used, or were lost; the message says why."""


def no_progress(_phase: str, _done: int, _total: int) -> None:
    """Say nothing of how far the work is."""


class Crew(Generic[State]):
    """Processors that prepare once and take batch after batch of like tasks; close it at the end.

    `prepare` and all work must be importable functions (or partials of them). One job, or one task,
    runs here, without another process. Work that spends its time in HiGHS, outside Python's lock,
    may run in `threads` of this process, which share what is prepared. Each job is one processor:
    meanwhile numpy's own threads rest, which take another one and save no time.
    """

    def __init__(self, prepare: Callable[[], State], jobs: Jobs, *, threads: bool = False) -> None:
        self._prepare, self._jobs = prepare, jobs
        self._threads = threads and not isinstance(jobs, str)
        self._name = uuid4().hex
        self._pool: Executor | None = None
        self._blas = threadpool_limits(limits=1, user_api="blas")
        self._line: Connection | None = None  # to the processes of the pool; cut, they end

    @cached_property
    def here(self) -> State:
        """What is prepared in this process."""
        return self._prepare()

    @property
    def width(self) -> int:
        """How many tasks are at work at once."""
        if isinstance(self._jobs, int):
            return self._jobs
        return cast("Cluster", self._workers).width

    def each(self, tasks: int) -> int:
        """Return how many processors each of so many tasks has; one where they are elsewhere."""
        return max(self._jobs // tasks, 1) if isinstance(self._jobs, int) and tasks else 1

    def run(
        self,
        work: Callable[[State, Task], Result],
        tasks: Sequence[Task],
        *,
        until: float = math.inf,
    ) -> Iterator[Result]:
        """Yield `work(prepare(), task)` for each task, in the order of the tasks.

        What is not done by `until`, in seconds of
        ``time.time``, is dropped; without other workers a task that is begun runs to its end.
        Whatever a task raises is raised here, and the rest is dropped; ``PoolError`` where there
        are no workers, or they are lost.
        """
        if self._jobs == 1 or len(tasks) <= 1:
            yield from (work(self.here, task) for task in tasks if time.time() < until)
            return
        futures = [self._begun(work, task) for task in tasks]
        with _whole():
            for future in futures:
                if not wait([future], _seconds_to(until)).done:
                    return
                yield future.result()

    def run_in_any_order(
        self,
        work: Callable[[State, Task], Result],
        waiting: deque[Task],
        *,
        small: bool = False,
    ) -> Iterator[tuple[Task, Result]]:
        """Yield each task with its result as soon as that is there.

        Takes tasks from `waiting`; the caller may add others between results. Small tasks are not
        worth another process. Errors are as in `run`.
        """
        alone = small or self._jobs == 1
        futures: dict[Future[Result], Task] = {}
        while waiting or futures:
            if alone or (not futures and len(waiting) == 1):
                task = waiting.popleft()
                yield task, work(self.here, task)
                continue
            with _whole():
                while waiting:
                    task = waiting.popleft()
                    futures[self._begun(work, task)] = task
                for future in wait(futures, return_when=FIRST_COMPLETED).done:
                    yield futures.pop(future), future.result()

    def _begun(self, work: Callable[[State, Task], Result], task: Task) -> Future[Result]:
        if self._threads:
            return self._workers.submit(work, self.here, task)
        return self._workers.submit(_work, self._name, work, task)

    @property
    def _workers(self) -> Executor:
        if self._pool is None and self._threads:
            self._pool = ThreadPoolExecutor(int(self._jobs))
        if self._pool is None:
            set_up = partial(_set_up, self._name, self._prepare)
            if isinstance(self._jobs, str):
                self._pool = _on_cluster(self._jobs, set_up, partial(_clear, self._name))
            else:
                # Spawned, not forked: a fork would copy the locks of threads that then run.
                context = multiprocessing.get_context("spawn")
                line, self._line = context.Pipe(duplex=False)
                self._pool = ProcessPoolExecutor(
                    self._jobs, context, initializer=_begin, initargs=(set_up, line)
                )
        return self._pool

    def close(self) -> None:
        """Let the processors go, without waiting for what they are at."""
        if self._line is not None:
            self._line.close()
        if self._pool is not None:
            # Processes end at once, or once they have begun: left to themselves, a queue that still
            # writes to one that never reads would keep this process from its end.
            self._pool.shutdown(wait=self._line is not None, cancel_futures=True)
        self._blas.restore_original_limits()


@contextmanager
def _whole() -> Iterator[None]:
    """Say where workers were lost."""
    try:
        yield
    except (BrokenExecutor, CancelledError) as error:
        raise PoolError("workers were lost, for want of memory or by a signal") from error


def spread(  # noqa: PLR0913 - what is done, by whom, and until when
    prepare: Callable[[], State],
    work: Callable[[State, Task], Result],
    tasks: Sequence[Task],
    jobs: Jobs,
    *,
    threads: bool = False,
    until: float = math.inf,
) -> Iterator[Result]:
    """Yield `work(prepare(), task)` for each task, in their order; see `Crew`."""
    with closing(Crew(prepare, jobs, threads=threads)) as crew:
        yield from crew.run(work, tasks, until=until)


def _on_cluster(address: str, set_up: Callable[[], None], clear: Callable[[], None]) -> Executor:
    try:
        from supplychain.crew.cluster import Cluster  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise PoolError("a cluster needs Dask: pip install 'supplychain[cluster]'") from error
    return Cluster(address, set_up, clear)


def processors() -> int:
    """Return the processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def same(value: State) -> State:
    """Return what is given: the preparation of work that needs none."""
    return value


def _begin(set_up: Callable[[], None], line: Connection) -> None:
    """Begin a process of this machine's pool."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent to answer
    threading.Thread(target=_end_with_line, args=(line,), daemon=True).start()
    set_up()
    gc.freeze()  # what is shared by all tasks need not be searched for garbage in each


def _end_with_line(line: Connection) -> None:
    """End this worker, in the midst of a task, when its crew is closed or its parent is gone."""
    line.poll(None)
    os._exit(1)


def _seconds_to(until: float) -> float | None:
    """Return the seconds left; None for no end, or one that no clock reaches."""
    left = until - time.time()
    return max(left, 0.0) if left < threading.TIMEOUT_MAX else None


def _set_up(crew: str, prepare: Callable[[], Any]) -> None:
    threadpool_limits(limits=1, user_api="blas")
    _prepared[crew] = prepare()


def _clear(crew: str) -> None:
    _prepared.pop(crew, None)


def _work(crew: str, work: Callable[[Any, Task], Result], task: Task) -> Result:
    with _one_at_a_time:
        return work(_prepared[crew], task)

"""Workers of a pool: results in order, an end when time ends, and none left behind."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections import deque
from contextlib import closing
from functools import partial
from textwrap import dedent
from typing import TYPE_CHECKING

import numpy as np
import pytest
from threadpoolctl import threadpool_info

from supplychain.crew import Crew, same, spread

if TYPE_CHECKING:
    from pathlib import Path

PARENT = """
    import os, time
    from functools import partial
    from supplychain.crew import same, spread

    def slow(_state, _task):
        os.write(1, f"{os.getpid()}\\n".encode())  # in one go: two workers write here
        time.sleep(60)

    if __name__ == "__main__":
        list(spread(partial(same, None), slow, [1, 2], 2))
"""

IN_TIME = """
    import sys, time
    from functools import partial
    from supplychain.crew import same, spread

    def slow(_state, _task):
        time.sleep(0.05)

    if __name__ == "__main__":
        tasks = [bytes(500_000)] * 100  # more than a pipe holds
        until = time.time() + float(sys.argv[1])
        assert len(list(spread(partial(same, None), slow, tasks, 2, until=until))) < 100
"""


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    assert list(spread(partial(same, 2), pow, [5, 1, 3], jobs)) == [32, 2, 8]


@pytest.mark.parametrize("threads", [False, True])
@pytest.mark.parametrize("jobs", [1, 2])
def test_whoever_takes_results_may_add_tasks(jobs: int, threads: bool) -> None:
    """From 3 down to 1: each number that is done brings two of the next."""
    waiting, done = deque([3]), []
    with closing(Crew(partial(same, 2), jobs, threads=threads)) as crew:
        for task, power in crew.run_in_any_order(pow, waiting):
            assert power == 2**task
            done.append(task)
            waiting.extend([task - 1] * 2 if task > 1 else [])
    assert sorted(done) == [1, 1, 1, 1, 2, 2, 3]


def _ones() -> np.ndarray:
    return np.ones(2)


def _threads(_ones: np.ndarray, _task: int) -> list[int]:
    """Threads that numpy may use."""
    return [
        library["num_threads"]
        for library in threadpool_info()
        if library["user_api"] == "blas" and "numpy" in library["filepath"]
    ]


@pytest.mark.parametrize("threads", [False, True])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_job_is_one_processor(jobs: int, threads: bool) -> None:
    """Numpy takes no second one meanwhile, and has its own again afterwards."""
    before = _threads(_ones(), 0)
    for found in spread(_ones, _threads, [1, 2], jobs, threads=threads):
        assert set(found) <= {1}
    assert _threads(_ones(), 0) == before


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals of another kind")
def test_no_worker_outlives_its_parent(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(dedent(PARENT), encoding="utf-8")
    parent = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    workers = [int(parent.stdout.readline()) for _ in range(2)]
    assert len(set(workers)) == 2
    parent.send_signal(signal.SIGTERM)
    parent.communicate(timeout=30)  # ends when nobody holds the workers' output open any more


@pytest.mark.parametrize("seconds", [0.05, 0.3, 0.35, 0.4, 0.45, 0.5])
def test_it_ends_when_time_ends_whatever_the_workers_are_at(tmp_path: Path, seconds: float) -> None:
    """They begin, or are sent what they never read: what has hung for ever."""
    script = tmp_path / "in_time.py"
    script.write_text(dedent(IN_TIME), encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, str(script), str(seconds)],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")

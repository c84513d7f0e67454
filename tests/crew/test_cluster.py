"""A Dask cluster in the place of the processors of this machine: nothing lost, nothing twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import supplychain
from supplychain.cli import main
from supplychain.crew import PoolError, same, spread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

distributed = pytest.importorskip("distributed")

TUTORIAL = "datasets/tutorial"


class Cluster:
    """A scheduler and workers, each a process of its own as on another machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "scheduler.json"
        quiet = ["--no-dashboard", "--scheduler-file", str(self.file)]
        self.processes = [self._begin("dask_scheduler", *quiet, "--port", "0")]
        _until(self.file.exists)
        with distributed.Client(scheduler_file=str(self.file)) as client:
            self.address = client.scheduler.address

    def add_worker(self) -> subprocess.Popen[bytes]:
        """Begin a worker that nobody begins again when it is gone."""
        quiet = ["--no-dashboard", "--no-nanny", "--local-directory", str(self.folder)]
        worker = self._begin("dask_worker", self.address, *quiet, "--nthreads", "1")
        self.processes.append(worker)
        return worker

    def wait_for(self, workers: int) -> None:
        """Wait until so many workers have come."""
        with distributed.Client(self.address) as client:
            client.wait_for_workers(workers, timeout=60)

    def close(self) -> None:
        """End all processes."""
        for process in reversed(self.processes):
            process.kill()
            process.wait()

    def _begin(self, module: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.{module}", *arguments]
        paths = {"PYTHONPATH": os.pathsep.join(sys.path)}
        return subprocess.Popen(
            command, env=os.environ | paths,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    found = Cluster(tmp_path_factory.mktemp("cluster"))
    try:
        for _ in range(2):
            found.add_worker()
        found.wait_for(2)
        yield found
    finally:
        found.close()


def noted(folder: Path, task: int) -> tuple[int, int]:
    """Leave a note of who did a task, slowly; return it and its square."""
    (folder / f"{task}-{os.getpid()}").touch()
    time.sleep(0.05)
    return task, task**2


def test_a_worker_killed_at_work_loses_nothing(cluster: Cluster, tmp_path: Path) -> None:
    tasks = list(range(60))
    killed = cluster.add_worker()
    cluster.wait_for(3)
    found = spread(partial(same, tmp_path), noted, tasks, cluster.address)
    results = [next(found)]
    _until(lambda: any(_notes(tmp_path, killed.pid)))
    killed.send_signal(signal.SIGKILL)
    results += found
    assert results == [(task, task**2) for task in tasks]
    others = {path.name.split("-")[1] for path in tmp_path.iterdir()} - {str(killed.pid)}
    assert len(others) == 2  # both have worked, and so did the one that was killed
    assert any(_notes(tmp_path, killed.pid))


def test_what_a_task_raises_comes_home(cluster: Cluster) -> None:
    with pytest.raises(ZeroDivisionError):
        list(spread(partial(same, 1), divmod, [1, 0, 2], cluster.address))


@pytest.mark.slow
def test_a_verb_says_the_same_on_a_cluster(cluster: Cluster, tmp_path: Path) -> None:
    texts = []
    for place in (["--jobs", "1"], ["--cluster", cluster.address]):
        out = tmp_path / place[0].strip("-")
        asked = ["sensitivity", TUTORIAL, "--samples", "6", "--out", str(out), *place]
        outcome = CliRunner().invoke(main, asked)
        assert outcome.exit_code == 0, outcome.output
        tables = sorted((out / "tables").glob("*.csv"))
        assert tables
        texts.append({path.name: path.read_text(encoding="utf-8") for path in tables})
    assert texts[0] == texts[1]


def test_plans_are_the_same_on_a_cluster_and_with_any_number_of_processors(
    cluster: Cluster,
) -> None:
    case = supplychain.read(TUTORIAL)
    one, two, many = (supplychain.solve(case, jobs=jobs) for jobs in (1, 2, cluster.address))
    plans = [run.answer.plans for run in (one, two, many)]
    assert list(plans[0]) == list(plans[1]) == list(plans[2])
    for pair, plan in plans[0].items():
        for other in plans[1:]:
            for family, values in plan.values.items():
                assert values.tobytes() == other[pair].values[family].tobytes()


def test_without_a_scheduler_one_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from supplychain.crew import cluster as room  # noqa: PLC0415 - after the check for Dask

    monkeypatch.setattr(room, "SECONDS", 1)
    with pytest.raises(PoolError, match="no Dask scheduler answers"):
        list(spread(partial(same, 1), pow, [1, 2], "tcp://127.0.0.1:9"))


@pytest.mark.parametrize("verb", ["solve", "sensitivity"])
def test_processors_and_a_cluster_exclude_each_other(verb: str) -> None:
    outcome = CliRunner().invoke(main, [verb, "--jobs", "2", "--cluster", "tcp://x:1"])
    assert outcome.exit_code == 2
    assert "exclude each other" in outcome.output


def _notes(folder: Path, process: int) -> list[Path]:
    return list(folder.glob(f"*-{process}"))


def _until(true: object, seconds: float = 60.0) -> None:
    """Wait until something is true."""
    assert callable(true)
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "in vain"
        time.sleep(0.02)

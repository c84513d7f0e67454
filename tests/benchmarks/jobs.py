"""How much sooner two processors are done than one.

Run ``python -m tests.benchmarks.jobs`` on a machine with two processors that does nothing else:
seconds are those of the clock. The case is generated, at about 50 thousand non-zeros, with six
agreements and four scenarios.

solve
    Each scenario under baseline and regime. The regimes wait for their baselines.
value
    Every set of the six agreements; each waits for those with one more.
samples
    All figures drawn at once, each sample with and without the regime.
machine
    The same program solved over and over, by one process and by two that share nothing: what this
    machine gives at most. Processors may share caches, memory and, unseen, each other's place.

The last columns are seconds of the processor: what two jobs take more is what sharing costs.
"""

from __future__ import annotations

import multiprocessing
import time
from typing import TYPE_CHECKING

from threadpoolctl import threadpool_limits

from supplychain.analysis.comparison import Question
from supplychain.analysis.uncertainty.monte_carlo import monte_carlo
from supplychain.instance import build_instance
from supplychain.solve import open_workshop, solve_case
from tests.benchmarks import regimes
from tests.benchmarks.common import DEFAULT, say
from tests.benchmarks.generator import Size, make_case
from tests.benchmarks.sweep import JOINT, SEED, WAR

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.queues import Queue
    from multiprocessing.synchronize import Barrier

    from supplychain.case import Case

FIFTY_THOUSAND = Size(6, 4, 2, 16, own=2, entry_days=7, scenarios=4, off=0.2)
SAMPLES = 24
TURNS = 5


def work(case: Case) -> dict[str, Callable[[int], object]]:
    """What is done with a number of jobs, by name."""
    question = Question(case, DEFAULT, WAR, JOINT)
    return {
        "solve": lambda jobs: solve_case(case, DEFAULT, jobs=jobs),
        "value": lambda jobs: regimes.sweep(case, WAR, jobs),
        "samples": lambda jobs: monte_carlo(question, SAMPLES, SEED, jobs),
    }


def clocked(done: Callable[[int], object], jobs: int) -> tuple[float, float]:
    """Seconds on the clock, and of the processor, that work takes."""
    started, used = time.perf_counter(), time.process_time()
    done(jobs)
    return time.perf_counter() - started, time.process_time() - used


def alone(start: Barrier, told: Queue[float]) -> None:
    """Solve one program over and over, from when all are ready; tell the seconds on the clock."""
    case = make_case(FIFTY_THOUSAND)
    shop = open_workshop(case, DEFAULT)
    instance = build_instance(case, shop.network, WAR, JOINT)
    threadpool_limits(limits=1, user_api="blas")  # as each job of a crew has
    start.wait()
    begun = time.perf_counter()
    for _ in range(TURNS):
        shop.plan(instance)
    told.put(time.perf_counter() - begun)


def machine(processes: int) -> float:
    """Seconds on the clock of the last of so many processes that share nothing."""
    context = multiprocessing.get_context("spawn")
    start, told = context.Barrier(processes), context.Queue()
    started = [context.Process(target=alone, args=(start, told)) for _ in range(processes)]
    for process in started:
        process.start()
    seconds = max(told.get() for _ in started)
    for process in started:
        process.join()
    return seconds


def main() -> None:
    """Measure each with one job and with two."""
    case = make_case(FIFTY_THOUSAND)
    shop = open_workshop(case, DEFAULT)
    entries = shop.program(build_instance(case, shop.network, WAR, JOINT), {}).matrix.nnz
    say(f"{entries} non-zeros")
    say(f"{'':9}{'1 job, s':>10}{'2 jobs, s':>10}{'ratio':>7}{'1 job, cpu':>12}{'2 jobs, cpu':>12}")
    for name, done in work(case).items():
        (one, used), (two, used_by_two) = (clocked(done, jobs) for jobs in (1, 2))
        say(f"{name:9}{one:10.1f}{two:10.1f}{one / two:7.2f}{used:12.1f}{used_by_two:12.1f}")
    one, two = 2 * machine(1), machine(2)
    say(f"{'machine':9}{one:10.1f}{two:10.1f}{one / two:7.2f}")


if __name__ == "__main__":
    main()

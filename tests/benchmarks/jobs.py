"""How much sooner two processors are done than one.

Run ``python -m tests.benchmarks.jobs`` on a machine with two processors that does nothing else:
seconds are those of the clock. The case is generated, at about 50 thousand non-zeros, with six
agreements and four scenarios.

solve
    Each scenario under baseline and regime. The regimes wait for their baselines.
value
    Every set of the six agreements; those of one size at a time.
samples
    All figures drawn at once, each sample with and without the regime.

Processes that must first be started and prepared are counted as a user would: in full.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from supplychain.analysis.comparison import Question
from supplychain.analysis.uncertainty.monte_carlo import monte_carlo
from supplychain.instance import build_instance
from supplychain.solve import open_workshop, solve_case
from tests.benchmarks import regimes
from tests.benchmarks.build import say
from tests.benchmarks.generator import Size, make_case
from tests.benchmarks.regimes import JUDGEMENT
from tests.benchmarks.sweep import JOINT, SEED, WAR

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.case import Case

FIFTY_THOUSAND = Size(6, 4, 2, 16, own=2, entry_days=7, scenarios=4, off=0.2)
SAMPLES = 24


def work(case: Case) -> dict[str, Callable[[int], object]]:
    """What is done with a number of jobs, by name."""
    question = Question(case, JUDGEMENT, WAR, JOINT)
    return {
        "solve": lambda jobs: solve_case(case, JUDGEMENT, jobs=jobs),
        "value": lambda jobs: regimes.sweep(case, WAR, jobs),
        "samples": lambda jobs: monte_carlo(question, SAMPLES, SEED, jobs),
    }


def clocked(done: Callable[[int], object], jobs: int) -> float:
    """Seconds on the clock that work takes."""
    started = time.perf_counter()
    done(jobs)
    return time.perf_counter() - started


def main() -> None:
    """Measure each with one job and with two."""
    case = make_case(FIFTY_THOUSAND)
    shop = open_workshop(case, JUDGEMENT)
    entries = shop.program(build_instance(case, shop.network, WAR, JOINT), {}).matrix.nnz
    say(f"{entries} non-zeros")
    say(f"{'':9}{'1 job, s':>10}{'2 jobs, s':>10}{'ratio':>7}")
    for name, done in work(case).items():
        one, two = (clocked(done, jobs) for jobs in (1, 2))
        say(f"{name:9}{one:10.1f}{two:10.1f}{one / two:7.2f}")


if __name__ == "__main__":
    main()

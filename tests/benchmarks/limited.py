"""What a case of 50 countries, 200 items and 104 weeks says in limited time.

Run ``python -m tests.benchmarks.limited``; `--seconds` is the limit, 300 without it. Its program
has 29 million non-zeros. A row a stage of each plan: its objective at the plan (`at most`) and a
bound below which no plan can be (`at least`), in units of the objective, what lies between as a
share of the former, and the seconds of the clock that the stage took. A stage that is proven has no
gap; after one that is not, the next are not begun, and their figures are of the plan at hand. The
rule that no nation is worse off is off. A regime begins with the plan of the baseline: where its
figures are those of the baseline, nothing better was found in time.
"""

from __future__ import annotations

import argparse
import time

from supplychain.solve import solve_case
from tests.benchmarks.common import NO_GUARD, peak, say
from tests.benchmarks.generator import SIZES, make_case


def main() -> None:
    """Solve the case under its baseline and regime, and print what is known by then."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=300.0)
    asked = parser.parse_args()
    case = make_case(SIZES["fifty"])
    started = time.time()
    answer = solve_case(case, NO_GUARD, until=started + asked.seconds)
    took = time.time() - started
    say(f"{'regime':10}{'stage':13}{'at most':>12}{'at least':>12}{'gap':>8}{'s':>6}")
    for (_, regime), plan in answer.plans.items():
        for stage in plan.stages:
            gap = (stage.optimum - stage.bound) / stage.optimum if stage.optimum else 0.0
            say(
                f"{regime:10}{stage.name:13}{stage.optimum:12.6g}{stage.bound:12.6g}"
                f"{gap:8.2%}{stage.seconds:6.0f}  {stage.status}"
            )
    say(f"{took:.0f} s of the clock for a limit of {asked.seconds:.0f}, {peak():.0f} MB")


if __name__ == "__main__":
    main()

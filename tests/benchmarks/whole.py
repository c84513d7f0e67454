"""Where the time of a whole run goes: reading, building, solving, tables, audit and report.

Run ``python -m tests.benchmarks.whole --size 100k`` (or 10k, 1M: generated; bundled: one scenario
of the Northeast Asia case). The case is read from a workbook, solved under its baseline and its
widest regime, or with ``--all`` every scenario under every regime, audited, and reported as page,
workbook and tables. Seconds are those of the processor, so that other work on the machine counts
little; the share is that of the whole. What explains an answer is left out: it solves again and
again, so its time is the solver's. The script library of the page, which is bundled once a machine,
is there already.
"""

from __future__ import annotations

import argparse
import datetime as dt
import multiprocessing
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from supplychain.api import Run
from supplychain.case import BASELINE
from supplychain.case.regimes import widest_regime
from supplychain.formulation.judgement import Judgement
from supplychain.instance import build_instance
from supplychain.report.html.vega import vega_script
from supplychain.results import audit, result_tables
from supplychain.solve import open_workshop, solve_case
from supplychain.workbook import read_case, write_workbook
from tests.benchmarks.common import case_of, peak, say
from tests.benchmarks.generator import SIZES

if TYPE_CHECKING:
    from collections.abc import Callable

Done = TypeVar("Done")
SOLVING = "solving"


class Watch:
    """Seconds of the processor by part of the work."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, part: str, work: Callable[[], Done]) -> Done:
        """Do a part and note how long it took."""
        started = time.process_time()
        done = work()
        self.seconds[part] = time.process_time() - started
        return done


def measure(size: str, folder: Path, *, every: bool = False) -> Watch:
    """Time the parts of a run of a case: of one scenario and two regimes, or of all there are."""
    path = folder / "case.xlsx"
    # Another process writes it: to read the first case of a process takes longer than the second.
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as other:
        other.submit(_write, size, path).result()
    vega_script()
    watch, judgement, started = Watch(), Judgement(), dt.datetime.now(dt.UTC)
    case = watch.time("reading", lambda: read_case(path))
    scenarios = list(case.tables["scenarios"]["scenario"])
    regimes = list(dict.fromkeys([BASELINE, *case.tables["regimes"]["regime"]]))
    if not every:
        scenarios, regimes = scenarios[:1], [BASELINE, widest_regime(case, regimes)]

    def build() -> None:
        shop = open_workshop(case, judgement)
        for pair in product(scenarios, regimes):
            shop.program(build_instance(case, shop.network, *pair), {})

    watch.time("building", build)
    answer = watch.time(
        "building and solving", lambda: solve_case(case, judgement, scenarios, regimes)
    )
    both = watch.seconds.pop("building and solving")
    watch.seconds[SOLVING] = both - watch.seconds["building"]
    tables = watch.time("tables", lambda: result_tables(answer))
    differences = watch.time("audit", lambda: audit(case, tables))
    watch.time("report", lambda: Run(answer, tables, differences, started).report(folder / "run"))
    return watch


def _write(size: str, path: Path) -> None:
    write_workbook(case_of(size), path)


def main() -> None:
    """Measure one size and print its parts."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--size", choices=[*SIZES, "bundled"], default="100k")
    parser.add_argument("--all", action="store_true", help="every scenario and regime")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        seconds = measure(asked.size, Path(folder), every=asked.all).seconds
    whole = sum(seconds.values())
    say(f"{'part':10}{'cpu s':>9}{'share':>8}")
    for part, spent in seconds.items():
        say(f"{part:10}{spent:9.2f}{spent / whole:8.1%}")
    say(f"all but the solver {1 - seconds[SOLVING] / whole:.1%} of {whole:.1f} s")
    say(f"peak {peak():.0f} MB")


if __name__ == "__main__":
    main()

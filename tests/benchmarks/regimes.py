"""How long it takes to solve every set of eight agreements: 256 regimes of one scenario.

Run ``python -m tests.benchmarks.regimes``; with ``--case bundled`` the Northeast Asia case.

sweep
    As the ledger does it: one structure, what follows from another set is not solved, small
    programs go on from the plan of all of them.
fresh
    Each regime from the checked tables: network, structure, numbers, today's plan, which bounds
    what the others may do, and the regime's, cold.
alone
    The same without today's plan: nobody's losses are bounded.

Seconds are those of the processor, so that other work on the machine counts little. The bundled
case is not solved afresh 256 times: every eighth set is.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from supplychain import assets
from supplychain.analysis.cooperation.bench import Bench
from supplychain.analysis.cooperation.benches import Benches
from supplychain.analysis.cooperation.clerk import Clerk
from supplychain.analysis.cooperation.games.game import coalitions
from supplychain.analysis.cooperation.memory import Memory
from supplychain.analysis.cooperation.proposals import proposed, signed
from supplychain.analysis.cooperation.sweep import outcomes
from supplychain.crew import Crew
from supplychain.solve import open_workshop
from supplychain.workbook import read_case
from tests.benchmarks.common import DEFAULT, say, timed

if TYPE_CHECKING:
    from supplychain.analysis.cooperation.games import Coalition
    from supplychain.analysis.cooperation.sweep import Outcomes
    from supplychain.case import Case

DAY = 0.0
ENTRY_DAYS = (0, 7, 14, 21, 7, 0)  # of the six agreements beside the tutorial's two


def eight_agreements(folder: Path) -> Case:
    """Return the tutorial with six more agreements: four routes and two licensed lines.

    All 256 sets come to different programs.
    """
    pairs = enumerate(ENTRY_DAYS)
    names = [f"accord{k}" for k in range(len(ENTRY_DAYS))]
    added: dict[str, list[dict[str, object]]] = {
        "agreements": [
            {"agreement": names[k], "parties": "NL;SL", "entry_days": days} for k, days in pairs
        ],
        "routes": [
            {"route": f"road{k}", "origin": "sl_depot", "destination": "nl_depot", "mode": "road",
             "items": "shell" if k % 2 else "missile", "lead_days": 7 * (k % 3),
             "capacity_t": 0.5 + 0.3 * k, "per": "week", "cost_per_t": 100 + k,
             "agreement": names[k]}
            for k in range(4)
        ],
        "lines": [
            {"line": "licence_nl", "site": "nl_depot", "agreement": names[4]},
            {"line": "licence_sl", "site": "sl_depot", "agreement": names[5]},
        ],
        "rates": [
            {"line": "licence_nl", "item": "shell", "rate": 3, "per": "week", "lead_days": 7},
            {"line": "licence_sl", "item": "missile", "rate": 1, "per": "week", "lead_days": 7},
        ],
        "regimes": [{"regime": "all", "agreement": name, "since": "D+0"} for name in names],
    }  # fmt: skip
    for path in assets.dataset("tutorial").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            rows: list[dict[str, object]] = [*csv.DictReader(stream), *added.get(path.stem, [])]
        heads = list(dict.fromkeys(head for row in rows for head in row))
        with (folder / path.name).open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, heads)
            writer.writeheader()
            writer.writerows(rows)
    return read_case(folder)


def sweep(case: Case, scenario: str, jobs: int = 1) -> tuple[Outcomes, int]:
    """Outcomes of every set, and the programs that were solved for them."""
    crew = Crew(partial(Benches, case, DEFAULT), jobs, threads=True)
    memory = Memory(case, DEFAULT)
    found = outcomes(Clerk(crew, memory), scenario, DAY, coalitions(proposed(case)))
    crew.close()
    return found, len(memory)


def fresh(case: Case, scenario: str, members: Coalition, *, guarded: bool = True) -> float:
    """Optimum of the first stage of one set, from the checked tables."""
    bench = Bench(open_workshop(case, DEFAULT), scenario)
    instance = bench.instances.under(signed(members, DAY))
    today = bench.shop.plan(bench.instances.under({})) if guarded else None
    return bench.shop.plan(instance, today).stages[0].optimum


def main() -> None:
    """Measure and say."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--case", choices=["tutorial", "bundled"], default="tutorial")
    parser.add_argument("--scenario", default=None)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        case = (
            eight_agreements(Path(folder)) if asked.case == "tutorial"
            else read_case(assets.dataset("northeast_asia"))
        )  # fmt: skip
    scenario = asked.scenario or str(case.text["scenarios"]["scenario"].iloc[0])
    sets = list(coalitions(proposed(case)))
    some = sets if asked.case == "tutorial" else sets[::8]
    if asked.case == "tutorial":
        sweep(case, scenario)  # so that nothing is first
    seconds, (_, programs) = timed(partial(sweep, case, scenario))
    say(f"{len(sets)} regimes of {scenario}: {programs} programs solved, {seconds:.2f} s")
    for name, guarded in (("fresh", True), ("alone", False)):
        each, _ = timed(lambda g=guarded: [fresh(case, scenario, s, guarded=g) for s in some])
        whole = each * len(sets) / len(some)
        say(f"{name}: {whole:.2f} s, {whole / seconds:.1f} times as long")


if __name__ == "__main__":
    main()

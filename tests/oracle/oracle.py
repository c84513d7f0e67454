"""Reference solution of the wartime munitions shortfall program: stages, judgement, command line.

Written from the specification alone. It shares no code with the package it is there to check.
"""

import argparse
import json
import math
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from oracle_numbers import World, read_world
from oracle_program import INFINITY, Model, Terms, value_of
from oracle_tables import Row, number, read_tables, text_of

BASELINE = "national"
SLACK = 1e-10  # relative slack with which an earlier optimum is kept; its effect is corrected


@dataclass(frozen=True)
class Judgement:
    """How shortfall is judged: what a model file holds, and the limits of the baseline."""

    measure: str = "fraction"
    prices: tuple[float, float, float] = (1.0, 2.0, 4.0)
    urgency: float = 0.01
    no_nation_worse_off: str = "off"
    limits: dict[Any, float] = field(default_factory=dict)
    fairness: bool = False
    fairness_slack: float = 0.01


def worth(world: World, element: str, planned: float, measure: str) -> float:
    """Return what one unit of shortfall of a force element weighs (C16)."""
    row = world.elements[element]
    weight = number(row, "weight", 1.0)
    if planned <= 0:
        return 0.0
    if measure == "fraction":
        return weight / planned
    if measure == "units":
        return weight
    if measure == "value":
        return weight * number(world.items[text_of(row, "item")], "unit_price")
    raise ValueError(f"unknown measure {measure}")


def groups(world: World, rule: str) -> dict[Any, Any]:
    """Group force elements by country, or by country and class of the reference item."""
    result = defaultdict(list)
    for element, row in world.elements.items():
        kind = world.items[text_of(row, "item")].get("class") or ""
        key = row["country"] if rule == "country" else (row["country"], kind)
        result[key].append(element)
    return dict(result)


class Judge:
    """Run the stages of the judgement on a model."""

    def __init__(self, world: World, judgement: Judgement) -> None:
        self.world, self.judgement = world, judgement
        self.model = Model(world)
        self.program = self.model.program
        self.worth = {
            e: worth(world, e, self.model.planned[e], judgement.measure) for e in world.elements
        }
        self.stages: list[dict[str, Any]] = []
        self.kept: list[tuple[Terms, float]] = []
        self.x: dict[Any, float] = {}

    def run(self) -> dict[Any, Any]:
        """Run every stage and collect the results."""
        priced = self._bands()
        self._nation_limits()
        for priority in sorted(priced):
            self._stage(f"priority {priority:g}", priced[priority])
        if self.judgement.fairness:
            self._fairness()
        self._stage("effort", self.model.cost)
        return self._results()

    def _bands(self) -> dict[float, Terms]:
        """Add the price bands; return the objective of each priority (C16)."""
        model, total = self.model, len(self.model.periods)
        priced: dict[float, Terms] = defaultdict(dict)
        for element, row in self.world.elements.items():
            priority = number(row, "priority", 1.0)
            priced[priority] |= {}
            planned = model.planned[element]
            if self.worth[element] <= 0:
                continue
            terms: Terms = {}
            for key, share in model.lost[element].items():
                late = self.judgement.urgency * (total - key[2]) / total
                terms[key] = -(share + late)
            for band, price in enumerate(self.judgement.prices):
                key = ("band", element, band)
                self.program.column(key, planned, planned / 3.0 if band < 2 else INFINITY)
                terms[key] = 1.0
                priced[priority][key] = self.worth[element] * price
            self.program.row(terms, 0.0, 0.0, planned)
        return priced

    def weighted(self, elements: list[str]) -> Terms:
        """Return the weighted shortfall of some force elements, without bands and urgency."""
        terms: Terms = {}
        for element in elements:
            for key, share in self.model.lost[element].items():
                terms[key] = self.worth[element] * share
        return terms

    def _nation_limits(self) -> None:
        """Hold every nation at its limit (C17)."""
        if self.judgement.no_nation_worse_off == "off":
            return
        for key, elements in groups(self.world, self.judgement.no_nation_worse_off).items():
            self.program.keep(self.weighted(elements), self.judgement.limits[key], SLACK)

    def _stage(self, name: str, cost: Terms) -> None:
        """Minimise one objective and keep its optimum."""
        started = time.perf_counter()
        self.x, optimum = self.program.minimise(cost)
        seconds = time.perf_counter() - started
        self.stages.append({"stage": name, "optimum": optimum, "seconds": round(seconds, 2)})
        self.kept.append((cost, optimum))
        self.program.keep(cost, optimum, SLACK)

    def _fairness(self) -> None:
        """Minimise the largest national fraction within a slack of the shortfall stages (C18)."""
        del self.program.rows[len(self.program.rows) - len(self.kept) :]
        for cost, optimum in self.kept:
            limit = optimum * (1 + self.judgement.fairness_slack)
            self.program.keep(cost, limit, SLACK)
        self.kept = []
        self.program.column(("largest",), 1.0)
        for elements in groups(self.world, "country").values():
            whole = math.fsum(self.worth[e] * self.model.planned[e] for e in elements)
            if whole > 0:
                terms = {k: v / whole for k, v in self.weighted(elements).items()}
                self.program.row(terms | {("largest",): -1.0}, -INFINITY, 0.0, 1.0)
        self._stage("fairness", {("largest",): 1.0})

    def _results(self) -> dict[Any, Any]:
        """Collect optima, weighted shortfalls, shortfalls and the checks of the answer."""
        drift = max(
            abs(value_of(c, self.x) - best) / max(1.0, abs(best)) for c, best in self.kept[:-1]
        )
        return {
            "stages": self.stages,
            "weighted_country": self._weighted("country"),
            "weighted_class": self._weighted("class"),
            "shortfall": {e: value_of(t, self.x) for e, t in self.model.lost.items()},
            "planned": dict(self.model.planned),
            "drift": drift,
            "violation": self.program.violation(self.x),
            "columns": len(self.program.columns),
            "rows": len(self.program.rows),
        }

    def _weighted(self, rule: str) -> dict[Any, Any]:
        """Evaluate the weighted shortfall of each group."""
        found = groups(self.world, rule)
        return {key: value_of(self.weighted(elements), self.x) for key, elements in found.items()}


def solve(
    folder: str | Path, scenario: str, regime: str, judgement: Judgement | None = None
) -> dict[Any, Any]:
    """Solve one scenario and regime of a case folder from scratch."""
    return Judge(read_world(folder, scenario, regime), judgement or Judgement()).run()


def main(arguments: list[str] | None = None) -> int:
    """Print the stage optima of one or of every scenario and regime."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("scenario", nargs="?")
    parser.add_argument("regime", nargs="?")
    parser.add_argument("--measure", default="fraction", choices=["fraction", "units", "value"])
    parser.add_argument("--urgency", type=float, default=0.01)
    parser.add_argument("--rule", default="off", choices=["off", "country", "class"])
    parser.add_argument("--fairness", action="store_true")
    parser.add_argument("--json", action="store_true", help="print whole results as JSON lines")
    options = parser.parse_args(arguments)
    for scenario, regime in _pairs(options):
        judgement = Judgement(
            measure=options.measure, urgency=options.urgency, fairness=options.fairness
        )
        if options.rule != "off" and regime != BASELINE:
            base = solve(options.folder, scenario, BASELINE, judgement)
            judgement = Judgement(
                measure=options.measure,
                urgency=options.urgency,
                fairness=options.fairness,
                no_nation_worse_off=options.rule,
                limits=base[f"weighted_{options.rule}"],
            )
        _show(scenario, regime, solve(options.folder, scenario, regime, judgement), options.json)
    return 0


def _pairs(options: argparse.Namespace) -> list[tuple[str, str]]:
    """Return the scenarios and regimes to solve."""
    tables = read_tables(options.folder)
    scenarios = [options.scenario] if options.scenario else _ids(tables["scenarios"], "scenario")
    listed = [BASELINE, *(r for r in _ids(tables["regimes"], "regime") if r != BASELINE)]
    regimes = [options.regime] if options.regime else listed
    return [(scenario, regime) for scenario in scenarios for regime in regimes]


def _ids(rows: list[Row], column: str) -> list[str]:
    """Return the distinct identifiers of a column in order."""
    return list(dict.fromkeys(text_of(row, column) for row in rows))


def _show(scenario: str, regime: str, result: dict[str, Any], as_json: bool) -> None:
    """Print one result."""
    if as_json:
        classes = {"|".join(key): value for key, value in result["weighted_class"].items()}
        plain = result | {"weighted_class": classes, "scenario": scenario, "regime": regime}
        sys.stdout.write(json.dumps(plain) + "\n")
        return
    size = f"{result['columns']} columns, {result['rows']} rows"
    lines = [f"{scenario} / {regime}: {size}"]
    lines += [
        f"  {stage['stage']:<12} {stage['optimum']:<22.12g} {stage['seconds']} s"
        for stage in result["stages"]
    ]
    lines.append(f"  drift {result['drift']:.1e}, violation {result['violation']:.1e}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())

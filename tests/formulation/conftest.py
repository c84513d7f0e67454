"""Cases small enough to solve by hand, and their plans.

`tiny` makes a case from tables given as lists of rows; what a test does not name has a handy
default: Japan's guns at `jp` need 10 shells a day for three days, one period a day, a shell weighs
a tonne, contingency, scenario and platform are called `war`, `war` and `gun`, and Korea has the
site `kr`. `solve` returns the plan of one scenario and regime, and lets a test read it by name.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from supplychain.formulation.judgement import Judgement
from supplychain.formulation.model import column_index
from supplychain.solve import solve_case
from supplychain.workbook import read_case

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from supplychain.case import Case
    from supplychain.instance import Instance
    from supplychain.solve import Answer, Plan, Stage

Rows = list[dict[str, Any]]
SETTINGS = {"start": "2027-01-01", "period": "day", "periods": 3}
TABLES: dict[str, Rows] = {
    "countries": [{"country": "JP"}, {"country": "KR"}],
    "sites": [{"site": "jp", "country": "JP"}, {"site": "kr", "country": "KR"}],
    "items": [{"item": "shell"}],
    "force_elements": [{"force_element": "jp_guns"}],
    "demand": [{"force_element": "jp_guns", "quantity": 10}],
    "scenarios": [{"scenario": "war"}],
    "regimes": [{"regime": "national"}],
}
CELLS: dict[str, dict[str, Any]] = {
    "items": {"kind": "munition", "class": "artillery", "mass_kg": 1000, "neq_kg": 1},
    "stocks": {"site": "jp", "item": "shell"},
    "lines": {"site": "jp"},
    "rates": {"item": "shell", "per": "day", "lead_days": 0},
    "bom": {"item": "shell"},
    "routes": {"origin": "kr", "destination": "jp", "mode": "sea", "lead_days": 0},
    "force_elements": {"country": "JP", "site": "jp", "platform": "gun", "item": "shell"},
    "effort": {"contingency": "war", "force_element": "jp_guns"},
    "raids": {"contingency": "war", "force_element": "jp_guns", "per": "day"},
    "demand": {"contingency": "war", "per": "day"},
    "interoperability": {"platform": "gun", "item": "shell", "fit": "yes"},
    "scenarios": {"contingencies": "war"},
    "attrition": {"contingency": "war"},
    "agreements": {"parties": "JP; KR"},
}


@dataclass(frozen=True)
class Outcome:
    """The plan of one scenario and regime, read by name."""

    answer: Answer
    plan: Plan
    instance: Instance

    def of(self, family: str, *key: str | None) -> list[float]:
        """Values of a family of columns by period or band; ``None`` in a key adds up over all.

        Rounded to 9 decimals, so that a solver's dust is 0.
        """
        values = self.plan.values[family]
        index = column_index(self.answer.network, self.answer.judgement)[family]
        if values.ndim > 1:
            index = [names[:-1] for names in index[:: values.shape[1]]]
        rows = [
            n
            for n, names in enumerate(index)
            if all(wanted in (None, name) for wanted, name in zip(key, names, strict=True))
        ]
        if not rows:
            raise KeyError(f"{family}{key} has no column")
        return np.atleast_1d(values[rows].sum(axis=0)).round(9).tolist()

    def stage(self, name: str) -> Stage:
        """Stage of the plan called `name`."""
        return next(stage for stage in self.plan.stages if stage.name == name)


@pytest.fixture
def tiny(tmp_path: Path) -> Callable[..., Case]:
    """Make a small valid case: keyword = table or setting, rows over the defaults above."""
    serial = count()

    def make(**given: Any) -> Case:
        folder = tmp_path / f"case_{next(serial)}"
        folder.mkdir()
        settings = SETTINGS | {key: given.pop(key) for key in list(given) if key in SETTINGS}
        rows = [{"key": key, "value": value} for key, value in settings.items()]
        _write(folder / "settings.csv", rows)
        for name, table in (TABLES | given).items():
            if table:
                _write(folder / f"{name}.csv", [CELLS.get(name, {}) | row for row in table])
        return read_case(folder)

    return make


@pytest.fixture
def solve() -> Callable[..., Outcome]:
    """Solve one scenario of a case under one regime."""

    def run(
        case: Case,
        scenario: str = "war",
        regime: str = "national",
        judgement: Judgement | None = None,
    ) -> Outcome:
        answer = solve_case(case, judgement or Judgement(), [scenario], [regime])
        pair = (scenario, regime)
        return Outcome(answer, answer.plans[pair], answer.instances[pair])

    return run


def _write(path: Path, rows: Rows) -> None:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)

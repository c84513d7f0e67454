"""In what anything is counted never matters: items, tonnes, currency, weights."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from supplychain.formulation.judgement import Judgement
from supplychain.solve import Answer, solve_case
from tests.properties.bench import examples
from tests.properties.strategies import Row, Tables, case_of, cases

if TYPE_CHECKING:
    from collections.abc import Mapping

SHELLS = ("shell", "shell_b")  # one gun fires both, so its rate of fire counts both alike
COUNTED = {
    "shells by the million": dict.fromkeys(SHELLS, 1e-6),
    "shells in billionths": dict.fromkeys(SHELLS, 1e9),
    "charges by the million": {"charge": 1e-6},
    "charges in billionths": {"charge": 1e9},
    "missiles by the million": {"missile": 1e-6},
    "missiles by the hundred": {"missile": 1e-2},
    "missiles in thirds": {"missile": 3.0},
    "missiles in millionths": {"missile": 1e6},
    "missiles in billionths": {"missile": 1e9},
    "seekers by the million": {"seeker": 1e-6},
    "seekers in ten-thousandths": {"seeker": 1e4},
    "cues in billionths": {"cue": 1e9},
    "large in billionths, small by the million": {
        **dict.fromkeys((*SHELLS, "seeker", "cue"), 1e9),
        **dict.fromkeys(("missile", "charge"), 1e-6),
    },
    "small in billionths, large by the million": {
        **dict.fromkeys((*SHELLS, "seeker", "cue"), 1e-6),
        **dict.fromkeys(("missile", "charge"), 1e9),
    },
    "all by the million": dict.fromkeys((*SHELLS, "charge", "missile", "seeker", "cue"), 1e-6),
}


@pytest.mark.parametrize("counted", COUNTED)
@examples(3)
@given(tables=cases())
def test_the_unit_of_an_item_never_matters(counted: str, tables: Tables) -> None:
    """Every stage keeps its optimum, effort included, to a ten-millionth."""
    plain = solve_case(case_of(tables), Judgement())
    again = solve_case(case_of(recounted(tables, COUNTED[counted])), Judgement())
    assert_same(plain, again, shortfall=1, effort=1)


@pytest.mark.parametrize("effect", [1e-3, 1e3])
@examples(3)
@given(tables=cases())
def test_one_of_two_rounds_is_worth_a_thousand_of_the_other(effect: float, tables: Tables) -> None:
    """Counting but one of two shells puts the factor into the effectiveness of the others.

    Without rates of fire, which count rounds whatever their effect.
    """
    free = tables | {"force_elements": every(tables["force_elements"], max_rounds_per_day="")}
    plain = solve_case(case_of(free), Judgement())
    again = solve_case(case_of(recounted(free, {"shell_b": effect})), Judgement())
    assert_same(plain, again, shortfall=1, effort=1)


@pytest.mark.parametrize("factor", [1e-6, 1e9])
@examples(3)
@given(tables=cases())
def test_units_of_mass_and_money_change_effort_alone(factor: float, tables: Tables) -> None:
    """Everything weighs and costs more; a tonne is moved and held at the price of before."""
    heavier = tables | {
        "items": times(tables["items"], "mass_kg neq_kg unit_price", factor),
        "sites": times(tables["sites"], "storage_neq_kg", factor),
        "routes": times(tables["routes"], "capacity_t", factor),
        "rates": times(tables["rates"], "unit_cost", factor),
    }
    plain, again = (solve_case(case_of(t), Judgement()) for t in (tables, heavier))
    assert_same(plain, again, shortfall=1, effort=factor)


@pytest.mark.parametrize("factor", [1e-6, 1e9])
@examples(3)
@given(tables=cases())
def test_weights_change_the_weighted_shortfall_alone(factor: float, tables: Tables) -> None:
    """And in proportion, whatever their size; no nation is worse off then either."""
    weighed = times(tables["force_elements"], "weight", factor, blank=1.0)
    plain = solve_case(case_of(tables), Judgement())
    again = solve_case(case_of(tables | {"force_elements": weighed}), Judgement())
    assert_same(plain, again, shortfall=factor, effort=1)


def assert_same(plain: Answer, again: Answer, *, shortfall: float, effort: float) -> None:
    """Every stage of both is certified, and the optima of the second are so many times larger.

    What its inputs are worth adds up to its shortfall, so duals are in the units of the case.
    """
    for pair, plan in again.plans.items():
        for stage, before in zip(plan.stages, plain.plans[pair].stages, strict=True):
            factor = effort if stage.name == "effort" else shortfall
            assert stage.certificate.ok
            assert stage.optimum / factor == pytest.approx(before.optimum, rel=1e-7, abs=1e-12)
        worth = sum(float((plan.reduced[k] * plan.values[k]).sum()) for k in plan.values)
        first = plan.stages[0].optimum
        assert worth == pytest.approx(first, rel=1e-6, abs=1e-9 * shortfall)


def recounted(tables: Tables, factors: Mapping[str, float]) -> Tables:
    """`tables` with so many new units for each old one of some items."""
    new = defaultdict(lambda: 1.0, factors)
    reference = {row["force_element"]: row["item"] for row in tables["force_elements"]}
    asked = {row["platform"]: row["item"] for row in tables["force_elements"]}

    def by_item(table: str, columns: str, power: int = 1) -> list[Row]:
        return [
            row for one in tables[table] for row in times([one], columns, new[one["item"]] ** power)
        ]

    def by_user(table: str, columns: str) -> list[Row]:
        return [
            row
            for one in tables[table]
            for row in times([one], columns, new[reference[one["force_element"]]])
        ]

    changed = {
        "items": by_item("items", "mass_kg neq_kg unit_price", -1),
        "stocks": by_item("stocks", "quantity reserve"),
        "force_elements": by_item("force_elements", "max_rounds_per_day"),
        "effort": by_user("effort", "rounds_per_day"),
        "raids": by_user("raids", "arrivals threat_inventory"),
        "demand": by_user("demand", "quantity"),
        "bom": [
            row | {"quantity": row["quantity"] * new[row["input"]] / new[row["item"]]}
            for row in tables["bom"]
        ],
        "interoperability": [
            row
            | {
                "with_quantity": (row["with_quantity"] or 1.0) * new[row["with"]] / new[row["item"]]
                if row["with"]
                else "",
                "effectiveness": (row["effectiveness"] or 1.0)
                * new[asked[row["platform"]]]
                / new[row["item"]],
            }
            for row in tables["interoperability"]
        ],
    }
    rates = by_item("rates", "rate surge_rate min_rate")
    changed["rates"] = [
        row for one in rates for row in times([one], "unit_cost", 1 / new[one["item"]])
    ]
    return tables | changed


def times(rows: list[Row], columns: str, factor: float, blank: float | str = "") -> list[Row]:
    """`rows` with the figures in some columns multiplied; blank cells stay blank, or count."""
    found = []
    for row in rows:
        filled = {c: blank if row[c] == "" else row[c] for c in columns.split() if c in row}
        found.append(row | {c: v * factor for c, v in filled.items() if v != ""})
    return found


def every(rows: list[Row], **cells: object) -> list[Row]:
    """`rows` with the same cells in each."""
    return [row | cells for row in rows]

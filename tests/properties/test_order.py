"""More means never hurt the most urgent, and only what matters matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplychain.formulation.judgement import Judgement
from supplychain.solve import BASELINE, solve_case
from tests.properties.bench import at_most, bytes_of, examples, first_optima, same
from tests.properties.strategies import REGIMES, Row, Tables, case_of, cases, without_hostages

if TYPE_CHECKING:
    import random

FLAT = Judgement(measure="units", bands=(1.0,), no_nation_worse_off="off")
ROUNDS = Judgement(measure="units", no_nation_worse_off="off")


def scaled(rows: list[Row], columns: tuple[str, ...], factor: float) -> list[Row]:
    """`rows` with the figures in `columns` multiplied; blank cells stay blank."""
    return [
        row | {c: row[c] * factor for c in columns if c in row and row[c] != ""} for row in rows
    ]


def no_worse(better: Tables, worse: Tables, judgement: Judgement) -> bool:
    """Whether the most urgent shortfall of `better` is nowhere above that of `worse`."""
    less, more = (first_optima(case_of(tables), judgement) for tables in (better, worse))
    return all(less[pair] <= at_most(more[pair]) for pair in more)


@examples(10)
@given(cases(reserve=False))
def test_more_demand_never_lowers_the_shortfall(tables: Tables) -> None:
    """In rounds at one price; rising bands would widen with the planned requirement.

    Without reserves: rounds that need not be fired can count as stock of a reserve that is lost
    faster than the reserve itself.
    """
    heavier = tables | {"effort": scaled(tables["effort"], ("rounds_per_day",), 1.5)}
    assert no_worse(tables, heavier, FLAT)


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("stocks", ("quantity",)),
        ("rates", ("rate", "surge_rate")),
        ("routes", ("capacity_t",)),
    ],
)
@examples(6)
@given(tables=cases())
def test_more_means_never_raise_the_shortfall(
    table: str, columns: tuple[str, ...], tables: Tables
) -> None:
    """More stock, faster lines or wider routes leave every plan of before possible."""
    richer = tables | {table: scaled(tables[table], columns, 1.5)}
    assert no_worse(richer, tables, ROUNDS)


@examples(8)
@given(tables=cases(), draw=st.data())
def test_one_more_agreement_never_raises_the_shortfall(tables: Tables, draw: st.DataObject) -> None:
    """An agreement opens columns and lowers losses; what it asks for, it asks of itself."""
    tables = without_hostages(tables)
    dropped = draw.draw(st.sampled_from([r for r in tables["regimes"] if r["regime"] == "joint"]))
    fewer = tables | {"regimes": [row for row in tables["regimes"] if row is not dropped]}
    assert no_worse(tables, fewer, ROUNDS)


@pytest.mark.parametrize("rule", ["off", "country", "class"])
@examples(6)
@given(tables=cases())
def test_no_regime_is_worse_than_national(rule: str, tables: Tables) -> None:
    """For the most urgent, with the rule that no nation may lose and without it."""
    case = case_of(without_hostages(tables))
    found = first_optima(case, Judgement(no_nation_worse_off=rule))
    assert all(value <= at_most(found[s, BASELINE]) for (s, _), value in found.items())


@examples(6)
@given(cases())
def test_a_regime_that_adds_nothing_is_national(tables: Tables) -> None:
    """Whether it is named with no agreement or stripped of all: every stage, guard on."""
    kept = [row for row in tables["regimes"] if row["regime"] == BASELINE]
    bare = [{"regime": regime, "agreement": "", "since": ""} for regime in REGIMES[1:]]
    in_force = [{"regime": "in_force", "agreement": "export", "since": ""}]
    answer = solve_case(case_of(tables | {"regimes": kept + bare + in_force}), Judgement())
    for (scenario, _), plan in answer.plans.items():
        base = answer.plans[scenario, BASELINE]
        assert [stage.optimum for stage in plan.stages] == [same(s.optimum) for s in base.stages]


@examples(8)
@given(tables=cases(), chance=st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(tables: Tables, chance: random.Random) -> None:
    """Plans are the same bit for bit after every table was shuffled."""
    shuffled = {name: chance.sample(rows, len(rows)) for name, rows in tables.items()}
    plans, again = (solve_case(case_of(t), Judgement()) for t in (tables, shuffled))
    assert bytes_of(plans) == bytes_of(again)


@examples(4)
@given(cases())
def test_two_runs_give_the_same_plans(tables: Tables) -> None:
    """Bit for bit, also with two plans solved side by side."""
    case = case_of(tables)
    assert bytes_of(solve_case(case, Judgement())) == bytes_of(solve_case(case, Judgement()))

"""Small cases of several scenarios: plans go on from an anchor, and stay what they are."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from supplychain.case import BASELINE
from supplychain.formulation.judgement import Judgement
from supplychain.solve import SolveError, Workshop, open_workshop, solve_case
from supplychain.solve.anchors import Anchors
from supplychain.solve.methods import HOT
from tests.benchmarks.generator import Size, make_case

if TYPE_CHECKING:
    from supplychain.solve import Plan

CASE = make_case(Size(3, 3, 1, 6, own=2, entry_days=7, scenarios=3))
SCENARIOS = sorted(CASE.tables["scenarios"]["scenario"])


def to_the_last_digit(plan: Plan) -> bytes:
    return b"".join(values.tobytes() for values in plan.values.values())


def test_a_scenario_is_the_same_alone_and_with_others() -> None:
    """In any order, with any number of processors, and with or without another regime."""
    whole = solve_case(CASE, Judgement(), jobs=1).plans
    askings = [
        solve_case(CASE, Judgement(), SCENARIOS[::-1], jobs=2),
        *(solve_case(CASE, Judgement(), [scenario], jobs=1) for scenario in SCENARIOS),
        solve_case(CASE, Judgement(), SCENARIOS[1:], [], jobs=1),
    ]
    for asked in askings:
        for pair, plan in asked.plans.items():
            assert to_the_last_digit(plan) == to_the_last_digit(whole[pair])


def test_a_scenario_depends_on_no_other() -> None:
    """Nor on whether there is another: not in what it comes to, nor in which plan it is."""
    whole = solve_case(CASE, Judgement(), jobs=1).plans
    rows = CASE.tables["scenarios"]
    for scenario in SCENARIOS:
        own = rows["scenario"] == scenario
        others = rows.assign(duration_factor=rows["duration_factor"].where(own, 2.0))
        for left in (rows[own], others):
            case = replace(CASE, tables={**CASE.tables, "scenarios": left})
            for pair, plan in solve_case(case, Judgement(), [scenario], jobs=1).plans.items():
                assert to_the_last_digit(plan) == to_the_last_digit(whole[pair])


def test_each_war_has_an_anchor_of_its_own() -> None:
    """A scenario of other contingencies is no like, whichever is asked for first."""
    rows, demand = CASE.tables["scenarios"], CASE.tables["demand"]
    raid = rows.iloc[[-1]].assign(scenario="raid", contingencies=[("raid",)])
    half = demand.assign(contingency="raid", quantity=demand["quantity"] / 2)
    both = {"scenarios": pd.concat([rows, raid]), "demand": pd.concat([demand, half])}
    case = replace(CASE, tables={**CASE.tables, **both})
    found = [
        solve_case(case, Judgement(), asked, jobs=1).plans
        for asked in (["raid", *SCENARIOS], [*SCENARIOS, "raid"], ["raid"])
    ]
    for plans in found[1:]:
        for pair, plan in plans.items():
            assert to_the_last_digit(plan) == to_the_last_digit(found[0][pair])
    anchors = Anchors(open_workshop(case, Judgement()))
    one, other, raided = (
        anchors.of(scenario, BASELINE, math.inf) for scenario in (*SCENARIOS[1:], "raid")
    )
    assert one is other
    assert one is not raided


def test_a_plain_scenario_begins_anew() -> None:
    """It is its own anchor; as do large programs, and those of a method that is asked for."""
    rows = CASE.tables["scenarios"].assign(duration_factor=1.0, warning_days=0.0)
    plain = replace(CASE, tables={**CASE.tables, "scenarios": rows})
    for case, method in ((plain, ""), (CASE, "ipx")):
        anchors = Anchors(open_workshop(case, Judgement(), method))
        assert anchors.of(SCENARIOS[0], BASELINE, math.inf) is None


def test_an_anchor_without_an_answer_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """And is not tried again."""
    tried = []

    def fails(*_: object) -> None:
        tried.append(1)
        raise SolveError("Unknown")

    monkeypatch.setattr(Workshop, "plan_and_hot", fails)
    plans = solve_case(CASE, Judgement(), jobs=1).plans
    assert len(tried) == 1  # without the baseline's no other is tried
    assert {stage.method for plan in plans.values() for stage in plan.stages} == {"simplex, face"}


def test_scenarios_that_go_on_come_to_the_optima_of_cold_ones() -> None:
    hot = solve_case(CASE, Judgement(), jobs=1).plans
    cold = solve_case(CASE, Judgement(), jobs=1, method="simplex").plans
    for pair, plan in hot.items():
        assert all(stage.certificate.ok for stage in plan.stages)
        assert {stage.method for stage in plan.stages} == {f"{HOT}, face"}
        for one, other in zip(plan.stages, cold[pair].stages, strict=True):
            assert one.optimum == pytest.approx(other.optimum, rel=1e-9)
            assert one.without_guard == pytest.approx(other.without_guard, rel=1e-9, nan_ok=True)

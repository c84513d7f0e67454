"""Small cases of several scenarios: plans go on from those of the first, and stay what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supplychain.formulation.judgement import Judgement
from supplychain.solve import solve_case
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


def test_scenarios_that_go_on_come_to_the_optima_of_cold_ones() -> None:
    hot = solve_case(CASE, Judgement(), jobs=1).plans
    cold = solve_case(CASE, Judgement(), jobs=1, method="simplex").plans
    assert len(hot) == 2 * len(SCENARIOS)
    for pair, plan in hot.items():
        assert all(stage.certificate.ok for stage in plan.stages)
        assert {stage.method for stage in plan.stages} == {f"{HOT}, face"}
        for one, other in zip(plan.stages, cold[pair].stages, strict=True):
            assert one.optimum == pytest.approx(other.optimum, rel=1e-9)
            assert one.without_guard == pytest.approx(other.without_guard, rel=1e-9, nan_ok=True)

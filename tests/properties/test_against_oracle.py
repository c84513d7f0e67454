"""The package and the independent reference agree on every stage of random cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from supplychain.formulation.judgement import Judgement
from supplychain.solve import BASELINE, Answer, Plan, solve_case
from supplychain.workbook import read_case
from tests.oracle.oracle import Judgement as Rules
from tests.oracle.oracle import solve
from tests.properties.bench import OFF, examples, same
from tests.properties.strategies import Tables, cases, folder_of

if TYPE_CHECKING:
    from pathlib import Path


def agrees(plan: Plan, folder: Path, rules: Rules) -> bool:
    """Whether every stage of `plan` has the optimum that the reference finds."""
    expected = [
        stage["optimum"] for stage in solve(folder, plan.scenario, plan.regime, rules)["stages"]
    ]
    return [stage.optimum for stage in plan.stages] == [same(value) for value in expected]


def limits(answer: Answer, scenario: str, rule: str) -> dict[object, float]:
    """What each nation may not exceed, from the baseline of the package."""
    values = answer.plans[scenario, BASELINE].values
    if rule == "country":
        return dict(zip(answer.network.countries, values["weighted"].tolist(), strict=True))
    return dict(zip(answer.network.classes, values["weighted_class"].tolist(), strict=True))


@examples(25)
@given(cases())
def test_every_stage_has_the_optimum_of_the_reference(tables: Tables) -> None:
    """Each priority's shortfall and the effort, both scenarios, all regimes, guard off."""
    with folder_of(tables) as folder:
        answer = solve_case(read_case(folder), OFF)
        assert all(agrees(plan, folder, Rules()) for plan in answer.plans.values())


@pytest.mark.parametrize("measure", ["units", "value"])
@examples(5)
@given(tables=cases())
def test_other_measures_have_the_optimum_of_the_reference(measure: str, tables: Tables) -> None:
    """Rounds, and rounds at their price, with no urgency and other bands."""
    judgement = Judgement(
        measure=measure, urgency=0.0, bands=(1.0, 3.0, 5.0), no_nation_worse_off="off"
    )
    rules = Rules(measure=measure, urgency=0.0, prices=(1.0, 3.0, 5.0))
    with folder_of(tables) as folder:
        answer = solve_case(read_case(folder), judgement)
        assert all(agrees(plan, folder, rules) for plan in answer.plans.values())


@pytest.mark.parametrize("rule", ["country", "class"])
@examples(10)
@given(tables=cases())
def test_guarded_stages_have_the_optimum_of_the_reference(rule: str, tables: Tables) -> None:
    """No nation worse off, both sides held to the limits of the package's own baseline."""
    with folder_of(tables) as folder:
        answer = solve_case(read_case(folder), Judgement(no_nation_worse_off=rule))
        for (scenario, regime), plan in answer.plans.items():
            bounds = limits(answer, scenario, rule)
            guarded = Rules(no_nation_worse_off=rule, limits=bounds)
            assert agrees(plan, folder, Rules() if regime == BASELINE else guarded)


@examples(6)
@given(cases())
def test_fairness_has_the_optimum_of_the_reference(tables: Tables) -> None:
    """The largest national fraction, within 1% of every shortfall optimum."""
    judgement = Judgement(stages=("shortfall", "fairness", "effort"), no_nation_worse_off="off")
    with folder_of(tables) as folder:
        answer = solve_case(read_case(folder), judgement)
        assert all(agrees(plan, folder, Rules(fairness=True)) for plan in answer.plans.values())

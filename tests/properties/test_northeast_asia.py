"""The bundled case: against the reference, and for what the field knows to be so."""

from __future__ import annotations

import csv
import shutil
from typing import TYPE_CHECKING

import pytest

from supplychain.assets import dataset
from supplychain.formulation.judgement import Judgement
from supplychain.solve import BASELINE, Answer, solve_case
from supplychain.workbook import read_case
from tests.oracle.oracle import Judgement as Rules
from tests.oracle.oracle import solve
from tests.properties.bench import OFF, at_most, same

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

CASE = dataset("northeast_asia")
SEEKER = "seeker_pac3"
PAC3 = ("pac3_jp", "pac3_us")
WARS = ("both", "korea", "korea_long", "southwest")  # the others are these, stretched or warned


@pytest.fixture(scope="module")
def guarded() -> Answer:
    """Every war, the baseline and two regimes, no nation worse off."""
    return solve_case(read_case(CASE), Judgement(), WARS, ["joint", "foundational_3y"])


def optima(answer: Answer, scenario: str, regime: str) -> list[float]:
    """Optima of the stages of one plan."""
    return [stage.optimum for stage in answer.plans[scenario, regime].stages]


def reference(scenario: str, regime: str, rules: Rules) -> list[float]:
    """Optima of the stages that the reference finds."""
    return [stage["optimum"] for stage in solve(CASE, scenario, regime, rules)["stages"]]


@pytest.mark.parametrize("scenario", ["both", "korea_long"])  # every contingency
def test_the_baseline_has_the_optima_of_the_reference(guarded: Answer, scenario: str) -> None:
    """Every stage, under the agreements in force."""
    expected = reference(scenario, BASELINE, Rules())
    assert optima(guarded, scenario, BASELINE) == [same(value) for value in expected]


@pytest.mark.parametrize(
    ("scenario", "regime"), [("korea", "joint"), ("southwest", "logistics_3y")]
)
def test_regimes_have_the_optima_of_the_reference(scenario: str, regime: str) -> None:
    """Every stage, no nation bounded."""
    answer = solve_case(read_case(CASE), OFF, [scenario], [regime])
    expected = reference(scenario, regime, Rules())
    assert optima(answer, scenario, regime) == [same(value) for value in expected]


@pytest.mark.parametrize(
    ("scenario", "regime"), [("korea", "foundational_3y"), ("southwest", "joint")]
)
def test_guarded_regimes_have_the_optima_of_the_reference(
    guarded: Answer, scenario: str, regime: str
) -> None:
    """Every stage, each country held to its baseline."""
    weighted = guarded.plans[scenario, BASELINE].values["weighted"].tolist()
    limits = dict(zip(guarded.network.countries, weighted, strict=True))
    rules = Rules(no_nation_worse_off="country", limits=limits)
    expected = reference(scenario, regime, rules)
    assert optima(guarded, scenario, regime) == [same(value) for value in expected]


def test_no_regime_is_worse_than_national(guarded: Answer) -> None:
    """For the most urgent, in every scenario; and no country's weighted shortfall rises."""
    for (scenario, _), plan in guarded.plans.items():
        base = guarded.plans[scenario, BASELINE]
        assert plan.stages[0].optimum <= at_most(base.stages[0].optimum)
        assert (plan.values["weighted"] <= base.values["weighted"] * (1 + 1e-6) + 1e-9).all()


def test_cooperation_signed_in_time_pays(guarded: Answer) -> None:
    """All agreements three years before the war spare a tenth of the most urgent shortfall."""
    for scenario in ("both", "korea", "southwest"):
        early, base = (optima(guarded, scenario, r)[0] for r in ("foundational_3y", BASELINE))
        assert early < 0.9 * base


@pytest.mark.parametrize("scenario", ["both", "korea"])
def test_us_charges_bind_before_bodies(guarded: Answer, scenario: str) -> None:
    """In a war in Korea more US charges would save rounds; more US bodies alone would not."""
    plan, network = guarded.plans[scenario, BASELINE], guarded.network
    worth = dict(zip(network.lines, -plan.reduced["uptime"].sum(axis=1), strict=True))
    assert worth["charges_us"] > 0.1
    assert worth["bodies_us"] == pytest.approx(0, abs=1e-9)
    price = dict(zip(network.nodes, -plan.reduced["opening"], strict=True))
    assert price["us_charge_plant", "c155_us"] > 1e-6
    assert price["us_shell_plant", "b155_us"] == pytest.approx(0, abs=1e-12)


def with_pac3_wanted(folder: Path, seekers: float) -> Path:
    """Copy the case with far more PAC-3 asked for abroad and `seekers` times the seekers."""
    shutil.copytree(CASE, folder)
    for table, column, wanted, figures, factor in (
        ("demand", "force_element", "foreign_orders_pac3", ("quantity",), 50.0),
        ("rates", "item", SEEKER, ("rate", "surge_rate"), seekers),
        ("stocks", "item", SEEKER, ("quantity",), seekers),
    ):
        path = folder / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        for row in rows:
            if row[column] == wanted:
                for figure in figures:
                    row[figure] = str(float(row[figure]) * factor)
                    row[f"{figure}_low"], row[f"{figure}_high"] = "", ""
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return folder


def pac3_after_work_in_process(answer: Answer) -> float:
    """Missiles made in both countries from inputs of the horizon."""
    made = answer.plans["korea", BASELINE].values["make"]
    return sum(
        float(made[k][make.lead :].sum())
        for k, make in enumerate(answer.network.makes)
        if make.item in PAC3
    )


def seekers_in_reach(answer: Answer) -> float:
    """Seekers in stock, and those made early enough to become a missile within the horizon."""
    network, instance = answer.network, answer.instances["korea", BASELINE]
    stock = sum(
        units
        for (_, item), units in zip(network.nodes, instance.opening, strict=True)
        if item == SEEKER
    )
    way = min(s.lead for s in network.ships if s.item == SEEKER)
    work = min(make.lead for make in network.makes if make.item in PAC3)
    last = network.calendar.periods - work - way
    line = next(k for k, make in enumerate(network.makes) if make.item == SEEKER)
    return float(stock + instance.ceiling[line][:last].sum())


def test_seekers_cap_the_pac3_of_both_countries(tmp_path: Path) -> None:
    """With PAC-3 wanted, every seeker within reach is used, and twice the seekers make more."""
    answers = [
        solve_case(read_case(with_pac3_wanted(tmp_path / str(times), times)), OFF, ["korea"], [])
        for times in (1.0, 2.0)
    ]
    scarce, ample = (pac3_after_work_in_process(answer) for answer in answers)
    reach = [seekers_in_reach(answer) for answer in answers]
    assert ample > 1.05 * scarce
    assert ample <= at_most(reach[1])
    # The last seekers in reach would make missiles too late to be shipped to anybody.
    assert 0.9 * reach[0] < scarce <= at_most(reach[0])
    network, plan = answers[0].network, answers[0].plans["korea", BASELINE]
    made = next(k for k, make in enumerate(network.makes) if make.item == SEEKER)
    opening = answers[0].instances["korea", BASELINE].opening
    seekers = plan.values["make"][made].sum() + sum(
        units for (_, item), units in zip(network.nodes, opening, strict=True) if item == SEEKER
    )
    assert scarce == pytest.approx(seekers, rel=1e-6)

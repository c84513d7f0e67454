"""What the tutorial's answer leans on, beside answers solved without any of the shortcuts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supplychain.analysis.uncertainty.monte_carlo import monte_carlo
from supplychain.analysis.uncertainty.sensitivity import ENDS, Sensitivity, sensitivity
from supplychain.case import BASELINE
from supplychain.case.figures import figures, moved
from supplychain.solve import Workshop, solve_case

if TYPE_CHECKING:
    from supplychain.analysis.comparison import Question
    from supplychain.case import Case

WHOLE = 4 * 7 / 3  # four users of weight 1, the mean price of the bands 7/3


@pytest.fixture(scope="module")
def found(question: Question) -> Sensitivity:
    return sensitivity(question)


def afresh(question: Question, case: Case) -> tuple[float, float]:
    """Priced gaps of the baseline and the regime, by the public way of solving a case."""
    answer = solve_case(case, question.judgement, [question.scenario], [question.regime])
    optima = [answer.plans["war", r].stages[0].optimum for r in (BASELINE, question.regime)]
    return optima[0] / WHOLE, optima[1] / WHOLE


def test_the_base_is_the_case_as_it_is(question: Question, found: Sensitivity) -> None:
    national, joint = afresh(question, question.case)
    assert found.base.gap_national == pytest.approx(national, rel=1e-9)
    assert found.base.gap == pytest.approx(joint, rel=1e-9)
    rows = found.base.countries.set_index("country")
    assert rows.at["NL", "shortfall_national"] == pytest.approx(696)  # 600 shells, 96 missiles
    assert rows.at["NL", "shortfall"] == pytest.approx(148)  # 100 shells, 48 missiles


def test_every_effect_is_that_of_solving_again(question: Question, found: Sensitivity) -> None:
    """All figures at both ends: the baseline exactly, and the verified ones in both regimes."""
    known = {figure.name: figure for figure in figures(question.case)}
    assert set(found.figures["figure"]) == set(known)
    for row in found.figures.to_dict("records"):
        for end in ENDS:
            case = moved(question.case, known[row["figure"]].at(end))
            national, joint = afresh(question, case)
            assert row[f"gap_national_{end}"] == pytest.approx(national, abs=1e-7), row["figure"]
            if row["verified"] == "yes":
                assert row[f"gap_{end}"] == pytest.approx(joint, abs=1e-7), row["figure"]
                assert row[f"gain_{end}"] == pytest.approx(national - joint, abs=1e-7)


def test_the_largest_come_first_and_are_verified(found: Sensitivity) -> None:
    """The stock of shells at the front and their use lead; prices decide nothing."""
    names = list(found.largest("gap_national")["figure"])
    assert names[:2] == ["stocks.quantity nl_depot, shell", "demand.quantity attack, nl_guns"]
    for measure in ("gap_national", "gain"):
        swings = found.largest(measure)[f"{measure}_swing"]
        assert swings.is_monotonic_decreasing
        others = found.figures[found.figures["verified"] == "no"]
        assert others[f"{measure}_swing"].max() <= swings.min() + 1e-9
    prices = found.figures[found.figures["column"] == "unit_price"]
    assert prices["gap_national_swing"].max() < 1e-9


@pytest.mark.parametrize("small", [True, False], ids=["processes", "threads"])
def test_samples_are_the_same_on_one_processor_and_on_two(
    question: Question, small: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Small programs go to other processes, large ones to threads of this one."""
    monkeypatch.setattr(Workshop, "small", small)
    once, again = (monte_carlo(question, 6, 3, jobs) for jobs in (1, 2))
    assert once.samples.equals(again.samples)
    assert set(once.helps["samples"]) == {6}


def test_monte_carlo_says_whom_the_regime_helps(question: Question) -> None:
    """Northland always gains; Southland, which only gives, never does, and the rule protects it."""
    drawn = monte_carlo(question, 12, 1)
    helps = drawn.helps.set_index("country")
    assert helps.at["NL", "helps"] == 1
    assert helps.at["SL", "helps"] == 0
    assert helps.at["SL", "harms"] == 0
    rows = drawn.intervals.set_index(["country", "measure"])
    middle = drawn.samples.query("country == 'NL'")["gain"].median()
    assert rows.at[("NL", "gain"), "p50"] == pytest.approx(middle)
    levels = rows[["p5", "p25", "p50", "p75", "p95"]]
    assert (levels.diff(axis=1).iloc[:, 1:] >= -1e-9).all(axis=None)

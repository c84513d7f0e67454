"""The three sentences at the top of a report are true in any case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from supplychain.case import BASELINE
from supplychain.formulation.judgement import Judgement
from supplychain.report.messages import messages
from supplychain.report.sentences import three_sentences
from supplychain.report.signed import when
from supplychain.report.unproven import unproven
from supplychain.report.view import view_of
from supplychain.results import result_tables
from supplychain.solve import solve_case
from supplychain.workbook import read_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.case import Case
    from supplychain.report.view import View

TUTORIAL = Path(__file__).parents[2] / "datasets" / "tutorial"
Cells = dict[tuple[str, str, str], tuple[float, float, float | None]]


def sentences(case: Case, regimes: list[str] | None = None) -> list[str]:
    tables = result_tables(solve_case(case, Judgement(), None, regimes))
    return three_sentences(view_of(case, tables))


def told(case: Case, cells: Cells) -> list[str]:
    """Return the sentences on made-up cells: (regime, country, class): needed, short, first."""
    return told_of(case, {case.text["scenarios"]["scenario"].iloc[0]: cells})


def told_of(
    case: Case, wars: dict[str, Cells], late: tuple[tuple[str, str], ...] = ()
) -> list[str]:
    """Return the sentences on made-up cells of several scenarios, `late` ones unproven."""
    return three_sentences(made_up(case, wars, late))


def made_up(case: Case, wars: dict[str, Cells], late: tuple[tuple[str, str], ...]) -> View:
    """Return the view of made-up cells of several scenarios, `late` ones unproven."""
    rows = [
        {"scenario": scenario, "regime": regime,
         "country": country, "class": class_, "requirement": need, "shortfall": short,
         "gain": cells[BASELINE, country, class_][1] - short, "first_deficit": first,
         "first_deficit_days": "" if first is None else "D+7 to D+13"}
        for scenario, cells in wars.items()
        for (regime, country, class_), (need, short, first) in cells.items()
    ]  # fmt: skip
    frame = pd.DataFrame(rows)
    keys = ["scenario", "regime", "country"]
    sums = frame.groupby(keys, as_index=False)[["requirement", "shortfall", "gain"]].sum()
    whole = pd.concat([frame, sums.assign(**{"class": "all"})], ignore_index=True)
    stages = [
        {"scenario": scenario, "regime": regime, "stage": "shortfall_1", "optimum": 2.0,
         "bound": 1.0, "status": "unproven" if (scenario, regime) in late else "optimal"}
        for scenario, cells in wars.items() for regime in {cell[0] for cell in cells}
    ]  # fmt: skip
    return view_of(case, {"summary": whole, "stages": pd.DataFrame(stages)})


@pytest.fixture(scope="module")
def tutorial() -> Case:
    return read_case(TUTORIAL)


def test_the_tutorial(tutorial: Case) -> None:
    """Worked by hand in its README: 600 of 750 shells and 96 of 96 missiles are short."""
    large, what, change = sentences(tutorial)
    assert "696 of the 1,992 rounds needed over 8 weeks are never fired (35%)" in large
    assert what.startswith(
        "The largest part is artillery (Northland): 600 rounds (86% of what is short), first short"
    )
    assert change == (
        "With “sharing_early” (2 further agreements signed 42 days before D-day) 148 rounds are "
        "short, 79% fewer: 548 fewer for Northland."
    )


def test_nobody_asks_for_anything(edited: Callable[..., Case]) -> None:
    nothing = {"quantity": "0", "quantity_low": "", "quantity_high": ""}
    case = edited(demand=lambda row: row | nothing)
    assert sentences(case)[0] == "No scenario asks for any round."


def test_all_met(edited: Callable[..., Case]) -> None:
    """A million shells meet a requirement of shells alone, and every sentence says so."""
    plenty = {"quantity": "1e6", "quantity_low": "", "quantity_high": "", "reserve": ""}
    case = edited(
        stocks=lambda row: row | plenty,
        demand=lambda row: row if row["force_element"] == "nl_guns" else None,
    )
    large, what, change = sentences(case)
    name = case.tables["scenarios"]["name"].iloc[0]
    assert large == f"Under the agreements in force today nothing is short in “{name}”."
    assert what == "No country and no class of munition has a deficit in any week."
    assert change.endswith("nothing is short either.")


def test_everything_short(edited: Callable[..., Case]) -> None:
    """No stock, no line: none of the rounds is fired, under any regime."""
    case = edited(
        stocks=lambda row: row | {"quantity": "0", "quantity_low": "", "quantity_high": "",
                                  "reserve": ""},
        rates=lambda row: row | {"rate": "0", "rate_low": "", "rate_high": "", "surge_rate": "",
                                 "surge_rate_low": "", "surge_rate_high": "", "min_rate": ""},
    )  # fmt: skip
    large, _, change = sentences(case)
    assert "none of the" in large
    assert change.endswith("as many rounds are short.")


def test_the_baseline_alone(tutorial: Case) -> None:
    *_, change = sentences(tutorial, [BASELINE])
    assert change.startswith("No other agreements were solved")


def test_four_missiles_are_not_lost_among_four_million_shells(tutorial: Case) -> None:
    large, what, _ = told(
        tutorial,
        {(BASELINE, "NL", "artillery"): (4e6, 0.0, None),
         (BASELINE, "NL", "strike"): (10.0, 4.0, 2.0)},
    )  # fmt: skip
    assert "4 of the 4 million rounds needed over 8 weeks are never fired (less than 1%)" in large
    assert what == "All of it is strike, first short in week 2 (D+7 to D+13)."


def test_almost_everything_is_not_everything(tutorial: Case) -> None:
    large, what, _ = told(
        tutorial,
        {(BASELINE, "NL", "artillery"): (4e6, 4e6, 1.0),
         (BASELINE, "NL", "strike"): (10.0, 7.0, 2.0)},
    )  # fmt: skip
    assert "none of" not in large
    assert "(more than 99%)" in large
    assert what.startswith("The largest part is artillery: 4 million rounds (more than 99% of")


def test_what_is_met_late_is_called_late(tutorial: Case) -> None:
    large, what, _ = told(tutorial, {(BASELINE, "NL", "artillery"): (100.0, 0.0, 2.0)})
    assert large.startswith("Under the agreements in force today nothing is short")
    assert what == (
        "What is asked for is met in the end, but artillery is late, first in week 2 (D+7 to D+13)."
    )


def test_who_gains_and_who_loses_are_both_told(tutorial: Case) -> None:
    wide = "sharing_early"
    *_, change = told(
        tutorial,
        {(BASELINE, "NL", "artillery"): (500.0, 300.0, 1.0),
         (BASELINE, "SL", "artillery"): (500.0, 100.0, 1.0),
         (wide, "NL", "artillery"): (500.0, 100.0, 1.0),
         (wide, "SL", "artillery"): (500.0, 150.0, 1.0)},
    )  # fmt: skip
    assert change.endswith(
        "250 rounds are short, 38% fewer: 200 fewer for Northland, 50 more for Southland."
    )


def test_of_several_who_gain_the_first_is_not_called_the_only_one(case: Case) -> None:
    *_, change = told(
        case,
        {(BASELINE, "JP", "strike"): (500.0, 300.0, 1.0),
         (BASELINE, "KR", "strike"): (500.0, 300.0, 1.0),
         ("joint_3y", "JP", "strike"): (500.0, 100.0, 1.0),
         ("joint_3y", "KR", "strike"): (500.0, 250.0, 1.0)},
    )  # fmt: skip
    assert change.endswith("350 rounds are short, 42% fewer: above all 200 fewer for Japan.")


def test_what_ends_in_one_war_is_not_said_of_all(case: Case) -> None:
    """The worst war is met in full by the widest regime, another is not: each is named."""
    key = ("KR", "strike")
    worst = {(BASELINE, *key): (10.0, 8.0, 1.0), ("joint_3y", *key): (10.0, 0.0, None)}
    other = {(BASELINE, *key): (10.0, 5.0, 1.0), ("joint_3y", *key): (10.0, 5.0, 1.0)}
    large, _, change = told_of(case, {"korea": worst, "both": other})
    assert "run short in 2 of 2 scenarios, and most so in" in large
    name = case.tables["scenarios"].set_index("scenario")["name"]["korea"]
    assert change.startswith(f"In “{name}”, with “joint_3y” (")
    assert change.endswith("nothing is short any more.")


def test_a_war_that_only_the_regime_makes_short_is_told(case: Case) -> None:
    key = ("KR", "strike")
    met = {(BASELINE, *key): (10.0, 0.0, None), ("joint_3y", *key): (10.0, 0.0, None)}
    worse = {(BASELINE, *key): (10.0, 0.0, 2.0), ("joint_3y", *key): (10.0, 5.0, 1.0)}
    large, what, change = told_of(case, {"both": met, "southwest": worse})
    name = case.tables["scenarios"].set_index("scenario")["name"]["southwest"]
    assert large == "Under the agreements in force today nothing is short in any scenario."
    assert what.startswith(f"What is asked for is met in the end, but in “{name}” strike is late")
    assert change.startswith(f"In “{name}”, with “joint_3y” (")
    assert change.endswith("5 rounds are short.")


def test_one_war_of_two_is_named_as_the_one(case: Case) -> None:
    key = (BASELINE, "KR", "strike")
    wars: dict[str, Cells] = {"both": {key: (9.0, 0.0, None)}, "korea": {key: (9.0, 3.0, 2.0)}}
    large, *_ = told_of(case, wars)
    name = case.tables["scenarios"].set_index("scenario")["name"]["korea"]
    assert f"run short in one of 2 scenarios, “{name}”: 3 of the 9 rounds" in large


def test_what_is_not_proven_is_said_of_the_plan_found_and_not_compared(case: Case) -> None:
    key = ("KR", "strike")
    war: dict[str, Cells] = {
        "korea": {(BASELINE, *key): (10.0, 8.0, 1.0), ("joint_3y", *key): (10.0, 6.0, 1.0)},
        "both": {(BASELINE, *key): (10.0, 0.0, None), ("joint_3y", *key): (10.0, 0.0, None)},
    }
    large, _, change = told_of(case, war, late=(("korea", BASELINE),))
    assert "run short in at most 1 of 2 scenarios, and most so in" in large
    assert large.endswith(": in the best plan found in time, 8 of the 10 rounds needed over 52 "
                          "weeks are never fired (80%).")  # fmt: skip
    assert change.endswith(", 6 rounds are short.")
    large, _, change = told_of(case, war, late=(("korea", "joint_3y"),))
    assert "run short in one of 2 scenarios" in large
    assert ": 8 of the 10" in large
    assert change.endswith(", in the best plan found in time, 6 rounds are short.")


def test_what_is_measured_against_a_plan_that_is_not_proven_is_told(case: Case) -> None:
    key = ("KR", "strike")
    war: dict[str, Cells] = {
        "korea": {(BASELINE, *key): (10.0, 8.0, 1.0), ("joint_3y", *key): (10.0, 6.0, 1.0)}
    }
    first, second = unproven(made_up(case, war, (("korea", BASELINE),)))
    assert (
        "national: its weighted shortfall (shortfall 1) is 2, and no plan has less than 1" in first
    )
    assert "joint_3y: its shortfall is the least, but measured against national, which" in second
    (alone,) = unproven(made_up(case, war, (("korea", "joint_3y"),)))
    assert "joint_3y: its weighted shortfall" in alone
    assert unproven(made_up(case, war, ())) == []


def test_nothing_short_needs_no_proof(case: Case) -> None:
    key = ("KR", "strike")
    war: dict[str, Cells] = {
        "korea": {(BASELINE, *key): (10.0, 8.0, 1.0), ("joint_3y", *key): (10.0, 0.0, None)}
    }
    *_, change = told_of(case, war, late=(("korea", "joint_3y"),))
    assert change.endswith(" nothing is short any more.")


@pytest.mark.parametrize(
    ("value", "amount"),
    [
        (0.0, "0"), (0.02, "less than 0.1"), (0.26, "0.3"), (3.0, "3"), (9.96, "10"),
        (696.4, "696"), (1_992.0, "1,992"), (10_049.0, "10,000"),
        (589_881.0, "590,000"), (999_600.0, "1 million"),
        (4_307_277.0, "4.31 million"),
    ],
)  # fmt: skip
def test_amounts_read_well(value: float, amount: str) -> None:
    assert messages().amount(value) == amount


def test_a_share_that_is_not_all_is_not_called_all() -> None:
    assert [messages().share(x) for x in (0.0, 0.004, 0.5, 0.996, 1.0)] == [
        "0%", "less than 1%", "50%", "more than 99%", "100%"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (0, "on D-day"), (-1, "1 day before D-day"), (-42, "42 days before D-day"),
        (-365, "1 year before D-day"), (-1096, "3 years before D-day"),
        (30, "30 days after D-day"),
    ],
)  # fmt: skip
def test_a_day_of_signature_in_words(day: float, words: str) -> None:
    assert when(messages(), day) == words

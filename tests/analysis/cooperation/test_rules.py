"""What rules cost: the tutorial's guard and reserve by hand, workshares and foreign orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supplychain.analysis.cooperation.rules import price_of_rules, settings_of
from supplychain.formulation.judgement import Judgement

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from supplychain.analysis.cooperation.clerk import Clerk
    from supplychain.case import Case

WHOLE = 4 * 7 / 3


def curve(
    frame: pd.DataFrame, rule: str, subject: str, country: str = "all", column: str = "rounds"
) -> dict[str, float]:
    rows = frame.query("rule == @rule and subject == @subject and country == @country")
    return dict(zip(rows["setting"], rows[column].tolist(), strict=True))


def test_the_guard_of_the_tutorial(clerk: Clerk) -> None:
    """Its README: about 16 missiles worth 2 in the north and 1 in the south, with urgency 0.169."""
    frame = price_of_rules(clerk, "war", [-42.0])
    gaps = curve(frame, "no nation worse off", "all", column="points")
    assert gaps["country"] == pytest.approx(gaps["class"])
    assert gaps["country"] - gaps["off"] == pytest.approx(16.9 / WHOLE, abs=1e-2)


def test_what_southland_keeps_for_itself_northland_lacks(clerk: Clerk) -> None:
    """Of 1,100 shells its own guns fire 600, drawing on the pot: of 825 kept 225 stay, of all 500.

    Signed on D-day 225 and 375 are short of what could go north. Keeping all its missiles,
    Southland has none to spare before the last weeks: its own output of 48 is spare, and 24 are
    asked for.
    """
    frame = price_of_rules(clerk, "war", [0.0, -42.0])
    d_day = frame[frame["signed"] == "D+0"]
    for subject in ("SL", "all"):
        short = curve(d_day, "reserve", subject, "NL")
        for setting in ("as stated", "0%", "50%"):
            assert short[setting] == pytest.approx(225 + 72)
        assert short["75%"] == pytest.approx(600 - (1100 - 600 - 225) + 72)
        assert short["100%"] == pytest.approx(600 + 72)
    assert len({round(x, 6) for x in curve(d_day, "reserve", "NL").values()}) == 1
    assert set(frame["rounds_national"][frame["country"] == "all"].round(6)) == {696.0}


def test_tighter_workshares_never_help(
    changed: Callable[..., Case], clerk_of: Callable[..., Clerk]
) -> None:
    """A line of 1 missile a week in the north, one of 3 in the south, 48 short signed on D-42.

    Without bounds they make 4 a week, 32 in all. Each may make at most 60% as stated: with 1 in the
    north 1.5 in the south; half as wide 55%, so 11/9; fixed at half each, 1. Twice as wide: 7/3.
    """
    line = {"operator": "both", "agreement": "joint"}
    rate = {"item": "missile", "per": "week", "lead_days": "0"}
    bound = {"programme": "missiles", "agreement": "joint", "item": "missile",
             "min_share": "0.4", "max_share": "0.6"}  # fmt: skip
    case = changed(
        agreements=[{"agreement": "joint", "parties": "NL;SL", "entry_days": "0"}],
        lines=[{"line": "joint_nl", "site": "nl_depot", **line},
               {"line": "joint_sl", "site": "sl_depot", **line}],
        rates=[{"line": "joint_nl", "rate": "1", **rate},
               {"line": "joint_sl", "rate": "3", **rate}],
        regimes=[{"regime": "sharing_early", "agreement": "joint", "since": "D-42"}],
        workshare=[{**bound, "country": "NL"}, {**bound, "country": "SL"}],
    )  # fmt: skip
    frame = price_of_rules(clerk_of(case), "war", [-42.0])
    made = {"fixed": 16, "half as wide": 8 * (1 + 11 / 9), "as stated": 20,
            "twice as wide": 8 * (1 + 7 / 3), "none": 32}  # fmt: skip
    assert curve(frame, "workshare", "all") == pytest.approx(
        {setting: 148 - more for setting, more in made.items()}
    )
    assert set(frame["subject"][frame["rule"] == "workshare"]) == {"all"}  # one programme


def test_foreign_orders_first_or_last(
    changed: Callable[..., Case], clerk_of: Callable[..., Clerk]
) -> None:
    """A third country orders 400 shells of Southland, second in the case as it is.

    Of 500 spare ones Northland takes all, and the orders wait; honoured, 400 fewer are left for the
    two, who share what is short.
    """
    case = changed(
        countries=[{"country": "TL"}],
        force_elements=[{"force_element": "tl_orders", "country": "TL", "site": "sl_depot",
                         "platform": "howitzer", "item": "shell", "weight": "1", "priority": "2"}],
        demand=[{"contingency": "attack", "force_element": "tl_orders", "quantity": "50",
                 "per": "week"}],
    )  # fmt: skip
    unguarded = Judgement(no_nation_worse_off="off")
    frame = price_of_rules(clerk_of(case, unguarded), "war", [-42.0])
    north, south = (curve(frame, "third-country orders", "all", c) for c in ("NL", "SL"))
    ours = {setting: short + south[setting] for setting, short in north.items()}
    theirs = curve(frame, "third-country orders", "all", "TL")
    assert theirs["honoured"] == pytest.approx(0, abs=1e-6)
    assert [theirs["as stated"], theirs["diverted"]] == pytest.approx([400, 400])
    assert ours["honoured"] - ours["as stated"] == pytest.approx(400)
    assert ours["as stated"] == pytest.approx(ours["diverted"])


def test_a_case_has_the_curves_of_what_it_has(tutorial: Case) -> None:
    """No workshare and no third country: three guards, and six points for each of two and all."""
    rules = [point.rule for point in settings_of(tutorial)]
    assert rules == ["no nation worse off"] * 3 + ["reserve"] * 18

"""Countries as players: the tutorial by hand, who would leave, and prices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given

from supplychain.analysis.cooperation.alliance import accounts, alliance, worth_of
from supplychain.analysis.cooperation.bench import POINTS, Bench
from supplychain.analysis.cooperation.countries import can_play, nations
from supplychain.formulation.judgement import Judgement
from supplychain.solve.workshop import open_workshop
from tests.properties.bench import examples
from tests.properties.strategies import Tables, case_of, cases

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.analysis.cooperation.clerk import Clerk
    from supplychain.analysis.cooperation.countries import Nations
    from supplychain.case import Case

WHOLE = 4 * 7 / 3  # four users, each of which could lack all of its requirement at 7/3


def played(clerk: Clerk, day: float) -> Nations:
    return nations(clerk, "war", day)


def gain(found: Nations, split: str) -> list[float]:
    return found.splits.query("split == @split")["points"].tolist()


def stability(found: Nations, split: str) -> tuple[str, str]:
    row = found.stability.set_index("split").loc[split]
    return str(row["stable"]), str(row["leaves"])


def test_a_coalition_of_two_halves_its_worth(clerk: Clerk) -> None:
    """Alone neither has an agreement, so both are needed alike: half of the whole for each.

    3.02615 and 1.5425 are the optima without agreements and under `sharing` of the tutorial.
    """
    found = played(clerk, 0.0)
    before = (400 + 2 * 202.1875) / 1200 + (32 + 64 + 4 * 32.54) / 96
    worth = POINTS * (before - 226.25 / 1200 - 129.98 / 96) / WHOLE
    assert found.coalitions[["coalition", "points"]].to_numpy().tolist() == [
        ["NL+SL", pytest.approx(worth)]
    ]
    for split in ("equal", "Shapley", "nucleolus"):
        assert gain(found, split) == pytest.approx([worth / 2, worth / 2])


def test_a_joint_plan_that_harms_nobody_is_stable_however_uneven(clerk: Clerk) -> None:
    """Signed on D-day Southland spares what it does not need: it gains nothing and loses nothing.

    Nothing it has is scarce, so the prices give it nothing either.
    """
    found = played(clerk, 0.0)
    northland = found.coalitions["points"].iloc[0]
    for split in ("joint plan", "nearest", "Owen"):
        assert gain(found, split) == pytest.approx([northland, 0], abs=1e-6)
        assert stability(found, split) == ("yes", "")


def test_a_joint_plan_that_takes_from_one_member_is_left(clerk: Clerk) -> None:
    """Six weeks earlier about 16 missiles more go north than Southland can spare, at price 1.

    It would leave; a transfer of just as much keeps it in. Now its stock is scarce and has a price.
    """
    found = played(clerk, -42.0)
    lost = POINTS * 16 / 96 / WHOLE
    assert gain(found, "joint plan")[1] == pytest.approx(-lost, rel=0.02)
    assert stability(found, "joint plan") == ("no", "SL")
    assert gain(found, "nearest")[1] == pytest.approx(0, abs=1e-6)
    assert stability(found, "nearest") == ("yes", "")
    transfers = found.splits.query("split == 'nearest'")["transfer_points"].tolist()
    assert transfers == pytest.approx([-lost, lost], rel=0.02)
    assert gain(found, "Owen")[1] > lost


def test_points_are_made_money_at_the_mean_price(clerk: Clerk) -> None:
    """1,800 shells at 4,000 and 192 missiles at a million stand for 100 points."""
    found = played(clerk, -42.0)
    rows = found.splits.query("split == 'equal'")
    point = (1800 * 4000 + 192 * 1e6) / 100
    assert rows["transfer_value"].to_numpy() == pytest.approx(
        rows["transfer_points"].to_numpy() * point
    )


def test_every_split_adds_up_to_the_worth_of_all(clerk: Clerk) -> None:
    for day in (0.0, -42.0):
        found = played(clerk, day)
        sums = found.splits.groupby("split")["points"].sum()
        assert sums.to_numpy() == pytest.approx(found.coalitions["points"].iloc[0])


def test_a_third_country_is_an_outsider_and_keeps_what_it_has(
    changed: Callable[..., Case], clerk_of: Callable[..., Clerk]
) -> None:
    """Its guns draw 50 shells a week from Southland's depot: 400 that the two may not take."""
    case = changed(
        countries=[{"country": "TL"}],
        force_elements=[{"force_element": "tl_guns", "country": "TL", "site": "sl_depot",
                         "platform": "howitzer", "item": "shell", "weight": "1", "priority": "1"}],
        demand=[{"contingency": "attack", "force_element": "tl_guns", "quantity": "50",
                 "per": "week"}],
    )  # fmt: skip
    bench = clerk_of(case).bench("war")
    today, ally = bench.gaps(bench.today), alliance(bench, -42.0, frozenset({"NL", "SL"}))
    place = bench.shop.network.countries.index("TL")
    assert today[place] == pytest.approx(0, abs=1e-9)
    assert ally.gaps[place] == pytest.approx(0, abs=1e-7)
    found = played(clerk_of(case), -42.0)
    assert set(found.splits["country"]) == {"NL", "SL"}


@pytest.mark.parametrize(("count", "plays"), [(1, False), (2, True), (12, True), (13, False)])
def test_from_two_to_twelve_countries_play(count: int, plays: bool) -> None:
    assert can_play(count) is plays


def test_a_coalition_without_an_agreement_is_worth_nothing(clerk: Clerk) -> None:
    assert worth_of(clerk.bench("war"), -42.0, frozenset({"SL"})) == 0.0


@examples(6)
@given(cases(reserve=False))
def test_accounts_add_up_and_outsiders_keep_what_they_have(tables: Tables) -> None:
    """The prices of all that is needed and brought, and the guarantees, make the members' gap."""
    bench = Bench(open_workshop(case_of(tables), Judgement()), "long")
    today = bench.gaps(bench.today)
    ally = alliance(bench, 0.0, frozenset({"A", "B"}))
    inside = np.array([c in {"A", "B"} for c in bench.shop.network.countries])
    members = POINTS * float(ally.gaps[inside].sum())
    assert accounts(bench, ally)["account"].sum() == pytest.approx(members, abs=1e-5)
    assert (ally.gaps[~inside] <= today[~inside] + 1e-7).all()
    assert ally.gaps[inside].sum() <= today[inside].sum() + 1e-7

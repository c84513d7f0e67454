"""What agreements are worth, alone, last and on average: the tutorial by hand, and the axioms."""

from __future__ import annotations

from itertools import combinations
from math import comb
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from supplychain.analysis.cooperation import agreements as module
from supplychain.analysis.cooperation.agreements import value_of_agreements
from tests.benchmarks.regimes import eight_agreements
from tests.properties.bench import examples
from tests.properties.strategies import Tables, case_of, cases

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from supplychain.analysis.cooperation.clerk import Clerk
    from supplychain.case import Case

GAINS = ["today", "first", "last", "average"]


def valued(clerk: Clerk, day: float) -> tuple[pd.DataFrame, pd.DataFrame]:
    frame, pairs, _ = value_of_agreements(clerk, "war", day)
    return frame, pairs


def of(frame: pd.DataFrame, agreement: str, measure: str, country: str = "all") -> pd.Series[float]:
    where = (frame["agreement"] == agreement) & (frame["measure"] == measure)
    return frame[where & (frame["country"] == country)].iloc[0]


def test_rounds_of_the_tutorial_signed_on_d_day(clerk: Clerk) -> None:
    """Trains alone bring 375 shells, the trial alone nothing; together they bring 24 missiles too.

    On average sharing brings (375 + 399) / 2 and the trial (0 + 24) / 2.
    """
    frame, pairs = valued(clerk, 0.0)
    assert of(frame, "sharing", "rounds")[GAINS].tolist() == pytest.approx([696, 375, 399, 387])
    assert of(frame, "trial", "rounds")[GAINS].tolist() == pytest.approx([696, 0, 24, 12])
    assert of(frame, "all", "rounds")[GAINS].tolist() == pytest.approx([696, 399, 399, 399])
    together = pairs[pairs["measure"] == "rounds"].iloc[0]
    assert together[["first", "last", "average"]].tolist() == pytest.approx([24, 24, 24])
    assert together["relation"] == "complements"


def test_rounds_of_the_tutorial_signed_six_weeks_before(clerk: Clerk) -> None:
    """500 shells, and 48 missiles once both are signed; all go to Northland."""
    frame, _ = valued(clerk, -42.0)
    for country in ("all", "NL"):
        expected = [696, 500, 548, 524]
        assert of(frame, "sharing", "rounds", country)[GAINS].tolist() == pytest.approx(expected)
    assert of(frame, "trial", "rounds")[GAINS].tolist() == pytest.approx([696, 0, 48, 24])
    assert of(frame, "sharing", "rounds", "SL")[GAINS].tolist() == pytest.approx([0, 0, 0, 0])
    assert set(frame["signed"]) == {"D-42"}


def test_points_removed_by_sharing_alone(clerk: Clerk) -> None:
    """Of 1,200 shells 100 are short in week 8, of four users whose gap could be 7/3 each.

    Without agreements 600 are short; early ones count up to a hundredth more.
    """
    before = 400 + 2 * (200 + 0.01 * (100 * 5 + 125 * (4 + 3 + 2 + 1)) / 8)
    after = 100 + 0.01 * 100 / 8
    frame, _ = valued(clerk, -42.0)
    found = of(frame, "sharing", "points")
    assert found["first"] == pytest.approx(100 * (before - after) / 1200 / (4 * 7 / 3))


@pytest.mark.parametrize("day", [0.0, -42.0])
def test_averages_add_up_to_the_gain_of_all(clerk: Clerk, day: float) -> None:
    frame, _ = valued(clerk, day)
    parts = frame[frame["agreement"] != "all"].groupby(["measure", "country"])["average"].sum()
    whole = frame[frame["agreement"] == "all"].set_index(["measure", "country"])["average"]
    assert parts.sort_index().to_numpy() == pytest.approx(whole.sort_index().to_numpy())


def test_an_exact_value_has_no_interval(clerk: Clerk) -> None:
    frame, _ = valued(clerk, 0.0)
    assert frame[["low", "high"]].isna().all(axis=None)


def test_two_roads_for_the_same_shells_stand_in_for_each_other(
    changed: Callable[..., Case], clerk_of: Callable[..., Clerk]
) -> None:
    """A second accord opens a train like the first: whichever comes last brings nothing."""
    case = changed(
        agreements=[{"agreement": "again", "parties": "NL;SL", "entry_days": "28"}],
        routes=[{"route": "second", "origin": "sl_depot", "destination": "nl_depot",
                 "mode": "rail", "items": "munition", "lead_days": "7", "cost_per_t": "100",
                 "agreement": "again"}],
        regimes=[{"regime": "more", "agreement": "again", "since": "D+0"}],
    )  # fmt: skip
    frame, pairs = valued(clerk_of(case), 0.0)
    for name in ("sharing", "again"):
        assert of(frame, name, "rounds")[["first", "last"]].tolist() == pytest.approx([375, 0])
    relation = pairs.query("measure == 'rounds'").set_index(["agreement", "other"])["relation"]
    assert relation["sharing", "again"] == "substitutes"
    assert relation["sharing", "trial"] == relation["trial", "again"] == "complements"


def test_many_agreements_are_sampled_with_an_interval(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two agreements an order and its reverse are all orders, so the sample is exact."""
    exact, _ = valued(clerk, 0.0)
    monkeypatch.setattr(module, "MOST_EXACT", 1)
    drawn, pairs = valued(clerk, 0.0)
    assert drawn["average"].to_numpy() == pytest.approx(exact["average"].to_numpy())
    single = drawn[drawn["agreement"] != "all"]
    assert single["low"].to_numpy() == pytest.approx(single["average"].to_numpy())
    assert single["high"].to_numpy() == pytest.approx(single["average"].to_numpy())
    assert pairs["average"].isna().all()
    assert (pairs["relation"] == "complements").all()


def test_a_sample_is_the_same_every_time(
    tmp_path: Path, clerk_of: Callable[..., Clerk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_EXACT", 7)
    case = eight_agreements(tmp_path)
    one, other = (valued(clerk_of(case), 0.0)[0] for _ in range(2))
    pd.testing.assert_frame_equal(one, other)
    monkeypatch.setattr(module, "MOST_EXACT", 8)
    exact, _ = valued(clerk_of(case), 0.0)
    both = one.assign(exact=exact["average"]).query("agreement != 'all' and country == 'all'")
    inside = (both["low"] - 1e-9 <= both["exact"]) & (both["exact"] <= both["high"] + 1e-9)
    assert inside.sum() >= len(both) - 3  # a 95% interval may miss
    assert np.all(both["high"] > both["low"] - 1e-12)


def test_averages_follow_from_the_sets_by_every_order(
    clerk_of: Callable[..., Clerk], tmp_path: Path
) -> None:
    """The mean over sizes of the mean over sets of that size, of what the agreement takes off."""
    case = eight_agreements(tmp_path)
    frame, _, sets = value_of_agreements(clerk_of(case), "war", 0.0)
    names = [name for name in frame["agreement"].unique() if name != "all"]
    assert len(sets) == 2 ** len(names) * 3
    whole = sets[sets["country"] == "all"]
    left = {frozenset(filter(None, text.split(";"))): points
            for text, points in zip(whole["agreements"], whole["points"], strict=True)}  # fmt: skip
    for name in names[:2]:
        others = [n for n in names if n != name]
        mean = sum(
            sum(left[frozenset(s)] - left[frozenset(s) | {name}] for s in combinations(others, k))
            / comb(len(others), k)
            for k in range(len(names))
        ) / len(names)
        assert of(frame, name, "points")["average"] == pytest.approx(mean, abs=1e-9)


@examples(6)
@given(cases(reserve=False))
def test_axioms_hold_for_agreements_of_random_cases(
    clerk_of: Callable[..., Clerk], tables: Tables
) -> None:
    """Averages add up; what does nothing is worth nothing, for nobody; twins are worth the same.

    `idle` opens nothing, and `left` and `right` each open a road of their own for the same shells.
    """
    signed = ("acsa", "qualification", "idle", "left", "right")
    added = [{"agreement": a, "parties": "A;B"} for a in signed[2:]]
    roads = [row | {"route": a, "agreement": a} for a in signed[3:]
             for row in tables["routes"] if row["route"] == "sea_ab"]  # fmt: skip
    case = case_of(
        tables
        | {"agreements": tables["agreements"] + added, "routes": tables["routes"] + roads}
        | {"regimes": [{"regime": "all", "agreement": a, "since": "D+0"} for a in signed]}
    )
    frame, *_ = value_of_agreements(clerk_of(case), "long", 0.0)
    points = frame[frame["measure"] == "points"]
    sums = points[points["agreement"] != "all"].groupby("country")["average"].sum()
    whole = points[points["agreement"] == "all"].set_index("country")["average"]
    assert sums[whole.index].to_numpy() == pytest.approx(whole.to_numpy(), abs=1e-6)
    idle = frame[frame["agreement"] == "idle"][["first", "last", "average"]]
    assert idle.to_numpy() == pytest.approx(0, abs=1e-6)
    one, other = (of(frame, name, "points") for name in signed[3:])
    assert one[GAINS].tolist() == pytest.approx(other[GAINS].tolist(), abs=1e-5)

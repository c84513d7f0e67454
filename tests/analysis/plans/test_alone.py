"""Redundant capacity avoided, worked by hand on the tiny case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supplychain.analysis.plans.alone import redundant
from supplychain.crew import no_progress

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Fixture = Callable[..., Any]

SHELLS = "shells,stock,depot,shell,10,10,100,0\n"


def test_the_least_purchase_does_as_well_as_the_accord(small: Fixture, ask: Fixture) -> None:
    """The accord brings 60 shells: six steps of stock for 600, or works and one: 550."""
    found = redundant(ask(small()), no_progress)
    (row,) = found.countries.to_dict("records")
    assert (row["country"], row["reached"]) == ("North", "yes")
    assert (row["gap_national"], row["gap_regime"]) == pytest.approx((0.5, 0.2))
    assert row["gap"] == pytest.approx(0.2, abs=2e-6)
    assert row["cost"] == pytest.approx(600, rel=1e-4)
    both = redundant(
        ask(small(options=SHELLS + "works_up,capacity,works,shell,5,4,450,0\n")), no_progress
    )
    assert both.countries["cost"].tolist() == pytest.approx([550], rel=1e-4)
    assert both.countries["bound"].tolist() == pytest.approx([550], rel=1e-4)
    bought = dict(zip(both.purchases["option"], both.purchases["units"], strict=True))
    assert bought == {"works_up": 5, "shells": pytest.approx(10, rel=1e-3)}


def test_steps_that_are_real_are_whole(small: Fixture, ask: Fixture) -> None:
    """60 shells need two steps of 50 each."""
    case = small(options="works_up,capacity,works,shell,5,4,450,0\n")
    found = redundant(ask(case), no_progress)
    assert found.countries["cost"].tolist() == pytest.approx([900])
    assert found.countries["gap"].tolist() == pytest.approx([0.0])


def test_what_cannot_be_had_alone_is_said(small: Fixture, ask: Fixture) -> None:
    """Three steps of 10 leave 70 of 200 short; what South could buy does not count."""
    options = "shells,stock,depot,shell,10,3,100,0\nsouth,stock,magazine,shell,10,9,1,0\n"
    found = redundant(ask(small(options=options)), no_progress)
    (row,) = found.countries.to_dict("records")
    assert row["reached"] == "no"
    assert row["gap"] == pytest.approx(70 / 200)
    assert row["cost"] == pytest.approx(300)
    assert found.purchases["option"].tolist() == ["shells"]


def test_nobody_else_may_pay_for_it(small: Fixture, ask: Fixture) -> None:
    """A stock that both draw on is not taken from the other.

    East owns 100 shells that North and South share by halves, each needing 100. North alone must
    buy the 30 that the accord brings from South's magazine, not take them from South's half.
    """
    case = small(
        countries="country\nNorth\nSouth\nEast\n",
        sites="site,country\ndepot,North\nfort,South\nmagazine,South\npool,East\n",
        stocks="site,item,quantity\npool,shell,100\nmagazine,shell,30\n",
        routes="route,origin,destination,mode,lead_days,agreement\n"
        "r,magazine,depot,road,0,acsa\na,pool,depot,road,0,\nb,pool,fort,road,0,\n",
        force_elements="force_element,country,site,platform,item\n"
        "guns,North,depot,howitzer,shell\nforts,South,fort,howitzer,shell\n",
        demand="contingency,force_element,quantity,per\nwar,guns,10,week\nwar,forts,10,week\n",
        options=SHELLS,
    )
    found = redundant(ask(case), no_progress)
    spared = found.countries.set_index("country")
    assert spared.at["North", "reached"] == "yes"
    gained = spared.at["North", "gap_national"] - spared.at["North", "gap_regime"]
    assert spared.at["North", "cost"] == pytest.approx(gained * 100 * 10, rel=1e-3)
    assert gained > 0


def test_a_regime_that_helps_nobody_spares_nothing(small: Fixture, ask: Fixture) -> None:
    found = redundant(ask(small(), regime="national"), no_progress)
    assert found.countries.empty
    assert found.purchases.empty

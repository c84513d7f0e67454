"""Joint development against a national one, reckoned by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplychain.analysis.plans.programmes import Wars, develop, idle, learned, with_programmes
from supplychain.analysis.plans.trends import in_year
from supplychain.crew import no_progress
from supplychain.formulation.judgement import Judgement

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from supplychain.case import Case

    Fixture = Callable[..., Any]

PLAIN = Judgement(bands=(1.0,), urgency=0.0)
HEAD = (
    "programme,country,item,quantity,rate,national_cost,joint_cost,first_unit_cost,learning_rate,"
    "efficient_rate,fixed_share,common_share,workshare,national_delivery,joint_delivery\n"
)
NORTH = "shot,North,shell,2,1,100,70,10,0.2,4,0.5,0.5,0.75,2037-03-01,2039-03-01\n"
SOUTH = "shot,South,shell,2,3,100,70,10,0.2,4,0.5,0.5,0.25,2037-03-01,2038-03-01\n"
LINES = {
    "lines": "line,site,agreement\nworks,depot,acsa\nforge,magazine,acsa\n",
    "rates": "line,item,rate,per,lead_days\nworks,shell,1,week,0\nforge,shell,1,week,0\n",
}


def both(small: Fixture, north: str = NORTH, south: str = SOUTH) -> Case:
    case: Case = small(**LINES, programmes=HEAD + north + south)
    return case


def test_units_cost_less_with_every_doubling() -> None:
    """At 20%: 1, 0.8 for the second, 0.64 for the fourth; the third lies between."""
    assert learned(1, 0.2) == 1
    assert learned(2, 0.2) == pytest.approx(1.8)
    assert learned(4, 0.2) - learned(3, 0.2) == pytest.approx(0.64)
    assert learned(1.5, 0.2) == pytest.approx(1.4)
    assert learned(100, 0.0) == 100


@given(st.floats(1, 500), st.floats(1, 500), st.floats(0, 0.5))
def test_more_units_cost_more_and_each_less(one: float, other: float, rate: float) -> None:
    few, many = sorted((one, other))
    assert learned(few, rate) <= learned(many, rate) * (1 + 1e-12)
    assert learned(many, rate) / many <= learned(few, rate) / few * (1 + 1e-9)


def test_a_low_rate_bears_the_fixed_share_alone() -> None:
    """At a quarter of the efficient rate a fixed half weighs four times: 0.5 + 0.5 x 4."""
    assert idle(1, 4, 0.5) == 2.5
    assert idle(8, 4, 0.5) == idle(1, float("nan"), 0.5) == 1


def test_costs_are_as_worked_by_hand(small: Fixture) -> None:
    """North alone: 10 x 1.8 x 2.5 = 45; South 10 x 1.8 x (0.5 + 0.5 x 4/3) = 21.

    Common part: 4 units at the efficient rate, 10 x 3.1421, half of each unit, so that each pays
    half of 15.7103. North's own half costs 22.5, South's 10.5.
    """
    found = develop(both(small), Wars(PLAIN, ("long",), (2027,)), no_progress)
    costs = found.costs.set_index(["country", "way"])
    shared = 10 * (1 + 0.8 + 3 ** (-0.321928094887) + 0.64) / 4
    assert costs.loc[("North", "national"), "production"] == pytest.approx(45)
    assert costs.loc[("South", "national"), "total"] == pytest.approx(121)
    assert costs.loc[("North", "joint"), "production"] == pytest.approx(22.5 + shared)
    assert costs.loc[("South", "joint"), "total"] == pytest.approx(70 + 10.5 + shared)
    assert costs.loc[("North", "joint"), "work"] == pytest.approx(22.5 + 0.75 * 2 * shared)
    joint = costs.xs("joint", level="way")
    assert joint["work"].sum() == pytest.approx(joint["production"].sum())
    saved = found.savings.set_index("country")
    assert saved.loc["North", "saved"] == pytest.approx(145 - 70 - 22.5 - shared)
    assert saved["later_days"].to_dict() == {"North": 730, "South": 365}
    assert costs["first_delivery"].loc[("South", "joint")] == "2038-03-01"


def test_what_is_delivered_before_the_war_lies_at_the_line(small: Fixture) -> None:
    """North takes 20 a year, at most 50, from March 2037 or 2039; the line is open and free."""
    north = NORTH.replace("shell,2,1,", "shell,50,20,")
    case = both(small, north)
    held = {
        (year, way): with_programmes(in_year(case, year), way)
        .tables["stocks"]
        .query("site == 'depot'")["quantity"]
        .sum()
        - 100
        for year in (2035, 2038, 2045)
        for way in ("none", "national", "joint")
    }
    assert held[2035, "national"] == held[2038, "joint"] == held[2045, "none"] == 0
    assert held[2038, "national"] == pytest.approx(20, rel=1e-2)
    assert held[2045, "national"] == held[2045, "joint"] == 50


def test_shortfalls_of_the_three_ways(small: Fixture) -> None:
    """In 2038 North lacks 100; national: 20 in store and 1 a week for ten weeks, joint: nothing."""
    north = NORTH.replace("shell,2,1,", "shell,50,20,")
    found = develop(both(small, north), Wars(PLAIN, ("long",), (2038, 2045)), no_progress)
    rows = found.shortfalls.query("country == 'North'").set_index(["year", "way"])["shortfall"]
    assert rows[2038, "none"] == rows[2038, "joint"] == pytest.approx(100)
    assert rows[2038, "national"] == pytest.approx(70, abs=0.1)
    assert rows[2045, "none"] == pytest.approx(100)
    assert rows[2045, "national"] == rows[2045, "joint"] == pytest.approx(40)

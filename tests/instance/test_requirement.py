"""Requirement: shots, arrivals and availability."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplychain.instance.calendar import Calendar
from supplychain.instance.records import records
from supplychain.instance.requirement import arrivals, availability, requirement, shots
from supplychain.instance.scenario import find_scenario

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Fixture = Callable[..., Any]

NAN = math.nan
DAYS = Calendar(1.0, 4)
RAID = {"arrivals": 30.0, "per": "day", "threat_inventory": NAN, "from": NAN, "to": NAN}


def test_shots_are_as_given_or_those_that_reach_the_goal() -> None:
    """0.7 a shot: two reach 0.91 and 2.49 reach 0.95, not rounded; given shots come first."""
    reach = {"shots": NAN, "kill_probability": 0.7}
    assert shots(reach | {"kill_goal": 0.91}) == pytest.approx(2)
    assert shots(reach | {"kill_goal": 0.95}) == pytest.approx(2.4882059)
    assert shots(reach | {"kill_goal": 0.0}) == 0
    assert shots({"shots": 3.0, "kill_probability": 0.7, "kill_goal": 0.95}) == 3


@given(st.floats(0.05, 0.95), st.floats(0, 0.99))
def test_shots_together_miss_as_often_as_the_goal_allows(kill: float, goal: float) -> None:
    """The chance that all miss is 1 - goal, by definition of the goal."""
    number = shots({"shots": NAN, "kill_probability": kill, "kill_goal": goal})
    assert (1 - kill) ** number == pytest.approx(1 - goal)


@pytest.mark.parametrize(
    ("inventory", "flow"),
    [(NAN, [30, 30, 30, 30]), (75, [30, 30, 15, 0]), (0, [0, 0, 0, 0]), (500, [30, 30, 30, 30])],
)
def test_arrivals_stop_when_the_threats_are_used_up(inventory: float, flow: list[float]) -> None:
    """30 a day of 75: 30, 30, 15, none; without the inventory 30 every day."""
    row = RAID | {"threat_inventory": inventory}
    assert arrivals(row, DAYS, 1.0) == pytest.approx(flow)


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0.1, 5))
def test_arrivals_never_exceed_inventory_or_flow(
    per_day: float, inventory: float, stretch: float
) -> None:
    """A longer war meets no more threats than there are, and no day more than fly."""
    row = RAID | {"arrivals": per_day, "threat_inventory": inventory, "to": 1.0}
    flow = arrivals(row, DAYS, stretch)
    assert flow.sum() <= inventory * (1 + 1e-9)
    assert np.all(flow >= 0)
    assert np.all(flow <= per_day * (1 + 1e-9) + 1e-9)


def effort(tables: Fixture, *rows: dict[str, Any]) -> Any:
    """Return the typed table of effort rows of the guns."""
    common = {"contingency": "war", "force_element": "guns", "rounds_per_day": 1}
    guns = {
        "force_element": "guns", "country": "JP", "site": "jp", "platform": "gun", "item": "shell",
        "systems": 10,
    }  # fmt: skip
    return tables(effort=[common | row for row in rows], force_elements=[guns])


def test_availability_adds_up_to_all_and_is_all_without_a_row(tables: Fixture) -> None:
    """0.7 on days 0 to 2 and 0.6 on days 1 and 2: 0.7, then 1 and not 1.3, and 1 on day 3."""
    case = effort(
        tables, {"availability": 0.7, "to": "D+2"},
        {"availability": 0.6, "from": "D+1", "to": "D+2"},
    )  # fmt: skip
    share = availability(records(case.tables["effort"]), DAYS, 1.0)
    assert share == pytest.approx([0.7, 1, 1, 1])


def test_availability_of_part_of_a_period_is_a_mean_over_time(tables: Fixture) -> None:
    """0.5 on the first day of a period of two: 0.75, then 1; the row stretched twice: 0.5."""
    case = effort(tables, {"availability": 0.5, "to": "D+0"})
    rows, pairs = records(case.tables["effort"]), Calendar(2.0, 2)
    assert availability(rows, pairs, 1.0) == pytest.approx([0.75, 1])
    assert availability(rows, pairs, 2.0) == pytest.approx([0.5, 1])


def test_only_contingencies_of_the_scenario_count(tables: Fixture) -> None:
    """10 a day in the war, 99 in another contingency: 10 alone, 109 in the scenario of both."""
    needs = [("war", 10), ("other", 99)]
    case = tables(
        demand=[
            {"contingency": name, "force_element": "guns", "quantity": quantity, "per": "day"}
            for name, quantity in needs
        ],
        scenarios=[
            {"scenario": "war", "contingencies": "war"},
            {"scenario": "both", "contingencies": "war; other"},
        ],
    )
    alone, both = (requirement(case, DAYS, find_scenario(case, s)) for s in ("war", "both"))
    assert alone["guns"] == pytest.approx([10] * 4)
    assert both["guns"] == pytest.approx([109] * 4)

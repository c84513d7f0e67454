"""Routes: what a route can lift, when it is shut, and what is lost on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Fixture = Callable[..., Any]


def test_a_route_lifts_no_more_than_its_tonnes(tiny: Fixture, solve: Fixture) -> None:
    """5 tonnes a day and shells of half a tonne: 10 of 12 a day; 12 without a capacity."""
    case = tiny(
        items=[{"item": "shell", "mass_kg": 500}],
        stocks=[{"site": "kr", "quantity": 100}],
        routes=[{"route": "ferry", "capacity_t": 5, "per": "day"}],
        demand=[{"force_element": "jp_guns", "quantity": 12}],
    )
    assert solve(case).of("issue", None, "jp_guns") == pytest.approx([10, 10, 10])


def test_a_capacity_is_shared_by_all_that_travels(tiny: Fixture, solve: Fixture) -> None:
    """Shell and charge weigh a tonne each and both must come: 5 tonnes a day fire 2.5 rounds.

    With a capacity an item 5 rounds would be fired.
    """
    case = tiny(
        periods=1,
        items=[{"item": "shell"}, {"item": "charge"}],
        stocks=[
            {"site": "kr", "quantity": 100},
            {"site": "kr", "item": "charge", "quantity": 100},
        ],
        routes=[{"route": "ferry", "capacity_t": 5, "per": "day"}],
        interoperability=[{"with": "charge"}],
    )
    assert solve(case).of("issue", None, "jp_guns") == pytest.approx([2.5])


def test_a_closure_takes_its_share_of_the_capacity(tiny: Fixture, solve: Fixture) -> None:
    """5 tonnes a day, 0.4 out of action on day 1: 5, 3, 5; 5 throughout without the closure."""
    case = tiny(
        stocks=[{"site": "kr", "quantity": 100}],
        routes=[{"route": "ferry", "capacity_t": 5, "per": "day"}],
        attrition=[{"effect": "route", "what": "ferry", "from": "D+1", "to": "D+1", "loss": 0.4}],
    )
    assert solve(case).of("ship", "ferry", "shell") == pytest.approx([5, 3, 5])


def test_a_route_wholly_shut_carries_nothing_even_without_a_capacity(
    tiny: Fixture, solve: Fixture
) -> None:
    """Shut on day 0, no capacity given: 10 short on day 0; nothing short without the rule."""
    case = tiny(
        stocks=[{"site": "kr", "quantity": 100}],
        routes=[{"route": "ferry"}],
        attrition=[{"effect": "route", "what": "ferry", "to": "D+0", "loss": 1}],
    )
    assert solve(case).of("unmet", "jp_guns") == pytest.approx([10, 0, 0])


def test_cargo_is_lost_by_the_day_it_was_sent(tiny: Fixture, solve: Fixture) -> None:
    """Lead a day, 10 tonnes a day, a tenth always lost and half of what is sent on day 0.

    4.5 arrive on day 1 and 9 on day 2: 10, 5.5 and 1 are short. Counted by the day of arrival the
    attack would hit nothing (10, 1, 1); without loss on the way 10, 0, 0.
    """
    case = tiny(
        stocks=[{"site": "kr", "quantity": 100}],
        routes=[{"route": "ferry", "lead_days": 1, "capacity_t": 10, "per": "day", "loss": 0.1}],
        attrition=[{"effect": "cargo", "what": "ferry", "to": "D+0", "loss": 0.5}],
    )
    assert solve(case).of("unmet", "jp_guns") == pytest.approx([10, 5.5, 1])


@pytest.mark.parametrize(
    ("items", "lost"),
    [
        ("", 0),
        ("shell", 0),
        ("artillery", 0),
        ("munition", 0),
        ("rocket; shell", 0),
        ("rocket", 30),
    ],
)
def test_a_route_carries_the_items_classes_or_kinds_it_names(
    tiny: Fixture, solve: Fixture, items: str, lost: float
) -> None:
    """Shells come if named, by class or kind, or if nothing is named; else all 30 are short."""
    case = tiny(
        items=[{"item": "shell"}, {"item": "rocket", "class": "missile"}],
        stocks=[{"site": "kr", "quantity": 30}],
        routes=[{"route": "ferry", "items": items}],
    )
    assert solve(case).of("lost", "jp_guns") == pytest.approx([lost])

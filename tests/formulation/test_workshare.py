"""Workshare: bounds on a country's share of the output value of a joint programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Fixture = Callable[..., Any]

PROGRAMME = {"programme": "joint_shell", "agreement": "coproduction"}
JOINT = [
    {"regime": "national"},
    {"regime": "joint", "agreement": "coproduction", "since": "D-1095"},
]
LINES = [
    {"line": "jp_plant", "agreement": "coproduction"},
    {"line": "kr_plant", "site": "kr", "agreement": "coproduction"},
]
CHEAP_AND_DEAR = [
    {"line": "jp_plant", "rate": 100, "unit_cost": 1},
    {"line": "kr_plant", "rate": 100, "unit_cost": 5},
]


def joint(tiny: Fixture, **tables: Any) -> Any:
    """Make a case of one day in which Japan needs 100 shells and either plant can make them."""
    given = {
        "periods": 1,
        "items": [{"item": "shell", "unit_price": 10}],
        "agreements": [{"agreement": "coproduction"}],
        "regimes": JOINT,
        "lines": LINES,
        "rates": CHEAP_AND_DEAR,
        "routes": [{"route": "ferry"}],
        "demand": [{"force_element": "jp_guns", "quantity": 100}],
    }
    return tiny(**(given | tables))


@pytest.mark.parametrize(
    ("row", "japan"),
    [
        ({"country": "KR", "min_share": 0.4}, 60),
        ({"country": "JP", "max_share": 0.7}, 70),
        ({"country": "KR"}, 100),
    ],
)
def test_each_country_keeps_its_share(
    tiny: Fixture, solve: Fixture, row: dict[str, Any], japan: float
) -> None:
    """Japan's plant is cheaper and would make all 100; a floor for Korea or a cap on Japan binds.

    Korea makes the rest, at least 40 or 30. A row with the default bounds binds nothing.
    """
    out = solve(joint(tiny, workshare=[PROGRAMME | row]), regime="joint")
    assert out.of("make", "jp_plant", "shell") == pytest.approx([japan])
    assert out.of("make", "kr_plant", "shell") == pytest.approx([100 - japan])
    assert out.of("lost", "jp_guns") == pytest.approx([0])


def test_a_share_that_a_country_cannot_make_holds_the_other_back(
    tiny: Fixture, solve: Fixture
) -> None:
    """Korea shall make half and can make 30: Japan makes 30 as well and 40 are short.

    Without the rule nothing would be short.
    """
    case = joint(
        tiny,
        workshare=[PROGRAMME | {"country": "KR", "min_share": 0.5}],
        rates=[CHEAP_AND_DEAR[0], CHEAP_AND_DEAR[1] | {"rate": 30}],
    )
    assert solve(case, regime="joint").of("lost", "jp_guns") == pytest.approx([40])


def test_shares_are_of_value_over_all_items(tiny: Fixture, solve: Fixture) -> None:
    """Japan makes 90 shells at 10, so Korea owes a value of 900: 30 drones at 30.

    Korea needs but 10 drones, and by number it would have to make 90.
    """
    case = joint(
        tiny,
        items=[{"item": "shell", "unit_price": 10}, {"item": "drone", "unit_price": 30}],
        workshare=[PROGRAMME | {"country": "KR", "min_share": 0.5}],
        rates=[CHEAP_AND_DEAR[0], CHEAP_AND_DEAR[1] | {"item": "drone"}],
        force_elements=[
            {"force_element": "jp_guns"},
            {"force_element": "kr_uav", "country": "KR", "site": "kr", "platform": "uav",
             "item": "drone"},
        ],
        demand=[
            {"force_element": "jp_guns", "quantity": 90},
            {"force_element": "kr_uav", "quantity": 10},
        ],
    )  # fmt: skip
    out = solve(case, regime="joint")
    assert out.of("make", "jp_plant", "shell") == pytest.approx([90])
    assert out.of("make", "kr_plant", "drone") == pytest.approx([30])


def test_shares_bind_nothing_outside_the_programme(tiny: Fixture, solve: Fixture) -> None:
    """A Japanese line of its own makes 60 a day, under no agreement.

    Without the agreement it makes all 60 although Korea makes none. With it the programme makes
    the other 40, half in each country; if its own line counted, Korea would owe 50.
    """
    case = joint(
        tiny,
        workshare=[PROGRAMME | {"country": "KR", "min_share": 0.5}],
        lines=[*LINES, {"line": "jp_own"}],
        rates=[*CHEAP_AND_DEAR, {"line": "jp_own", "rate": 60, "unit_cost": 0.5}],
    )
    alone, together = solve(case), solve(case, regime="joint")
    assert alone.of("make", "jp_own", "shell") == pytest.approx([60])
    assert alone.of("lost", "jp_guns") == pytest.approx([40])
    assert together.of("make", "kr_plant", "shell") == pytest.approx([20])
    assert together.of("lost", "jp_guns") == pytest.approx([0])


def test_shares_hold_over_the_horizon_and_not_by_the_day(tiny: Fixture, solve: Fixture) -> None:
    """Korea's plant starts on D+1; Japan makes 100 on day 0 and Korea 100 on day 1.

    By the day, Japan could make nothing on day 0 while Korea cannot.
    """
    case = joint(
        tiny,
        periods=2,
        workshare=[PROGRAMME | {"country": "KR", "min_share": 0.5}],
        lines=[LINES[0], LINES[1] | {"start": "D+1"}],
    )
    out = solve(case, regime="joint")
    assert out.of("lost", "jp_guns") == pytest.approx([0])
    assert out.of("make", "kr_plant", "shell") == pytest.approx([0, 100])

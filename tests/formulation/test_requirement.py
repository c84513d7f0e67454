"""Requirement: three ways of stating it, and what becomes of what is not met."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Fixture = Callable[..., Any]


def test_the_three_ways_of_stating_a_requirement_add_up(tiny: Fixture, solve: Fixture) -> None:
    """Effort 10 x 0.5 x 4 x 2 = 40 a day, raids 10 x 0.5 x 2 / 0.8 = 12.5, demand 7 a week = 1.

    53.5 a day, all unmet without stock; any way left out would show as a smaller number.
    """
    case = tiny(
        force_elements=[{"force_element": "jp_guns", "systems": 10}],
        effort=[{"availability": 0.5, "rounds_per_day": 4, "intensity": 2}],
        raids=[{"arrivals": 10, "engaged_share": 0.5, "shots": 2, "reliability": 0.8}],
        demand=[{"force_element": "jp_guns", "quantity": 7, "per": "week"}],
    )
    out = solve(case)
    assert out.of("requirement", "jp_guns") == pytest.approx([53.5] * 3)
    assert out.of("unmet", "jp_guns") == pytest.approx([53.5] * 3)
    assert out.of("lost", "jp_guns") == pytest.approx([160.5])


def test_what_is_asked_again_is_lost_once(tiny: Fixture, solve: Fixture) -> None:
    """100 needed in week 0, half of what is unmet asked again each week: unmet 100, 50, 25.

    Lost is 50 + 25 + 25 = 100, the requirement; adding up what is unmet would count 175.
    """
    case = tiny(
        period="week",
        force_elements=[{"force_element": "jp_guns", "carry_over": 0.5}],
        demand=[{"force_element": "jp_guns", "quantity": 100, "per": "week", "to": "D+6"}],
    )
    out = solve(case)
    assert out.of("unmet", "jp_guns") == pytest.approx([100, 50, 25])
    assert out.of("lost", "jp_guns") == pytest.approx([100])


def test_what_is_asked_again_can_still_be_met(tiny: Fixture, solve: Fixture) -> None:
    """200 shells come in week 1, when 50 of the 100 are still asked for: met 50, lost 50.

    Met + shortfall is the requirement of 100. Without carry-over all 100 would be lost.
    """
    case = tiny(
        period="week",
        stocks=[{"quantity": 200, "due": "D+7"}],
        force_elements=[{"force_element": "jp_guns", "carry_over": 0.5}],
        demand=[{"force_element": "jp_guns", "quantity": 100, "per": "week", "to": "D+6"}],
    )
    out = solve(case)
    assert out.of("issue", None, "jp_guns") == pytest.approx([0, 50, 0])
    assert out.of("unmet", "jp_guns") == pytest.approx([100, 0, 0])
    assert out.of("lost", "jp_guns") == pytest.approx([50])


@pytest.mark.parametrize(("period", "days"), [("day", 1.0), ("week", 7.0), ("month", 30.4375)])
def test_carry_over_is_a_share_a_week(
    tiny: Fixture, solve: Fixture, period: str, days: float
) -> None:
    """0.5 a week is 0.5 ** (days / 7) a period: 0.9057 a day, 0.5 a week, 0.0491 a month.

    Taken as a share a period it would be 0.5 in each.
    """
    case = tiny(
        period=period,
        periods=2,
        force_elements=[{"force_element": "jp_guns", "carry_over": 0.5}],
        demand=[{"force_element": "jp_guns", "quantity": 100, "to": "D+0"}],
    )
    out = solve(case)
    assert out.of("unmet", "jp_guns") == pytest.approx([100, 100 * 0.5 ** (days / 7)])
    assert out.of("lost", "jp_guns") == pytest.approx([100])


def test_a_round_counts_for_its_effect(tiny: Fixture, solve: Fixture) -> None:
    """Mortar bombs worth half a shell: 40 bombs meet 20 of 30 and 10 are short.

    40 bombs at full worth would meet all. The shell itself needs no row.
    """
    case = tiny(
        items=[{"item": "shell"}, {"item": "bomb"}],
        stocks=[{"item": "bomb", "quantity": 40}],
        interoperability=[{"item": "bomb", "effectiveness": 0.5}],
    )
    out = solve(case)
    assert out.of("issue", "gun: bomb", "jp_guns") == pytest.approx([20, 20, 0])
    assert out.of("lost", "jp_guns") == pytest.approx([10])


@pytest.mark.parametrize(("factor", "unmet"), [(1, [10, 10, 0, 0]), (1.5, [10, 10, 10, 0])])
def test_a_longer_war_asks_for_more_at_the_same_rate(
    tiny: Fixture, solve: Fixture, factor: float, unmet: list[float]
) -> None:
    """Two days of 10 become three where the scenario stretches time by 1.5, not two of 15."""
    case = tiny(
        periods=4,
        scenarios=[{"scenario": "war", "duration_factor": factor}],
        demand=[{"force_element": "jp_guns", "quantity": 10, "to": "D+1"}],
    )
    assert solve(case).of("unmet", "jp_guns") == pytest.approx(unmet)

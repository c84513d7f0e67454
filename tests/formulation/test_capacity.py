"""Capacity of lines: shared by their items, rising in a surge, lost to attacks, kept warm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supplychain.formulation.judgement import Judgement

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Fixture = Callable[..., Any]


def test_a_line_is_one_capacity_shared_by_its_items(tiny: Fixture, solve: Fixture) -> None:
    """100 shells or 50 rockets a day; 60 and 45 are needed: 0.6 + 0.9 days of 1.

    Half a day is short. A unit of line time saves 100/60 of the shells' gap or 50/45 of the
    rockets', so the first third of the rockets goes (15: 0.3 days), then the first third of the
    shells (20: 0.2 days). With a capacity an item nothing would be short.
    """
    case = tiny(
        periods=1,
        items=[{"item": "shell"}, {"item": "rocket"}],
        lines=[{"line": "plant"}],
        rates=[
            {"line": "plant", "rate": 100},
            {"line": "plant", "item": "rocket", "rate": 50},
        ],
        force_elements=[
            {"force_element": "jp_guns"},
            {"force_element": "jp_mlrs", "platform": "mlrs", "item": "rocket"},
        ],
        demand=[
            {"force_element": "jp_guns", "quantity": 60},
            {"force_element": "jp_mlrs", "quantity": 45},
        ],
    )
    out = solve(case, judgement=Judgement(urgency=0.0))
    assert out.of("make", "plant", "shell") == pytest.approx([40])
    assert out.of("make", "plant", "rocket") == pytest.approx([30])


def test_output_rises_in_a_surge_counted_from_the_warning(tiny: Fixture, solve: Fixture) -> None:
    """10 to 30 a day over 2 days, after a delay of 3 days of which 2 lie before D-day.

    The ramp begins on day 1, so its mean is a quarter of the rise on day 1 and three quarters on
    day 2. Without the warning: 10, 10, 10, 15. Without the ramp: 10, 30, 30, 30.
    """
    surge = {"rate": 10, "surge_rate": 30, "surge_delay_days": 3, "surge_days": 2}
    case = tiny(
        periods=4,
        scenarios=[{"scenario": "war", "warning_days": 2}],
        lines=[{"line": "plant"}],
        rates=[{"line": "plant", **surge}],
        demand=[{"force_element": "jp_guns", "quantity": 100}],
    )
    assert solve(case).of("make", "plant", "shell") == pytest.approx([10, 15, 25, 30])


def test_attacks_take_a_line_out_for_their_time(tiny: Fixture, solve: Fixture) -> None:
    """0.4 of the line out on day 1: 10, 6, 10. It comes back, unlike stock that is lost."""
    case = tiny(
        lines=[{"line": "plant"}],
        rates=[{"line": "plant", "rate": 10}],
        attrition=[{"effect": "line", "what": "plant", "from": "D+1", "to": "D+1", "loss": 0.4}],
    )
    assert solve(case).of("make", "plant", "shell") == pytest.approx([10, 6, 10])


def test_an_attack_of_some_days_counts_by_its_days(tiny: Fixture, solve: Fixture) -> None:
    """Wholly out for 3 days of a week at 10 a day: 40, then 70. 0 if the week went as a whole."""
    case = tiny(
        period="week",
        periods=2,
        lines=[{"line": "plant"}],
        rates=[{"line": "plant", "rate": 10}],
        attrition=[{"effect": "line", "what": "plant", "from": "D+2", "to": "D+4", "loss": 1}],
    )
    assert solve(case).of("make", "plant", "shell") == pytest.approx([40, 70])


def test_a_line_makes_nothing_before_it_starts(tiny: Fixture, solve: Fixture) -> None:
    """Start on D+1 of three days: 0, 10, 10; without the rule no day would be short."""
    case = tiny(lines=[{"line": "plant", "start": "D+1"}], rates=[{"line": "plant", "rate": 10}])
    assert solve(case).of("make", "plant", "shell") == pytest.approx([0, 10, 10])


def test_a_line_is_kept_above_its_sustaining_rate(tiny: Fixture, solve: Fixture) -> None:
    """10 needed on day 1 only, at least 4 a day to keep the line warm, from its start on D+1.

    A shell costs 5 and a missing one 10, so day 2 makes 4 that nobody needs: below is 0, effort
    5 x 14 + 4 tonnes held a day = 74. Without the rule day 2 makes nothing. Day 0 is not charged.
    """
    case = tiny(
        lines=[{"line": "plant", "start": "D+1"}],
        rates=[{"line": "plant", "rate": 10, "min_rate": 4, "unit_cost": 5}],
        demand=[{"force_element": "jp_guns", "quantity": 10, "from": "D+1", "to": "D+1"}],
    )
    out = solve(case)
    assert out.of("make", "plant", "shell") == pytest.approx([0, 10, 4])
    assert out.of("below", "plant", "shell") == pytest.approx([0, 0, 0])
    assert out.stage("effort").optimum == pytest.approx(74)


def test_a_line_that_cannot_keep_its_rate_is_charged(tiny: Fixture, solve: Fixture) -> None:
    """Sustaining rate 4 and no powder: 4 a day are missing, at twice the unit cost of 5.

    Half out on day 1 the line owes 2 only: 2 x 5 x (4 + 2 + 4) = 100; 0 without the rule.
    """
    case = tiny(
        items=[{"item": "shell"}, {"item": "powder", "kind": "component"}],
        stocks=[{"item": "powder", "quantity": 0}],
        lines=[{"line": "plant"}],
        rates=[{"line": "plant", "rate": 10, "min_rate": 4, "unit_cost": 5}],
        bom=[{"input": "powder", "quantity": 1}],
        attrition=[{"effect": "line", "what": "plant", "from": "D+1", "to": "D+1", "loss": 0.5}],
    )
    out = solve(case)
    assert out.of("below", "plant", "shell") == pytest.approx([4, 2, 4])
    assert out.stage("effort").optimum == pytest.approx(100)

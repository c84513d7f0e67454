"""Metrics on numbers worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from supplychain.results.metrics import (
    collapse_window,
    daily_rate,
    days_of_period,
    days_of_supply,
    first_deficit,
    launcher_unmet,
)


def test_launchers_leave_unmet_what_they_cannot_fire_and_fire_the_backlog_later() -> None:
    need = np.array([[100.0, 100.0, 0.0], [100.0, 0.0, 0.0]])
    most = np.array([[60.0, 60.0, 60.0], [np.inf, 10.0, 10.0]])
    unmet = launcher_unmet(need, np.array([0.5, 1.0]), most)
    # 100-60; 100+20-60; 0+30-60 < 0
    assert unmet.tolist() == [[40.0, 60.0, 0.0], [0.0, 0.0, 0.0]]


def test_first_deficit_is_found_in_a_small_force_element_beside_a_large_one() -> None:
    need = np.array([[5e6, 5e6, 5e6], [3.0, 3.0, 3.0]])
    unmet = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 2.0]])  # 1 in 5 million is within the tolerance
    assert first_deficit(need, unmet) == 2
    assert first_deficit(need, np.zeros((2, 3))) is None
    assert first_deficit(np.zeros((0, 3)), np.zeros((0, 3))) is None


def test_collapse_spans_the_periods_met_by_less_than_half() -> None:
    need = np.array([10.0, 10.0, 0.0, 10.0, 10.0])
    assert collapse_window(need, np.array([10.0, 4.0, 0.0, 9.0, 1.0])) == (2, 5)
    assert collapse_window(need, np.array([5.0, 5.0, 0.0, 5.0, 5.0])) == (None, None)


def test_rates_count_days_with_a_requirement_only() -> None:
    need = np.array([70.0, 0.0, 70.0])
    assert daily_rate(need, need, 7.0) == 10.0
    assert daily_rate(need, np.array([70.0, 5.0, 0.0]), 7.0) == 5.0
    assert math.isnan(daily_rate(np.zeros(3), np.zeros(3), 7.0))
    assert days_of_supply(100.0, 10.0) == 10.0
    assert math.isnan(days_of_supply(100.0, math.nan))


@pytest.mark.parametrize(
    ("period", "days", "text"),
    [(1, 7.0, "D+0 to D+6"), (3, 7.0, "D+14 to D+20"), (3, 1.0, "D+2"),
     (2, 30.4375, "D+30 to D+60")],
)  # fmt: skip
def test_days_of_a_period(period: int, days: float, text: str) -> None:
    assert days_of_period(period, days) == text

"""Output: the ceiling of a line over time."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplychain.instance.calendar import Calendar
from supplychain.instance.output import ceilings
from supplychain.instance.scenario import Scenario

RATE: dict[str, Any] = {
    "rate": 10.0, "surge_rate": 30.0, "per": "day", "surge_delay_days": 0.0, "surge_days": 0.0,
}  # fmt: skip


def war(warning: float = 0.0) -> Scenario:
    """Return a scenario with so many days of warning."""
    return Scenario("war", frozenset({"war"}), 1.0, warning)


@pytest.mark.parametrize(
    ("change", "warning", "expected"),
    [
        ({"surge_rate": math.nan}, 0, [10, 10, 10, 10]),
        ({}, 0, [30, 30, 30, 30]),
        ({"surge_delay_days": 2}, 0, [10, 10, 30, 30]),
        ({"surge_delay_days": 2.5}, 0, [10, 10, 20, 30]),
        ({"surge_delay_days": 2}, 1, [10, 30, 30, 30]),
        ({"surge_delay_days": 1, "surge_days": 2}, 0, [10, 15, 25, 30]),
        ({"surge_days": 4}, 2, [22.5, 27.5, 30, 30]),
        ({"surge_rate": 6, "surge_delay_days": 1}, 0, [10, 6, 6, 6]),
    ],
)
def test_the_ceiling_is_the_mean_of_a_ramp(
    change: dict[str, float], warning: float, expected: list[float]
) -> None:
    """From the delay less the warning on, evenly over the surge days, exact within a period."""
    (found,) = ceilings([RATE | change], Calendar(1.0, 4), war(warning))
    assert found == pytest.approx(expected)


@pytest.mark.parametrize(
    ("per", "a_week"), [("day", 70), ("week", 10), ("month", 70 / 30.4375), ("year", 70 / 365.25)]
)
def test_rates_are_converted_by_days(per: str, a_week: float) -> None:
    """10 a day, week, month of 30.4375 or year of 365.25 days, in a week."""
    flat = RATE | {"surge_rate": math.nan, "per": per}
    assert ceilings([flat], Calendar(7.0, 1), war()).tolist() == [[pytest.approx(a_week)]]


@given(
    st.floats(0, 40),
    st.just(0.0) | st.floats(0.01, 40),
    st.floats(0, 40),
    st.sampled_from([1.0, 7.0, 30.4375]),
)
def test_the_ceiling_rises_from_rate_to_surge_rate(
    delay: float, length: float, warning: float, period: float
) -> None:
    """Never below the rate, never above the surge rate, never falling, and more with warning."""
    row = RATE | {"surge_delay_days": delay, "surge_days": length}
    calendar = Calendar(period, 6)
    warned, surprised = (
        ceilings([row], calendar, war(days))[0] / period for days in (warning, 0.0)
    )
    assert np.all(warned >= 10 - 1e-9)
    assert np.all(warned <= 30 + 1e-9)
    assert np.all(np.diff(warned) >= -1e-9)
    assert np.all(warned >= surprised - 1e-9)

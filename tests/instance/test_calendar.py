"""Time: days into periods."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplychain.instance.calendar import PER_DAYS, Calendar

WEEKS = Calendar(7.0, 4)
days = st.floats(-50, 150)
lengths = st.sampled_from([1.0, 7.0, PER_DAYS["month"]])
factors = st.lists(st.tuples(days, days, st.floats(0, 1)), max_size=5)


def test_overlap_counts_the_days_in_each_week() -> None:
    """Days 5 to 15: 2 of week 0, 7 of week 1, 1 of week 2; days before D-day count nowhere."""
    assert WEEKS.overlap(5, 15).tolist() == [2, 7, 1, 0]
    assert WEEKS.overlap(-5, 3).tolist() == [3, 0, 0, 0]
    assert WEEKS.overlap(28, 99).tolist() == [0, 0, 0, 0]


@given(lengths, st.integers(1, 20), days, days)
def test_overlap_adds_up_to_the_length_within_the_horizon(
    length: float, periods: int, a: float, b: float
) -> None:
    """No day is lost or counted twice, wherever the stretch begins and ends."""
    calendar = Calendar(length, periods)
    start, end = sorted((a, b))
    inside = max(0.0, min(end, calendar.horizon) - max(start, 0.0))
    assert calendar.overlap(start, end).sum() == pytest.approx(inside, abs=1e-9)


def test_from_and_to_are_inclusive_and_blank_means_d_day_and_the_end() -> None:
    """D+2 to D+4 are three days, [2, 5); blank to blank is the whole horizon of 28."""
    span = WEEKS.span(2, 4)
    assert (span.start, span.end, span.days) == (2, 5, 3)
    whole = WEEKS.span(math.nan, math.nan)
    assert (whole.start, whole.end, whole.days) == (0, 28, 28)


def test_a_stretch_moves_ends_after_d_day_alone() -> None:
    """D-3 to D+4 at factor 2 is [-3, 10): the days before D-day stay, those written stay 8.

    A blank end stays the end of the horizon.
    """
    span = WEEKS.span(-3, 4, 2.0)
    assert (span.start, span.end, span.days) == (-3, 10, 8)
    assert WEEKS.span(2, math.nan, 2.0).end == 28
    assert WEEKS.span(2, math.nan, 2.0).start == 4


@pytest.mark.parametrize(
    ("lead", "periods"), [(0, 0), (3.4, 0), (3.5, 1), (7, 1), (10.4, 1), (10.5, 2), (14, 2)]
)
def test_leads_round_to_the_nearest_period_and_halves_up(lead: float, periods: int) -> None:
    """3.5 days are a week; rounding half to even would make 10.5 days 2 but 3.5 days 0."""
    assert WEEKS.lead(lead) == periods


@given(lengths, st.floats(0, 500))
def test_a_lead_is_off_by_half_a_period_at_most(length: float, lead: float) -> None:
    """Rounding never moves a lead by more than half a period."""
    assert abs(Calendar(length, 1).lead(lead) * length - lead) <= length / 2 + 1e-9


@pytest.mark.parametrize(
    ("day", "opened"),
    [
        (-math.inf, [True] * 4),
        (0, [True] * 4),
        (0.1, [False, True, True, True]),
        (7, [False, True, True, True]),
        (7 + 1e-12, [False, True, True, True]),
        (21.5, [False] * 4),
        (math.inf, [False] * 4),
    ],
)
def test_what_opens_on_a_day_is_open_from_the_next_period_that_begins(
    day: float, opened: list[bool]
) -> None:
    """Day 7 opens week 1, day 0.1 as well; a rounding error of 1e-12 costs no week."""
    assert WEEKS.open_from(day).tolist() == opened


def test_time_mean_is_exact_where_factors_cut_a_period() -> None:
    """0.5 over days 0 to 7 and 0.2 over days 5 to 9: (5 x 0.5 + 2 x 0.1) / 7, (2 x 0.2 + 5) / 7."""
    mean = WEEKS.time_mean([(0, 7, 0.5), (5, 9, 0.2)])
    assert mean == pytest.approx([2.7 / 7, 5.4 / 7, 1, 1])


@given(lengths, st.integers(1, 12), factors)
def test_time_mean_lies_between_the_product_of_all_and_one(
    length: float, periods: int, pieces: list[tuple[float, float, float]]
) -> None:
    """No moment is worse than all factors together, none better than no factor at all."""
    mean = Calendar(length, periods).time_mean(pieces)
    assert len(mean) == periods
    assert np.all(mean >= math.prod(factor for _, _, factor in pieces) - 1e-9)
    assert np.all(mean <= 1 + 1e-9)


@given(lengths, st.integers(1, 12), days, days, st.floats(0, 1))
def test_time_mean_of_one_factor_is_its_overlap(
    length: float, periods: int, a: float, b: float, factor: float
) -> None:
    """One factor over a stretch leaves 1 - (1 - factor) x days / period."""
    calendar = Calendar(length, periods)
    start, end = sorted((a, b))
    expected = 1 - (1 - factor) * calendar.overlap(start, end) / length
    assert calendar.time_mean([(start, end, factor)]) == pytest.approx(expected, abs=1e-9)

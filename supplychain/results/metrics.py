"""Measures of a shortfall: pure functions of arrays, periods counted from 1."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from supplychain.instance.calendar import Bools, Floats

DEFICIT = 1e-6
COLLAPSE = 0.5


def launcher_unmet(requirement: Floats, carry: Floats, most: Floats) -> Floats:
    r"""Return what would stay unmet with unlimited munitions, in reference rounds.

    .. math:: unmet_t = \max(0,\; requirement_t + c\, unmet_{t-1} - most_t)

    Parameters
    ----------
    requirement : array, force elements x periods
        Reference rounds.
    carry : array, force elements
        Share of unmet demand asked again in the next period.
    most : array, force elements x periods
        Reference rounds that the surviving launchers could fire; infinite where launchers do not
        bind. A period in which nothing may be fired is infinite as well: what is missing then is
        a munition or a permission, not a launcher.
    """
    unmet = np.zeros_like(requirement)
    before = np.zeros(len(requirement))
    for t in range(requirement.shape[1]):
        before = np.maximum(requirement[:, t] + carry * before - most[:, t], 0.0)
        unmet[:, t] = before
    return unmet


def first_deficit(requirement: Floats, unmet: Floats) -> int | None:
    """Return the first period in which any force element is short, or None.

    Short is unmet above 1e-6 of the requirement of the period, or of the mean requirement over
    the horizon where that is more (both arrays: force elements x periods, reference rounds).
    """
    if requirement.size == 0:
        return None
    floor = np.maximum(requirement, requirement.mean(axis=1, keepdims=True))
    short = unmet > DEFICIT * np.maximum(floor, DEFICIT)
    return _first(np.asarray(short.any(axis=0)))


def collapse_window(requirement: Floats, met: Floats) -> tuple[int | None, int | None]:
    """Return the first and last period in which less than half of its requirement is met.

    Both arrays hold one number a period; periods without a requirement do not count.
    """
    fallen: Bools = (requirement > 0) & (met < COLLAPSE * requirement * (1 - DEFICIT))
    last = _first(fallen[::-1])
    return _first(fallen), None if last is None else len(fallen) + 1 - last


def daily_rate(requirement: Floats, amount: Floats, days: float) -> float:
    """Return `amount` a day over the periods (of `days` days) with a requirement; NaN without one.

    With the requirement itself as `amount` this is the rate that days of supply assume; with what
    is met it is the controlled supply rate.
    """
    active = requirement > 0
    return float(amount[active].sum() / (active.sum() * days)) if active.any() else math.nan


def days_of_supply(stock: float, rate: float) -> float:
    """Return for how many days `stock` lasts at `rate` a day; NaN without a rate."""
    return stock / rate if rate > 0 else math.nan


def lasting_days(stock: float, due: Floats, made: Floats, need: Floats, days: float) -> float:
    """Return after how many days from D-day what is there no longer covers the need.

    Parameters
    ----------
    stock : float
        Units on hand on D-day.
    due, made, need : array, periods
        Units that arrive at the start of each period, and units made and needed evenly over it.
    days : float
        Days of a period.

    Returns
    -------
    float
        Days from D-day; NaN where it covers the need to the end of the horizon.
    """
    dust = DEFICIT * min(1.0, float(need.max(initial=0.0)))
    for period, (arriving, output, wanted) in enumerate(zip(due, made, need, strict=True)):
        stock += float(arriving)
        net = float(wanted - output)
        if net > stock * (1 + DEFICIT) + dust:
            return float((period + stock / net) * days)
        stock -= net
    return math.nan


def need_within(need: Floats, days: float, first: float) -> float:
    """Return what is needed in the `first` days from D-day; NaN beyond the horizon.

    `need` holds the units needed in each period of `days` days, evenly over it.
    """
    if first > len(need) * days * (1 + DEFICIT):
        return math.nan
    shares = np.clip(first / days - np.arange(len(need)), 0.0, 1.0)
    return float(need @ shares)


def years_to_make(gap: float, rate: float) -> float:
    """Return the years that `rate` units a year take for `gap` units.

    NaN where either is not known, infinite where nothing is bought or made, 0 without a gap.
    """
    if math.isnan(gap) or math.isnan(rate):
        return math.nan
    if gap <= 0:
        return 0.0
    return gap / rate if rate > 0 else math.inf


def days_of_period(period: int, days: float) -> str:
    """Return the days of a period of `days` days, such as "D+14 to D+20"."""
    first = math.floor((period - 1) * days)
    last = max(first, math.ceil(period * days) - 1)
    return f"D+{first}" if first == last else f"D+{first} to D+{last}"


def _first(marked: Bools) -> int | None:
    return int(np.argmax(marked)) + 1 if marked.any() else None

r"""Time: days into periods.

Day 0 is D-day. A period has a fixed length of :math:`L` days (day 1, week 7, month 30.4375), and
period :math:`t = 0..T-1` covers the days :math:`[tL, (t+1)L)`. Rates are converted by days: day 1,
week 7, month 30.4375, year 365.25. `from` and `to` are inclusive, so they span
:math:`[from, to + 1)`; a blank `from` is day 0 and a blank `to` the end of the horizon. A row that
covers part of a period counts by its share of days.

A scenario's `duration_factor` :math:`f` moves every end point :math:`x > 0` of such a span to
:math:`fx`; rates per day stay. A blank `to` stays the end of the horizon.

A lead of :math:`d` days is :math:`\lfloor d/L + 1/2 \rfloor` periods. What opens on day :math:`d`
is open from the first period that begins on or after that day (to a billionth of a day).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from supplychain.case.days import PER_DAYS, stretched, whole_periods

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PER_DAYS", "Bools", "Calendar", "Floats", "Span"]

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Span:
    """A stretch of time in days, ``[start, end)``, and the days that it had as written."""

    start: float
    end: float
    days: float


@dataclass(frozen=True)
class Calendar:
    """`periods` periods of `days` days each, from D-day on."""

    days: float
    periods: int

    @property
    def horizon(self) -> float:
        """Length of the horizon in days."""
        return self.days * self.periods

    @property
    def edges(self) -> Floats:
        """The ``periods + 1`` days at which periods begin or end."""
        return np.arange(self.periods + 1, dtype=np.float64) * self.days

    def span(self, first: float, last: float, stretch: float = 1.0) -> Span:
        """Span of an inclusive `from`/`to` pair (NaN = blank), stretched after D-day."""
        start = 0.0 if math.isnan(first) else first
        open_ended = math.isnan(last)
        end = self.horizon if open_ended else last + 1
        days = end - start
        if not open_ended:
            end = stretched(end, stretch)
        return Span(stretched(start, stretch), end, days)

    def overlap(self, start: float, end: float) -> Floats:
        """Days of ``[start, end)`` in each period."""
        edges = self.edges
        days = np.minimum(edges[1:], end) - np.maximum(edges[:-1], start)
        return np.asarray(np.maximum(days, 0.0))

    def lead(self, days: float) -> int:
        """`days` in periods, to the nearest, halves up."""
        return int(whole_periods(days, self.days))

    def open_from(self, day: float | Sequence[float]) -> Bools:
        """Periods that begin on or after `day` (infinite = never), to a billionth of a day.

        Of several days a row each.
        """
        return np.asarray(self.edges[:-1] >= np.asarray(day)[..., None] - 1e-9)

    def time_mean(self, factors: list[tuple[float, float, float]]) -> Floats:
        """Mean over each period of the product of the factors in force at each moment.

        `factors` are (start, end, factor); outside its stretch a factor is 1.
        """
        if not factors:
            return np.ones(self.periods)
        cuts = {x for start, end, _ in factors for x in (start, end) if 0 < x < self.horizon}
        edges = np.array(sorted(cuts | set(self.edges.tolist())))
        middle = (edges[:-1] + edges[1:]) / 2
        value = np.ones(len(middle))
        for start, end, factor in factors:
            value[(middle >= start) & (middle < end)] *= factor
        period = np.minimum((middle / self.days).astype(int), self.periods - 1)
        area = np.bincount(period, weights=value * np.diff(edges), minlength=self.periods)
        return np.asarray(area / self.days)

r"""Trends: the figures of a case in a later year, and the dates that stay on the calendar.

A row of `trends` multiplies the figures that it names. Between the years given, the factor of a
table, column and identifier lies on straight lines; after the last it stays as it is. In the year
of D-day it is 1 unless a row says otherwise, and before that it is as there. Rows with different
identifiers that name one figure multiply; a figure never leaves the values that its column allows.

A trend with a range has a path for each quantile :math:`q` of its factor: in every year given the
quantile :math:`q` of the triangular distribution between low, factor and high.

A war of year :math:`Y` is that of the case, day for day after its D-day. What is dated by the
calendar stays there: an accord signed in 2027 is eight years old in a war of 2035, one of 2040
does not help yet. So `agreements.in_force_since`, `regimes.since`, `lines.start`, `stocks.due` and
the deliveries of `programmes` move by the days between both D-days where they are written as dates,
and stay where they are written D+n.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.stats import triang

from supplychain.case.figures import Ranged, moved, rows_naming
from supplychain.case.schema import TABLES
from supplychain.instance.records import records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from supplychain.case import Case

ON_CALENDAR = {
    "agreements": ("in_force_since",),
    "regimes": ("since",),
    "lines": ("start",),
    "stocks": ("due",),
    "programmes": ("national_delivery", "joint_delivery"),
}
AFTER_D_DAY = "D"  # how a day that counts from D-day is written


@dataclass(frozen=True)
class Trend:
    """Factors of the figures of a table and column that name an identifier.

    Each of `points` is a year with its factor, low and high.
    """

    table: str
    column: str
    identifier: str
    points: tuple[tuple[int, float, float, float], ...]

    def factor(self, year: int, quantile: float | None) -> float:
        """Factor in a year: as given, or on the path of a quantile."""
        values = [
            factor if quantile is None else _triangular(low, factor, high, quantile)
            for _, factor, low, high in self.points
        ]
        return float(np.interp(year, [point[0] for point in self.points], values))


def trends_of(case: Case) -> list[Trend]:
    """Trends of a case, from the year of D-day on."""
    points: dict[tuple[str, str, str], list[tuple[int, float, float, float]]] = {}
    for row in records(case.tables["trends"]):
        ends = [row.get(f"factor_{end}", np.nan) for end in ("low", "high")]
        low, high = (row["factor"] if np.isnan(end) else end for end in ends)
        series = points.setdefault((row["table"], row["column"], row["id"]), [])
        series.append((int(row["year"]), row["factor"], low, high))
    first = case.settings.start.year
    for series in points.values():
        if first not in {year for year, *_ in series}:
            series.append((first, 1.0, 1.0, 1.0))
    return [Trend(*name, tuple(sorted(series))) for name, series in sorted(points.items())]


def in_year(case: Case, year: int, quantiles: Mapping[Trend, float] | None = None) -> Case:
    """Return the case with D-day in another year: other figures, agreements of another age.

    `quantiles` gives the path of each trend; without it every factor is as given.
    """
    values: dict[tuple[str, str, int], float] = {}
    for trend in trends_of(case):
        factor = trend.factor(year, quantiles.get(trend) if quantiles else None)
        frame = case.tables[trend.table][trend.column]
        for row in rows_naming(case, trend.table, trend.identifier):
            place = (trend.table, trend.column, row)
            values[place] = values.get(place, float(frame.loc[row])) * factor
    cells = {}
    for (table, column, row), value in values.items():
        if not np.isnan(value):
            allowed = TABLES[table].columns[column].interval
            inside = float(np.clip(value, allowed.low, allowed.high))
            cells[Ranged(table, column, row, inside, inside, inside)] = inside
    return _later(moved(case, cells), year)


def _later(case: Case, year: int) -> Case:
    """Return the case with D-day in another year, its calendar dates as they are."""
    start = case.settings.start
    last = start.day == 29 and start.month == 2  # not in every year
    later = dt.date(year, start.month, 28 if last else start.day)
    days = float((later - start).days)
    tables = dict(case.tables)
    for name, columns in ON_CALENDAR.items():
        frame, text = tables[name], case.text[name]
        for column in columns:
            if column in text.columns and len(frame):
                dated = ~text[column].loc[frame.index].str.startswith(AFTER_D_DAY)
                moved_day = frame[column].where(~dated, frame[column] - days)
                frame = frame.assign(**{column: moved_day})
        tables[name] = frame
    return replace(case, tables=tables, settings=replace(case.settings, start=later))


def _triangular(low: float, mode: float, high: float, quantile: float) -> float:
    if high == low:
        return mode
    shape = (mode - low) / (high - low)
    return float(triang.ppf(quantile, shape, loc=low, scale=high - low))

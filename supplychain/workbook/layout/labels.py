"""What a heading says about time, as people write it: dates, D+n, weeks, months, quarters."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from supplychain.case.cell.dates import days_of, month_in, weekday_of, year_of
from supplychain.case.width import narrow
from supplychain.workbook.layout.quarters import months_of, quarter_of

if TYPE_CHECKING:
    from supplychain.case.cell.dates import Day

OPEN = "open quarter"
FIRST_YEAR, LAST_YEAR = 1900, 2200  # what a bare number above a column may mean as a year

_BETWEEN = re.compile(r"\s*(?:~|〜|to|-|から)\s*", re.IGNORECASE)  # two days of a range
_WEEK = re.compile(
    r"(?:w|wk|week|第)\s*(\d{1,3})\s*週?(?:目)?|(\d{1,3})\s*(?:週目?|주차?)|제\s*(\d{1,3})\s*주차?",
    re.IGNORECASE,
)
_FISCAL = re.compile(r"(?:fy|会計年度)(.+)|(.+?)(?:年度|회계연도|년도)", re.IGNORECASE)
_WEEK_OF = re.compile(
    r"(?:w/?[cb]|week (?:commencing|beginning|of|from)) (?P<first>.+)"
    r"|(?:w/?e|week (?:ending|to)) (?P<last>.+)|(?P<asian>.+)(?:の週|からの週|주간?)",
    re.IGNORECASE,
)
_NUMBERED_DAY = re.compile(r"d ?[0-9]+", re.IGNORECASE)
_ISO_WEEK = re.compile(r"(\d{4})-?w(\d{2})", re.IGNORECASE)


@dataclass(frozen=True)
class Label:
    """What a header says about time.

    Parameters
    ----------
    kind : str
        ``day`` (a calendar date or D+n, from which the period begins), ``range``, ``week`` (of the
        war, from 1), ``dated week``, ``month``, ``quarter`` or half, ``open quarter`` (of a fiscal
        year, or of none), ``year`` (of the calendar) or ``fiscal year``.
    first : datetime.date or int
        First day: a date, or days after D-day.
    last : datetime.date or int or None
        Last day; ``None`` where the next label tells it.
    """

    kind: str
    first: Day
    last: Day | None = None


def label_of(cell: object) -> Label | None:
    """Return the period that a cell names, or ``None``."""
    if isinstance(cell, dt.datetime):
        cell = cell.date() if cell.time() == dt.time() else None
    if isinstance(cell, dt.date):
        return Label("day", cell)
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return year_label(int(cell)) if float(cell).is_integer() else None
    if not isinstance(cell, str):
        return None
    try:
        return _from_text(narrow(cell))
    except ValueError:  # a month 13, a day 32
        return None


def label_beneath(above: object, cell: object) -> Label | None:
    """Return the period of a cell, which may say it with the one above it: 2027年 over 3月."""
    label = label_of(cell)
    is_part = isinstance(cell, str) and (label is None or label.kind == OPEN)
    over = label_of(above) if is_part else None
    joined = label_of(f"{_shown(above)}{cell}") if over and over.kind == "year" else None
    return joined or label


def _shown(cell: object) -> str:
    return f"{int(cell)}-" if isinstance(cell, float | int) else str(cell)


def _from_text(text: str) -> Label | None:
    if (day := _day(text)) is not None:
        return Label("numbered day" if _NUMBERED_DAY.fullmatch(text) else "day", day)
    if label := _range(text):
        return label
    if match := _WEEK.fullmatch(text):
        number = int(next(filter(None, match.groups())))
        return Label("week", 7 * (number - 1), 7 * number - 1)
    return _week_of(text) or _of_months(text) or _of_calendar(text)


def _week_of(text: str) -> Label | None:
    """Return the week that begins, or ends, on a day."""
    match = _WEEK_OF.fullmatch(text)
    day = _day(match["first"] or match["last"] or match["asian"]) if match else None
    if match is None or not isinstance(day, dt.date):
        return None
    first = day - dt.timedelta(days=6) if match["last"] else day
    return Label("dated week", first, first + dt.timedelta(days=6))


def _of_months(text: str) -> Label | None:
    """Return a quarter, a half, or a run of months of a year."""
    quarter = quarter_of(text)
    months = quarter or months_of(text)
    if months is None:
        return None
    year, first, last = months
    if not year:
        return Label(OPEN, 0)
    end = month_label(year, last).last
    return Label("quarter" if quarter else "range", dt.date(year, first, 1), end)


def _of_calendar(text: str) -> Label | None:
    """Return a numbered week, a month or a year of the calendar."""
    if match := _ISO_WEEK.fullmatch(text):
        monday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return Label("dated week", monday, monday + dt.timedelta(days=6))
    if match := _FISCAL.fullmatch(text):
        year = year_of(text) or year_of(match[1] or match[2])
        label = year_label(year) if year else None
        return label and Label("fiscal year", label.first, label.last)
    if month := month_in(text):
        return month_label(*month)
    year = year_of(text)
    return year_label(year) if year else None


def _day(text: str) -> Day | None:
    """Return the one day that a text means; ``None`` if it means none, or several."""
    days = days_of(text) if len(text) > 1 else []  # a bare D names no day
    if len(days) != 1:
        return None
    weekday = weekday_of(text)
    other = isinstance(days[0], dt.date) and weekday not in {None, days[0].weekday()}
    return None if other else days[0]


def _range(text: str) -> Label | None:
    """Return the range that two days with a mark between them name."""
    for mark in _BETWEEN.finditer(text):
        start, end = text[: mark.start()], text[mark.end() :]
        first = 0 if start.casefold() == "d" else _day(start)
        last = _day(end)
        if first is not None and type(first) is type(last):
            return Label("range", first, last)
    return None


def month_label(year: int, month: int) -> Label:
    """Return a month of the calendar."""
    days = calendar.monthrange(year, month)[1]
    return Label("month", dt.date(year, month, 1), dt.date(year, month, days))


def year_label(number: int) -> Label | None:
    """Return a year of the calendar; ``None`` for a number that is none."""
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return None
    return Label("year", dt.date(number, 1, 1), dt.date(number, 12, 31))


def lies_within(part: Label, whole: Label) -> bool:
    """Return whether a period may be part of another, such as a month of a fiscal year.

    A fiscal year begins up to six months before or after the calendar year of its number, and a
    year of the calendar is no part of it. A numbered week beneath a period of the calendar may be a
    week of that, and no week of the war.
    """
    if part.kind == "week" and isinstance(whole.first, dt.date):
        return False
    if type(part.first) is not type(whole.first) or whole.last is None:
        return part.kind != "year"  # days of the war beneath a year
    slack = 184 if whole.kind == "fiscal year" else 0
    if whole.kind == "fiscal year" and part.kind in {"year", "fiscal year"}:
        return part == whole
    first, last = as_number(whole.first) - slack, as_number(whole.last) + slack
    return first <= as_number(part.first) <= as_number(part.last or part.first) <= last


def as_number(day: Day) -> int:
    """Return a number that counts days: of the calendar, or from D-day."""
    return day.toordinal() if isinstance(day, dt.date) else day

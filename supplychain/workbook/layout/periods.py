"""Periods as people write them above the columns of a wide table: dates, D+n, weeks, months."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from supplychain.case.cell.dates import days_of, month_in, weekday_of, write_day, year_of
from supplychain.case.width import narrow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supplychain.case.cell.dates import Day

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
        war, from 1), ``dated week``, ``month``, ``year`` (of the calendar) or ``fiscal year``.
    first : datetime.date or int
        First day: a date, or days after D-day.
    last : datetime.date or int or None
        Last day; ``None`` where the next label tells it.
    """

    kind: str
    first: Day
    last: Day | None = None


class PeriodError(ValueError):
    """Labels of periods that leave open which days they mean; says which and why."""

    def __init__(self, place: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.place = place
        self.message = message
        self.hint = hint


def label_of(cell: object) -> Label | None:
    """Return the period that a cell names, or ``None``."""
    if isinstance(cell, dt.datetime):
        cell = cell.date() if cell.time() == dt.time() else None
    if isinstance(cell, dt.date):
        return Label("day", cell)
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _year(int(cell)) if float(cell).is_integer() else None
    if not isinstance(cell, str):
        return None
    try:
        return _from_text(narrow(cell))
    except ValueError:  # a month 13, a day 32
        return None


def label_beneath(above: object, cell: object) -> Label | None:
    """Return the period of a cell, which may say it with the one above it: 2027年 over 3月."""
    label = label_of(cell)
    over = label_of(above) if label is None and isinstance(cell, str) else None
    return label_of(f"{_shown(above)}{cell}") if over and over.kind == "year" else label


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
    return _week_of(text) or _of_calendar(text)


def _week_of(text: str) -> Label | None:
    """Return the week that begins, or ends, on a day."""
    match = _WEEK_OF.fullmatch(text)
    day = _day(match["first"] or match["last"] or match["asian"]) if match else None
    if match is None or not isinstance(day, dt.date):
        return None
    first = day - dt.timedelta(days=6) if match["last"] else day
    return Label("dated week", first, first + dt.timedelta(days=6))


def _of_calendar(text: str) -> Label | None:
    """Return a numbered week, a month or a year of the calendar."""
    if match := _ISO_WEEK.fullmatch(text):
        monday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return Label("dated week", monday, monday + dt.timedelta(days=6))
    if match := _FISCAL.fullmatch(text):
        year = year_of(text) or year_of(match[1] or match[2])
        label = _year(year) if year else None
        return label and Label("fiscal year", label.first, label.last)
    if month := month_in(text):
        return _month(*month)
    year = year_of(text)
    return _year(year) if year else None


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


def _month(year: int, month: int) -> Label:
    days = calendar.monthrange(year, month)[1]
    return Label("month", dt.date(year, month, 1), dt.date(year, month, days))


def _year(number: int) -> Label | None:
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return None
    return Label("year", dt.date(number, 1, 1), dt.date(number, 12, 31))


def lies_within(part: Label, whole: Label) -> bool:
    """Return whether a period may be part of another, such as a month of a fiscal year.

    A fiscal year begins up to six months before or after the calendar year of its number, and a
    year of the calendar is no part of it.
    """
    if type(part.first) is not type(whole.first) or whole.last is None:
        return part.kind != "year"  # weeks of the war beneath a year
    slack = 184 if whole.kind == "fiscal year" else 0
    if whole.kind == "fiscal year" and part.kind in {"year", "fiscal year"}:
        return part == whole
    first, last = _number(whole) - slack, _as_number(whole.last) + slack
    return first <= _number(part) <= _as_number(part.last or part.first) <= last


@dataclass(frozen=True)
class Period:
    """First and last day of a column as a cell would say them, and its length if it has a name."""

    first: str
    last: str
    length: str


def periods(labels: Sequence[Label]) -> list[Period]:
    """Return the period of each label, in their order.

    Raises
    ------
    PeriodError
        If a label leaves open which days it means.
    """
    kinds = {label.kind for label in labels}
    if len(kinds) > 1 and not kinds <= {"day", "numbered day"}:
        odd = next(i for i, label in enumerate(labels) if label.kind != labels[0].kind)
        message = "the columns are headed by periods of several kinds."
        raise PeriodError(odd, message, "Head each by its first day, as a date or as D+n.")
    if kinds == {"week"} and min(label.first for label in labels if isinstance(label.first, int)):
        message = "these could be weeks of the war or of the calendar."
        raise PeriodError(0, message, "Head each by its first day, as a date or as D+n.")
    if kinds == {"fiscal year"}:
        message = "it is open on which day the fiscal year begins."
        raise PeriodError(0, message, "Head each by first and last day.")
    if kinds == {"numbered day"} and [label.first for label in labels[:2]] in ([1], [1, 2]):
        message = "D1 could be the first day of the war, D+0, or the day after it, D+1."
        raise PeriodError(0, message, "Head each by its day as D+0 or D+1.")
    if kinds <= {"day", "numbered day"}:
        return _from_first_days(labels)
    length = {"week": "week", "dated week": "week", "month": "month", "year": "year"}
    return [
        Period(
            write_day(label.first), write_day(label.last), length.get(label.kind) or _length(label)
        )
        for label in labels
        if label.last is not None
    ]


def _from_first_days(labels: Sequence[Label]) -> list[Period]:
    """Return periods that each last until the next begins; the last is as long as the others."""
    numbers = [_number(label) for label in labels]
    if len({type(label.first) for label in labels}) > 1:
        message = "some columns are headed by dates and some by D+n."
        raise PeriodError(0, message, "Use one of the two.")
    for place, (one, other) in enumerate(pairwise(numbers), start=1):
        if other <= one:
            message = "the column begins no later than the one before it."
            raise PeriodError(place, message, "Put the columns in the order of time.")
    if all(isinstance(label.first, dt.date) and _ends_month(label.first) for label in labels):
        message = "these are the last days of months: a period could begin or end there."
        raise PeriodError(0, message, "Head each by its month, or by first and last day.")
    gaps = {other - one for one, other in pairwise(numbers)}
    days = [label.first for label in labels]
    monthly = (
        len(gaps) > 0
        and all(isinstance(day, dt.date) and day.day == 1 for day in days)
        and gaps
        <= {
            28,
            29,
            30,
            31,
        }
    )
    if len(gaps) != 1 and not monthly:
        place = len(labels) - 1
        message = "it is open on which day the last column ends: the columns differ in length."
        raise PeriodError(place, message, "Head each by first and last day, such as D+0 to D+6.")
    if monthly and isinstance(days[-1], dt.date):
        end = calendar.monthrange(days[-1].year, days[-1].month)[1]
        lasts = [*(number - 1 for number in numbers[1:]), numbers[-1] + end - 1]
        length = "month"
    else:
        gap = gaps.pop()
        lasts = [number + gap - 1 for number in numbers]
        length = {1: "day", 7: "week"}.get(gap, "")
    dated = isinstance(days[0], dt.date)
    spans = zip(numbers, lasts, strict=True)
    return [Period(_of_number(a, dated), _of_number(b, dated), length) for a, b in spans]


def _ends_month(day: dt.date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _length(label: Label) -> str:
    """Return the time base that a range is as long as; blank if none."""
    first, last = label.first, label.last
    if last is None:
        return ""
    if isinstance(first, dt.date) and isinstance(last, dt.date):
        whole = {"month": _month(first.year, first.month), "year": _year(first.year)}
        for length, label_of_it in whole.items():
            if label_of_it and (label_of_it.first, label_of_it.last) == (first, last):
                return length
    return {1: "day", 7: "week"}.get(_as_number(last) - _as_number(first) + 1, "")


def _number(label: Label) -> int:
    return _as_number(label.first)


def _as_number(day: Day) -> int:
    return day.toordinal() if isinstance(day, dt.date) else day


def _of_number(number: int, dated: bool) -> str:
    return write_day(dt.date.fromordinal(number) if dated else number)

"""The days of the columns of a wide table, as the labels above them say."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from supplychain.case.cell.dates import write_day
from supplychain.workbook.layout.labels import OPEN, as_number, month_label, year_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supplychain.workbook.layout.labels import Label


class PeriodError(ValueError):
    """Labels of periods that leave open which days they mean; says which and why."""

    def __init__(self, place: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.place = place
        self.message = message
        self.hint = hint


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
    if OPEN in kinds:
        place = next(i for i, label in enumerate(labels) if label.kind == OPEN)
        message = (
            "it is open on which day this part of a year begins: its year is not named, "
            "or may be a fiscal one."
        )
        hint = "Head each by its months, such as 2027-04 to 2027-06, or by first and last day."
        raise PeriodError(place, message, hint)
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
    numbers = [as_number(label.first) for label in labels]
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
        whole = {"month": month_label(first.year, first.month), "year": year_label(first.year)}
        for length, label_of_it in whole.items():
            if label_of_it and (label_of_it.first, label_of_it.last) == (first, last):
                return length
    return {1: "day", 7: "week"}.get(as_number(last) - as_number(first) + 1, "")


def _of_number(number: int, dated: bool) -> str:
    return write_day(dt.date.fromordinal(number) if dated else number)

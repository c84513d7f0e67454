"""Cells that should hold a day: what is read in their place, and what is refused."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from supplychain.case.cell.context import UNKNOWN
from supplychain.case.cell.dates import EPOCHS, days_of, weekday_of, write_day
from supplychain.case.cell.plain import CellError, Repair, is_plain_day
from supplychain.case.width import narrow

if TYPE_CHECKING:
    from supplychain.case.cell.context import Reading
    from supplychain.case.cell.dates import Day
    from supplychain.case.schema import Column

RULE = "date-text"
FIRST_YEAR, LAST_YEAR = 1970, 2199  # of a number that is taken for a day

_SERIAL = re.compile(r"([0-9]{1,7})(?:\.0*)?")
_SHORT_YEAR = re.compile(r"'?[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}")


def read_date(column: Column, text: str, reading: Reading) -> Repair | None:
    """Return how the text of a day is read, or ``None`` if it parses plainly or not at all.

    Raises
    ------
    CellError
        If the text can be more than one day.
    """
    if is_plain_day(text):
        return None
    plain = narrow(text).casefold()
    if plain.replace(" ", "") in UNKNOWN:
        message = f"`{text}` is no day, and blank has a meaning of its own in `{column.name}`."
        raise CellError("date", message, _hint(column))
    days = days_of(text)
    if len(days) > 1:
        both = " or ".join(map(write_day, days))
        message = f"`{text}` may be {both}."
        raise CellError("ambiguous", message, f"Write {both}, or D+30 for a day after D-day.")
    if days:
        return _one_day(text, days[0])
    if _SHORT_YEAR.fullmatch(plain):
        message = f"`{text}` has a year of two digits."
        raise CellError("ambiguous", message, "Write the day as YYYY-MM-DD.")
    return _serial(column, text, plain, reading.epoch)


def _one_day(text: str, day: Day) -> Repair:
    if isinstance(day, int):
        return Repair(RULE, write_day(day), "Days after D-day are written D+30.")
    if weekday_of(text) not in {None, day.weekday()}:
        message = f"`{text}`: {day} is another day of the week."
        raise CellError("date", message, "Correct the date, and leave out the day of the week.")
    return Repair(RULE, write_day(day), "Dates are written YYYY-MM-DD.")


def _hint(column: Column) -> str:
    end = f" Blank means: {column.blank_means}." if column.blank_means else ""
    return f"Write a day as YYYY-MM-DD or D+30.{end}"


def _serial(column: Column, text: str, plain: str, epoch: dt.date | None) -> Repair | None:
    """Return the day that a bare number stands for in the date system of the workbook."""
    match = _SERIAL.fullmatch(plain)
    if match is None:
        return None
    number = int(match[1])
    days = {start: _day_after(start, number) for start in EPOCHS}
    if epoch is None or not (day := _day_after(epoch, number)):
        known = [f"{day} (counted from {start})" for start, day in days.items() if day]
        message = f"`{text}` is a number, not a day."
        hint = f"Write the day as YYYY-MM-DD, or {write_day(number)} for days after D-day."
        if known:
            hint += f" As the number of a spreadsheet's day it is {' or '.join(known)}."
        raise CellError("date", message, hint)
    message = f"It is the number of a day in the workbook's date system, counted from {epoch}."
    return Repair(RULE, write_day(day), message)


def _day_after(epoch: dt.date, number: int) -> dt.date | None:
    """Return the day so many days after another, if its year is one that cases have."""
    try:
        day = epoch + dt.timedelta(days=number)
    except OverflowError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None

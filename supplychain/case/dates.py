"""Days as people write them: calendar dates of several countries, D+n, numbers of days."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from supplychain.case.cells import CellError, Repair, is_plain_day
from supplychain.case.quantities import UNKNOWN
from supplychain.case.width import narrow

if TYPE_CHECKING:
    from supplychain.case.reading import Reading
    from supplychain.case.schema import Column

RULE = "date-text"
FIRST_YEAR, LAST_YEAR = 1970, 2199  # of a number that is taken for a day
EPOCHS = (dt.date(1899, 12, 30), dt.date(1904, 1, 1))
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
          "october", "november", "december")  # fmt: skip
WEEKDAYS = ("月월mon", "火화tue", "水수wed", "木목thu", "金금fri", "土토sat", "日일sun")

_D_DAY = re.compile(r"d(?:[ -]?day|日|일)?(?: ?([+-]?) ?([0-9]{1,7}) ?(?:days?|日|일)?)?")
_YEAR_FIRST = (
    re.compile(r"([0-9]{4}) ?([-/.]) ?([0-9]{1,2}) ?\2 ?([0-9]{1,2})\.?"),
    re.compile(r"([0-9]{4}) ?([年년]) ?([0-9]{1,2}) ?[月월] ?([0-9]{1,2}) ?[日일]"),
    re.compile(r"((?:19|20|21)[0-9]{2})()([0-9]{2})([0-9]{2})"),
)
_ERA = re.compile(
    r"(令和|平成|[rh]) ?(元|[0-9]{1,2}) ?[年./-] ?([0-9]{1,2}) ?[月./-] ?([0-9]{1,2}) ?日?"
)
_ERAS = {  # year before the first, first and last day
    "令": (2018, dt.date(2019, 5, 1), dt.date.max),
    "平": (1988, dt.date(1989, 1, 8), dt.date(2019, 4, 30)),
    "r": (2018, dt.date(2019, 5, 1), dt.date.max),
    "h": (1988, dt.date(1989, 1, 8), dt.date(2019, 4, 30)),
}
_YEAR_LAST = re.compile(r"([0-9]{1,2}) ?([-/.]) ?([0-9]{1,2}) ?\2 ?([0-9]{4})")
_DAY, _MONTH, _YEAR = (
    r"(?P<day>[0-9]{1,2})(?:st|[nr]d|th)?", r"(?P<month>[a-z]{3,9})\.?", r"(?P<year>[0-9]{4})"
)  # fmt: skip
_NAMED = (re.compile(f"{_DAY}[ -]{_MONTH},?[ -]{_YEAR}"), re.compile(f"{_MONTH} ?{_DAY},? {_YEAR}"))
_WEEKDAY = re.compile(r"(.+?),? ?\(([月火水木金土日월화수목금토일]|[a-z]{3})[a-z曜日요일]*\.?\)")
_MIDNIGHT = re.compile(r"[ t]00:00(?::00(?:\.0+)?)?$")
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
    plain = _MIDNIGHT.sub("", narrow(text).casefold())
    if plain.replace(" ", "") in UNKNOWN:
        message = f"`{text}` is no day, and blank has a meaning of its own in `{column.name}`."
        raise CellError("date", message, _hint(column))
    if match := _D_DAY.fullmatch(plain):
        day = f"D{match[1] or '+'}{int(match[2] or 0)}"
        return Repair(RULE, day, "Days after D-day are written D+30.")
    plain, weekday = _without_weekday(plain)
    days = _year_first(plain) or _named(plain) or _year_last(plain)
    if len(days) > 1:
        both = " or ".join(day.isoformat() for day in days)
        message = f"`{text}` may be {both}."
        raise CellError("ambiguous", message, f"Write {both}, or D+30 for a day after D-day.")
    if days:
        if weekday not in {None, days[0].weekday()}:
            message = f"`{text}`: {days[0]} is another day of the week."
            raise CellError("date", message, "Correct the date, and leave out the day of the week.")
        return Repair(RULE, days[0].isoformat(), "Dates are written YYYY-MM-DD.")
    if _SHORT_YEAR.fullmatch(plain):
        message = f"`{text}` has a year of two digits."
        raise CellError("ambiguous", message, "Write the day as YYYY-MM-DD.")
    return _serial(column, text, plain, reading.epoch)


def _hint(column: Column) -> str:
    _, blank, meaning = column.description.lower().partition("blank: ")
    end = f" Blank means: {meaning}" if blank else ""
    return f"Write a day as YYYY-MM-DD or D+30.{end}"


def _without_weekday(plain: str) -> tuple[str, int | None]:
    """Return the text without a day of the week in brackets, and that day, Monday being 0."""
    match = _WEEKDAY.fullmatch(plain)
    if match is None:
        return plain, None
    for number, names in enumerate(WEEKDAYS):
        if match[2] in {names[0], names[1], names[2:]}:
            return match[1], number
    return plain, None


def _year_first(plain: str) -> list[dt.date]:
    for pattern in _YEAR_FIRST:
        if match := pattern.fullmatch(plain):
            return _date(int(match[1]), int(match[3]), int(match[4]))
    if match := _ERA.fullmatch(plain):
        before, first, last = _ERAS[match[1][0]]
        year = before + (1 if match[2] == "元" else int(match[2]))
        return [d for d in _date(year, int(match[3]), int(match[4])) if first <= d <= last]
    return []


def _named(plain: str) -> list[dt.date]:
    for pattern in _NAMED:
        if match := pattern.fullmatch(plain):
            word = "september" if match["month"] == "sept" else match["month"]
            months = [n for n, month in enumerate(MONTHS, start=1) if word in {month, month[:3]}]
            return [d for n in months for d in _date(int(match["year"]), n, int(match["day"]))]
    return []


def _year_last(plain: str) -> list[dt.date]:
    """Return the days that a text with the year last can be: month first, and day first."""
    match = _YEAR_LAST.fullmatch(plain)
    if match is None:
        return []
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    return list(dict.fromkeys([*_date(year, first, second), *_date(year, second, first)]))


def _date(year: int, month: int, day: int) -> list[dt.date]:
    try:
        return [dt.date(year, month, day)]
    except ValueError:
        return []


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
        hint = f"Write the day as YYYY-MM-DD, or D+{number} for days after D-day."
        if known:
            hint += f" As the number of a spreadsheet's day it is {' or '.join(known)}."
        raise CellError("date", message, hint)
    message = f"It is the number of a day in the workbook's date system, counted from {epoch}."
    return Repair(RULE, day.isoformat(), message)


def _day_after(epoch: dt.date, number: int) -> dt.date | None:
    """Return the day so many days after another, if its year is one that cases have."""
    try:
        day = epoch + dt.timedelta(days=number)
    except OverflowError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None

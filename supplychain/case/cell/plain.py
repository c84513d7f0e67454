"""One cell: from what a reader hands over to its text, and from its text to a typed value."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from supplychain.case.hints import one_of
from supplychain.case.schema import TEXT_TYPES, Column, split_list

if TYPE_CHECKING:
    from supplychain.case.cell.context import Cell

Value = str | float | tuple[str, ...]

SPREADSHEET_ERRORS = frozenset(
    {
        "#CALC!",
        "#DIV/0!",
        "#GETTING_DATA",
        "#N/A",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#REF!",
        "#SPILL!",
        "#VALUE!",
    }
)
LONGEST = 32_767  # characters that a spreadsheet cell can hold

_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_DAY = re.compile(r"D([+-][0-9]{1,7})")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class CellError(ValueError):
    """A cell cannot be read as its column asks; carries the rule, what is wrong and a hint."""

    def __init__(self, rule: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.hint = hint


@dataclass(frozen=True)
class Repair:
    """A cell that is read otherwise than it was written.

    Parameters
    ----------
    rule : str
        Short name of the rule.
    text : str
        What is read in its place, written plainly; ``""`` for blank.
    message : str
        Why.
    per : str
        Time base that the cell names for the whole row: day, week, month or year.
    """

    rule: str
    text: str
    message: str
    per: str = ""


def as_text(cell: Cell) -> str:
    """Return the cell as it would be typed, blank as ``""``; surrounding spaces are dropped.

    Whole numbers lose their decimal point and dates become ``YYYY-MM-DD``, so that a workbook and
    a CSV file with the same content give the same text.
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, dt.datetime):
        return str(cell.date() if cell.time() == dt.time() else cell)
    return str(cell).strip()


def parse(column: Column, text: str, start: dt.date | None) -> Value:
    """Return the typed value of a cell that is not blank.

    Parameters
    ----------
    column : Column
        Column of the data dictionary that the cell belongs to.
    text : str
        The cell, as `as_text` gives it.
    start : datetime.date or None
        D-day. Without it a calendar date is checked but has no day number: the value is NaN.

    Returns
    -------
    str, float or tuple of str
        Text, identifiers and choices as ``str``, lists as a tuple, everything else as ``float``;
        a date is the number of days after D-day.

    Raises
    ------
    CellError
        If the text does not fit the column.
    """
    if text in SPREADSHEET_ERRORS:
        raise CellError("error-value", f"the cell holds the error {text}.", "Mend its formula.")
    if text.startswith("=") and column.type != "text":
        message = f"the cell holds the formula `{text}` and no value."
        raise CellError("formula", message, "Calculate and save the workbook, or write the value.")
    if len(text) > LONGEST:
        raise CellError("too-long", f"more than {LONGEST} characters.", "Shorten the text.")
    if column.type in TEXT_TYPES:
        return _parse_text(column, text)
    if column.type == "list":
        return split_list(text)
    if column.type == "date":
        return _parse_date(column, text, start)
    return _parse_number(column, text)


@cache
def blank_value(column: Column) -> Value:
    """Return the typed value of a blank cell: the default of the schema, else blank text or NaN."""
    if column.default:
        return parse(column, column.default, None)
    if column.type in TEXT_TYPES:
        return ""
    return () if column.type == "list" else math.nan


def is_plain_number(text: str) -> bool:
    """Return whether a text is a number with digits, a decimal point and an exponent alone."""
    return _NUMBER.fullmatch(text) is not None


def is_plain_day(text: str) -> bool:
    """Return whether a text is written as D+30 or YYYY-MM-DD, though there may be no such day."""
    return bool(_DAY.fullmatch(text) or _ISO_DATE.fullmatch(text))


def is_plain_word(column: Column, text: str) -> bool:
    """Return whether free text or an identifier needs no closer look."""
    suspect = text[:1] in {"#", "="} or len(text) > LONGEST
    return not suspect and not (";" in text and column.type == "id")


def _parse_text(column: Column, text: str) -> str:
    if column.choices and text not in column.choices:
        message = f"`{text}` is not allowed in `{column.name}`."
        raise CellError("choice", message, one_of(text, column.choices))
    if column.type == "id" and ";" in text:
        message = f"`{text}` is not one identifier: the semicolon separates identifiers."
        raise CellError("identifier", message, "Write one identifier a cell.")
    return text


def _parse_number(column: Column, text: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise CellError("number", f"`{text}` is not a number.", _number_hint(column, text))
    number = float(text)
    if column.type == "integer" and not number.is_integer():
        raise CellError("integer", f"{text} is not a whole number.", "Write a whole number.")
    if not math.isfinite(number) or number not in column.interval:
        what = "a share" if column.type == "share" else "the number"
        message = f"{text} is out of bounds: {what} must be {column.interval}."
        raise CellError("bounds", message, _bounds_hint(column, number))
    return number


def _parse_date(column: Column, text: str, start: dt.date | None) -> float:
    if match := _DAY.fullmatch(text):
        return float(match[1])
    if (date := _calendar_date(text)) is None:
        message = f"`{text}` is not a date in `{column.name}`."
        hint = "Write a day as YYYY-MM-DD, or as D+30 or D-30 for days after or before D-day."
        raise CellError("date", message, hint)
    return float((date - start).days) if start else math.nan


def _calendar_date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if _ISO_DATE.fullmatch(text) else None
    except ValueError:
        return None


def _number_hint(column: Column, text: str) -> str:
    """Return what to write in place of a number that does not parse plainly."""
    numbers = re.findall(r"[0-9][0-9,]*\.?[0-9]*", text)
    if any(unicodedata.category(letter) == "No" for letter in text):
        return "Write the number with digits and a decimal point alone."
    if len(numbers) > 1:
        return (
            f"Write one number, and the ends of its range in "
            f"`{column.name}_low` and `{column.name}_high`."
        )
    if not numbers:
        return f"Write a number, such as {column.example or 1}."
    plain = numbers[0].replace(",", "") if _THOUSANDS.fullmatch(numbers[0]) else numbers[0]
    if not _NUMBER.fullmatch(plain):
        return "Write the number with digits and a decimal point alone."
    if text.endswith("%"):
        return f"Write {float(plain) / 100:g}."
    return f"Write {plain}; a unit or a remark belongs in `note`."


def _bounds_hint(column: Column, number: float) -> str:
    if column.type == "share" and 1 < number <= 100:
        return f"A share of {number:g} % is written {number / 100:g}."
    if number < 0:
        return "Write it without the minus sign, or leave it blank if it is unknown."
    return "Correct the number."

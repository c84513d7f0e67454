"""What may be typed into a cell: lists, numbers within bounds, and days."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from supplychain.case import words
from supplychain.workbook.template.comments import interval_words, sheets_offered

if TYPE_CHECKING:
    from supplychain.case import Column

LONGEST_MESSAGE = 255  # characters of a message, and of a list in one cell, that Excel allows


def rule(column: Column, cell: str, names: str, language: str) -> dict[str, Any] | None:
    """Return the check of a column's cells as XlsxWriter takes it; ``None`` for free text.

    Parameters
    ----------
    column : Column
        The column, or the setting.
    cell : str
        Address of the first cell that the check is for, such as ``C2``.
    names : str
        Defined name of the column's drop-down list; blank if it has none.
    language : str
        Language of the messages.

    Notes
    -----
    A wrong number or choice is refused. A name that is not in its list is asked about, for it may
    be declared later; in a cell for several names it is let pass.
    """
    if column.choices:
        return _choices(column, language)
    if names:
        return _names(column, names, language)
    if column.is_numeric:
        return _number(column, cell, language)
    return _day(cell, language) if column.type == "date" else None


def _choices(column: Column, language: str) -> dict[str, Any]:
    source = [words.choice_word(column.table, column.name, c, language) for c in column.choices]
    return {"validate": "list", "source": source, **_says("wrong_choice", language)}


def _names(column: Column, names: str, language: str) -> dict[str, Any]:
    check = {"validate": "list", "source": f"={names}"}
    if column.type == "list":
        return {**check, "show_error": False}
    said = _says("wrong_reference", language, sheets=sheets_offered(column, language))
    return {**check, **said, "error_type": "warning"}


def _number(column: Column, cell: str, language: str) -> dict[str, Any]:
    interval = column.interval
    said = _says("wrong_number", language, allowed=interval_words(interval, language))
    tests = [f"ISNUMBER({cell})"]
    if column.type == "integer":
        tests.append(f"{cell}=INT({cell})")
    if not math.isinf(interval.low):
        tests.append(f"{cell}{'>' if interval.low_open else '>='}{interval.low:g}")
    if not math.isinf(interval.high):
        tests.append(f"{cell}{'<' if interval.high_open else '<='}{interval.high:g}")
    plain = {"validate": "integer" if column.type == "integer" else "decimal", **said}
    if len(tests) == 2 and not interval.low_open and column.type != "integer":
        return {**plain, "criteria": ">=", "value": interval.low}
    if not (interval.low_open or interval.high_open or math.isinf(interval.high)):
        ends = {"minimum": interval.low, "maximum": interval.high}
        return {**plain, "criteria": "between", **ends}
    return {"validate": "custom", "value": f"=AND({','.join(tests)})", **said}


def _day(cell: str, language: str) -> dict[str, Any]:
    """Return the check of a date, or of days from D-day."""
    text = f'SUBSTITUTE({cell}," ","")'
    from_d_day = f'AND(UPPER(LEFT({text},1))="D",ISNUMBER(VALUE(MID({text},2,9))))'
    value = f"=OR(ISNUMBER({cell}),{from_d_day})"
    return {"validate": "custom", "value": value, **_says("wrong_date", language)}


def _says(key: str, language: str, **values: str) -> dict[str, Any]:
    return {
        "error_title": words.phrase("wrong_title", language),
        "error_message": words.phrase(key, language, **values)[:LONGEST_MESSAGE],
    }

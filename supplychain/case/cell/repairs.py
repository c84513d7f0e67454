"""What people write in a cell, and what is read: one entry for every type of column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.case.cell.date_cells import read_date
from supplychain.case.cell.plain import SPREADSHEET_ERRORS, CellError, Repair
from supplychain.case.cell.quantities import read_number
from supplychain.case.cell.units import time_base
from supplychain.case.width import narrow
from supplychain.case.words import choice_named

if TYPE_CHECKING:
    from supplychain.case.cell.context import Cell, Reading
    from supplychain.case.schema import Column

LOGICAL = {"TRUE": "yes", "FALSE": "no"}


def repaired(column: Column, cell: Cell, text: str, reading: Reading) -> Repair | None:
    """Return how a cell is read otherwise than written; ``None`` if it is to be taken as it is.

    Parameters
    ----------
    column : Column
        Column of the data dictionary that the cell belongs to.
    cell : Cell
        The cell as handed over.
    text : str
        The cell as `as_text` gives it; not blank.
    reading : Reading
        What the cell alone does not tell.

    Raises
    ------
    CellError
        If the cell has more than one meaning, or one that does not belong in the column.
    """
    if column.choices:
        return _choice(column, text)
    if isinstance(cell, bool):
        message = f"{text} is a logical value."
        raise CellError("logical", message, "Write a number or a word.")
    if text in SPREADSHEET_ERRORS or text.startswith("="):
        return None
    if column.type == "list":
        return _list(text)
    if column.type == "date":
        return read_date(column, text, reading)
    if column.is_numeric and isinstance(cell, str):
        return read_number(column, text, reading)
    return None


def _choice(column: Column, text: str) -> Repair | None:
    """Return the choice that a word in another case, width or language means."""
    if text in column.choices:
        return None
    found = choice_named(column.table, column.name, text)
    if not found and {"yes", "no"} <= set(column.choices):
        found = LOGICAL.get(text.upper(), "")
    if not found and column.name == "per":
        found = time_base(narrow(text).strip("/ "))
    return Repair("choice-text", found, f"It is a word for `{found}`.") if found else None


def _list(text: str) -> Repair | None:
    """Return a list with the semicolon that separates it; other separators need known words."""
    plain = text.replace("\uff1b", ";")
    if plain == text:
        return None
    return Repair("list-text", plain, "A semicolon separates the parts of a list.")

"""What a reader of a sheet sees in a cell beside what the file holds: words of formats, strokes.

A number that its format shows with words is the text that is seen, ``12千発``, unless its column
reads that text as the very number: then only the looks differ. A cell that is struck out may count
or not, which is an error.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from supplychain.case.cell.context import Reading
from supplychain.case.cell.plain import CellError
from supplychain.case.cell.quantities import read_number
from supplychain.case.findings import Finding, Level
from supplychain.case.hints import plain_list
from supplychain.workbook.grid import STROKE, Format, filled, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from supplychain.case.cell.context import Cell
    from supplychain.case.schema import Column
    from supplychain.workbook.grid import Grid

PERCENT = Format("", "%", Decimal(100))  # that of the spreadsheet: 0.85 shown as 85%


def as_seen(
    grid: Grid,
    first: int,
    columns: Mapping[int, list[Cell]],
    known: Mapping[int, Column | None],
    currency: str,
) -> None:
    """Put the text that is seen in place of numbers that are shown with words.

    Parameters
    ----------
    grid : Grid
        The sheet.
    first : int
        Row in the grid, from 0, of the first cell of every column.
    columns : mapping of int to list of cells
        Columns of the table by their place in the grid; changed in place.
    known : mapping of int to Column or None
        What they are by the schema.
    currency : str
        Currency of the case; blank if it is not known.
    """
    for (row, index), form in grid.formats.items():
        if index not in columns or row < first or not form.has_words:
            continue
        column = known[index]
        if column is None or not column.is_numeric or not _is_looks(column, form, currency):
            columns[index][row - first] = grid.seen(row, index)


@lru_cache(maxsize=1000)
def _is_looks(column: Column, form: Format, currency: str) -> bool:
    """Return whether a column reads what a format shows as the number that is held."""
    if form == PERCENT:
        return True
    try:
        repair = read_number(column, form.shows(1.0), Reading(currency=currency))
    except CellError:
        return False
    return repair is not None and Decimal(repair.text or 0) == 1 and not repair.per


def struck_out(grid: Grid, rows: range, columns: Mapping[int, object]) -> Iterator[Finding]:
    """Yield an error on the first cell of a table that is struck out, with the rows of all."""
    found = sorted(
        (row, column)
        for row, column in grid.struck
        if row in rows and column in columns and filled(cell := grid.cell(row, column))
        if STROKE not in shown(cell)  # a text that tells by itself which part is struck
    )
    if found:
        numbers = plain_list(sorted({row + 1 for row, _ in found}))
        message = f"cells are struck out in row {numbers}: it is open whether they count."
        hint = "Delete what does not count, and take the stroke away from what does."
        text = shown(grid.cell(*found[0]))
        yield grid.finding(Level.ERROR, "struck-out", found[0], message, hint, value=text)

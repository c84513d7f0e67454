"""Notes on what a reader found around the cells: hidden sheets, rows and columns, and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.case.findings import Finding, Level
from supplychain.case.hints import plain_list
from supplychain.case.sheet.addresses import letters
from supplychain.workbook.grid import filled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from supplychain.workbook.grid import Grid


def note(file: str, rule: str, message: str, sheet: str = "") -> Finding:
    """Return a note on a file, or on one of its sheets."""
    return Finding(level=Level.NOTE, file=file, sheet=sheet, rule=rule, message=message)


def hidden_sheet(file: str, sheet: str) -> Finding:
    """Return the note that a sheet is hidden."""
    return note(file, "hidden-sheet", "the sheet is hidden: it is read all the same.", sheet)


def hidden_lines(
    grid: Grid, rows: Sequence[int], columns: Sequence[tuple[int, int]]
) -> Iterator[Finding]:
    """Yield notes on hidden rows and columns in which something stands.

    Parameters
    ----------
    grid : Grid
        The sheet.
    rows : sequence of int
        Hidden rows, from 0.
    columns : sequence of (int, int)
        First and last of each run of hidden columns, from 0.
    """
    hidden = {row for row in rows if row < len(grid.rows) and any(map(filled, grid.rows[row]))}
    if hidden:
        numbers = plain_list([row + 1 for row in hidden])
        message = f"hidden rows are read all the same: {numbers}."
        yield grid.finding(Level.NOTE, "hidden-rows", (min(hidden), 0), message)
    width = len(grid.rows[0]) if grid.rows else 0
    inside = sorted(
        {
            column
            for first, last in sorted(set(columns))[:width]
            for column in range(first, min(last + 1, width))
        }
    )
    with_cells = [column for column in inside if any(filled(row[column]) for row in grid.rows)]
    if with_cells:
        named = ", ".join(map(letters, with_cells))
        message = f"hidden columns are read all the same: {named}."
        yield grid.finding(Level.NOTE, "hidden-columns", (0, with_cells[0]), message)

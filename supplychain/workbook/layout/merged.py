"""Merged cells among the rows of a table: a label holds for every row that it spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.case.findings import Finding, Level
from supplychain.case.sheet.addresses import address
from supplychain.workbook.grid import filled, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from supplychain.case.cell.context import Cell
    from supplychain.workbook.grid import Area, Grid


MOST_MERGED = 500_000  # rows under merged cells: more than a table may have, so areas overlap


def spread(
    grid: Grid,
    first: int,
    columns: Mapping[int, list[Cell]],
    numeric: Collection[int],
) -> list[Finding]:
    """Repeat the value of each merged area down its rows, in place, and say so.

    A merged number is an error: it could be the figure of each row, or of all together. So is an
    area over several columns.

    Parameters
    ----------
    grid : Grid
        The sheet.
    first : int
        Row in the grid, from 0, of the first cell of every column.
    columns : mapping of int to list of cells
        Columns of the table by their place in the grid.
    numeric : collection of int
        Places of the columns that hold numbers to be added up.
    """
    findings = []
    cells_left = MOST_MERGED
    for area in grid.merged:
        covered = [column for column in columns if area.left <= column <= area.right]
        cell = grid.cell(area.top, area.left)
        if area.top < first or not covered or not filled(cell):
            continue
        if len(covered) > 1 or (area.left in numeric and area.bottom > area.top):
            findings.append(_ambiguous(grid, area, cell, several=len(covered) > 1))
        elif area.bottom > area.top:
            cells_left -= area.bottom - area.top
            if cells_left < 0:
                findings.append(_too_many(grid, area))
                break
            column = columns[covered[0]]
            inside = range(area.top - first, min(area.bottom + 1 - first, len(column)))
            others = [cells for place, cells in columns.items() if place != covered[0]]
            rows = [row for row in inside if any(filled(cells[row]) for cells in others)]
            for row in rows:
                column[row] = cell
            findings.append(_repeated(grid, area, cell))
    return findings


def _ambiguous(grid: Grid, area: Area, cell: Cell, *, several: bool) -> Finding:
    what = "columns" if several else "rows"
    message = f"one value over several {what} ({_span(area)}): it is open for which it holds."
    hint = "Unmerge the cells and write a value in each."
    place = area.top, area.left
    return grid.finding(Level.ERROR, "merged-cells", place, message, hint, value=shown(cell))


def _too_many(grid: Grid, area: Area) -> Finding:
    message = "the sheet holds too many merged cells."
    return grid.finding(
        Level.ERROR, "merged-cells", (area.top, area.left), message, "Unmerge them."
    )


def _repeated(grid: Grid, area: Area, cell: Cell) -> Finding:
    message = f"merged over {_span(area)}: `{shown(cell)}` is read in each row."
    place = area.top, area.left
    return grid.finding(
        Level.REPAIR, "merged-cells", place, message, value=shown(cell), after=shown(cell)
    )


def _span(area: Area) -> str:
    return f"{address(area.top, area.left)}:{address(area.bottom, area.right)}"

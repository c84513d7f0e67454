"""Merged cells among the rows of a table: a label holds for every row that it spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.case.findings import Finding, Level
from supplychain.case.sheet.addresses import address
from supplychain.workbook.grid import filled, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

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
    area over several columns, and one over cells that hold something else, which nobody sees. A
    word across a row in which nothing else stands is a heading: see ``layout.groups``.

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
        if area.top < first or not covered:
            continue
        cells_left -= area.bottom - area.top
        if cells_left < 0:
            findings.append(
                _error(grid, area, "the sheet holds too many merged cells.", "Unmerge them.")
            )
            break
        if message := _wrong(grid, area, covered, numeric):
            findings.append(
                _error(grid, area, message, "Unmerge the cells and write a value in each.")
            )
        elif area.bottom > area.top and filled(cell := grid.cell(area.top, area.left)):
            _repeat(area, cell, first, columns, covered[0])
            findings.append(_repeated(grid, area, cell))
    return findings


def _wrong(grid: Grid, area: Area, covered: Sequence[int], numeric: Collection[int]) -> str:
    """Return why a merged area cannot be read; blank if it can."""
    cell = grid.cell(area.top, area.left)
    for row in range(area.top, min(area.bottom + 1, len(grid.rows))):
        for column in covered:
            beneath = grid.cell(row, column)
            if filled(beneath) and beneath != cell:
                place = f"{address(row, column)} holds `{shown(beneath)}`"
                return f"beneath the merged cells ({_span(area)}) {place}, which is not seen."
    several = len(covered) > 1
    alone = area.top == area.bottom and sum(map(filled, grid.rows[area.top])) == 1
    if several and alone and isinstance(cell, str):
        return ""
    if filled(cell) and (several or (area.left in numeric and area.bottom > area.top)):
        what = "columns" if several else "rows"
        return f"one value over several {what} ({_span(area)}): it is open for which it holds."
    return ""


def _repeat(
    area: Area, cell: Cell, first: int, columns: Mapping[int, list[Cell]], column: int
) -> None:
    """Put a cell into each row of its area in which another column holds anything."""
    cells = columns[column]
    others = [other for place, other in columns.items() if place != column]
    for row in range(area.top - first, min(area.bottom + 1 - first, len(cells))):
        if any(filled(other[row]) for other in others):
            cells[row] = cell


def _error(grid: Grid, area: Area, message: str, hint: str) -> Finding:
    place = area.top, area.left
    text = shown(grid.cell(*place))
    return grid.finding(Level.ERROR, "merged-cells", place, message, hint, value=text)


def _repeated(grid: Grid, area: Area, cell: Cell) -> Finding:
    message = f"merged over {_span(area)}: `{shown(cell)}` is read in each row."
    place = area.top, area.left
    return grid.finding(
        Level.REPAIR, "merged-cells", place, message, value=shown(cell), after=shown(cell)
    )


def _span(area: Area) -> str:
    return f"{address(area.top, area.left)}:{address(area.bottom, area.right)}"

"""Headers over several columns that nobody merged: a quantity over its value, low and high."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.case.cell.stated import column_and_units
from supplychain.case.schema import TABLES
from supplychain.case.width import normal
from supplychain.case.words import without_remarks
from supplychain.workbook.grid import Area, filled, shown
from supplychain.workbook.layout.labels import label_beneath, label_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case.cell.context import Cell
    from supplychain.workbook.grid import Grid

VALUE_WORDS = frozenset(
    map(normal, ("value", "best", "値", "値段", "中央", "値(中央)", "값", "중앙"))
)
LONGEST = 200  # characters of a header; longer texts are remarks


def is_value_word(cell: Cell) -> bool:
    """Return whether a cell says that its column is the value itself, between low and high."""
    return isinstance(cell, str) and normal(without_remarks(cell)[0]) in VALUE_WORDS


def spread_headers(grid: Grid, table: str, row: int) -> Iterator[Area]:
    """Yield each header that stands over words of its own in the next row, as if it were merged.

    The header in a row, or in the one above, reaches over the blank cells at its right beneath
    which there is a period, or an end of its range.
    """
    for top in (row - 1, row):
        if not 0 <= top < len(grid.rows) - 1 or (top == row and not _is_of_words(grid, top + 1)):
            continue
        cells, below = grid.rows[top], grid.rows[top + 1]
        for left, cell in enumerate(cells):
            is_head = isinstance(cell, str) and filled(cell) and len(cell) <= LONGEST
            if not is_head and label_of(cell) is None:
                continue
            right = left
            while right + 1 < len(cells) and not filled(cells[right + 1]):
                if not _belongs(table, cell, below[right + 1]):
                    break
                right += 1
            if right > left and _belongs(table, cell, below[left]):
                yield Area(top, left, top, right)


def _is_of_words(grid: Grid, row: int) -> bool:
    """Return whether a row holds words and periods alone, as no row of figures does."""
    cells = [cell for cell in grid.rows[row] if filled(cell)]
    return all(not isinstance(cell, float | int) or label_of(cell) for cell in cells)


def _belongs(table: str, above: Cell, cell: Cell) -> bool:
    """Return whether a cell is a period, or a part of the column named above it."""
    if not filled(cell):
        return False
    if label_beneath(above, cell):
        return True
    if not isinstance(above, str) or not isinstance(cell, str):
        return False
    if is_value_word(cell):
        return bool(column_and_units(table, above)[0])
    return column_and_units(table, f"{above} {shown(cell)}")[0] in TABLES[table].ranges

"""Marks that say `the same as above`, in the rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.case.findings import Finding, Level
from supplychain.case.width import narrow
from supplychain.workbook.grid import filled, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from supplychain.case.cell.context import Cell
    from supplychain.workbook.grid import Grid, Place
    from supplychain.workbook.layout.columns import Columns

RULE = "ditto"
WORDS = frozenset(
    ["〃", "〃〃", '"', '""', "''", "″", "”", "“", "同上", "上に同じ", "ditto", "do.", "-do-",
     "same as above", "상동", "위와 같음", "위와같음"]
)  # fmt: skip
LONGEST = 15  # characters of such a mark
# Quick: most texts begin otherwise.
_BEGINS = frozenset(" \u3000\uff02\uff0d\uff24\uff44").union(
    *({word[0], word[0].upper()} for word in WORDS)
)


def written_out(grid: Grid, first: int, columns: Columns, rows: Sequence[int]) -> Iterator[Finding]:
    """Put what stands above in place of each mark, and yield the repair, or what is wrong.

    Parameters
    ----------
    grid : Grid
        The sheet.
    first : int
        Row in the grid, from 0, of the first cell of every column.
    columns : Columns
        Columns of the table; changed in place.
    rows : sequence of int
        Rows of the table, in their order, counted from the first cell of the columns.
    """
    for column, cells in columns.items():
        if not any(is_mark(w) for w in columns.words(column) if w and str(w)[:1] in _BEGINS):
            continue
        above = -1
        for row in rows:
            if not is_mark(cells[row]):
                above = row
                continue
            place, source = (first + row, column), (first + above, column)
            mark, cell = shown(cells[row]), cells[above] if above >= 0 else None
            if not filled(cell) or not _look_alike(grid, place, source):
                message = "the mark says: the same as above, and it is open what that is."
                yield grid.finding(
                    Level.ERROR, RULE, place, message, "Write the value.", value=mark
                )
                continue
            cells[row] = cell
            message = "the mark says: the same as above."
            yield grid.finding(Level.REPAIR, RULE, place, message, value=mark, after=shown(cell))


def is_mark(cell: Cell) -> bool:
    """Return whether a cell says that the one above holds in it too."""
    if not isinstance(cell, str) or len(cell) > LONGEST:
        return False
    plain = " ".join(cell.split()) if cell.isascii() else narrow(cell)
    return plain.casefold() in WORDS


def _look_alike(grid: Grid, place: Place, source: Place) -> bool:
    """Return whether a number shown in thousands would be shown so in the other place too."""
    form, other = grid.formats.get(source), grid.formats.get(place)
    return form is None or form.has_words or form == other

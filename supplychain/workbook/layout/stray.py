"""Cells that stand under no column name: said, so that nothing is lost unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.case.findings import Finding, Level
from supplychain.workbook.grid import filled, is_figure, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from supplychain.case.cell.context import Cell
    from supplychain.workbook.grid import Grid
    from supplychain.workbook.layout.header import Header


def stray_cells(grid: Grid, header: Header, last: int, *, wide: bool) -> Iterator[Finding]:
    """Yield the first cell of each column that holds something but has no name.

    Words alone are a warning. A figure or a day beside the rows of the table (the last of which is
    ``last``) is an error: it may belong to a column that then counts as blank, such as a reserve,
    or as a delivery that is on hand. Numbers that count the rows are none.

    In a CSV file a row longer than its header is an error: an unquoted comma (1,000 for 1000) would
    shift or cut figures. So is a column without a name between the periods of a wide table, which
    would stretch the one before it.
    """
    named = {heading.index for heading in header.headings}
    width = len(grid.rows[0])
    end = grid.lengths[header.bottom] if grid.lengths else width
    rows = range(header.bottom + 1, len(grid.rows))
    for column in sorted(set(range(width)) - named):
        held = [row for row in rows if filled(grid.rows[row][column])]
        if not held:
            continue
        figures = [row for row in held if row <= last and is_figure(grid.rows[row][column])]
        if _count_rows([grid.rows[row][column] for row in figures]):
            figures = []
        beyond = column >= end
        lost = wide and header.labelled[0].index < column < header.labelled[-1].index
        place = (figures or held)[0], column
        yield grid.finding(
            Level.ERROR if beyond or lost or figures else Level.WARNING,
            "long-row" if beyond else "no-column-name",
            place,
            "the row has more cells than the header row."
            if beyond
            else f"the column has {'figures and ' if figures else ''}no name in row "
            f"{header.bottom + 1}: it is not read.",
            "Write 1000 for 1,000, and put text that holds a comma in quotes."
            if beyond
            else f"Write the column's name in row {header.bottom + 1}, or delete the cells.",
            value=shown(grid.cell(*place)),
        )


def _count_rows(cells: Sequence[Cell]) -> bool:
    """Return whether cells count the rows of a table: 1, 2, 3, ..."""
    numbers = [shown(cell) for cell in cells]
    return len(cells) > 1 and numbers == [str(n) for n in range(1, len(cells) + 1)]


def merged_headers(grid: Grid, header: Header) -> Iterator[Finding]:
    """Yield headers merged over several columns of which more than one holds something."""
    named = {heading.index for heading in header.headings}
    for area in grid.merged:
        inside = range(area.left, min(area.right + 1, len(grid.rows[0])))
        if not header.top <= area.top <= area.bottom <= header.bottom or len(inside) < 2:
            continue
        texts = {heading.text for heading in header.headings if heading.index in inside}
        used = [
            column
            for column in inside
            if any(filled(row[column]) for row in grid.rows[header.bottom + 1 :])
        ]
        if len(used) > 1 and (len(texts) < len(used) or not set(used) <= named):
            text = shown(grid.cell(area.top, area.left))
            message = f"the header `{text}` stands over {len(used)} columns with cells."
            hint = "Give each column a header of its own."
            place = area.top, area.left
            yield grid.finding(Level.ERROR, "merged-header", place, message, hint, value=text)

"""Finding the header of a table on a sheet, and what each of its columns is called."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from supplychain.case.schema import TABLES
from supplychain.case.width import normal
from supplychain.case.words import column_named
from supplychain.workbook.grid import filled, shown
from supplychain.workbook.layout.periods import Label, label_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from supplychain.case.cell.context import Cell
    from supplychain.workbook.grid import Area, Grid

DEEPEST = 30  # rows in which a header is looked for; titles and remarks above it are shorter
TALLEST = 3  # rows of a header with merged cells
MOST_LOOKED_AT = 200  # columns in which a header is looked for; no table has half as many
LONGEST = 200  # characters of a header; longer texts are remarks
VALUE_WORDS = frozenset(
    map(normal, ("value", "best", "値", "値段", "中央", "値(中央)", "값", "중앙"))
)


@dataclass(frozen=True)
class Heading:
    """The header of one column.

    Parameters
    ----------
    index : int
        Column, from 0.
    row : int
        Row of the cell that names it, from 0.
    text : str
        Header as written; the parts of a header over several rows are joined by spaces.
    name : str
        Column of the table that it names; blank if it names none.
    label : Label or None
        Period that it names, if the table can be wide and no column is named.
    """

    index: int
    row: int
    text: str
    name: str
    label: Label | None = None


@dataclass(frozen=True)
class Header:
    """Header of a table on a sheet: first and last row, from 0, and its columns."""

    top: int
    bottom: int
    headings: tuple[Heading, ...]

    def named(self) -> dict[str, Heading]:
        """Return the first heading of each column of the table."""
        names: dict[str, Heading] = {}
        for heading in self.headings:
            if heading.name:
                names.setdefault(heading.name, heading)
        return names

    @property
    def labelled(self) -> tuple[Heading, ...]:
        """Return the headings that name a period."""
        return tuple(heading for heading in self.headings if heading.label)


def find_header(grid: Grid, table: str) -> Header | None:
    """Return the header: of the first rows the one that names most columns of the table.

    Where none names any, it is the first row that is not blank; ``None`` for a blank sheet.
    """
    first = None
    best, most = None, 0
    for number, cells in enumerate(grid.rows[:DEEPEST]):
        count = sum(bool(name_of(table, cell)) for cell in set(cells[:MOST_LOOKED_AT]))
        if count > most:
            best, most = number, count
        if first is None and any(map(filled, cells)):
            first = number
    row = first if best is None else best
    if row is None:
        return None
    top, bottom = _extent(grid, row)
    return Header(top, bottom, tuple(_headings(grid, table, top, bottom)))


def name_of(table: str, cell: object) -> str:
    """Return the column of a table that a cell names; blank if none, or if it holds no text."""
    if not isinstance(cell, str) or not cell or len(cell) > LONGEST:
        return ""
    return _named(table, cell.strip())


@lru_cache(maxsize=10_000)  # the first rows of a sheet are asked about several times
def _named(table: str, text: str) -> str:
    return text if TABLES[table].column(text) else column_named(table, text)


def _extent(grid: Grid, row: int) -> tuple[int, int]:
    """Return first and last row of the header around a row, as merged cells tell it."""
    over = [area for area in grid.merged if area.top <= row <= area.bottom]
    tall = [area for area in over if area.bottom - area.top < TALLEST]
    top = min([row, *(area.top for area in tall)])
    bottom = max([row, *(area.bottom for area in tall)])
    wide = [area for area in grid.merged if area.right > area.left and top <= area.bottom == bottom]
    if bottom - top + 1 < TALLEST and any(_over_labels(grid, area) for area in wide):
        bottom += 1
    return top, bottom


def _over_labels(grid: Grid, area: Area) -> bool:
    """Return whether texts or periods, and not figures, stand beneath a merged header."""
    below = [grid.cell(area.bottom + 1, c) for c in range(area.left, area.right + 1)]
    return all(map(filled, below)) and not any(
        isinstance(cell, float | int) and label_of(cell) is None for cell in below
    )


def _headings(grid: Grid, table: str, top: int, bottom: int) -> Iterator[Heading]:
    over = {
        (row, column): area
        for area in grid.merged
        if area.top <= bottom and area.bottom >= top - 1
        for row in range(max(area.top, top - 1), min(area.bottom, bottom) + 1)
        for column in range(area.left, min(area.right + 1, len(grid.rows[0])))
    }
    for column in range(len(grid.rows[top])):
        parts: list[Cell] = []
        place = top
        for row in range(top, bottom + 1):
            area = over.get((row, column))
            cell = (
                grid.cell(area.top, area.left) if area and top < bottom else grid.cell(row, column)
            )
            if filled(cell) and (not parts or cell != parts[-1]):
                parts.append(cell)
                place = row
        if parts:
            text = " ".join(map(shown, parts))
            name = _resolve(table, parts)
            above = over.get((top - 1, column)) if len(parts) == 1 else None
            if not name and above and above.right > above.left:
                name = _resolve(table, [grid.cell(above.top, above.left), *parts])
            label = None if name else label_of(parts[-1])
            yield Heading(column, place, text, name, label)


def _resolve(table: str, parts: Sequence[Cell]) -> str:
    """Return the column that the parts of a header name together: all, the last, or the first."""
    joined = " ".join(part for part in parts if isinstance(part, str))
    if len(parts) > 1 and (name := name_of(table, joined)):
        return name
    last = parts[-1]
    if len(parts) > 1 and isinstance(last, str) and normal(last) in VALUE_WORDS:
        return name_of(table, parts[0])
    return name_of(table, last)

"""Finding the header of a table on a sheet, and what each of its columns is called."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from supplychain.case.cell.context import UNKNOWN
from supplychain.case.cell.stated import column_and_units, is_unit_of, stated_units
from supplychain.case.cell.units import is_remark, words_of
from supplychain.case.schema import TABLES
from supplychain.case.width import plain_width
from supplychain.case.words import without_remarks
from supplychain.workbook.grid import filled, shown
from supplychain.workbook.layout.doubts import VALUE_COLUMNS
from supplychain.workbook.layout.labels import Label, label_beneath, label_of
from supplychain.workbook.layout.two_rows import LONGEST, is_value_word, spread_headers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from supplychain.case.cell.context import Cell
    from supplychain.workbook.grid import Area, Grid

DEEPEST = 30  # rows in which a header is looked for; titles and remarks above it are shorter
DEEPEST_OF_ALL = 300  # rows in which it is looked for where those name no column
TALLEST = 3  # rows of a header with merged cells
MOST_LOOKED_AT = 200  # columns in which a header is looked for; no table has half as many


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
    units : tuple of str
        What it says beside the name, which must be a unit.
    above : tuple of cells
        What stands over it and over other columns too: a merged header, or a row of units.
    """

    index: int
    row: int
    text: str
    name: str
    label: Label | None = None
    units: tuple[str, ...] = ()
    above: tuple[Cell, ...] = ()

    @property
    def stated(self) -> tuple[str, ...]:
        """Return the units that hold for its column: its own, and those that stand over it."""
        over = [unit for cell in self.above for unit in stated_units(shown(cell))]
        return (*self.units, *over)


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
    row = _naming_most(grid, table, 0, DEEPEST)
    if row is None:
        row = _naming_most(grid, table, DEEPEST, DEEPEST_OF_ALL)
    if row is None:
        row = next((n for n, cells in enumerate(grid.rows) if any(map(filled, cells))), None)
    if row is None:
        return None
    grid = replace(grid, merged=(*grid.merged, *spread_headers(grid, table, row)))
    top, bottom = _extent(grid, row)
    headings = tuple(_headings(grid, table, top, bottom))
    if units := _units_in(grid, table, headings, bottom + 1):
        headings, bottom = _with_units(headings, units), bottom + 1
    if len(units := _units_in(grid, table, headings, top - 1)) > 1:
        headings, top = _with_units(headings, units), top - 1
    return Header(top, bottom, headings)


def _naming_most(grid: Grid, table: str, first: int, end: int) -> int | None:
    """Return the row, among some, that names most columns of a table; ``None`` if none does."""
    best, most = None, 0
    for number, cells in enumerate(grid.rows[first:end], start=first):
        texts = {cell for cell in cells[:MOST_LOOKED_AT] if isinstance(cell, str)}
        if len(texts) <= most:  # too few to name more
            continue
        count = sum(bool(name_of(table, text)) for text in texts)
        if count > most:
            best, most = number, count
    return best


def _units_in(grid: Grid, table: str, headings: Sequence[Heading], row: int) -> dict[int, str]:
    """Return the units in a row above or below a header by column, if it holds nothing but units.

    A word for unit, or a dash, may stand in a column that has none.
    """
    cells = grid.rows[row] if 0 <= row < len(grid.rows) else ()
    columns = {h.index: TABLES[table].column(h.name) for h in headings}
    units = {}
    for index, cell in enumerate(cells):
        if not filled(cell):
            continue
        text = plain_width(shown(cell)).strip("()[] ")
        column = columns.get(index)
        if text.casefold() in UNKNOWN or text.casefold() in words_of("lead"):
            continue
        numeric = index in columns and (column is None or column.is_numeric)
        if not isinstance(cell, str) or any(map(str.isdigit, text)) or not numeric:
            return {}
        if not (column and is_unit_of(column, text)) and not stated_units(text):
            return {}
        units[index] = f"({text})"
    return units


def _with_units(headings: Sequence[Heading], units: Mapping[int, str]) -> tuple[Heading, ...]:
    return tuple(
        replace(h, above=(*h.above, units[h.index])) if h.index in units else h for h in headings
    )


def name_of(table: str, cell: object) -> str:
    """Return the column of a table that a cell names; blank if none, or if it holds no text."""
    return name_and_units(table, cell)[0]


def name_and_units(table: str, cell: object) -> tuple[str, tuple[str, ...]]:
    """Return the column of a table that a cell names, and what else it says; both blank if none."""
    if not isinstance(cell, str) or not cell or len(cell) > LONGEST:
        return "", ()
    return _named(table, cell.strip())


@lru_cache(maxsize=10_000)  # the first rows of a sheet are asked about several times
def _named(table: str, text: str) -> tuple[str, tuple[str, ...]]:
    return (text, ()) if TABLES[table].column(text) else column_and_units(table, text)


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
            spread = area and top < bottom
            cell = grid.seen(area.top, area.left) if area and spread else grid.seen(row, column)
            if filled(cell) and (not parts or cell != parts[-1]):
                parts.append(cell)
                place = row
        if parts:
            text = " ".join(map(shown, parts))
            area = over.get((top - 1, column))
            wide = area is not None and area.right > area.left
            above = [grid.seen(area.top, area.left)] if wide and area else []
            name, units = _resolve(table, parts)
            if not name and above and len(parts) == 1:
                name, units = _resolve(table, [*above, *parts])
            label = None
            if not name:
                label, units = _period(table, parts)
            over_it = tuple(part for part in (*above, *parts[:-1]) if filled(part))
            yield Heading(column, place, text, name, label, units, over_it)


def _period(table: str, parts: Sequence[Cell]) -> tuple[Label | None, tuple[str, ...]]:
    """Return the period that the parts of a header name, and the units behind it in brackets."""
    above, last = (parts[-2] if len(parts) > 1 else None), parts[-1]
    if label := label_beneath(above, last):
        return label, ()
    column = TABLES[table].column(VALUE_COLUMNS.get(table, ""))
    if column is None or not isinstance(last, str):
        return None, ()
    base, inside = without_remarks(last)
    units = tuple(text for text in inside if not is_remark(text))
    if inside and all(is_unit_of(column, unit) for unit in units):
        return label_beneath(above, base.strip()), units
    return None, ()


def _resolve(table: str, parts: Sequence[Cell]) -> tuple[str, tuple[str, ...]]:
    """Return the column that the parts of a header name together: all, the last, or the first.

    With it comes what the part that names it says besides.
    """
    last = parts[-1]
    if not isinstance(last, str):
        return "", ()
    joined = " ".join(part for part in parts if isinstance(part, str))
    if len(parts) > 1 and (found := name_and_units(table, joined))[0]:
        return found
    if len(parts) > 1 and is_value_word(last):
        name, units = name_and_units(table, parts[0])
        return name, (*units, *without_remarks(last)[1])
    return name_and_units(table, last)

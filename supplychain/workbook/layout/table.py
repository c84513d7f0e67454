"""From the cells of a sheet, as they lie, to a raw sheet: columns named, every cell addressed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from supplychain.case.findings import Finding, Level
from supplychain.case.sheet.addresses import letters
from supplychain.case.sheet.raw import RawSheet
from supplychain.workbook.grid import Grid, filled, shown
from supplychain.workbook.layout.below import rows_below
from supplychain.workbook.layout.beside import without_second
from supplychain.workbook.layout.columns import Columns
from supplychain.workbook.layout.ditto import written_out
from supplychain.workbook.layout.doubts import (
    VALUE_COLUMNS,
    error,
    periods_without_use,
    unread_periods,
)
from supplychain.workbook.layout.groups import Groups, groups
from supplychain.workbook.layout.header import Header, Heading, find_header
from supplychain.workbook.layout.in_units import apply_units
from supplychain.workbook.layout.merged import spread
from supplychain.workbook.layout.outline import filled_down
from supplychain.workbook.layout.said import Units
from supplychain.workbook.layout.sheet_table import SheetTable
from supplychain.workbook.layout.shown import as_seen, struck_out
from supplychain.workbook.layout.statements import SHOWN, statements
from supplychain.workbook.layout.stray import merged_headers, stray_cells
from supplychain.workbook.layout.totals import is_total, totals_column, totals_rows
from supplychain.workbook.layout.wide import Tall, Wide, is_wide, unpivot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from supplychain.case.cell.context import Cell

MOST_TITLES = 10  # texts above a header that a note repeats
MOST_ROWS = 200_000  # of a table: each may be wrong in several cells, and all of it is said


def raw_sheet(grid: Grid, table: str, currency: str = "") -> tuple[RawSheet, list[Finding]]:
    """Read a table off a sheet.

    Parameters
    ----------
    grid : Grid
        The sheet.
    table : str
        Table of the schema that it holds.
    currency : str
        Currency of the case, to compare with units in headers; blank if it is not known.

    Returns
    -------
    RawSheet
        Columns by the name of the schema (as written where it has none) and rows that hold
        anything, without titles, totals and repeated headers.
    list of Finding
        What was left out or read otherwise than written, and what is wrong with the layout.
    """
    header = find_header(grid, table)
    if header is None:
        return RawSheet(grid.file, grid.name, table, {}, (), {}, epoch=grid.epoch), []
    grid, header, beside = without_second(grid, table, header)
    read = _table(grid, table, header, currency)
    read.findings += beside
    wide = is_wide(table, header)
    for heading in _total_columns(read) if wide else ():
        place = heading.row, heading.index
        read.findings.append(totals_column(read.body, heading.index, heading.text, place))
        del read.columns[heading.index], read.names[heading.text]
    rows, headed = _rows(read)
    last = read.first + (rows[-1] if rows else -1)
    read.findings += stray_cells(grid, header, last, wide=wide)
    read.findings += struck_out(grid, range(header.top, last + 1), read.columns)
    if len(rows) * max(len(header.labelled) if wide else 1, 1) > MOST_ROWS:
        message = f"the table has more than {MOST_ROWS} rows: none is read."
        hint = "Add up or split what need not be apart."
        read.findings.append(grid.finding(Level.ERROR, "too-many-rows", None, message, hint))
        rows = []
    tall = _tall(read, rows) if wide else _as_it_is(read, rows)
    headed.fill(tall)
    read.findings += apply_units(_units(read, tall, last, currency))
    sheet = RawSheet(
        file=grid.file,
        name=grid.name,
        table=table,
        header=tall.header,
        numbers=tall.numbers,
        columns=tall.columns,
        cells=tall.cells,
        header_row=header.bottom + 1,
        epoch=grid.epoch,
        comma_is_decimal=grid.comma_is_decimal,
    )
    return sheet, read.findings


def _table(grid: Grid, table: str, header: Header, currency: str) -> SheetTable:
    """Return the columns beneath a header, with findings on the header and on merged cells."""
    first = header.bottom + 1
    names, findings = _names(grid, header)
    findings += _titles(grid, header)
    findings += merged_headers(grid, header)
    findings += _other_units(grid, header)
    below = list(zip(*grid.rows[first:], strict=True))
    used = [*(heading.index for heading in names.values()), *(h.index for h in header.labelled)]
    columns = Columns({index: list(below[index]) if below else [] for index in used})
    findings += unread_periods(grid, table, header, columns)
    findings += periods_without_use(grid, table, header, columns)
    read = SheetTable(grid, table, header, names, first, columns, findings)
    if grid.formats:
        as_seen(grid, first, columns, read.known, currency)
    if grid.merged:
        read.findings += spread(grid, first, columns, read.numeric)
    return read


def _names(grid: Grid, header: Header) -> tuple[dict[str, Heading], list[Finding]]:
    """Return the headings by name, headings of periods apart, and columns that stand twice."""
    names: dict[str, Heading] = {}
    findings = []
    for heading in header.headings:
        name = heading.name or heading.text
        if heading.label:
            continue
        if name in names and heading.name:
            other = names[name]
            message = (
                f"the column `{name}` stands twice, first in {letters(other.index)}{other.row + 1}."
            )
            place = heading.row, heading.index
            hint = "Delete or rename one of the two."
            findings.append(
                grid.finding(
                    Level.ERROR, "duplicate-column", place, message, hint, value=heading.text
                )
            )
        names.setdefault(name, heading)
    return names, findings


def _other_units(grid: Grid, header: Header) -> Iterator[Finding]:
    """Yield an error where the headings of periods name units that differ."""
    for heading in header.labelled:
        if heading.units != header.labelled[0].units:
            message = f"`{header.labelled[0].text}` names other units than this heading."
            yield error(grid, heading, message, "Let all headings of periods name the same unit.")
            return


def _titles(grid: Grid, header: Header) -> list[Finding]:
    """Return a note on what stands above the header."""
    above = [row for row in range(header.top) if any(map(filled, grid.rows[row]))]
    if not above:
        return []
    texts = [shown(cell) for row in above for cell in grid.rows[row] if filled(cell)]
    numbers = ", ".join(str(row + 1) for row in above)
    listed = "; ".join(f"`{text[:SHOWN]}`" for text in texts[1:MOST_TITLES])
    more = f" There stands also: {listed}." if listed else ""
    message = f"the header stands in row {header.bottom + 1}; above it, row {numbers} is not read."
    column = next(i for i, cell in enumerate(grid.rows[above[0]]) if filled(cell))
    place = above[0], column
    return [grid.finding(Level.NOTE, "title-rows", place, message + more, value=texts[0][:SHOWN])]


def _total_columns(read: SheetTable) -> list[Heading]:
    return [h for h in read.header.headings if not h.name and not h.label and is_total(h.text)]


def _rows(read: SheetTable) -> tuple[list[int], Groups]:
    """Return the rows, from the first below the header, that belong to the table, and headings."""
    rows, findings = rows_below(read.grid, read.table, read.header, read.columns)
    read.findings += findings
    totals, findings = totals_rows(read.body, rows)
    read.findings += findings
    rows = [row for row in rows if row not in totals] if totals else rows
    headed = groups(read, rows, totals)
    read.findings += headed.findings
    rows = [row for row in rows if row not in headed.rows] if headed.rows else rows
    read.findings += written_out(read.grid, read.first, read.columns, rows)
    read.findings += filled_down(read, rows)
    return rows, headed


def _as_it_is(read: SheetTable, rows: Sequence[int]) -> Tall:
    """Return the table with a row a row."""
    header = {name: letters(heading.index) for name, heading in read.names.items()}
    columns: dict[str, Sequence[Cell]] = {
        name: _taken(read.columns[h.index], rows) for name, h in read.names.items()
    }
    labelled = {h.text: h for h in read.header.labelled if h.text not in header}
    header |= {text: letters(heading.index) for text, heading in labelled.items()}
    columns |= {text: _taken(read.columns[h.index], rows) for text, h in labelled.items()}
    return Tall(header, [read.first + row + 1 for row in rows], columns, {})


def _tall(read: SheetTable, rows: Sequence[int]) -> Tall:
    """Return a wide table with a row a period."""
    columns = {index: _taken(cells, rows) for index, cells in read.columns.items()}
    numbers = [read.first + row + 1 for row in rows]
    wide = Wide(read.grid, read.table, read.header, read.names, numbers, columns)
    tall, findings = unpivot(wide)
    read.findings += findings
    return tall


def _units(read: SheetTable, tall: Tall, last: int, currency: str) -> Units:
    """Return the table with the headings and texts that state units for it."""
    names = dict(read.names)
    if is_wide(read.table, read.header):  # the headings of periods stand for one column
        first, *others = read.header.labelled
        over = dict.fromkeys(cell for heading in (first, *others) for cell in heading.above)
        names[VALUE_COLUMNS[read.table]] = replace(first, above=tuple(over))
    stated = statements(read.grid, read.header, read.names, tall, last)
    return Units(read.grid, read.table, names, tall, currency, stated)


def _taken(cells: list[Cell], rows: Sequence[int]) -> list[Cell]:
    """Return the cells of some rows; most often of all."""
    return cells if len(rows) == len(cells) else [cells[row] for row in rows]

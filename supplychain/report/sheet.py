"""A flat table on a sheet: title, frozen header, filter, widths and print set-up."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_range_abs

from supplychain.report.styles import TEXTS
from supplychain.report.view import as_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from supplychain.case import Settings
    from supplychain.report.styles import Styles
    from supplychain.report.view import View

HEADER_ROW = 2
FIRST_ROW = HEADER_ROW + 1
LAST_ROW = 1_048_575  # of a sheet, counted from 0
NOISE = 1e-6  # smaller amounts are what the solver's tolerance leaves: shown as zero
NARROWEST, WIDEST, PROSE = 9, 34, 62
PAPER = 150.0  # characters across A4 in landscape at full size
LINE, LETTERS = 13.5, 72  # points of a line of prose, and letters that it surely holds
SMALLEST = 0.55  # of full size: a wider sheet is printed on several pages side by side
A4 = 9
AMOUNTS = frozenset({"rounds", "gain"})  # kinds that have a unit
DECIMALS = {"optimum": 6, "decimal": 2}


@dataclass(frozen=True)
class Column:
    """A column of a sheet: where it comes from, what it is called, and its kind of number."""

    name: str
    header: str
    kind: str = "rounds"


@dataclass(frozen=True)
class Book:
    """The workbook being written, the settings of its case, and its formats."""

    workbook: Workbook
    settings: Settings
    styles: Styles


@dataclass(frozen=True)
class RunBook(Book):
    """The workbook of a run, and what it is written from."""

    view: View


@dataclass(frozen=True)
class Flat:
    """A table for a sheet of its own: name, a note on how to read it, columns and rows.

    `unit` is that of its amounts, which the headers tell; blank where headers are names.
    """

    name: str
    note: str
    columns: Sequence[Column]
    frame: pd.DataFrame
    unit: str = "rounds"

    def header(self, column: Column) -> str:
        """Return the header of a column with its unit, unless it tells that itself."""
        told = not self.unit or column.kind not in AMOUNTS
        told = told or "(" in column.header or "rounds" in column.header
        return column.header if told else f"{column.header} ({self.unit})"


def keys(*names: str) -> list[Column]:
    """Return text columns that are called as in the table."""
    return [Column(name, name.replace("_", " "), "text") for name in names]


def place_of(columns: Sequence[Column], name: str) -> int:
    """Return where a column stands on its sheet, counted from 0."""
    return [column.name for column in columns].index(name)


def new_sheet(book: Book, name: str) -> Worksheet:
    """Add a sheet that prints in landscape, one page wide, with marking and page numbers."""
    settings = book.settings
    sheet = book.workbook.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    sheet.set_header("&C&8" + _printable(settings.marking))
    sheet.set_footer(f"&L&8{_printable(settings.title)}&C&8{name}&R&8&P / &N")
    sheet.hide_gridlines(2)
    return sheet


def write_flat(book: Book, table: Flat) -> tuple[Worksheet, int]:
    """Write a table row by row on a new sheet; return the sheet and the number of rows."""
    sheet = new_sheet(book, table.name)
    sheet.write_string(0, 0, table.name, book.styles.heading)
    sheet.write_string(1, 0, table.note)
    written = min(len(table.frame), LAST_ROW - FIRST_ROW)
    widths = []
    for place, column in enumerate(table.columns):
        header = book.styles.header if column.kind in TEXTS else book.styles.number
        text = table.header(column)
        sheet.write_string(HEADER_ROW, place, text, header)
        widths.append(_width(replace(column, header=text), table.frame))
        sheet.set_column(place, place, widths[-1])
        if column.name in table.frame.columns:
            values = table.frame[column.name].iloc[:written].tolist()
            for row, value in enumerate(values, FIRST_ROW):
                write_cell(sheet, (row, place), value, column.kind, book.styles.cell)
    _heighten(sheet, table, written)
    if written < len(table.frame):
        message = f"{len(table.frame) - written} more rows do not fit: see the folder tables."
        sheet.write_string(LAST_ROW, 0, message)
    _set_up(sheet, len(table.columns), written)
    names = [column.kind in TEXTS for column in table.columns]
    print_wide(sheet, widths, names.index(False) if False in names else 0)
    cells = xl_range_abs(HEADER_ROW, 0, HEADER_ROW + max(written, 1), len(table.columns) - 1)
    book.workbook.define_name(range_name(table.name), f"='{table.name}'!{cells}")
    return sheet, written


def _heighten(sheet: Worksheet, table: Flat, rows: int) -> None:
    """Make rows as high as their longest sentence: not every program does so by itself."""
    prose = [column.name for column in table.columns if column.kind == "prose"]
    if not prose:
        return
    letters = table.frame[prose].iloc[:rows].fillna("").map(len).max(axis=1).tolist()
    for row, longest in enumerate(letters, FIRST_ROW):
        sheet.set_row(row, LINE * max(1, math.ceil(longest / LETTERS)))


def range_name(sheet: str) -> str:
    """Return the name of the range that holds a sheet's table, header included."""
    return sheet.replace(" ", "_")


def _set_up(sheet: Worksheet, columns: int, rows: int) -> None:
    """Freeze and repeat the header, filter the rows, and print what is written."""
    sheet.set_row(HEADER_ROW, 28)
    sheet.freeze_panes(FIRST_ROW, 0)
    sheet.autofilter(HEADER_ROW, 0, HEADER_ROW + max(rows, 1), columns - 1)
    sheet.repeat_rows(HEADER_ROW)


def print_wide(sheet: Worksheet, widths: Sequence[float], names: int) -> None:
    """Print a sheet that is too wide for one page on several, side by side.

    The first columns, which are names, stand on each of them.
    """
    own = sum(widths[:names])
    pages = math.ceil((sum(widths) - own) / max(PAPER / SMALLEST - own, PAPER / 2))
    if pages > 1:
        sheet.fit_to_pages(pages, 0)
        sheet.repeat_columns(0, max(names, 1) - 1)


def across(sheet: Worksheet, row: int, columns: tuple[int, int], text: str, style: Format) -> None:
    """Write a heading over columns, centred across them; no cell is merged."""
    first, last = columns
    sheet.write_string(row, first, text, style)
    for column in range(first + 1, last + 1):
        sheet.write_blank(row, column, None, style)


def write_cell(
    sheet: Worksheet,
    place: tuple[int, int],
    value: object,
    kind: str,
    styles: Mapping[str, Format],
) -> None:
    """Write a value by its kind; a blank keeps its format."""
    if kind in TEXTS:
        if isinstance(value, str) and value:
            sheet.write_string(*place, value, styles[kind])
            return
    elif math.isfinite(number := as_number(value)):
        sheet.write_number(*place, shown(number, kind), styles[kind])
        return
    sheet.write_blank(*place, None, styles[kind])


def shown(number: float, kind: str) -> float:
    """Return a number without the solver's noise; residuals and the like stay as they are."""
    quiet = kind in {"rounds", "gain"} and abs(number) < NOISE
    return 0.0 if quiet else number


def _printable(text: str) -> str:
    """Return text for a page header, where an ampersand commands and 255 characters fit."""
    return text[:80].replace("&", "&&")


def _width(column: Column, frame: pd.DataFrame) -> float:
    """Return a width that shows the column's cells and its header in two lines."""
    words = column.header.split()
    header = max(*map(len, words), math.ceil(len(column.header) / 2)) + 3  # the filter's button
    wide = 0
    if column.kind == "prose":
        return PROSE
    if column.name in frame.columns and len(frame):
        values = frame[column.name]
        if column.kind == "text":
            wide = int(values.astype("str").str.len().max()) + 3
        else:
            largest = values.abs().max()
            wide = len(f"{largest:,.{DECIMALS.get(column.kind, 0)}f}") + 3
    return min(max(NARROWEST, header, wide), WIDEST)

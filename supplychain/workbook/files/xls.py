"""Reading .xls workbooks, the binary format of Excel up to 2003, with xlrd.

xlrd and not calamine: it tells error values, merged areas and hidden rows apart from blank cells.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Literal

import xlrd

from supplychain.case.cell.dates import EPOCH_1900, EPOCH_1904
from supplychain.workbook.files.formats import format_of
from supplychain.workbook.files.hidden import hidden_lines, hidden_sheet
from supplychain.workbook.files.hostile import MEGABYTE, Budget, RefusedError
from supplychain.workbook.files.rich_text import lowered, raised, struck
from supplychain.workbook.grid import Area, Grid

if TYPE_CHECKING:
    from pathlib import Path

    from xlrd.book import Book
    from xlrd.sheet import Sheet

    from supplychain.case.cell.context import Cell
    from supplychain.case.findings import Finding
    from supplychain.workbook.grid import Format, Place

RAISED, LOWERED = 1, 2  # how a font stands to the line
OLE = bytes.fromhex("D0CF11E0A1B11AE1")  # how .xls files and encrypted workbooks begin
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MOST_BYTES = 25 * MEGABYTE  # what is read in seconds; the format ends at 65,536 rows anyway


def read_xls(path: Path) -> tuple[list[Grid], list[Finding]]:
    """Return the worksheets of a workbook, and notes on what is hidden.

    Raises
    ------
    RefusedError
        If the file is encrypted, too large or broken.
    """
    content = path.read_bytes()
    if ENCRYPTED in content:
        raise RefusedError("it is encrypted.", "Save it without a password.")
    if len(content) > MOST_BYTES:
        message = f"an .xls file of more than {MOST_BYTES // MEGABYTE} MB."
        raise RefusedError(message, "Save it as .xlsx.")
    try:
        book = xlrd.open_workbook(
            file_contents=content, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
        return _read(path.name, book)
    except RefusedError:
        raise
    except Exception as error:  # a damaged file makes xlrd fail in many ways
        if "encrypted" in str(error):
            raise RefusedError("it is encrypted.", "Save it without a password.") from error
        message = f"not a readable Excel workbook: {error or type(error).__name__}."
        raise RefusedError(message, "Save it as .xlsx.") from error


def _read(file: str, book: Book) -> tuple[list[Grid], list[Finding]]:
    grids = []
    budget = Budget()
    notes: list[Finding] = []
    for sheet in book.sheets():
        if sheet.visibility:
            notes.append(hidden_sheet(file, sheet.name))
        merged = tuple(Area(r0, c0, r1 - 1, c1 - 1) for r0, r1, c0, c1 in sheet.merged_cells)
        epoch = EPOCH_1904 if book.datemode else EPOCH_1900
        rows = _rows(sheet, book.datemode, budget)
        formats, strokes = _looks(book, sheet, rows)
        grid = Grid(file, sheet.name, rows, merged, epoch=epoch, formats=formats, struck=strokes)
        hidden = [row for row, info in sheet.rowinfo_map.items() if info.hidden]
        columns = [(column, column) for column, info in sheet.colinfo_map.items() if info.hidden]
        notes += hidden_lines(grid, hidden, columns)
        grids.append(grid)
    return grids, notes


def _rows(sheet: Sheet, datemode: Literal[0, 1], budget: Budget) -> list[list[Cell]]:
    width = max((sheet.row_len(row) for row in range(sheet.nrows)), default=0)
    budget.spend_cells(sheet.name, sheet.nrows, width)
    rows = []
    for row in range(sheet.nrows):
        pairs = zip(sheet.row_types(row), sheet.row_values(row), strict=True)
        cells = [_cell(kind, value, datemode) for kind, value in pairs]
        rows.append(cells + [None] * (width - len(cells)))
    return rows


def _looks(
    book: Book, sheet: Sheet, rows: list[list[Cell]]
) -> tuple[dict[Place, Format], frozenset[Place]]:
    """Return what formats show beside numbers, and struck cells; mark letters of rich texts."""
    formats: dict[Place, Format] = {}
    strokes = set()
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells[: sheet.row_len(row)]):
            if cell is None:
                continue
            style = book.xf_list[sheet.cell_xf_index(row, column)]
            if isinstance(cell, str) and (runs := sheet.rich_text_runlist_map.get((row, column))):
                cells[column] = _marked(book, cell, [(0, style.font_index), *runs])
            elif book.font_list[style.font_index].struck_out:
                strokes.add((row, column))
            code = book.format_map[style.format_key].format_str
            if isinstance(cell, float) and (shown := format_of(code, cell)):
                formats[row, column] = shown
    return formats, frozenset(strokes)


def _marked(book: Book, text: str, runs: list[tuple[int, int]]) -> str:
    """Return a rich text with its struck, raised and lowered letters marked as such."""
    parts = []
    ends = [*(start for start, _ in runs[1:]), len(text)]
    for (start, number), end in zip(runs, ends, strict=True):
        font, part = book.font_list[number], text[start:end]
        part = struck(part) if font.struck_out else part
        part = raised(part) if font.escapement == RAISED else part
        parts.append(lowered(part) if font.escapement == LOWERED else part)
    return "".join(parts)


def _cell(kind: int, value: Any, datemode: Literal[0, 1]) -> Cell:  # noqa: ANN401 - see xlrd
    """Return a cell as its kind says; error values as text."""
    if kind == xlrd.XL_CELL_DATE:
        return _date(float(value), datemode)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(int(value), "#N/A")
    if kind == xlrd.XL_CELL_NUMBER:
        return float(value)
    return str(value) if kind == xlrd.XL_CELL_TEXT else None


def _date(value: float, datemode: Literal[0, 1]) -> Cell:
    """Return a date or time; the number itself where the format has no such date."""
    try:
        moment = xlrd.xldate.xldate_as_datetime(value, datemode)
    except (xlrd.xldate.XLDateError, ValueError, OverflowError):
        return value
    if value < 1:
        return moment.time()
    return moment if value % 1 else moment.date()

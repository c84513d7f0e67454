"""Reading .ods workbooks (OpenDocument).

The cells are taken from the document itself, row by row: it alone tells error values, formulas
without a value, merged areas and hidden rows apart from blank cells, and repeats of cells have to
be counted before they are spread out.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast
from xml.etree.ElementTree import XMLPullParser

from defusedxml import DefusedXmlException
from defusedxml import ElementTree as ET  # noqa: N817 - as the module is known

from supplychain.case.cell.dates import EPOCH_1900
from supplychain.workbook.files.hidden import hidden_lines, hidden_sheet
from supplychain.workbook.files.hostile import (
    BROKEN,
    MOST_CELLS,
    MOST_PARSED,
    Budget,
    RefusedError,
    Stream,
    attack,
    unpack,
)
from supplychain.workbook.files.ods_cells import (
    CELL_STYLE,
    FORMULA,
    NUMBERS,
    PLAIN,
    VALUE_TYPE,
    cell_of,
    count_of,
    text_of,
)
from supplychain.workbook.files.ods_looks import A_STYLE, FORMATS, TABLE, Looks
from supplychain.workbook.grid import Area, Grid, adds_up, filled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from supplychain.case.cell.context import Cell
    from supplychain.case.findings import Finding
    from supplychain.workbook.grid import Format, Place

CONTENT, STYLES = "content.xml", "styles.xml"
MANIFEST = "META-INF/manifest.xml"
A_TABLE, A_COLUMN, A_ROW = (f"{TABLE}table{part}" for part in ("", "-column", "-row"))
CELLS = frozenset({f"{TABLE}table-cell", f"{TABLE}covered-table-cell"})
NULL_DATE = f"{TABLE}null-date"
ROWS_SPANNED, COLUMNS_SPANNED = f"{TABLE}number-rows-spanned", f"{TABLE}number-columns-spanned"
MOST_ELEMENTS = 3_000_000  # of one row, or outside of rows: they are kept until its end
HEAD = 2_000  # bytes in which an encoding shows
PIECE = 64_000  # bytes whose elements are kept at a time


@dataclass
class _Sheet:
    """A sheet while its rows come in."""

    name: str
    hidden: bool
    rows: list[list[Cell]] = field(default_factory=list)
    height: int = 0  # rows so far, blank ones that are not in `rows` yet included
    width: int = 0
    merged: list[Area] = field(default_factory=list)
    sums: set[Place] = field(default_factory=set)
    hidden_rows: list[int] = field(default_factory=list)
    styles: list[tuple[int, str]] = field(default_factory=list)  # last column and style of runs
    formats: dict[Place, Format] = field(default_factory=dict)
    struck: set[Place] = field(default_factory=set)
    plain: bool | None = None  # whether no style of a column changes what a cell means

    def style(self, column: int, looks: Looks) -> str:
        """Return the style of cells without one of their own, where it says anything of them."""
        if self.plain is None:
            self.plain = not any(looks.matters(style) for _, style in self.styles)
        return "" if self.plain else next((s for end, s in self.styles if column < end), "")


def read_ods(path: Path) -> tuple[list[Grid], list[Finding]]:
    """Return the sheets of a workbook, and notes on what is hidden.

    Raises
    ------
    RefusedError
        If the file is hostile, encrypted, too large or broken.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            budget = Budget()
            if b"encryption-data" in unpack(archive, MANIFEST, budget):
                raise RefusedError("it is encrypted.", "Save it without a password.")
            looks = Looks()
            if STYLES in archive.namelist():
                for element in ET.fromstring(unpack(archive, STYLES, budget, MOST_PARSED)).iter():
                    if element.tag == A_STYLE or element.tag in FORMATS:
                        looks.add(element)
            with closing(Stream(archive, CONTENT, budget)) as content:
                return _Document(path.name, looks).read(content)
    except DefusedXmlException as error:
        raise _declared() from error
    except BROKEN as error:
        raise RefusedError(f"not a readable OpenDocument workbook: {error}.") from error


def _declared() -> RefusedError:
    return attack("its XML declares a document type, which no spreadsheet writes.")


class _Document:
    """The sheets of a workbook while its content comes in, element by element."""

    at_end = frozenset({A_ROW, A_COLUMN, A_TABLE, A_STYLE, NULL_DATE, *FORMATS})

    def __init__(self, file: str, looks: Looks) -> None:
        self.file = file
        self.looks = looks
        self.sheets: list[_Sheet] = []
        self.epoch = EPOCH_1900
        self.depth = 0  # of tables in tables
        self.most = MOST_CELLS  # that the last sheet may have
        self.kept = 0  # elements that were not let go of

    def read(self, content: Stream) -> tuple[list[Grid], list[Finding]]:
        """Return the sheets, and notes on what is hidden.

        The parser of the standard library is several times as fast as the one that refuses document
        types by itself; they are looked for in the bytes before it sees them.
        """
        parser: XMLPullParser[Any] = XMLPullParser(("start", "end"))
        rest = b""
        while piece := content.read(PIECE):
            if b"<!DOCTYPE" in rest + piece:
                raise _declared()
            if b"\0" in piece[:HEAD]:
                raise RefusedError(f"`{CONTENT}` is not in UTF-8.", "Save the workbook anew.")
            rest = piece[-len(b"<!DOCTYPE") :]
            parser.feed(piece)
            for event, element in cast("Iterator[tuple[str, Element]]", parser.read_events()):
                if event == "end":
                    if element.tag in self.at_end:
                        self._end(element)
                    continue
                self.kept += 1
                if element.tag == A_TABLE:
                    self._start_table(element)
            if self.kept > MOST_ELEMENTS:
                raise attack(f"`{CONTENT}` holds too many elements outside of rows.")
        parser.close()
        return _grids(self.file, self.sheets, self.epoch)

    def _start_table(self, element: Element) -> None:
        self.depth += 1
        if self.depth == 1:
            style = element.get(f"{TABLE}style-name", "")
            name = element.get(f"{TABLE}name", "")
            self.most -= sum(len(sheet.rows) * sheet.width for sheet in self.sheets[-1:])
            self.sheets.append(_Sheet(name, style in self.looks.invisible))

    def _end(self, element: Element) -> None:
        """Take in an element that is complete."""
        tag = element.tag
        if tag == A_ROW and self.depth == 1:
            _add_row(self.sheets[-1], element, self.most, self.looks)
            element.clear()
            self.kept = 0
        elif tag == A_COLUMN and self.depth == 1:
            runs = self.sheets[-1].styles
            end = (runs[-1][0] if runs else 0) + count_of(element, "number-columns-repeated")
            runs.append((end, element.get(f"{TABLE}default-cell-style-name", "")))
        elif tag == A_TABLE:
            self.depth -= 1
        elif tag == A_STYLE or tag in FORMATS:
            self.looks.add(element)
        elif tag == NULL_DATE:
            self.epoch = dt.date.fromisoformat(element.get(f"{TABLE}date-value", "")[:10])


def _grids(file: str, sheets: list[_Sheet], epoch: dt.date) -> tuple[list[Grid], list[Finding]]:
    grids = []
    notes: list[Finding] = []
    for sheet in sheets:
        rows = [row + [None] * (sheet.width - len(row)) for row in sheet.rows]
        grid = Grid(
            file, sheet.name, rows, tuple(sheet.merged), frozenset(sheet.sums), epoch,
            formats=sheet.formats, struck=frozenset(sheet.struck),
        )  # fmt: skip
        if sheet.hidden:
            notes.append(hidden_sheet(file, sheet.name))
        notes += hidden_lines(grid, sheet.hidden_rows, ())
        grids.append(grid)
    return grids, notes


def _add_row(sheet: _Sheet, element: Element, most: int, looks: Looks) -> None:
    """Add a row as often as it is repeated; blank rows at the end are never spread out."""
    repeat = count_of(element, "number-rows-repeated")
    cells = _cells(sheet, element, looks)
    if cells:
        width = max(sheet.width, len(cells))
        if (sheet.height + repeat) * width > most:
            message = f"sheet `{sheet.name}`: its cells reach too far: row {sheet.height + repeat}."
            raise RefusedError(message, "Delete what stands far away from the table.")
        sheet.width = width
        sheet.rows += [[] for _ in range(sheet.height - len(sheet.rows))]
        if element.get(f"{TABLE}visibility") in {"collapse", "filter"}:
            sheet.hidden_rows += range(sheet.height, sheet.height + repeat)
        sheet.rows += [list(cells) for _ in range(repeat)]
        _repeat_looks(sheet, repeat)
    sheet.height += repeat


def _repeat_looks(sheet: _Sheet, repeat: int) -> None:
    """Put the looks of the cells of a row to its repeats."""
    for row in range(sheet.height + 1, sheet.height + repeat):
        for column in range(len(sheet.rows[row])):
            if form := sheet.formats.get((sheet.height, column)):
                sheet.formats[row, column] = form
            if (sheet.height, column) in sheet.struck:
                sheet.struck.add((row, column))


def _cells(sheet: _Sheet, row: Element, looks: Looks) -> list[Cell]:
    """Return the cells of a row up to the last that holds something; note what they are."""
    cells: list[Cell] = []
    column = 0
    for element in row:
        if element.tag not in CELLS:
            continue
        plain = element.attrib.keys() <= PLAIN
        repeat = 1 if plain else count_of(element, "number-columns-repeated")
        cell = cell_of(element, looks)
        if cell is not None and filled(cell):
            if column + repeat > MOST_CELLS:
                raise RefusedError(f"sheet `{sheet.name}`: a row has more than {MOST_CELLS} cells.")
            cells += [None] * (column - len(cells))
            cells += [cell] * repeat
            style = element.get(CELL_STYLE) or sheet.style(column, looks)
            if style and looks.matters(style):
                _look(sheet, element, range(column, column + repeat), style, looks)
        if not plain:
            _note(sheet, element, column)
        column += repeat
    return cells


def _note(sheet: _Sheet, element: Element, column: int) -> None:
    """Note a cell that is merged over others, or adds others up."""
    if element.get(ROWS_SPANNED) or element.get(COLUMNS_SPANNED):
        bottom = sheet.height + count_of(element, "number-rows-spanned") - 1
        right = column + count_of(element, "number-columns-spanned") - 1
        sheet.merged.append(Area(sheet.height, column, bottom, right))
    if (formula := element.get(FORMULA)) and adds_up(formula):
        sheet.sums.add((sheet.height, column))


def _look(sheet: _Sheet, element: Element, columns: range, style: str, looks: Looks) -> None:
    """Note what the style of a cell says: words beside its number, a stroke."""
    if element.get(VALUE_TYPE) in NUMBERS and (form := looks.shown(style, text_of(element, looks))):
        sheet.formats |= {(sheet.height, column): form for column in columns}
    if looks.is_struck(style):
        sheet.struck |= {(sheet.height, column) for column in columns}

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
from functools import lru_cache
from typing import TYPE_CHECKING

from defusedxml import DefusedXmlException
from defusedxml import ElementTree as ET  # noqa: N817 - as the module is known

from supplychain.case.cell.dates import EPOCH_1900
from supplychain.case.cell.plain import SPREADSHEET_ERRORS
from supplychain.workbook.files.hidden import hidden_lines, hidden_sheet
from supplychain.workbook.files.hostile import (
    BROKEN,
    MOST_CELLS,
    Budget,
    RefusedError,
    Stream,
    attack,
    unpack,
)
from supplychain.workbook.grid import Area, Grid, adds_up, filled

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from supplychain.case.cell.context import Cell
    from supplychain.case.findings import Finding
from supplychain.workbook.grid import Place

CONTENT = "content.xml"
MANIFEST = "META-INF/manifest.xml"
NUMBERS = frozenset({"float", "percentage", "currency"})
CELLS = frozenset({"table-cell", "covered-table-cell"})
LONGEST_COUNT = 10  # digits; a sheet has about a million rows
SKIPPED = frozenset({"annotation", "ruby-text", "shapes", "frame"})  # stand in a cell, not of it


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
            with closing(Stream(archive, CONTENT, budget)) as content:
                return _read(path.name, content)
    except DefusedXmlException as error:
        message = "its XML declares a document type, which no spreadsheet writes."
        raise attack(message) from error
    except BROKEN as error:
        raise RefusedError(f"not a readable OpenDocument workbook: {error}.") from error


def _read(file: str, content: Stream) -> tuple[list[Grid], list[Finding]]:
    sheets: list[_Sheet] = []
    invisible: set[str] = set()
    epoch = EPOCH_1900
    depth = 0
    for event, element in ET.iterparse(content, ("start", "end"), forbid_dtd=True):
        tag = _local(element.tag)
        if tag == "table":
            depth += 1 if event == "start" else -1
            if event == "start" and depth == 1:
                style = _attribute(element, "style-name")
                sheets.append(_Sheet(_attribute(element, "name"), style in invisible))
        elif event == "start":
            continue
        elif tag == "style":
            if any(_attribute(part, "display") == "false" for part in element):
                invisible.add(_attribute(element, "name"))
        elif tag == "null-date":
            epoch = dt.date.fromisoformat(_attribute(element, "date-value")[:10])
        elif tag == "table-row" and depth == 1:
            others = sum(len(sheet.rows) * sheet.width for sheet in sheets[:-1])
            _add_row(sheets[-1], element, MOST_CELLS - others)
            element.clear()
    return _grids(file, sheets, epoch)


def _grids(file: str, sheets: list[_Sheet], epoch: dt.date) -> tuple[list[Grid], list[Finding]]:
    grids = []
    notes: list[Finding] = []
    for sheet in sheets:
        rows = [row + [None] * (sheet.width - len(row)) for row in sheet.rows]
        merged, sums = tuple(sheet.merged), frozenset(sheet.sums)
        grid = Grid(file, sheet.name, rows, merged, sums, epoch)
        if sheet.hidden:
            notes.append(hidden_sheet(file, sheet.name))
        notes += hidden_lines(grid, sheet.hidden_rows, ())
        grids.append(grid)
    return grids, notes


def _add_row(sheet: _Sheet, element: Element, most: int) -> None:
    """Add a row as often as it is repeated; blank rows at the end are never spread out."""
    repeat = _count(element, "number-rows-repeated")
    cells = _cells(sheet, element)
    if cells:
        width = max(sheet.width, len(cells))
        if (sheet.height + repeat) * width > most:
            message = f"sheet `{sheet.name}`: its cells reach too far: row {sheet.height + repeat}."
            raise RefusedError(message, "Delete what stands far away from the table.")
        sheet.width = width
        sheet.rows += [[] for _ in range(sheet.height - len(sheet.rows))]
        if _attribute(element, "visibility") in {"collapse", "filter"}:
            sheet.hidden_rows += range(sheet.height, sheet.height + repeat)
        sheet.rows += [list(cells) for _ in range(repeat)]
    sheet.height += repeat


def _cells(sheet: _Sheet, row: Element) -> list[Cell]:
    """Return the cells of a row up to the last that holds something; note what they are."""
    cells: list[Cell] = []
    column = 0
    for element in row:
        if _local(element.tag) not in CELLS:
            continue
        says = {_short(key): value for key, value in element.attrib.items()}
        repeat = _number(says.get("number-columns-repeated", ""))
        cell = _cell(element, says)
        if filled(cell):
            if column + repeat > MOST_CELLS:
                raise RefusedError(f"sheet `{sheet.name}`: a row has more than {MOST_CELLS} cells.")
            cells += [None] * (column - len(cells))
            cells += [cell] * repeat
        if "formula" in says and adds_up(says["formula"]):
            sheet.sums.add((sheet.height, column))
        if "number-rows-spanned" in says or "number-columns-spanned" in says:
            bottom = sheet.height + _number(says.get("number-rows-spanned", "")) - 1
            right = column + _number(says.get("number-columns-spanned", "")) - 1
            sheet.merged.append(Area(sheet.height, column, bottom, right))
        column += repeat
    return cells


def _cell(element: Element, says: dict[str, str]) -> Cell:
    """Return the value of a cell; error values and formulas without a value as text."""
    kind = says.get("value-type")
    formula = says.get("formula", "")
    if says.get("calcext:value-type") == "error":
        text = _text(element)
        return text if text in SPREADSHEET_ERRORS else "#VALUE!"
    if not kind:
        return "=" + formula.partition("=")[2] if formula else None
    return _value(element, says, kind, formula)


def _value(element: Element, says: dict[str, str], kind: str, formula: str) -> Cell:
    if formula.endswith(("=TRUE()", "=FALSE()")):
        return formula.endswith("=TRUE()")
    if kind in NUMBERS:
        return float(says.get("value", ""))
    if kind == "boolean":
        return says.get("boolean-value") == "true"
    if kind == "date":
        return _date(says.get("date-value", ""))
    return _text(element) if len(element) else says.get("string-value", "")


def _date(text: str) -> Cell:
    moment = dt.datetime.fromisoformat(text)
    return moment if "T" in text and moment.time() != dt.time() else moment.date()


def _text(element: Element) -> str:
    """Return the paragraphs of a cell, without comments and readings of characters."""
    paragraphs = [_inner(part) for part in element if _local(part.tag) == "p"]
    return "\n".join(paragraphs)


def _inner(element: Element) -> str:
    parts = [element.text or ""]
    for part in element:
        tag = _local(part.tag)
        if tag == "s":
            parts.append(" " * min(_count(part, "c"), 1000))
        elif tag in {"tab", "line-break"}:
            parts.append("\t" if tag == "tab" else "\n")
        elif tag not in SKIPPED:
            parts.append(_inner(part))
        parts.append(part.tail or "")
    return "".join(parts)


@lru_cache(maxsize=1000)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


@lru_cache(maxsize=1000)
def _short(key: str) -> str:
    """Return the name of an attribute without its namespace, but for that of LibreOffice's own."""
    space, _, name = key.rpartition("}")
    return f"calcext:{name}" if "calcext" in space else name


def _attribute(element: Element, name: str) -> str:
    """Return an attribute by its name without namespace; blank if there is none."""
    return next((value for key, value in element.attrib.items() if _short(key) == name), "")


def _count(element: Element, name: str) -> int:
    return _number(_attribute(element, name))


def _number(text: str) -> int:
    """Return a count; 1 where none is given."""
    return int(text) if text.isdecimal() and len(text) < LONGEST_COUNT else 1

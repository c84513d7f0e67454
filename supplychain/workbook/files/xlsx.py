"""Reading .xlsx and .xlsm workbooks: calamine for the values, a scan of the XML for the rest."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import filterfalse
from typing import TYPE_CHECKING

from defusedxml import DefusedXmlException
from defusedxml import ElementTree as ET  # noqa: N817 - as the module is known
from python_calamine import CalamineError, CalamineWorkbook

from supplychain.case.cell.dates import EPOCH_1900, EPOCH_1904
from supplychain.workbook.files.formats import format_of
from supplychain.workbook.files.hidden import hidden_lines, hidden_sheet, note
from supplychain.workbook.files.hostile import (
    BROKEN,
    MOST_PARSED,
    MOST_PARTS,
    MOST_UNPACKED,
    Budget,
    RefusedError,
    attack,
    unpack,
)
from supplychain.workbook.files.rich_text import with_marks
from supplychain.workbook.files.sheet_xml import (
    SheetParts,
    body_of,
    check_cells,
    check_single,
    plain_xml,
    read_parts,
    without_counts,
    without_prefix,
)
from supplychain.workbook.files.styles import Styles, read_styles
from supplychain.workbook.grid import Grid

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from supplychain.case.cell.context import Cell
    from supplychain.case.findings import Finding
    from supplychain.workbook.grid import Format, Place

WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
STRINGS = "xl/sharedstrings.xml"
STYLES = "xl/styles.xml"
NEEDED = ("[content_types].xml", "_rels/.rels", STRINGS, STYLES)
CANONICAL = {
    "[content_types].xml": "[Content_Types].xml",
    STRINGS: "xl/sharedStrings.xml",
}
_TRUE = {"1", "true"}


@dataclass(frozen=True)
class _Sheet:
    name: str
    part: str
    hidden: bool


@dataclass(frozen=True)
class _Book:
    """What the part that lists the sheets says."""

    sheets: tuple[_Sheet, ...]
    epoch: dt.date
    uncalculated: bool


def read_xlsx(path: Path) -> tuple[list[Grid], list[Finding]]:
    """Return the worksheets of a workbook, and notes on what is hidden, left out or not followed.

    Raises
    ------
    RefusedError
        If the file is hostile, too large or broken.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = _part_names(archive)
            budget = Budget()
            book = _read_book(archive, parts, budget)
            vetted, extras = _vetted(archive, parts, book, budget)
        notes = _notes(path.name, parts, book)
        return _grids(path.name, vetted, book, extras, budget, notes), notes
    except DefusedXmlException as error:
        message = "its XML declares entities, which no spreadsheet writes."
        raise attack(message) from error
    except (CalamineError, *BROKEN) as error:
        raise RefusedError(f"not a readable Excel workbook: {error}.") from error


def _part_names(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the name of each part as it stands, by its name in small letters with slashes."""
    if len(archive.infolist()) > MOST_PARTS:
        raise RefusedError(f"the archive holds more than {MOST_PARTS} parts.")
    names: dict[str, str] = {}
    for name in archive.namelist():
        plain = name.replace("\\", "/").lower()
        if plain.startswith("/") or ".." in plain.split("/"):
            raise RefusedError(f"a part of it is called `{name}`, outside of the archive.")
        if plain in names:
            raise RefusedError(f"it holds the part `{name}` twice.", "Save the workbook anew.")
        names[plain] = name
    return names


def _read_book(archive: zipfile.ZipFile, parts: dict[str, str], budget: Budget) -> _Book:
    relations = ET.fromstring(unpack(archive, parts[RELATIONS], budget, MOST_PARSED))
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in relations
        if relation.get("Type", "").endswith("/worksheet")
        and relation.get("TargetMode") != "External"
    }
    sheets = []
    epoch = EPOCH_1900
    uncalculated = False
    for element in ET.fromstring(unpack(archive, parts[WORKBOOK], budget, MOST_PARSED)).iter():
        tag = element.tag.rpartition("}")[2]
        if tag == "workbookPr" and element.get("date1904", "").lower() in _TRUE:
            epoch = EPOCH_1904
        elif tag == "calcPr":
            uncalculated = element.get("fullCalcOnLoad", "").lower() in _TRUE
        elif tag == "sheet":
            relation = next((v for k, v in element.attrib.items() if k.endswith("}id")), None)
            if relation in targets:
                part = posixpath.normpath(posixpath.join("/xl", targets[relation])).lstrip("/")
                hidden = element.get("state", "visible") != "visible"
                sheets.append(_Sheet(element.get("name", ""), part, hidden))
    return _Book(tuple(sheets), epoch, uncalculated)


def _vetted(
    archive: zipfile.ZipFile, parts: dict[str, str], book: _Book, budget: Budget
) -> tuple[bytes, list[SheetParts]]:
    """Return a plain archive of the parts that a reader needs, and what else its sheets hold."""
    content = io.BytesIO()
    extras: list[SheetParts] = []
    with zipfile.ZipFile(content, "w") as plain:
        styles = Styles()
        for name in (*NEEDED, RELATIONS, WORKBOOK):
            if name in parts:
                most = MOST_PARSED if name == STYLES else MOST_UNPACKED
                part = plain_xml(unpack(archive, parts[name], budget, most))
                part = without_counts(part, small=name != STRINGS)
                if name == STRINGS:
                    part = with_marks(without_prefix(part))
                elif name == STYLES:
                    styles = read_styles(part)
                plain.writestr(CANONICAL.get(name, name), part)
        written = set()
        for sheet in book.sheets:
            xml = unpack(archive, parts[sheet.part.lower()], budget)
            xml = without_counts(without_prefix(plain_xml(xml)))
            xml = with_marks(xml) if xml.find(b"P", *body_of(xml)) >= 0 else xml
            with _named(sheet):
                check_cells(xml)
                extras.append(read_parts(xml, styles, uncalculated=book.uncalculated))
            if sheet.part not in written:
                plain.writestr(sheet.part, xml)
                written.add(sheet.part)
    return content.getvalue(), extras


def _grids(  # noqa: PLR0913, PLR0917 - all that was found out before
    file: str,
    vetted: bytes,
    book: _Book,
    extras: list[SheetParts],
    budget: Budget,
    notes: list[Finding],
) -> list[Grid]:
    """Return the sheets with their values, and add notes on hidden rows and columns."""
    grids = []
    with CalamineWorkbook.from_filelike(io.BytesIO(vetted)) as workbook:
        for sheet, extra in zip(book.sheets, extras, strict=True):
            found = workbook.get_sheet_by_name(sheet.name)
            budget.spend_cells(sheet.name, found.total_height, found.total_width)
            values = found.to_python(skip_empty_area=False)
            if _filled_cells(values) < extra.values:
                _check_single(vetted, sheet)
            rows = _with_texts(values, extra.texts)
            grid = Grid(
                file, sheet.name, rows, extra.merged, extra.sums, book.epoch,
                formats=dict(_formats(rows, extra.formats)), struck=extra.struck,
            )  # fmt: skip
            notes += hidden_lines(grid, extra.hidden_rows, extra.hidden_columns)
            grids.append(grid)
    return grids


def _filled_cells(rows: Sequence[Sequence[Cell]]) -> int:
    """Return how many cells of a rectangle are not blank; zeros are no blanks."""
    width = len(rows[0]) if rows else 0
    blanks = sum(row.count("") for row in filterfalse(all, rows))
    return width * len(rows) - blanks


def _check_single(vetted: bytes, sheet: _Sheet) -> None:
    """Refuse a sheet in which a cell stands twice or has two values."""
    with zipfile.ZipFile(io.BytesIO(vetted)) as archive, _named(sheet):
        check_single(archive.read(sheet.part))


@contextmanager
def _named(sheet: _Sheet) -> Iterator[None]:
    """Name the sheet in a refusal."""
    try:
        yield
    except RefusedError as error:
        raise RefusedError(f"sheet `{sheet.name}`: {error.message}", error.hint) from error


def _formats(
    rows: Sequence[Sequence[Cell]], codes: Mapping[Place, str]
) -> Iterator[tuple[Place, Format]]:
    """Yield what formats show around the numbers that stand there."""
    for (row, column), code in codes.items():
        cell = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
        shown = format_of(code, cell) if isinstance(cell, float) else None
        if shown:
            yield (row, column), shown


def _with_texts(
    cells: Sequence[Sequence[Cell]], texts: dict[Place, str]
) -> Sequence[Sequence[Cell]]:
    """Return the cells with texts put in, the grid widened where they lie outside."""
    if not texts:
        return cells
    height = max(len(cells), 1 + max(row for row, _ in texts))
    width = max(max(map(len, cells), default=0), 1 + max(column for _, column in texts))
    rows: list[list[Cell]] = [[*row, *[None] * (width - len(row))] for row in cells]
    rows += [[None] * width for _ in range(height - len(rows))]
    for (row, column), text in texts.items():
        rows[row][column] = text
    return rows


def _notes(file: str, parts: dict[str, str], book: _Book) -> list[Finding]:
    notes = [hidden_sheet(file, sheet.name) for sheet in book.sheets if sheet.hidden]
    if any(name.endswith("vbaproject.bin") for name in parts):
        notes.append(note(file, "macros", "the workbook holds macros: they are not looked at."))
    links = sum(bool(re.fullmatch(r"xl/externallinks/\w+\.xml", name)) for name in parts)
    if links:
        message = (
            f"the workbook is linked to {links} other file{'s' if links > 1 else ''}: "
            "the values last stored are read, and no link is followed."
        )
        notes.append(note(file, "external-link", message))
    return notes

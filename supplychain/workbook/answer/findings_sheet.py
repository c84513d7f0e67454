"""The first sheet of an annotated copy: every finding, with a link to its cell."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink

from supplychain.case import words
from supplychain.case.cell.plain import LONGEST
from supplychain.case.findings import Level
from supplychain.workbook.looks import DARK, lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from supplychain.case import Finding
    from supplychain.case.cell.context import Cell as RawCell

# Light enough to read on; they differ in lightness too, for a print in grey.
COLOURS = {
    Level.ERROR: "FF9999",
    Level.WARNING: "FFD966",
    Level.REPAIR: "BDD7EE",
    Level.NOTE: "E2EFDA",
}
MEANINGS = {
    Level.ERROR: "must be mended before the case can be used",
    Level.WARNING: "may be wrong: please look",
    Level.REPAIR: "was read otherwise than written: please confirm",
    Level.NOTE: "for information",
}
TITLE = "Result of the check"
COLUMNS = {
    "level": 10,
    "place": 26,
    "rule": 18,
    "written": 24,
    "read as": 16,
    "what is wrong": 60,
    "what to write": 50,
}
HEAD_COLOUR = DARK.removeprefix("#")
HEAD = 7  # row of the column names, below the counts
FONT = "Calibri"
LINE, MOST_LINES = 15, 12  # points of a line of text, lines that a row shows
LETTERS = 1.1  # letters of running text to a unit of width


def write_list(
    workbook: Workbook,
    findings: Sequence[Finding],
    marked: Mapping[int, tuple[str, str]],
    remark: str = "",
) -> None:
    """Put the list of findings before the other sheets.

    Parameters
    ----------
    workbook : openpyxl.Workbook
        The annotated copy.
    findings : sequence of Finding
        What there is to say, in the order of the list.
    marked : mapping of int to (str, str)
        Sheet and cell that the finding of a number is linked to.
    remark : str
        What else a reader should know; stands above the list.
    """
    name = words.phrase(f"sheet_{words.FINDINGS}")
    sheet = workbook.create_sheet(name, 0)
    workbook.active = 0
    for other in workbook.worksheets[1:]:
        other.sheet_view.tabSelected = False
    _write_counts(sheet, findings)
    sheet.cell(HEAD - 1, 1, remark or None)
    for index, (column, width) in enumerate(COLUMNS.items(), start=1):
        cell = sheet.cell(HEAD, index, column)
        cell.font = Font(name=FONT, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", start_color=HEAD_COLOUR, end_color=HEAD_COLOUR)
        sheet.column_dimensions[cell.column_letter].width = width
    ordered = sorted(range(len(findings)), key=lambda n: list(Level).index(findings[n].level))
    for row, number in enumerate(ordered, start=HEAD + 1):
        _write_finding(sheet, row, findings[number], marked.get(number))
    sheet.freeze_panes = f"A{HEAD + 1}"
    sheet.auto_filter.ref = f"A{HEAD}:G{HEAD + max(len(findings), 1)}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{HEAD}:{HEAD}"


def _write_counts(sheet: Worksheet, findings: Sequence[Finding]) -> None:
    sheet.cell(1, 1, TITLE).font = Font(name=FONT, bold=True, size=14, color=HEAD_COLOUR)
    counts = Counter(finding.level for finding in findings)
    for row, level in enumerate(Level, start=2):
        cell = sheet.cell(row, 1, f"{level.value}s")
        cell.fill = PatternFill("solid", start_color=COLOURS[level], end_color=COLOURS[level])
        sheet.cell(row, 2, f"{counts[level]}: {MEANINGS[level]}")


def put(cell: Cell | MergedCell, value: RawCell) -> None:
    """Write a value; text stays text, whatever it begins with."""
    if isinstance(value, str):
        cell.value = plain(value)
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in {"=", "+", "-", "@"}
    else:
        cell.value = value


def plain(text: str) -> str:
    """Return a text without what a cell cannot hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST]


def _write_finding(
    sheet: Worksheet, row: int, finding: Finding, link: tuple[str, str] | None
) -> None:
    place = finding.place.removesuffix(f" ({finding.file})")
    texts = (
        finding.level.value,
        place,
        finding.rule,
        finding.value,
        finding.after,
        finding.message,
        finding.hint,
    )
    lines = max(
        lines_of(text, int(width * LETTERS))
        for text, width in zip(texts, COLUMNS.values(), strict=True)
    )
    sheet.row_dimensions[row].height = LINE * min(lines, MOST_LINES) + 2
    for index, text in enumerate(texts, start=1):
        cell = sheet.cell(row, index)
        if text:
            put(cell, text)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    colour = COLOURS[finding.level]
    sheet.cell(row, 1).fill = PatternFill("solid", start_color=colour, end_color=colour)
    if link:
        name, address = link
        quoted = name.replace("'", "''")
        cell = sheet.cell(row, 2)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{address}")
        cell.font = Font(name=FONT, underline="single", color="0563C1")

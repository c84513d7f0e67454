"""The annotated answer: the sender's own workbook with every finding marked in its cell.

openpyxl carries sheets, formats, formulas, checks and (of .xlsm) macros over. It does not carry the
values that formulas had, so `restore_values` puts those back: the copy can be read again before a
spreadsheet has calculated it. Pictures, shapes and charts come over as they are: see `kept`.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections import defaultdict
from typing import TYPE_CHECKING, cast

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from supplychain.case import words
from supplychain.case.findings import Level
from supplychain.workbook.answer import package
from supplychain.workbook.answer.carry import carried_values, restore_values
from supplychain.workbook.answer.findings_sheet import COLOURS, TITLE, plain, put, write_list
from supplychain.workbook.answer.kept import Kept, kept_parts
from supplychain.workbook.looks import lines_of
from supplychain.workbook.replacing import replace_file

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from supplychain.case import Finding
    from supplychain.workbook.grid import Grid

OURS = "supplychain check"  # author of our comments, by which a second check finds them
WIDTH, LINE, LETTERS = 360, 18, 52  # pixels, pixels, letters of a line in a comment
WORKBOOKS = (".xlsx", ".xlsm")
LARGEST = 100_000_000  # bytes of XML: openpyxl takes about half a minute and 2 GB for them
# What openpyxl raises on workbooks that spreadsheets, and our reader, still open.
DAMAGED = (*package.DAMAGED, TypeError, AttributeError)
MADE = "This workbook is made from the cells that were read; formats could not be carried over."
LONGEST_TITLE = 31  # characters of the name of a sheet

_FORBIDDEN = re.compile(r"[\\/*?:\[\]]")


def annotated_suffix(source: Path) -> str:
    """Return how the name of the annotated copy of a file must end."""
    return ".xlsm" if source.suffix.lower() == ".xlsm" else ".xlsx"


def write_annotated(
    source: Path, grids: Sequence[Grid], findings: Sequence[Finding], out: Path
) -> str:
    """Write a copy of a case with its findings marked.

    Each cell with a finding is coloured by the gravest one and carries a comment with all of them;
    what the sender wrote in a comment stays above. A first sheet lists every finding with a link.

    Parameters
    ----------
    source : pathlib.Path
        What was checked. An .xlsx or .xlsm workbook is copied, macros included; of everything else
        a workbook is made from the cells.
    grids : sequence of Grid
        Its sheets, as the reader gave them: it has seen that the file is safe to open.
    findings : sequence of Finding
        What there is to say.
    out : pathlib.Path
        The workbook to write; an existing one is replaced.

    Returns
    -------
    str
        What the copy lacks of the sender's workbook, in a sentence that stands on its first sheet
        too; blank if nothing.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    own = _opened(source) if _can_be_carried(source) else None
    workbook = own or _made(grids)
    kept = kept_parts(source) if own else Kept()
    for sheet in workbook.worksheets:
        _clear_earlier(sheet)
        if sheet.title in kept.drawings:  # it comes over as a whole
            vars(sheet).update(_charts=[], _images=[])
    marked = _mark(workbook, findings)
    remark = _lacks(kept.lost) if own else MADE
    write_list(workbook, findings, marked, remark)
    content = io.BytesIO()
    workbook.save(content)
    values = carried_values(source) if own else {}
    replace_file(out, kept.put_into(restore_values(content.getvalue(), values)))
    return remark


def _lacks(lost: Collection[str]) -> str:
    """Return in a sentence what could not be carried over; blank if nothing."""
    return (
        f"This copy lacks what could not be carried over: {'; '.join(sorted(lost))}."
        if lost
        else ""
    )


def _can_be_carried(source: Path) -> bool:
    """Return whether a file is a workbook that openpyxl may copy, and not too large for it."""
    if not source.is_file() or source.suffix.lower() not in WORKBOOKS:
        return False
    with zipfile.ZipFile(source) as archive:
        sheets = [info for info in archive.infolist() if "/worksheets/" in info.filename]
    return sum(info.file_size for info in sheets) <= LARGEST


def _opened(source: Path) -> Workbook | None:
    """Return the sender's workbook without the list of an earlier check; ``None`` if damaged."""
    macros = annotated_suffix(source) == ".xlsm"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts that openpyxl does not carry over
            workbook = openpyxl.load_workbook(source, keep_vba=macros, rich_text=True)
    except DAMAGED:
        return None
    for sheet in [sheet for sheet in workbook.worksheets if sheet["A1"].value == TITLE]:
        workbook.remove(sheet)
    workbook.calculation.fullCalcOnLoad = False  # the values of formulas are put back
    return workbook


def _made(grids: Sequence[Grid]) -> Workbook:
    """Return a workbook with the cells of sheets or CSV files."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for grid in grids:
        sheet = workbook.create_sheet(_title(grid.name))
        for number, row in enumerate(grid.rows, start=1):
            for column, value in enumerate(row, start=1):
                if value is not None and value != "":
                    put(sheet.cell(number, column), value)
    return workbook


def _title(name: str) -> str:
    """Return the name that a sheet can have."""
    return _FORBIDDEN.sub("_", name)[:LONGEST_TITLE]


def _clear_earlier(sheet: Worksheet) -> None:
    """Take away the marks of an earlier check."""
    for cell in list(sheet._cells.values()):  # iter_rows would make every cell in between
        comment = cell.comment
        if comment is not None and OURS in (comment.author or ""):
            theirs = comment.text.partition(f"{OURS}\n")[0].strip()
            cell.comment = Comment(theirs, "") if theirs else None
            cell.fill = PatternFill()


def _mark(workbook: Workbook, findings: Sequence[Finding]) -> dict[int, tuple[str, str]]:
    """Mark the cells; return sheet and cell of each finding that has a place, by its number."""
    marked: dict[int, tuple[str, str]] = {}
    by_cell: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for number, finding in enumerate(findings):
        sheet = _sheet(workbook, finding)
        if sheet:
            marked[number] = (sheet, finding.cell or "A1")
        if sheet and finding.cell:
            by_cell[sheet, finding.cell].append(finding)
    for (name, address), found in by_cell.items():
        _mark_cell(_anchor(workbook[name], address), found)
    return marked


def _sheet(workbook: Workbook, finding: Finding) -> str:
    """Return the name of the sheet that a finding is about; blank if there is none."""
    names = {sheet.title for sheet in workbook.worksheets}
    for name in (finding.sheet, _title(finding.sheet)):
        if name in names:
            return name
    alike = [name for name in names if words.table_named(name) == finding.sheet]
    return alike[0] if len(alike) == 1 and finding.sheet else ""


def _anchor(sheet: Worksheet, address: str) -> Cell:
    """Return the cell, or the first of the merged area that it lies in."""
    cell = sheet[address]
    if isinstance(cell, MergedCell):
        area = next(area for area in sheet.merged_cells.ranges if address in area)
        cell = sheet.cell(area.min_row, area.min_col)
    return cast("Cell", cell)


def _mark_cell(cell: Cell, findings: Sequence[Finding]) -> None:
    gravest = min((finding.level for finding in findings), key=list(Level).index)
    cell.fill = PatternFill("solid", start_color=COLOURS[gravest], end_color=COLOURS[gravest])
    said = "\n".join(f"{f.level.value.upper()}: {without_place(f)}" for f in findings)
    theirs = f"{cell.comment.text.rstrip()}\n\n" if cell.comment else ""
    text = plain(f"{theirs}{OURS}\n{said}")
    lines = lines_of(text, LETTERS)
    cell.comment = Comment(text, OURS, height=LINE * (lines + 1), width=WIDTH)


def without_place(finding: Finding) -> str:
    """Return the line of a finding without its level and place."""
    return str(finding).removeprefix(f"{finding.level} {finding.place}: ")

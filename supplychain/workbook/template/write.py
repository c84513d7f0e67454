"""Writing a workbook to fill in: blank, or with the cells of a case."""

from __future__ import annotations

import datetime as dt
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import xlsxwriter

from supplychain.case import words
from supplychain.case.sheet.addresses import address
from supplychain.workbook.looks import DARK, display_width, lines_of
from supplychain.workbook.replacing import replace_file
from supplychain.workbook.template.comments import comment
from supplychain.workbook.template.guide import write_guide
from supplychain.workbook.template.lists import Lists
from supplychain.workbook.template.plan import kind_of, sheet_plans
from supplychain.workbook.template.styles import make_styles
from supplychain.workbook.template.validation import rule

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from supplychain.case import Case, Column
    from supplychain.workbook.template.plan import SheetPlan
    from supplychain.workbook.template.styles import Styles

# A fixed date of creation: the same case gives the same bytes, so a workbook can be committed.
CREATED = dt.datetime(2000, 1, 1)
FIRST_YEAR = 1901  # earlier dates differ between spreadsheets, or are not dates there at all
NARROWEST, WIDEST = 8, 80  # letters of a column; longer texts are wrapped
RUNNING = 92  # letters of running text that the widest column takes in a line
A4 = 9
LINE = 15  # points of a line of text
LONGEST_MARKING = 100  # letters: a footer holds 255 in all
NOTE_WIDTH, NOTE_LINE, NOTE_LETTERS = 340, 18, 50  # pixels, pixels, letters of a line in a comment


def write_workbook(case: Case | None, path: Path, language: str = words.ENGLISH) -> None:
    """Write a template: a guide, one sheet a table, and the lists behind its drop-downs.

    Every header carries a comment, every column its format and its checks, and columns that take
    names of other sheets a drop-down list of them. Numbers and dates are real ones; text stays
    text, whatever it begins with. The same case gives the same bytes. Rows keep their number, so
    that addresses stay. The file appears under its name only when it is complete.

    Parameters
    ----------
    case : Case or None
        The case whose cells are written as they were read; ``None``: blank tables.
    path : pathlib.Path
        The workbook to write; an existing one is replaced.
    language : str
        Language of guide, sheet names, headers, comments and choices: one of `words.LANGUAGES`.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    replace_file(Path(path), _workbook(case, language))


def _workbook(case: Case | None, language: str) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        title = case.settings.title if case else words.phrase("guide_title", language)
        workbook.set_properties({"title": title, "created": CREATED})
        styles = make_styles(workbook)
        plans = sheet_plans(case, language)
        lists = Lists(plans, language)
        guide = workbook.add_worksheet(words.phrase(f"sheet_{words.GUIDE}", language))
        write_guide(guide, plans, language, styles)
        _set_up_print(guide, case)
        for plan in plans:
            sheet = workbook.add_worksheet(plan.name)
            _write_table(sheet, plan, lists, styles)
            _set_up_print(sheet, case)
            sheet.repeat_rows(0)
        behind = workbook.add_worksheet(lists.sheet_name)
        lists.write(workbook, behind)
        behind.hide()
    return content.getvalue()


def _set_up_print(sheet: Worksheet, case: Case | None) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    marking = case.settings.marking[:LONGEST_MARKING].replace("&", "&&") if case else ""
    sheet.set_footer(f"&L{marking}&C&A&R&P / &N")


def _write_table(sheet: Worksheet, plan: SheetPlan, lists: Lists, styles: Styles) -> None:
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, LINE + 3)
    if plan.table.required:
        sheet.set_tab_color(DARK)
    for index, column in enumerate(plan.columns):
        _write_header(sheet, plan, index, styles)
        _set_up_cells(sheet, plan, index, lists.name(column), styles)
        for row, cells in plan.rows.items():
            kind = kind_of(plan, row, column)
            _write_cell(sheet, (row - 1, index), cells[index], kind, styles)
    _set_heights(sheet, plan)
    if plan.table.name == "settings":
        _write_setting_checks(sheet, plan)


def _write_header(sheet: Worksheet, plan: SheetPlan, index: int, styles: Styles) -> None:
    column, text = plan.columns[index], plan.headers[index]
    style = styles.required if column.required else styles.optional
    sheet.write_string(0, index, text, style)
    _write_note(sheet, (0, index), comment(column, plan.table.name, plan.language))


def _write_note(sheet: Worksheet, place: tuple[int, int], text: str) -> None:
    lines = lines_of(text, NOTE_LETTERS)
    size = {"width": NOTE_WIDTH, "height": NOTE_LINE * (lines + 1)}
    sheet.write_comment(*place, text, {**size, "font_size": 9})


def _set_up_cells(
    sheet: Worksheet, plan: SheetPlan, index: int, names: str, styles: Styles
) -> None:
    """Set width, format and check of the cells of a column, also of those to be filled in."""
    column = plan.columns[index]
    sheet.set_column(index, index, _column_width(plan, index), _style(column, styles))
    area = (1, index, plan.last_row - 1, index)
    first = address(1, index)
    if check := rule(column, first, names, plan.language):
        sheet.data_validation(*area, check)
    if column.type == "number":
        whole = f"=AND(ISNUMBER({first}),{first}=INT({first}))"
        show = {"type": "formula", "criteria": whole, "format": styles.thousands}
        sheet.conditional_format(*area, show)


def _column_width(plan: SheetPlan, index: int) -> int:
    """Return the width of a column in letters, by its longest text."""
    texts = [plan.headers[index], *(cells[index] for cells in plan.rows.values())]
    return min(max(max(map(display_width, texts)) + 2, NARROWEST), WIDEST)


def _set_heights(sheet: Worksheet, plan: SheetPlan) -> None:
    """Make rows with wrapped texts high enough: not every spreadsheet does so by itself."""
    for row, cells in plan.rows.items():
        lines = max(lines_of(cell, RUNNING) for cell in cells)
        if lines > 1:
            sheet.set_row(row - 1, LINE * lines)


def _write_setting_checks(sheet: Worksheet, plan: SheetPlan) -> None:
    """Say what each setting means beside its name, and check its value."""
    for row in plan.rows:
        kind = kind_of(plan, row, plan.table.columns["value"])
        if kind.table != plan.table.name:
            note = comment(kind, kind.table, plan.language)
            _write_note(sheet, (row - 1, plan.index("key")), note)
            place = (row - 1, plan.index("value"))
            if check := rule(kind, address(*place), "", plan.language):
                sheet.data_validation(*place, *place, check)


def _write_cell(
    sheet: Worksheet, place: tuple[int, int], cell: str, kind: Column, styles: Styles
) -> None:
    """Write a cell by the type of its column; text wherever a spreadsheet would alter the value."""
    if not cell:
        return
    if kind.is_numeric and _survives(cell):
        sheet.write_number(*place, float(cell), _style(kind, styles))
    elif (
        kind.type == "date"
        and re.fullmatch(r"\d{4}-\d\d-\d\d", cell)
        and int(cell[:4]) >= FIRST_YEAR
    ):
        sheet.write_datetime(*place, dt.date.fromisoformat(cell), styles.date)
    else:
        sheet.write_string(*place, cell, styles.words)


def _style(column: Column, styles: Styles) -> Format:
    by_type = {"date": styles.date, "integer": styles.whole}
    return by_type.get(column.type, styles.number if column.is_numeric else styles.words)


def _survives(cell: str) -> bool:
    """Return whether the number keeps its value with the 16 digits that a workbook stores."""
    return float(f"{float(cell):.16G}") == float(cell)

"""Writing a case as an Excel workbook that `read_case` reads back unchanged."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import xlsxwriter

from supplychain.case import TABLES, Case, Column, Table
from supplychain.case.schema import SETTINGS

if TYPE_CHECKING:
    import pandas as pd
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# A fixed date of creation: the same case gives the same bytes, so a workbook can be committed.
CREATED = dt.datetime(2000, 1, 1)
NUMERIC = frozenset({"number", "share", "integer"})
FIRST_YEAR = 1901  # earlier dates differ between spreadsheets, or are not dates there at all
NARROWEST, WIDEST = 8, 48


def write_workbook(case: Case, path: Path) -> None:
    """Write one sheet a table, with real numbers and dates and a comment on each column name.

    The same case gives the same bytes. Rows keep their number, so that addresses stay.
    The file appears under its name only when it is complete.

    Parameters
    ----------
    case : Case
        The case; its cells are written as the sender wrote them, rows in their order.
    path : pathlib.Path
        The workbook to write; an existing one is replaced.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    path = Path(path)
    content = _workbook(case)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        aside.chmod(0o644)
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def _workbook(case: Case) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": case.settings.title, "created": CREATED})
        header = workbook.add_format(
            {"bold": True, "bg_color": "#DCE6F1", "bottom": 1, "valign": "top"}
        )
        date = workbook.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        for name, table in TABLES.items():
            sheet = workbook.add_worksheet(name)
            _write_header(sheet, table, case.text[name], header)
            _write_cells(sheet, table, case.text[name], date)
    return content.getvalue()


def _write_header(sheet: Worksheet, table: Table, text: pd.DataFrame, style: Format) -> None:
    sheet.freeze_panes(1, 0)
    for index, name in enumerate(text.columns):
        column = table.column(name)
        longest = max([len(name), *text[name].str.len()])
        sheet.set_column(index, index, min(max(longest + 2, NARROWEST), WIDEST))
        sheet.write_string(0, index, name, style)
        if column is not None:
            sheet.write_comment(0, index, _comment(column), {"x_scale": 2})


def _comment(column: Column) -> str:
    """Return what a reader of the column's name should know."""
    parts = [column.description]
    if column.unit:
        parts.append(f"Unit: {column.unit}.")
    if column.allowed:
        allowed = ", ".join(column.choices) or str(column.interval)
        parts.append(f"Allowed: {allowed}.")
    if column.required:
        parts.append("Required.")
    if column.default:
        parts.append(f"Blank: {column.default}.")
    return "\n".join(parts)


def _write_cells(sheet: Worksheet, table: Table, text: pd.DataFrame, date: Format) -> None:
    for index, name in enumerate(text.columns):
        kinds = _kinds(table, name, text)
        for row, cell, kind in zip(text.index, text[name], kinds, strict=True):
            _write_cell(sheet, (row - 1, index), cell, kind, date)


def _kinds(table: Table, name: str, text: pd.DataFrame) -> list[str]:
    """Return the type of each cell of a column; the value of a setting has that of its key."""
    if table.name == "settings" and name == "value":
        return [SETTINGS.columns[key].type for key in text["key"]]
    column = table.column(name)
    return [column.type if column is not None else "text"] * len(text)


def _write_cell(
    sheet: Worksheet, place: tuple[int, int], cell: str, kind: str, date: Format
) -> None:
    """Write a cell by the type of its column; text wherever a spreadsheet would alter the value."""
    if not cell:
        return
    if kind in NUMERIC and _survives(cell):
        sheet.write_number(*place, float(cell))
    elif kind == "date" and re.fullmatch(r"\d{4}-\d\d-\d\d", cell) and int(cell[:4]) >= FIRST_YEAR:
        sheet.write_datetime(*place, dt.date.fromisoformat(cell), date)
    else:
        sheet.write_string(*place, cell)


def _survives(cell: str) -> bool:
    """Return whether the number keeps its value with the 16 digits that a workbook stores."""
    return float(f"{float(cell):.16G}") == float(cell)

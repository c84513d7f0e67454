"""Reading a case from an Excel workbook or from a folder of CSV files with the same tables."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from supplychain.case import TABLES, Case, CaseError, Finding, Level, build_case
from supplychain.workbook.formulas import hidden_texts
from supplychain.workbook.grid import raw_sheet

if TYPE_CHECKING:
    from supplychain.workbook.grid import Grid

Source = tuple[str, str, "Grid"]  # file, name of the table, and its cells from A1 on
NOT_A_WORKBOOK = (CalamineError, OSError, zipfile.BadZipFile, KeyError, ParseError)


def read_case(path: Path) -> Case:
    """Read and check a case.

    Parameters
    ----------
    path : pathlib.Path
        An ``.xlsx`` workbook with one sheet a table, or a folder with one CSV file a table (UTF-8,
        comma separated). The name of the sheet or file is the name of the table, and the first row
        holds the column names.

    Raises
    ------
    CaseError
        If the path cannot be read or the tables have errors. It lists every finding, each with
        its sheet and cell.
    """
    path = Path(path)
    sources, findings = _read_folder(path) if path.is_dir() else (_read_workbook(path), [])
    sheets = []
    for file, name, grid in sources:
        sheet, found = raw_sheet(file, name, grid)
        sheets.append(sheet)
        if name in TABLES:  # what stands in other sheets is nobody's concern
            findings += found
    return build_case(sheets, findings)


def _read_folder(folder: Path) -> tuple[list[Source], list[Finding]]:
    """Return the tables of a folder, and findings on files that cannot be read."""
    files = sorted(folder.glob("*.csv"))
    if not files:
        raise CaseError([_unreadable(folder, "the folder holds no CSV file.")])
    sources: list[Source] = []
    findings = []
    for file in files:
        try:
            with file.open(encoding="utf-8-sig", newline="") as stream:
                grid = list(csv.reader(stream, strict=True))
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            findings.append(_unreadable(file, f"the file is not readable as CSV: {error}."))
        else:
            sources.append((file.name, file.stem, grid))
    return sources, findings


def _read_workbook(path: Path) -> list[Source]:
    """Return the tables of a workbook; error values and formulas without a value as text."""
    if not path.exists():
        raise CaseError([_unreadable(path, "there is no such file or folder.")])
    try:
        hidden = hidden_texts(path)
        workbook = CalamineWorkbook.from_path(path)
        sources: list[Source] = []
        for sheet in workbook.sheets_metadata:
            if sheet.typ is SheetTypeEnum.WorkSheet:
                cells = workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
                grid = _with_texts(cells, hidden.get(sheet.name, {}))
                sources.append((path.name, sheet.name, grid))
    except NOT_A_WORKBOOK as error:
        raise CaseError([_unreadable(path, f"not a readable Excel workbook: {error}.")]) from error
    return sources


def _with_texts(grid: Grid, texts: dict[tuple[int, int], str]) -> Grid:
    """Return the cells with texts put in, the grid widened where they lie outside."""
    if not texts:
        return grid
    rows = max(len(grid), 1 + max(row for row, _ in texts))
    cells = [list(grid[row]) if row < len(grid) else [] for row in range(rows)]
    for (row, column), text in texts.items():
        cells[row] += [None] * (column + 1 - len(cells[row]))
        cells[row][column] = text
    return cells


def _unreadable(path: Path, message: str) -> Finding:
    return Finding(
        level=Level.ERROR,
        file=path.name,
        sheet="",
        cell="",
        rule="unreadable",
        value=str(path),
        message=message,
        hint="Give an .xlsx workbook, or a folder with one CSV file (UTF-8) a table.",
    )

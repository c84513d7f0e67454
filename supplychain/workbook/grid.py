"""From the cells of a sheet, as they lie from A1 on, to a raw sheet with its addresses."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from supplychain.case.findings import Finding, Level
from supplychain.case.raw import RawSheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supplychain.case.raw import Cell

    Grid = Sequence[Sequence[Cell]]


def letters(index: int) -> str:
    """Return the spreadsheet letters of a column, counted from 0: A, B, ..., Z, AA."""
    text = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


def raw_sheet(file: str, name: str, grid: Grid) -> tuple[RawSheet, list[Finding]]:
    """Take the first row as the header and number the rows from 1, as a spreadsheet does.

    Returns
    -------
    RawSheet
        Columns with a name; rows with at least one cell that is not blank.
    list of Finding
        Column names that stand twice (error), and cells under no column name (warning).
    """
    header: dict[str, int] = {}
    findings = []
    for index, cell in enumerate(grid[0] if grid else ()):
        column = str(cell or "").strip()
        if column in header:
            message = f"the column `{column}` stands twice, first in {letters(header[column])}1."
            findings.append(
                Finding(
                    level=Level.ERROR,
                    file=file,
                    sheet=name,
                    cell=f"{letters(index)}1",
                    rule="duplicate-column",
                    value=column,
                    message=message,
                    hint="Delete or rename one of the two.",
                )
            )
        elif column:
            header[column] = index
    rows = []
    for number, cells in enumerate(grid[1:], start=2):
        row = {column: cells[index] for column, index in header.items() if index < len(cells)}
        if any(_filled(cell) for cell in row.values()):
            rows.append((number, row))
    findings += _stray_cells(file, name, grid)
    columns = {column: letters(index) for column, index in header.items()}
    return RawSheet(file, name, columns, rows), findings


def _filled(cell: Cell) -> bool:
    return cell is not None and not (isinstance(cell, str) and not cell.strip())


def _stray_cells(file: str, name: str, grid: Grid) -> list[Finding]:
    """First cell of each column that holds something but has no name.

    In a CSV file a row longer than its header is an error: an unquoted comma (1,000 for 1000) would
    shift or cut figures.
    """
    named = {index for index, cell in enumerate(grid[0] if grid else ()) if _filled(cell)}
    end = len(grid[0]) if grid and file.endswith(".csv") else math.inf
    findings = {}
    for number, cells in enumerate(grid[1:], start=2):
        for index, cell in enumerate(cells):
            if index not in named and index not in findings and _filled(cell):
                beyond = index >= end
                findings[index] = Finding(
                    level=Level.ERROR if beyond else Level.WARNING,
                    file=file,
                    sheet=name,
                    cell=f"{letters(index)}{number}",
                    rule="long-row" if beyond else "no-column-name",
                    value=str(cell),
                    message="the row has more cells than the header row."
                    if beyond
                    else "the column has no name in row 1: it is not read.",
                    hint="Write 1000 for 1,000, and put text that holds a comma in quotes."
                    if beyond
                    else "Write the column's name in row 1, or delete the cells.",
                )
    return list(findings.values())

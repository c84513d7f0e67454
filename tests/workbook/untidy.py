"""A small sound case as sheets, to be written in untidy ways and read back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import openpyxl

from supplychain.case import Case, CaseError, Finding, Level
from supplychain.workbook import read_case

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

Rows = list[list[object]]

SOUND: dict[str, Rows] = {
    "settings": [
        ["key", "value"],
        ["start", dt.date(2027, 3, 1)],
        ["period", "week"],
        ["periods", 26],
        ["currency", "USD"],
    ],
    "countries": [["country"], ["JP"], ["KR"]],
    "sites": [["site", "country"], ["depot", "JP"], ["plant", "KR"]],
    "items": [["item", "kind", "mass_kg"], ["he", "munition", 45], ["fuze", "component", 1]],
    "stocks": [
        ["site", "item", "quantity", "serviceable", "due", "note"],
        ["depot", "he", 1200, 0.9, None, "counted"],
        ["depot", "fuze", 500, None, dt.date(2027, 4, 1), None],
        ["plant", "he", 300, 0.5, "D+30", None],
    ],
    "lines": [["line", "site"], ["shells", "plant"]],
    "rates": [["line", "item", "rate", "per", "lead_days"], ["shells", "he", 1200, "month", 28]],
    "force_elements": [
        ["force_element", "country", "site", "platform", "item", "systems"],
        ["guns", "KR", "plant", "K9", "he", 100],
        ["tubes", "JP", "depot", "M777", "he", 50],
    ],
    "demand": [
        ["contingency", "force_element", "quantity", "per", "from", "to"],
        ["korea", "guns", 70, "week", "D+0", "D+6"],
        ["korea", "guns", 80, "week", "D+7", "D+13"],
        ["korea", "guns", 90, "week", "D+14", "D+20"],
    ],
    "scenarios": [["scenario", "contingencies"], ["short", "korea"]],
}


def with_table(**tables: Rows) -> dict[str, Rows]:
    """Return the sound case with tables replaced."""
    return {**SOUND, **tables}


def write(
    path: Path,
    tables: dict[str, Rows],
    merged: Mapping[str, Sequence[tuple[int, int, int, int]]] | None = None,
) -> Path:
    """Write tables as a workbook, each cell as it is given, from A1 on.

    ``merged`` gives, by sheet, row and column from 0 and further rows and columns of merged areas.
    """
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in tables.items():
        fill(book.create_sheet(name), rows)
    for name, areas in (merged or {}).items():
        for row, column, down, across in areas:
            book[name].merge_cells(
                start_row=row + 1,
                start_column=column + 1,
                end_row=row + 1 + down,
                end_column=column + 1 + across,
            )
    book.save(path)
    return path


def fill(sheet: Worksheet, rows: Rows) -> None:
    """Write rows on a sheet from A1 on."""
    for row in rows:
        sheet.append(row)


def findings_in(path: Path) -> list[Finding]:
    """Return all findings, whether they stop the case or not."""
    try:
        return list(read_case(path).findings)
    except CaseError as error:
        return list(error.findings)


def said(path: Path, level: Level, rule: str) -> list[Finding]:
    """Return the findings of a level and rule."""
    return [f for f in findings_in(path) if (f.level, f.rule) == (level, rule)]


def stocks(case: Case) -> list[tuple[object, ...]]:
    """Return the stocks in the order of the sheet: site, item, quantity and share serviceable."""
    frame = case.tables["stocks"].sort_index()
    return list(
        frame[["site", "item", "quantity", "serviceable"]].itertuples(index=False, name=None)
    )


STOCKS = [("depot", "he", 1200.0, 0.9), ("depot", "fuze", 500.0, 1.0), ("plant", "he", 300.0, 0.5)]


def demand(case: Case) -> list[tuple[object, ...]]:
    """Return the demand by its first day: first and last day, quantity and time base."""
    frame = case.tables["demand"].sort_values(["force_element", "from"])
    return list(frame[["from", "to", "quantity", "per"]].itertuples(index=False, name=None))


DEMAND = [(0.0, 6.0, 70.0, "week"), (7.0, 13.0, 80.0, "week"), (14.0, 20.0, 90.0, "week")]

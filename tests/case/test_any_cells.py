"""Whatever stands in the cells: a case or a list of findings, never another error."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from supplychain.case import TABLES, CaseError, Level, build_case
from supplychain.case.overlay.overlay import overlay

if TYPE_CHECKING:
    from supplychain.case import Case, Finding, RawSheet
    from supplychain.case.cell.context import Cell

WRITTEN = st.sampled_from(
    (
        *(
            "",
            " ",
            "he",
            "HE",
            "D+3",
            "1,200",
            "1.200",
            "85%",
            "3千発",
            "n/a",
            "TRUE",
            "=A1",
            "#REF!",
        ),
        *("korea; taiwan", ",", ";", "月", "4/5/2027", "令和9年4月1日", "-", "national", "data"),
        *("nan", "1e400"),
    )
)
CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    WRITTEN,
    st.text(max_size=8),
    st.floats(),
    st.integers(-(2**63), 2**63 - 1),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@st.composite
def edits(draw: st.DrawFn) -> list[tuple[str, str, int, Cell]]:
    """Return some cells to overwrite: table, column, row, and what stands there."""
    found = []
    for _ in range(draw(st.integers(1, 6))):
        table = draw(st.sampled_from(list(TABLES)))
        columns = [*TABLES[table].columns, *TABLES[table].ranges]
        cell = draw(CELLS)
        found.append((table, draw(st.sampled_from(columns)), draw(st.integers(0, 5)), cell))
    return found


def edited(sheets: list[RawSheet], changes: list[tuple[str, str, int, Cell]]) -> list[RawSheet]:
    """Return the sheets with the cells overwritten; a column that a sheet lacks is added."""
    by_table = {sheet.table: sheet for sheet in sheets}
    for table, column, row, cell in changes:
        if table in by_table and by_table[table].numbers:
            sheet = by_table[table]
            cells = list(sheet.columns.get(column, [None] * len(sheet.numbers)))
            cells[row % len(cells)] = cell
            header = {column: "Z", **sheet.header}
            by_table[table] = replace(
                sheet, header=header, columns={**sheet.columns, column: cells}
            )
    return list(by_table.values())


def outcome(sheets: list[RawSheet], findings: list[Finding]) -> Case | CaseError:
    """Return the case, or the error that lists what is wrong."""
    try:
        return build_case(sheets, findings)
    except CaseError as error:
        return error


@settings(deadline=None, max_examples=60)
@given(edits(), st.sampled_from(["kr.xlsx", "kr.csv"]))
def test_any_cells_give_a_case_or_findings(
    sound_sheets: list[RawSheet], changes: list[tuple[str, str, int, Cell]], file: str
) -> None:
    sheets = [replace(sheet, file=file) for sheet in edited(sound_sheets, changes)]
    result = outcome(sheets, [])
    if isinstance(result, CaseError):
        assert any(finding.level is Level.ERROR for finding in result.findings)
        assert str(result)
        return
    for name in TABLES:
        assert list(result.text[name].columns) == list(result.tables[name].columns)
        assert sorted(result.origins[name].index) == sorted(result.tables[name].index)


@settings(deadline=None, max_examples=30)
@given(edits(), edits())
def test_any_updates_give_sheets_and_findings(
    sound_sheets: list[RawSheet],
    first: list[tuple[str, str, int, Cell]],
    second: list[tuple[str, str, int, Cell]],
) -> None:
    updates = [
        [replace(sheet, file=file, epoch=dt.date(1904, 1, 1)) for sheet in edited(sound_sheets, c)]
        for file, c in (("kr.xlsx", first), ("jp.csv", second))
    ]
    outcome(*overlay(sound_sheets, updates))

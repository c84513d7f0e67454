"""From a raw sheet to typed rows: columns and cells are checked one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.case.cells import CellError, as_text, default, parse
from supplychain.case.draft import Row, Sheet
from supplychain.case.findings import Finding, Level
from supplychain.case.hints import did_you_mean, nearest

if TYPE_CHECKING:
    import datetime as dt

    from supplychain.case.cells import Value
    from supplychain.case.raw import Cell, RawSheet
    from supplychain.case.schema import Column, Table


def read_table(table: Table, raw: RawSheet, start: dt.date | None) -> tuple[Sheet, list[Finding]]:
    """Return the typed rows of a raw sheet, and what is wrong with its columns and single cells.

    A cell that is wrong counts as blank from here on. Rows without any cell are dropped.
    """
    columns = table.columns_in(raw.header)
    blank = {name: default(column) for name, column in columns.items()}
    rows = []
    for number, cells in raw.rows:
        text = {name: as_text(cells.get(name)) for name in columns}
        if any(text.values()):
            rows.append((Row(number, text, dict(blank)), cells))
    sheet = Sheet(table, raw.file, True, raw.header, tuple(row for row, _ in rows))
    findings = _header_findings(table, raw)
    for row, cells in rows:
        for name in raw.header.keys() & columns.keys():
            try:
                row.values[name] = _value(columns[name], cells.get(name), row, start)
            except CellError as error:
                finding = sheet.at(row, name).error(error.rule, error.message, error.hint)
                findings.append(finding)
    return sheet, findings


def _value(column: Column, cell: Cell, row: Row, start: dt.date | None) -> Value:
    """Return the typed value of a cell; raises `CellError`."""
    text = row.text[column.name]
    if isinstance(cell, bool):
        message = f"{text} is a logical value."
        raise CellError("logical", message, "Write a number or a word.")
    if text:
        return parse(column, text, start)
    if column.required:
        message = f"`{column.name}` is blank: it is required, and blank is never zero."
        raise CellError("blank", message, f"Write {_kind_of_value(column)}.")
    return default(column)


def _kind_of_value(column: Column) -> str:
    """Return what belongs in a column, for a hint."""
    if column.choices:
        return "one of " + ", ".join(column.choices)
    kind = "an identifier" if column.type == "id" else f"a {column.type}"
    return f"{kind} such as {column.example}" if column.example else kind


def _header_findings(table: Table, raw: RawSheet) -> list[Finding]:
    """Return missing required columns, and columns that the table does not know.

    An unknown column that looks like a missing one is named in the hint and not reported again.
    """
    unknown = [name for name in raw.header if table.column(name) is None]
    absent = [name for name in table.columns if name not in raw.header]
    findings = []
    for name in absent:
        if not table.columns[name].required:
            continue
        message = f"the required column `{name}` is missing."
        hint = "Add the column: " + table.columns[name].description
        if guess := nearest(name, unknown):
            unknown.remove(guess)
            hint = f"Rename the column `{guess}` if it is meant."
        finding = Finding(
            Level.ERROR, raw.file, raw.name, "", "missing-column", name, message, hint
        )
        findings.append(finding)
    for name in unknown:
        message = f"the table has no column `{name}`: it is not read."
        hint = did_you_mean(name, absent) or "Allowed: " + ", ".join(table.columns) + "."
        cell = f"{raw.header[name]}1"
        finding = Finding(
            Level.WARNING, raw.file, raw.name, cell, "unknown-column", name, message, hint
        )
        findings.append(finding)
    return findings

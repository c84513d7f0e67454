"""From a raw sheet to typed columns: headers and cells are checked, column by column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from supplychain.case.cell.plain import Repair
from supplychain.case.cell.reading import Remark
from supplychain.case.sheet.columns import Cells, absent, read_column
from supplychain.case.sheet.draft import Row, Sheet
from supplychain.case.sheet.headers import header_findings
from supplychain.case.sheet.time_bases import agree

if TYPE_CHECKING:
    from supplychain.case.cell.context import Reading
    from supplychain.case.findings import Finding
    from supplychain.case.schema import Column, Table
    from supplychain.case.sheet.raw import RawSheet

Remarks = list[tuple[str, int, Remark]]  # column, index of the row, what there is to say


def read_table(table: Table, raw: RawSheet, reading: Reading) -> tuple[Sheet, list[Finding]]:
    """Return the typed columns of a raw sheet, and what is said of its columns and single cells.

    A cell that is wrong counts as blank from here on. Rows without any cell are dropped.
    """
    reading = raw.reading(reading)
    columns: dict[str, Cells] = {}
    remarks: Remarks = []
    for name, column in table.columns_in(raw.header).items():
        if name in raw.columns:
            columns[name], found = read_column(column, raw.columns[name], reading)
            remarks += [(name, index, remark) for index, remark in found]
        else:
            columns[name] = absent(column, len(raw.numbers))
    sheet = Sheet(table, raw, columns)
    sheet, findings = agree(sheet, remarks)
    findings += [_finding(sheet, *remark) for remark in remarks]
    findings += _blanks(sheet, {(name, index) for name, index, _ in remarks})
    needed = [name for name, column in table.columns.items() if column.required]
    if len(sheet) and sheet.columns.get("per") and sheet.columns["per"].given.all():
        needed = [name for name in needed if name != "per"]  # cells of every row name it
    return _without_blank_rows(sheet), [*header_findings(table, raw, needed), *findings]


def _finding(sheet: Sheet, name: str, index: int, remark: Remark) -> Finding:
    place = sheet.at(Row(sheet, index), name)
    if isinstance(remark, Repair):
        return place.repair(remark.rule, remark.text, remark.message)
    return place.error(remark.rule, remark.message, remark.hint)


def _blanks(sheet: Sheet, remarked: set[tuple[str, int]]) -> list[Finding]:
    """Return required cells that are blank, in rows that are not blank as a whole."""
    filled = _filled(sheet)
    findings = []
    for name, cells in sheet.columns.items():
        if not cells.column.required or name not in sheet.raw.columns:
            continue
        message = f"`{name}` is blank: it is required, and blank is never zero."
        findings += [
            sheet.at(row, name).error("blank", message, _what_to_write(cells, row.index))
            for row in sheet.where(filled & ~cells.given)
            if (name, row.index) not in remarked
        ]
    return findings


def _what_to_write(cells: Cells, index: int) -> str:
    """Return a hint for a blank cell; people leave a label blank that is the same as above."""
    hint = f"Write {_kind_of_value(cells.column)}."
    above = np.flatnonzero(cells.given[:index])
    if cells.column.type not in {"id", "choice"} or not len(above):
        return hint
    return f"{hint} If the same as above is meant: `{cells.text[above[-1]]}`, in each row."


def _filled(sheet: Sheet) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return which rows have a cell that is not blank."""
    filled = np.zeros(len(sheet), dtype=np.bool_)
    for cells in sheet.columns.values():
        filled |= cells.given
    return filled


def _without_blank_rows(sheet: Sheet) -> Sheet:
    """Return the sheet without the rows that have no cell in a column of the table."""
    filled = _filled(sheet)
    return sheet if filled.all() else sheet.taken(np.flatnonzero(filled))


def _kind_of_value(column: Column) -> str:
    """Return what belongs in a column, for a hint."""
    if column.choices:
        return "one of " + ", ".join(column.choices)
    kind = "an identifier" if column.type == "id" else f"a {column.type}"
    return f"{kind} such as {column.example}" if column.example else kind

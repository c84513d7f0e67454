"""Time bases named in cells: they agree with the row's `per`, or fill it where it is blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.case.cell.plain import Repair
from supplychain.case.sheet.draft import Row, Sheet

if TYPE_CHECKING:
    from supplychain.case.cell.reading import Remark
    from supplychain.case.findings import Finding


def agree(sheet: Sheet, remarks: list[tuple[str, int, Remark]]) -> tuple[Sheet, list[Finding]]:
    """Return the sheet with `per` filled in from the cells of the row, and what is said of it.

    A cell that names another time base than `per`, or than another cell of its row, is an error.
    """
    stated = [
        (index, name, remark.per)
        for name, index, remark in remarks
        if isinstance(remark, Repair) and remark.per
    ]
    if not stated:
        return sheet, []
    findings = []
    filled: dict[int, str] = {}
    for index, name, per in stated:
        row = Row(sheet, index)
        if sheet.columns["per"].given[index]:
            other, where = row["per"], "`per`"
        elif index in filled:
            other, where = filled[index], "another cell of the row"
        else:
            filled[index] = per
            message = f"`per` is blank, and `{name}` names the time base."
            findings.append(sheet.at(row, "per").repair("time-base", per, message))
            continue
        if other and other != per:
            message = f"the cell says per {per}, but {where} says {other}."
            hint = "Write the number alone, and its time base in `per`."
            findings.append(sheet.at(row, name).error("time-base", message, hint))
    columns = dict(sheet.columns)
    columns["per"] = columns["per"].replaced(filled)
    return Sheet(sheet.table, sheet.raw, columns, sheet.present), findings

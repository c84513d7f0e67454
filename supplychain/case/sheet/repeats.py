"""Rows of a table with a key that stand there twice with the same cells: one is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from supplychain.case.findings import Finding
    from supplychain.case.sheet.columns import Bools
    from supplychain.case.sheet.draft import Sheet


def without_repeats(sheets: dict[str, Sheet]) -> tuple[dict[str, Sheet], list[Finding]]:
    """Return the tables without the repeats of a row under the same key, and each repeat.

    Rows under one key that differ in any cell stay, for they contradict each other. In a table
    without a key rows add up, so that none is left out.
    """
    kept = {}
    findings = []
    for name, sheet in sheets.items():
        kept[name] = sheet
        if not sheet.table.key or not len(sheet) or not (repeated := _repeated(sheet)).any():
            continue
        number = sheet.first_alike(sheet.numbers(*sheet.columns))
        key = sheet.table.key[0]
        for row in sheet.where(repeated):
            message = f"the row says the same as row {number[row.index]}: it is left out."
            value = sheet.written(row.index, key)
            findings.append(sheet.at(row, key).repair("repeated-row", value, message))
        kept[name] = sheet.taken(np.flatnonzero(~repeated))
    return kept, findings


def _repeated(sheet: Sheet) -> Bools:
    """Return which rows have the key and every cell of an earlier row."""
    again = sheet.numbers(*sheet.table.key).duplicated().to_numpy()
    if not again.any():
        return np.asarray(again)
    return np.asarray(again & sheet.numbers(*sheet.columns).duplicated().to_numpy())

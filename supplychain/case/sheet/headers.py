"""Headers of a sheet, against the columns that its table has and needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from supplychain.case.findings import Finding, Level
from supplychain.case.hints import did_you_mean, nearest
from supplychain.case.width import narrow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from supplychain.case.cell.context import Cell
    from supplychain.case.schema import Table
    from supplychain.case.sheet.raw import RawSheet

_SHARE = re.compile(r"0?\.[0-9]+|[0-9.]+ ?[%割할]")


def header_findings(
    table: Table, raw: RawSheet, needed: Iterable[str], why: str = ""
) -> list[Finding]:
    """Return what is wrong with the headers of a sheet.

    An unknown column that looks like a missing one is named in the hint and not reported again. One
    that looks like another column of the table and holds numbers is an error, and so is one that
    holds shares where the table lacks a column of shares: blank would be all, or none.

    Parameters
    ----------
    table : Table
        The table that the sheet holds.
    raw : RawSheet
        The sheet.
    needed : iterable of str
        Columns without which the sheet cannot be read.
    why : str
        Why they are needed, to follow a colon.
    """
    unknown = [name for name in raw.header if table.column(name) is None]
    absent = [name for name in table.columns if name not in raw.header]
    findings = []
    for name in needed:
        if name in raw.header:
            continue
        message = f"the required column `{name}` is missing{f': {why}' if why else ''}."
        hint = "Add the column: " + table.columns[name].description
        if guess := nearest(name, unknown):
            unknown.remove(guess)
            hint = f"Rename the column `{guess}` if it is meant."
        findings.append(raw.finding(Level.ERROR, "missing-column", message, hint, column=name))
    for name in unknown:
        message = f"the table has no column `{name}`: it is not read."
        hint = did_you_mean(name, absent)
        level = Level.ERROR if hint and _has_figures(raw, name) else Level.WARNING
        share = "" if hint else _absent_share(table, raw, name)
        if share:
            level = Level.ERROR
            hint = f"Rename it to `{share}` if its shares are that, or delete it."
        hint = hint or "Allowed: " + ", ".join(table.columns) + "."
        findings.append(raw.finding(level, "unknown-column", message, hint, column=name))
    return findings


def _has_figures(raw: RawSheet, name: str) -> bool:
    cells = raw.columns.get(name, ())
    return any(
        isinstance(c, float | int) or (isinstance(c, str) and c[:1].isdigit()) for c in cells
    )


def _absent_share(table: Table, raw: RawSheet, name: str) -> str:
    """Return the column of shares that the sheet lacks and that an unknown one may be; or blank."""
    absent = [
        c.name for c in table.columns.values() if c.type == "share" and c.name not in raw.header
    ]
    cells = [cell for cell in raw.columns.get(name, ()) if cell is not None and cell != ""]
    parts = [cell for cell in cells if _is_share(cell)]
    whole = all(cell in {0, 1} or _is_share(cell) for cell in cells)
    return absent[0] if absent and parts and whole else ""


def _is_share(cell: Cell) -> bool:
    """Return whether a cell holds a part of one, as a number or in percent."""
    if isinstance(cell, str):
        return _SHARE.fullmatch(narrow(cell)) is not None
    return isinstance(cell, float) and 0 < cell < 1

"""Headers of a sheet, against the columns that its table has and needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.case.findings import Finding, Level
from supplychain.case.hints import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from supplychain.case.schema import Table
    from supplychain.case.sheet.raw import RawSheet


def header_findings(
    table: Table, raw: RawSheet, needed: Iterable[str], why: str = ""
) -> list[Finding]:
    """Return what is wrong with the headers of a sheet.

    An unknown column that looks like a missing one is named in the hint and not reported again.

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
        hint = did_you_mean(name, absent) or "Allowed: " + ", ".join(table.columns) + "."
        findings.append(raw.finding(Level.WARNING, "unknown-column", message, hint, column=name))
    return findings

"""Which sheet holds which table, and which tables are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.case.findings import Finding, Level
from supplychain.case.hints import did_you_mean
from supplychain.case.schema import TABLES
from supplychain.case.sheet.addresses import position

if TYPE_CHECKING:
    from collections.abc import Iterable

    from supplychain.case.sheet.raw import RawSheet

WITHOUT = {  # what follows where an optional table is absent, though a case seldom means it
    "stocks": "every site begins with nothing in store.",
    "lines": "nothing is made.",
    "routes": "nothing moves from site to site.",
}


def known_sheets(sheets: Iterable[RawSheet]) -> tuple[dict[str, RawSheet], list[Finding]]:
    """Return the sheets by table, and findings on unknown, repeated and missing tables."""
    known, unknown, findings = recognised(sheets)
    missing = [name for name in TABLES if name not in known]
    findings += [_unknown(sheet, missing) for sheet in unknown]
    for name in missing:
        if TABLES[name].required:
            guess = did_you_mean(name, [sheet.name for sheet in unknown])
            message = f"the table `{name}` is missing."
            hint = guess or f"Add it: {TABLES[name].description}"
            findings.append(
                Finding(
                    level=Level.ERROR, sheet=name, rule="missing-table", message=message, hint=hint
                )
            )
        elif name in WITHOUT:
            message = f"there is no table `{name}`: {WITHOUT[name]}"
            hint = f"Add it, unless that is meant: {TABLES[name].description}"
            finding = Finding(
                level=Level.WARNING, sheet=name, rule="absent-table", message=message, hint=hint
            )
            findings.append(finding)
    return known, findings


def recognised(
    sheets: Iterable[RawSheet],
) -> tuple[dict[str, RawSheet], list[RawSheet], list[Finding]]:
    """Return the sheets by table, those that hold none, and what is said of both."""
    known: dict[str, RawSheet] = {}
    unknown: list[RawSheet] = []
    findings = []
    for sheet in sheets:
        if sheet.table not in TABLES:
            unknown.append(sheet)
        elif sheet.table in known:
            findings.append(_second(sheet, known[sheet.table]))
        else:
            known[sheet.table] = sheet
    return known, unknown, findings


def _second(sheet: RawSheet, first: RawSheet) -> Finding:
    message = (
        f"`{sheet.name}` in {sheet.file} holds the table `{sheet.table}`, which "
        f"`{first.name}` in {first.file} holds already."
    )
    hint = "Make one sheet of the two, or rename the one that is not meant."
    return sheet.finding(Level.ERROR, "second-table", message, hint, value=sheet.name)


def _unknown(sheet: RawSheet, missing: list[str]) -> Finding:
    level = Level.WARNING if sheet.all_text else Level.NOTE
    message = f"no table is called `{sheet.name}`: it is not read."
    hint = did_you_mean(sheet.name, missing)
    return sheet.finding(level, "unknown-table", message, hint, value=sheet.name)


def in_order(findings: Iterable[Finding], sheets: Iterable[RawSheet] = ()) -> list[Finding]:
    """Return findings by sheet, row and column, each once; sheets in the order of their tables.

    A sheet that is among none of ``sheets`` counts as the table that its name says, else comes
    last.
    """
    order = {name: place for place, name in enumerate(TABLES)}
    known = {(sheet.file, sheet.name): sheet.table for sheet in sheets}

    def place(finding: Finding) -> tuple[int, str, str, tuple[int, int], str, str]:
        table = known.get((finding.file, finding.sheet), finding.sheet)
        cell = position(finding.cell) or (-1, -1)
        rank = order.get(table, len(order))
        return rank, finding.sheet, finding.file, cell, finding.rule, finding.message

    return sorted(dict.fromkeys(findings), key=place)

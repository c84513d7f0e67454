"""Rows that nothing uses: what was declared and forgotten, or named otherwise elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.case.checks.reach import dead_agreements
from supplychain.case.hints import named_list
from supplychain.case.schema import DEMAND_TABLES, TABLES, declared_in
from supplychain.case.sheet.declared import declared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case.findings import Finding
    from supplychain.case.sheet.draft import Draft, Spot

# Columns that open something under an agreement; regimes alone open nothing.
GATED = (
    ("lines", "agreement"),
    ("routes", "agreement"),
    ("interoperability", "agreement"),
    ("attrition", "mitigated_by"),
)
HINT = "Delete it, or use the same identifier where it belongs."


def unused_sites(draft: Draft) -> Iterator[Finding]:
    """Yield sites at which nothing lies, is made, is needed or passes."""
    yield from (
        spot.note("unused-site", _said(spot, "nothing lies, is made, is needed or passes at"), HINT)
        for spot in _unused(draft, "sites", "site", {"attrition", "options"})
    )


def unused_items(draft: Draft) -> Iterator[Finding]:
    """Yield items that lie nowhere, are made nowhere and that nobody asks for."""
    yield from (
        spot.note("unused-item", _said(spot, "no stock, line or force element has"), HINT)
        for spot in _unused(draft, "items", "item", {"procurement", "options"})
    )


def unused_lines(draft: Draft) -> Iterator[Finding]:
    """Yield lines without a rate."""
    yield from (
        spot.warning("unused-line", _said(spot, "there is no row of rates for"), HINT)
        for spot in _unused(draft, "lines", "line", {"attrition", "options", "bom"})
    )


def unused_elements(draft: Draft) -> Iterator[Finding]:
    """Yield force elements of which no contingency asks anything."""
    others = set(TABLES) - set(DEMAND_TABLES)
    yield from (
        spot.warning("unused-element", _said(spot, "no effort, raid or demand is of"), HINT)
        for spot in _unused(draft, "force_elements", "force_element", others)
    )


def agreements(draft: Draft) -> Iterator[Finding]:
    """Yield agreements that no regime brings into force, and those that open nothing."""
    sheet = draft.sheets["agreements"]
    gates = set().union(*(declared(draft.sheets, table, column) for table, column in GATED))
    dead = dead_agreements(draft)
    for spot in sheet.over(sheet["agreement"].isin(list(dead & gates)), "agreement"):
        message = _said(spot, "in force in no regime, so what needs it never opens:")
        hint = "Add it to a regime with a date of signature, or write `in_force_since`."
        yield spot.warning("no-regime", message, hint)
    hastens = sheet["speeds_up"].map(len) > 0
    idle = sheet["agreement"].ne("") & ~sheet["agreement"].isin(list(gates)) & ~hastens
    for spot in sheet.over(idle, "agreement"):
        message = _said(spot, "no line, route, round or loss depends on")
        yield spot.note("idle-agreement", message, "It changes no result.")


def _unused(draft: Draft, table: str, name: str, aside: set[str]) -> list[Spot]:
    """Return the rows whose identifier no table names, some tables set aside."""
    sheet = draft.sheets[table]
    named: set[str] = set()
    for other in TABLES.values():
        for column in other.columns.values() if other.name not in aside else ():
            if any((r.table, declared_in(r)) == (table, name) for r in column.references):
                named |= declared(draft.sheets, other.name, column.name)
    return sheet.over(~sheet[name].isin([*named, ""]), name)


def _said(spot: Spot, words: str) -> str:
    names = {str(spot.sheet[spot.column].iat[row]) for row in spot.rows}
    return f"{words} {named_list(names)}."


CHECKS = (unused_sites, unused_items, unused_lines, unused_elements, agreements)

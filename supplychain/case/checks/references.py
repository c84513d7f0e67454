"""Every identifier that a row names must be declared where the schema says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.case.hints import one_of
from supplychain.case.schema import ASSUMPTION, TABLES, Column, Reference, declared_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case.draft import Draft, Row, Sheet
    from supplychain.case.findings import Finding

Known = dict[tuple[str, str], set[str]]


def unknown_references(draft: Draft) -> Iterator[Finding]:
    """Yield identifiers that are declared nowhere.

    A contingency has no table: naming one that no scenario uses is a warning, for the rows are
    never counted. References into a required table that is missing as a whole are not reported
    again.
    """
    known = _known(draft)
    for sheet in draft.sheets.values():
        for column in sheet.table.columns.values():
            if column.references:
                for row in sheet.rows:
                    yield from _unknown(sheet, row, column, known)


def scenarios_without_demand(draft: Draft) -> Iterator[Finding]:
    """Yield contingencies of a scenario that no row of effort, raids or demand describes."""
    tables = ("effort", "raids", "demand")
    described = {row["contingency"] for table in tables for row in draft.rows(table)}
    sheet = draft.sheets["scenarios"]
    for row in sheet.rows:
        for contingency in row["contingencies"]:
            if contingency not in described:
                yield sheet.at(row, "contingencies").error(
                    "contingency-without-demand",
                    f"the contingency `{contingency}` has no row in effort, raids or demand.",
                    one_of(contingency, sorted(described - {""})),
                )


def unused_platforms(draft: Draft) -> Iterator[Finding]:
    """Yield platforms of the table interoperability that no force element has."""
    platforms = sorted({row["platform"] for row in draft.rows("force_elements")} - {""})
    sheet = draft.sheets["interoperability"]
    for row in sheet.rows:
        if row["platform"] and row["platform"] not in platforms:
            yield sheet.at(row, "platform").warning(
                "unused-platform",
                f"no force element has the platform `{row['platform']}`: the row is never used.",
                one_of(row["platform"], platforms),
            )


def _known(draft: Draft) -> Known:
    """Return the declared identifiers by table and column."""
    known: Known = {}
    for table in TABLES.values():
        for column in table.columns.values():
            for reference in column.references:
                place = (reference.table, declared_in(reference))
                if place not in known:
                    known[place] = _declared(draft, *place)
    return known


def _declared(draft: Draft, table: str, name: str) -> set[str]:
    column = TABLES[table].columns[name]
    declared = set(column.choices)
    for row in draft.rows(table):
        declared.update(row[name] if column.type == "list" else (row[name],))
    return declared - {""}


def _unknown(sheet: Sheet, row: Row, column: Column, known: Known) -> Iterator[Finding]:
    value = row[column.name]
    names = value if isinstance(value, tuple) else (value,) if value else ()
    if not names:
        return
    targets = [target for target in column.references if _applies(target, row)]
    allowed: set[str] = set()
    for target in targets:
        allowed |= known[target.table, declared_in(target)]
    if column.name == "source":
        allowed.add(ASSUMPTION)
    if not targets or _table_is_missing(targets, known):
        return
    for name in names:
        if name not in allowed:
            yield _finding(sheet, row, column, name, allowed)


def _finding(sheet: Sheet, row: Row, column: Column, name: str, allowed: set[str]) -> Finding:
    place = sheet.at(row, column.name)
    if column.refers_to == "scenarios.contingencies":
        message = f"no scenario uses the contingency `{name}`: the row is never counted."
        return place.warning("unused-contingency", message, one_of(name, sorted(allowed)))
    applying = [target for target in column.references if _applies(target, row)]
    places = " or ".join(dict.fromkeys(target.table for target in applying))
    message = f"`{name}` is not declared in {places}."
    hint = one_of(name, sorted(allowed)) or "Declare it there."
    return place.error("unknown-reference", message, hint)


def _applies(reference: Reference, row: Row) -> bool:
    return reference.when is None or row[reference.when[0]] == reference.when[1]


def _table_is_missing(targets: list[Reference], known: Known) -> bool:
    """Return whether a required table declares nothing at all, which is reported by itself."""
    return any(
        TABLES[target.table].required and not known[target.table, declared_in(target)]
        for target in targets
    )


CHECKS = (unknown_references, scenarios_without_demand, unused_platforms)

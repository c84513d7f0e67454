"""Every identifier that a row names must be declared where the schema says."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from supplychain.case.hints import one_of
from supplychain.case.schema import DEMAND_TABLES
from supplychain.case.sheet.declared import allowed, declared, named
from supplychain.case.width import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case.findings import Finding
    from supplychain.case.schema import Column, Reference
    from supplychain.case.sheet.columns import Bools
    from supplychain.case.sheet.draft import Draft, Sheet

CONTINGENCIES = "scenarios.contingencies"
MOST_GUESSED = 200  # unknown identifiers of a column for which the nearest known one is sought


def unknown_references(draft: Draft) -> Iterator[Finding]:
    """Yield identifiers that are declared nowhere.

    A contingency has no table: naming one that no scenario uses is a warning, for the rows are
    never counted. References into a required table that is missing as a whole are not reported
    again.
    """
    for sheet in draft.sheets.values():
        for column in sheet.table.columns.values():
            if column.references and sheet.columns[column.name].given.any():
                for rows, places, names in allowed(draft.sheets, sheet, column):
                    yield from _unknown(sheet, column, rows, places, names)


def _unknown(
    sheet: Sheet, column: Column, rows: Bools, places: tuple[Reference, ...], names: set[str]
) -> Iterator[Finding]:
    values = sheet[column.name]
    found = sheet.columns[column.name].among(rows)
    named_of = {value: [name for name in named(value) if name not in names] for value in found}
    strange: dict[object, list[str]] = {value: wrong for value, wrong in named_of.items() if wrong}
    if not strange:
        return
    wrong_names = dict.fromkeys(name for wrong in strange.values() for name in wrong)
    said = {
        name: _words(column, name, places, names if number < MOST_GUESSED else set())
        for number, name in enumerate(wrong_names)
    }
    for row in sheet.where(rows & values.isin(list(strange)).to_numpy()):
        for name in strange[values.iat[row.index]]:
            place = sheet.at(row, column.name)
            if column.refers_to == CONTINGENCIES:
                yield place.warning("unused-contingency", *said[name])
            else:
                yield place.error("unknown-reference", *said[name])


def _words(
    column: Column, name: str, places: tuple[Reference, ...], names: set[str]
) -> tuple[str, str]:
    """Return message and hint for an identifier that is not declared."""
    guess = one_of(name, sorted(names))
    if column.refers_to == CONTINGENCIES:
        return f"no scenario uses the contingency `{name}`: the row is never counted.", guess
    tables = " or ".join(dict.fromkeys(place.table for place in places))
    return f"`{name}` is not declared in {tables}.", guess or "Declare it there."


def scenarios_without_demand(draft: Draft) -> Iterator[Finding]:
    """Yield contingencies of a scenario that no row of effort, raids or demand describes."""
    described: set[str] = set()
    for table in DEMAND_TABLES:
        described |= declared(draft.sheets, table, "contingency")
    sheet = draft.sheets["scenarios"]
    for row in sheet.rows:
        for contingency in row["contingencies"]:
            if contingency not in described:
                yield sheet.at(row, "contingencies").error(
                    "contingency-without-demand",
                    f"the contingency `{contingency}` has no row in effort, raids or demand.",
                    one_of(contingency, sorted(described)),
                )


def unused_platforms(draft: Draft) -> Iterator[Finding]:
    """Yield platforms of the table interoperability that no force element has."""
    platforms = sorted(declared(draft.sheets, "force_elements", "platform"))
    sheet = draft.sheets["interoperability"]
    named = sheet["platform"]
    for row in sheet.where((named != "") & ~named.isin(platforms)):
        yield sheet.at(row, "platform").warning(
            "unused-platform",
            f"no force element has the platform `{row['platform']}`: the row is never used.",
            one_of(row["platform"], platforms),
        )


def alike(draft: Draft) -> Iterator[Finding]:
    """Yield identifiers of one table that differ in case, width, spaces or hyphens alone."""
    for sheet in draft.sheets.values():
        column = next(iter(sheet.table.columns.values()))
        if sheet.table.key[:1] != (column.name,) or column.type != "id" or column.references:
            continue
        first: dict[str, str] = {}
        for name in chain.from_iterable(map(named, sheet.columns[column.name].factors[1])):
            other = first.setdefault(folded(name), name)
            if other != name:
                for row in sheet.where(sheet[column.name] == name)[:1]:
                    message = f"`{name}` and `{other}` are two different identifiers."
                    hint = "Spell them alike if they are one, or give one another name."
                    yield sheet.at(row, column.name).warning("alike", message, hint)


CHECKS = (unknown_references, scenarios_without_demand, unused_platforms, alike)

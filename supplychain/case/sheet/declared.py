"""Which identifiers a case declares, and which of them a column may name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from supplychain.case.schema import ASSUMPTION, TABLES, Column, declared_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from supplychain.case.cell.plain import Value
    from supplychain.case.schema import Reference
    from supplychain.case.sheet.columns import Bools
    from supplychain.case.sheet.draft import Sheet


def declared(sheets: Mapping[str, Sheet], table: str, name: str) -> set[str]:
    """Return the identifiers that a column declares: its choices, and what stands in its rows."""
    column = TABLES[table].columns[name]
    found = set(column.choices)
    for value in sheets[table].columns[name].factors[1]:
        found.update(named(value))
    return found


def named(value: Value) -> tuple[str, ...]:
    """Return the identifiers of a cell: one, those of a list, or none where it is blank."""
    return value if isinstance(value, tuple) else tuple(filter(None, [str(value)]))


def allowed(
    sheets: Mapping[str, Sheet], sheet: Sheet, column: Column
) -> Iterator[tuple[Bools, tuple[Reference, ...], set[str]]]:
    """Yield sets of rows with the places that their identifiers must be declared in.

    A column whose references hold under conditions has one set of rows for each condition; rows
    that meet none are left out. Each comes with the identifiers declared there. Where a required
    table declares nothing at all, which is reported by itself, its rows are left out too.
    """
    conditions = dict.fromkeys(reference.when for reference in column.references)
    for when in conditions:
        places = tuple(place for place in column.references if place.when == when)
        names: set[str] = set()
        lacking = False
        for place in places:
            found = declared(sheets, place.table, declared_in(place))
            lacking |= TABLES[place.table].required and not found
            names |= found
        if lacking:
            continue
        if column.name == "source":
            names.add(ASSUMPTION)
        rows = np.ones(len(sheet), dtype=np.bool_)
        if when is not None:
            rows = (sheet[when[0]] == when[1]).to_numpy(dtype=np.bool_)
        yield rows, places, names

"""Which table each sheet holds: told by its name, or by its headers where the name says nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from supplychain.case.findings import Finding, Level
from supplychain.case.schema import TABLES
from supplychain.case.words import LANGUAGES, sheet_name, table_named
from supplychain.workbook.layout.doubts import VALUE_COLUMNS
from supplychain.workbook.layout.header import Header, find_header

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supplychain.workbook.grid import Grid

FEWEST = 2  # columns that must be named before headers tell what a sheet holds
MOST_GUESSED = 30  # sheets without the name of a table; with more, their headers are not asked
_AROUND = re.compile(r"^[\W\d_]+|[\W\d_]+$")


def tables_of(grids: Sequence[Grid]) -> tuple[list[str], list[Finding]]:
    """Return the table of each sheet, ``""`` where it holds none, and how it was told."""
    tables = [_by_name(grid) for grid in grids]
    findings = [
        _renamed(grid, table, f"the sheet is called `{grid.name}`")
        for grid, table in zip(grids, tables, strict=True)
        if table and not _is_plain(grid.name, table)
    ]
    holders = {table: grid.name for grid, table in zip(grids, tables, strict=True) if table}
    few = tables.count("") <= MOST_GUESSED
    guesses = [
        "" if table or not few else _by_headers(grid)
        for grid, table in zip(grids, tables, strict=True)
    ]
    for place, (grid, guess) in enumerate(zip(grids, guesses, strict=True)):
        if not guess:
            continue
        if guess in holders:
            findings.append(_another(grid, guess, holders[guess]))
            continue
        alike = [other.name for other, same in zip(grids, guesses, strict=True) if same == guess]
        if len(alike) > 1:
            findings.append(_several(grid, guess, alike))
        else:
            tables[place] = guess
            message = f"no table is called `{grid.name}`, but its headers are those of `{guess}`"
            findings.append(_renamed(grid, guess, message))
    return tables, findings


def _by_name(grid: Grid) -> str:
    """Return the table that the name means, unless it means it loosely and the headers differ."""
    table = table_named(grid.name) or table_named(_AROUND.sub("", grid.name))
    if table and not _is_plain(grid.name, table):
        header = find_header(grid, table)
        if (header is None or not _fits(table, header)) and _by_headers(grid):
            return ""
    return table


def _is_plain(name: str, table: str) -> bool:
    return name in {table, *(sheet_name(table, language) for language in LANGUAGES)}


def _by_headers(grid: Grid) -> str:
    """Return the one table whose columns the headers name, all of them and best; else blank."""
    scores = {}
    for table in TABLES:
        header = find_header(grid, table)
        if header and _fits(table, header):
            scores[table] = len(header.named())
    best = [table for table, score in scores.items() if score == max(scores.values())]
    return best[0] if len(best) == 1 else ""


def _fits(table: str, header: Header) -> bool:
    """Return whether headers name every required column of a table, and no more other things."""
    named = set(header.named())
    if len(header.labelled) > 1 and table in VALUE_COLUMNS:
        named.add(VALUE_COLUMNS[table])
        named |= {"per", "year"}
    required = {name for name, column in TABLES[table].columns.items() if column.required}
    unknown = [heading for heading in header.headings if not heading.name and not heading.label]
    return required <= named and len(named) >= FEWEST and len(unknown) <= len(named)


def _renamed(grid: Grid, table: str, message: str) -> Finding:
    return grid.finding(
        Level.REPAIR,
        "sheet-name",
        None,
        f"{message}: read as the table `{table}`.",
        value=grid.name,
        after=table,
    )


def _another(grid: Grid, table: str, holder: str) -> Finding:
    message = (
        f"its headers are those of the table `{table}`, which `{holder}` holds: it is not read."
    )
    hint = f"Put its rows into `{holder}`, unless they are there already."
    return grid.finding(Level.WARNING, "sheet-name", None, message, hint, value=grid.name)


def _several(grid: Grid, table: str, alike: list[str]) -> Finding:
    named = ", ".join(f"`{name}`" for name in alike)
    return grid.finding(
        Level.ERROR,
        "sheet-name",
        None,
        f"the headers of {named} are all those of the table `{table}`: none is read.",
        f"Call the sheet that is meant `{table}`, or make one sheet of them.",
        value=grid.name,
    )

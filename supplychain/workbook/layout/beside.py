"""A second table at the right of the first, behind a blank column: an error, never mixed in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from supplychain.case.findings import Finding, Level
from supplychain.case.schema import TABLES
from supplychain.case.sheet.addresses import letters
from supplychain.workbook.grid import filled
from supplychain.workbook.layout.header import name_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supplychain.workbook.grid import Grid
    from supplychain.workbook.layout.header import Header, Heading

FEWEST = 2  # columns of a table that headings must name to be its header


def without_second(grid: Grid, table: str, header: Header) -> tuple[Grid, Header, list[Finding]]:
    """Return the sheet and its header up to a second table, and the error on that, if any."""
    blocks = _blocks(grid, header)
    for place, block in enumerate(blocks[1:], start=1):
        before = tuple(heading for part in blocks[:place] for heading in part)
        other = _table_of(table, before, block)
        if other:
            first = block[0]
            message = f"a second table (`{other}`) begins in column {letters(first.index)}."
            hint = "Put each table on a sheet of its own."
            found = grid.finding(
                Level.ERROR, "table-beside", (first.row, first.index), message, hint,
                value=first.text,
            )  # fmt: skip
            rows = [row[: first.index] for row in grid.rows]
            return replace(grid, rows=rows), replace(header, headings=before), [found]
    return grid, header, []


def _blocks(grid: Grid, header: Header) -> list[list[Heading]]:
    """Return the headings, parted where a column between them is blank."""
    blocks: list[list[Heading]] = []
    end = 0
    for heading in header.headings:
        between = range(end, heading.index)
        gap = any(not any(filled(row[c]) for row in grid.rows[header.top :]) for c in between)
        if gap or not blocks:
            blocks.append([])
        blocks[-1].append(heading)
        end = heading.index + 1
    return blocks


def _table_of(table: str, before: Sequence[Heading], block: Sequence[Heading]) -> str:
    """Return the table whose header a block of headings is; blank if it belongs to the first.

    It names every required column of a table, and a column again, or one that the first lacks.
    """
    taken = {heading.name for heading in before if heading.name}
    if all(heading.name and heading.name not in taken for heading in block):
        return ""
    for name in dict.fromkeys([table, *TABLES]):
        columns = TABLES[name].columns.values()
        named = {name_of(name, heading.text) for heading in block} - {""}
        if len(named) >= FEWEST and named >= {c.name for c in columns if c.required}:
            return name
    return ""

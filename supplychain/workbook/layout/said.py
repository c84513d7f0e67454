"""Who says which unit, and for which cells: headers, titles, remarks, columns of units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from supplychain.case.findings import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from supplychain.case.cell.units import Unit
    from supplychain.workbook.grid import Grid, Place
    from supplychain.workbook.layout.header import Heading
    from supplychain.workbook.layout.wide import Tall

RULE = "header-unit"


@dataclass(frozen=True)
class Stated:
    """Where a unit is stated: the text, its place (``None``: the name of the sheet), and for whom.

    ``rows`` are the rows of the table that it holds for; ``None``: all.
    """

    text: str
    place: Place | None
    who: str
    rows: tuple[int, ...] | None = None

    def finding(self, grid: Grid, level: Level, message: str, hint: str) -> Finding:
        """Return an error or a warning at the place."""
        return grid.finding(level, RULE, self.place, message, hint, value=self.text)

    def error(self, grid: Grid, message: str, hint: str) -> Finding:
        """Return an error at the place."""
        return self.finding(grid, Level.ERROR, message, hint)

    def repair(self, grid: Grid, message: str, after: str) -> Finding:
        """Return the repair that follows from it."""
        return grid.finding(Level.REPAIR, RULE, self.place, message, value=self.text, after=after)


@dataclass(frozen=True)
class Statement:
    """A unit that a text around the table states for whatever is counted in it.

    ``sure`` is false where the text may mean something else, as the name of a military unit.
    """

    unit: str
    said: Stated
    sure: bool = True


@dataclass(frozen=True)
class Asked:
    """What a text asks of one column."""

    unit: Unit
    said: Stated


@dataclass(frozen=True)
class Units:
    """A table to which units are applied.

    Parameters
    ----------
    grid, table
        The sheet, and the table that it holds.
    names : mapping of str to Heading
        Headings by column name; for a wide table also that of the periods together.
    tall : Tall
        The columns of the table; those with a unit are replaced.
    currency : str
        Currency of the case; blank if it is not known.
    statements : sequence of Statement
        What the texts around the table state.
    """

    grid: Grid
    table: str
    names: Mapping[str, Heading]
    tall: Tall
    currency: str
    statements: Sequence[Statement] = ()

"""The cells of one sheet as they lie from A1 on, before anything is known about their meaning."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from supplychain.case.cell.dates import days_of
from supplychain.case.findings import Finding, Level
from supplychain.case.sheet.addresses import address
from supplychain.case.width import narrow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from supplychain.case.cell.context import Cell

STROKE = "\u0336"  # follows each struck letter of a text that is struck out in part
NOTHING = "nothing"  # what a row or column that is left out is read as

_A_FIGURE = re.compile(r"[+(-]?\.?[0-9]")
_SUM = re.compile(r"\s*(\w+:)?\s*=?\s*(SUM|SUBTOTAL|AGGREGATE)\s*\(", re.IGNORECASE)

Place = tuple[int, int]  # row and column, from 0


@dataclass(frozen=True)
class Area:
    """A rectangle of cells: first and last row and column, from 0, all included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Format:
    """What a number format shows around a number, and by what it multiplies it for the eye."""

    before: str = ""
    after: str = ""
    scale: Decimal = Decimal(1)

    @property
    def has_words(self) -> bool:
        """Return whether anything stands beside the number."""
        return bool(self.before or self.after)

    def shows(self, number: float) -> str:
        """Return a number as a reader of the sheet sees it, but with all its digits."""
        shown_number = (Decimal(repr(number)) * self.scale).normalize()
        return f"{self.before}{shown_number:f}{self.after}"


@dataclass(frozen=True)
class Grid:
    """One sheet of a workbook, or one CSV file.

    Parameters
    ----------
    file, name : str
        Name of the file, and of the sheet as its sender wrote it.
    rows : sequence of sequences of cells
        All rows from row 1 on, each from column A on and equally long; blank is ``None`` or ``""``.
        Error values and formulas without a value stand there as text.
    merged : sequence of Area
        Areas that the sender merged into one cell; the value stands in the first.
    sums : frozenset of (int, int)
        Row and column of cells whose formula adds up others.
    epoch : datetime.date or None
        Day 0 of the dates of a workbook; ``None`` for a CSV file.
    lengths : sequence of int
        Cells that each row of a CSV file has; empty for a workbook.
    point_is_decimal, comma_is_decimal : bool
        What a mark in the numbers of a CSV file must, or may, be: programs that separate cells by
        commas write a decimal point, and those that separate them otherwise may do so because they
        write a decimal comma.
    formats : mapping of (int, int) to Format
        What the number format of a cell shows beside its number, where it shows more than that.
    struck : frozenset of (int, int)
        Cells that are struck out as a whole.
    """

    file: str
    name: str
    rows: Sequence[Sequence[Cell]]
    merged: Sequence[Area] = ()
    sums: frozenset[Place] = frozenset()
    epoch: dt.date | None = None
    lengths: Sequence[int] = ()
    point_is_decimal: bool = False
    comma_is_decimal: bool = False
    formats: Mapping[Place, Format] = field(default_factory=dict)
    struck: frozenset[Place] = frozenset()

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell, row and column from 0; blank outside the grid."""
        if row < len(self.rows) and column < len(self.rows[row]):
            return self.rows[row][column]
        return None

    def seen(self, row: int, column: int) -> Cell:
        """Return a cell as a reader sees it: a number with the words that its format shows."""
        cell, form = self.cell(row, column), self.formats.get((row, column))
        return form.shows(cell) if form and form.has_words and isinstance(cell, float) else cell

    def finding(  # noqa: PLR0913 - what a finding says
        self,
        level: Level,
        rule: str,
        place: Place | str | None,
        message: str,
        hint: str = "",
        *,
        value: str = "",
        after: str = "",
    ) -> Finding:
        """Return a finding on a cell, or on the whole sheet.

        ``place`` is its row and column from 0, or its address.
        """
        return Finding(
            level=level,
            file=self.file,
            sheet=self.name,
            cell=place if isinstance(place, str) else address(*place) if place else "",
            rule=rule,
            value=value,
            message=message,
            hint=hint,
            after=after,
        )


def adds_up(formula: str) -> bool:
    """Return whether a formula, as some kind of workbook writes it, is a sum of other cells."""
    return _SUM.match(formula) is not None


def filled(cell: Cell) -> bool:
    """Return whether a cell holds anything but spaces."""
    return cell is not None and cell != "" and not (isinstance(cell, str) and not cell.strip())


def is_figure(cell: Cell) -> bool:
    """Return whether a cell holds a number or a day, or a text that begins with one."""
    if isinstance(cell, str):
        return bool(_A_FIGURE.match(narrow(cell)) or days_of(cell))
    return cell is not None and not isinstance(cell, bool)


def shown(cell: Cell) -> str:
    """Return a cell as text of one line, for headers and findings; blank as ``""``."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return str(cell.date())
    return " ".join(str(cell).split())

"""The tables while they are judged: typed rows that still know their cells."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from supplychain.case.findings import Finding, Level
from supplychain.case.hints import plain_list

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from supplychain.case.schema import Table


@dataclass(frozen=True)
class Row:
    """One row of a table: spreadsheet row number, cells as text, and typed values."""

    number: int
    text: dict[str, str]
    values: dict[str, Any]

    def __getitem__(self, column: str) -> Any:  # noqa: ANN401 - the type depends on the column
        """Typed value of a column: the default, blank or NaN where the cell is blank."""
        return self.values[column]


@dataclass(frozen=True)
class Place:
    """A cell, or the cells of one column in several rows, on which a finding can be made."""

    sheet: Sheet
    rows: Sequence[Row]
    column: str
    counted: bool = False

    def error(self, rule: str, message: str, hint: str = "") -> Finding:
        """Return an error on this place."""
        return self._finding(Level.ERROR, rule, message, hint)

    def warning(self, rule: str, message: str, hint: str = "") -> Finding:
        """Return a warning on this place."""
        return self._finding(Level.WARNING, rule, message, hint)

    def note(self, rule: str, message: str, hint: str = "") -> Finding:
        """Return a note on this place."""
        return self._finding(Level.NOTE, rule, message, hint)

    def _finding(self, level: Level, rule: str, message: str, hint: str) -> Finding:
        first = min(self.rows, key=lambda row: row.number)
        if self.counted:
            rows = f"{len(self.rows)} row" + ("s" if len(self.rows) > 1 else "")
            message = f"{rows} ({plain_list(row.number for row in self.rows)}): {message}"
        return Finding(
            level=level,
            file=self.sheet.file,
            sheet=self.sheet.table.name,
            cell=f"{self.sheet.header.get(self.column, 'A')}{first.number}",
            rule=rule,
            value=first.text.get(self.column, ""),
            message=message,
            hint=hint,
        )


@dataclass(frozen=True)
class Sheet:
    """One table of the schema as a file gave it; without header and rows where it gave none."""

    table: Table
    file: str = ""
    present: bool = False
    header: Mapping[str, str] = field(default_factory=dict)
    rows: Sequence[Row] = ()

    def at(self, row: Row, column: str) -> Place:
        """Return one cell; a column that the sheet lacks is shown at the row's first cell."""
        return Place(self, (row,), column)

    def over(self, rows: Sequence[Row], column: str) -> Place:
        """Return the cells of many rows, for one finding at the first with their numbers."""
        return Place(self, rows, column, counted=True)


@dataclass(frozen=True)
class Draft:
    """All tables of a case under judgement.

    ``period_days`` and ``horizon`` (days) are NaN where the settings are not usable; comparisons
    with them are then false, and the checks that need them stay silent.
    """

    sheets: Mapping[str, Sheet]
    period_days: float = math.nan
    horizon: float = math.nan

    def rows(self, table: str) -> Sequence[Row]:
        """Return the rows of a table."""
        return self.sheets[table].rows

    def by_id(self, table: str) -> dict[str, Row]:
        """Return the rows of a table by its first column."""
        sheet = self.sheets[table]
        name = next(iter(sheet.table.columns))
        return {row[name]: row for row in sheet.rows if row[name]}

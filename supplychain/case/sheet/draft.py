"""The tables while they are judged: typed columns that still know their cells."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from supplychain.case.cell.plain import as_text
from supplychain.case.findings import Level
from supplychain.case.hints import plain_list
from supplychain.case.schema import TABLES
from supplychain.case.sheet.columns import Cells, absent
from supplychain.case.sheet.raw import RawSheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from supplychain.case.findings import Finding
    from supplychain.case.schema import Table
    from supplychain.case.sheet.columns import Bools, Texts


@dataclass(frozen=True)
class Row:
    """One row of a sheet, by its place among the rows; for the few that are looked at singly."""

    sheet: Sheet
    index: int

    @property
    def number(self) -> int:
        """Spreadsheet row number."""
        return int(self.sheet.raw.numbers[self.index])

    @property
    def text(self) -> dict[str, str]:
        """Texts of its cells."""
        return {name: cells.text[self.index] for name, cells in self.sheet.columns.items()}

    def __getitem__(self, column: str) -> Any:  # noqa: ANN401 - the type depends on the column
        """Typed value of a column: the default, blank or NaN where the cell is blank."""
        return self.sheet[column].iat[self.index]


@dataclass(frozen=True)
class Spot:
    """A cell, or the cells of one column in several rows, on which a finding can be made."""

    sheet: Sheet
    rows: npt.NDArray[np.intp]
    column: str
    counted: bool = False

    def error(self, rule: str, message: str, hint: str = "") -> Finding:
        """Return an error on this place."""
        return self._finding(Level.ERROR, rule, message, hint)

    def warning(self, rule: str, message: str, hint: str = "") -> Finding:
        """Return a warning on this place."""
        return self._finding(Level.WARNING, rule, message, hint)

    def repair(self, rule: str, after: str, message: str, hint: str = "") -> Finding:
        """Return a repair of this place: what was read in place of what it holds."""
        return self._finding(Level.REPAIR, rule, message, hint, after)

    def note(self, rule: str, message: str, hint: str = "") -> Finding:
        """Return a note on this place."""
        return self._finding(Level.NOTE, rule, message, hint)

    def _finding(
        self, level: Level, rule: str, message: str, hint: str, after: str = ""
    ) -> Finding:
        first = int(self.rows[0])
        if self.counted:
            numbers = np.array([self.sheet.raw.numbers[row] for row in self.rows.tolist()])
            first = int(self.rows[numbers.argmin()])
            rows = f"{len(numbers)} row" + ("s" if len(numbers) > 1 else "")
            message = f"{rows} ({plain_list(numbers)}): {message}"
        value = self.sheet.written(first, self.column)
        return self.sheet.raw.finding(
            level, rule, message, hint, column=self.column, index=first, value=value, after=after
        )


@dataclass(frozen=True)
class Sheet:
    """One table of the schema as a file gave it; without header and rows where it gave none."""

    table: Table
    raw: RawSheet
    columns: Mapping[str, Cells]
    present: bool = True

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.raw.numbers)

    def __getitem__(self, column: str) -> pd.Series[Any]:
        """Return the typed values of a column; the index counts the rows from 0."""
        return self.columns[column].values

    def given(self, column: str) -> pd.Series[bool]:
        """Return in which rows the cell of a column is not blank."""
        return pd.Series(self.columns[column].given)

    def text(self, column: str) -> Texts:
        """Return the texts of a column as read, blank as ``""``."""
        return self.columns[column].text

    def written(self, index: int, column: str) -> str:
        """Return what a cell holds, before any repair."""
        cells = self.raw.columns.get(column)
        return "" if cells is None else as_text(cells[index])

    def standing(self, index: int, column: str) -> tuple[str, str]:
        """Return source and confidence of a figure: its own, or those of its row."""
        if own := self.raw.standings.get((column, index)):
            return own
        source, confidence = (self.columns.get(name) for name in ("source", "confidence"))
        return source.text[index] if source else "", confidence.text[index] if confidence else ""

    @cached_property
    def rows(self) -> Sequence[Row]:
        """Return every row by itself, for tables of which few rows are expected."""
        return [Row(self, index) for index in range(len(self))]

    def where(self, mask: pd.Series[bool] | Bools) -> list[Row]:
        """Return the rows in which a mask holds."""
        return [Row(self, int(index)) for index in np.flatnonzero(np.asarray(mask, dtype=bool))]

    def naming(self, identifier: str) -> list[int]:
        """Return the places of the rows that name an identifier in any column; blank: all rows."""
        named = np.full(len(self), identifier == "")
        for column in self.table.columns.values():
            if column.type == "id" and column.name != "source":
                named |= (self[column.name] == identifier).to_numpy(dtype=np.bool_)
        return np.flatnonzero(named).tolist()

    def taken(self, rows: npt.NDArray[np.intp]) -> Sheet:
        """Return the sheet with some of its rows."""
        columns = {name: cells.taken(rows) for name, cells in self.columns.items()}
        return Sheet(self.table, self.raw.taken(rows.tolist()), columns, self.present)

    def at(self, row: Row, column: str) -> Spot:
        """Return one cell; a column that the sheet lacks is shown at the row's first cell."""
        return Spot(self, np.array([row.index]), column)

    def over(self, mask: pd.Series[bool] | Bools, column: str) -> list[Spot]:
        """Return the cells of all rows in which a mask holds as one place, or none.

        A finding on it stands at the first of them and tells their numbers.
        """
        rows = np.flatnonzero(np.asarray(mask, dtype=bool))
        return [Spot(self, rows, column, counted=True)] if len(rows) else []

    def numbers(self, *columns: str) -> pd.DataFrame:
        """Return numbers that are equal where the values of some columns are, side by side."""
        return pd.DataFrame({name: self.columns[name].numbers for name in columns})

    def first_alike(self, frame: pd.DataFrame) -> pd.Series[int]:
        """Return for each row of a frame the number of the first row that says the same in it."""
        groups = frame.groupby(list(frame.columns), dropna=False, sort=False).ngroup()
        numbers = pd.Series(np.asarray(self.raw.numbers))[frame.index]
        return numbers.groupby(groups).transform("first")

    def frame(self, *columns: str) -> pd.DataFrame:
        """Return some columns side by side."""
        return pd.DataFrame({name: self[name] for name in columns})

    @cached_property
    def labels(self) -> pd.Index[int]:
        """Return a label for each row: its row number, or if those are not unique, 2, 3, ..."""
        numbers = np.asarray(self.raw.numbers, dtype=np.int64)
        index = pd.Index(numbers, name="row")
        return index if index.is_unique else pd.Index(np.arange(2, len(self) + 2), name="row")


@cache
def blank_sheet(name: str) -> Sheet:
    """Return the sheet of a table that no file gave."""
    table = TABLES[name]
    raw = RawSheet("", name, name, {}, (), {})
    columns = {name: absent(column, 0) for name, column in table.columns.items()}
    return Sheet(table, raw, columns, present=False)


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
        """Return every row of a table by itself."""
        return self.sheets[table].rows

    def by_id(self, table: str) -> dict[str, Row]:
        """Return the rows of a table by its first column."""
        sheet = self.sheets[table]
        names = sheet[next(iter(sheet.table.columns))]
        return {name: Row(sheet, index) for index, name in enumerate(names) if name}

    def of(self, table: str, column: str, names: pd.Series[Any]) -> pd.Series[Any]:
        """Return a column of a table for each of some identifiers; NaN where it has no such row."""
        sheet = self.sheets[table]
        first = sheet[next(iter(sheet.table.columns))]
        known = pd.Series(sheet[column].to_numpy(), index=first.to_numpy())
        return names.map(known[~known.index.duplicated(keep="last")])

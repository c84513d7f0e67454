"""What a template holds, sheet by sheet, before it is written: columns, words and cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from supplychain.case import TABLES, Case, Column, Table, words
from supplychain.case.schema import SETTINGS
from supplychain.case.sheet.addresses import letters

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOM = 120  # rows below the last that formats, checks and lists cover at least
LEAST_ROWS = 2000  # rows that formats and checks cover in any case; they cost nothing


@dataclass(frozen=True)
class SheetPlan:
    """One table as a template shows it.

    Parameters
    ----------
    table : Table
        The table of the schema.
    language : str
        Language of its words.
    columns : tuple of Column
        Its columns from A on, range columns included.
    rows : mapping of int to tuple of str
        Cells of each row that is not blank, by spreadsheet row number from 2 on, one a column; as
        text, in the language of the sheet.
    """

    table: Table
    language: str
    columns: tuple[Column, ...]
    rows: Mapping[int, tuple[str, ...]]

    @property
    def name(self) -> str:
        """Return the name of the sheet."""
        return words.sheet_name(self.table.name, self.language)

    @property
    def headers(self) -> tuple[str, ...]:
        """Return the header of each column."""
        names = (column.name for column in self.columns)
        return tuple(words.header(self.table.name, name, self.language) for name in names)

    @property
    def listed_rows(self) -> int:
        """Return the last row whose names other sheets are offered."""
        return max(self.rows, default=1) + ROOM

    @property
    def last_row(self) -> int:
        """Return the last row with formats and checks."""
        return max(self.listed_rows, LEAST_ROWS)

    def index(self, column: str) -> int:
        """Return the position of a column, counted from 0."""
        return [known.name for known in self.columns].index(column)

    def cell(self, row: int, column: str) -> str:
        """Return the text of a cell; blank where there is none."""
        cells = self.rows.get(row)
        return cells[self.index(column)] if cells else ""

    def reference(self, column: str, last: int) -> str:
        """Return the cells of a column down to a row as a formula names them."""
        letter = letters(self.index(column))
        return f"{quoted(self.name)}!${letter}$2:${letter}${last}"


def quoted(sheet: str) -> str:
    """Return the name of a sheet as a formula writes it."""
    doubled = sheet.replace("'", "''")
    return f"'{doubled}'"


def sheet_plans(case: Case | None, language: str) -> tuple[SheetPlan, ...]:
    """Return the sheets of a template, blank or with the cells of a case."""
    return tuple(
        _filled(table, case, language) if case else _blank(table, language)
        for table in TABLES.values()
    )


def kind_of(plan: SheetPlan, row: int, column: Column) -> Column:
    """Return the column by whose type a cell is written; the value of a setting has its key's."""
    if (plan.table.name, column.name) == ("settings", "value"):
        key = words.choice_named("settings", "key", plan.cell(row, "key"))
        return SETTINGS.columns.get(key, column)
    return column


def _blank(table: Table, language: str) -> SheetPlan:
    """Return a sheet to fill in: every column, and the ranges of the required figures."""
    figures = [c.name for c in table.columns.values() if c.required and c.is_figure]
    ranges = {f"{name}_{end}" for name in figures for end in words.ENDS} & table.ranges.keys()
    columns = tuple(table.columns_in(ranges).values())
    rows = {}
    if table.name == "settings":
        keys = [words.choice_word("settings", "key", key, language) for key in SETTINGS.columns]
        rows = {row: (key, "") for row, key in enumerate(keys, start=2)}
    return SheetPlan(table, language, columns, rows)


def _filled(table: Table, case: Case, language: str) -> SheetPlan:
    """Return a sheet with the cells of a case, in the rows that they have in its source."""
    text = case.text[table.name]
    columns = tuple(column for name in text.columns if (column := table.column(name)))
    numbers = [int(number) for number in text.index]
    if sorted({1, *numbers}) != [1, *numbers]:  # laid together from several files
        numbers = list(range(2, len(text) + 2))
    cells = zip(*(text[column.name] for column in columns), strict=True)
    plan = SheetPlan(table, language, columns, dict(zip(numbers, cells, strict=True)))
    return plan if language == words.ENGLISH else _translated(plan)


def _translated(plan: SheetPlan) -> SheetPlan:
    """Return a sheet with the words of its choices in its language."""
    rows = {}
    for row, cells in plan.rows.items():
        kinds = [kind_of(plan, row, column) for column in plan.columns]
        rows[row] = tuple(map(_word, kinds, cells, [plan.language] * len(cells)))
    return SheetPlan(plan.table, plan.language, plan.columns, rows)


def _word(column: Column, cell: str, language: str) -> str:
    if cell not in column.choices:
        return cell
    return words.choice_word(column.table, column.name, cell, language)

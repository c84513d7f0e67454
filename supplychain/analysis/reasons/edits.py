"""Changes of a case as an analyst would make them in the workbook: cells, and new rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import pandas as pd

from supplychain.case.cell.dates import write_day
from supplychain.case.figures import identity
from supplychain.case.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supplychain.case import Case
    from supplychain.formulation.judgement import Judgement

Value: TypeAlias = float | str
MODEL = "model"  # stands for the model file where it stands in the place of a table


@dataclass(frozen=True)
class Edit:
    """One cell at another value; `row` is the label of its row in the table of the case."""

    table: str
    row: int
    column: str
    before: Value
    after: Value


@dataclass(frozen=True)
class NewRow:
    """A row that a table does not have yet; what it does not name takes its default."""

    table: str
    cells: tuple[tuple[str, Value], ...]


Change: TypeAlias = Edit | NewRow


def edited(case: Case, changes: Sequence[Change]) -> Case:
    """Return `case` with these cells and rows.

    Only ``tables`` changes, and nothing is checked again. Unlike ``case.figures.moved`` no other
    cell follows: the reserve of a stock that grows stays as it is written.
    """
    tables = dict(case.tables)
    for change in changes:
        if change.table == MODEL:
            continue
        frame = tables[change.table]
        if isinstance(change, NewRow):
            tables[change.table] = _with_row(frame, change)
        else:
            column = frame[change.column].copy()
            column[change.row] = change.after
            tables[change.table] = frame.assign(**{change.column: column})
    return replace(case, tables=tables)


def with_column(case: Case, table: str, column: str, value: Value) -> Case:
    """Return `case` with one value in every row of a column."""
    frame = case.tables[table]
    return replace(case, tables={**case.tables, table: frame.assign(**{column: value})})


def judged(judgement: Judgement, changes: Sequence[Change]) -> Judgement:
    """Return the judgement with the changes of the model file, which are of its guard."""
    for change in changes:
        if change.table == MODEL and isinstance(change, Edit):
            judgement = replace(judgement, no_nation_worse_off=str(change.after))
    return judgement


def in_words(case: Case, change: Change) -> str:
    """Return a change as sheet, row, column, value before and after."""
    if isinstance(change, NewRow):
        cells = ", ".join(
            f"{name} {value_text(change.table, name, value)}" for name, value in change.cells
        )
        return f"{change.table}, new row: {cells}"
    before = value_text(change.table, change.column, change.before) or "blank"
    after = value_text(change.table, change.column, change.after) or "blank"
    if change.table == MODEL:
        return f"model file: {change.column} {before} -> {after}"
    return f"{change.table} {_named(case, change)}: {change.column} {before} -> {after}"


def _named(case: Case, change: Edit) -> str:
    """Return what tells the row from others, with its number where several read alike."""
    rows = case.text[change.table].to_dict("index")
    told = {
        number: ", ".join(identity(change.table, {str(n): str(cell) for n, cell in row.items()}))
        for number, row in rows.items()
    }
    name = told[change.row]
    alike = sum(other == name for other in told.values())
    return name if alike == 1 else f"{name} (row {change.row})"


def value_text(table: str, column: str, value: Value) -> str:
    """Return a value as it is written into a cell; a blank one is an empty text."""
    if isinstance(value, str):
        return value
    if pd.isna(value):
        return ""
    if table != MODEL and TABLES[table].columns[column].type == "date":
        return write_day(round(value))
    return f"{value:.12g}"


def _with_row(frame: pd.DataFrame, change: NewRow) -> pd.DataFrame:
    columns, given = TABLES[change.table].columns, dict(change.cells)
    cells: dict[str, object] = {}
    for name in frame.columns:
        text = pd.api.types.is_string_dtype(frame[name]) or frame[name].dtype == object
        blank: object = "" if text else float("nan")
        default = columns[name].default if name in columns else ""
        fallback = blank if not default else default if text else float(default)
        cells[name] = given.get(name, fallback)
        if name in columns and columns[name].type == "list":
            cells[name] = tuple(part for part in str(given.get(name, "")).split(";") if part)
    label = int(max(frame.index, default=0)) + 1
    row = pd.DataFrame({name: [value] for name, value in cells.items()}, index=[label])
    if not len(frame):
        return row.astype(frame.dtypes.to_dict())
    return pd.concat([frame, row.astype(frame.dtypes.to_dict())])

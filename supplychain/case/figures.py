"""Figures: the numbers of a case that have a range, and the case with other numbers in their place.

A figure is one cell with `X_low` and `X_high` beside it, or several cells that the table
`correlations` calls one figure (correlation 1). What hangs on a figure follows it:

* a reserve keeps its share of the usable stock of its row, unless it is moved itself, and is
  never more than that stock;
* a surge rate is never below the rate;
* a mitigated loss is never above the loss.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from supplychain.case.cell.dates import write_day
from supplychain.case.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from supplychain.case.case import Case

End = Literal["low", "high"]


@dataclass(frozen=True)
class Ranged:
    """One number with its range; `row` is the index of its row in the table of the case."""

    table: str
    column: str
    row: int
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Figure:
    """Cells that are one figure, most often a single one; several are named by their group.

    `group` and `correlation` say with what it moves when every range is sampled; blank and 0 where
    it moves alone.
    """

    name: str
    cells: tuple[Ranged, ...]
    source: str
    confidence: str
    group: str = ""
    correlation: float = 0.0

    def at(self, end: End) -> dict[Ranged, float]:
        """Return every cell of the figure at one end of its range."""
        return {cell: getattr(cell, end) for cell in self.cells}


def figures(case: Case) -> list[Figure]:
    """Return every figure of `case` whose range is not a point, in the order of the schema.

    Where a range has one end only, the value is the other.
    """
    found = []
    together: dict[str, list[Figure]] = defaultdict(list)
    groups = _groups(case)
    for cell, row in _cells(case):
        group, correlation = groups.get((cell.table, cell.column, cell.row), ("", 0.0))
        name = f"{cell.table}.{cell.column} {', '.join(identity(cell.table, row))}"
        standing = case.standing(cell.table, cell.row, cell.column)
        figure = Figure(name, (cell,), *standing, group, correlation)
        if correlation == 1:
            together[group].append(figure)
        else:
            found.append(figure)
    for group, parts in together.items():
        cells = tuple(cell for part in parts for cell in part.cells)
        first = parts[0]
        where = f"{cells[0].table}.{cells[0].column}"
        name = f"{where} {group} ({len(cells)} cells)" if len(cells) > 1 else first.name
        found.append(Figure(name, cells, first.source, first.confidence, group))
    order = {name: place for place, name in enumerate(TABLES)}
    return sorted(found, key=lambda figure: order[figure.cells[0].table])


def moved(case: Case, values: Mapping[Ranged, float]) -> Case:
    """Return `case` with these cells at other values, and with what hangs on them.

    Only ``tables`` changes: ``text`` stays as the sender wrote it. Nothing is checked again.
    """
    changes: dict[str, dict[str, dict[int, float]]] = defaultdict(lambda: defaultdict(dict))
    for cell, value in values.items():
        changes[cell.table][cell.column][cell.row] = value
    tables = dict(case.tables)
    for name, columns in changes.items():
        before = tables[name]
        after = before.assign(**{c: _replaced(before[c], rows) for c, rows in columns.items()})
        tables[name] = _consistent(name, before, after, columns)
    return replace(case, tables=tables)


def at_end(case: Case, end: End) -> Case:
    """Return `case` with every figure at the low, or at the high, end of its range.

    ``text`` shows the numbers used, and the title says so.
    """
    values = {cell: value for figure in figures(case) for cell, value in figure.at(end).items()}
    shifted = moved(case, values)
    text = {name: frame.copy() for name, frame in case.text.items()}
    for name, frame in shifted.tables.items():
        before = case.tables[name]
        for column in frame.columns:
            if frame[column].dtype != np.float64:
                continue
            same = (frame[column] == before[column]) | (frame[column].isna())
            for row in frame.index[~same]:
                number = float(frame[column].loc[row])
                dated = TABLES[name].columns[column].type == "date"
                text[name].at[row, column] = write_day(round(number)) if dated else f"{number:.12g}"
    title = f"{case.settings.title} (every figure at its {end} end)"
    return replace(shifted, text=text, settings=replace(case.settings, title=title))


def _cells(case: Case) -> Iterator[tuple[Ranged, Mapping[str, str]]]:
    """Yield every cell with a range that is not a point, and the texts of its row."""
    for name, frame in case.tables.items():
        for column in TABLES[name].columns.values():
            ends = [end for end in ("low", "high") if f"{column.name}_{end}" in frame.columns]
            if not ends or not column.may_have_range:
                continue
            value = frame[column.name]
            low, high = (
                frame[f"{column.name}_{end}"].fillna(value) if end in ends else value
                for end in ("low", "high")
            )
            for row in frame.index[(low < high) & value.notna()]:
                numbers = float(value[row]), float(low[row]), float(high[row])
                yield Ranged(name, column.name, int(row), *numbers), case.text[name].loc[row]


def identity(table: str, row: Mapping[str, str]) -> list[str]:
    """Return what tells the row from others, in words; see `Table.telling`."""
    columns, names = TABLES[table].columns, TABLES[table].telling
    spoken = [name for name in names if name not in {"per", "to"} and row[name]]
    return [f"{n} {row[n]}" if columns[n].type == "date" else row[n] for n in spoken]


def _groups(case: Case) -> dict[tuple[str, str, int], tuple[str, float]]:
    """Return group and correlation by table, column and row."""
    found: dict[tuple[str, str, int], tuple[str, float]] = {}
    table = case.tables["correlations"]
    names = ["group", "table", "column", "id", "correlation"]
    for group, name, column, wanted, correlation in zip(*(table[n] for n in names), strict=True):
        rows = rows_naming(case, name, wanted)
        found |= {(name, column, row): (group, correlation) for row in rows}
    return found


def rows_naming(case: Case, table: str, identifier: str) -> list[int]:
    """Return the rows of a table that name an identifier in any column; blank: all rows."""
    frame = case.tables[table]
    columns = TABLES[table].columns.values()
    named = [c.name for c in columns if c.type == "id" and c.name != "source"]
    rows = frame.index[(frame[named] == identifier).any(axis=1)] if identifier else frame.index
    return [int(row) for row in rows]


def _replaced(series: pd.Series[float], values: Mapping[int, float]) -> pd.Series[float]:
    changed = series.to_numpy(copy=True)
    changed[series.index.get_indexer(pd.Index(list(values)))] = list(values.values())
    return pd.Series(changed, index=series.index)


def _consistent(
    name: str, before: pd.DataFrame, after: pd.DataFrame, moved_columns: Mapping[str, object]
) -> pd.DataFrame:
    """Return the table with what hangs on its figures; see the module."""
    if name == "stocks":
        old, new = (frame["quantity"] * frame["serviceable"] for frame in (before, after))
        reserve = after["reserve"]
        if "reserve" not in moved_columns:
            reserve = reserve * (new / old).where(old > 0, 1.0)
        return after.assign(reserve=np.minimum(reserve, new))
    if name == "rates":
        surge = after["surge_rate"]
        return after.assign(surge_rate=surge.where(surge.isna(), np.maximum(surge, after["rate"])))
    if name == "attrition":
        relief = after["mitigated_loss"]
        return after.assign(
            mitigated_loss=relief.where(relief.isna(), np.minimum(relief, after["loss"]))
        )
    return after

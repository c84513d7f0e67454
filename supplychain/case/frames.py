"""Typed rows as data frames."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pandas as pd

from supplychain.case.schema import TEXT_TYPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supplychain.case.draft import Row, Sheet
    from supplychain.case.schema import Column


def text_frame(sheet: Sheet) -> pd.DataFrame:
    """Return the cells as written (blank is ``""``), in the order of the source."""
    data = {
        name: pd.Series([row.text[name] for row in sheet.rows], dtype="str")
        for name in sheet.table.columns_in(sheet.header)
    }
    return _frame(data, sheet.rows)


def typed_frame(sheet: Sheet) -> pd.DataFrame:
    """Return the typed values, sorted by key and then by every column.

    The order of the rows in the source does not matter; the index is their row number there.
    """
    columns = sheet.table.columns_in(sheet.header)
    order = [*sheet.table.key, *(name for name in columns if name not in sheet.table.key)]
    rows = sorted(sheet.rows, key=lambda row: [_rank(row[name]) for name in order])
    data = {
        name: pd.Series([row[name] for row in rows], dtype=_dtype(column))
        for name, column in columns.items()
    }
    return _frame(data, rows)


def _frame(data: dict[str, pd.Series[Any]], rows: Sequence[Row]) -> pd.DataFrame:
    frame = pd.DataFrame(data)
    frame.index = pd.Index([row.number for row in rows], dtype="int64", name="row")
    return frame


def _dtype(column: Column) -> str:
    if column.type in TEXT_TYPES:
        return "str"
    return "object" if column.type == "list" else "float64"


def _rank(value: Any) -> Any:  # noqa: ANN401 - values of one column compare among themselves
    """Return the sort key of a typed value: a blank number comes after every number."""
    if isinstance(value, float):
        return (math.isnan(value), 0.0 if math.isnan(value) else value)
    return value

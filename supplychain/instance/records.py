"""Tables as rows: what a pure function of a row reads."""

from __future__ import annotations

import math
import weakref
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

Records = list[dict[str, Any]]

_kept: dict[int, Records] = {}  # rows of the tables that are alive, by identity


def records(frame: pd.DataFrame) -> Records:
    """Rows of a table of a case, values by column.

    They are made once a table: no table of a case is ever changed in place, and the same rows must
    not be changed either. A case with other figures shares the tables that it leaves alone.
    """
    key = id(frame)
    if key not in _kept:
        _kept[key] = _rows(frame)
        weakref.finalize(frame, _kept.pop, key)
    return _kept[key]


def _rows(frame: pd.DataFrame) -> Records:
    names = list(frame.columns)
    values = (_cells(frame[name]) for name in names)
    return [dict(zip(names, row, strict=True)) for row in zip(*values, strict=True)]


def _cells(column: pd.Series[Any]) -> list[Any]:
    """Cells of a column, every blank number the same NaN: rows of equal cells are then equal."""
    cells = column.tolist()  # many times faster than pandas' own way
    if column.dtype != np.float64:
        return cells
    return [math.nan if cell != cell else cell for cell in cells]  # noqa: PLR0124 - NaN differs

"""Tables as rows: what a pure function of a row reads."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Any

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
    values = (frame[name].tolist() for name in names)  # many times faster than pandas' own way
    return [dict(zip(names, row, strict=True)) for row in zip(*values, strict=True)]

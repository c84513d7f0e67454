"""Tables as rows: what a pure function of a row reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of a table of a case, values by column; many times faster than pandas' own way."""
    names = list(frame.columns)
    values = (frame[name].tolist() for name in names)
    return [dict(zip(names, row, strict=True)) for row in zip(*values, strict=True)]

"""From arrays (things x periods) to tidy tables, one row a thing and period."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pandas as pd

from supplychain.results.columns import COLUMNS, KEYS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from supplychain.instance.calendar import Bools, Floats

DUST = 1e-9
Tables: TypeAlias = Mapping[str, pd.DataFrame]


def nonzero(values: Floats) -> Bools:
    """Cells (things x periods) that are more than dust beside the peak of their thing."""
    if values.size == 0:
        return np.zeros(values.shape, dtype=bool)
    peak = np.abs(values).max(axis=1, keepdims=True)
    return np.asarray(np.abs(values) > DUST * np.maximum(peak, 1.0))


def tidy(things: pd.DataFrame, values: Mapping[str, Floats], keep: Bools) -> pd.DataFrame:
    """One row for each cell to keep: the columns of its thing, `period` from 1, the values."""
    thing, period = np.nonzero(keep)
    frame = things.iloc[thing].reset_index(drop=True)
    frame["period"] = period + 1
    for name, array in values.items():
        frame[name] = array[thing, period]
    return frame


def labelled(scenario: str, regime: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Put the columns scenario and regime before those of `frame`."""
    frame.insert(0, "scenario", scenario)
    frame.insert(1, "regime", regime)
    return frame


def stacked(table: str, frames: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Return the frames of one result table as one, its columns in order and its rows sorted."""
    whole = [frame for frame in frames if len(frame)]
    if not whole:
        return pd.DataFrame(columns=list(COLUMNS[table]))
    frame = pd.concat(whole, ignore_index=True)[list(COLUMNS[table])]
    order = [name for name in KEYS[table] if name != "stage"]  # stages stay in their own order
    return frame.sort_values(order, kind="stable", ignore_index=True)

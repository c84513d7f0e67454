"""Comparing two counts row by row, and saying in words where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supplychain.instance.calendar import Bools, Floats

TOLERANCE = 1e-6
RUN = ["scenario", "regime"]
MOST_MESSAGES = 10


@dataclass(frozen=True)
class Count:
    """Rows of a result table, the columns that tell them apart, and numbers to compare.

    Numbers may differ by 1e-6 of the larger one, of 1, or of the column `scale` where there is
    one. A number that is missing is wrong. Messages name the row and by how much it is off.
    """

    table: str
    rows: pd.DataFrame
    keys: Sequence[str]

    def differs(self, found: str, expected: str, text: str) -> list[str]:
        """Messages on rows in which `found` is not `expected`, which `text` describes."""
        left, right = self._numbers(found), self._numbers(expected)
        wrong = ~(np.abs(left - right) <= self._slack(left, right))
        return self._messages(wrong, (found, left), (text, right))

    def exceeds(self, found: str, most: str, text: str) -> list[str]:
        """Messages on rows in which `found` is above `most`, which `text` describes."""
        left, right = self._numbers(found), self._numbers(most)
        wrong = ~(left <= right + self._slack(left, right))
        return self._messages(wrong, (found, left), (f"at most {text}", right))

    def negative(self, columns: Sequence[str]) -> list[str]:
        """Messages on quantities below 0, by more than 1e-6 of 1 or of their column's peak."""
        said = []
        for name in columns:
            values = self._numbers(name)
            wrong = ~(values >= -TOLERANCE * np.nanmax(np.abs(values), initial=1.0))
            said += self._messages(wrong, (name, values), ("at least", np.zeros(len(values))))
        return said

    def _numbers(self, column: str) -> Floats:
        values = pd.to_numeric(self.rows[column], errors="coerce")
        return values.to_numpy(dtype=float, na_value=np.nan)

    def _slack(self, left: Floats, right: Floats) -> Floats:
        size = np.maximum(np.maximum(np.abs(left), np.abs(right)), 1.0)
        if "scale" in self.rows:
            size = np.maximum(size, self._numbers("scale"))
        return np.asarray(TOLERANCE * size)

    def _messages(
        self, wrong: Bools, found: tuple[str, Floats], expected: tuple[str, Floats]
    ) -> list[str]:
        (name, left), (text, right) = found, expected
        places = np.flatnonzero(wrong)
        said = []
        for k in places[:MOST_MESSAGES]:
            row = self.rows.iloc[k]
            place = ", ".join(f"{key} {row[key]}" for key in self.keys if key not in RUN)
            said.append(
                f"{row['scenario']}, {row['regime']}: {self.table}, {place}: {name} is "
                f"{left[k]:.9g}, {text} {right[k]:.9g}: off by {left[k] - right[k]:.6g}"
            )
        if len(places) > MOST_MESSAGES:
            said.append(f"{self.table}: {name} is off in {len(places) - MOST_MESSAGES} more rows")
        return said


def joined(left: pd.DataFrame, right: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Both frames side by side by their keys; what is missing on one side is 0 there."""
    both = left.merge(right, on=list(keys), how="outer")
    numbers = [name for name in both.columns if name not in keys]
    both[numbers] = both[numbers].astype(float).fillna(0.0)
    return both


def summed(frame: pd.DataFrame, keys: Sequence[str], column: str, name: str) -> pd.DataFrame:
    """Return the sum of `column` by `keys`, called `name`."""
    total = frame.groupby(list(keys), as_index=False)[[column]].sum()
    return pd.DataFrame(total.rename(columns={column: name}))

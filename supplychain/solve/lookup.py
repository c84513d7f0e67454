"""Members of a set found by their codes, whole arrays at a time."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Ints = npt.NDArray[np.integer]

DENSE = 2**22  # most possible keys for which a table of all of them is kept


class Lookup:
    """Rows of codes, found by their first `width` columns, the key."""

    def __init__(self, rows: Ints, width: int) -> None:
        keys = rows[:, :width].astype(np.int64)
        self._low = keys.min(axis=0) if len(keys) else np.zeros(width, dtype=np.int64)
        self._span = keys.max(axis=0) - self._low + 1 if len(keys) else np.zeros_like(self._low)
        self._size = math.prod(self._span.tolist())
        mixed = self._mix(list(keys.T), len(keys))
        self.order = np.argsort(mixed, kind="stable")
        self.members = rows[self.order, width:]
        self._sorted = mixed[self.order]
        if self._size <= DENSE:  # where each possible key starts, and one that nothing has
            counts = np.bincount(mixed, minlength=self._size + 1)
            self._starts = np.concatenate([[0], np.cumsum(counts)])

    def find(self, key: Sequence[Ints], size: int) -> tuple[Ints, Ints]:
        """First place among the sorted rows with each of `size` keys, and how many there are."""
        mixed = self._mix(key, size)
        if self._size <= DENSE:
            first, end = self._starts[mixed], self._starts[mixed + 1]
        else:
            first = np.searchsorted(self._sorted, mixed, "left")
            end = np.searchsorted(self._sorted, mixed, "right")
        return first, end - first

    def place(self, key: Sequence[Ints], size: int) -> Ints:
        """Place in the set of each of `size` keys; raises ``KeyError`` where one is no member."""
        first, count = self.find(key, size)
        if not count.all():
            missing = int(np.argmin(count))
            raise KeyError([int(np.broadcast_to(code, size)[missing]) for code in key])
        return self.order[first]

    def _mix(self, key: Sequence[Ints], size: int) -> Ints:
        """One number a key; of keys beyond all members the same, one that no member has."""
        mixed = np.zeros(size, dtype=np.int64)
        inside = np.ones(size, dtype=np.bool_)
        for code, low, span in zip(key, self._low, self._span, strict=True):
            local = code - low
            inside &= (local >= 0) & (local < span)
            mixed = mixed * span + local
        return np.where(inside, mixed, self._size)

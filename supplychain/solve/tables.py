"""Sets, numbers and columns of a case as arrays, found by the codes of an index."""

from __future__ import annotations

import math
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from supplychain.solve.lookup import Lookup

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from supplychain.formulation.sets import Labels, Sets
    from supplychain.instance.calendar import Floats
    from supplychain.solve.lookup import Ints
    from supplychain.solve.templates import Templates


class Tables:
    """The members of sets, what each number is, and where each column lies.

    `figures` are the numbers of the case. Every other number changes with the scenario or regime
    and has a place among all that do, in the order of `changing`.
    """

    def __init__(self, rules: Templates, sets: Sets, figures: Mapping[str, Floats]) -> None:
        self.sets, self.figures = sets, figures
        self.labels: Labels = sets.labels
        self._rules, self._rows = rules, sets.rows
        self._lookups: dict[tuple[str, int], Lookup] = {}
        self.changing = [name for name in rules.parameters if name not in figures]
        sizes = {name: self.size(rules.parameters[name]) for name in self.changing}
        self._numbers = dict(zip(sizes, _starts(sizes.values()), strict=True))
        self.numbers = sum(sizes.values())
        sizes = {name: self.size(over) for name, over in rules.variables.items()}
        self._columns = dict(zip(sizes, _starts(sizes.values()), strict=True))
        self.slices = {name: slice(a, a + sizes[name]) for name, a in self._columns.items()}
        self.width = sum(sizes.values())

    def size(self, over: Sequence[str]) -> int:
        """Return the number of members of a product of sets."""
        return math.prod(len(self._rows[name]) for name in over)

    def codes(self, over: Sequence[str]) -> Ints:
        """Codes of every member of a product of sets, the last set fastest."""
        before, after, columns = 1, self.size(over), []
        for name in over:
            rows = self._rows[name].reshape(-1, self._rules.dimensions[name])
            after //= max(len(rows), 1)
            columns += [np.tile(np.repeat(column, after), before) for column in rows.T]
            before *= len(rows)
        return np.stack(columns, axis=1) if columns else np.zeros((1, 0), dtype=np.int32)

    def members(self, name: str, key: Sequence[Ints], size: int) -> tuple[Ints, Ints]:
        """Members of a set under each of `size` keys, and the place of the key of each."""
        lookup = self._lookup(name, self._rules.keys[name])
        first, count = lookup.find(key, size)
        origin = np.repeat(np.arange(size), count)
        end = np.cumsum(count)
        place = np.arange(end[-1] if size else 0) + np.repeat(first - (end - count), count)
        return origin, lookup.members[place]

    def column(self, name: str, key: Sequence[Ints], size: int) -> Ints:
        """Column of a variable at each of `size` indices."""
        return self._columns[name] + self._place(name, self._rules.variables[name], key, size)

    def parameter(
        self, name: str, key: Sequence[Ints], size: int
    ) -> tuple[Floats | float, Ints | None]:
        """Number at each of `size` indices: its value, or 1 and its place if it changes."""
        place = self._place(name, self._rules.parameters[name], key, size)
        if name in self.figures:
            return self.figures[name][place], None
        return 1.0, self._numbers[name] + place

    def _place(self, name: str, over: Sequence[str], key: Sequence[Ints], size: int) -> Ints:
        place, used = np.zeros(size, dtype=np.int64), 0
        for part in over:
            width = self._rules.dimensions[part]
            lookup = self._lookup(part, width)
            try:
                found = lookup.place(key[used : used + width], size)
            except KeyError as error:
                index = [self.labels.name(code) for code in error.args[0]]
                raise KeyError(f"{name} has no member {index} of {part}") from error
            place = place * len(lookup.members) + found
            used += width
        return place

    def _lookup(self, name: str, width: int) -> Lookup:
        if (name, width) not in self._lookups:
            length = self._rules.keys[name] + self._rules.dimensions[name]
            rows = self._rows[name].reshape(-1, length) if length else self._rows[name]
            self._lookups[name, width] = Lookup(rows, width)
        return self._lookups[name, width]


def _starts(sizes: Iterable[int]) -> list[int]:
    return [0, *accumulate(sizes)][:-1]

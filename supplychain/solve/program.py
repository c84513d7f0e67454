"""The linear program as arrays: one structure a case, filled with numbers for each instance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt
    from scipy.sparse import csc_array

    from supplychain.formulation.numbers import Bounds
    from supplychain.formulation.variables import Index
    from supplychain.instance.calendar import Floats

    Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class LinearProgram:
    """Minimise each cost in turn, subject to row_lower <= A x <= row_upper, lower <= x <= upper."""

    matrix: csc_array
    lower: Floats
    upper: Floats
    row_lower: Floats
    row_upper: Floats
    costs: dict[str, Floats]


@dataclass(frozen=True)
class Slots:
    """Where the changing coefficients landed in an array: positions, serial numbers, signs."""

    position: Ints
    serial: Ints
    sign: Floats

    def fill(self, template: Floats, numbers: Floats) -> Floats:
        """Copy of `template` with the changing coefficients set from `numbers`."""
        filled = template.copy()
        filled[self.position] = self.sign * numbers[self.serial]
        return filled


@dataclass(frozen=True)
class Structure:
    """Rows, columns and pattern of a case, the same for every scenario and regime.

    `index` gives the index of each family of columns, in column order; `steps` the number of
    periods or bands of each, 0 for neither; `families` the order in which the changing
    coefficients are numbered.
    """

    index: dict[str, Index]
    steps: dict[str, int]
    families: list[str]
    matrix: csc_array
    row_lower: Floats
    row_upper: Floats
    costs: dict[str, Floats]
    matrix_slots: Slots
    cost_slots: dict[str, Slots]

    @property
    def slices(self) -> dict[str, slice]:
        """Columns of each family."""
        ends = np.cumsum([len(keys) for keys in self.index.values()])
        starts = np.concatenate([[0], ends[:-1]])
        return {
            name: slice(int(a), int(b)) for name, a, b in zip(self.index, starts, ends, strict=True)
        }

    def fill(
        self, coefficients: Mapping[str, Floats], bounds: Mapping[str, Bounds]
    ) -> LinearProgram:
        """Return the linear program with these coefficients and bounds; others are [0, inf)."""
        numbers = np.concatenate([coefficients[name].ravel() for name in self.families])
        matrix = self.matrix.copy()
        matrix.data = self.matrix_slots.fill(self.matrix.data, numbers)
        columns = matrix.shape[1]
        lower, upper = np.zeros(columns), np.full(columns, np.inf)
        for name, where in self.slices.items():
            if name in bounds:
                lower[where], upper[where] = bounds[name]
        costs = {name: self.cost_slots[name].fill(c, numbers) for name, c in self.costs.items()}
        return LinearProgram(matrix, lower, upper, self.row_lower, self.row_upper, costs)

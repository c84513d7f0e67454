"""The linear program as arrays: one structure a case, filled with numbers for each instance."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csc_array

from supplychain.solve.scaling import Scaling, scaling_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from supplychain.formulation.numbers import Bounds
    from supplychain.formulation.sets import Sets
    from supplychain.instance.calendar import Floats

    Ints = npt.NDArray[np.integer]


@dataclass(frozen=True)
class LinearProgram:
    """Minimise each cost in turn, subject to row_lower <= A x <= row_upper, lower <= x <= upper.

    `units`, where figures are out of the ordinary, are those of the first columns; see ``scaling``.
    """

    matrix: csc_array
    lower: Floats
    upper: Floats
    row_lower: Floats
    row_upper: Floats
    costs: dict[str, Floats]
    units: Floats | None = None

    @cached_property
    def scaling(self) -> Scaling | None:
        """How the program is scaled on its way into the solver; None where it goes as it is."""
        return None if self.units is None else scaling_of(self.matrix, self.units)

    def in_units(self, cost: Floats) -> Floats:
        """Return a cost of each column's unit, as the solver gets it."""
        return cost if self.scaling is None else cost * self.scaling.columns

    def scaled(self, cost: Floats, scaling: Scaling | None) -> tuple[LinearProgram, Floats]:
        """Return the program without its costs, and a cost, as the solver gets them."""
        if scaling is None:
            return self, cost
        program = LinearProgram(
            matrix=scaling.of(self.matrix),
            lower=self.lower / scaling.columns,
            upper=self.upper / scaling.columns,
            row_lower=self.row_lower * scaling.rows,
            row_upper=self.row_upper * scaling.rows,
            costs={},
        )
        return program, cost * scaling.columns


@dataclass(frozen=True)
class Pattern:
    """A sparse matrix of which some numbers are still open.

    The entry at `index` and `start` (compressed columns) is the sum of its terms, which begin at
    `first`: `factor` times the changing number at `number`, the last of which is 1.
    """

    shape: tuple[int, int]
    index: Ints
    start: Ints
    first: Ints
    factor: Floats
    number: Ints

    def fill(self, numbers: Floats) -> csc_array:
        """Return the matrix with these changing numbers, the last of them 1."""
        terms = self.factor * numbers[self.number]
        data = np.add.reduceat(terms, self.first) if len(terms) > len(self.first) else terms
        return csc_array((data, self.index, self.start), shape=self.shape)


@dataclass(frozen=True)
class Structure:
    """Rows, columns and pattern of a case, the same for every scenario and regime.

    `slices` gives the columns of each family, in column order; `steps` the number of periods or
    bands of each, 0 for neither; `rows` the rows of each rule; `changing` the order in which the
    changing numbers stand. It is made of `sets` and `figures`.
    """

    slices: dict[str, slice]
    rows: dict[str, slice]
    steps: dict[str, int]
    changing: list[str]
    matrix: Pattern
    costs: Pattern
    objectives: list[str]
    row_lower: Floats
    row_upper: Floats
    sets: Sets
    figures: Mapping[str, Floats]
    _last: dict[str, tuple[Floats, csc_array, Floats]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def is_made_of(self, sets: Sets, figures: Mapping[str, Floats]) -> bool:
        """Tell whether the rules of this structure would come to it again with these."""
        return (
            sets.labels.labels == self.sets.labels.labels
            and all(np.array_equal(rows, sets.rows[name]) for name, rows in self.sets.rows.items())
            and all(
                np.array_equal(numbers, figures[name], equal_nan=True)
                for name, numbers in self.figures.items()
            )
        )

    def fill(
        self,
        coefficients: Mapping[str, Floats],
        bounds: Mapping[str, Bounds],
        units: Mapping[str, Floats] | None = None,
    ) -> LinearProgram:
        """Return the linear program with these coefficients and bounds; others are [0, inf).

        `units` are those of ``formulation.units``, if any.
        """
        numbers = np.concatenate([*(coefficients[name].ravel() for name in self.changing), [1.0]])
        matrix, costs = self._with(numbers)
        lower, upper = np.zeros(matrix.shape[1]), np.full(matrix.shape[1], np.inf)
        for name, (low, high) in bounds.items():
            lower[self.slices[name]], upper[self.slices[name]] = low, high
        return LinearProgram(
            matrix, lower, upper, self.row_lower, self.row_upper,
            dict(zip(self.objectives, costs, strict=True)),
            self._spread(units) if units else None,
        )  # fmt: skip

    def _spread(self, units: Mapping[str, Floats]) -> Floats:
        """Units of all columns, NaN where a family has none."""
        found = np.full(self.matrix.shape[1], np.nan)
        for name, values in units.items():
            found[self.slices[name]] = values
        return found

    def _with(self, numbers: Floats) -> tuple[csc_array, Floats]:
        """Matrix and costs with these changing numbers; regimes often share those of the last."""
        last = self._last.get("filled")
        if last is None or not np.array_equal(last[0], numbers):
            costs = self.costs.fill(numbers).toarray(order="C")
            last = self._last["filled"] = numbers, self.matrix.fill(numbers), costs
        return last[1], last[2]

r"""A certificate of optimality from the arrays alone, without the solver.

With :math:`x` the plan, :math:`y` the row duals, and :math:`d = c - A^T y` the reduced costs that
follow from them: :math:`x` and :math:`Ax` within their bounds (primal); :math:`d \ge 0` where a
column can rise, :math:`\le 0` where it can fall, and likewise :math:`y` of rows (dual); and
:math:`c^T x` equal to the dual objective, the sum of each multiplier at the bound that it leans on
(complementarity). `earlier` is the largest change of an earlier stage's objective. All is taken
in the units of the program (see ``scaling``), its cost scaled as that of the stage, and each
violation may be :math:`10^{-6}` of the size of the numbers it arises from:

.. math::
   1 + |x_j|, \quad 1 + \sum_j |a_{ij}| |x_j|, \quad 1 + |c_j| + \sum_i |a_{ij}| |y_i|, \quad
   1 + \max_i |y_i|, \quad 1 + |c^T x|

of a column, of a row, of a reduced cost, of a dual, and of complementarity and an earlier stage.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy.sparse import csc_array

    from supplychain.instance.calendar import Floats
    from supplychain.solve.program import LinearProgram

TOLERANCE = 1e-6


@dataclass(frozen=True)
class Certificate:
    """Largest relative violations of optimality of one stage; see the module for each."""

    primal: float
    dual: float
    complementarity: float
    earlier: float

    @property
    def feasible(self) -> bool:
        """Whether the plan is one, and keeps every earlier optimum."""
        return self.primal <= TOLERANCE and self.earlier <= TOLERANCE

    @property
    def ok(self) -> bool:
        """Whether every violation is a number within 1e-6."""
        violations = (self.primal, self.dual, self.complementarity, self.earlier)
        return all(violation <= TOLERANCE for violation in violations)


class Sides:
    """A matrix and what certificates need beside it, made once for all programs that share it."""

    def __init__(self, matrix: csc_array) -> None:
        self.matrix = matrix
        self.transposed = matrix.T
        self.sizes = abs(matrix)
        self.sizes_transposed = self.sizes.T

    def reduced(self, cost: Floats, y: Floats) -> Floats:
        """Reduced costs that follow from row duals."""
        return np.asarray(cost - self.transposed @ y)


def certify(  # noqa: PLR0913, PLR0917 - what a certificate is of
    program: LinearProgram,
    cost: Floats,
    x: Floats,
    y: Floats,
    earlier: float,
    sides: Sides | None = None,
) -> Certificate:
    """Certificate that `x` with row duals `y` minimises `cost` over `program`.

    `sides` are those of the program's matrix, where they are made already.
    """
    scaling = program.scaling
    if scaling is not None:
        program, cost = program.scaled(cost, scaling)
        x, y, sides = x / scaling.columns, y / scaling.rows, None
    sides = sides or Sides(program.matrix)
    activity = sides.matrix @ x
    reduced = sides.reduced(cost, y)
    column_size = 1 + np.abs(cost) + sides.sizes_transposed @ np.abs(y)
    primal = np.maximum(  # unlike max, keeps NaN
        _outside(x, program.lower, program.upper, 1 + np.abs(x)),
        _outside(activity, program.row_lower, program.row_upper, 1 + sides.sizes @ np.abs(x)),
    )
    dual_gap, dual_columns = lean(reduced, program.lower, program.upper, column_size)
    row_gap, dual_rows = lean(y, program.row_lower, program.row_upper, 1 + np.abs(y).max(initial=0))
    value = float(cost @ x)
    complementarity = abs(value - dual_gap - row_gap) / (1 + abs(value))
    dual = np.maximum(dual_columns, dual_rows)
    return Certificate(float(primal), float(dual), complementarity, earlier)


def _outside(value: Floats, lower: Floats, upper: Floats, size: Floats) -> float:
    excess = np.maximum(np.maximum(lower - value, value - upper), 0.0)
    return float((excess / size).max(initial=0.0))


def lean(
    multiplier: Floats, lower: Floats, upper: Floats, size: Floats | float
) -> tuple[float, float]:
    """Return the value of multipliers at the bounds they lean on, and how far any leans on none."""
    bound = np.where(multiplier > 0, lower, upper)
    supported = np.isfinite(bound)
    value = float(multiplier[supported] @ bound[supported])
    loose = np.abs(multiplier) / size
    return value, float(loose[~supported].max(initial=0.0))

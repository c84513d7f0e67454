r"""Powers of 2 by which columns and rows are scaled on their way into the solver and back.

Column :math:`j` is counted in its unit :math:`u_j`. A row with a column whose unit is not 1, or
with a coefficient above :math:`10^{9}`, is divided by the largest :math:`|a_{ij}| u_j` of its
columns with a unit, to the nearest power of 2; other rows stay as they are. A column without a unit
takes the one that brings its largest entry in such rows to 1, to the nearest power of 2; without an
entry there it is 1. So with :math:`x = U x'` and factors :math:`r_i` of rows:

.. math:: \min\, (U c)^T x' \quad r_i\, l_i \le (R A U x')_i \le r_i\, h_i, \qquad y = R y'

is the same program, and as all factors are powers of 2 not a digit is lost on the way.

Tolerances, all in these units:

- HiGHS keeps rows and bounds to :math:`10^{-9}`, and reduced costs and duals to :math:`10^{-9}` of
  the stage's cost, brought by another power of 2 to a largest entry of about 100. Coefficients
  below :math:`10^{-12}` count as none.
- On the optimal face a reduced cost or dual of that cost counts as 0 up to :math:`10^{-8}`.
- A row that keeps the optimum :math:`v` of an earlier stage allows :math:`v + 10^{-12} |v|`.
- A certificate allows :math:`10^{-6}` of the sizes that it states.

Each stage is tried by simplex, by interior point with crossover, by simplex without presolve and by
interior point without crossover, on the optimal face of the stages before and then with a row for
each of them; the first answer that is certified counts, and without one there is none. An answer
that is no vertex has no exact face, so after it every optimum is kept by a row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csc_array

from supplychain.formulation.units import LARGE

if TYPE_CHECKING:
    from supplychain.instance.calendar import Floats


@dataclass(frozen=True)
class Scaling:
    """Unit of each column, and factor of each row."""

    columns: Floats
    rows: Floats

    def of(self, matrix: csc_array) -> csc_array:
        """Return the matrix in these units; entry by entry, so that zeros stay where they are."""
        across = np.repeat(self.columns, np.diff(matrix.indptr))
        data = matrix.data * across * self.rows[matrix.indices]
        return csc_array((data, matrix.indices, matrix.indptr), shape=matrix.shape)


def scaling_of(matrix: csc_array, units: Floats) -> Scaling:
    """Scaling of a matrix whose first columns have these units, NaN those that have none."""
    height, width = matrix.shape
    columns = np.append(units, np.full(width - len(units), np.nan))
    column = np.repeat(np.arange(width), np.diff(matrix.indptr))
    size = np.abs(matrix.data)
    known = np.nan_to_num(columns)[column]
    largest = _largest(size * known, matrix.indices, height)
    rows = 1 / _power(largest)
    strange = largest > LARGE
    strange[matrix.indices[(known > 0) & (known != 1)]] = True
    rows[~strange] = 1.0
    entries = _largest(size * (rows * strange)[matrix.indices], column, width)
    return Scaling(np.where(np.isnan(columns), 1 / _power(entries), columns), rows)


def _largest(values: Floats, places: np.ndarray, count: int) -> Floats:
    found = np.zeros(count)
    np.maximum.at(found, places, values)
    return found


def _power(values: Floats) -> Floats:
    """Nearest power of 2 of each value; 1 for 0."""
    return np.exp2(np.round(np.log2(np.where(values > 0, values, 1.0))))

r"""What a unit at a node is worth at most, by what could be done with it at the prices elsewhere.

Period by period from the last,

.. math:: p_{n,t} = \max_j \; \bigl(-c_j + \textstyle\sum_{other\ rows} a_{ij} y_i\bigr) / a_{nt,j}

over the columns :math:`j` that take from it: hold, send, issue, make; with :math:`y` the duals of
the rows, :math:`y_{nt} = -p_{n,t}`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csc_array

from supplychain.solve.certificate import TOLERANCE, lean
from supplychain.solve.face import NONZERO

if TYPE_CHECKING:
    from supplychain.instance.calendar import Bools, Floats
    from supplychain.solve.program import Ints, LinearProgram

ROUNDING = 1e-12  # of a price
MOST_PASSES = 1000  # over routes without lead time, within a period


def worth(program: LinearProgram, cost: Floats, y: Floats, balance: slice, which: Bools) -> Floats:
    """Return duals with those of some rows of `balance` lowered to what a unit is worth there.

    `which` tells which rows, of each node (row) in each period (column). A dual that is as low
    already stays.
    """
    matrix, y = program.matrix, y.copy()
    nodes = np.zeros(matrix.shape[0], dtype=bool)
    nodes[balance] = which.ravel()
    column, row, share = _takers(program, nodes)
    period = (row - balance.start) % which.shape[1]
    order = np.argsort(period, kind="stable")
    for part in reversed(
        np.split(order, np.searchsorted(period[order], np.arange(which.shape[1])))
    ):
        takers = csc_array(matrix[:, column[part]]).T
        for _ in range(MOST_PASSES):
            short = cost[column[part]] - takers @ y
            at = np.flatnonzero(short < -ROUNDING)
            if not len(at):
                break
            np.minimum.at(y, row[part[at]], y[row[part[at]]] + short[at] / share[part[at]])
    return y


def paid_by(
    program: LinearProgram, cost: Floats, y: Floats, capacity: slice, makes: slice
) -> Floats:
    """Return duals with those of `capacity` lowered to what is made with it at most."""
    reduced = cost[makes] - program.matrix[:, makes].T @ y
    use = program.matrix.tocsr()[capacity][:, makes].tocoo()
    worth_of = np.minimum(reduced[use.col], 0.0) / use.data
    lower = y[capacity].copy()
    np.minimum.at(lower, use.row, y[capacity][use.row] + worth_of)
    y = y.copy()
    y[capacity] = lower
    return y


def dual_value(program: LinearProgram, cost: Floats, y: Floats) -> float:
    """Return what no plan can be below by the duals `y`; minus infinity where they are none.

    A multiplier that leans on no bound counts as none up to ``NONZERO``, and what a certificate
    allows is taken off.
    """
    reduced = cost - program.matrix.T @ y
    columns, loose = lean(reduced, program.lower, program.upper, 1.0)
    rows, loose_rows = lean(y, program.row_lower, program.row_upper, 1.0)
    if max(loose, loose_rows) > NONZERO:
        return -math.inf
    value = columns + rows
    return value - TOLERANCE * (1 + abs(value))


def _takers(program: LinearProgram, rows: Bools) -> tuple[Ints, Ints, Floats]:
    """Columns that take from these rows, with row and coefficient; of several rows the first."""
    matrix = program.matrix
    entries = np.flatnonzero((matrix.data > 0) & rows[matrix.indices])
    column, first = np.unique(
        np.searchsorted(matrix.indptr, entries, side="right") - 1, return_index=True
    )
    free = program.upper[column] > program.lower[column]
    column, entries = column[free], entries[first[free]]
    return column, matrix.indices[entries], matrix.data[entries]

r"""A bound from one pool: as if all there is of an item stood in one safe place near everybody.

Balance rows are summed over all sites and a few spans of time. What is held, sent, left or kept
falls out of the sum but for the stock of the pool, and rows that are about these are left out. So
every plan of the program is one of the pool's:

.. math:: used_{i,k} + issued_{i,k} + S_{i,k} \le S_{i,k-1} +
   \sum_{s,\,t \in k} (\sigma_{s,0}\, opening_{s,i} + due_{s,i,t} + made_{s,i,t}), \qquad S \ge 0

Source: surrogate relaxation (Glover 1968).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import block_array, csc_array, csr_array, eye_array

from supplychain.solve.apart import run_apart
from supplychain.solve.highs import Optimum, ways
from supplychain.solve.program import LinearProgram
from supplychain.solve.worth import dual_value

if TYPE_CHECKING:
    from supplychain.instance import Network
    from supplychain.instance.calendar import Floats
    from supplychain.solve.program import Structure

SPANS = 8  # of time
GONE = ("hold", "ship", "left", "pot")  # families of columns that no sum holds


def pooled_bound(
    network: Network, structure: Structure, program: LinearProgram, cost: Floats, until: float
) -> float:
    """Return what no plan of a program can cost less than; minus infinity without time to know.

    `cost` is scaled; no column that falls out may have one.
    """
    stays = np.ones(program.matrix.shape[1], dtype=bool)
    for family in GONE:
        stays[structure.slices[family]] = False
    if cost[~stays].any():
        return -math.inf
    rows = program.matrix.tocsr()
    balance = structure.rows["balance"]
    other = np.bincount(rows[:, ~stays].nonzero()[0], minlength=rows.shape[0]) == 0
    other[balance] = False
    pool = _pool(network, structure)
    summed = pool @ rows[balance][:, stays]
    count = summed.shape[0]
    stock = eye_array(count) - eye_array(count, k=-(count // SPANS))
    matrix = csc_array(block_array([[rows[other][:, stays], None], [summed, stock]]))
    alone = LinearProgram(
        matrix,
        np.append(program.lower[stays], np.zeros(count)),
        np.append(program.upper[stays], np.full(count, np.inf)),
        np.append(program.row_lower[other], np.full(count, -np.inf)),
        np.append(program.row_upper[other], np.zeros(count)),
        {},
    )
    whole = np.append(cost[stays], np.zeros(count))
    for method in ways(alone):
        found = run_apart(alone, whole, method, until)
        if isinstance(found, Optimum):
            return dual_value(alone, whole, found.y)
    return -math.inf


def _pool(network: Network, structure: Structure) -> csr_array:
    """Sums of balance rows: a row a span and item."""
    periods = structure.steps["make"]
    item = {name: k for k, name in enumerate(network.items)}
    of_node = np.array([item[i] for _, i in network.nodes])
    span = np.arange(periods) * SPANS // periods
    row = (span[None, :] * len(item) + of_node[:, None]).ravel()
    ones = np.ones(len(row))
    return csr_array((ones, (row, np.arange(len(row)))), shape=(SPANS * len(item), len(row)))

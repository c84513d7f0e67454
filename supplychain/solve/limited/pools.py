r"""A bound from pools: as if what routes connect stood in one safe place, near all who are there.

Balance rows of an item are summed over the sites :math:`P` that open routes connect, and over a few
spans of time. What is held from span to span is the stock :math:`S` of the pool; what is sent, left
or kept in reserve is dropped, and so are the rows about it. So every plan of the program is one of
the pools':

.. math:: used_{P,i,k} + issued_{P,i,k} + S_{P,i,k} \le S_{P,i,k-1} + \sum_{s \in P,\,t \in k}
   (\sigma_{s,0}\, opening_{s,i} + due_{s,i,t} + made_{s,i,t}), \qquad S \ge 0

Source: surrogate relaxation (Glover 1968).
"""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import block_array, csc_array, csr_array, eye_array
from scipy.sparse.csgraph import connected_components

from supplychain.solve.highs import TIME_LIMIT, Optimum
from supplychain.solve.large.components import INTERIOR, run_apart
from supplychain.solve.large.duals import dual_value
from supplychain.solve.large.shortest import goods
from supplychain.solve.methods import ways
from supplychain.solve.program import LinearProgram

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
    program, cost = program.scaled(cost, program.scaling)
    stays = np.ones(program.matrix.shape[1], dtype=bool)
    for family in GONE:
        stays[structure.slices[family]] = False
    if cost[~stays].any() or time.time() > until:
        return -math.inf
    rows = program.matrix.tocsr()
    balance = structure.rows["balance"]
    other = np.bincount(rows[:, ~stays].nonzero()[0], minlength=rows.shape[0]) == 0
    other[balance] = False
    pools = _pools(network, structure, program)
    summed = pools @ rows[balance][:, stays]
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
    for method in (INTERIOR, *ways(alone)):
        found = run_apart(alone, whole, method, until)
        if found == TIME_LIMIT:
            break
        bound = dual_value(alone, whole, found.y) if isinstance(found, Optimum) else -math.inf
        if bound > -math.inf:
            return bound
    return -math.inf


def _pools(network: Network, structure: Structure, program: LinearProgram) -> csr_array:
    """Sums of balance rows: a row a span and pool."""
    moved = goods(network, structure, program)
    ends = moved.origin[moved.open], moved.destination[moved.open]
    beside = csr_array((np.ones(len(ends[0])), ends), shape=(len(moved.source),) * 2)
    count, pool = connected_components(beside, directed=False)
    periods = structure.steps["make"]
    span = np.arange(periods) * SPANS // periods
    row = (span[None, :] * count + pool[:, None]).ravel()
    ones = np.ones(len(row))
    return csr_array((ones, (row, np.arange(len(row)))), shape=(SPANS * count, len(row)))

r"""Shipments that wait outside a large program until they pay, priced exactly.

A program begins with the shipments on shortest ways (``near``). Nodes that nothing can reach by
them are idle: they are left out, with all that they could hold and send. When the rest is solved,
each shipment that waits is priced with its duals; those that would pay come in, and the rest is
solved again, until none would. Then the plan is optimal for the whole program.

An idle node has no dual of its own. Its price is what a unit there would be worth at most, by what
could be done with it at the prices of the other nodes, period by period from the last:

.. math:: p_{n,t} = \max_j \; \bigl(-c_j + \textstyle\sum_{other\ rows} a_{ij} y_i\bigr) / a_{nt,j}

over the columns :math:`j` that take from it: hold, send, issue, make. So the duals of the whole
program are known, and the certificate is that of the whole program.

Source: column generation by pricing (Ford and Fulkerson 1958; Dantzig and Wolfe 1960).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csc_array

from supplychain.solve.near import goods, near

if TYPE_CHECKING:
    from supplychain.instance import Network
    from supplychain.instance.calendar import Bools, Floats
    from supplychain.solve.program import Ints, LinearProgram, Structure

WORTH_IT = 100_000  # non-zeros of a program that is worth it
FEW = 0.25  # share of what is open that lies on shortest ways, at most, or more rounds cost more
PAYS = 1e-8  # reduced cost below minus this comes in; of scaled costs
ROUNDING = 1e-12  # of a price
MOST_PASSES = 1000  # over routes without lead time, within a period


class Waiting:
    """The shipments of one program that wait; items on routes, all periods of each together."""

    def __init__(self, network: Network, structure: Structure, program: LinearProgram) -> None:
        self._structure, self._network = structure, network
        self._goods = goods(network, structure, program)
        self._in = near(network, self._goods)

    @property
    def few(self) -> bool:
        """Tell whether so little has to come in at first that it is worth it."""
        return bool(self._in.sum() <= FEW * self._goods.open.sum())

    def without(self, program: LinearProgram) -> LinearProgram:
        """Return the program with all that waits, and all at idle nodes, fixed at 0."""
        live, upper = self._live(), program.upper.copy()
        for family, stays in (
            ("ship", self._in & live[self._goods.origin]),
            ("hold", self._at(self._network.stored, live)),
            ("left", self._at(self._network.leaving, live)),
        ):
            columns = self._structure.slices[family]
            upper[columns].reshape(len(stays), -1)[~stays] = 0.0
        return replace(program, upper=upper)

    def priced(self, program: LinearProgram, cost: Floats, y: Floats) -> tuple[Floats, bool]:
        """Let in what pays at the duals `y` of the program without what waits.

        Returns the duals of the whole program, and whether anything came in.
        """
        live = self._live()
        y = self._with_idle_prices(program, cost, y, live)
        columns = self._structure.slices["ship"]
        shape = len(self._in), -1
        open_ = (program.upper[columns] > program.lower[columns]).reshape(shape)
        reduced = (cost[columns] - program.matrix[:, columns].T @ y).reshape(shape)
        price = -y[self._structure.rows["balance"]].reshape(len(live), -1)[self._goods.origin]
        out = ~(self._in & live[self._goods.origin])
        pays = out & (open_ & (reduced < -PAYS)).any(axis=1)
        onwards = out & (open_ & (reduced <= PAYS) & (price > PAYS)).any(axis=1)
        self._in |= self._and_onwards(pays, onwards & ~live[self._goods.origin])
        return y, bool(pays.any())

    def _live(self) -> Bools:
        """Tell which nodes have an item of their own, or can be reached by what is in."""
        live = self._goods.source.copy()
        origin, destination = self._goods.origin[self._in], self._goods.destination[self._in]
        while not live[destination[live[origin]]].all():
            live[destination[live[origin]]] = True
        return live

    def _and_onwards(self, pays: Bools, onwards: Bools) -> Bools:
        """Add to what pays the ways onwards from the idle nodes that it reaches."""
        found, reached = pays.copy(), np.zeros(len(self._goods.source), dtype=bool)
        while True:
            reached[self._goods.destination[found]] = True
            more = onwards & reached[self._goods.origin] & ~found
            if not more.any():
                return found
            found |= more

    def _at(self, nodes: list[tuple[str, str]], live: Bools) -> Bools:
        place = {node: k for k, node in enumerate(self._network.nodes)}
        return live[[place[node] for node in nodes]]

    def _with_idle_prices(
        self, program: LinearProgram, cost: Floats, y: Floats, live: Bools
    ) -> Floats:
        """Return the duals with those of idle nodes; see the module."""
        rows, matrix, y = self._structure.rows["balance"], program.matrix, y.copy()
        periods = (rows.stop - rows.start) // len(live)
        idle = np.zeros(matrix.shape[0], dtype=bool)
        idle[rows] = np.repeat(~live, periods)
        y[idle] = 0.0
        column, row, share = _takers(program, idle)
        period = (row - rows.start) % periods
        order = np.argsort(period, kind="stable")
        ends = np.searchsorted(period[order], np.arange(periods + 1))
        for t in range(periods - 1, -1, -1):
            part = order[ends[t] : ends[t + 1]]
            takers = csc_array(matrix[:, column[part]]).T
            for _ in range(MOST_PASSES):
                short = cost[column[part]] - takers @ y
                at = np.flatnonzero(short < -ROUNDING)
                if not len(at):
                    break
                np.minimum.at(y, row[part[at]], y[row[part[at]]] + short[at] / share[part[at]])
        return y


def _takers(program: LinearProgram, idle: Bools) -> tuple[Ints, Ints, Floats]:
    """Columns that take from idle nodes, with row and coefficient; of several rows the first."""
    matrix = program.matrix
    entries = np.flatnonzero((matrix.data > 0) & idle[matrix.indices])
    column, first = np.unique(
        np.searchsorted(matrix.indptr, entries, side="right") - 1, return_index=True
    )
    free = program.upper[column] > program.lower[column]
    column, entries = column[free], entries[first[free]]
    return column, matrix.indices[entries], matrix.data[entries]


def waiting_for(
    network: Network, structure: Structure, program: LinearProgram
) -> Waiting | None:
    """Return what may wait of a program; None where solving it at once is faster."""
    if program.matrix.nnz < WORTH_IT:
        return None
    waiting = Waiting(network, structure, program)
    return waiting if waiting.few else None

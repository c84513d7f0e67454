r"""Shipments that wait outside a large program until they pay, priced exactly.

A program begins with the shipments on shortest ways (``shortest``), and with those of the baseline
where no nation may end worse off than there: without them there may be no plan. Nodes that nothing
can reach by them are idle: they are left out, with all that they could hold and send. When the rest
is solved, each shipment that waits is priced with its duals; those that would pay come in, and the
rest is solved again, until none would. Then the plan is optimal for the whole program. Until then
only duals are asked for, and those of an interior point leave the least to come in later (of a case
of 50 countries all in 2 rounds, where those of vertices went on); at the end a vertex is looked
for.

An idle node has no dual of its own. Its price is what a unit there would be worth at most (see
``duals``). So the duals of the whole program are known, and the certificate is that of the whole
program.

Where time ends before, the duals so far are raised until no shipment that waits would pay, and what
makes it. They are duals of the whole program then, and their value is a bound.

Source: column generation by pricing (Ford and Fulkerson 1958; Dantzig and Wolfe 1960).
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from supplychain.solve.face import NONZERO
from supplychain.solve.highs import TIME_LIMIT, Optimum
from supplychain.solve.incumbent import Incumbent
from supplychain.solve.large.components import INTERIOR, Known, run_apart
from supplychain.solve.large.duals import dual_value, paid_by, worth
from supplychain.solve.large.shortest import goods, near

if TYPE_CHECKING:
    from supplychain.instance import Network
    from supplychain.instance.calendar import Bools, Floats
    from supplychain.solve.program import LinearProgram, Structure

# Non-zeros of a program that is worth it. Sparse generated cases of 1, 5 and 11 million take two to
# four times as long so; of 50 countries (29 million) no round less is solved in five minutes.
WORTH_IT = 20_000_000
FEW = 0.25  # share of what is open that lies on shortest ways, at most, or more rounds cost more


class Waiting:
    """The shipments of one program that wait; items on routes, all periods of each together.

    What the baseline has `shipped` (items on routes, periods) does not wait: where it guards
    nations, there may be no plan without.
    """

    def __init__(
        self,
        network: Network,
        structure: Structure,
        program: LinearProgram,
        shipped: Floats | None = None,
    ) -> None:
        self._structure, self._network = structure, network
        self._goods = goods(network, structure, program)
        self._in = near(network, self._goods)
        if shipped is not None:
            self._in |= (shipped > 0).any(axis=1)

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
        balance = self._structure.rows["balance"]
        y = y.copy()
        y[balance].reshape(len(live), -1)[~live] = 0.0
        y = worth(program, cost, y, balance, self._every_period(~live))
        columns = self._structure.slices["ship"]
        shape = len(self._in), -1
        open_ = (program.upper[columns] > program.lower[columns]).reshape(shape)
        reduced = (cost[columns] - program.matrix[:, columns].T @ y).reshape(shape)
        price = -y[balance].reshape(len(live), -1)[self._goods.origin]
        out = ~(self._in & live[self._goods.origin])
        pays = out & (open_ & (reduced < -NONZERO)).any(axis=1)
        onwards = out & (open_ & (reduced <= NONZERO) & (price > NONZERO)).any(axis=1)
        self._in |= self._and_onwards(pays, onwards & ~live[self._goods.origin])
        return y, bool(pays.any())

    def bound(self, program: LinearProgram, cost: Floats, y: Floats) -> float:
        """Return what no plan of the whole program can be below, by such duals, raised to be some.

        The price of each node becomes what a unit there is worth, that of capacity what is made.
        """
        balance, capacity = self._structure.rows["balance"], self._structure.rows["capacity"]
        everywhere = np.ones(len(self._goods.source), dtype=bool)
        y = worth(program, cost, y, balance, self._every_period(everywhere))
        y = paid_by(program, cost, y, capacity, self._structure.slices["make"])
        return dual_value(program, cost, y)

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

    def _every_period(self, nodes: Bools) -> Bools:
        return np.repeat(nodes[:, None], self._structure.steps["ship"], axis=1)

    def _at(self, nodes: list[tuple[str, str]], live: Bools) -> Bools:
        place = {node: k for k, node in enumerate(self._network.nodes)}
        return live[[place[node] for node in nodes]]


def run_waiting(  # noqa: PLR0913, PLR0917 - what is solved, how, until when and by whom
    program: LinearProgram,
    cost: Floats,
    method: str,
    waiting: Waiting,
    until: float,
    jobs: int = 1,
) -> Optimum | Incumbent | str:
    """Minimise `cost` over `program` without what waits, again and again until nothing pays.

    By an interior point method, and then by `method`, for a vertex. See ``run_apart``; where time
    ends after a plan was found, that with a bound. If `method` finds no vertex, the optimum stays
    that of the interior. Where there is no plan without what waits, all is solved at once.
    """
    scaling = program.scaling  # so that prices are those of units, and what is none is as small
    scaled, cost = program.scaled(cost, scaling)
    found = _rounds(scaled, cost, method, waiting, until, jobs)
    if isinstance(found, str) or scaling is None:
        return found
    return replace(found, x=found.x * scaling.columns, y=found.y * scaling.rows)


def _rounds(  # noqa: PLR0913, PLR0917 - as above
    program: LinearProgram,
    cost: Floats,
    method: str,
    waiting: Waiting,
    until: float,
    jobs: int,
) -> Optimum | Incumbent | str:
    iterations = 0
    late: Incumbent | None = None
    best: Optimum | None = None
    for by in (INTERIOR, method):
        known, paid = Known(), True
        while paid:
            found = run_apart(waiting.without(program), cost, by, until, jobs, known)
            if isinstance(found, str):
                break
            iterations += found.iterations
            y, paid = waiting.priced(program, cost, found.y)
            if not paid:
                best = replace(found, y=y, iterations=iterations)
            elif until < math.inf:
                bound = waiting.bound(program, cost, y)
                late = Incumbent(found.x, y, iterations, max(bound, late.bound) if late else bound)
        if found == TIME_LIMIT or (isinstance(found, Optimum) and found.vertex):
            break
    else:
        found = best or run_apart(program, cost, method, until, jobs)
    return best or (late if late and found == TIME_LIMIT else found)


def waiting_for(
    network: Network, structure: Structure, program: LinearProgram, shipped: Floats | None = None
) -> Waiting | None:
    """Return what may wait of a program; None where to solve it at once is known to be faster."""
    if program.matrix.nnz < WORTH_IT:
        return None
    waiting = Waiting(network, structure, program, shipped)
    return waiting if waiting.few else None

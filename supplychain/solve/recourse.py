r"""A linear program of which some columns are decided before: its optimum, and what moves it.

With the decided columns at :math:`\hat x`, its certified optimum :math:`Q(\hat x)` and their
reduced costs :math:`d`, every other decision costs at least:

.. math:: Q(x) \ge Q(\hat x) + d^T (x - \hat x)

since :math:`Q` is convex: the cut of the L-shaped method. The program stays loaded, so another
decision takes a few pivots. A decision that opens or shuts columns takes as many as a start from
nothing; so the last basis of each way to open them is kept, and taken up when that comes again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from supplychain.solve.certificate import certify
from supplychain.solve.face import scale_of
from supplychain.solve.highs import Optimum, Resident, SolveError, run
from supplychain.solve.methods import ways

if TYPE_CHECKING:
    from supplychain.instance.calendar import Bools, Floats
    from supplychain.solve.highs import Basis
    from supplychain.solve.program import LinearProgram


@dataclass(frozen=True)
class Cut:
    """Certified optimum of a recourse at a decision, its slope there, and its own columns."""

    decision: Floats
    value: float
    slope: Floats
    plan: Floats

    @property
    def intercept(self) -> float:
        """Value of the cut where nothing is decided."""
        return float(self.value - self.slope @ self.decision)


class Recourse:
    """A program that minimises `cost`; its last columns are decided before.

    `afresh` has an element a decided column: whether a change of it moves so much that the program
    is better solved afresh, with presolve, the first time. Programs whose cost is zero in every
    column are allowed: their optimum is 0.
    """

    def __init__(self, program: LinearProgram, cost: Floats, afresh: Bools) -> None:
        self._program, self._cost = program, cost
        self._scale = scale_of(program.in_units(cost))
        width = len(cost)
        self._columns = np.arange(width - len(afresh), width, dtype=np.int32)
        self._afresh, self._open = afresh, b""  # what is open in the run before
        self._bases: dict[bytes, Basis] = {}  # by what is open
        self._resident = Resident(program, cost * self._scale)

    def at(self, decision: Floats) -> Cut:
        """Optimum and slope at a decision; raises ``SolveError`` where none is certified."""
        bounded = self._bounded(decision)
        self._resident.move(self._columns, decision)
        found = self._certified(bounded, self._run(decision[self._afresh].tobytes()))
        others = iter(ways(bounded))
        while not isinstance(found, Optimum):
            method = next(others, None)
            if method is None:
                raise SolveError(f"no certified answer to a decision: {found}")
            found = self._certified(bounded, run(bounded, self._cost * self._scale, method))
        reduced = self._cost - self._program.matrix.T @ (found.y / self._scale)
        return Cut(decision, float(self._cost @ found.x), reduced[self._columns], found.x)

    def _run(self, opened: bytes) -> Optimum | str:
        """Run from the last basis of the same columns opened, or afresh if there is none yet."""
        basis = self._bases.get(opened)
        go_on = opened == self._open
        found = self._resident.run(afresh=basis is None, basis=None if go_on else basis)
        self._open = opened
        if isinstance(found, Optimum):
            self._bases[opened] = found.basis
        return found

    def _bounded(self, decision: Floats) -> LinearProgram:
        lower, upper = self._program.lower.copy(), self._program.upper.copy()
        lower[self._columns] = upper[self._columns] = decision
        return replace(self._program, lower=lower, upper=upper)

    def _certified(self, bounded: LinearProgram, found: Optimum | str) -> Optimum | str:
        """Return an optimum that certifies, or what is wrong with it in words."""
        if isinstance(found, str):
            return found
        certificate = certify(bounded, self._cost * self._scale, found.x, found.y, 0.0)
        return found if certificate.ok else str(certificate)

"""One stage after the other of many programs of one shape, each from where the first one ended.

A small program takes less time to solve than to hand over, and the basis of its like is a few
pivots away. Every program starts from the bases of the first, so an answer depends on no other.
On large programs this loses: from the basis of another regime the dual simplex took 2 to 10 s for
the first stage of the bundled case (136,000 non-zeros), and 0.4 s with presolve.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.solve.certificate import Sides
from supplychain.solve.highs import Basis, Resident

if TYPE_CHECKING:
    from supplychain.instance.calendar import Floats
    from supplychain.solve.highs import Optimum
    from supplychain.solve.program import LinearProgram

LARGEST = 20_000  # non-zeros of a program that is worth it


class Hot:
    """A solver that stays loaded, with the optimal basis of each stage of the first program."""

    def __init__(self, first: LinearProgram) -> None:
        self.sides = Sides(first.matrix)
        self._resident: Resident | None = None
        self._bases: dict[str, Basis] = {}

    def take(self, program: LinearProgram) -> Sides:
        """Make ready for the stages of a program; return the sides of its matrix.

        Every program must have the same rows and columns.
        """
        if program.matrix is not self.sides.matrix:
            self.sides, self._resident = Sides(program.matrix), None
        return self.sides

    def run(self, program: LinearProgram, name: str, cost: Floats) -> Optimum | str:
        """Minimise `cost`, of stage `name`; the solver's status in words where it is not optimal.

        The program is the one taken, with other bounds perhaps.
        """
        if self._resident is None:
            self._resident = Resident(program, cost, "simplex without presolve")
        else:
            self._resident.refill(program, cost)
        found = self._resident.run(basis=self._bases.get(name))
        if not isinstance(found, str):
            self._bases.setdefault(name, found.basis)
        return found


def hot_for(program: LinearProgram) -> Hot | None:
    """Return a hot solver for programs like this one; None where a cold start is faster."""
    return Hot(program) if program.matrix.nnz <= LARGEST else None

"""Many programs of one shape, each stage from the basis of the same stage of one of them.

The basis of its like is a hundred pivots away, and a small program takes 3 to 5 ms from there where
it takes 15 from nothing. Every program starts from the same bases, so an answer depends on no other
that was asked for before.
On large programs this loses: from the basis of another regime the dual simplex took 2 to 10 s for
the first stage of the bundled case (136,000 non-zeros), and 0.4 s with presolve.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.solve.certificate import Sides
from supplychain.solve.highs import run
from supplychain.solve.methods import HOT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from supplychain.instance.calendar import Floats
    from supplychain.solve.highs import Optimum
    from supplychain.solve.program import LinearProgram
    from supplychain.solve.stages import Solved

LARGEST = 20_000  # non-zeros of a program that is worth it


class Hot:
    """The basis of each stage of a program, from which programs of the same shape go on.

    A stage that was not solved on the rows of the program itself has none. `method` is the way on.
    """

    def __init__(self, program: LinearProgram, solved: Iterable[Solved], method: str = HOT) -> None:
        self.method = method
        self._bases = {s.name: s.basis for s in solved if has_basis(s, program)}
        self._sides = Sides(program.matrix)

    def sides(self, program: LinearProgram) -> Sides:
        """Sides of the matrix of a program, which programs that follow each other often share."""
        sides = self._sides
        if program.matrix is not sides.matrix:
            sides = self._sides = Sides(program.matrix)
        return sides

    def run(self, program: LinearProgram, name: str, cost: Floats) -> Optimum | str:
        """Minimise `cost`, of stage `name`; in words what is wrong where that fails."""
        basis = self._bases.get(name)
        return run(program, cost, self.method, basis) if basis else "no basis"


def has_basis(stage: Solved, program: LinearProgram) -> bool:
    """Tell whether a stage ended in a basis of a program of this shape."""
    found = len(stage.basis.row_status), len(stage.basis.col_status)
    return found == tuple(program.matrix.shape)

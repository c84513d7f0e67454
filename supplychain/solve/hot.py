"""One stage after the other of many programs of one shape, each from where the like one ended.

A small program takes less time to solve than to hand over, and its neighbour's basis is a few
pivots away. On large programs this loses: from the basis of another regime the dual simplex took 2
to 10 s for the first stage of the bundled case (136,000 non-zeros), and 0.4 s with presolve.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from supplychain.solve.highs import METHODS, WARM, Basis, load, solved, with_options

if TYPE_CHECKING:
    from supplychain.instance.calendar import Floats
    from supplychain.solve.highs import Optimum
    from supplychain.solve.program import LinearProgram

LARGEST = 20_000  # non-zeros of a program that is worth it


class Hot:
    """A solver that stays loaded, with the last optimal basis of each stage."""

    def __init__(self) -> None:
        self._solver: Any = None  # highspy does not tell all of its methods
        self._loaded: Any = None
        self._basis: dict[str, Basis] = {}

    def run(self, program: LinearProgram, name: str, cost: Floats) -> Optimum | str:
        """Minimise `cost`, of stage `name`; the solver's status in words where it is not optimal.

        Every program must have the same rows and columns.
        """
        if program.matrix is not self._loaded:
            self._solver = with_options(load(program, cost), METHODS[WARM])
            self._loaded = program.matrix
        else:
            rows, columns = (np.arange(size, dtype=np.int32) for size in program.matrix.shape)
            self._solver.changeColsCost(len(columns), columns, cost)
            self._solver.changeColsBounds(len(columns), columns, program.lower, program.upper)
            self._solver.changeRowsBounds(len(rows), rows, program.row_lower, program.row_upper)
        if name in self._basis:
            self._solver.setBasis(self._basis[name])
        found = solved(self._solver)
        if not isinstance(found, str):
            self._basis[name] = found.basis
        return found


def hot_for(program: LinearProgram) -> Hot | None:
    """Return a hot solver for programs like this one; None where a cold start is faster."""
    return Hot() if program.matrix.nnz <= LARGEST else None

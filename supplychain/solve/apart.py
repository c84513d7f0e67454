"""Parts of a program that no row connects, solved one by one.

Under a regime that opens no route between two countries their programs are apart, and what an
earlier stage has fixed takes more of it apart. The time of a solve grows far faster than its size,
so fifty small programs take a fraction of the time of the whole. A fixed column connects nothing:
what it brings moves to the sides of its rows.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import block_array, csc_array
from scipy.sparse.csgraph import connected_components

from supplychain.solve.highs import TIME_LIMIT, Basis, Optimum, run, ways
from supplychain.solve.program import LinearProgram

if TYPE_CHECKING:
    from supplychain.instance.calendar import Floats
    from supplychain.solve.program import Ints

WORTH_IT = 20_000  # non-zeros that a program must have, and that a part is given where it has fewer
LARGEST = 0.7  # share of the non-zeros in one part up to which it is worth it


def run_apart(
    program: LinearProgram, cost: Floats, method: str, until: float = math.inf
) -> Optimum | str:
    """Minimise `cost` over `program`, part by part where it has parts; see ``highs.run``.

    A part that is too small for `method`, or fails by it, is tried by the other ways; `until` is as
    there. The iterations are those of all parts; there is a basis only of a program solved as a
    whole.
    """
    if program.matrix.nnz < WORTH_IT:
        return run(program, cost, method, until=until)
    free = np.flatnonzero(program.lower < program.upper)
    matrix = csc_array(program.matrix[:, free])
    of_row, of_column = _parts(matrix)
    sizes = np.bincount(of_column, weights=np.diff(matrix.indptr))
    if sizes.max(initial=0.0) > LARGEST * program.matrix.nnz:
        return run(program, cost, method, until=until)
    x, y, iterations = program.lower.copy(), np.zeros(len(program.row_lower)), 0
    vertex = True
    x[free] = 0.0
    brought = program.matrix @ x
    by_row = matrix.tocsr()
    for part in range(len(sizes)):
        rows, columns = np.flatnonzero(of_row == part), np.flatnonzero(of_column == part)
        where = free[columns]
        alone = LinearProgram(
            csc_array(by_row[rows][:, columns]), program.lower[where], program.upper[where],
            program.row_lower[rows] - brought[rows], program.row_upper[rows] - brought[rows], {},
            None if program.units is None else program.units[where],
        )  # fmt: skip
        found = _by_any(alone, cost[where], method, until)
        if not isinstance(found, Optimum):
            return found
        x[where], y[rows] = found.x, found.y
        iterations += found.iterations
        vertex &= found.vertex
    return Optimum(x, y, iterations, Basis(), vertex)


def _by_any(part: LinearProgram, cost: Floats, method: str, until: float) -> Optimum | str:
    """Minimise over a part by `method`, and where that fails by the others of that size."""
    failures, known = [], ways(part)
    for way in dict.fromkeys([method, *known] if method in known else known):
        found = run(part, cost, way, until=until)
        if isinstance(found, Optimum) or found == TIME_LIMIT:
            return found
        failures.append(f"{way}: {found}")
    return "a part " + ", ".join(failures)


def _parts(matrix: csc_array) -> tuple[Ints, Ints]:
    """Number of the part that each row and each column belongs to; small parts are put together.

    A row without an entry belongs to none, -1.
    """
    rows = matrix.shape[0]
    beside = block_array([[None, matrix], [matrix.T, None]], format="csr")
    _, label = connected_components(beside, directed=False)
    sizes = np.bincount(label[rows:], weights=np.diff(matrix.indptr), minlength=label.max() + 1)
    before = np.cumsum(sizes) - sizes
    _, part = np.unique(before // WORTH_IT, return_inverse=True)
    filled = np.bincount(matrix.indices, minlength=rows) > 0
    return np.where(filled, part[label[:rows]], -1), part[label[rows:]]

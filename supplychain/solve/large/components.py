"""Parts of a program that no row connects, each solved on its own.

Under a regime that opens no route between two countries their programs are apart, and what an
earlier stage has fixed takes more of it apart. The time of a solve grows far faster than its size,
so fifty small programs take a fraction of the time of the whole. A fixed column connects nothing:
what it brings moves to the sides of its rows.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import block_array, csc_array
from scipy.sparse.csgraph import connected_components

from supplychain.crew import same, spread
from supplychain.solve.highs import INFEASIBLE, TIME_LIMIT, Basis, Optimum, run
from supplychain.solve.methods import interior, ways
from supplychain.solve.program import LinearProgram

if TYPE_CHECKING:
    from supplychain.instance.calendar import Floats
    from supplychain.solve.program import Ints

WORTH_IT = 20_000  # non-zeros that a program must have, and that a part is given where it has fewer
INTERIOR = "interior"  # the interior point method for the size of each part
LARGEST = 0.7  # share of the non-zeros in one part up to which it is worth it

Known = dict[bytes, Optimum]  # optima of parts, of the same matrix and cost by the same method


@dataclass(frozen=True)
class _Part:
    """Rows and columns of a program that no other row connects, and the program that they are."""

    rows: Ints
    columns: Ints
    program: LinearProgram

    @property
    def key(self) -> bytes:
        """What tells it from others of the same matrix."""
        alone = self.program
        sides = alone.lower, alone.upper, alone.row_lower, alone.row_upper
        return blake2b(b"".join(a.tobytes() for a in (self.columns, *sides))).digest()


def run_apart(  # noqa: PLR0913, PLR0917 - what is solved, how, until when and by whom
    program: LinearProgram,
    cost: Floats,
    method: str,
    until: float = math.inf,
    jobs: int = 1,
    known: Known | None = None,
) -> Optimum | str:
    """Minimise `cost` over `program`, part by part where it has parts; see ``highs.run``.

    A part that is too small for `method`, or fails by it, is tried by the other ways; ``INTERIOR``
    is the interior point method for its size. `until` is as in ``run``; `jobs` parts are solved
    beside each other. There is a basis only of a program solved as a whole. Parts that are `known`
    are not solved again, and those found are known then.
    """
    parts = _parts(program)
    if not parts:
        return run(program, cost, _way(program, method), until=until)
    known = {} if known is None else known
    missing = [part for part in parts if part.key not in known]

    def solve(_: None, part: _Part) -> Optimum | str:
        return _by_any(part.program, cost[part.columns], method, until)

    iterations = 0
    answers = spread(partial(same, None), solve, missing, jobs, threads=True)
    for part, found in zip(missing, answers, strict=True):
        if not isinstance(found, Optimum):
            return found
        known[part.key] = found
        iterations += found.iterations
    x, y = program.lower.copy(), np.zeros(len(program.row_lower))
    optima = [known[part.key] for part in parts]
    for part, found in zip(parts, optima, strict=True):
        x[part.columns], y[part.rows] = found.x, found.y
    by = " + ".join(sorted({found.method for found in optima}))
    return Optimum(x, y, iterations, Basis(), all(found.vertex for found in optima), by)


def _by_any(part: LinearProgram, cost: Floats, method: str, until: float) -> Optimum | str:
    """Minimise over a part by `method`, and where that fails by the others of that size."""
    failures, others, first = [], ways(part), _way(part, method)
    for way in dict.fromkeys([first, *others] if first in others else others):
        found = run(part, cost, way, until=until)
        if isinstance(found, Optimum) or found in {INFEASIBLE, TIME_LIMIT}:
            return found
        failures.append(f"{way}: {found}")
    return "a part " + ", ".join(failures)


def _way(program: LinearProgram, method: str) -> str:
    return interior(program) if method == INTERIOR else method


def _parts(program: LinearProgram) -> list[_Part]:
    """Return the parts of a program, small ones put together; none where it is solved as a whole.

    A row without an entry of a free column belongs to none.
    """
    if program.matrix.nnz < WORTH_IT:
        return []
    free = np.flatnonzero(program.lower < program.upper)
    matrix = csc_array(program.matrix[:, free])
    of_row, of_column = _labels(matrix)
    sizes = np.bincount(of_column, weights=np.diff(matrix.indptr))
    if sizes.max(initial=0.0) > LARGEST * program.matrix.nnz:
        return []
    fixed = program.lower.copy()
    fixed[free] = 0.0
    brought = program.matrix @ fixed
    by_row, parts = matrix.tocsr(), []
    for part in range(len(sizes)):
        rows, columns = np.flatnonzero(of_row == part), np.flatnonzero(of_column == part)
        where = free[columns]
        alone = LinearProgram(
            csc_array(by_row[rows][:, columns]), program.lower[where], program.upper[where],
            program.row_lower[rows] - brought[rows], program.row_upper[rows] - brought[rows], {},
            None if program.units is None else program.units[where],
        )  # fmt: skip
        parts.append(_Part(rows, where, alone))
    return parts


def _labels(matrix: csc_array) -> tuple[Ints, Ints]:
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

"""A linear program from a file in LP or MPS format, solved and certified as every case is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from supplychain.solve.highs import read_program
from supplychain.solve.stages import solve_stages

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Solution:
    """Optimum of a program; value of each column; activity and dual of each row.

    A dual is what one unit more on the right side of its row adds to the optimum.
    """

    optimum: float
    columns: list[tuple[str, float]]
    rows: list[tuple[str, float, float]]


def solve_file(path: Path) -> Solution:
    """Solve the program of a file; raises ``ValueError`` if there is none, or ``SolveError``."""
    named = read_program(path)
    (stage,) = solve_stages(named.program, list(named.program.costs))
    activity = named.program.matrix @ stage.x
    return Solution(
        optimum=named.sign * stage.optimum,
        columns=list(zip(named.columns, stage.x.tolist(), strict=True)),
        rows=list(zip(named.rows, activity.tolist(), (named.sign * stage.y).tolist(), strict=True)),
    )

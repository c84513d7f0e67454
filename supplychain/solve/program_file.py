"""Linear programs of files in LP or MPS format: read, written, solved as every case is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import highspy
import numpy as np
from scipy.sparse import csc_array

from supplychain.solve.highs import checked, load, silent
from supplychain.solve.program import LinearProgram
from supplychain.solve.stages import solve_stages

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class NamedProgram:
    """The program of a file, to be minimised; `sign` is -1 where the file maximises."""

    program: LinearProgram
    sign: float
    columns: list[str]
    rows: list[str]


def read_program(path: Path) -> NamedProgram:
    """Return the linear program of an LP or MPS file; raises ``ValueError`` if it holds none."""
    reader = silent()
    status, lp = reader.readModel(str(path)), reader.getLp()
    if status != highspy.HighsStatus.kOk or not lp.num_col_:
        raise ValueError(f"{path}: not readable as a program in LP or MPS format")
    if len(lp.integrality_) or lp.offset_ or reader.getModel().hessian_.dim_:
        raise ValueError(f"{path}: only linear terms of continuous columns are solved")
    costs = np.array(lp.col_cost_)
    ends = (lp.col_lower_, lp.col_upper_, lp.row_lower_, lp.row_upper_)
    lower, upper, row_lower, row_upper = map(np.array, ends)
    values = np.array(lp.a_matrix_.value_)
    if not np.isfinite([*costs, *values]).all() or np.isnan(np.concatenate(ends)).any():
        raise ValueError(f"{path}: a coefficient or bound is no number")
    sign = -1.0 if lp.sense_ == highspy.ObjSense.kMaximize else 1.0
    by_column = (values, np.array(lp.a_matrix_.index_), np.array(lp.a_matrix_.start_))
    matrix = csc_array(by_column, shape=(lp.num_row_, lp.num_col_))
    cost = {"objective": sign * costs}
    program = LinearProgram(matrix, lower, upper, row_lower, row_upper, cost)
    return NamedProgram(program, sign, list(lp.col_names_), list(lp.row_names_))


def write_program(named: NamedProgram, path: Path) -> None:
    """Write a program with one cost as a file in the format that its ending names, mps or lp."""
    ((_, cost),) = named.program.costs.items()
    solver = load(named.program, cost)
    lp = solver.getLp()
    lp.col_names_, lp.row_names_ = named.columns, named.rows
    checked(solver.passModel(lp), "passing the names")
    status = solver.writeModel(str(path))
    if status != highspy.HighsStatus.kOk:
        raise OSError(f"{path} cannot be written")


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

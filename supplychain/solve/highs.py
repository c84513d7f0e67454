"""Linear programs into HiGHS, and their optima back; files of programs are in ``program_file``."""

from __future__ import annotations

import itertools
import math
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import highspy
import numpy as np

from supplychain.solve.methods import HIPO, LIKE, METHODS, PATIENCE, SOONER, STALLED, WARM

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from supplychain.instance.calendar import Bools, Floats
    from supplychain.solve.program import LinearProgram
    from supplychain.solve.scaling import Scaling

SMALLEST = 1e-12  # coefficient that is kept: a weight a round may be small and still count
INFEASIBLE = "Infeasible"  # what HiGHS says of a program without a plan
TIME_LIMIT = "Time limit reached"  # and where it had to stop

Basis = highspy.HighsBasis


class SolveError(RuntimeError):
    """No certified answer: what was asked, and what each way of solving came back with."""


@dataclass(frozen=True)
class Optimum:
    """Plan, row duals, iterations and basis of one run that HiGHS calls optimal.

    Where the plan is no `vertex` it has no basis, and is precise to 1e-9 only. `method` is the way
    of solving that found it; of a program in parts there may be several.
    """

    x: Floats
    y: Floats
    iterations: int
    basis: Basis
    vertex: bool
    method: str = ""


def run(
    program: LinearProgram,
    cost: Floats,
    method: str,
    basis: Basis | None = None,
    until: float = math.inf,
) -> Optimum | str:
    """Minimise `cost` over `program`; the solver's status in words where it is not optimal.

    With the `basis` of a program of the same shape, `method`, one of `WARM` or `LIKE`, goes on from
    there. `until`, in seconds of ``time.time``, it is ``TIME_LIMIT`` at the latest.
    """
    if method == "hipo" and not HIPO:
        raise SolveError("hipo comes with the extra `large`: pip install 'supplychain[large]'")
    options: dict[str, str | int | float] = {**(METHODS | WARM | LIKE)[method]}
    if until < math.inf:
        options["time_limit"] = max(until - time.time(), 0.0)
    if method in SOONER:
        patience = int(np.clip(program.matrix.shape[0], *PATIENCE))
        options["simplex_iteration_limit"] = patience // SOONER[method]
    solver = with_options(load(*program.scaled(cost, program.scaling)), options)
    if method in SOONER:
        _end_where_stalled(solver)
    if basis is not None:
        checked(solver.setBasis(basis), "the basis")
    found = solved(solver, program.scaling)
    return replace(found, method=method) if isinstance(found, Optimum) else found


def _end_where_stalled(solver: highspy.Highs) -> None:
    """Let simplex give up where it tries pivot after pivot in vain."""
    tried = itertools.count(1)

    def look(event: highspy.HighsCallbackEvent) -> None:
        if next(tried) - event.data_out.simplex_iteration_count > STALLED:
            event.interrupt()

    solver.cbSimplexInterrupt += look


class Resident:
    """A program that stays in HiGHS while columns move: each run goes on from the last."""

    def __init__(self, program: LinearProgram, cost: Floats, method: str = "simplex") -> None:
        self._scaling = program.scaling
        solver = load(*program.scaled(cost, self._scaling))
        self._solver: Any = with_options(solver, METHODS[method])

    def move(self, columns: npt.NDArray[np.int32], values: Floats) -> None:
        """Fix columns at other values."""
        if self._scaling is not None:
            values = values / self._scaling.columns[columns]
        status = self._solver.changeColsBounds(len(columns), columns, values, values)
        checked(status, "the bounds of columns")

    def run(self, *, afresh: bool = False, basis: Basis | None = None) -> Optimum | str:
        """Minimise, from `basis` or that of the run before; in words where it is not optimal.

        Afresh is without any.
        """
        if afresh:
            checked(self._solver.clearSolver(), "to forget a basis")
        if basis is not None:
            checked(self._solver.setBasis(basis), "the basis")
        return solved(self._solver, self._scaling)


@dataclass(frozen=True)
class WholeOptimum:
    """Plan of a program with whole columns, its value, and the bound below which none can be."""

    x: Floats
    value: float
    bound: float


def run_whole(program: LinearProgram, cost: Floats, whole: Bools) -> WholeOptimum | str:
    """Minimise `cost` over `program` with some columns whole; the status in words if not optimal.

    The search ends at a gap of 1e-9: what is left between value and bound is rounding.
    """
    gaps = {"mip_rel_gap": 1e-9, "mip_abs_gap": 1e-9, "mip_feasibility_tolerance": 1e-9}
    solver = with_options(load(program, cost, whole), {**METHODS["simplex"], **gaps})
    solver.run()
    status = solver.getModelStatus()
    if status != highspy.HighsModelStatus.kOptimal:
        return str(solver.modelStatusToString(status))
    x, info = np.array(solver.getSolution().col_value), solver.getInfo()
    x[whole] = np.round(x[whole])
    bound = info.mip_dual_bound if whole.any() else info.objective_function_value
    return WholeOptimum(x, float(info.objective_function_value), float(bound))


def with_options(solver: highspy.Highs, method: Mapping[str, str | float]) -> highspy.Highs:
    """Return a solver, set to our tolerances and to a method."""
    options: dict[str, str | bool | int | float] = {
        "threads": 1,
        "primal_feasibility_tolerance": 1e-9,
        "dual_feasibility_tolerance": 1e-9,
        **method,
    }
    for name, value in options.items():
        checked(solver.setOptionValue(name, value), f"option {name}")
    return solver


def solved(solver: highspy.Highs, scaling: Scaling | None = None) -> Optimum | str:
    """Run a solver that holds a program so scaled; its status in words where it is not optimal."""
    solver.run()
    status = solver.getModelStatus()
    if status != highspy.HighsModelStatus.kOptimal:
        return str(solver.modelStatusToString(status))
    solution = solver.getSolution()
    info = solver.getInfo()
    x, y = np.array(solution.col_value), np.array(solution.row_dual)
    return Optimum(
        x=x if scaling is None else x * scaling.columns,
        y=y if scaling is None else y * scaling.rows,
        iterations=info.simplex_iteration_count + info.ipm_iteration_count,
        basis=solver.getBasis() if info.basis_validity else Basis(),
        vertex=bool(info.basis_validity),
    )


class _Silent(highspy.Highs):
    """HiGHS without a word: release 1.16 greets when its callbacks are enabled, as it is made."""

    def enableCallbacks(self) -> None:  # noqa: N802 - its name there
        checked(self.setOptionValue("output_flag", False), "option output_flag")
        super().enableCallbacks()  # type: ignore[no-untyped-call]


def silent() -> highspy.Highs:
    """Return an empty HiGHS that says nothing and keeps small coefficients."""
    solver = _Silent()  # type: ignore[no-untyped-call]
    checked(solver.setOptionValue("small_matrix_value", SMALLEST), "option small_matrix_value")
    return solver


def load(program: LinearProgram, cost: Floats, whole: Bools | None = None) -> highspy.Highs:
    """Return a silent HiGHS that holds the program: arrays at once, many times faster than rows.

    `whole` tells which columns are whole numbers; without it none is.
    """
    solver = silent()
    rows, columns = program.matrix.shape
    status = solver.passModel(
        columns, rows, program.matrix.nnz,
        int(highspy.MatrixFormat.kColwise), int(highspy.ObjSense.kMinimize), 0.0,
        cost, program.lower, program.upper, program.row_lower, program.row_upper,
        program.matrix.indptr, program.matrix.indices, program.matrix.data,
        # HiGHS takes no empty array for this
        np.zeros(columns, np.int32) if whole is None else whole.astype(np.int32),
    )  # fmt: skip
    checked(status, "passing the model")
    return solver


def extended(basis: Basis, columns: int, rows: int = 0) -> Basis:
    """Return the basis of a program with more columns (at 0) and rows (loose) at its end."""
    wider = highspy.HighsBasis()
    wider.col_status = [*basis.col_status, *[highspy.HighsBasisStatus.kLower] * columns]
    wider.row_status = [*basis.row_status, *[highspy.HighsBasisStatus.kBasic] * rows]
    wider.valid = True
    return wider


def checked(status: highspy.HighsStatus, what: str) -> None:
    """Raise ``SolveError`` where HiGHS refused; its warnings of small coefficients do no harm."""
    if status == highspy.HighsStatus.kError:
        raise SolveError(f"HiGHS refused: {what}")

"""One linear program, one run of HiGHS: the only file that imports highspy."""

from __future__ import annotations

import itertools
import math
import time
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import highspy
import numpy as np
from scipy.sparse import csc_array

from supplychain.solve.program import LinearProgram

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import numpy.typing as npt

    from supplychain.instance.calendar import Bools, Floats
    from supplychain.solve.scaling import Scaling

# Rule of presolve: over 104 weeks of carry-over it puts unmet demand into later rows, with
# coefficients of 1e-19 from which no interior point method comes back.
AGGREGATOR = 1 << 12

# Ways of solving, in the order in which they are tried. Measured stage by stage: on the bundled
# case (16,000 rows) simplex needs at most 0.9 iterations a row and a third of the time of ipx with
# crossover; on generated cases of that size and more it may need six a row, and twenty times the
# time of ipx. So simplex is given up where it takes long; what is not certified is tried otherwise.
# hipo takes twice the time of ipx on a generated case of 1.4 million non-zeros; of a sparse one of
# 3 million (50 countries) it solves a stage in 4 minutes, where ipx would take hours. Crossover
# fails there, so it goes without, and its plan is no vertex; as ipx does where all else fails.
METHODS: dict[str, dict[str, str | int]] = {
    "simplex": {"solver": "simplex", "presolve": "on"},
    "hipo": {"solver": "hipo", "run_crossover": "off", "presolve_rule_off": AGGREGATOR},
    "ipx": {"solver": "ipx", "presolve": "on", "presolve_rule_off": AGGREGATOR},
    "simplex without presolve": {"solver": "simplex", "presolve": "off"},
    "ipx without crossover": {
        "solver": "ipx", "run_crossover": "off", "presolve_rule_off": AGGREGATOR,
    },
}  # fmt: skip

# Ways to go on from a basis, which presolve would lose. Of the programs of levers and bottlenecks
# of the bundled case half need few pivots of the dual simplex; from others it runs away. A relaxed
# program keeps its plan, from which the primal simplex takes a third of the time of a cold start.
WARM: dict[str, dict[str, str | int]] = {
    "dual simplex from a basis": {"solver": "simplex", "presolve": "off"},
    "primal simplex from a basis": {"solver": "simplex", "presolve": "off", "simplex_strategy": 4},
}

FOR_HIPO = 2_000_000  # non-zeros from which hipo is tried, if the extra `large` is installed
HIPO = find_spec("highspy_extras") is not None

# From the basis of its like (see ``hot``) a small program is so near that exact edge weights would
# cost more than the pivots that they save; with a single figure moved scaling does as well.
HOT, NEAR = "dual simplex from its like", "dual simplex from its neighbour"
QUICK: dict[str, str | int] = {
    "solver": "simplex", "presolve": "off", "simplex_dual_edge_weight_strategy": 1,
}  # fmt: skip
LIKE: dict[str, dict[str, str | int]] = {HOT: QUICK, NEAR: {**QUICK, "simplex_scale_strategy": 0}}

PATIENCE = 10_000, 30_000  # iterations after which a way gives up: one a row within these;
# counted, not timed, so that runs are alike
SOONER = {  # times sooner that each way gives up which does; those that are not named go on
    "simplex": 1,
    "dual simplex from a basis": 30,
    "primal simplex from a basis": 8,
    HOT: 10,
    NEAR: 30,
}
STALLED = 500  # pivots tried in vain after which they give up as well: an infeasible program of the
# bundled case tried for minutes to prove it, at hundreds a second
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
        _checked(solver.setBasis(basis), "the basis")
    found = solved(solver, program.scaling)
    return replace(found, method=method) if isinstance(found, Optimum) else found


def ways(program: LinearProgram) -> list[str]:
    """Methods for a program of that size, in the order in which they are tried."""
    hipo = interior(program) == "hipo"
    return [method for method in METHODS if hipo or method != "hipo"]


def interior(program: LinearProgram) -> str:
    """Interior point method for a program of that size, whose plan is no vertex."""
    return "hipo" if HIPO and program.matrix.nnz > FOR_HIPO else "ipx without crossover"


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
        _checked(status, "the bounds of columns")

    def run(self, *, afresh: bool = False, basis: Basis | None = None) -> Optimum | str:
        """Minimise, from `basis` or that of the run before; in words where it is not optimal.

        Afresh is without any.
        """
        if afresh:
            _checked(self._solver.clearSolver(), "to forget a basis")
        if basis is not None:
            _checked(self._solver.setBasis(basis), "the basis")
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
        _checked(solver.setOptionValue(name, value), f"option {name}")
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
        _checked(self.setOptionValue("output_flag", False), "option output_flag")
        super().enableCallbacks()  # type: ignore[no-untyped-call]


def load(program: LinearProgram, cost: Floats, whole: Bools | None = None) -> highspy.Highs:
    """Return a silent HiGHS that holds the program: arrays at once, many times faster than rows.

    `whole` tells which columns are whole numbers; without it none is.
    """
    solver = _Silent()  # type: ignore[no-untyped-call]
    _checked(solver.setOptionValue("small_matrix_value", SMALLEST), "option small_matrix_value")
    rows, columns = program.matrix.shape
    status = solver.passModel(
        columns, rows, program.matrix.nnz,
        int(highspy.MatrixFormat.kColwise), int(highspy.ObjSense.kMinimize), 0.0,
        cost, program.lower, program.upper, program.row_lower, program.row_upper,
        program.matrix.indptr, program.matrix.indices, program.matrix.data,
        # HiGHS takes no empty array for this
        np.zeros(columns, np.int32) if whole is None else whole.astype(np.int32),
    )  # fmt: skip
    _checked(status, "passing the model")
    return solver


@dataclass(frozen=True)
class NamedProgram:
    """The program of a file, to be minimised; `sign` is -1 where the file maximises."""

    program: LinearProgram
    sign: float
    columns: list[str]
    rows: list[str]


def read_program(path: Path) -> NamedProgram:
    """Return the linear program of an LP or MPS file; raises ``ValueError`` if it holds none."""
    reader = _Silent()  # type: ignore[no-untyped-call]
    _checked(reader.setOptionValue("small_matrix_value", SMALLEST), "option small_matrix_value")
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
    _checked(solver.passModel(lp), "passing the names")
    status = solver.writeModel(str(path))
    if status != highspy.HighsStatus.kOk:
        raise OSError(f"{path} cannot be written")


def extended(basis: Basis, columns: int, rows: int = 0) -> Basis:
    """Return the basis of a program with more columns (at 0) and rows (loose) at its end."""
    wider = highspy.HighsBasis()
    wider.col_status = [*basis.col_status, *[highspy.HighsBasisStatus.kLower] * columns]
    wider.row_status = [*basis.row_status, *[highspy.HighsBasisStatus.kBasic] * rows]
    wider.valid = True
    return wider


def _checked(status: highspy.HighsStatus, what: str) -> None:
    """HiGHS warns of small coefficients, which is harmless; an error is not."""
    if status == highspy.HighsStatus.kError:
        raise SolveError(f"HiGHS refused: {what}")

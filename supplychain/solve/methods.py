"""Ways of solving a linear program with HiGHS, and which of them are tried, in which order."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from supplychain.solve.program import LinearProgram

# Rule of presolve: over 104 weeks of carry-over it puts unmet demand into later rows, with
# coefficients of 1e-19 from which no interior point method comes back.
AGGREGATOR = 1 << 12

# Ways of solving, in the order in which they are tried. Measured stage by stage: on the bundled
# case (16,000 rows) simplex needs at most 0.9 iterations a row and a third of the time of ipx with
# crossover; on generated cases of that size and more it may need six a row, and twenty times the
# time of ipx. So simplex is given up where it takes long; what is not certified is tried otherwise.
# hipo takes twice the time of ipx on a generated case of 1.4 million non-zeros; of that of fifty
# countries (29 million, 2.6 million until shipments come in) it solves a stage in 4 minutes, where
# ipx would take hours. Crossover fails there, so hipo runs without and its plan is no vertex. ipx
# without crossover is the last resort.
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


def ways(program: LinearProgram) -> list[str]:
    """Methods for a program of that size, in the order in which they are tried."""
    hipo = interior(program) == "hipo"
    return [method for method in METHODS if hipo or method != "hipo"]


def interior(program: LinearProgram) -> str:
    """Interior point method for a program of that size, whose plan is no vertex."""
    return "hipo" if HIPO and program.matrix.nnz > FOR_HIPO else "ipx without crossover"

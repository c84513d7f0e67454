"""Faces, filled structures, certificates and duality on random cases."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from supplychain.formulation.judgement import Judgement
from supplychain.formulation.model import build_model
from supplychain.formulation.numbers import coefficients
from supplychain.solve import solve_case
from supplychain.solve.certificate import certify
from supplychain.solve.expanded import to_arrays
from supplychain.solve.stages import Lexicographic, solve_stages
from tests.properties.bench import Bench, bench_of, examples, same
from tests.properties.strategies import REGIMES, Tables, case_of, cases

if TYPE_CHECKING:
    from supplychain.instance.calendar import Floats
    from supplychain.solve.program import LinearProgram
    from supplychain.solve.stages import Solved


def by_rows(program: LinearProgram, faced: list[Solved], place: int) -> float:
    """Optimum of a stage when objective rows keep the optima of the stages before it.

    The rows are loosened by 1e-12, for optima are feasible beside each other to rounding only.
    """
    ladder = Lexicographic(program)
    ladder.done = list(faced[:place])
    kept = ladder.kept_by_rows()
    limits = kept.row_upper.copy()
    limits[len(program.row_upper) :] *= 1 + 1e-12
    ladder._faced = replace(kept, row_upper=limits)
    ladder.climb(faced[place].name)
    return ladder.done[-1].optimum


@examples(8)
@given(cases())
def test_faces_keep_what_objective_rows_keep(tables: Tables) -> None:
    """Every stage has the same optimum whichever way the earlier ones are kept."""
    bench = bench_of(case_of(tables))
    for regime in REGIMES:
        program = bench.program("long", regime)
        faced = solve_stages(program, bench.stages)
        rowed = [by_rows(program, faced, place) for place in range(len(faced))]
        assert [stage.optimum for stage in faced] == [same(optimum) for optimum in rowed]


@examples(10)
@given(cases())
def test_templates_give_the_program_that_pyomo_expands(tables: Tables) -> None:
    """Rules evaluated over arrays and filled, or expanded index by index: bit for bit."""
    stages = ("shortfall", "fairness", "effort")
    bench = bench_of(case_of(tables), Judgement(stages=stages, no_nation_worse_off="off"))
    for scenario, regime in (("long", "joint"), ("short", "national")):
        numbers = coefficients(bench.network, bench.instance(scenario, regime), bench.judgement)
        model = build_model(bench.case, bench.network, bench.judgement, numbers)
        matrix, row_lower, row_upper, costs = to_arrays(model)
        filled = bench.program(scenario, regime)
        assert np.array_equal(matrix.toarray(), filled.matrix.toarray())
        assert np.array_equal(row_lower, filled.row_lower)
        assert np.array_equal(row_upper, filled.row_upper)
        assert costs.keys() == filled.costs.keys()
        assert all(np.array_equal(cost, filled.costs[name]) for name, cost in costs.items())


def first_stage(bench: Bench) -> tuple[LinearProgram, Floats, Solved]:
    """Program, scaled cost and answer of the most urgent shortfall."""
    program, name = bench.program("long", "national"), bench.stages[0]
    return program, program.costs[name], solve_stages(program, [name])[0]


@examples(15)
@given(tables=cases(), draw=st.data())
def test_a_certificate_refuses_another_plan(tables: Tables, draw: st.DataObject) -> None:
    """One column of an equation changed, by a ten-thousandth of the row's size, is noticed."""
    program, cost, stage = first_stage(bench_of(case_of(tables)))
    assert certify(program, cost, stage.x, stage.y, 0.0).ok
    equations = np.flatnonzero(program.row_lower == program.row_upper)
    row = int(draw.draw(st.sampled_from(equations.tolist())))
    entries = program.matrix.tocsr()[[row]].tocoo()
    column = draw.draw(st.integers(0, entries.nnz - 1))
    size = 1 + float(np.abs(entries.data) @ np.abs(stage.x[entries.col]))
    changed = stage.x.copy()
    changed[entries.col[column]] += 1e-4 * size / entries.data[column]
    assert not certify(program, cost, changed, stage.y, 0.0).ok


@examples(15)
@given(cases())
def test_a_certificate_refuses_other_prices(tables: Tables) -> None:
    """Prices of zero, of half or of twice the size do not prove an optimum above zero."""
    program, cost, stage = first_stage(bench_of(case_of(tables)))
    if stage.optimum > 1e-3:
        for factor in (0.0, 0.5, 2.0, -1.0):
            assert not certify(program, cost, stage.x, factor * stage.y, 0.0).ok
    assert not certify(program, cost, stage.x, stage.y + 1e-3 * (1 + np.abs(stage.y)), 0.0).ok


@examples(3)
@given(cases())
def test_a_certificate_refuses_a_drift_of_earlier_optima(tables: Tables) -> None:
    """The same plan and prices, with an earlier objective off by two millionths."""
    program, cost, stage = first_stage(bench_of(case_of(tables)))
    assert not certify(program, cost, stage.x, stage.y, 2e-6).ok


@examples(15)
@given(cases())
def test_what_inputs_are_worth_adds_up_to_the_shortfall(tables: Tables) -> None:
    """Strong duality: every row's right side is 0, so reduced cost times column is the optimum.

    The final plan lies on the optimal face of the first stage, so its columns serve as well as
    those of the first stage itself. The guard is on: its bounds have their price too.
    """
    answer = solve_case(case_of(tables), Judgement())
    for plan in answer.plans.values():
        worth = sum(float((plan.reduced[k] * plan.values[k]).sum()) for k in plan.values)
        assert worth == same(plan.stages[0].optimum)


@examples(10)
@given(cases())
def test_the_dual_objective_is_the_optimum(tables: Tables) -> None:
    """Bounds times the multipliers that lean on them, for the most urgent shortfall."""
    program, _, stage = first_stage(bench_of(case_of(tables)))
    lean = np.where(stage.reduced > 0, program.lower, program.upper)
    priced = np.abs(stage.reduced) > 1e-12 * np.abs(stage.reduced).max(initial=1e-300)
    finite = priced & np.isfinite(lean)
    assert float(stage.reduced[finite] @ lean[finite]) == same(stage.optimum)
    assert not (program.row_lower[np.isfinite(program.row_lower)] != 0).any()

"""Shipments that wait until they pay: the optimum of the whole, with its certificate."""

from __future__ import annotations

import math
import time
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from supplychain.formulation.judgement import Judgement
from supplychain.solve import solve_case
from supplychain.solve.certificate import certify
from supplychain.solve.face import scale_of
from supplychain.solve.highs import TIME_LIMIT, Optimum, run
from supplychain.solve.incumbent import Incumbent
from supplychain.solve.large import pricing
from supplychain.solve.large.components import run_apart
from supplychain.solve.large.pricing import Waiting, run_waiting, waiting_for
from supplychain.solve.large.shortest import goods, near
from supplychain.solve.stages import Means, solve_stages
from tests.benchmarks.generator import Size, make_case
from tests.properties.bench import Bench, at_most, bench_of, examples, same
from tests.properties.strategies import REGIMES, Tables, case_of, cases
from tests.properties.test_units import COUNTED, recounted

SPARSE = Size(5, 9, 1, 10, own=2)


@pytest.fixture(scope="module")
def sparse() -> Bench:
    """Five countries in a ring, each with a few munitions of its own."""
    return bench_of(make_case(SPARSE))


@examples(15)
@given(cases())
def test_every_stage_keeps_its_optimum(tables: Tables) -> None:
    """Of small random cases, under each regime."""
    bench = bench_of(case_of(tables))
    for regime in REGIMES:
        program = bench.program("long", regime)
        whole = solve_stages(program, bench.stages)
        shipments = Waiting(bench.network, bench.structure, program)
        less = solve_stages(program, bench.stages, Means(waiting=shipments))
        for one, other in zip(whole, less, strict=True):
            assert other.optimum == same(one.optimum)


@pytest.mark.parametrize("counted", ["shells in billionths", "all by the million", ""])
@examples(8)
@given(tables=cases())
def test_plans_keep_their_optima_in_any_unit_with_nobody_worse_off(
    counted: str, tables: Tables
) -> None:
    """Where the guard leaves no plan without what waits, and where prices are tiny."""
    case = case_of(recounted(tables, COUNTED.get(counted, {})))
    whole = solve_case(case, Judgement(), jobs=1)
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(pricing, "WORTH_IT", 0)
        monkeypatch.setattr(pricing, "FEW", 1.0)
        less = solve_case(case, Judgement(), jobs=1)
    for pair, plan in whole.plans.items():
        for one, other in zip(plan.stages, less.plans[pair].stages, strict=True):
            assert other.optimum == same(one.optimum)
            assert other.certificate.ok


@pytest.mark.parametrize("regime", ["national", "joint"])
def test_a_sparse_case_keeps_its_optima(sparse: Bench, regime: str) -> None:
    """Few of its shipments are on shortest ways, and more come in."""
    program = sparse.program("war", regime)
    shipments = Waiting(sparse.network, sparse.structure, program)
    at_first = near(sparse.network, goods(sparse.network, sparse.structure, program))
    assert 0 < at_first.sum() < len(sparse.network.ships) / 2
    whole = solve_stages(program, sparse.stages)
    less = solve_stages(program, sparse.stages, Means(waiting=shipments))
    assert [s.optimum for s in less] == [same(s.optimum) for s in whole]
    assert all(stage.certificate.ok for stage in less)


@pytest.mark.parametrize("regime", ["national", "joint"])
def test_bounds_of_rounds_lie_below_the_optimum(sparse: Bench, regime: str) -> None:
    """Round by round: duals that are made dual feasible are those of a bound."""
    program = sparse.program("war", regime)
    cost = program.costs[sparse.stages[0]]
    cost = cost * scale_of(cost)
    whole = run(program, cost, "simplex")
    assert isinstance(whole, Optimum)
    shipments, bounds, paid = Waiting(sparse.network, sparse.structure, program), [], True
    while paid:
        found = run(shipments.without(program), cost, "simplex")
        assert isinstance(found, Optimum)
        y, paid = shipments.priced(program, cost, found.y)
        bounds.append(shipments.bound(program, cost, y))
    assert all(math.isfinite(bound) for bound in bounds)
    assert max(bounds) <= at_most(float(cost @ whole.x))
    assert bounds[-1] == pytest.approx(float(cost @ whole.x), 1e-5)
    assert certify(program, cost, found.x, y, 0.0).ok


@pytest.mark.parametrize("then", [[TIME_LIMIT], ["Unknown", "Unknown", TIME_LIMIT]])
def test_out_of_time_there_is_the_plan_of_the_last_round(
    sparse: Bench, monkeypatch: pytest.MonkeyPatch, then: list[str]
) -> None:
    """A plan of the whole program, with a bound below it; also where further rounds failed."""
    program = sparse.program("war", "national")
    cost = program.costs[sparse.stages[0]]
    cost = cost * scale_of(cost)
    first = run_apart(
        Waiting(sparse.network, sparse.structure, program).without(program), cost, "simplex"
    )
    answers = iter([first, *then])
    monkeypatch.setattr(pricing, "run_apart", lambda *_: next(answers))
    shipments = Waiting(sparse.network, sparse.structure, program)
    late = run_waiting(program, cost, "simplex", shipments, time.time() + 1000)
    assert isinstance(late, Incumbent)
    assert certify(program, cost, late.x, np.full_like(late.y, np.nan), 0.0).feasible
    assert late.bound <= at_most(float(cost @ late.x))


def test_an_optimum_without_a_vertex_is_one(sparse: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no vertex is found of what the rounds have proven, what is proven stays."""
    program = sparse.program("war", "national")
    cost = program.costs[sparse.stages[0]]
    cost = cost * scale_of(cost)
    vertex = run_waiting(
        program, cost, "simplex", Waiting(sparse.network, sparse.structure, program), math.inf
    )

    def no_simplex(*args: Any) -> Optimum | str:
        return "Unknown" if args[2] == "simplex" else run_apart(*args)

    monkeypatch.setattr(pricing, "run_apart", no_simplex)
    inside = run_waiting(
        program, cost, "simplex", Waiting(sparse.network, sparse.structure, program), math.inf
    )
    assert isinstance(vertex, Optimum)
    assert isinstance(inside, Optimum)
    assert (vertex.vertex, inside.vertex) == (True, False)
    assert cost @ inside.x == same(float(cost @ vertex.x))
    for found in (vertex, inside):
        assert certify(program, cost, found.x, found.y, 0.0).ok


def test_a_small_program_does_not_wait(sparse: Bench) -> None:
    """More rounds would cost more than they spare."""
    program = sparse.program("war", "joint")
    assert waiting_for(sparse.network, sparse.structure, program) is None

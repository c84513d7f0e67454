"""Limited time: a plan, what it comes to, and a bound; or a plain word that there is none."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from supplychain.case import BASELINE
from supplychain.solve import SolveError, solve_case, stages
from supplychain.solve.face import scale_of
from supplychain.solve.highs import TIME_LIMIT
from supplychain.solve.kept import KeptPlans
from supplychain.solve.pooled import pooled_bound
from supplychain.solve.stages import solve_stages
from tests.properties.bench import OFF, at_most, bench_of, bytes_of, examples, same
from tests.properties.strategies import REGIMES, Tables, case_of, cases

if TYPE_CHECKING:
    from pathlib import Path

    from supplychain.case import Case

LONG = 3600.0


def stopped_at(monkeypatch: pytest.MonkeyPatch, begun: int) -> None:
    """Let time end when so many programs are solved; the plans to begin with are found."""
    real, count = stages.run_apart, 0

    def until_then(*args: Any) -> Any:
        nonlocal count
        count += 1
        return real(*args) if count <= begun else TIME_LIMIT

    monkeypatch.setattr(stages, "run_apart", until_then)


@examples(20)
@given(cases())
def test_one_pool_is_never_worse_than_a_plan(tables: Tables) -> None:
    """Under each regime, what one safe place near everybody would leave short is a bound."""
    bench = bench_of(case_of(tables))
    for regime in REGIMES:
        program = bench.program("long", regime)
        cost = program.costs[bench.stages[0]]
        scale = scale_of(cost)
        bound = pooled_bound(
            bench.network, bench.structure, program, cost * scale, time.time() + LONG
        )
        optimum = solve_stages(program, bench.stages[:1])[0].optimum
        assert bound >= -1e-6
        assert bound / scale <= at_most(optimum)


@examples(5)
@given(cases())
def test_enough_time_changes_nothing(tables: Tables) -> None:
    """Bit for bit the same plans."""
    case = case_of(tables)
    assert bytes_of(solve_case(case, OFF, until=time.time() + LONG)) == bytes_of(
        solve_case(case, OFF)
    )


@pytest.mark.parametrize("begun", range(4))
@examples(4)
@given(tables=cases())
def test_out_of_time_there_is_a_plan_and_a_bound(tables: Tables, begun: int) -> None:
    """Stages until then are proven, the others have a plan that keeps these, and a bound."""
    case = case_of(tables)
    whole = solve_case(case, OFF, ["long"], ["joint"])
    with pytest.MonkeyPatch.context() as monkeypatch:
        stopped_at(monkeypatch, begun)
        late = solve_case(case, OFF, ["long"], ["joint"], jobs=1, until=time.time() + LONG)
    for pair, plan in late.plans.items():
        proven = True
        for stage, right in zip(plan.stages, whole.plans[pair].stages, strict=True):
            assert stage.certificate.feasible
            if proven and not stage.certificate.ok:
                proven = False
                assert stage.bound <= at_most(right.optimum)
                assert right.optimum <= at_most(stage.optimum)
            assert stage.status == ("optimal" if proven else "time limit")
            assert at_most(stage.bound) >= 0
            assert stage.bound <= at_most(stage.optimum)
            if proven:
                assert stage.optimum == stage.bound == same(right.optimum)
    first = late.plans["long", BASELINE]
    assert sum(stage.certificate.ok for stage in first.stages) == min(begun, len(first.stages))


def test_a_plan_that_is_not_proven_is_not_kept(
    tutorial: Case, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """So to go on with more time solves it again."""
    kept = KeptPlans(tmp_path)
    stopped_at(monkeypatch, 0)
    solve_case(tutorial, OFF, kept=kept, jobs=1, until=time.time() + LONG)
    assert len(kept) == 0


def test_without_time_for_any_plan_there_is_none(tutorial: Case) -> None:
    """It says so, and where."""
    with pytest.raises(SolveError, match=r"regime national.*no plan was found in the time given"):
        solve_case(tutorial, OFF, until=time.time() - 1)

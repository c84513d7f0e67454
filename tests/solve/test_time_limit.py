"""Limited time: a plan, what it comes to, and a bound; or a plain word that there is none."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given

from supplychain.case import BASELINE
from supplychain.solve import SolveError, solve_case, stages
from supplychain.solve.face import scale_of
from supplychain.solve.highs import TIME_LIMIT
from supplychain.solve.incumbent import Incumbent
from supplychain.solve.kept import KeptPlans
from supplychain.solve.limited.pools import pooled_bound
from supplychain.solve.limited.start import start_of
from supplychain.solve.stages import Means, solve_stages
from tests.properties.bench import OFF, at_most, bench_of, bytes_of, examples, same
from tests.properties.strategies import REGIMES, Tables, case_of, cases
from tests.properties.test_units import COUNTED, recounted

if TYPE_CHECKING:
    from pathlib import Path

    from supplychain.case import Case

LONG = 3600.0

# 20 rounds a week for 10 weeks against 100 in store: 100 short, and 40 where the accord brings the
# neighbour's 60.
NEIGHBOURS: Tables = {
    "settings": [
        {"key": key, "value": value}
        for key, value in {
            "title": "Neighbours", "start": "2027-03-01", "period": "week", "periods": 10,
            "currency": "USD",
        }.items()
    ],
    "countries": [{"country": "North"}, {"country": "South"}],
    "sites": [
        {"site": "depot", "country": "North"},
        {"site": "magazine", "country": "South"},
    ],
    "items": [{
        "item": "shell", "kind": "munition", "class": "artillery", "mass_kg": 45,
        "unit_price": 1000,
    }],
    "stocks": [
        {"site": "depot", "item": "shell", "quantity": 100},
        {"site": "magazine", "item": "shell", "quantity": 60},
    ],
    "routes": [{
        "route": "road", "origin": "magazine", "destination": "depot", "mode": "road",
        "lead_days": 0, "agreement": "acsa",
    }],
    "force_elements": [{
        "force_element": "guns", "country": "North", "site": "depot", "platform": "howitzer",
        "item": "shell",
    }],
    "demand": [{"contingency": "war", "force_element": "guns", "quantity": 20, "per": "week"}],
    "scenarios": [{"scenario": "long", "contingencies": "war"}],
    "agreements": [{"agreement": "acsa", "parties": "North;South"}],
    "regimes": [{"regime": "sharing", "agreement": "acsa", "since": "D+0"}],
}  # fmt: skip


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
def test_pools_are_never_worse_than_a_plan(tables: Tables) -> None:
    """What safe places near all who are connected would leave short is a bound in every regime."""
    bench = bench_of(case_of(tables))
    for regime in REGIMES:
        program = bench.program("long", regime)
        cost = program.costs[bench.stages[0]]
        scale = scale_of(cost)
        bound = pooled_bound(
            bench.network, bench.structure, program, cost * scale, time.time() + LONG
        )
        optimum = solve_stages(program, bench.stages[:1])[0].optimum
        assert bound >= -1e-5
        assert bound / scale <= at_most(optimum)


def test_a_pool_is_what_open_routes_connect() -> None:
    """Without the accord the neighbour's stock is in a pool of its own: 100 short, not 40."""
    bench = bench_of(case_of(NEIGHBOURS))
    bounds = []
    for regime in (BASELINE, "sharing"):
        program = bench.program("long", regime)
        cost = program.costs["shortfall_1"]
        until = time.time() + LONG
        bounds.append(pooled_bound(bench.network, bench.structure, program, cost, until))
        assert bounds[-1] == pytest.approx(solve_stages(program, ["shortfall_1"])[0].optimum, 1e-5)
        assert pooled_bound(bench.network, bench.structure, program, cost, 0.0) == -math.inf
    assert bounds[1] < 0.8 * bounds[0]


def test_another_regime_begins_with_the_plan_of_the_baseline() -> None:
    """What keeps every rule there is taken as it is; else its shipments are, and no more."""
    bench = bench_of(case_of(NEIGHBOURS))
    program, until = bench.program("long", "sharing"), time.time() + LONG
    ships, unmet = bench.structure.slices["ship"], bench.structure.slices["unmet"]
    alone = start_of(program, ships, None, "shortfall_1", until)
    assert alone is not None
    assert alone[ships].sum() == same(0.0)
    assert alone[unmet].sum() == same(100.0)
    assert start_of(program, ships, alone, "shortfall_1", until) is alone
    broken = alone.copy()
    broken[unmet] = 0.0
    mended = start_of(program, ships, broken, "shortfall_1", until)
    assert mended is not None
    assert mended[unmet].sum() == same(100.0)


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
        asked = case, OFF, ["long"], ["joint"]
        # with a method of its own, so that no stage of an anchor is counted
        late = solve_case(*asked, jobs=1, method="simplex", until=time.time() + LONG)
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


@pytest.mark.parametrize("counted", ["shells in billionths", "all by the million"])
@examples(20)
@given(tables=cases())
def test_a_bound_is_one_in_any_unit(counted: str, tables: Tables) -> None:
    """Nor is any other plan worse than that of the baseline, with which it begins."""
    case = case_of(recounted(tables, COUNTED[counted]))
    whole = solve_case(case, OFF, ["long"], ["joint"], jobs=1)
    with pytest.MonkeyPatch.context() as monkeypatch:
        stopped_at(monkeypatch, 0)
        late = solve_case(case, OFF, ["long"], ["joint"], jobs=1, until=time.time() + LONG)
    for pair, plan in late.plans.items():
        first = plan.stages[0]
        assert first.bound <= at_most(whole.plans[pair].stages[0].optimum)
        assert whole.plans[pair].stages[0].optimum <= at_most(first.optimum)


def test_a_plan_in_time_is_never_worse_than_that_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a round of pricing that leaves 100 short, and a plan to begin with that leaves 40."""
    bench = bench_of(case_of(NEIGHBOURS))
    program, ships = bench.program("long", "sharing"), bench.structure.slices["ship"]
    (whole,) = solve_stages(program, ["shortfall_1"])
    worse = start_of(program, ships, None, "shortfall_1", time.time() + LONG)
    assert worse is not None
    found = Incumbent(worse, np.zeros(len(program.row_lower)), 1, -math.inf)
    monkeypatch.setattr(stages, "run_apart", lambda *_: found)
    (stage,) = solve_stages(
        program, ["shortfall_1"], Means(until=time.time() + LONG, start=whole.x)
    )
    assert not stage.certificate.ok
    assert stage.optimum == same(whole.optimum)


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

"""Stages: scaling, what happens when an answer is wrong, and a second solver."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.sparse import csc_array

from supplychain import assets
from supplychain.formulation.judgement import Judgement
from supplychain.instance import Instances
from supplychain.solve import SolveError, highs, methods, open_workshop, stages
from supplychain.solve.face import scale_of
from supplychain.solve.highs import Optimum, run
from supplychain.solve.methods import HOT, interior, ways
from supplychain.solve.program import LinearProgram
from supplychain.solve.stages import solve_stages
from supplychain.workbook import read_case
from tests.properties.bench import bench_of, examples, same
from tests.properties.strategies import REGIMES, Tables, case_of, cases

if TYPE_CHECKING:
    from supplychain.instance.calendar import Floats

FIRST, SECOND, THIRD = ("simplex", "ipx", "simplex without presolve")


def two_needs(worth: float) -> LinearProgram:
    """Two needs, of 10 with a cheap source of 4 and a dear one of 8, and of 5 with a source of 4.

    Columns: unmet, cheap, dear, need; unmet, own, need. A unit unmet costs `worth`. The first stage
    leaves 1 unit of the second need; the second takes 4 cheap units and 6 dear ones, and 4 own.
    """
    return LinearProgram(
        matrix=csc_array(
            np.array([[1.0, 1.0, 1.0, -1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0, 1.0, 1.0, -1.0]])
        ),
        lower=np.array([0.0, 0.0, 0.0, 10.0, 0.0, 0.0, 5.0]),
        upper=np.array([np.inf, 4.0, 8.0, 10.0, np.inf, 4.0, 5.0]),
        row_lower=np.zeros(2),
        row_upper=np.zeros(2),
        costs={
            "shortfall_1": worth * np.array([1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0]),
            "effort": np.array([0.0, 1.0, 30.0, 0.0, 0.0, 2.0, 0.0]),
        },
    )


NAMES = ["shortfall_1", "effort"]
EFFORT = 4 + 180 + 8


@pytest.fixture
def program() -> LinearProgram:
    """Both needs, a unit unmet at a tenth."""
    return two_needs(0.1)


@pytest.mark.parametrize("worth", [1e-7, 1.0, 1e7])
def test_stages_keep_earlier_optima(worth: float) -> None:
    """Sparing effort would leave all 15 unmet: the first stage comes first, whatever its scale."""
    first, second = solve_stages(two_needs(worth), NAMES)
    assert first.optimum == pytest.approx(worth)
    assert second.optimum == pytest.approx(EFFORT)
    assert second.x == pytest.approx([0, 4, 6, 10, 1, 4, 5])
    assert first.reduced[5:] == pytest.approx([-worth, worth])


@given(st.lists(st.floats(1e-12, 1e12), min_size=1, max_size=5))
def test_costs_are_scaled_by_a_power_of_two_to_about_100(costs: list[float]) -> None:
    """The largest lies between 100 / sqrt(2) and 100 sqrt(2); scaling loses no digit."""
    scale = scale_of(np.array(costs))
    assert np.frexp(scale)[0] == 0.5
    assert 70 < max(costs) * scale < 142


def test_a_cost_of_nothing_is_not_scaled() -> None:
    """A priority whose force elements plan nothing has the optimum 0."""
    assert scale_of(np.zeros(3)) == 1.0


def wrong(found: Optimum, kind: str) -> Optimum | str:
    """`found` spoilt: in its plan, in its prices, or not found at all."""
    if kind == "plan":
        return replace(found, x=found.x + 0.5)
    if kind == "prices":
        return replace(found, y=found.y * 0.9)
    return "Unknown"


@pytest.mark.parametrize("kind", ["plan", "prices", "status"])
@pytest.mark.parametrize("failing", [[FIRST], [FIRST, SECOND]])
def test_a_wrong_answer_leads_to_the_next_method(
    program: LinearProgram, monkeypatch: pytest.MonkeyPatch, kind: str, failing: list[str]
) -> None:
    """Each stage is solved by the first method whose answer is certified, and names it."""

    def spoilt(program: LinearProgram, cost: Floats, method: str, *_: float) -> Optimum | str:
        found = run(program, cost, method)
        assert isinstance(found, Optimum)
        return wrong(found, kind) if method in failing else found

    right = [stage.optimum for stage in solve_stages(program, NAMES)]
    monkeypatch.setattr(stages, "run_apart", spoilt)
    solved = solve_stages(program, NAMES)
    expected = next(m for m in (FIRST, SECOND, THIRD) if m not in failing)
    assert [stage.method for stage in solved] == [f"{expected}, face"] * 2
    assert [stage.optimum for stage in solved] == pytest.approx(right)


def test_a_plan_that_loses_an_earlier_optimum_is_kept_by_rows(
    program: LinearProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a face was lost, the later stage drifts, fails, and is solved with objective rows."""
    monkeypatch.setattr(stages, "face_of", lambda program, *_: program)
    first, second = solve_stages(program, NAMES)
    assert first.method == f"{FIRST}, face"
    assert second.method == f"{FIRST}, objective rows"
    assert second.optimum == pytest.approx(EFFORT)


def test_no_certified_answer_names_every_try(
    program: LinearProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stage, and each method both ways, with what came of it."""
    monkeypatch.setattr(stages, "run_apart", lambda *_: "Unknown")
    with pytest.raises(SolveError) as caught:
        solve_stages(program, NAMES)
    message = str(caught.value)
    assert "shortfall_1" in message
    for keeping in ("face", "objective rows"):
        assert all(f"{method}, {keeping}: Unknown" in message for method in (FIRST, SECOND, THIRD))


def second_opinion(program: LinearProgram, name: str) -> float:
    """Optimum of the first stage by interior point without crossover, through scipy."""
    cost = program.costs[name]
    scale = 100 / max(float(cost.max(initial=0.0)), 1e-300)
    equal = program.row_lower == program.row_upper
    rows = program.matrix.tocsr()
    above, below = np.isfinite(program.row_upper) & ~equal, np.isfinite(program.row_lower) & ~equal
    limits = np.concatenate([program.row_upper[above], -program.row_lower[below]])
    upper = csc_array(np.vstack([rows[above].toarray(), -rows[below].toarray()]))
    found = linprog(
        cost * scale,
        A_ub=upper,
        b_ub=limits,
        A_eq=rows[equal],
        b_eq=program.row_lower[equal],
        bounds=np.column_stack([program.lower, program.upper]),
        method="highs-ipm",
    )
    assert found.status == 0, found.message
    return float(found.fun / scale)


@examples(8)
@given(cases())
def test_a_second_solver_finds_the_same_first_optimum(tables: Tables) -> None:
    """The arrays alone, by another algorithm and another way in."""
    bench = bench_of(case_of(tables))
    for regime in REGIMES:
        program = bench.program("long", regime)
        if program.costs[bench.stages[0]].any():
            optimum = solve_stages(program, bench.stages[:1])[0].optimum
            assert second_opinion(program, bench.stages[0]) == same(optimum)


def test_a_hot_solver_gives_the_optima_of_a_cold_one() -> None:
    """Regime after regime of one scenario, forth and back, with and without the guard."""
    case = read_case(assets.dataset("tutorial"))
    shop = open_workshop(case, Judgement())
    instances = Instances(case, shop.network, "war")
    national, hot = shop.plan_and_hot(instances.under("national"))
    for regime in ("national", "sharing", "sharing_early", "sharing", "national"):
        for guard in (None, national):
            instance = instances.under(regime)
            cold, warm = shop.plan(instance, guard), shop.plan(instance, guard, hot)
            assert [s.optimum for s in warm.stages] == pytest.approx(
                [s.optimum for s in cold.stages], rel=1e-9
            )
            assert all(stage.certificate.ok for stage in warm.stages)
            assert {stage.method for stage in warm.stages} == {f"{HOT}, face"}


def test_a_plan_that_goes_on_does_not_depend_on_those_before() -> None:
    """To the last digit, whichever way the regimes are gone through."""
    case = read_case(assets.dataset("tutorial"))
    shop = open_workshop(case, Judgement())
    instances = Instances(case, shop.network, "war")
    national, hot = shop.plan_and_hot(instances.under("national"))
    regimes = ["sharing", "sharing_early", "national"]

    def values(order: list[str]) -> dict[str, bytes]:
        plans = {name: shop.plan(instances.under(name), national, hot) for name in order}
        return {
            name: b"".join(part.tobytes() for part in plan.values.values())
            for name, plan in plans.items()
        }

    assert values(regimes) == values(regimes[::-1])


@examples(6)
@given(cases())
def test_what_the_guard_costs_is_what_a_plan_without_it_gains(tables: Tables) -> None:
    """A stage that the guard does not bind is not solved again, one that it binds goes on."""
    case = case_of(tables)
    shop = open_workshop(case, Judgement())
    instances = Instances(case, shop.network, "long")
    national, joint = shop.plan(instances.under("national")), instances.under("joint")
    free = [s.optimum for s in shop.plan(joint).stages if s.name.startswith("shortfall_")]
    told = shop.plan_with_price(joint, national).stages
    assert [s.without_guard for s in told][: len(free)] == [same(optimum) for optimum in free]


def test_hipo_comes_with_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it no large program is tried so, and who asks for it is told what to install."""
    program = two_needs(1.0)
    monkeypatch.setattr(methods, "FOR_HIPO", 0)
    assert "hipo" in ways(program)
    assert interior(program) == "hipo"
    for module in (highs, methods):
        monkeypatch.setattr(module, "HIPO", False)
    assert "hipo" not in ways(program)
    assert interior(program) == "ipx without crossover"
    with pytest.raises(SolveError, match=r"supplychain\[large\]"):
        run(program, program.costs[NAMES[0]], "hipo")

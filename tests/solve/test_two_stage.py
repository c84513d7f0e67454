"""Decisions before one of several programs comes true: published answers, the extensive form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.sparse import csc_array, csr_array

from supplychain.solve.program import LinearProgram
from supplychain.solve.recourse import Recourse
from supplychain.solve.two_stage import Decision, FirstStage, Risk, TwoStage

if TYPE_CHECKING:
    from collections.abc import Sequence

INF = np.inf
Seconds = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]
NEED = np.array([200.0, 240.0, 0.0])  # tonnes of wheat, corn and beets
YIELDS = np.array([[3.0, 3.6, 24.0], [2.5, 3.0, 20.0], [2.0, 2.4, 16.0]])
THIRDS = np.full(3, 1 / 3)
# Columns of the second stage: wheat and corn bought, wheat and corn sold, beets sold at the price
# within the quota and beyond it; then the acres decided before.
PRICES = np.array([238.0, 210.0, -170.0, -150.0, -36.0, -10.0, 0.0, 0.0, 0.0])


def farmer(yields: np.ndarray, opening: Sequence[bool] = (False,) * 3) -> Recourse:
    """Second stage of the farmer of Birge and Louveaux, Introduction to Stochastic Programming."""
    rows = np.array(
        [
            [1, 0, -1, 0, 0, 0, yields[0], 0, 0],
            [0, 1, 0, -1, 0, 0, 0, yields[1], 0],
            [0, 0, 0, 0, -1, -1, 0, 0, yields[2]],
        ],
        dtype=float,
    )
    upper = np.full(9, INF)
    upper[4] = 6000
    program = LinearProgram(csc_array(rows), np.zeros(9), upper, NEED, np.full(3, INF), {})
    return Recourse(program, PRICES, np.array(opening))


LAND = FirstStage(
    cost=np.array([150.0, 230.0, 260.0]),
    most=np.full(3, INF),
    rows=csr_array(np.ones((1, 3))),
    row_lower=np.array([-INF]),
    row_upper=np.array([500.0]),
    whole=np.zeros(3, dtype=bool),
)


def decide(yields: np.ndarray, weights: np.ndarray, risk: Risk) -> Decision:
    engine = TwoStage([farmer(y) for y in yields], weights, least=-1e7)
    return engine.least_risk(LAND, risk, 1e-4)


def test_the_farmer_decides_as_published() -> None:
    """Expected profit 108,390 with 170, 80 and 250 acres; 167,000, 109,350 and 48,820 by year."""
    found = decide(YIELDS, THIRDS, Risk())
    assert -found.objective == pytest.approx(108_390, abs=0.5)
    assert found.x == pytest.approx([170, 80, 250], abs=1e-3)
    profits = -(LAND.cost @ found.x + found.values)
    assert profits == pytest.approx([167_000, 109_350, 48_820], abs=1)
    assert found.gap <= 1e-4


def test_the_mean_year_is_planned_as_published() -> None:
    """120, 80 and 300 acres for 118,600; in the three years that earns 107,240 on average."""
    mean = decide(YIELDS[1:2], np.ones(1), Risk())
    assert mean.x == pytest.approx([120, 80, 300], abs=1e-3)
    assert -mean.objective == pytest.approx(118_600, abs=0.5)
    engine = TwoStage([farmer(y) for y in YIELDS], THIRDS)
    expected = LAND.cost @ mean.x + THIRDS @ engine.try_out(mean.x)
    assert -expected == pytest.approx(107_240, abs=0.5)


def test_with_foresight_the_farmer_earns_as_published() -> None:
    """115,405.56 on average: perfect information is worth 7,015.56."""
    earned = [-decide(y[None], np.ones(1), Risk()).objective for y in YIELDS]
    assert np.mean(earned) == pytest.approx(115_405.56, abs=0.01)


def test_the_worst_year_is_planned_as_published() -> None:
    """The best worst case is 59,950, with 100, 25 and 375 acres.

    The mean of the worst third is the worst of three equal years; of all of them it is the mean.
    """
    found = decide(YIELDS, THIRDS, Risk("worst"))
    assert -found.objective == pytest.approx(59_950, abs=0.5)
    assert found.x == pytest.approx([100, 25, 375], abs=1e-2)
    assert decide(YIELDS, THIRDS, Risk("cvar", 2 / 3)).objective == pytest.approx(
        found.objective, abs=1e-3
    )
    whole = decide(YIELDS, THIRDS, Risk("cvar", 0.0))
    assert -whole.objective == pytest.approx(108_390, abs=0.5)


def test_whole_acres_are_whole() -> None:
    """A decision in lots of 100 acres: the best of all that there are."""
    first = FirstStage(
        cost=LAND.cost, most=LAND.most, rows=LAND.rows, row_lower=LAND.row_lower,
        row_upper=LAND.row_upper, whole=np.array([True, True, True]),
    )  # fmt: skip

    def lots(yields: np.ndarray) -> Recourse:
        return farmer(yields * 100)

    engine = TwoStage([lots(y) for y in YIELDS], THIRDS, least=-1e7)
    hundreds = FirstStage(
        first.cost * 100, first.most, first.rows, first.row_lower, np.array([5.0]), first.whole
    )
    found = engine.least_risk(hundreds, Risk(), 1e-4)
    every = [np.array([a, b, c], dtype=float) for a in range(6) for b in range(6 - a)
             for c in range(6 - a - b)]  # fmt: skip
    best = min(float(hundreds.cost @ x + THIRDS @ engine.try_out(x)) for x in every)
    assert found.objective == pytest.approx(best, abs=1e-3)
    assert np.allclose(found.x, np.round(found.x))


def test_another_way_of_opening_columns_goes_on_from_the_basis_that_it_had() -> None:
    """The farmer's beets are opened and shut in turn: the same answer as afresh, each time."""
    kept = farmer(YIELDS[1], opening=[False, False, True])
    for acres in ([200, 100, 0], [100, 100, 300], [120, 80, 0], [120, 80, 300], [0, 0, 300]):
        x = np.array(acres, dtype=float)
        assert kept.at(x).value == pytest.approx(farmer(YIELDS[1]).at(x).value)


def covering(brought: float) -> Recourse:
    """A need of 3: units at 1 each, or `brought` by a step that is decided before."""
    rows = csc_array(np.array([[1.0, brought]]))
    low, high = np.array([3.0]), np.array([INF])
    program = LinearProgram(rows, np.zeros(2), np.full(2, INF), low, high, {})
    return Recourse(program, np.array([1.0, 0.0]), np.zeros(1, dtype=bool))


def test_one_step_is_not_solved_where_it_helps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A step brings 0 to the first and 2 to the second: 3 and 3 - 2 are left to pay."""
    engine = TwoStage([covering(0.0), covering(2.0)], np.full(2, 0.5))
    assert engine.try_out(np.zeros(1)) == pytest.approx([3, 3])
    nothing = [cuts[0] for cuts in engine.cuts]
    monkeypatch.setattr(engine.recourses[0], "at", None)
    assert engine.one_step(0, nothing) == pytest.approx([3, 1])


MONTHS = 12
DEMAND = np.array([
    [88, 125, 260, 217, 238, 286, 248, 238, 265, 293, 259, 244],
    [47, 62, 81, 65, 95, 118, 86, 89, 82, 82, 84, 66],
])  # fmt: skip
NEEDS = np.array([[4, 1, 0, 1], [2, 0, 1, 1]])  # copper, silicon, germanium, plastic
OPENING, CLOSING = np.array([4800, 1000, 1500, 1750]), np.array([2000, 500, 500, 1000])
BUY = np.array([
    [1, 1, 1, 2, 2, 3, 3, 2, 2, 1, 1, 2],
    [4, 3, 3, 3, 5, 5, 6, 5, 4, 3, 3, 5],
    [5, 5, 5, 3, 3, 3, 3, 2, 3, 4, 5, 6],
    [0.1] * 12,
])  # fmt: skip
LACK = 100.0  # cost of a unit short or beyond the store, so that every purchase leaves a plan


def procurement(budget: float) -> Decision:
    """Twelve months of purchases of four materials, decided before; then stock is kept.

    Postek and others, Hands-On Mathematical Optimization with Python, forecast of chip production.
    """
    stock = [(k, t) for k in range(4) for t in range(MONTHS)]
    place = {key: n for n, key in enumerate(stock)}
    count = len(stock)
    over = 2 * count + np.arange(MONTHS)  # what does not fit into the store
    bought = 2 * count + MONTHS
    rows = np.zeros((count + MONTHS, bought + count))
    right = np.zeros(count + MONTHS)
    for (k, t), n in place.items():
        rows[n, n] = 1
        if t:
            rows[n, place[k, t - 1]] = -1
        rows[n, count + n], rows[n, bought + n] = -1, -1
        right[n] = (OPENING[k] if t == 0 else 0) - NEEDS[:, k] @ DEMAND[:, t]
        rows[count + t, n] = 1
    rows[count + np.arange(MONTHS), over] = -1
    right[count:] = 9000
    lower = np.zeros(bought + count)
    lower[[place[k, MONTHS - 1] for k in range(4)]] = CLOSING
    low = np.where(np.arange(count + MONTHS) < count, right, -INF)
    program = LinearProgram(csc_array(rows), lower, np.full(len(lower), INF), low, right, {})
    cost = np.concatenate([np.full(count, 0.05), np.full(count + MONTHS, LACK), np.zeros(count)])
    monthly = np.zeros((MONTHS, count))
    for (k, t), n in place.items():
        monthly[t, n] = BUY[k, t]
    first = FirstStage(
        cost=BUY.ravel(),
        most=np.full(count, INF),
        rows=csr_array(monthly),
        row_lower=np.full(MONTHS, -INF),
        row_upper=np.full(MONTHS, budget),
        whole=np.zeros(count, dtype=bool),
    )
    return TwoStage(
        [Recourse(program, cost, np.zeros(count, dtype=bool))], np.ones(1), least=0.0
    ).least_risk(first, Risk(), 1e-3)


@pytest.mark.parametrize(("budget", "total"), [(5000.0, 21_152.655), (2000.0, 25_908.129)])
def test_materials_are_bought_as_published(budget: float, total: float) -> None:
    found = procurement(budget)
    assert found.objective == pytest.approx(total, abs=0.01)


@given(st.integers(0, 2**32 - 1), st.sampled_from(["expected", "worst", "cvar"]))
@settings(max_examples=25, deadline=None)
def test_the_method_finds_what_one_large_program_finds(seed: int, kind: str) -> None:
    """The extensive form: all scenarios side by side in one program, solved by scipy.

    Three products short of a random need; two things to buy widen what each can draw on.
    """
    random = np.random.default_rng(seed)
    count, level = 4, 0.6
    weights = random.dirichlet(np.ones(count))
    need = random.uniform(1, 10, (count, 3))
    gives = random.uniform(0, 2, (count, 3, 2))
    price = random.uniform(1, 5, 3)
    cost, budget = random.uniform(0.5, 2, 2), random.uniform(1, 10)
    risk = Risk(kind, level)  # type: ignore[arg-type]
    first = FirstStage(
        np.zeros(2), np.full(2, 6.0), csr_array(cost[None]), np.array([-INF]), np.array([budget]),
        np.zeros(2, dtype=bool),
    )  # fmt: skip
    recourses = []
    for s in range(count):
        rows = csc_array(np.hstack([np.eye(3), gives[s]]))
        program = LinearProgram(rows, np.zeros(5), np.full(5, INF), need[s], np.full(3, INF), {})
        recourses.append(
            Recourse(program, np.append(price, [0, 0]), np.array([seed % 2 > 0, False]))
        )
    found = TwoStage(recourses, weights, least=0.0).least_risk(first, risk, 1e-7)
    assert found.objective == pytest.approx(
        extensive((weights, need, gives, price), cost, budget, risk), abs=1e-5
    )


def extensive(seconds: Seconds, cost: np.ndarray, budget: float, risk: Risk) -> float:
    """Columns: two purchases; unmet by scenario and product; a bound eta; excess by scenario."""
    weights, need, gives, price = seconds
    count = len(weights)
    width = 2 + 3 * count + 1 + count
    rows, right = [np.append(cost, np.zeros(width - 2))], [budget]
    for s in range(count):
        for product in range(3):
            row = np.zeros(width)
            row[:2], row[2 + 3 * s + product] = -gives[s, product], -1
            rows.append(row)
            right.append(-need[s, product])
        row = np.zeros(width)
        row[2 + 3 * s : 5 + 3 * s] = price
        row[2 + 3 * count], row[3 + 3 * count + s] = -1, -1
        rows.append(row)
        right.append(0.0)
    aim = np.zeros(width)
    if risk.kind == "expected":
        for s in range(count):
            aim[2 + 3 * s : 5 + 3 * s] = weights[s] * price
    else:
        aim[2 + 3 * count] = 1
        aim[3 + 3 * count :] = weights / (1 - risk.level) if risk.kind == "cvar" else 1e3
    bounds = [(0, 6), (0, 6)] + [(0, None)] * (width - 2)
    found = linprog(aim, A_ub=np.array(rows), b_ub=np.array(right), bounds=bounds)
    assert found.status == 0
    return float(found.fun)

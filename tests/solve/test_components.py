"""Parts of a program that nothing connects are solved apart, with the answer of the whole."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from scipy.sparse import block_diag, csc_array

from supplychain.solve.certificate import certify
from supplychain.solve.highs import Optimum, run
from supplychain.solve.large import components
from supplychain.solve.large.components import run_apart
from supplychain.solve.program import LinearProgram
from tests.properties.bench import bench_of, examples, same
from tests.properties.strategies import Tables, case_of, cases


@pytest.fixture(autouse=True)
def _small_is_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(components, "WORTH_IT", 1)


def twice(program: LinearProgram) -> LinearProgram:
    """The program and its like, beside each other, and a row of nothing."""
    matrix = block_diag([program.matrix, program.matrix, np.zeros((1, 0))], format="csc")
    return LinearProgram(
        csc_array(matrix),
        np.tile(program.lower, 2),
        np.tile(program.upper, 2),
        np.append(np.tile(program.row_lower, 2), 0.0),
        np.append(np.tile(program.row_upper, 2), 0.0),
        {name: np.tile(cost, 2) for name, cost in program.costs.items()},
    )


@examples(10)
@given(cases())
def test_two_that_are_apart_cost_twice_as_much(tables: Tables) -> None:
    """And the duals of the parts are those of the whole: its certificate is ok."""
    bench = bench_of(case_of(tables))
    program = bench.program("long", "joint")
    cost = program.costs[bench.stages[0]]
    once = run(program, cost, "simplex")
    both = run_apart(twice(program), np.tile(cost, 2), "simplex")
    assert isinstance(once, Optimum)
    assert isinstance(both, Optimum)
    assert np.tile(cost, 2) @ both.x == same(2 * float(cost @ once.x))
    assert certify(twice(program), np.tile(cost, 2), both.x, both.y, 0.0).ok


def test_a_fixed_column_connects_nothing() -> None:
    """Two needs of 3, of which a column fixed at 2 brings the same to both."""
    program = LinearProgram(
        csc_array(np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 1.0]])),
        np.array([0.0, 0.0, 2.0]),
        np.array([np.inf, np.inf, 2.0]),
        np.full(2, 3.0),
        np.full(2, np.inf),
        {},
    )
    found = run_apart(program, np.array([1.0, 10.0, 0.0]), "simplex")
    assert isinstance(found, Optimum)
    assert found.x == pytest.approx([1, 1, 2])
    assert found.y == pytest.approx([1, 10])


@examples(5)
@given(cases())
def test_parts_that_are_known_are_not_solved_again(tables: Tables) -> None:
    """Those that have moved are; with any number of jobs to the last digit the same."""
    bench = bench_of(case_of(tables))
    program = bench.program("long", "joint")
    cost = np.tile(program.costs[bench.stages[0]], 2)
    both, known = twice(program), components.Known()
    first = run_apart(both, cost, "simplex", jobs=2, known=known)
    count = len(known)
    again = run_apart(both, cost, "simplex", known=known)
    assert isinstance(first, Optimum)
    assert isinstance(again, Optimum)
    assert (again.iterations, len(known)) == (0, count)
    assert again.x.tobytes() == first.x.tobytes()
    assert again.y.tobytes() == first.y.tobytes()
    upper = both.upper.copy()
    upper[np.flatnonzero(both.upper > both.lower)[-1]] = 0.0
    moved = replace(both, upper=upper)
    found, right = run_apart(moved, cost, "simplex", known=known), run_apart(moved, cost, "simplex")
    assert isinstance(found, Optimum)
    assert isinstance(right, Optimum)
    assert len(known) > count
    assert cost @ found.x == same(float(cost @ right.x))


def test_a_part_without_a_plan_is_told() -> None:
    """A part that is infeasible by every method makes the whole so."""
    program = LinearProgram(
        csc_array(np.eye(2)),
        np.zeros(2),
        np.array([np.inf, 1.0]),
        np.array([1.0, 2.0]),
        np.full(2, np.inf),
        {},
    )
    found = run_apart(program, np.ones(2), "simplex")
    assert isinstance(found, str)
    assert "Infeasible" in found

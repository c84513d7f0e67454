"""Rules as templates: what the evaluator reads, and what it refuses in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyomo.environ as pyo
import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplychain.formulation.sets import Labels, Sets
from supplychain.solve import lookup
from supplychain.solve.compile import assemble
from supplychain.solve.evaluate import TemplateError
from supplychain.solve.lookup import Lookup
from supplychain.solve.tables import Tables
from supplychain.solve.templates import read_rules

if TYPE_CHECKING:
    from collections.abc import Callable

    Rule = Callable[..., Any]


def compiled(rule: Rule, sense: str = "row") -> np.ndarray:
    """Dense rows of a rule over three things in a ring of two, with x and y of each.

    `cost` is 2, 3, 5 and `zero` 0 in the case; `rate` and `loss` change and are now 10, 20, 30 and
    7, 7, 7.
    """
    m = pyo.ConcreteModel()
    m.I = pyo.Set(initialize=[-1])
    m.NEXT = pyo.Set(m.I, dimen=1, initialize={-1: [-1]})
    m.cost = pyo.Param(m.I, initialize=1.0)
    m.zero = pyo.Param(m.I, initialize=-1)
    m.rate = pyo.Param(m.I, initialize=1.0)
    m.loss = pyo.Param(m.I, initialize=1.0)
    m.x = pyo.Var(m.I)
    m.y = pyo.Var(m.I)
    m.row = pyo.Constraint(m.I, rule=rule if sense == "row" else lambda m, i: m.x[i] == m.y[i])
    m.aim = pyo.Objective(rule=rule if sense == "cost" else lambda m: sum(m.x[i] for i in m.I))
    rows = {"I": np.array([[0], [1], [2]]), "NEXT": np.array([[0, 1], [2, 0], [0, 2]])}
    known = {"cost": np.array([2.0, 3.0, 5.0]), "zero": np.zeros(3)}
    rules = read_rules(m)
    structure = assemble(rules, Tables(rules, Sets(Labels(3), rows), known))
    numbers = np.array([10.0, 20.0, 30.0, 7.0, 7.0, 7.0, 1.0])
    part = structure.matrix if sense == "row" else structure.costs
    return part.fill(numbers).toarray()


def test_sums_products_and_signs() -> None:
    """Columns x0..x2, y0..y2; 0 is followed by 1 and 2, 1 by nothing, 2 by 0."""
    rows = compiled(
        lambda m, i: (
            m.cost[i] * (m.x[i] - sum(m.rate[j] * m.y[j] for j in m.NEXT[i])) >= -2 * m.y[i]
        )
    )
    assert (-rows).tolist() == [
        [2, 0, 0, 2, -40, -60],
        [0, 3, 0, 0, 2, 0],
        [0, 0, 5, -50, 0, 2],
    ]


def test_index_arithmetic_stays_within_what_a_sum_names() -> None:
    """The member after i is i - 2 for 2, and 0, 1 are reached from 2 and 1 as j - i + i."""
    rows = compiled(lambda m, i: sum(m.x[i + j - i] for j in m.NEXT[i]) == m.y[i])
    assert rows[0].tolist() == [0, 1, 1, -1, 0, 0]


def test_an_objective_is_summed_over_its_sets() -> None:
    cost = compiled(lambda m: sum(m.cost[i] * m.x[j] for i in m.I for j in m.NEXT[i]), "cost")
    assert cost.tolist() == [[5, 2, 2, 0, 0, 0]]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (lambda m, i: m.x[i] ** 2 <= 0, "rule of row: PowExpression where only"),
        (lambda m, i: m.x[i] * m.y[i] <= 0, "rule of row: .*Numeric_GetItemExpression where only"),
        (lambda m, i: m.x[i] / m.cost[i] <= 0, "rule of row: .* where only these can stand"),
        (lambda m, i: m.rate[i] * m.loss[i] * m.x[i] <= 0, "product of two numbers that"),
        (lambda m, i: (m.rate[i] + 1) * m.x[i] <= 0, "a sum with a number that a scenario"),
        (lambda m, i: m.x[i] <= 3, "constant 3 in a row; let a column"),
        (lambda m, i: m.x[i + i - m.zero[i]] <= 0, r"rule of row: .*x has no member \[4\] of I"),
        (lambda m, i: (0, m.x[i], 3), "rule of row: neither `==` nor"),
    ],
)
def test_what_it_cannot_read_is_refused(rule: Rule, words: str) -> None:
    with pytest.raises(TemplateError, match=words):
        compiled(rule)


@given(st.lists(st.tuples(st.integers(3, 9), st.integers(0, 4)), unique=True))
def test_members_are_found_by_table_and_by_search_alike(members: list[tuple[int, int]]) -> None:
    """Every key from below the smallest to above the largest, present or not."""
    rows = np.array(members, dtype=np.int32).reshape(-1, 2)
    key = [a.ravel() for a in np.mgrid[1:12, -1:7]]
    tabled = Lookup(rows, 2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lookup, "DENSE", -1)
        searched = Lookup(rows, 2)
        by_search = searched.find(key, key[0].size)
    by_table = tabled.find(key, key[0].size)
    assert np.array_equal(by_table[1], by_search[1])
    for first, count, *index in zip(*by_table, *key, strict=True):
        assert count == (tuple(index) in members)
        if count:
            assert members[int(tabled.order[first])] == tuple(index)

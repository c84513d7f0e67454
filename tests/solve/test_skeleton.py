"""Cases with equal skeletons have equal structures, whatever figure is moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given

from supplychain.case import TABLES, Case
from supplychain.case.figures import Cell, moved
from supplychain.formulation.judgement import Judgement
from supplychain.instance import build_network
from supplychain.solve.compile import compile_structure, skeleton
from tests.properties.bench import examples
from tests.properties.strategies import Tables, case_of, cases

if TYPE_CHECKING:
    from supplychain.solve.program import Structure

NUMBERS = [
    (table.name, column.name)
    for table in TABLES.values()
    for column in table.columns.values()
    if column.type in {"number", "share"} and table.name not in {"options", "procurement"}
]


@pytest.mark.slow
@given(tables=cases())
@examples(3)
def test_what_the_skeleton_leaves_out_changes_no_structure(tables: Tables) -> None:
    case = case_of(tables)
    network, judgement = build_network(case), Judgement()
    before = compile_structure(case, network, judgement)
    outline = skeleton(case, network, judgement)
    moves = 0
    for table, column in NUMBERS:
        other = _nudged(case, table, column)
        if other is None:
            continue
        near = build_network(other)
        found = skeleton(other, near, judgement)
        if found.rows == outline.rows:
            after = compile_structure(other, near, judgement)
            _assert_same(before, after, costs=found.costs == outline.costs)
            moves += 1
    assert moves > 10


def _nudged(case: Case, table: str, column: str) -> Case | None:
    """Return the case with the first number of a column a tenth smaller; None without one."""
    values = case.tables[table].get(column)
    known = values[values > 0] if values is not None else []
    if not len(known):
        return None
    value = float(known.iloc[0])
    return moved(case, {Cell(table, column, int(known.index[0]), value, value, value): 0.9 * value})


def _assert_same(before: Structure, after: Structure, *, costs: bool) -> None:
    assert before.index == after.index
    for one, two in (
        (before.matrix.data, after.matrix.data),
        (before.matrix.indices, after.matrix.indices),
        (before.row_lower, after.row_lower),
        (before.row_upper, after.row_upper),
    ):
        assert np.array_equal(one, two)
    for name, cost in before.costs.items():
        if costs or name != "effort":
            assert np.array_equal(cost, after.costs[name])

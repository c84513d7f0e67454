"""What an answer rests on: counted rows, and weights that are true derivatives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supplychain.analysis.coverage import coverage
from supplychain.analysis.pool import no_progress
from supplychain.analysis.sensitivity import solve_with
from supplychain.case.figures import Ranged

if TYPE_CHECKING:
    from supplychain.analysis.comparison import Question

TINY = 1e-4


def test_rows_are_counted_by_what_they_rest_on(question: Question) -> None:
    tables = coverage(question, no_progress).tables.set_index("table")
    assert tables.at["stocks", "rows"] == 4
    assert tables.at["all", "assumed"] == tables.at["all", "rows"]
    assert tables.at["all", "sourced"] == 0
    assert tables.at["all", "weight"] == pytest.approx(1)


def test_weights_are_effects_of_a_little_more(question: Question) -> None:
    """The weight of a stock is the change of both gaps for 1% more, here by solving again.

    The optimum is piecewise linear, so the derivative lies between a little less and a little more.
    """
    rows = coverage(question, no_progress).rows
    base = solve_with(question, {})
    frame = question.case.tables["stocks"]
    known = rows[rows["table"] == "stocks"].set_index("row")["weight"]
    effects = {}
    for row in frame.index:
        quantity = frame["quantity"].loc[row]
        cell = Ranged("stocks", "quantity", int(row), quantity, quantity, quantity)
        changes = []
        for factor in (1 - TINY, 1 + TINY):
            near = solve_with(question, {cell: quantity * factor})
            pairs = [(near.gap_national, base.gap_national), (near.gap, base.gap)]
            changes.append(sum(abs(a - b) for a, b in pairs) / TINY * 0.01)
        effects[int(row)] = sorted(changes)
    scale = [effects[r][0] / known[r] for r in known.index if effects[r][0] == effects[r][1]]
    total = scale[0] if scale else max(effects[r][1] / known[r] for r in known.index)
    for row, weight in known.items():
        low, high = effects[int(row)]
        assert low - 1e-6 <= weight * total <= high + 1e-6

"""What an answer rests on: counted rows, and weights that are true derivatives."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from supplychain.analysis.uncertainty.coverage import coverage
from supplychain.analysis.uncertainty.sensitivity import solve_with
from supplychain.case.figures import Ranged
from supplychain.crew import no_progress
from supplychain.formulation.judgement import Judgement

if TYPE_CHECKING:
    from supplychain.analysis.comparison import Question

TINY = 1e-4
NOISE = 1e-9


def test_rows_are_counted_by_what_they_rest_on(question: Question) -> None:
    tables = coverage(question, no_progress).tables.set_index("table")
    assert tables.at["stocks", "rows"] == 4
    assert tables.at["all", "assumed"] == tables.at["all", "rows"]
    assert tables.at["all", "sourced"] == 0
    assert tables.at["all", "weight"] == pytest.approx(1)


def test_weights_are_effects_of_a_little_more(question: Question) -> None:
    """Weights are in proportion to the change of both gaps for a little more, by solving again.

    The optimum is piecewise linear, so each derivative lies between a little less and a little
    more: one factor must bring every weight between the two. Nobody is guarded here, since the
    duals hold the guard fixed.
    """
    free = replace(question, judgement=Judgement(no_nation_worse_off="off"))
    rows = coverage(free, no_progress).rows
    base = solve_with(free, {})
    frame = free.case.tables["stocks"]
    weights = rows[rows["table"] == "stocks"].set_index("row")["weight"]
    least, most = 0.0, math.inf
    for row in frame.index:
        quantity = float(frame["quantity"].loc[row])
        cell = Ranged("stocks", "quantity", int(row), quantity, quantity, quantity)
        near = [solve_with(free, {cell: quantity * factor}) for factor in (1 - TINY, 1 + TINY)]
        changes = sorted(
            abs(n.gap_national - base.gap_national) + abs(n.gap - base.gap) for n in near
        )
        if row not in weights.index:  # no weight: a little more, or less, changes nothing
            assert changes[0] < NOISE
            continue
        weight = weights[row]
        least, most = max(least, changes[0] / weight), min(most, changes[1] / weight)
    assert 0 < least <= most * (1 + 1e-6)

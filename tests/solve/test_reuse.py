"""A structure serves the cases that `coverage` tries with it: a little more of a main figure."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from supplychain.analysis.coverage import MAIN
from supplychain.case.figures import Ranged, moved
from supplychain.formulation.judgement import Judgement
from supplychain.instance import build_network
from supplychain.solve.compile import compile_structure
from tests.properties.bench import examples
from tests.properties.strategies import Tables, case_of, cases


@pytest.mark.slow
@given(tables=cases())
@examples(3)
def test_main_figures_change_no_structure(tables: Tables) -> None:
    """Every array of the structure is the same, whichever figure is a hundredth larger."""
    case, judgement = case_of(tables), Judgement()
    before = compile_structure(case, build_network(case), judgement)
    moves = 0
    for table, columns in MAIN.items():
        for column in columns:
            values = case.tables[table][column]
            for row, value in values[values > 0].items():
                cell = Ranged(table, column, int(row), value, value, value)
                near = moved(case, {cell: 1.01 * value})
                after = compile_structure(near, build_network(near), judgement)
                assert before.slices == after.slices
                for part in ("matrix", "costs"):
                    one, two = getattr(before, part), getattr(after, part)
                    assert one.shape == two.shape
                    assert np.array_equal(one.index, two.index)
                    assert np.array_equal(one.factor, two.factor)
                    assert np.array_equal(one.number, two.number)
                moves += 1
    assert moves > 5

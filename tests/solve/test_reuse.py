"""A workshop serves cases with other figures: what it keeps is what a fresh one would build."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from supplychain import assets
from supplychain.analysis.uncertainty.coverage import MAIN
from supplychain.case import BASELINE, Case
from supplychain.case.figures import Ranged, figures, moved
from supplychain.formulation.judgement import Judgement
from supplychain.instance import build_instance
from supplychain.solve import Workshop, open_workshop
from supplychain.workbook import read_case
from tests.properties.bench import examples
from tests.properties.strategies import Tables, case_of, cases


def same_program(one: Workshop, two: Workshop) -> bool:
    """Tell whether two workshops state the same program for every scenario."""
    for scenario in one.case.tables["scenarios"]["scenario"]:
        left, right = (
            shop.program(build_instance(shop.case, shop.network, scenario, BASELINE), {})
            for shop in (one, two)
        )
        matrices = (left.matrix != right.matrix).nnz == 0
        bounds = np.array_equal(left.lower, right.lower) and np.array_equal(left.upper, right.upper)
        costs = all(np.array_equal(left.costs[name], right.costs[name]) for name in left.costs)
        if not (matrices and bounds and costs):
            return False
    return True


@pytest.mark.slow
@given(tables=cases())
@examples(3)
def test_main_figures_change_no_structure(tables: Tables) -> None:
    """The rows that `coverage` makes a hundredth larger keep their program's shape."""
    case = case_of(tables)
    shop = open_workshop(case, Judgement())
    moves = 0
    for table, columns in MAIN.items():
        for column in columns:
            values = case.tables[table][column]
            for row, value in values[values > 0].items():
                near = moved(
                    case, {Ranged(table, column, int(row), value, value, value): 1.01 * value}
                )
                fresh = open_workshop(near, Judgement())
                assert fresh.structure.slices == shop.structure.slices
                assert same_program(shop.with_figures(near), fresh)
                moves += 1
    assert moves > 5


@pytest.mark.parametrize(
    ("table", "column", "kept"),
    [
        ("stocks", "quantity", True),
        ("rates", "rate", True),
        ("interoperability", "effectiveness", False),
    ],
)
def test_what_fills_rows_keeps_them_and_what_stands_in_them_does_not(
    table: str, column: str, kept: bool
) -> None:
    """Stock and output are bounds and changing numbers; an effect is a number of the rows."""
    case = read_case(assets.dataset("tutorial"))
    shop = open_workshop(case, Judgement())
    value = float(case.tables[table][column].iloc[0])
    cell = Ranged(table, column, int(case.tables[table].index[0]), value, value, value)
    other = moved(case, {cell: value * 0.9})
    again = shop.with_figures(other)
    assert (again.structure is shop.structure) == kept
    assert same_program(again, open_workshop(other, Judgement()))


def test_any_figure_at_its_ends_is_built_as_afresh() -> None:
    case: Case = read_case(assets.dataset("tutorial"))
    shop = open_workshop(case, Judgement())
    kept = 0
    for figure in figures(case):
        for end in ("low", "high"):
            other = moved(case, figure.at(end))
            again = shop.with_figures(other)
            assert same_program(again, open_workshop(other, Judgement())), figure.name
            kept += again.structure is shop.structure
    assert kept > 0

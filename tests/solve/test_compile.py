"""Compiled structures are what Pyomo expands, and hold a place for every number that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given

from supplychain import assets
from supplychain.formulation.judgement import Judgement
from supplychain.formulation.model import build_model
from supplychain.formulation.numbers import coefficients, column_bounds
from supplychain.instance import build_instance, build_network
from supplychain.solve.compile import compile_structure
from supplychain.solve.expanded import to_arrays
from supplychain.solve.program import Pattern
from supplychain.workbook import read_case
from tests.properties.bench import bench_of, examples
from tests.properties.strategies import REGIMES, Tables, case_of, cases

if TYPE_CHECKING:
    from supplychain.solve.program import Structure


def test_the_bundled_case_is_the_program_that_pyomo_expands() -> None:
    """Every coefficient, row side and cost of 16,000 rows, bit for bit and in the same order."""
    case, judgement = read_case(assets.dataset("northeast_asia")), Judgement()
    network = build_network(case)
    instance = build_instance(case, network, "korea", "national")
    numbers = coefficients(network, instance, judgement)
    structure = compile_structure(case, network, judgement)
    program = structure.fill(numbers, column_bounds(network, instance, judgement, {}))
    model = build_model(case, network, judgement, numbers)
    matrix, row_lower, row_upper, costs = to_arrays(model)
    program.matrix.eliminate_zeros()
    assert matrix.shape == program.matrix.shape
    assert np.array_equal(matrix.indices, program.matrix.indices)
    assert np.array_equal(matrix.indptr, program.matrix.indptr)
    assert np.array_equal(matrix.data, program.matrix.data)
    assert np.array_equal(row_lower, program.row_lower)
    assert np.array_equal(row_upper, program.row_upper)
    assert costs.keys() == program.costs.keys()
    assert all(np.array_equal(cost, program.costs[name]) for name, cost in costs.items())


@examples(8)
@given(cases())
def test_filled_programs_are_finite(tables: Tables) -> None:
    """Matrix and costs hold numbers only, in any scenario and regime."""
    bench = bench_of(case_of(tables))
    for scenario in ("long", "short"):
        for regime in REGIMES:
            program = bench.program(scenario, regime)
            assert np.isfinite(program.matrix.data).all()
            assert all(np.isfinite(cost).all() for cost in program.costs.values())
            assert program.matrix.has_canonical_format


@examples(8)
@given(cases())
def test_every_changing_number_stands_where_it_is_used(tables: Tables) -> None:
    """Each price of a gap in exactly one cost; ceilings, pots and worth each in the matrix."""
    bench = bench_of(case_of(tables))
    structure = bench.structure
    sizes = [
        coefficients(bench.network, bench.instance("long", "joint"), bench.judgement)[name].size
        for name in structure.changing
    ]
    places = dict(zip(structure.changing, np.split(np.arange(sum(sizes)), np.cumsum(sizes)[:-1]),
                      strict=True))  # fmt: skip
    one = sum(sizes)
    in_costs, in_rows = (
        part.number[part.number != one] for part in (structure.costs, structure.matrix)
    )
    assert sorted(in_costs) == places["band_cost"].tolist()
    fair = ["norm"] if "fairness" in bench.judgement.stages else []
    for name in ("share", "pot_survival", "worth", *fair):
        assert set(in_rows) >= set(places[name].tolist())


@pytest.mark.parametrize("pair", [("long", "national"), ("short", "joint")])
@examples(5)
@given(tables=cases())
def test_filling_leaves_the_structure_as_it_was(pair: tuple[str, str], tables: Tables) -> None:
    """A structure serves every plan: filling it twice gives the same program."""
    bench = bench_of(case_of(tables))
    before = _copied(bench.structure)
    first = bench.program(*pair)
    bench.program("long", "early")
    again = bench.program(*pair)
    after = _copied(bench.structure)
    assert all(np.array_equal(one, two) for one, two in zip(before, after, strict=True))
    assert np.array_equal(first.matrix.data, again.matrix.data)
    assert np.array_equal(first.lower, again.lower)
    assert np.array_equal(first.upper, again.upper)


def _copied(structure: Structure) -> list[Any]:
    pattern = structure.matrix
    return [a.copy() for a in (pattern.index, pattern.start, pattern.factor, pattern.number)]


def test_terms_of_one_entry_add_up() -> None:
    """Row 1 of the only column is 2 x the first number + 3; row 0 is minus the second."""
    pattern = Pattern(
        shape=(2, 1),
        index=np.array([0, 1], dtype=np.int32),
        start=np.array([0, 2], dtype=np.int32),
        first=np.array([0, 1]),
        factor=np.array([-1.0, 2.0, 3.0]),
        number=np.array([1, 0, 2], dtype=np.int32),
    )
    assert pattern.fill(np.array([10.0, 7.0, 1.0])).toarray().tolist() == [[-7.0], [23.0]]

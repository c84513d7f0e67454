"""Compiled structures hold a place for every number that changes, and none stays behind."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from supplychain.formulation.variables import coefficient_index
from supplychain.solve.compile import SERIAL
from tests.properties.bench import bench_of, examples
from tests.properties.strategies import REGIMES, Tables, case_of, cases


@examples(8)
@given(cases())
def test_no_serial_number_remains_after_filling(tables: Tables) -> None:
    """Matrix and costs hold nothing like a serial number, in any scenario and regime."""
    bench = bench_of(case_of(tables))
    for scenario in ("long", "short"):
        for regime in REGIMES:
            program = bench.program(scenario, regime)
            assert np.abs(program.matrix.data).max() < SERIAL
            assert all(np.abs(cost).max() < SERIAL for cost in program.costs.values())
            assert np.isfinite(program.matrix.data).all()


@examples(8)
@given(cases())
def test_slots_name_every_changing_coefficient_that_is_used(tables: Tables) -> None:
    """Serial numbers lie within the families; each price of a gap stands in exactly one cost."""
    bench = bench_of(case_of(tables))
    structure = bench.structure
    families = coefficient_index(bench.network, bench.judgement)
    ends = np.cumsum([len(families[name]) for name in structure.families])
    slots = [structure.matrix_slots, *structure.cost_slots.values()]
    assert all((s.serial >= 0).all() and (s.serial < ends[-1]).all() for s in slots)
    place = structure.families.index("band_cost")
    prices = np.concatenate([s.serial for s in structure.cost_slots.values()])
    assert sorted(prices) == list(range(ends[place - 1], ends[place]))
    used = set(structure.matrix_slots.serial.tolist())
    for name in ("share", "pot_survival", "worth", "norm"):
        place = structure.families.index(name)
        assert used >= set(range(ends[place] - len(families[name]), ends[place]))


@pytest.mark.parametrize("pair", [("long", "national"), ("short", "joint")])
@examples(5)
@given(tables=cases())
def test_filling_leaves_the_structure_as_it_was(pair: tuple[str, str], tables: Tables) -> None:
    """A structure serves every plan: filling it twice gives the same program."""
    bench = bench_of(case_of(tables))
    before = bench.structure.matrix.data.copy()
    first = bench.program(*pair)
    bench.program("long", "early")
    again = bench.program(*pair)
    assert np.array_equal(bench.structure.matrix.data, before)
    assert np.array_equal(first.matrix.data, again.matrix.data)
    assert np.array_equal(first.lower, again.lower)
    assert np.array_equal(first.upper, again.upper)

"""The cases that are measured are valid, the same every time, and compiled as Pyomo would."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest

from supplychain.formulation.model import build_model
from supplychain.formulation.numbers import coefficients
from supplychain.instance import build_instance, build_network
from supplychain.solve.compile import compile_structure
from supplychain.solve.expanded import to_arrays
from tests.benchmarks.common import NO_GUARD, filled
from tests.benchmarks.generator import SIZES, make_case


@pytest.mark.parametrize(("size", "entries"), [("10k", 1e4), ("100k", 1e5)])
def test_sizes_are_about_what_they_are_called(size: str, entries: float) -> None:
    case = make_case(SIZES[size])
    structure = compile_structure(case, build_network(case), NO_GUARD)
    assert entries < len(structure.matrix.first) < 1.5 * entries
    again = make_case(SIZES[size])
    assert all(table.equals(again.tables[name]) for name, table in case.tables.items())


def test_the_hash_seed_of_a_process_changes_nothing() -> None:
    program = (
        "from tests.benchmarks.generator import SIZES, make_case\n"
        "print(*(t.to_csv() for t in make_case(SIZES['10k']).tables.values()))"
    )
    one, two = (
        subprocess.run(
            [sys.executable, "-W", "ignore", "-c", program], check=True, capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in "12"
    )  # fmt: skip
    assert one == two != b""


def test_a_generated_case_is_the_program_that_pyomo_expands() -> None:
    case = make_case(SIZES["10k"])
    network = build_network(case)
    instance = build_instance(case, network, "war", "joint")
    numbers = coefficients(network, instance, NO_GUARD)
    program = filled(compile_structure(case, network, NO_GUARD), network, instance)
    matrix, row_lower, row_upper, costs = to_arrays(build_model(case, network, NO_GUARD, numbers))
    assert (matrix != program.matrix).nnz == 0
    assert np.array_equal(row_lower, program.row_lower)
    assert np.array_equal(row_upper, program.row_upper)
    assert all(np.array_equal(cost, program.costs[name]) for name, cost in costs.items())

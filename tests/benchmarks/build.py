"""How long it takes to build a linear program and to hand it to HiGHS, without solving.

Run ``python -m tests.benchmarks.build --size 1M`` (or 10k, 100k, 3M: generated; bundled: the
Northeast Asia case). Each way has a process of its own:

raw
    Ready arrays of rows, columns and values, row after row, into a compressed matrix and into
    HiGHS: the limit.
refill
    The structure filled with the numbers of another regime, into HiGHS.
build
    From the network: sets, figures, every rule of the model evaluated, filled, into HiGHS.
case
    The same from the checked tables: network, numbers of the instance, and `build`.
plain
    The same rules expanded by Pyomo index by index, into its appsi interface to HiGHS.
linopy
    The same rows from ready numbers, each family as sums of terms in linopy, into HiGHS by its own
    interface. What a modeller would need to find those terms is not counted, so linopy takes more.

The first number is the first run in the process, which for `build` calls every rule once; the
second is the best of the later ones. `plain` and `linopy` run once. Of the megabytes, the first are
the most that the process ever held, the second what of this is beyond its imports.
"""

from __future__ import annotations

import argparse
import gc
import json
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csc_array

from supplychain.formulation.model import build_model
from supplychain.formulation.numbers import coefficients
from supplychain.instance import build_network
from supplychain.solve import open_workshop
from supplychain.solve.compile import compile_structure
from supplychain.solve.names import row_names
from supplychain.solve.program import LinearProgram
from tests.benchmarks.common import (
    NO_GUARD,
    OBJECTIVE,
    case_of,
    filled,
    hand_over,
    instance_of,
    peak,
    say,
)
from tests.benchmarks.generator import SIZES

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.case import Case
    from supplychain.instance import Network

REPEATS = 5
ONCE = ("plain", "linopy")


def ways(case: Case, arrays: Path) -> dict[str, Callable[[], Callable[[], object]]]:
    """What each way prepares, untimed, and then does, timed."""

    def refill() -> Callable[[], object]:
        network = build_network(case)
        structure = compile_structure(case, network, NO_GUARD)
        instance = instance_of(case, network)
        return lambda: hand_over(filled(structure, network, instance))

    def build() -> Callable[[], object]:
        network = build_network(case)
        instance = instance_of(case, network)
        return lambda: hand_over(
            filled(compile_structure(case, network, NO_GUARD), network, instance)
        )

    def whole() -> Callable[[], object]:
        def run() -> object:
            network = build_network(case)
            instance = instance_of(case, network)
            structure = compile_structure(case, network, NO_GUARD)
            return hand_over(filled(structure, network, instance))

        return run

    def plain() -> Callable[[], object]:
        network = build_network(case)
        instance = instance_of(case, network)
        numbers = coefficients(network, instance, NO_GUARD)
        return lambda: expanded(case, network, numbers)

    return {"raw": lambda: raw(arrays), "refill": refill, "build": build, "case": whole,
            "plain": plain, "linopy": lambda: in_linopy(arrays)}  # fmt: skip


def raw(arrays: Path) -> Callable[[], object]:
    """Nothing but arrays: compress, hand over."""
    with np.load(arrays) as stored:
        a = {name: stored[name] for name in stored.files}

    def run() -> object:
        matrix = csc_array((a["value"], (a["row"], a["column"])), shape=tuple(a["shape"]))
        sides = (a["lower"], a["upper"], a["row_lower"], a["row_upper"])
        return hand_over(LinearProgram(matrix, *sides, {OBJECTIVE: a["cost"]}))

    return run


def expanded(case: Case, network: Network, numbers: dict[str, np.ndarray]) -> object:
    """Pyomo's own way: the model expanded, one objective, and its interface to HiGHS."""
    import pyomo.environ as pyo  # noqa: PLC0415 - only here
    from pyomo.contrib.appsi.solvers.highs import Highs  # noqa: PLC0415

    model = build_model(case, network, NO_GUARD, numbers)
    for objective in model.component_objects(pyo.Objective):
        if objective.name != OBJECTIVE:
            objective.deactivate()
    solver = Highs()
    solver.set_instance(model)
    return solver


def measure(way: str, size: str, arrays: Path) -> dict[str, float]:
    """Seconds of the first run and of the best later one, and megabytes at the highest."""
    imports = peak()
    run = ways(case_of(size), arrays)[way]()
    seconds = []
    for _ in range(1 if way in ONCE else REPEATS):
        gc.collect()
        started = time.perf_counter()
        kept = run()
        seconds.append(time.perf_counter() - started)
        del kept
    most = peak()
    return {
        "first": seconds[0], "best": min(seconds[1:] or seconds), "peak": most,
        "own": most - imports,
    }  # fmt: skip


def store(size: str, arrays: Path) -> LinearProgram:
    """Write the arrays of the program, row after row."""
    case = case_of(size)
    network = build_network(case)
    instance = instance_of(case, network)
    structure = compile_structure(case, network, NO_GUARD)
    program = filled(structure, network, instance)
    entries = program.matrix.tocsr().tocoo()
    np.savez(
        arrays, value=entries.data, row=entries.row.astype(np.int32),
        column=entries.col.astype(np.int32), shape=program.matrix.shape,
        lower=program.lower, upper=program.upper, row_lower=program.row_lower,
        row_upper=program.row_upper, cost=program.costs[OBJECTIVE],
        families=[part.start for part in structure.slices.values()], rules=_rule_ends(case),
    )  # fmt: skip
    return program


def _rule_ends(case: Case) -> list[int]:
    """Return the row after the last of each rule."""
    names = row_names(open_workshop(case, NO_GUARD))
    families = [name.partition("[")[0] for name in names]
    return [at for at, pair in enumerate(pairwise([*families, ""]), start=1) if pair[0] != pair[1]]


def in_linopy(arrays: Path) -> Callable[[], object]:
    """Families of rows as sums of terms in linopy."""
    import linopy  # noqa: PLC0415 - only here
    from xarray import DataArray  # noqa: PLC0415

    with np.load(arrays) as stored:
        a = {name: stored[name] for name in stored.files}
    width = len(a["cost"])
    starts = [at for at, end in pairwise([*a["families"].tolist(), width]) if end > at]
    places = [slice(*pair) for pair in pairwise([*starts, width])]

    def one(part: slice, values: np.ndarray, k: int) -> DataArray:
        return DataArray(values[part], dims=[f"c{k}"], coords={f"c{k}": range(len(values[part]))})

    def run() -> object:
        model = linopy.Model()
        columns = [
            model.add_variables(one(part, a["lower"], k), one(part, a["upper"], k), name=f"x{k}")
            for k, part in enumerate(places)
        ]
        first = 0
        for end in a["rules"].tolist():
            terms = slice(*np.searchsorted(a["row"], [first, end]))
            row, column, value = (a[name][terms] for name in ("row", "column", "value"))
            family = np.searchsorted(starts, column, side="right") - 1
            sums = []
            for k in np.unique(family).tolist():
                own = family == k
                at = DataArray(column[own] - starts[k], dims="term")
                found = columns[k].isel({f"c{k}": at}) * DataArray(value[own], dims="term")
                sums.append(found.groupby(DataArray(row[own], dims="term", name="row")).sum())
            left = linopy.merge(sums, join="outer") if len(sums) > 1 else sums[0]
            model.add_constraints(left, "=" if a["row_lower"][first] == 0 else "<=", 0)
            first = end
        model.add_objective(
            sum((columns[k] * one(p, a["cost"], k)).sum() for k, p in enumerate(places))
        )
        return model.to_highspy()

    return run


def main() -> None:
    """Measure every way, or in a process of its own one of them."""
    names = ("raw", "refill", "build", "case", "plain", "linopy")
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--size", choices=[*SIZES, "bundled"], default="100k")
    parser.add_argument("--ways", nargs="+", choices=names, default=names)
    parser.add_argument("--alone", nargs=2, metavar=("WAY", "ARRAYS"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.alone:
        way, arrays = asked.alone
        sys.stdout.write(json.dumps(measure(way, asked.size, Path(arrays))))
        return
    with tempfile.TemporaryDirectory() as folder:
        arrays = Path(folder) / "arrays.npz"
        program = store(asked.size, arrays)
        rows, columns = program.matrix.shape
        say(f"{rows} rows, {columns} columns, {program.matrix.nnz} non-zeros")
        say(
            f"{'way':8}{'first s':>9}{'best s':>9}{'x raw':>8}"
            f"{'peak MB':>9}{'x raw':>7}{'own MB':>8}{'x raw':>7}"
        )
        base: dict[str, float] = {}
        for way in asked.ways:
            command = [sys.executable, "-m", "tests.benchmarks.build", "--size", asked.size]
            done = subprocess.run(
                [*command, "--alone", way, str(arrays)], check=True, capture_output=True
            )
            found = json.loads(done.stdout.splitlines()[-1])
            base = base or found
            say(
                f"{way:8}{found['first']:9.3f}{found['best']:9.3f}"
                f"{found['best'] / base['best']:8.1f}{found['peak']:9.0f}"
                f"{found['peak'] / base['peak']:7.1f}"
                f"{found['own']:8.0f}{found['own'] / base['own']:7.1f}"
            )


if __name__ == "__main__":
    main()

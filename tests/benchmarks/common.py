"""What benchmarks share: cases, programs, and how seconds and megabytes are counted."""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from supplychain import assets
from supplychain.formulation.judgement import Judgement
from supplychain.formulation.numbers import coefficients, column_bounds
from supplychain.instance import build_instance
from supplychain.solve.highs import load
from supplychain.workbook import read_case
from tests.benchmarks.generator import SIZES, make_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.case import Case
    from supplychain.instance import Instance, Network
    from supplychain.solve.program import LinearProgram, Structure

Done = TypeVar("Done")

DEFAULT = Judgement()
NO_GUARD = Judgement(no_nation_worse_off="off")  # so that a regime needs no plan of the baseline
OBJECTIVE = "effort"


def case_of(size: str) -> Case:
    """Return the bundled Northeast Asia case, or a generated one."""
    if size == "bundled":
        return read_case(assets.dataset("northeast_asia"))
    return make_case(SIZES[size])


def instance_of(case: Case, network: Network) -> Instance:
    """Numbers of the first scenario under the last regime."""
    scenario, regime = (case.tables[f"{name}s"][name] for name in ("scenario", "regime"))
    return build_instance(case, network, scenario.iloc[0], regime.iloc[-1])


def filled(structure: Structure, network: Network, instance: Instance) -> LinearProgram:
    """Program of one instance."""
    return structure.fill(
        coefficients(network, instance, NO_GUARD),
        column_bounds(network, instance, NO_GUARD, {}),
    )


def hand_over(program: LinearProgram) -> object:
    """HiGHS holding the program."""
    return load(program, program.costs[OBJECTIVE])


def peak() -> float:
    """Megabytes of this process at its highest so far.

    Not ``ru_maxrss``: a process inherits that from the one that started it.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return float(status.partition("VmHWM:")[2].split()[0]) / 1024


def say(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def timed(work: Callable[[], Done]) -> tuple[float, Done]:
    """Return the seconds of the processor that work takes, and what it returns."""
    gc.collect()  # what was left before is not to be searched for meanwhile
    started = time.process_time()
    done = work()
    return time.process_time() - started, done

"""A plan to begin with where time is limited: that of the baseline, or what needs no shipment."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from supplychain.solve.certificate import certify
from supplychain.solve.face import scale_of
from supplychain.solve.highs import INFEASIBLE, TIME_LIMIT, Optimum
from supplychain.solve.large.components import run_apart
from supplychain.solve.methods import ways

if TYPE_CHECKING:
    from supplychain.instance.calendar import Floats
    from supplychain.solve.program import LinearProgram


def start_of(
    program: LinearProgram, ships: slice, baseline: Floats | None, name: str, until: float
) -> Floats | None:
    """Return the plan of the `baseline`, or where it breaks a rule what is best for stage `name`.

    Best with the shipments of the baseline, in the columns `ships`, and without one with none: what
    no shipment connects is solved apart, and soon. None where that leaves no plan, or no time.
    """
    cost = program.costs[name]
    if baseline is not None:
        no_duals = np.zeros(len(program.row_lower))
        if certify(program, np.zeros(len(cost)), baseline, no_duals, 0.0).feasible:
            return baseline
    lower, upper = program.lower.copy(), program.upper.copy()
    shipped = 0.0 if baseline is None else baseline[ships]
    lower[ships] = upper[ships] = np.clip(shipped, lower[ships], upper[ships])
    cost = cost * scale_of(program.in_units(cost))
    for method in ways(program):
        found = run_apart(replace(program, lower=lower, upper=upper), cost, method, until)
        if isinstance(found, Optimum):
            return found.x
        if found in {INFEASIBLE, TIME_LIMIT}:
            break
    return None

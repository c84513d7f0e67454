"""A plan to begin with where time is limited: what the baseline ships, or nothing at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from supplychain.solve.apart import run_apart
from supplychain.solve.face import scale_of
from supplychain.solve.highs import INFEASIBLE, TIME_LIMIT, Optimum, ways

if TYPE_CHECKING:
    from supplychain.instance.calendar import Floats
    from supplychain.solve.program import LinearProgram


def start_of(
    program: LinearProgram, ships: slice, shipped: Floats | None, name: str, until: float
) -> Floats | None:
    """Return a plan that is best for stage `name` with the columns `ships` as `shipped`.

    What no shipment connects is solved apart, and soon. None where that leaves no plan, or no time.
    """
    lower, upper = program.lower.copy(), program.upper.copy()
    held = 0.0 if shipped is None else shipped
    lower[ships] = upper[ships] = np.clip(held, lower[ships], upper[ships])
    cost = program.costs[name]
    cost = cost * scale_of(program.in_units(cost))
    for method in ways(program):
        found = run_apart(replace(program, lower=lower, upper=upper), cost, method, until)
        if isinstance(found, Optimum):
            return found.x
        if found in {INFEASIBLE, TIME_LIMIT}:
            break
    return None

"""What there is of a program when time ends: a plan, and a bound below which none can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from supplychain.instance.calendar import Floats
    from supplychain.solve.highs import Optimum
    from supplychain.solve.program import LinearProgram


@dataclass(frozen=True)
class Late:
    """The best plan so far, its duals (NaN if it has none), iterations, and the bound."""

    x: Floats
    y: Floats
    iterations: int
    bound: float


def bound_of(program: LinearProgram, cost: Floats, found: Optimum | Late) -> float:
    """Return the least that a plan can come to: of an optimum its value.

    No cost and no column of the model is negative: so it is 0 or more.
    """
    value = float(cost @ found.x)
    if not isinstance(found, Late):
        return value
    priced = cost != 0
    ends = np.where(cost > 0, program.lower, program.upper)
    return min(value, max(found.bound, float(cost[priced] @ ends[priced])))

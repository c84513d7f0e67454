"""What there is of a program when time ends: a plan, and a bound below which none can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.instance.calendar import Floats
    from supplychain.solve.program import LinearProgram

    Bound: TypeAlias = Callable[[LinearProgram, Floats], float]


@dataclass(frozen=True)
class Late:
    """The best plan so far, its duals (NaN if it has none), iterations, and the bound."""

    x: Floats
    y: Floats
    iterations: int
    bound: float


def bound_of(program: LinearProgram, cost: Floats, late: Late, further: Bound | None) -> float:
    """Return the best bound of a plan: its own, a `further` one, or that of the columns alone.

    No cost and no column of the model is negative, so the last is 0 or more.
    """
    priced = cost != 0
    ends = np.where(cost > 0, program.lower, program.upper)
    known = max(late.bound, float(cost[priced] @ ends[priced]))
    if further is not None:
        known = max(known, further(program, cost))
    return min(known, float(cost @ late.x))

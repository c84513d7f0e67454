"""A bound below which no plan can be, for where time ends before one is proven.

It is sought before the plan, in a share of the time: the search may end late, and leave none.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.instance.calendar import Floats
    from supplychain.solve.program import LinearProgram

    Relaxation: TypeAlias = Callable[[LinearProgram, Floats, float], float]

FOR_BOUND = 0.4  # share of limited time for a bound, at most; mostly it takes far less


def bound_before(
    program: LinearProgram, cost: Floats, relaxation: Relaxation | None, until: float
) -> float:
    """Return the best bound known before the search: that of the columns, or of a relaxation.

    No cost and no column of the model is negative, so the first is 0 or more. A relaxation has a
    share of the time that is left `until` then.
    """
    priced = cost != 0
    ends = np.where(cost > 0, program.lower, program.upper)
    known = float(cost[priced] @ ends[priced])
    now = time.time()
    if relaxation is None or now >= until:
        return known
    return max(known, relaxation(program, cost, now + FOR_BOUND * (until - now)))

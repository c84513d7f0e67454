"""The optimal face of a stage: where multipliers lean, bounds are fixed."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from supplychain.instance.calendar import Floats
    from supplychain.solve.program import LinearProgram

NONZERO = 1e-8  # multipliers of scaled costs below this count as zero


def scale_of(cost: Floats) -> float:
    """Return the power of 2 that brings the largest cost to about 100."""
    largest = float(np.abs(cost).max(initial=0.0))
    return 2.0 ** round(math.log2(100 / largest)) if largest > 0 else 1.0


def face_of(program: LinearProgram, cost: Floats, reduced: Floats, y: Floats) -> LinearProgram:
    """Return `program` narrowed to the optimal face of a stage, given its duals per unit."""
    scale = scale_of(program.in_units(cost))
    reduced, y = reduced * scale, y * scale
    if program.scaling is not None:
        reduced, y = reduced * program.scaling.columns, y / program.scaling.rows
    lower, upper = _pinned(program.lower, program.upper, reduced)
    row_lower, row_upper = _pinned(program.row_lower, program.row_upper, y)
    return replace(program, lower=lower, upper=upper, row_lower=row_lower, row_upper=row_upper)


def _pinned(lower: Floats, upper: Floats, multiplier: Floats) -> tuple[Floats, Floats]:
    """Bounds pinned to the one that a non-zero multiplier leans on."""
    at_lower = (multiplier > NONZERO) & np.isfinite(lower)
    at_upper = (multiplier < -NONZERO) & np.isfinite(upper)
    return np.where(at_upper, upper, lower), np.where(at_lower, lower, upper)

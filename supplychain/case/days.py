"""Days of the case: lengths of time bases, leads in periods, intervals stretched after D-day.

Years have 365.25 days and months a twelfth of that, in rates as in periods.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import pandas as pd

PER_DAYS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25}

Days = TypeVar("Days", float, "pd.Series[float]", npt.NDArray[np.float64])


def whole_periods(days: Days, period_days: float) -> Days:
    """Return a lead in whole periods: the nearest, halves upwards; NaN where it is unknown."""
    return np.floor(days / period_days + 0.5)  # type: ignore[return-value, no-any-return]


def stretched(days: Days, factor: float) -> Days:
    """Return the ends of intervals as a scenario stretches them: after D-day alone."""
    return days * np.where(np.asarray(days) > 0, factor, 1.0)  # type: ignore[return-value]

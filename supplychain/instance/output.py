r"""Output: how much of an item a line can deliver in each period.

The ceiling is `rate` until day :math:`s` = `surge_delay_days` - `warning_days`, then rises evenly
over `surge_days` to `surge_rate` (at once where `surge_days` is 0); a period takes its time mean:

.. math:: \frac{1}{L}\int_{tL}^{(t+1)L} rate + (surge - rate)\,
          \min\left(1, \max\left(0, \frac{x - s}{surge\ days}\right)\right) dx
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from supplychain.instance.calendar import PER_DAYS, Calendar, Floats

if TYPE_CHECKING:
    from supplychain.instance.scenario import Scenario


def ceiling(rate: dict[str, Any], calendar: Calendar, scenario: Scenario) -> Floats:
    """Units of the item that a line making nothing else can deliver in each period."""
    scale = calendar.days / PER_DAYS[rate["per"]]
    if math.isnan(rate["surge_rate"]):
        return np.full(calendar.periods, rate["rate"] * scale)
    start = rate["surge_delay_days"] - scenario.warning_days
    area = _ramp_area(calendar.edges, start, rate["surge_days"])
    risen = np.diff(area) / calendar.days
    return np.asarray((rate["rate"] + (rate["surge_rate"] - rate["rate"]) * risen) * scale)


def _ramp_area(day: Floats, start: float, length: float) -> Floats:
    """Area from day minus infinity to `day` under a ramp from 0 to 1 over `length` days."""
    elapsed = np.maximum(day - start, 0.0)
    if length == 0:
        return elapsed
    return np.where(elapsed < length, elapsed**2 / (2 * length), elapsed - length / 2)

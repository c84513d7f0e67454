r"""Output: how much of an item a line can deliver in each period.

The ceiling is `rate` until day :math:`s` = `surge_delay_days` - `warning_days`, then rises evenly
over `surge_days` to `surge_rate` (at once where `surge_days` is 0); a period takes its time mean:

.. math:: \frac{1}{L}\int_{tL}^{(t+1)L} rate + (surge - rate)\,
          \min\left(1, \max\left(0, \frac{x - s}{surge\ days}\right)\right) dx
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from supplychain.instance.calendar import PER_DAYS, Calendar, Floats

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from supplychain.instance.scenario import Scenario


def ceilings(rates: Sequence[Mapping[str, Any]], calendar: Calendar, scenario: Scenario) -> Floats:
    """Units of its item that each line, making nothing else, can deliver: rates x periods."""
    names = ("rate", "surge_rate", "surge_delay_days", "surge_days")
    rate, surge, delay, length = (_column([row[name] for row in rates]) for name in names)
    scale = calendar.days / _column([PER_DAYS[row["per"]] for row in rates])
    area = _ramp_area(calendar.edges, delay - scenario.warning_days, length)
    risen = np.diff(area) / calendar.days
    return np.where(np.isnan(surge), rate * scale, (rate + (surge - rate) * risen) * scale)


def _column(values: list[float]) -> Floats:
    return np.array(values, dtype=np.float64).reshape(-1, 1)


def _ramp_area(day: Floats, start: Floats, length: Floats) -> Floats:
    """Area from day minus infinity to `day` under a ramp from 0 to 1 over `length` days."""
    elapsed = np.maximum(day - start, 0.0)
    rising = elapsed**2 / (2 * np.where(length > 0, length, 1.0))
    return np.where(elapsed < length, rising, elapsed - length / 2)

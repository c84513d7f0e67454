r"""Capacity of every production line, and output below its sustaining rate.

sum over items of make / ceiling <= share of the period in action

.. math:: \sum_i make_{l,i,t} / \bar c_{l,i,t} \le uptime_{l,t}
   \qquad below_{l,i,t} \ge sustain_{l,i,t} - make_{l,i,t}

One line is one capacity, shared by the items that it can make. An item whose ceiling is 0, or
whose line is not open yet, has make fixed at 0. `sustain` is `min_rate` for the days of the period
times uptime while the line is open, and `below` is only priced in the effort stage.

Needs: lines, rates. Source: shared machine hours, H. P. Williams, Model Building in Mathematical
Programming, factory planning.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pyomo.environ as pyo

if TYPE_CHECKING:
    from supplychain.instance import Network


def add(m: pyo.ConcreteModel, network: Network) -> None:
    """Add the capacity rows (lines x periods) and the sustaining rows (sustained x periods)."""
    periods = range(network.calendar.periods)
    items = defaultdict(list)
    for make in network.makes:
        items[make.line].append(make.item)

    def rule(m: pyo.ConcreteModel, line: str, t: int) -> Any:  # noqa: ANN401 - Pyomo expression
        used = pyo.quicksum(m.share[line, i, t] * m.make[line, i, t] for i in items[line])
        return used - m.uptime[line, t] <= 0

    def sustaining(m: pyo.ConcreteModel, line: str, i: str, t: int) -> Any:  # noqa: ANN401
        return m.sustain[line, i, t] - m.make[line, i, t] - m.below[line, i, t] <= 0

    m.capacity = pyo.Constraint([(line, t) for line in sorted(items) for t in periods], rule=rule)
    m.sustaining = pyo.Constraint(
        [(s.line, s.item, t) for s in network.sustained for t in periods], rule=sustaining
    )

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

from typing import TYPE_CHECKING

import pyomo.environ as pyo

if TYPE_CHECKING:
    from supplychain.formulation.variables import Expression


def add(m: pyo.AbstractModel) -> None:
    """Add the capacity rows (lines x periods) and the sustaining rows (sustained x periods)."""
    m.capacity = pyo.Constraint(m.WORKING, m.T, rule=_capacity)
    m.sustaining = pyo.Constraint(m.SUSTAINED, m.T, rule=_sustaining)


def _capacity(m: pyo.ConcreteModel, line: str, t: int) -> Expression:
    busy = sum(m.share[line, i, t] * m.make[line, i, t] for i in m.ITEMS_OF[line])
    return busy <= m.uptime[line, t]


def _sustaining(m: pyo.ConcreteModel, line: str, i: str, t: int) -> Expression:
    return m.sustain[line, i, t] - m.make[line, i, t] <= m.below[line, i, t]

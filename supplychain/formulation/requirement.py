r"""Requirement of every force element, and its shortfall.

sum of effectiveness * issue + unmet = requirement + carry-over * unmet before

.. math::
   \sum_d e_d\, issue_{d,f,t} + unmet_{f,t} = requirement_{f,t} + c_f\, unmet_{f,t-1}

`carry_over` is the share of unmet demand asked again after a week; a period of :math:`L` days
keeps :math:`c_f = carry\_over^{L/7}`. What is not asked again, and what is unmet at the end, is
lost, so that met + shortfall = requirement exactly:

.. math::
   lost_f = \sum_t \lambda_{f,t}\, unmet_{f,t}, \qquad
   \lambda_{f,t} = 1 - c_f \;(t < T-1), \quad \lambda_{f,T-1} = 1

The gap that is priced counts what is unmet early a little more, whether it is lost at once or
asked again later:

.. math::
   \sum_b band_{f,b} = \sum_t \left(\lambda_{f,t} + u\,\frac{T-t}{T}\right) unmet_{f,t}

with :math:`u` the urgency of the model file. All bands but the last hold at most
planned requirement / number of bands each.

Needs: force_elements, and effort, raids or demand; uses interoperability where given.
Source: partial backlogging as in Zipkin, Foundations of Inventory Management, ch. 3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyomo.environ as pyo

if TYPE_CHECKING:
    from supplychain.formulation.judgement import Judgement
    from supplychain.formulation.variables import Expression
    from supplychain.instance import Network
    from supplychain.instance.calendar import Floats


def carry_over(network: Network) -> Floats:
    """Share of unmet demand asked again in the next period, one number a force element."""
    weekly = np.array([fe["carry_over"] for fe in network.elements.values()], dtype=float)
    return np.asarray(weekly ** (network.calendar.days / 7))


def lost_share(network: Network) -> Floats:
    """Share of what is unmet in a period that is lost with it, force elements x periods."""
    periods = network.calendar.periods
    share = np.repeat(1 - carry_over(network)[:, None], periods, axis=1)
    share[:, -1] = 1.0
    return share


def lateness(network: Network, judgement: Judgement) -> Floats:
    """How much more a unit counts that is unmet early, one number a period."""
    last = network.calendar.periods
    return np.asarray(judgement.urgency * (last - np.arange(last)) / last)


def add(m: pyo.AbstractModel) -> None:
    """Add the requirement rows (force elements x periods) and both measures of its shortfall."""
    m.meeting = pyo.Constraint(m.ELEMENTS, m.T, rule=_meeting)
    m.shortfall = pyo.Constraint(m.ELEMENTS, rule=_shortfall)
    m.pricing = pyo.Constraint(m.ELEMENTS, rule=_pricing)


def _meeting(m: pyo.ConcreteModel, f: str, t: int) -> Expression:
    met = sum(m.effect[d] * m.issue[d, f, t] for d in m.WAYS[f])
    again = sum(m.carry_over[f] * m.unmet[f, u] for u in m.BEFORE[t])
    return met + m.unmet[f, t] == m.requirement[f, t] + again


def _shortfall(m: pyo.ConcreteModel, f: str) -> Expression:
    return m.lost[f] == sum(m.lost_share[f, t] * m.unmet[f, t] for t in m.T)


def _pricing(m: pyo.ConcreteModel, f: str) -> Expression:
    gap = sum((m.lost_share[f, t] + m.lateness[t]) * m.unmet[f, t] for t in m.T)
    return sum(m.band[f, b] for b in m.BANDS) == gap

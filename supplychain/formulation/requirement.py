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

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np
import pyomo.environ as pyo

if TYPE_CHECKING:
    from supplychain.formulation.judgement import Judgement
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


def add(m: pyo.ConcreteModel, network: Network, judgement: Judgement) -> None:
    """Add the requirement rows (force elements x periods) and both measures of its shortfall."""
    last = network.calendar.periods
    periods = range(last)
    kept = dict(zip(network.elements, carry_over(network).tolist(), strict=True))
    lost = dict(zip(network.elements, lost_share(network).tolist(), strict=True))
    draws = defaultdict(list)
    for key, fe in network.issues:
        draws[fe].append((key, network.draws[key].effectiveness))

    def requirement(m: pyo.ConcreteModel, fe: str, t: int) -> Any:  # noqa: ANN401 - Pyomo expression
        met = pyo.quicksum(effect * m.issue[d, fe, t] for d, effect in draws[fe])
        before = kept[fe] * m.unmet[fe, t - 1] if t > 0 and kept[fe] > 0 else 0
        return met + m.unmet[fe, t] - m.requirement[fe, t] - before == 0

    def shortfall(m: pyo.ConcreteModel, fe: str) -> Any:  # noqa: ANN401 - Pyomo expression
        return m.lost[fe] - pyo.quicksum(lost[fe][t] * m.unmet[fe, t] for t in periods) == 0

    def bands(m: pyo.ConcreteModel, fe: str) -> Any:  # noqa: ANN401 - Pyomo expression
        priced = pyo.quicksum(m.band[fe, b] for b in range(len(judgement.bands)))
        gap = pyo.quicksum(
            (lost[fe][t] + judgement.urgency * (last - t) / last) * m.unmet[fe, t] for t in periods
        )
        return priced - gap == 0

    elements = list(network.elements)
    m.meeting = pyo.Constraint([(fe, t) for fe in elements for t in periods], rule=requirement)
    m.shortfall = pyo.Constraint(elements, rule=shortfall)
    m.pricing = pyo.Constraint(elements, rule=bands)

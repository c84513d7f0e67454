r"""Weighted shortfall of nations: what the guard and the fairness stage look at.

a country's weighted shortfall = sum over its force elements of worth * shortfall

.. math::
   weighted_{c,k} = \sum_{f\,of\,c,k} w_f\, lost_f, \qquad
   weighted_c = \sum_k weighted_{c,k}, \qquad norm_c\, worst \ge weighted_c

with :math:`w_f` = weight / planned requirement (measure `fraction`), weight (`units`) or weight x
unit price of the reference item (`value`), and :math:`k` the class of the reference item. No bands
and no urgency here.

No nation worse off: under every regime but the baseline the upper bound of :math:`weighted_c` (or
of :math:`weighted_{c,k}`) is its value :math:`v` in the baseline's final plan for the same
scenario, widened to :math:`v + 10^{-9}(1 + v)` so that rounding leaves room, from the first stage
on. :math:`norm_c` is the worth of the country's whole planned requirement, so that `worst` is the
largest national fraction.

Needs: force_elements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyomo.environ as pyo

if TYPE_CHECKING:
    from supplychain.instance import Network


def add(m: pyo.ConcreteModel, network: Network) -> None:
    """Add the rows that define a nation's weighted shortfall and the largest national fraction."""

    def by_class(m: pyo.ConcreteModel, c: str, k: str) -> Any:  # noqa: ANN401 - Pyomo expression
        ours = [
            fe
            for fe, row in network.elements.items()
            if row["country"] == c and network.class_of(fe) == k
        ]
        total = pyo.quicksum(m.worth[fe] * m.lost[fe] for fe in ours)
        return m.weighted_class[c, k] - total == 0

    def by_country(m: pyo.ConcreteModel, c: str) -> Any:  # noqa: ANN401 - Pyomo expression
        total = pyo.quicksum(m.weighted_class[d, k] for d, k in network.classes if d == c)
        return m.weighted[c] - total == 0

    def largest(m: pyo.ConcreteModel, c: str) -> Any:  # noqa: ANN401 - Pyomo expression
        return m.weighted[c] - m.norm[c] * m.worst["all"] <= 0

    m.nation_class = pyo.Constraint(network.classes, rule=by_class)
    m.nation = pyo.Constraint(network.countries, rule=by_country)
    m.largest = pyo.Constraint(network.countries, rule=largest)

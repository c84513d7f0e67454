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
scenario, from the first stage on; where rounding then leaves no certified plan, it is
:math:`v + 10^{-9}(1 + v)`. :math:`norm_c` is the worth of the country's whole planned
requirement, so that `worst` is the largest national fraction; the rows of `worst` are there only
where the model file asks for fairness.

Needs: force_elements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyomo.environ as pyo

if TYPE_CHECKING:
    from supplychain.formulation.judgement import Judgement
    from supplychain.formulation.variables import Expression


def add(m: pyo.AbstractModel, judgement: Judgement) -> None:
    """Add the rows that define a nation's weighted shortfall and the largest national fraction."""
    m.nation_class = pyo.Constraint(m.CLASSES, rule=_by_class)
    m.nation = pyo.Constraint(m.COUNTRIES, rule=_by_country)
    if "fairness" in judgement.stages:  # else they would tie countries that nothing connects
        m.largest = pyo.Constraint(m.COUNTRIES, rule=_largest)


def _by_class(m: pyo.ConcreteModel, c: str, k: str) -> Expression:
    return m.weighted_class[c, k] == sum(m.worth[f] * m.lost[f] for f in m.OF_CLASS[c, k])


def _by_country(m: pyo.ConcreteModel, c: str) -> Expression:
    return m.weighted[c] == sum(m.weighted_class[c, k] for k in m.CLASSES_OF[c])


def _largest(m: pyo.ConcreteModel, c: str) -> Expression:
    return m.weighted[c] <= m.norm[c] * m.worst["all"]

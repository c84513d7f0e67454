r"""Rate of fire of every force element.

sum of rounds issued <= surviving systems * availability * max rounds a day * days

.. math:: \sum_d issue_{d,f,t} \le fire\_limit_{f,t}

Rounds, not effect; charges and cues do not count. No row where `systems` or `max_rounds_per_day`
is blank. Lost launchers act here and nowhere else: the requirement does not fall with them.

Needs: force_elements; uses effort and attrition where given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyomo.environ as pyo

if TYPE_CHECKING:
    from supplychain.formulation.variables import Expression


def add(m: pyo.AbstractModel) -> None:
    """Add the fire-rate rows, limited force elements x periods."""
    m.fire_rate = pyo.Constraint(m.LIMITED, m.T, rule=_fire_rate)


def _fire_rate(m: pyo.ConcreteModel, f: str, t: int) -> Expression:
    return sum(m.issue[d, f, t] for d in m.WAYS[f]) <= m.fire_limit[f, t]

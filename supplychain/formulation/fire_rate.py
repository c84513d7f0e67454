r"""Rate of fire of every force element.

sum of rounds issued <= surviving systems * availability * max rounds a day * days

.. math:: \sum_d issue_{d,f,t} \le fire\_limit_{f,t}

Rounds, not effect; charges and cues do not count. No row where `systems` or `max_rounds_per_day`
is blank. Lost launchers act here and nowhere else: the requirement does not fall with them.

Needs: force_elements; uses effort and attrition where given.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pyomo.environ as pyo

if TYPE_CHECKING:
    from supplychain.instance import Network


def add(m: pyo.ConcreteModel, network: Network) -> None:
    """Add the fire-rate rows, limited force elements x periods."""
    draws = defaultdict(list)
    for key, fe in network.issues:
        draws[fe].append(key)

    def rule(m: pyo.ConcreteModel, fe: str, t: int) -> Any:  # noqa: ANN401 - Pyomo expression
        return pyo.quicksum(m.issue[d, fe, t] for d in draws[fe]) - m.fire_limit[fe, t] <= 0

    m.fire_rate = pyo.Constraint(
        [(fe, t) for fe in network.limited for t in range(network.calendar.periods)], rule=rule
    )

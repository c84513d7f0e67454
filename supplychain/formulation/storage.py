r"""Storage limit of every site that has one.

net explosive quantity in store <= the site's limit

.. math:: \sum_i n_i\, hold_{s,i,t} \le room_{s,t}

with :math:`n_i` the net explosive quantity of a unit in kg. What does not fit may be left.

Needs: sites.storage_neq_kg, items.neq_kg.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pyomo.environ as pyo

if TYPE_CHECKING:
    from supplychain.instance import Network


def add(m: pyo.ConcreteModel, network: Network) -> None:
    """Add the storage rows, bounded sites x periods."""
    loads = defaultdict(list)
    for s, i in network.stored:
        loads[s].append((i, network.items[i]["neq_kg"]))

    def rule(m: pyo.ConcreteModel, s: str, t: int) -> Any:  # noqa: ANN401 - Pyomo expression
        return pyo.quicksum(neq * m.hold[s, i, t] for i, neq in loads[s]) - m.room[s, t] <= 0

    m.storage = pyo.Constraint(
        [(s, t) for s in network.bounded for t in range(network.calendar.periods)], rule=rule
    )

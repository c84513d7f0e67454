r"""Capacity of every route.

tonnes sent <= capacity * share of the period that the route is open

.. math:: \sum_i m_i / 1000 \; ship_{r,i,t} \le lift_{r,t}

with :math:`m_i` the mass of a unit in kg. No row where `capacity_t` is blank; a route wholly shut
in a period carries nothing in it.

Needs: routes, items.mass_kg. Source: arc capacities of multi-commodity flow (Ahuja, Magnanti and
Orlin, Network Flows, ch. 17).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pyomo.environ as pyo

if TYPE_CHECKING:
    from supplychain.instance import Network


def add(m: pyo.ConcreteModel, network: Network) -> None:
    """Add the route rows, rationed routes x periods."""
    loads = defaultdict(list)
    for s in network.ships:
        loads[s.route].append((s.item, network.items[s.item]["mass_kg"] / 1000))

    def rule(m: pyo.ConcreteModel, r: str, t: int) -> Any:  # noqa: ANN401 - Pyomo expression
        tonnes = pyo.quicksum(mass * m.ship[r, i, t] for i, mass in loads[r])
        return tonnes - m.lift[r, t] <= 0

    m.route = pyo.Constraint(
        [(r, t) for r in network.rationed for t in range(network.calendar.periods)], rule=rule
    )

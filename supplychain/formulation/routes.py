r"""Capacity of every route.

tonnes sent <= capacity * share of the period that the route is open

.. math:: \sum_i m_i / 1000 \; ship_{r,i,t} \le lift_{r,t}

with :math:`m_i` the mass of a unit in kg. No row where `capacity_t` is blank; a route wholly shut
in a period carries nothing in it.

Needs: routes, items.mass_kg. Source: arc capacities of multi-commodity flow (Ahuja, Magnanti and
Orlin, Network Flows, ch. 17).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyomo.environ as pyo

if TYPE_CHECKING:
    from supplychain.formulation.variables import Expression


def add(m: pyo.AbstractModel) -> None:
    """Add the route rows, rationed routes x periods."""
    m.route = pyo.Constraint(m.RATIONED, m.T, rule=_route)


def _route(m: pyo.ConcreteModel, r: str, t: int) -> Expression:
    return sum(m.mass[i] * m.ship[r, i, t] for i in m.LOADS[r]) <= m.lift[r, t]

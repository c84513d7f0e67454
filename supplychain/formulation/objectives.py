r"""Objectives, one a stage; a later stage keeps every earlier optimum.

Shortfall of priority :math:`p`, first priority first (only priorities that a force element has):

.. math:: \min \sum_{f\,of\,p} w_f \sum_b price_b\, band_{f,b}

Fairness (optional): :math:`\min worst`, every shortfall stage held at 1.01 times its optimum.

Effort, in currency:

.. math::
   \min \sum unit\ cost\, (make + 2\, below) + \sum cost\_per\_t\, \frac{m_i}{1000}\, ship
   + \sum \frac{m_i}{1000} L\, hold + \sum \frac{2 m_i}{1000} T L\, left

A blank `unit_cost` is the item's `unit_price`. Output below the sustaining rate costs twice its
unit cost, so that keeping a line warm is cheaper than letting it fall below. Holding costs 1 unit
of currency a tonne and day, enough to leave no pointless moves; what is left costs twice as much
as holding it for the whole horizon, so that a plan leaves only what it must. Cues weigh nothing.

Needs: the model file; rates.unit_cost, routes.cost_per_t, items.mass_kg where given.
Source: pre-emptive goal programming (Charnes and Cooper 1961); rising prices of equal bands are a
piecewise-linear convex penalty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyomo.environ as pyo

if TYPE_CHECKING:
    from supplychain.formulation.judgement import Judgement
    from supplychain.instance import Network

HOLDING_COST = 1.0  # currency a tonne and day
LEAVING = 2.0  # times holding for the whole horizon
IDLE_PENALTY = 2.0  # times the unit cost


def add(m: pyo.ConcreteModel, network: Network, judgement: Judgement) -> None:
    """Add one objective a stage, named `shortfall_<priority>`, `fairness` and `effort`."""
    bands = range(len(judgement.bands))
    for priority in priorities(network):
        gap = pyo.quicksum(
            m.band_cost[fe, b] * m.band[fe, b]
            for fe, row in network.elements.items()
            if row["priority"] == priority
            for b in bands
        )
        setattr(m, f"shortfall_{priority}", pyo.Objective(expr=gap))
    if "fairness" in judgement.stages:
        m.fairness = pyo.Objective(expr=m.worst["all"])
    m.effort = pyo.Objective(expr=_effort(m, network))


def priorities(network: Network) -> list[int]:
    """Priorities that a force element has, most urgent first."""
    return sorted({int(row["priority"]) for row in network.elements.values()})


def _effort(m: pyo.ConcreteModel, network: Network) -> Any:  # noqa: ANN401 - Pyomo expression
    calendar = network.calendar
    mass = {i: _known(row["mass_kg"]) / 1000 for i, row in network.items.items()}
    storage = HOLDING_COST * calendar.days
    price = {
        (make.line, make.item): _known(
            make.rate["unit_cost"], network.items[make.item]["unit_price"]
        )
        for make in network.makes
    }
    return (
        pyo.quicksum(price[line, i] * m.make[line, i, t] for line, i, t in m.make)
        + pyo.quicksum(
            IDLE_PENALTY * price[line, i] * m.below[line, i, t] for line, i, t in m.below
        )
        + pyo.quicksum(
            network.routes[r]["cost_per_t"] * mass[i] * m.ship[r, i, t] for r, i, t in m.ship
        )
        + pyo.quicksum(storage * mass[i] * m.hold[s, i, t] for s, i, t in m.hold)
        + pyo.quicksum(
            LEAVING * storage * calendar.periods * mass[i] * m.left[s, i, t] for s, i, t in m.left
        )
    )


def _known(*figures: float) -> float:
    """First figure that is not blank; a warning of the case names a cost that counts as nothing."""
    return next((f for f in figures if f == f), 0.0)  # noqa: PLR0124 - NaN differs from itself

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

from functools import partial
from typing import TYPE_CHECKING

import pyomo.environ as pyo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supplychain.formulation.judgement import Judgement
    from supplychain.formulation.variables import Expression
    from supplychain.instance import Network


HOLDING_COST = 1.0  # currency a tonne and day
LEAVING = 2.0  # times holding for the whole horizon
IDLE_PENALTY = 2.0  # times the unit cost


def add(m: pyo.AbstractModel, judgement: Judgement, priorities: Sequence[int]) -> None:
    """Add one objective a stage, named `shortfall_<priority>`, `fairness` and `effort`."""
    for priority in priorities:
        setattr(m, f"shortfall_{priority}", pyo.Objective(rule=partial(_shortfall, p=priority)))
    if "fairness" in judgement.stages:
        m.fairness = pyo.Objective(rule=_fairness)
    m.effort = pyo.Objective(rule=_effort)


def priorities(network: Network) -> list[int]:
    """Priorities that a force element has, most urgent first."""
    return sorted({int(row["priority"]) for row in network.elements.values()})


def _shortfall(m: pyo.ConcreteModel, p: int) -> Expression:
    return sum(m.band_cost[f, b] * m.band[f, b] for f in m.OF_PRIORITY[p] for b in m.BANDS)


def _fairness(m: pyo.ConcreteModel) -> Expression:
    return m.worst["all"]


def _effort(m: pyo.ConcreteModel) -> Expression:
    making = sum(m.unit_cost[line, i] * m.make[line, i, t] for line, i in m.MAKES for t in m.T)
    idling = sum(
        IDLE_PENALTY * m.unit_cost[line, i] * m.below[line, i, t]
        for line, i in m.SUSTAINED
        for t in m.T
    )
    moving = sum(m.freight[r] * m.mass[i] * m.ship[r, i, t] for r, i in m.SHIPS for t in m.T)
    holding = sum(
        HOLDING_COST * m.days * m.mass[i] * m.hold[s, i, t] for s, i in m.STORED for t in m.T
    )
    leaving = sum(
        LEAVING * HOLDING_COST * m.horizon * m.mass[i] * m.left[s, i, t]
        for s, i in m.LEAVING
        for t in m.T
    )
    return making + idling + moving + holding + leaving

r"""Variables, index sets, and the numbers that stand in the rows.

Decisions, all :math:`\ge 0`, in item units a period: `make` (delivered by a line), `hold` (stock
at the end of the period), `ship` (sent), `issue` (rounds drawn by a force element), `unmet`,
`left` (what cannot be used), `pot` (reserve still to be kept), `below` (output missing to the
sustaining rate). Measures: `band` (shortfall priced in bands), `lost` (shortfall), `weighted` and
`weighted_class` (weighted shortfall of a country, and of a country and class), `worst` (largest
national fraction).

Numbers that a scenario or regime changes are columns with equal bounds, so every row has a right
side of 0 and the reduced cost of such a column is what one unit of that input is worth:
`requirement`, `fire_limit`, `opening`, `due`, `uptime`, `lift` (route capacity), `room` (storage),
`reserve`, `sustain`. Only the coefficients below (loss rates, ceilings, prices of a gap) change in
the matrix and costs.

Rules use neither `if` nor a loop over an index: what may be absent (the period before, stock of a
cue, a shipment that would have been sent before the war) is a sum over a set that may be empty. So
one call of a rule states all of its rows, as a template that is evaluated over whole arrays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import pyomo.environ as pyo

if TYPE_CHECKING:
    from collections.abc import Sequence

Expression: TypeAlias = Any  # what a rule returns; Pyomo has no types


def declare(m: pyo.AbstractModel, priorities: Sequence[int]) -> None:
    """Declare every set, number and variable; the members and values come with a case."""
    _things(m, priorities)
    _adjacency(m)
    _in_time(m)
    _figures(m)
    _coefficients(m)
    _decisions(m)
    _inputs(m)


def _things(m: pyo.AbstractModel, priorities: Sequence[int]) -> None:
    """Declare the sets of things that columns and rows belong to."""
    m.T = pyo.Set(dimen=1)  # periods, from 0
    m.BANDS = pyo.Set(dimen=1)
    m.PRIORITIES = pyo.Set(dimen=1, initialize=list(priorities))
    m.WHOLE = pyo.Set(dimen=1, initialize=["all"])
    m.SITES = pyo.Set(dimen=1)
    m.ITEMS = pyo.Set(dimen=1)
    m.LINES = pyo.Set(dimen=1)
    m.ROUTES = pyo.Set(dimen=1)
    m.ELEMENTS = pyo.Set(dimen=1)  # force elements
    m.DRAWS = pyo.Set(dimen=1)  # ways to serve a force element
    m.COUNTRIES = pyo.Set(dimen=1)  # that have a force element
    m.CLASSES = pyo.Set(dimen=2)  # country, class of its reference items
    m.NODES = pyo.Set(dimen=2)  # site, item
    m.STORED = pyo.Set(dimen=2)  # nodes that can hold stock: all but those of cues
    m.LEAVING = pyo.Set(dimen=2)  # nodes where what cannot be used may be left
    m.DELIVERIES = pyo.Set(dimen=3)  # site, item, period of what is due
    m.MAKES = pyo.Set(dimen=2)  # line, item
    m.WORKING = pyo.Set(dimen=1)  # lines that make something
    m.SUSTAINED = pyo.Set(dimen=2)  # makes with a sustaining rate
    m.INPUTS = pyo.Set(dimen=3)  # line, item, what goes into it
    m.SHIPS = pyo.Set(dimen=2)  # route, item
    m.RATIONED = pyo.Set(dimen=1)  # routes with a capacity
    m.ISSUES = pyo.Set(dimen=2)  # draw, force element
    m.DRAWN = pyo.Set(dimen=2)  # draw, item that it uses up
    m.LIMITED = pyo.Set(dimen=1)  # force elements whose rate of fire is known
    m.BOUNDED = pyo.Set(dimen=1)  # sites with a storage limit
    m.RESERVES = pyo.Set(dimen=2)  # country, item
    m.WORKSHARES = pyo.Set(dimen=2)  # row of the table, min or max
    m.PARTS = pyo.Set(dimen=4)  # workshare and bound, line and item that it counts


def _adjacency(m: pyo.AbstractModel) -> None:
    """Declare what is next to what."""
    m.HELD = pyo.Set(m.NODES, dimen=1)  # the item itself where stock can be held
    m.LEFT = pyo.Set(m.NODES, dimen=1)  # the item itself where it may be left
    m.MAKERS = pyo.Set(m.NODES, dimen=1)  # lines that make it there
    m.ROUTES_FROM = pyo.Set(m.NODES, dimen=1)
    m.DRAWERS = pyo.Set(m.NODES, dimen=2)  # draws and force elements that use it up there
    m.ITEMS_OF = pyo.Set(m.LINES, dimen=1)
    m.LOADS = pyo.Set(m.RATIONED, dimen=1)  # items on a route
    m.STOCKS = pyo.Set(m.BOUNDED, dimen=1)  # items held at a site
    m.WAYS = pyo.Set(m.ELEMENTS, dimen=1)  # draws that serve a force element
    m.STORES = pyo.Set(m.RESERVES, dimen=1)  # the country's sites that hold the item
    m.OWN_DRAWERS = pyo.Set(m.RESERVES, dimen=2)  # draws and the country's force elements
    m.SHARING = pyo.Set(m.WORKSHARES, dimen=2)  # makes that a workshare counts
    m.CLASSES_OF = pyo.Set(m.COUNTRIES, dimen=1)
    m.OF_CLASS = pyo.Set(m.CLASSES, dimen=1)  # force elements
    m.OF_PRIORITY = pyo.Set(m.PRIORITIES, dimen=1)  # force elements


def _in_time(m: pyo.AbstractModel) -> None:
    """Declare what reaches from period to period; all within the horizon."""
    m.FIRST = pyo.Set(m.T, dimen=1)  # the period itself if it is the first
    m.BEFORE = pyo.Set(m.T, dimen=1)  # the period before, if any
    m.DUE = pyo.Set(m.NODES, m.T, dimen=1)  # the period itself if a delivery is due
    m.USERS = pyo.Set(m.NODES, m.T, dimen=2)  # makes a lead later that take it as an input now
    m.ARRIVING = pyo.Set(m.NODES, m.T, dimen=1)  # routes on which what was sent a lead ago arrives
    m.UNDERWAY = pyo.Set(m.RESERVES, m.T, dimen=2)  # home routes, periods of sending, of transit


def _figures(m: pyo.AbstractModel) -> None:
    """Declare the figures of the case, the same in every scenario and regime."""
    m.days = pyo.Param(mutable=True)  # of a period
    m.horizon = pyo.Param(mutable=True)  # days
    m.mass = pyo.Param(m.ITEMS)  # tonnes a unit
    m.explosive = pyo.Param(m.ITEMS)  # net explosive quantity a unit, kg
    m.lead = pyo.Param(m.MAKES)  # periods
    m.input = pyo.Param(m.INPUTS)  # units a unit made
    m.unit_cost = pyo.Param(m.MAKES)
    m.transit = pyo.Param(m.ROUTES)  # periods
    m.freight = pyo.Param(m.ROUTES)  # cost a tonne
    m.used = pyo.Param(m.DRAWN)  # units a round issued
    m.effect = pyo.Param(m.DRAWS)  # reference rounds a round
    m.carry_over = pyo.Param(m.ELEMENTS)  # share of unmet demand asked again next period
    m.lost_share = pyo.Param(m.ELEMENTS, m.T)  # share of unmet demand lost with its period
    m.lateness = pyo.Param(m.T)  # urgency * (T - t) / T
    m.tilt = pyo.Param(m.PARTS)  # output value that counts against a workshare, a unit


def _coefficients(m: pyo.AbstractModel) -> None:
    """Declare the coefficients that a scenario or regime changes."""
    m.survival = pyo.Param(m.SITES, m.T)
    m.delivered = pyo.Param(m.ROUTES, m.T)
    m.share = pyo.Param(m.MAKES, m.T)  # of the line's period, a unit
    m.pot_survival = pyo.Param(m.RESERVES, m.T)
    m.worth = pyo.Param(m.ELEMENTS)
    m.band_cost = pyo.Param(m.ELEMENTS, m.BANDS)
    m.norm = pyo.Param(m.COUNTRIES)


def _decisions(m: pyo.AbstractModel) -> None:
    """Declare what a plan decides, and how it is measured."""
    m.make = pyo.Var(m.MAKES, m.T, domain=pyo.NonNegativeReals)
    m.hold = pyo.Var(m.STORED, m.T, domain=pyo.NonNegativeReals)
    m.ship = pyo.Var(m.SHIPS, m.T, domain=pyo.NonNegativeReals)
    m.issue = pyo.Var(m.ISSUES, m.T, domain=pyo.NonNegativeReals)
    m.unmet = pyo.Var(m.ELEMENTS, m.T, domain=pyo.NonNegativeReals)
    m.left = pyo.Var(m.LEAVING, m.T, domain=pyo.NonNegativeReals)
    m.pot = pyo.Var(m.RESERVES, m.T, domain=pyo.NonNegativeReals)
    m.below = pyo.Var(m.SUSTAINED, m.T, domain=pyo.NonNegativeReals)
    m.band = pyo.Var(m.ELEMENTS, m.BANDS, domain=pyo.NonNegativeReals)
    m.lost = pyo.Var(m.ELEMENTS, domain=pyo.NonNegativeReals)
    m.weighted_class = pyo.Var(m.CLASSES, domain=pyo.NonNegativeReals)
    m.weighted = pyo.Var(m.COUNTRIES, domain=pyo.NonNegativeReals)
    m.worst = pyo.Var(m.WHOLE, domain=pyo.NonNegativeReals)


def _inputs(m: pyo.AbstractModel) -> None:
    """Declare the numbers of an instance that are columns with equal bounds."""
    m.requirement = pyo.Var(m.ELEMENTS, m.T, domain=pyo.NonNegativeReals)
    m.fire_limit = pyo.Var(m.LIMITED, m.T, domain=pyo.NonNegativeReals)
    m.opening = pyo.Var(m.NODES, domain=pyo.NonNegativeReals)
    m.due = pyo.Var(m.DELIVERIES, domain=pyo.NonNegativeReals)
    m.uptime = pyo.Var(m.LINES, m.T, domain=pyo.NonNegativeReals)
    m.lift = pyo.Var(m.RATIONED, m.T, domain=pyo.NonNegativeReals)
    m.room = pyo.Var(m.BOUNDED, m.T, domain=pyo.NonNegativeReals)
    m.reserve = pyo.Var(m.RESERVES, domain=pyo.NonNegativeReals)
    m.sustain = pyo.Var(m.SUSTAINED, m.T, domain=pyo.NonNegativeReals)

r"""Reserve of every country and item that keeps one.

pot >= survival * pot before - what the country's own force elements drew
the country's stock, in store and in transit at home, >= pot

.. math::
   pot_{c,i,t} \ge \pi_{c,i,t}\, pot_{c,i,t-1} - \sum_{f\,of\,c} draw_{f,i,t}, \qquad
   \sum_{s\,of\,c} hold_{s,i,t} + \sum_{r\,at\,home}\; \sum_{t-\tau_r < t' \le t}
   \delta_{r,t'}\, ship_{r,i,t'} \ge pot_{c,i,t}

A draw counts as round, charge or cue, wherever the force element stands; the pot before period 0
is the reserve. In transit counts what will arrive, on routes with both ends in the country. A pot
a country, not a site: a pot a site would strand bodies from their charges.

Needs: stocks.reserve.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyomo.environ as pyo

if TYPE_CHECKING:
    from supplychain.formulation.variables import Expression


def add(m: pyo.AbstractModel) -> None:
    """Add the rows of the pot and of the stock that must cover it, reserves x periods."""
    m.keeping = pyo.Constraint(m.RESERVES, m.T, rule=_keeping)
    m.covering = pyo.Constraint(m.RESERVES, m.T, rule=_covering)


def _keeping(m: pyo.ConcreteModel, c: str, i: str, t: int) -> Expression:
    before = sum(m.reserve[c, i] for _ in m.FIRST[t]) + sum(m.pot[c, i, u] for u in m.BEFORE[t])
    drawn = sum(m.used[d, i] * m.issue[d, f, t] for d, f in m.OWN_DRAWERS[c, i])
    return m.pot_survival[c, i, t] * before - drawn <= m.pot[c, i, t]


def _covering(m: pyo.ConcreteModel, c: str, i: str, t: int) -> Expression:
    stock = sum(m.hold[s, i, t] for s in m.STORES[c, i])
    transit = sum(m.delivered[r, u] * m.ship[r, i, u] for r, u in m.UNDERWAY[c, i, t])
    return m.pot[c, i, t] <= stock + transit

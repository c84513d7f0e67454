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

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pyomo.environ as pyo

if TYPE_CHECKING:
    from supplychain.instance import Network


def add(m: pyo.ConcreteModel, network: Network) -> None:
    """Add the rows of the pot and of the stock that must cover it, reserves x periods."""
    index = [(*key, t) for key in network.reserves for t in range(network.calendar.periods)]
    country = {s: row["country"] for s, row in network.sites.items()}
    drawn = _drawn(network)
    stores, home = defaultdict(list), defaultdict(list)
    for s, i in network.stored:
        stores[country[s], i].append(s)
    for ship in network.ships:
        if country[ship.origin] == country[ship.destination]:
            home[country[ship.origin], ship.item].append(ship)

    def pot(m: pyo.ConcreteModel, c: str, i: str, t: int) -> Any:  # noqa: ANN401 - Pyomo expression
        before = m.reserve[c, i] if t == 0 else m.pot[c, i, t - 1]
        draw = pyo.quicksum(q * m.issue[d, fe, t] for d, fe, q in drawn[c, i])
        return m.pot_survival[c, i, t] * before - draw - m.pot[c, i, t] <= 0

    def cover(m: pyo.ConcreteModel, c: str, i: str, t: int) -> Any:  # noqa: ANN401 - Pyomo expression
        stock = pyo.quicksum(m.hold[s, i, t] for s in stores[c, i])
        transit = pyo.quicksum(
            m.delivered[ship.route, sent] * m.ship[ship.route, i, sent]
            for ship in home[c, i]
            for sent in range(max(0, t - ship.lead + 1), t + 1)
        )
        return m.pot[c, i, t] - stock - transit <= 0

    m.keeping = pyo.Constraint(index, rule=pot)
    m.covering = pyo.Constraint(index, rule=cover)


def _drawn(network: Network) -> dict[tuple[str, str], list[tuple[str, str, float]]]:
    """Issues to a country's force elements that use up an item, and how much of it each."""
    drawn = defaultdict(list)
    for key, fe in network.issues:
        for item, quantity in network.draws[key].uses:
            drawn[network.elements[fe]["country"], item].append((key, fe, quantity))
    return drawn

"""The ledger: every unit of every item at every site, from opening to closing stock.

opening + made + arrived + due - used - issued - sent - lost - left = closing, and the opening of a
period is the closing of the one before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from supplychain.results.frames import nonzero, tidy
from supplychain.results.places import places

if TYPE_CHECKING:
    from supplychain.instance import Instance, Network
    from supplychain.instance.calendar import Bools, Floats
    from supplychain.instance.network import Node
    from supplychain.solve import Plan


def ledger_table(network: Network, instance: Instance, plan: Plan) -> pd.DataFrame:
    """Return the ledger in units of the item; nodes and periods with nothing in them are left out.

    Columns: site, country, item, period, opening, made, arrived, due, used (as input), issued (as
    round, charge or cue), sent, lost (to the enemy), left (of no use), closing.
    """
    place = places(network.nodes)
    columns = {
        **_stock(network, instance, plan, place),
        **_output(network, plan, place),
        **_transport(network, instance, plan, place),
        "issued": _issued(network, plan, place),
    }
    things = pd.DataFrame(
        {
            "site": [site for site, _ in network.nodes],
            "country": [network.sites[site]["country"] for site, _ in network.nodes],
            "item": [item for _, item in network.nodes],
        }
    )
    keep: Bools = np.any([nonzero(array) for array in columns.values()], axis=0)
    return tidy(things, columns, keep)


def _blank(network: Network) -> Floats:
    return np.zeros((len(network.nodes), network.calendar.periods))


def _stock(
    network: Network, instance: Instance, plan: Plan, place: dict[Node, int]
) -> dict[str, Floats]:
    """Return opening, due, lost, left and closing."""
    closing, left, due = _blank(network), _blank(network), _blank(network)
    closing[[place[node] for node in network.stored]] = plan.values["hold"]
    left[[place[node] for node in network.leaving]] = plan.values["left"]
    for units, (site, item, period) in zip(instance.due, network.deliveries, strict=True):
        due[place[site, item], period] = units
    opening = np.hstack([instance.opening[:, None], closing[:, :-1]])
    sites = places(network.sites)
    survival = instance.survival[[sites[site] for site, _ in network.nodes]]
    lost = (1 - survival) * opening
    return {"opening": opening, "due": due, "lost": lost, "left": left, "closing": closing}


def _output(network: Network, plan: Plan, place: dict[Node, int]) -> dict[str, Floats]:
    """Return made, and used a lead before what it goes into is made."""
    made, used = _blank(network), _blank(network)
    for make, units in zip(network.makes, plan.values["make"], strict=True):
        made[place[make.site, make.item]] += units
        needing = units[make.lead :]
        for part, quantity in make.inputs.items():
            used[place[make.site, part], : len(needing)] += quantity * needing
    return {"made": made, "used": used}


def _transport(
    network: Network, instance: Instance, plan: Plan, place: dict[Node, int]
) -> dict[str, Floats]:
    """Return sent, and arrived a lead later."""
    sent, arrived = _blank(network), _blank(network)
    routes = places(network.routes)
    for ship, units in zip(network.ships, plan.values["ship"], strict=True):
        sent[place[ship.origin, ship.item]] += units
        coming = units * instance.delivered[routes[ship.route]]
        arrived[place[ship.destination, ship.item], ship.lead :] += coming[: len(units) - ship.lead]
    return {"sent": sent, "arrived": arrived}


def _issued(network: Network, plan: Plan, place: dict[Node, int]) -> Floats:
    """Return what force elements drew at their site: rounds, and what goes with each."""
    issued = _blank(network)
    for (key, fe), rounds in zip(network.issues, plan.values["issue"], strict=True):
        draw, site = network.draws[key], network.elements[fe]["site"]
        issued[place[site, draw.item]] += rounds
        if draw.companion:
            issued[place[site, draw.companion]] += draw.companion_quantity * rounds
    return issued

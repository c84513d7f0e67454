"""Tables of what one plan does: shortfall, issues, production, shipments."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from supplychain.results.frames import nonzero, tidy
from supplychain.results.places import able, places

if TYPE_CHECKING:
    from supplychain.case import Case
    from supplychain.instance import Instance, Network
    from supplychain.results.facts import Facts
    from supplychain.solve import Plan


def shortfall_table(case: Case, network: Network, facts: Facts) -> pd.DataFrame:
    """Requirement of each force element and period, and what became of it, in reference rounds.

    Shortfall is split into launchers and munitions. Rows with a requirement, anything met or unmet.
    """
    elements = network.elements
    things = pd.DataFrame(
        {
            "force_element": list(elements),
            "country": [fe["country"] for fe in elements.values()],
            "class": [network.class_of(key) for key in elements],
            "item": [fe["item"] for fe in elements.values()],
            "priority": [int(fe["priority"]) for fe in elements.values()],
        }
    )
    values = {
        "requirement": facts.requirement,
        "met": facts.met,
        "unmet": facts.unmet,
        "shortfall": facts.shortfall,
        "launchers": facts.launchers,
        "munitions": facts.shortfall - facts.launchers,
    }
    keep = nonzero(facts.requirement) | nonzero(facts.unmet) | nonzero(facts.met)
    frame = tidy(things, values, keep)
    days = network.calendar.days
    starts = [
        (case.settings.start + dt.timedelta(days=int(t * days))).isoformat()
        for t in range(network.calendar.periods)
    ]
    frame["start"] = np.array(starts, dtype=object)[frame["period"] - 1]
    return frame


def issues_table(network: Network, plan: Plan) -> pd.DataFrame:
    """Return rounds drawn by each force element.

    rounds of the item, their effect in reference rounds, and with_quantity: the units of the
    companion used up with them. Rows that differ in nothing but the agreement are added up.
    """
    draws = [network.draws[key] for key, _ in network.issues]
    elements = [network.elements[fe] for _, fe in network.issues]
    things = pd.DataFrame(
        {
            "force_element": [fe for _, fe in network.issues],
            "country": [fe["country"] for fe in elements],
            "platform": [fe["platform"] for fe in elements],
            "item": [draw.item for draw in draws],
            "with": [draw.companion for draw in draws],
            "site": [fe["site"] for fe in elements],
        }
    )
    rounds = plan.values["issue"]
    effect = np.array([draw.effectiveness for draw in draws])
    companions = np.array([draw.companion_quantity if draw.companion else 0.0 for draw in draws])
    values = {
        "rounds": rounds,
        "effect": effect[:, None] * rounds,
        "with_quantity": companions[:, None] * rounds,
    }
    frame = tidy(things, values, nonzero(rounds))
    return frame.groupby([*things.columns, "period"], as_index=False).sum()


def production_table(network: Network, instance: Instance, plan: Plan) -> pd.DataFrame:
    """Return units made by each line.

    ceiling is what the line could deliver making nothing else, undamaged; used_share is made /
    (ceiling x share of the line in action). Rows of a line that is open and has a ceiling.
    """
    makes = network.makes
    things = pd.DataFrame(
        {
            "line": [make.line for make in makes],
            "site": [make.site for make in makes],
            "country": [network.sites[make.site]["country"] for make in makes],
            "item": [make.item for make in makes],
        }
    )
    made, most = plan.values["make"], able(network, instance)
    share = np.divide(made, most, out=np.full(made.shape, np.nan), where=most > 0)
    values = {"made": made, "ceiling": instance.ceiling, "used_share": share}
    return tidy(things, values, (instance.ceiling > 0) & instance.make_open)


def shipments_table(network: Network, instance: Instance, plan: Plan) -> pd.DataFrame:
    """Return units sent on each route in each period, how many are lost, how many arrive when."""
    ships = network.ships
    route = places(network.routes)
    things = pd.DataFrame(
        {
            "route": [ship.route for ship in ships],
            "origin": [ship.origin for ship in ships],
            "destination": [ship.destination for ship in ships],
            "mode": [network.routes[ship.route]["mode"] for ship in ships],
            "item": [ship.item for ship in ships],
            "lead": [ship.lead for ship in ships],
        }
    )
    sent = plan.values["ship"]
    arrived = sent * instance.delivered[[route[ship.route] for ship in ships]]
    mass = np.nan_to_num([network.items[ship.item]["mass_kg"] for ship in ships])
    values = {
        "sent": sent,
        "lost": sent - arrived,
        "arrived": arrived,
        "tonnes": sent * mass[:, None] / 1000,
    }
    frame = tidy(things, values, nonzero(sent))
    frame["arrival_period"] = frame["period"] + frame["lead"]
    return frame

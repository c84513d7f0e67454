r"""Stock: what lies where on D-day, what is due, and the reserve of each country.

Usable is quantity x serviceable. A row without a due date, or due before D-day, is on hand; one
due on day :math:`d` arrives in period :math:`\lfloor d/L \rfloor` and can be used in it; one due
after the horizon does not count.

The reserve of a country and item is one pot. It shrinks with the stock in which it lay on D-day:
with :math:`R_s` the reserve at site :math:`s` and :math:`S_{s,t}` the share of stock there that
survives periods :math:`0..t`, the pot keeps :math:`\sum_s R_s S_{s,t} / \sum_s R_s S_{s,t-1}` of
itself in period :math:`t` (0 where nothing was left).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from supplychain.instance.records import records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case import Case
    from supplychain.instance.calendar import Floats
    from supplychain.instance.network import Network


def opening(case: Case, network: Network) -> Floats:
    """Usable units on hand on D-day, one number a node of the network."""
    found = np.zeros(len(network.nodes))
    for node, day, units in _lots(case, network):
        if np.isnan(day) or day < 0:
            found[node] += units
    return found


def due(case: Case, network: Network) -> Floats:
    """Usable units of contracted deliveries, one number a delivery of the network."""
    calendar = network.calendar
    place = {delivery: k for k, delivery in enumerate(network.deliveries)}
    found = np.zeros(len(place))
    for node, day, units in _lots(case, network):
        if 0 <= day < calendar.horizon:
            found[place[*network.nodes[node], int(day // calendar.days)]] += units
    return found


def _lots(case: Case, network: Network) -> Iterator[tuple[int, float, float]]:
    """Rows of `stocks` at a node of the network: node, due day (NaN on hand), usable units."""
    place = {node: k for k, node in enumerate(network.nodes)}
    for row in records(case.tables["stocks"]):
        node = place.get((row["site"], row["item"]))
        if node is not None:
            yield node, row["due"], row["quantity"] * row["serviceable"]


def reserves(case: Case) -> dict[tuple[str, str], dict[str, float]]:
    """Reserve of each country and item that has one, units by site."""
    country = dict(zip(case.tables["sites"]["site"], case.tables["sites"]["country"], strict=True))
    found: dict[tuple[str, str], dict[str, float]] = {}
    for row in records(case.tables["stocks"]):
        if row["reserve"] > 0:
            sites = found.setdefault((country[row["site"]], row["item"]), {})
            sites[row["site"]] = sites.get(row["site"], 0.0) + row["reserve"]
    return found


def pot_survival(sites: dict[str, float], survival: dict[str, Floats]) -> Floats:
    """Share of a reserve pot that survives each period, from the reserve (units) by site."""
    left = sum(units * np.cumprod(survival[site]) for site, units in sites.items())
    before = np.concatenate([[sum(sites.values())], np.asarray(left)[:-1]])
    return np.asarray(np.divide(left, before, out=np.zeros_like(before), where=before > 0))

"""Items on routes that lie on a shortest way from where an item is to where it is wanted.

Most of a large program are shipments that no plan would send: past what is nearer, or to where
nobody waits. Kept are the ways by which each place that wants an item is reached from the source
nearest to it, and by which each source reaches the place nearest to it, every shortest one.
Lengths are lead times in periods; of ways that take as long, those with fewer routes.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse.csgraph import dijkstra

if TYPE_CHECKING:
    from supplychain.instance import Network
    from supplychain.instance.calendar import Bools, Floats
    from supplychain.solve.program import Ints, LinearProgram, Structure

A_ROUTE = 1e-3  # periods that a further route counts as longer


@dataclass(frozen=True)
class Goods:
    """Which nodes of a network have an item of their own and which want it, and what moves it.

    `origin` and `destination` are places of nodes, one an item on a route; `open` tells whether it
    is open in any period.
    """

    origin: Ints
    destination: Ints
    open: Bools
    source: Bools
    wanted: Bools


def goods(network: Network, structure: Structure, program: LinearProgram) -> Goods:
    """Read a program: what is open, and where items come from and are wanted."""
    place = {node: k for k, node in enumerate(network.nodes)}
    source, wanted = np.zeros((2, len(place)), dtype=bool)

    def can_be(family: str) -> Bools:
        """Tell which things of a family have a column above 0 in any period."""
        columns = program.upper[structure.slices[family]] > 0
        steps = structure.steps[family]
        return np.asarray(columns.reshape(-1, steps).any(axis=1) if steps else columns)

    source[can_be("opening")] = True
    arriving = [place[site, item] for site, item, _ in network.deliveries]
    source[np.array(arriving, dtype=int)[can_be("due")]] = True
    for make, possible in zip(network.makes, can_be("make"), strict=True):
        if possible:
            source[place[make.site, make.item]] = True
            wanted[[place[make.site, part] for part in make.inputs]] = True
    for (draw, element), possible in zip(network.issues, can_be("issue"), strict=True):
        if possible:
            site = network.elements[element]["site"]
            wanted[[place[site, item] for item, _ in network.draws[draw].uses]] = True
    origin = np.array([place[s.origin, s.item] for s in network.ships], dtype=int)
    destination = np.array([place[s.destination, s.item] for s in network.ships], dtype=int)
    return Goods(origin, destination, can_be("ship"), source, wanted)


def near(network: Network, goods: Goods) -> Bools:
    """Tell which items on routes lie on a shortest way, of those that are open."""
    found = np.zeros(len(network.ships), dtype=bool)
    nodes, of_item = defaultdict(list), defaultdict(list)
    for k, (_, item) in enumerate(network.nodes):
        nodes[item].append(k)
    for k in np.flatnonzero(goods.open).tolist():
        of_item[network.ships[k].item].append(k)
    lead = np.array([s.lead for s in network.ships])
    for item, ships in of_item.items():
        own = np.array(nodes[item])
        start, end = (np.searchsorted(own, at[ships]) for at in (goods.origin, goods.destination))
        length = lead[ships] + A_ROUTE
        found[ships] = _on_the_way(
            start, end, length, np.flatnonzero(goods.source[own]), np.flatnonzero(goods.wanted[own])
        )
    return found


def _on_the_way(start: Ints, end: Ints, length: Floats, sources: Ints, uses: Ints) -> Bools:
    """Tell which edges lie on a way to a use from its nearest source, or to its nearest use."""
    if not len(sources) or not len(uses):
        return np.zeros(len(length), dtype=bool)
    places = 1 + max(start.max(), end.max(), sources.max(), uses.max())
    beside = np.full((places, places), np.inf)
    np.minimum.at(beside, (start, end), length)
    from_source = dijkstra(beside, indices=sources)
    to_use = dijkstra(beside.T, indices=uses)
    least = from_source[:, uses]
    nearest = (least <= least.min(axis=0)) | (least <= least.min(axis=1)[:, None])
    least = np.where(nearest & np.isfinite(least), least + A_ROUTE / 2, -np.inf)
    return np.array([
        (from_source[:, s, None] + step + to_use[None, :, e] <= least).any()
        for s, e, step in zip(start, end, length, strict=True)
    ])  # fmt: skip

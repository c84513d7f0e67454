"""What lies behind a force element: everything from which a round, charge or cue could reach it.

Leads, agreements, dates and technical fit are left aside, so that what is missing can be named.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from supplychain.analysis.reasons.edits import with_column
from supplychain.instance import build_network
from supplychain.instance.records import records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.analysis.reasons.levers import Step
    from supplychain.case import Case
    from supplychain.instance.network import Make, Network, Node, Ship


@dataclass(frozen=True)
class Upstream:
    """What can serve a force element.

    `after` has every step, the nearest first, each with the step by which it serves: (draw,
    platform, item), (node, site, item), (make, line, item), (ship, route, item).
    """

    element: str
    network: Network
    after: dict[Step, Step | None]

    def of(self, kind: str) -> list[tuple[str, str]]:
        """Return the names of every step of a kind, nearest first."""
        return [(step[1], step[2]) for step in self.after if step[0] == kind]

    def depth(self, step: Step) -> int:
        """Return how many steps lie between the force element and `step`."""
        return len(self.way(step)) if step in self.after else 0

    def way(self, step: Step) -> list[Step]:
        """Return the steps from the force element to `step`, that one last."""
        way: list[Step] = []
        at: Step | None = step if step in self.after else None
        while at is not None:
            way.append(at)
            at = self.after[at]
        return way[::-1]


def upstream(case: Case, element: str) -> Upstream:
    """Return what lies behind a force element, breadth first: the way back is a shortest one."""
    open_handed = with_column(case, "routes", "lead_days", 0.0)
    open_handed = with_column(open_handed, "interoperability", "fit", "yes")
    network = build_network(open_handed)
    behind = _Behind(network)
    row = network.elements[element]
    uses = [
        (("draw", row["platform"], use["item"]), [use["item"], *filter(None, [use["with"]])])
        for use in records(case.tables["interoperability"])
        if use["platform"] == row["platform"]
    ]
    if row["item"] not in {items[0] for _, items in uses}:
        uses.append((("draw", row["platform"], row["item"]), [row["item"]]))
    uses.sort(key=lambda use: use[1][0] != row["item"])
    after: dict[Step, Step | None] = {draw: None for draw, _ in uses}
    queue: deque[Step] = deque()
    for draw, items in uses:
        for item in items:
            node = ("node", row["site"], item)
            if node not in after:
                after[node] = draw
                queue.append(node)
    while queue:
        step = queue.popleft()
        for other in behind.steps(step):
            if other not in after:
                after[other] = step
                queue.append(other)
    return Upstream(element, network, after)


class _Behind:
    """What a step of the way back leads to."""

    def __init__(self, network: Network) -> None:
        self.makers: dict[Node, list[Make]] = {}
        self.comers: dict[Node, list[Ship]] = {}
        for make in network.makes:
            self.makers.setdefault((make.site, make.item), []).append(make)
        for ship in network.ships:
            self.comers.setdefault((ship.destination, ship.item), []).append(ship)
        self.makes = {(m.line, m.item): m for m in network.makes}
        self.ships = {(s.route, s.item): s for s in network.ships}

    def steps(self, step: Step) -> Iterator[Step]:
        name = step[1], step[2]
        if step[0] == "node":
            yield from (("make", m.line, m.item) for m in self.makers.get(name, ()))
            yield from (("ship", s.route, s.item) for s in self.comers.get(name, ()))
        elif step[0] == "make":
            made = self.makes[name]
            yield from (("node", made.site, part) for part in made.inputs)
        else:
            sent = self.ships[name]
            yield ("node", sent.origin, sent.item)

"""The binding chain in clauses: from the force element back to the root, as the plan has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from supplychain.analysis.reasons.root_words import root_clause
from supplychain.results.places import able, places
from supplychain.results.told.clauses import Clause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.analysis.reasons.cells import Cell
    from supplychain.analysis.reasons.levers import Step
    from supplychain.analysis.reasons.root import Root
    from supplychain.analysis.reasons.scene import Scene
    from supplychain.analysis.reasons.world import World
    from supplychain.instance.calendar import Floats
    from supplychain.results.told.clauses import Value

USED_UP = 1e-6  # share of its peak below which a stock is gone
FULL = 0.999  # share of what a line or route can do that counts as all


class Narrator:
    """Clauses for the cell of one force element, from the plan that leaves it short."""

    def __init__(self, world: World, cell: Cell, scene: Scene) -> None:
        self.world, self.cell, self.scene = world, cell, scene
        network = world.shop.network
        self.nodes = places(network.stored)
        self.makes = places((make.line, make.item) for make in network.makes)
        self.ships = places((ship.route, ship.item) for ship in network.ships)
        self.able = able(network, world.instance) * world.instance.make_open
        self.period = scene.case.settings.period

    def clauses(self, root: Root) -> list[Clause]:
        """Return what binds and why, the force element first and the root last."""
        if len(root.levers) > 1:
            return [root_clause(self.scene, lever) for lever, _ in root.levers]
        first = root.levers[0][0]
        return [*self._chain(first.at, first.kind), root_clause(self.scene, first)]

    def _chain(self, step: Step, kind: str) -> Iterator[Clause]:
        """Yield a clause for each step of the way that has something to say."""
        way = self.scene.up.way(step)
        last = way[-1] if way else None
        for one, behind in zip(way, [*way[1:], None], strict=True):
            if one[0] == "draw" and one[2] != self.scene.element["item"]:
                yield Clause("fires", {"platform": one[1], "item": one[2]})
            elif one[0] == "node" and (one != last or kind != "stock"):
                yield from self._gone(one[1], one[2])
            elif one[0] == "make" and behind is not None:
                yield from self._made(one[1], one[2], behind[2])
            elif one[0] == "ship" and one != last:
                yield from self._sent(one[1], one[2])

    def _gone(self, site: str, item: str) -> Iterator[Clause]:
        place = self.nodes.get((site, item))
        if place is None:
            if not self.scene.up.network.is_cue(item):
                yield Clause("none_reaches", {"item": item, "site": site})
            return
        held = self.world.plan.values["hold"][place]
        top = float(held.max())
        if top <= 0:
            return
        empty = np.flatnonzero(held[: self.cell.last + 1] > USED_UP * top)
        if len(empty) and empty[-1] < self.cell.last:
            gone = int(empty[-1]) + 2
            yield Clause("used_up", {"item": item, "site": site, "when": gone})

    def _made(self, line: str, item: str, wanting: str) -> Iterator[Clause]:
        place = self.makes.get((line, item))
        if place is None:
            return
        made = float(self.world.plan.values["make"][place, self.cell.span].sum())
        able = self.able[place, self.cell.span]
        most = float(able.sum())
        about: dict[str, Value] = {"line": line, "item": item}
        if most <= 0:
            yield Clause("makes_none", about)
        elif made <= USED_UP * most:
            yield Clause("makes_none_wanting", {**about, "wanting": wanting})
        elif made >= FULL * most:
            yield Clause("makes_all", {**about, "amount": float(able.mean()), "per": self.period})
        else:
            told: dict[str, Value] = {"amount": made, "part": made / most, "wanting": wanting}
            yield Clause("makes_some", {**about, **told})

    def _sent(self, route: str, item: str) -> Iterator[Clause]:
        place = self.ships.get((route, item))
        if place is None:
            return
        sent: Floats = self.world.plan.values["ship"][place]
        if sent.sum() > 0:
            brought = float(sent[: self.cell.last + 1].sum())
            about: dict[str, Value] = {"route": route, "item": item}
            none = brought <= USED_UP * float(sent.sum())
            yield (
                Clause("brought_none", about)
                if none
                else Clause("brought", {**about, "amount": brought})
            )

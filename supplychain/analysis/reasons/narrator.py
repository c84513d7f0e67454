"""The binding chain in words: from the force element back to the root, as the plan has it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from supplychain.analysis.reasons.root_words import root_phrase
from supplychain.results.places import able, places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.analysis.reasons.cells import Cell
    from supplychain.analysis.reasons.levers import Step
    from supplychain.analysis.reasons.root import Root
    from supplychain.analysis.reasons.scene import Scene
    from supplychain.analysis.reasons.world import World
    from supplychain.instance.calendar import Floats

USED_UP = 1e-6  # share of its peak below which a stock is gone
FULL = 0.999  # share of what a line or route can do that counts as all


class Narrator:
    """Words for the cell of one force element, from the plan that leaves it short."""

    def __init__(self, world: World, cell: Cell, scene: Scene) -> None:
        self.world, self.cell, self.scene = world, cell, scene
        network = world.shop.network
        self.nodes = places(network.stored)
        self.makes = places((make.line, make.item) for make in network.makes)
        self.ships = places((ship.route, ship.item) for ship in network.ships)
        self.able = able(network, world.instance) * world.instance.make_open
        self.period = scene.case.settings.period

    def sentence(self, root: Root) -> str:
        """Return what binds and why, the force element first and the root last."""
        first = root.levers[0][0]
        if len(root.levers) > 1:
            phrases = [root_phrase(self.scene, lever) for lever, _ in root.levers]
            how = "only together" if root.only_together else "together"
            text = f"{how}: " + "; ".join(dict.fromkeys(phrases))
        else:
            clauses = list(self._chain(first.at, first.kind))
            text = "; ".join([*clauses, root_phrase(self.scene, first)])
        return f"{text[0].upper()}{text[1:]}."

    def _chain(self, step: Step, kind: str) -> Iterator[str]:
        """Yield a clause for each step of the way that has something to say."""
        way = self.scene.up.way(step)
        last = way[-1] if way else None
        for one, behind in zip(way, [*way[1:], None], strict=True):
            if one[0] == "draw" and one[2] != self.scene.element["item"]:
                yield f"the platform {one[1]} could fire {one[2]}"
            elif one[0] == "node" and (one != last or kind != "stock"):
                yield from self._gone(one[1], one[2])
            elif one[0] == "make" and behind is not None:
                yield from self._made(one[1], one[2], behind[2])
            elif one[0] == "ship" and one != last:
                yield from self._sent(one[1], one[2])

    def _gone(self, site: str, item: str) -> Iterator[str]:
        place = self.nodes.get((site, item))
        if place is None:
            if not self.scene.up.network.is_cue(item):
                yield f"no {item} reaches {site}"
            return
        held = self.world.plan.values["hold"][place]
        top = float(held.max())
        if top <= 0:
            return
        empty = np.flatnonzero(held[: self.cell.last + 1] > USED_UP * top)
        if len(empty) and empty[-1] < self.cell.last:
            yield f"the {item} at {site} is used up in {self.period} {empty[-1] + 2}"

    def _made(self, line: str, item: str, wanting: str) -> Iterator[str]:
        place = self.makes.get((line, item))
        if place is None:
            return
        made = self.world.plan.values["make"][place, self.cell.span]
        most = self.able[place, self.cell.span]
        if most.sum() <= 0:
            yield f"line {line} makes no {item} then"
        elif made.sum() <= USED_UP * most.sum():
            yield f"line {line} makes no {item} then for want of {wanting}"
        elif made.sum() >= FULL * most.sum():
            yield f"line {line} makes all the {item} it can, {rounds(most.mean())} a {self.period}"
        else:
            share = f"{made.sum() / most.sum():.0%} of what it could for want of {wanting}"
            yield f"line {line} makes {rounds(made.sum())} {item} then, {share}"

    def _sent(self, route: str, item: str) -> Iterator[str]:
        place = self.ships.get((route, item))
        if place is None:
            return
        sent: Floats = self.world.plan.values["ship"][place]
        if sent.sum() > 0:
            yield f"the route {route} has brought {rounds(sent[: self.cell.last + 1].sum())} {item}"


def rounds(number: float) -> str:
    """Return a number as a reader takes it in: no decimals from 100 on, few below.

    >>> rounds(1234.56), rounds(12.345), rounds(0.5), rounds(30.0)
    ('1,235', '12.3', '0.5', '30')
    """
    if math.isnan(number):
        return ""
    return f"{number:,.0f}" if abs(number) >= 100 else f"{round(number, 1):,g}"

"""Lines and stocks that short force elements draw on and that stay partly unused: what binds.

From the line or stock the way is followed to the force element. What binds instead is the first
thing met on it that is worth something: another input of a line, what goes with a round, a line, a
route, launchers, or an agreement, a qualification, a transit or a closure without which rounds
would be avoided, found by solving without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supplychain.instance.records import records
from supplychain.results.places import able
from supplychain.results.told.clauses import Clause

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping, Sequence

    from supplychain.analysis.reasons.levers import Lever, Step
    from supplychain.analysis.reasons.scene import Scene
    from supplychain.analysis.reasons.world import World

FULL = 0.999  # share of its capacity from which a line is not idle, of a stock that is used up
SCARCE = 1e-3  # rounds avoided by a unit more, or in all, from which something binds
IDLE = 0.5  # share used, from which an input may only be late for the end of the horizon
MOST = 8  # stocks that are told of, those of most units
LATE = ("permission", "permission late", "signature")
# The clause of each kind that may bind, and what its value is.
BINDS = {
    "launchers": ("launchers_bind", "force_element"),
    "line capacity": ("line_binds", "line"),
    "route capacity": ("route_binds", "route"),
    "qualification": ("qualification_binds", "item"),
    "route closed": ("closure_binds", "route"),
    "transit": ("transit_binds", "route"),
    "workshare": ("workshare_binds", "programme"),
} | dict.fromkeys(LATE, ("agreement_binds", "agreement"))


def unused(
    world: World, instead: Instead, scenes: Sequence[Scene], told: Container[str]
) -> Iterator[dict[str, Any]]:
    """Yield a row of `bottlenecks` for each idle line or stock of which is known what binds.

    Those that are `told` of already are left out.
    """
    for line, used in _lines(world):
        ways = [(s, ("make", line, s.lines[line])) for s in scenes if line in s.lines]
        if line not in told and (binds := instead.of(ways, idle=used < IDLE)):
            about = Clause("input_line", {"line": line})
            yield _row("line capacity", line, about, _instead(used, binds))
    found = 0
    for (site, item), left in _stocks(world):
        name = f"{item} at {site}"
        ways = [(s, ("node", site, item)) for s in scenes if (site, item) in s.nodes]
        if found < MOST and name not in told and (binds := instead.of(ways, idle=left > 1 - IDLE)):
            found += 1
            about = Clause("input_stock", {"item": item, "site": site})
            yield _row("stock", name, about, _instead(1 - left, binds))


def _instead(used: float, binds: Clause) -> Clause:
    return Clause("unused", {"part": float(used), "binds": binds})


def _row(kind: str, name: str, about: Clause, note: Clause) -> dict[str, Any]:
    clauses = {"about": about, "counted": None, "remark": note}
    return {"kind": kind, "input": name, "one_more": 0.0, "avoided": 0.0, **clauses}


def _lines(world: World) -> Iterator[tuple[str, float]]:
    """Yield each line that could make more, with the share that it makes of what it can."""
    network = world.shop.network
    most = able(network, world.instance) * world.instance.make_open
    use: dict[str, float] = {}
    for k, make in enumerate(network.makes):
        possible = most[k].sum()
        if possible > 0:
            share = float(world.plan.values["make"][k].sum() / possible)
            use[make.line] = use.get(make.line, 0.0) + share
    yield from ((line, share) for line, share in use.items() if share < FULL)


def _stocks(world: World) -> Iterator[tuple[tuple[str, str], float]]:
    """Yield each stock of which something is left at the end, with the share, most units first."""
    network, instance = world.shop.network, world.instance
    lasting = dict(zip(network.sites, instance.survival.prod(axis=1), strict=True))
    there = dict(zip(network.nodes, instance.opening.tolist(), strict=True))
    held = dict(zip(network.stored, world.plan.values["hold"][:, -1].tolist(), strict=True))
    order = sorted(held, key=lambda node: -held[node])
    for node in order:
        surviving = there[node] * lasting[node[0]]
        if surviving > 0 and held[node] > (1 - FULL) * surviving:
            yield node, min(1.0, held[node] / surviving)


class Instead:
    """What binds in place of an input that is partly unused.

    Parameters
    ----------
    items : mapping
        Rounds avoided by a unit more of an item at a site.
    inputs : sequence of Lever
        Everything behind the force elements that are short.
    avoids : callable
        From one of them to the rounds avoided by a unit more of it, or without it.
    a_round : float
        A round, or a hundredth of what is short where that is less.
    """

    def __init__(
        self,
        items: Mapping[tuple[str, str], float],
        inputs: Sequence[Lever],
        avoids: Callable[[Lever], float],
        a_round: float,
    ) -> None:
        self._items, self._avoids, self._least = items, avoids, SCARCE * a_round
        self._levers: dict[tuple[str, str], list[Lever]] = {}
        for lever in inputs:
            if lever.kind in BINDS:
                self._levers.setdefault((lever.kind, lever.about[0]), []).append(lever)

    def of(self, ways: Sequence[tuple[Scene, Step]], *, idle: bool) -> Clause | None:
        """Return what binds on the way of an input to some force element; None if unknown.

        Only of what is `idle` it is asked whether it is on its way for too long.
        """
        found = self._first(ways)
        if idle and not found:
            routes = [met[1] for scene, step in ways for met in scene.up.way(step)
                      if met[0] == "ship"]  # fmt: skip
            late = [("transit", route) for route in dict.fromkeys(routes)]
            found = next(self._binding(late), None)
        return found

    def _first(self, ways: Sequence[tuple[Scene, Step]]) -> Clause | None:
        for scene, step in ways:
            behind: Step | None = None
            for met in scene.up.way(step)[::-1]:
                found = next(self._at(scene, met, behind), None)
                if found:
                    return found
                behind = met
        return None

    def _at(self, scene: Scene, step: Step, behind: Step | None) -> Iterator[Clause]:
        """Yield what binds at a step of the way; `behind` is the step before it."""
        kind, name, _ = step
        if kind == "make":
            yield from self._of_line(scene, name, behind)
        elif kind == "ship":
            kinds = ("route closed", "route capacity")
            gate = scene.up.network.routes[name]["agreement"]
            yield from self._binding([*((k, gate) for k in LATE), *((k, name) for k in kinds)])
        elif kind == "draw":
            for row in records(scene.case.tables["interoperability"]):
                if (row["platform"], row["item"]) == step[1:]:
                    yield from self._held_up(scene, row)
            yield from self._binding([("launchers", scene.up.element)])

    def _of_line(self, scene: Scene, line: str, behind: Step | None) -> Iterator[Clause]:
        """Yield what a line waits for, the input that comes from `behind` aside."""
        makes = [make for make in scene.up.network.makes if make.line == line]
        parts = [(make.site, part) for make in makes for part in make.inputs]
        scarce = [part for part in parts if self._scarce(*part)]
        if behind is None or behind[1:] not in scarce:
            names = list(dict.fromkeys(part for _, part in scarce))
            key = "items_bind" if len(names) > 1 else "item_binds"
            yield from [Clause(key, {"items": ";".join(names)})] if names else []
        gate = scene.up.network.lines[line]["agreement"]
        shares = [row["programme"] for _, row in scene.rows("workshare")
                  if gate and row["agreement"] == gate]  # fmt: skip
        kinds = [*((k, gate) for k in LATE), *(("workshare", name) for name in shares)]
        yield from self._binding(kinds)
        if behind is not None:
            yield from self._binding([("line capacity", line)])

    def _held_up(self, scene: Scene, row: dict[str, Any]) -> Iterator[Clause]:
        """Yield what holds up a round on a platform."""
        if row["fit"] == "no":
            yield Clause("fit_binds", {"item": row["item"], "platform": row["platform"]})
        if row["with"] and self._scarce(scene.element["site"], row["with"]):
            yield Clause("item_binds", {"items": row["with"]})
        kinds = [*((k, row["agreement"]) for k in LATE), ("qualification", row["item"])]
        yield from self._binding(kinds)

    def _scarce(self, site: str, item: str) -> bool:
        return self._items.get((site, item), 0.0) > self._least

    def _binding(self, names: Sequence[tuple[str, str]]) -> Iterator[Clause]:
        for kind, name in names:
            levers = self._levers.get((kind, name), ())
            if any(self._avoids(lever) > self._least for lever in levers):
                key, of = BINDS[kind]
                yield Clause(key, {of: name})

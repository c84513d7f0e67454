"""Lines that short force elements draw on and that stand partly idle: what binds instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supplychain.instance.agreements import effective_day
from supplychain.instance.records import records
from supplychain.results.places import able

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from supplychain.analysis.reasons.levers import Step
    from supplychain.analysis.reasons.scene import Scene
    from supplychain.analysis.reasons.world import World

FULL = 0.999  # share of its capacity from which a line is not idle
SCARCE = 1e-3  # rounds avoided by a unit more, from which an item is scarce


def unused(
    world: World,
    worth: Mapping[tuple[str, str], float],
    scenes: Sequence[Scene],
    told: Container[str],
) -> Iterator[dict[str, Any]]:
    """Yield a row of `bottlenecks` for each idle line of which the plan tells what binds instead.

    `worth` is rounds avoided by a unit more of an item at a site; lines that are `told` of already
    are left out.
    """
    network = world.shop.network
    most = able(network, world.instance) * world.instance.make_open
    made = world.plan.values["make"]
    use: dict[str, list[float]] = {}
    for k, make in enumerate(network.makes):
        possible = most[k].sum()
        if possible > 0:
            use.setdefault(make.line, []).append(float(made[k].sum() / possible))
    for line, shares in use.items():
        if line in told or sum(shares) >= FULL:
            continue
        instead = _instead(line, worth, scenes)
        if instead:
            note = f"short but partly unused ({sum(shares):.0%} used): {instead} instead"
            yield {"kind": "line capacity", "input": line, "unit": "", "one_more": 0.0,
                   "note": note, "avoided": 0.0}  # fmt: skip


def _instead(line: str, worth: Mapping[tuple[str, str], float], scenes: Sequence[Scene]) -> str:
    """Return what binds in place of a line: an input, or what its output meets on its way."""
    for scene in scenes:
        if line not in scene.lines:
            continue
        makes = [make for make in scene.up.network.makes if make.line == line]
        scarce = [p for m in makes for p in m.inputs if worth.get((m.site, p), 0.0) > SCARCE]
        if scarce:
            return f"{' and '.join(dict.fromkeys(scarce))} binds"
        step = ("make", line, scene.lines[line])
        for met in scene.up.way(step)[::-1]:
            found = _met(scene, met, worth)
            if found:
                return found
    return ""


def _met(scene: Scene, step: Step, worth: Mapping[tuple[str, str], float]) -> str:
    """Return what a step of the way is held up by, blank where it is not."""
    if step[0] == "ship":
        return _late(scene, scene.up.network.routes[step[1]]["agreement"])
    if step[0] != "draw":
        return ""
    rows = records(scene.case.tables["interoperability"])
    held = (_held_up(scene, row, worth) for row in rows
            if (row["platform"], row["item"]) == step[1:])  # fmt: skip
    return next(filter(None, held), "")


def _held_up(scene: Scene, row: dict[str, Any], worth: Mapping[tuple[str, str], float]) -> str:
    """Return what holds up a round on a platform, blank where nothing does."""
    if row["fit"] == "no":
        return f"the fit of {row['item']} on {row['platform']} binds"
    if row["with"] and worth.get((scene.element["site"], row["with"]), 0.0) > SCARCE:
        return f"{row['with']} binds"
    waits = row["qualification_days"] > 0
    qualification = f"the qualification of {row['item']} binds" if waits else ""
    return _late(scene, row["agreement"]) or qualification


def _late(scene: Scene, agreement: str) -> str:
    """Return the agreement where it is not in force from D-day."""
    late = agreement and effective_day(scene.alive, agreement) > 0
    return f"the agreement {agreement} binds" if late else ""

"""Levers of what the case does not have: a fit, a route, a source."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from supplychain.analysis.reasons.edits import NewRow
from supplychain.analysis.reasons.levers import Lever, fewer_days, tidied
from supplychain.analysis.reasons.scene import edit

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from supplychain.analysis.reasons.levers import Changes
    from supplychain.analysis.reasons.scene import Row, Scene


def hypotheses(scene: Scene) -> Iterator[Lever]:
    """Yield the levers that add what is missing."""
    yield from _fits(scene)
    yield from _new_routes(scene)
    yield from _sources(scene)


def _fits(scene: Scene) -> Iterator[Lever]:
    """Yield a fit where the table says no."""
    for row in scene.rows("interoperability"):
        if row[1]["platform"] == scene.element["platform"] and row[1]["fit"] == "no":
            step = ("draw", row[1]["platform"], row[1]["item"])
            yield Lever("fit", (row[1]["item"],), step, partial(_fitting, row),
                        settings=(1.0,), hypothesis=True)  # fmt: skip


def _fitting(row: Row, _setting: float) -> Changes:
    return (edit("interoperability", row, "fit", "yes"),)


def _new_routes(scene: Scene) -> Iterator[Lever]:
    """Yield a route to each place of use from each site that has the item and no way there."""
    calendar = scene.up.network.calendar
    holders: dict[str, set[str]] = {}
    for table, quantity in (("stocks", "quantity"), ("rates", "rate")):
        for _, row in scene.rows(table):
            if row[quantity] > 0 or (table == "rates" and row["surge_rate"] > 0):
                lines = scene.up.network.lines
                site = row["site"] if table == "stocks" else lines[row["line"]]["site"]
                holders.setdefault(row["item"], set()).add(site)
    longest = (calendar.periods - 1) * calendar.days
    for site, item in _places_of_use(scene):
        for origin in sorted(holders.get(item, set())):
            if (origin, item) not in scene.nodes:
                mode = "data" if scene.up.network.is_cue(item) else "new"
                name = _unused(f"new_{origin}_{site}_{item}", scene.up.network.routes)
                yield Lever(
                    "no route", (item,), ("node", site, item),
                    partial(_new_route, name, (origin, site), item, mode),
                    settings=(*fewer_days(longest), 0.0) if longest < 1 else fewer_days(longest),
                    hypothesis=True,
                )  # fmt: skip


def _places_of_use(scene: Scene) -> list[tuple[str, str]]:
    """Return the force element's own site and those of lines, each with what is used there."""
    used = {(m.site, part) for m in scene.up.network.makes for part in m.inputs}
    own = scene.element["site"]
    return [node for node in scene.up.of("node") if node[0] == own or node in used]


def _unused(name: str, known: Container[str]) -> str:
    """Return a name that no row has yet."""
    return name if name not in known else _unused(f"{name}_2", known)


def _new_route(name: str, ends: tuple[str, str], item: str, mode: str, days: float) -> Changes:
    origin, destination = ends
    cells = (
        ("route", name), ("origin", origin), ("destination", destination), ("mode", mode),
        ("items", item), ("lead_days", days),
    )  # fmt: skip
    return (NewRow("routes", cells),)


def _sources(scene: Scene) -> Iterator[Lever]:
    """Yield a line for each item that nothing holds or makes anywhere."""
    nodes = set(scene.up.network.nodes)
    for site, item in _places_of_use(scene):
        if scene.up.network.is_cue(item) and (site, item) not in nodes:
            line = _unused(f"new_{item}_{site}", scene.up.network.lines)
            yield Lever("no source", (item,), ("node", site, item),
                        partial(_new_line, line, site, item), scene.scale, line=line,
                        hypothesis=True)  # fmt: skip


def _new_line(line: str, site: str, item: str, rate: float) -> Changes:
    return (
        NewRow("lines", (("line", line), ("site", site))),
        NewRow(
            "rates",
            (("line", line), ("item", item), ("rate", tidied(rate)), ("per", "week"),
             ("lead_days", 0.0)),
        ),
    )  # fmt: skip

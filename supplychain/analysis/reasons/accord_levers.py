"""Levers of transport, agreements and rules."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from supplychain.analysis.reasons.edits import MODEL, Edit, NewRow
from supplychain.analysis.reasons.levers import Lever, fewer_days, larger_shares, smaller_shares
from supplychain.analysis.reasons.scene import edit
from supplychain.analysis.reasons.supply_levers import at, less_lost, more
from supplychain.case import BASELINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.analysis.reasons.levers import Changes, Step
    from supplychain.analysis.reasons.scene import Row, Scene


def accord_levers(scene: Scene) -> Iterator[Lever]:
    """Yield the levers of routes, permissions, and rules that hold something back."""
    yield from _routes(scene)
    yield from _qualifications(scene)
    for agreement, (step, wait) in gated(scene).items():
        yield from _agreement(scene, agreement, step, wait)
    yield from _workshares(scene)
    yield from _rivals(scene)
    yield from _guard(scene)


def gated(scene: Scene) -> dict[str, tuple[Step, float]]:
    """Return each agreement that something behind the force element needs.

    With the nearest such step, and the longest wait (days from signature) that it begins.
    """
    found: dict[str, tuple[Step, float]] = {}
    for agreement, step, wait in [*gates(scene), *_mitigations(scene)]:
        if agreement:
            first, longest = found.get(agreement, (step, 0.0))
            found[agreement] = first, max(longest, 0.0 if math.isnan(wait) else wait)
    return found


def gates(scene: Scene) -> Iterator[tuple[str, Step, float]]:
    """Yield the agreement of each round, line and route, the step, and the wait it begins."""
    for _, row in scene.rows("interoperability"):
        if row["platform"] == scene.element["platform"]:
            step = ("draw", row["platform"], row["item"])
            yield row["agreement"], step, row["qualification_days"]
    lines, routes = scene.up.network.lines, scene.up.network.routes
    for _, row in scene.rows("rates"):
        if row["line"] in scene.lines:
            step = ("make", row["line"], scene.lines[row["line"]])
            yield lines[row["line"]]["agreement"], step, row["lead_days"]
    for route, item in scene.routes.items():
        yield routes[route]["agreement"], ("ship", route, item), 0.0


def _mitigations(scene: Scene) -> Iterator[tuple[str, Step, float]]:
    """Yield the agreement that would lower a loss behind the force element, and the step."""
    steps: dict[tuple[str, str], Step] = {("system", scene.up.element): next(iter(scene.up.after))}
    for kind, effects in (("node", ("stock",)), ("make", ("line",)), ("ship", ("route", "cargo"))):
        for name, item in scene.up.of(kind):
            for effect in effects:
                steps.setdefault((effect, name), (kind, name, item))
    for (effect, what), step in steps.items():
        for _, row in scene.attrition(effect, what):
            yield row["mitigated_by"], step, 0.0


def _routes(scene: Scene) -> Iterator[Lever]:
    for row in scene.rows("routes"):
        route = row[1]["route"]
        if route not in scene.routes:
            continue
        step = ("ship", route, scene.routes[route])
        yield from less_lost(scene, "route closed", "route", route, step)
        yield from less_lost(scene, "cargo lost", "cargo", route, step)
        if row[1]["loss"] > 0:
            yield Lever("route loss", (route,), step, partial(at, "routes", row, "loss"),
                        settings=smaller_shares(row[1]["loss"]))  # fmt: skip
        if row[1]["lead_days"] > 0:
            yield Lever("transit", (route,), step, partial(at, "routes", row, "lead_days"),
                        settings=fewer_days(row[1]["lead_days"]))  # fmt: skip
        if row[1]["capacity_t"] >= 0:
            unit = row[1]["capacity_t"] or 1.0
            yield Lever("route capacity", (route,), step,
                        partial(more, "routes", row, "capacity_t"), unit)  # fmt: skip


def _qualifications(scene: Scene) -> Iterator[Lever]:
    for row in scene.rows("interoperability"):
        days = row[1]["qualification_days"]
        if row[1]["platform"] == scene.element["platform"] and days > 0:
            step = ("draw", row[1]["platform"], row[1]["item"])
            about = (row[1]["item"], row[1]["agreement"])
            yield Lever("qualification", about, step,
                        partial(at, "interoperability", row, "qualification_days"),
                        settings=fewer_days(days))  # fmt: skip


def _agreement(scene: Scene, agreement: str, step: Step, wait: float) -> Iterator[Lever]:
    row = next(r for r in scene.rows("agreements") if r[1]["agreement"] == agreement)
    regime, entry = scene.question.regime, row[1]["entry_days"]
    horizon = scene.up.network.calendar.horizon
    if agreement not in scene.alive:
        in_force = partial(at, "agreements", row, "in_force_since")
        changes = in_force if regime == BASELINE else partial(_signed, regime, agreement)
        least = 0.0 if regime == BASELINE else -entry
        yield Lever("permission", (agreement,), step, changes, settings=fewer_days(horizon, least))
        return
    accord = scene.alive[agreement]
    if accord.effective > 0 and entry > 0:
        yield Lever("permission late", (agreement, "entry"), step,
                    partial(at, "agreements", row, "entry_days"),
                    settings=fewer_days(entry))  # fmt: skip
    opens = max(accord.effective, accord.since + wait)
    kind = "permission late" if accord.effective > 0 else "signature"
    for table, signed, column in _signings(scene, row):
        signature = signed[1][column]
        if opens > 0 and not math.isnan(signature):
            yield Lever(
                kind, (agreement, column), step, partial(at, table, signed, column),
                settings=fewer_days(signature, signature - opens),
            )  # fmt: skip


def _signings(scene: Scene, row: Row) -> Iterator[tuple[str, Row, str]]:
    """Yield table, row and column of each day on which an agreement of the regime is signed."""
    yield "agreements", row, "in_force_since"
    for signed in scene.rows("regimes"):
        named = signed[1]["agreement"] == row[1]["agreement"]
        if named and signed[1]["regime"] == scene.question.regime:
            yield "regimes", signed, "since"


def _signed(regime: str, agreement: str, day: float) -> Changes:
    return (NewRow("regimes", (("regime", regime), ("agreement", agreement), ("since", day))),)


def _workshares(scene: Scene) -> Iterator[Lever]:
    lines = scene.up.network.lines
    gates = {lines[line]["agreement"]: (line, item) for line, item in scene.up.of("make")}
    for row in scene.rows("workshare"):
        if row[1]["agreement"] not in gates:
            continue
        step = ("make", *gates[row[1]["agreement"]])
        about = (row[1]["programme"], row[1]["country"])
        for column, settings in (
            ("min_share", smaller_shares(row[1]["min_share"])),
            ("max_share", larger_shares(row[1]["max_share"])),
        ):
            if settings:
                yield Lever("workshare", (*about, column), step,
                            partial(at, "workshare", row, column), settings=settings)  # fmt: skip


def _rivals(scene: Scene) -> Iterator[Lever]:
    """Yield a lever for each other user of a pool, with the same or a higher priority."""
    own = scene.element["priority"]
    step = ("node", scene.element["site"], scene.element["item"])
    for row in scene.rows("force_elements"):
        name, priority = row[1]["force_element"], row[1]["priority"]
        if name == scene.up.element or priority > own:
            continue
        kind = "competition" if priority < own else "shared pool"
        yield Lever(kind, (name,), step, partial(_behind, row, own), settings=(1.0,),
                    frees=(name,))  # fmt: skip


def _behind(row: Row, own: float, _setting: float) -> Changes:
    return (edit("force_elements", row, "priority", own + 1),)


def _guard(scene: Scene) -> Iterator[Lever]:
    rule = scene.question.judgement.no_nation_worse_off
    if scene.question.regime == BASELINE or rule == "off":
        return
    abroad = tuple(
        row["force_element"]
        for _, row in scene.rows("force_elements")
        if row["country"] != scene.element["country"]
    )
    change = Edit(MODEL, 0, "no_nation_worse_off", rule, "off")
    step = ("node", scene.element["site"], scene.element["item"])
    yield Lever("guard", (rule,), step, partial(_always, (change,)), settings=(1.0,), frees=abroad)


def _always(changes: Changes, _setting: float) -> Changes:
    return changes

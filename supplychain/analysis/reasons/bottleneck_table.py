"""The table `bottlenecks` of a plan: what each input is worth, and what binds where one does not.

A row an input that is worth something: opening stock, contracted deliveries, lines, routes,
launchers, storage, reserves, and, as a whole, permissions, qualifications and workshare.
`one_more` is rounds of shortfall that one more unit avoids (of a permission or bound: all that it
avoids), `one_less` what one less costs, each with the amount up to which it holds (`holds_for`,
`holds_down_to`);
`per_million` is rounds avoided for a million of currency where a price is known: the item's, or an
option's. Ranked by the rounds that an input avoids at that worth. Lines and stocks that short force
elements draw on and that are partly unused are listed last, with what binds instead in `note`.
"""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from supplychain.analysis.reasons.accord_levers import accord_levers
from supplychain.analysis.reasons.bottleneck_words import (
    WHOLE,
    clauses_of,
    identified,
    spoken,
)
from supplychain.analysis.reasons.bottlenecks import Rounds
from supplychain.analysis.reasons.cells import cells_of
from supplychain.analysis.reasons.columns import BOTTLENECKS
from supplychain.analysis.reasons.levers import Lever
from supplychain.analysis.reasons.scene import Scene
from supplychain.analysis.reasons.supply_levers import more, supply_levers
from supplychain.analysis.reasons.unused import Instead, unused
from supplychain.analysis.reasons.upstream import upstream
from supplychain.results.told.clauses import Teller

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from supplychain.analysis.reasons.world import World
    from supplychain.instance.calendar import Floats

MOST = 8  # inputs whose worth is found on both sides
LEAST = 1e-3  # rounds that an input must avoid to be listed
PERCENT = 100.0


def bottlenecks(world: World) -> pd.DataFrame:
    """Return the table of a plan; see the module. Raises ``SolveError``."""
    scenes = _scenes(world)
    if not scenes:
        return pd.DataFrame(columns=list(BOTTLENECKS))
    inputs: dict[object, Lever] = {}
    for scene in scenes:
        for lever in (*supply_levers(scene), *accord_levers(scene), *_deliveries(scene)):
            place = lever.at if lever.linear else ()
            inputs.setdefault((lever.kind, lever.about, place), lever)
    rounds = Rounds(world)
    avoids = cache(partial(_avoided, world, rounds))
    rows = [*_linear(world, rounds, inputs), *_whole(world, rounds, inputs.values(), avoids)]
    rows.sort(key=lambda row: -row["avoided"])
    told = {row["input"] for row in rows}
    instead = Instead(rounds.worth_of_items(), list(inputs.values()), avoids, rounds.a_round)
    rows += unused(world, instead, scenes, told)
    head = {"scenario": world.question.scenario, "regime": world.question.regime}
    teller = Teller(world.question.case)
    ranked = [
        {**head, "rank": rank, **row, **spoken(teller, row)}
        for rank, row in enumerate(rows, start=1)
    ]
    return pd.DataFrame(ranked, columns=list(BOTTLENECKS))


def _scenes(world: World) -> list[Scene]:
    """Return what lies behind each force element that is short, the heaviest first."""
    short: dict[str, float] = {}
    for cell in cells_of(world.answer, world.plan):
        short.setdefault(cell.force_element, cell.shortfall)
    case = world.question.case
    return [Scene(world.question, upstream(case, name), scale) for name, scale in short.items()]


def _deliveries(scene: Scene) -> Iterator[Lever]:
    """Yield what is due, as a quantity."""
    for row in scene.rows("stocks"):
        site, item, due = (row[1][name] for name in ("site", "item", "due"))
        if (site, item) in scene.nodes and 0 <= due < scene.up.network.calendar.horizon:
            yield Lever("due", (site, item, f"D+{due:.0f}"), ("node", site, item),
                        partial(more, "stocks", row, "quantity"), scene.scale)  # fmt: skip


def _linear(world: World, rounds: Rounds, inputs: dict[object, Lever]) -> Iterator[dict[str, Any]]:
    """Yield a row for each input whose amount moves columns in proportion and is worth most."""
    program, worth_there = world.standing, rounds.worth_of_items()
    least = LEAST * rounds.a_round
    found: list[tuple[float, Lever, Floats]] = []
    for lever in inputs.values():
        valued = lever.at[0] != "node" or worth_there.get(lever.at[1:], 1.0) > 0
        direction = world.direction(lever) if lever.linear and valued else None
        if direction is None or not direction.any():
            continue
        there = _there(lever, direction, program.lower)
        found.append((rounds.slope(direction) * there, lever, direction))
    found.sort(key=lambda one: -one[0])
    for value, lever, direction in found[:MOST]:
        if value < least:
            return
        unit = _there(lever, direction, program.lower)
        worth = rounds.worth(replace(lever, unit=unit), direction)
        avoided = worth.one_more * worth.holds_for
        if not avoided > least and not worth.one_less * worth.holds_down_to > least:
            continue
        per = PERCENT if lever.line else 1.0
        yield {
            "kind": lever.kind,
            "input": identified(lever),
            **clauses_of(world, lever),
            "one_more": worth.one_more / per,
            "holds_for": worth.holds_for * per,
            "one_less": worth.one_less / per,
            "holds_down_to": worth.holds_down_to * per,
            "per_million": _per_million(world, lever, worth.one_more),
            "avoided": avoided if math.isfinite(avoided) else 0.0,
        }


def _there(lever: Lever, direction: Floats, lower: Floats) -> float:
    """Return the amount of an input that there is; at least what moves a thousandth of its unit."""
    moved = direction != 0
    there = float((np.abs(lower[moved]) / np.abs(direction[moved])).max(initial=0.0))
    return min(max(there, 1e-3 * lever.unit), lever.most)


def _whole(
    world: World, rounds: Rounds, inputs: Iterable[Lever], avoids: Callable[[Lever], float]
) -> Iterator[dict[str, Any]]:
    """Yield a row for each permission or bound that avoids something as a whole."""
    blank = dict.fromkeys(("holds_for", "one_less", "holds_down_to", "per_million"), math.nan)
    for lever in inputs:
        if lever.kind not in WHOLE or "entry" in lever.about:
            continue
        avoided = avoids(lever)
        if avoided > LEAST * rounds.a_round:
            told = {"kind": lever.kind, "input": identified(lever), **clauses_of(world, lever)}
            yield {**told, "one_more": avoided, **blank, "avoided": avoided}


def _avoided(world: World, rounds: Rounds, lever: Lever) -> float:
    """Return the rounds that a unit more of an input avoids as the duals have it, or its lack."""
    if lever.linear:
        direction = world.direction(lever)
        return 0.0 if direction is None else rounds.slope(direction)
    shop, program = world.program(lever.changes(lever.settings[-1]))
    return rounds.without(program) if world.like_base(shop) else 0.0


def _per_million(world: World, lever: Lever, one_more: float) -> float:
    """Return rounds avoided for a million of currency; NaN where no price is known."""
    price = math.nan
    if lever.kind in {"stock", "due"}:
        price = float(world.shop.network.items[lever.at[2]]["unit_price"])
    if lever.line:
        price = _capacity_price(world, lever)
    return 1e6 * one_more / price if price > 0 else math.nan


def _capacity_price(world: World, lever: Lever) -> float:
    """Return the price of doubling a line, by the option that adds capacity to it."""
    tables = world.question.case.tables
    options = tables["options"]
    rates = tables["rates"].query("line == @lever.line")
    for row in options.to_dict("records"):
        if row["kind"] == "capacity" and row["what"] == lever.line:
            known = rates[rates["item"] == row["item"]] if row["item"] else rates
            if len(known):
                return float(row["unit_cost"] / row["step"] * known["rate"].iloc[0])
    return math.nan

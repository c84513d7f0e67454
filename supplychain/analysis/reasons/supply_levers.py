"""Levers of supply: launchers, stock, deliveries, reserve, storage, lines."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from supplychain.analysis.reasons.edits import NewRow
from supplychain.analysis.reasons.levers import (
    Lever,
    fewer_days,
    larger_shares,
    smaller_shares,
    tidied,
)
from supplychain.analysis.reasons.scene import edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.analysis.reasons.levers import Changes, Step
    from supplychain.analysis.reasons.scene import Row, Scene


def supply_levers(scene: Scene) -> Iterator[Lever]:
    """Yield the levers of everything that is owned, made or fired."""
    yield from _launchers(scene)
    yield from _stocks(scene)
    yield from _reserves(scene)
    yield from _sites(scene)
    yield from _lines(scene)


def more(table: str, row: Row, column: str, amount: float) -> Changes:
    """Return a cell raised by an amount."""
    return (edit(table, row, column, tidied(row[1][column] + amount)),)


def at(table: str, row: Row, column: str, value: float) -> Changes:
    """Return a cell at another value."""
    return (edit(table, row, column, value),)


def less_lost(scene: Scene, kind: str, effect: str, what: str, step: Step) -> Iterator[Lever]:
    """Yield a lever for each row of attrition that hits something: a smaller loss."""
    for row in scene.attrition(effect, what):
        for column in ("loss", "mitigated_loss"):
            if row[1][column] > 0:
                yield Lever(
                    kind, (what,), step, partial(at, "attrition", row, column),
                    settings=smaller_shares(row[1][column]),
                )  # fmt: skip


def _launchers(scene: Scene) -> Iterator[Lever]:
    name, element = scene.up.element, scene.element
    step = ("draw", element["platform"], element["item"])
    yield from less_lost(scene, "launchers", "system", name, step)
    if math.isnan(element["systems"]) or math.isnan(element["max_rounds_per_day"]):
        return
    row = next(r for r in scene.rows("force_elements") if r[1]["force_element"] == name)
    efforts = [
        effort
        for effort in scene.rows("effort")
        if effort[1]["force_element"] == name and effort[1]["contingency"] in scene.contingencies
    ]
    for effort in efforts:
        shares = larger_shares(effort[1]["availability"])
        if shares:
            yield Lever("launchers", (name, "availability"), step,
                        partial(at, "effort", effort, "availability"), settings=shares)  # fmt: skip
    # more systems with a level of effort ask for more rounds as well
    by_rate = element["systems"] > 0 and (bool(efforts) or element["max_rounds_per_day"] == 0)
    column = "max_rounds_per_day" if by_rate else "systems"
    unit = element[column] or 1.0
    yield Lever("launchers", (name,), step, partial(more, "force_elements", row, column), unit)


def _stocks(scene: Scene) -> Iterator[Lever]:
    named, own = set(), scene.element["site"]
    for row in scene.rows("stocks"):
        site, item = row[1]["site"], row[1]["item"]
        if (site, item) not in scene.nodes:
            continue
        step = ("node", site, item)
        if not math.isnan(row[1]["due"]) and row[1]["due"] > 0:
            change = partial(at, "stocks", row, "due")
            yield Lever("delivery", (site, item), step, change, settings=fewer_days(row[1]["due"]))
            continue
        if row[1]["serviceable"] < 1 and row[1]["quantity"] > 0:
            yield Lever(
                "unserviceable", (site, item), step, partial(at, "stocks", row, "serviceable"),
                settings=larger_shares(row[1]["serviceable"]),
            )  # fmt: skip
        if row[1]["serviceable"] > 0 and (site, item) not in named:
            named.add((site, item))
            yield Lever("stock", (item,), step, partial(more, "stocks", row, "quantity"),
                        scene.scale)  # fmt: skip
    used = {(m.site, part) for m in scene.up.network.makes for part in m.inputs}
    for site, item in scene.up.of("node"):
        needed_here = site == own or (site, item) in used
        if needed_here and (site, item) not in named and not scene.up.network.is_cue(item):
            yield Lever("stock", (item,), ("node", site, item), partial(_new_stock, site, item),
                        scene.scale)  # fmt: skip


def _new_stock(site: str, item: str, amount: float) -> Changes:
    return (NewRow("stocks", (("site", site), ("item", item), ("quantity", tidied(amount)))),)


def _reserves(scene: Scene) -> Iterator[Lever]:
    country = {site: row["country"] for site, row in scene.up.network.sites.items()}
    kept: dict[tuple[str, str], list[Row]] = {}
    for row in scene.rows("stocks"):
        if row[1]["reserve"] > 0:
            kept.setdefault((country[row[1]["site"]], row[1]["item"]), []).append(row)
    places = {(country[site], item): ("node", site, item) for site, item in scene.up.of("node")}
    for (owner, item), rows in kept.items():
        if (owner, item) in places:
            whole = sum(row[1]["reserve"] for row in rows)
            yield Lever(
                "reserve", (owner, item), ("node", rows[0][1]["site"], item),
                partial(_released, rows, whole), unit=whole / 4, most=whole,
            )  # fmt: skip


def _released(rows: list[Row], whole: float, amount: float) -> Changes:
    left = max(0.0, 1 - amount / whole)
    return tuple(
        edit("stocks", row, "reserve", tidied(row[1]["reserve"] * left, down=True)) for row in rows
    )


def _sites(scene: Scene) -> Iterator[Lever]:
    first = dict(reversed(scene.up.of("node")))
    for row in scene.rows("sites"):
        site = row[1]["site"]
        if site not in first:
            continue
        step = ("node", site, first[site])
        yield from less_lost(scene, "stock lost", "stock", site, step)
        if row[1]["storage_neq_kg"] >= 0:
            unit = row[1]["storage_neq_kg"] or scene.scale
            yield Lever("storage", (site,), step, partial(more, "sites", row, "storage_neq_kg"),
                        unit)  # fmt: skip


def _lines(scene: Scene) -> Iterator[Lever]:
    for row in scene.rows("lines"):
        line, start = row[1]["line"], row[1]["start"]
        if line not in scene.lines:
            continue
        step = ("make", line, scene.lines[line])
        yield from less_lost(scene, "line out", "line", line, step)
        if start > 0:
            yield Lever("line start", (line,), step, partial(at, "lines", row, "start"),
                        settings=fewer_days(start))  # fmt: skip
        rates = [r for r in scene.rows("rates") if r[1]["line"] == line]
        yield Lever("line capacity", (line,), step, partial(_scaled, rates), 1.0, line=line)
        for rate in rates:
            yield from _waits(rate, scene.warning_days, ("make", line, rate[1]["item"]))


def _scaled(rates: list[Row], share: float) -> Changes:
    """Return every rate of a line raised by the same share."""
    return tuple(
        edit("rates", row, column, tidied(row[1][column] * (1 + share)))
        for row in rates
        for column in ("rate", "surge_rate")
        if row[1][column] > 0
    )


def _waits(rate: Row, warning: float, step: Step) -> Iterator[Lever]:
    """Yield the levers of what a line waits for: its surge, and its lead."""
    line = rate[1]["line"]
    if rate[1]["surge_rate"] > rate[1]["rate"]:
        for column, least in (("surge_delay_days", warning), ("surge_days", 0.0)):
            if rate[1][column] > least:
                yield Lever(
                    "surge", (line, column), step, partial(at, "rates", rate, column),
                    settings=fewer_days(rate[1][column], least),
                )  # fmt: skip
    if rate[1]["lead_days"] > 0:
        yield Lever("lead time", (line,), step, partial(at, "rates", rate, "lead_days"),
                    settings=fewer_days(rate[1]["lead_days"]))  # fmt: skip

"""Numbers of one scenario and regime by period, straight from the tables (C3 to C13, C20)."""

import itertools
import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from oracle_tables import (
    Clock,
    Row,
    Tables,
    keyed,
    names,
    number,
    overlap,
    per_days,
    read_clock,
    read_tables,
    text_of,
)

Pair = tuple[str, str]  # (site, item)
NEVER = math.inf


@dataclass(frozen=True)
class World:
    """A case seen in one scenario under one regime."""

    tables: Tables
    clock: Clock
    contingencies: frozenset[str]
    factor: float
    warning: float
    since: dict[str, float]
    effective: dict[str, float]
    speed: dict[str, float]
    items: dict[str, Row]
    sites: dict[str, Row]
    lines: dict[str, Row]
    elements: dict[str, Row]

    def rows(self, table: str) -> list[Row]:
        """Return the rows of a table that belong to the contingencies of the scenario."""
        return [row for row in self.tables[table] if row["contingency"] in self.contingencies]


def read_world(folder: str | Path, scenario: str, regime: str) -> World:
    """Read a case folder and settle the scenario and the dates of the agreements."""
    tables = read_tables(folder)
    clock = read_clock(tables)
    row = keyed(tables["scenarios"], "scenario")[scenario]
    since, effective, speed = agreement_days(tables, clock, regime)
    return World(
        tables=tables,
        clock=clock,
        contingencies=frozenset(names(row, "contingencies")),
        factor=number(row, "duration_factor", 1.0),
        warning=number(row, "warning_days", 0.0),
        since=since,
        effective=effective,
        speed=speed,
        items=keyed(tables["items"], "item"),
        sites=keyed(tables["sites"], "site"),
        lines=keyed(tables["lines"], "line"),
        elements=keyed(tables["force_elements"], "force_element"),
    )


# Agreements: C5.


def agreement_days(
    tables: Tables, clock: Clock, regime: str
) -> tuple[dict[str, float], dict[str, float], dict[str, float]]:
    """Return signature day, effective day and speed factor of each agreement of the regime."""
    agreements = keyed(tables["agreements"], "agreement")
    added: dict[str, float] = {}
    for row in tables["regimes"]:
        if row["regime"] == regime and row.get("agreement"):
            name = text_of(row, "agreement")
            if row.get("since") is None and agreements[name].get("in_force_since"):
                continue  # naming what is in force anyway adds nothing
            day = clock.day(text_of(row, "since"))
            added[name] = min(day, added.get(name, NEVER))
    present = {a for a, row in agreements.items() if row.get("in_force_since")} | set(added)
    speed = {a: _speed(a, [agreements[other] for other in present]) for a in present}
    since, effective = {}, {}
    for name in present:
        row = agreements[name]
        choices = []
        if row.get("in_force_since"):
            choices.append((clock.day(text_of(row, "in_force_since")),) * 2)
        if name in added:
            entry = number(row, "entry_days", 0.0) * speed[name]
            choices.append((added[name] + entry, added[name]))
        effective[name], since[name] = min(choices)
    return since, effective, speed


def _speed(name: str, present: Iterable[Row]) -> float:
    """Multiply the speed factors of the agreements that speed up the named one."""
    return math.prod(
        number(row, "speed_factor", 1.0) for row in present if name in names(row, "speeds_up")
    )


def effective_day(world: World, agreement: str | None) -> float:
    """Return the day from which something gated by an agreement is open."""
    return -NEVER if agreement is None else world.effective.get(agreement, NEVER)


def use_opens(world: World, row: Row) -> float:
    """Return the day from which an interoperability row can be used."""
    partial = (row.get("fit") or "yes").lower() == "partial"
    days = number(row, "qualification_days") if partial else number(row, "qualification_days", 0.0)
    agreement = row.get("agreement")
    if agreement is None:
        return days
    if agreement not in world.effective:
        return NEVER
    qualified = world.since[agreement] + days * world.speed[agreement]
    return max(world.effective[agreement], qualified)


def make_opens(world: World, rate: Row) -> float:
    """Return the day from which a line can deliver an item."""
    line = world.lines[text_of(rate, "line")]
    start = world.clock.day(text_of(line, "start")) if line.get("start") else -NEVER
    agreement = line.get("agreement")
    if agreement is None:
        return start
    if agreement not in world.effective:
        return NEVER
    first = world.since[agreement] + number(rate, "lead_days", 0.0)
    return max(world.effective[agreement], first, start)


# Requirement and fire rate: C3 and C12.


def requirement(world: World, element: str) -> list[float]:
    """Return the requirement of a force element in each period."""
    clock = world.clock
    total = [0.0] * clock.periods
    for table, rule in (("effort", _effort), ("raids", _raids), ("demand", _demand)):
        for row in world.rows(table):
            if row["force_element"] != element:
                continue
            window = clock.interval(row, world.factor)
            days = [overlap(window, clock.span(t)) for t in range(clock.periods)]
            for t, amount in enumerate(rule(world, row, days)):
                total[t] += amount
    return total


def _effort(world: World, row: Row, days: list[float]) -> list[float]:
    """Level of effort: systems x availability x rounds x intensity."""
    systems = number(world.elements[text_of(row, "force_element")], "systems")
    share = number(row, "availability", 1.0) * number(row, "intensity", 1.0)
    return [systems * share * number(row, "rounds_per_day") * d for d in days]


def _raids(world: World, row: Row, days: list[float]) -> list[float]:
    """Target-oriented: arrivals until the threat inventory is used up, times shots."""
    left = number(row, "threat_inventory", math.inf)
    share = number(row, "engaged_share", 1.0) / number(row, "reliability", 1.0) * shots(row)
    result = []
    for d in days:
        arrivals = min(left, number(row, "arrivals") / per_days(row) * d)
        left -= arrivals
        result.append(arrivals * share)
    return result


def _demand(world: World, row: Row, days: list[float]) -> list[float]:
    """Plain demand."""
    return [number(row, "quantity") / per_days(row) * d for d in days]


def shots(row: Row) -> float:
    """Return the shots per engaged arrival, stated or from a kill goal."""
    if row.get("shots") is not None:
        return number(row, "shots")
    return math.log(1 - number(row, "kill_goal")) / math.log(1 - number(row, "kill_probability"))


def availability(world: World, element: str) -> list[float]:
    """Return the mean availability of the systems of a force element in each period."""
    windows = [
        (world.clock.interval(row, world.factor), number(row, "availability", 1.0))
        for row in world.rows("effort")
        if row["force_element"] == element
    ]

    def at(moment: float) -> float:
        active = [share for (low, high), share in windows if low <= moment < high]
        return min(1.0, sum(active)) if active else 1.0

    cuts = [point for window, _ in windows for point in window]
    return [_mean(world.clock.span(t), cuts, at) for t in range(world.clock.periods)]


def fire_limit(world: World, element: str) -> list[float] | None:
    """Return the rounds that surviving systems can fire in each period, None if unlimited."""
    row = world.elements[element]
    if row.get("systems") is None or row.get("max_rounds_per_day") is None:
        return None
    survived = 1.0
    result = []
    shares = availability(world, element)
    for survival, share in zip(survivals(world, "system", element), shares, strict=True):
        survived *= survival
        rounds = number(row, "max_rounds_per_day") * world.clock.length
        result.append(number(row, "systems") * survived * share * rounds)
    return result


# Attrition: C6.


def _pieces(span: tuple[float, float], cuts: Iterable[float]) -> list[tuple[float, float]]:
    """Cut an interval at the given points."""
    points = sorted({span[0], span[1], *(c for c in cuts if span[0] < c < span[1])})
    return list(itertools.pairwise(points))


def _mean(span: tuple[float, float], cuts: list[float], at: Callable[[float], float]) -> float:
    """Return the time mean over an interval of a function that is constant between cuts."""
    pieces = _pieces(span, cuts)
    return sum(at((a + b) / 2) * (b - a) for a, b in pieces) / (span[1] - span[0])


def _attrition(world: World, effect: str, what: str) -> list[Row]:
    """Return the attrition rows on one thing."""
    rows = world.rows("attrition")
    return [row for row in rows if row["effect"] == effect and row["what"] == what]


def _switch(world: World, row: Row) -> float:
    """Return the day from which the mitigated loss replaces the loss."""
    agreement = row.get("mitigated_by")
    return NEVER if agreement is None else world.effective.get(agreement, NEVER)


def _loss(world: World, row: Row, moment: float) -> float:
    """Return the loss of a row at a moment inside its window."""
    column = "mitigated_loss" if moment >= _switch(world, row) else "loss"
    return number(row, column)


def survivals(world: World, effect: str, what: str) -> list[float]:
    """Return the share of a stock or of systems that survives each period."""
    clock = world.clock
    result = [1.0] * clock.periods
    for row in _attrition(world, effect, what):
        written = clock.written(row)
        low, high = clock.interval(row, world.factor)
        for t in range(clock.periods):
            begin, end = clock.span(t)
            inside = (max(begin, low), min(end, high))
            if inside[0] >= inside[1]:
                continue
            for a, b in _pieces(inside, [_switch(world, row)]):
                loss = _loss(world, row, (a + b) / 2)
                result[t] *= (1.0 - loss) ** ((b - a) / (written[1] - written[0]))
    return result


def factors(world: World, effect: str, what: str) -> list[float]:
    """Return the mean share in action (line, route) or delivered (cargo) in each period."""
    rows = _attrition(world, effect, what)
    windows = [world.clock.interval(row, world.factor) for row in rows]

    def at(moment: float) -> float:
        share = 1.0
        for row, (low, high) in zip(rows, windows, strict=True):
            if low <= moment < high:
                share *= 1.0 - _loss(world, row, moment)
        return share

    cuts = [point for window in windows for point in window]
    cuts += [_switch(world, row) for row in rows]
    return [_mean(world.clock.span(t), cuts, at) for t in range(world.clock.periods)]


# Production and stocks: C7 to C9.


def ceilings(world: World, rate: Row) -> list[float]:
    """Return the most a line can make of an item in each period, if it makes nothing else."""
    base = number(rate, "rate")
    extra = number(rate, "surge_rate", base) - base
    begin = number(rate, "surge_delay_days", 0.0) - world.warning
    ramp = number(rate, "surge_days", 0.0)
    clock = world.clock
    result = []
    for t in range(clock.periods):
        low, high = clock.span(t)
        full = _ramp_area(high - begin, ramp) - _ramp_area(low - begin, ramp)
        result.append((base * clock.length + extra * full) / per_days(rate))
    return result


def _ramp_area(x: float, ramp: float) -> float:
    """Integrate from 0 to x a ramp that rises from 0 to 1 in `ramp` days and stays there."""
    if x <= 0:
        return 0.0
    return x * x / (2 * ramp) if x < ramp else x - ramp / 2


def bill(world: World, line: str, item: str) -> dict[str, float]:
    """Return the inputs of one unit of an item on a line."""
    general: dict[str, float] = {}
    special: dict[str, float] = {}
    for row in world.tables["bom"]:
        if row["item"] == item and row.get("line") in (None, line):
            target = general if row.get("line") is None else special
            target[text_of(row, "input")] = number(row, "quantity")
    return general | special


def opening_stock(world: World) -> dict[Pair, float]:
    """Return the serviceable stock on hand at D-day."""
    result: dict[Pair, float] = defaultdict(float)
    for row in world.tables["stocks"]:
        if due_day(world, row) < 0:
            pair = text_of(row, "site"), text_of(row, "item")
            result[pair] += number(row, "quantity") * number(row, "serviceable", 1.0)
    return dict(result)


def deliveries(world: World) -> dict[Pair, list[float]]:
    """Return the contracted deliveries per period within the horizon."""
    clock = world.clock
    result: dict[Pair, list[float]] = defaultdict(lambda: [0.0] * clock.periods)
    for row in world.tables["stocks"]:
        day = due_day(world, row)
        if 0 <= day < clock.end:
            pair = text_of(row, "site"), text_of(row, "item")
            amount = number(row, "quantity") * number(row, "serviceable", 1.0)
            result[pair][math.floor(day / clock.length)] += amount
    return dict(result)


def due_day(world: World, row: Row) -> float:
    """Return the day of delivery of a stock row; on hand counts as before D-day."""
    return world.clock.day(text_of(row, "due")) if row.get("due") else -1.0


def reserves(world: World) -> dict[str, dict[str, dict[str, float]]]:
    """Return the reserve by country, item and site, where the country's sum is above zero."""
    result: dict[str, dict[str, dict[str, float]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(float))
    )
    for row in world.tables["stocks"]:
        amount = number(row, "reserve", 0.0)
        if amount > 0 and due_day(world, row) < 0 and not is_cue(world, text_of(row, "item")):
            country = text_of(world.sites[text_of(row, "site")], "country")
            result[country][text_of(row, "item")][text_of(row, "site")] += amount
    return result


# Routes, use and reach: C13, C11 and C20.


def is_cue(world: World, item: str) -> bool:
    """Say whether an item is a cue."""
    return (world.items[item].get("kind") or "").lower() == "cue"


def mass(world: World, item: str) -> float:
    """Return the mass of a unit in kg; a cue weighs nothing."""
    row = world.items[item]
    return number(row, "mass_kg", 0.0) if is_cue(world, item) else number(row, "mass_kg")


def carries(world: World, route: Row, item: str) -> bool:
    """Say whether a route may carry an item, agreements and dates apart."""
    if is_cue(world, item) != ((route.get("mode") or "").lower() == "data"):
        return False
    listed = names(route, "items")
    row = world.items[item]
    return not listed or any(word in (item, row.get("class"), row.get("kind")) for word in listed)


def uses(world: World, element: str) -> list[Row]:
    """Return the interoperability rows of a force element, the implicit one included."""
    row = world.elements[element]
    platform, item = row.get("platform"), text_of(row, "item")
    rows = [
        r for r in world.tables["interoperability"] if platform and r.get("platform") == platform
    ]
    found = [r for r in rows if (r.get("fit") or "yes").lower() != "no"]
    if not any(r["item"] == item for r in rows):
        found.append({"platform": platform, "item": item})
    return found


def useful_pairs(world: World) -> set[Pair]:
    """Return the (site, item) pairs that can be fed and that lead to a need (C20)."""
    hops = [
        (text_of(route, "origin"), text_of(route, "destination"), item)
        for route in world.tables["routes"]
        for item in world.items
        if carries(world, route, item)
    ]
    forward, backward = defaultdict(list), defaultdict(list)
    for origin, destination, item in hops:
        forward[origin, item].append((destination, item))
        backward[destination, item].append((origin, item))
    made = {
        (text_of(world.lines[text_of(rate, "line")], "site"), text_of(rate, "item"))
        for rate in world.tables["rates"]
    }
    fed = _closure(stocked_pairs(world) | made, forward)
    needed = _closure(_needs_of_elements(world), backward)
    while True:
        more = _closure(needed | _needs_of_lines(world, needed), backward)
        if more == needed:
            return fed & needed
        needed = more


def stocked_pairs(world: World) -> set[Pair]:
    """Return the pairs with stock on hand or due within the horizon."""
    held = {pair for pair, amount in opening_stock(world).items() if amount > 0}
    return held | {pair for pair, amounts in deliveries(world).items() if sum(amounts) > 0}


def _needs_of_elements(world: World) -> set[Pair]:
    """Return the pairs that force elements draw from."""
    result = set()
    for element, row in world.elements.items():
        for use in uses(world, element):
            result.add((text_of(row, "site"), text_of(use, "item")))
            if use.get("with"):
                result.add((text_of(row, "site"), text_of(use, "with")))
    return result


def _needs_of_lines(world: World, needed: set[Pair]) -> set[Pair]:
    """Return the inputs of the lines whose output is needed."""
    result = set()
    for rate in world.tables["rates"]:
        line, item = text_of(rate, "line"), text_of(rate, "item")
        site = text_of(world.lines[line], "site")
        if (site, item) in needed:
            result |= {(site, part) for part in bill(world, line, item)}
    return result


def _closure(start: set[Pair], hops: dict[Pair, list[Pair]]) -> set[Pair]:
    """Return everything that can be reached from the start."""
    found, queue = set(start), list(start)
    while queue:
        for pair in hops.get(queue.pop(), []):
            if pair not in found:
                found.add(pair)
                queue.append(pair)
    return found

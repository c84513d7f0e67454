"""The network of a case: which columns the linear program has, the same in every regime.

A column exists only where an item can come from (stock, a delivery due or a line, along routes
that may carry it) and from where it can reach a force element or a line that needs it, agreements
and dates aside. Stock of an item of which its country keeps a reserve counts as well. Every force
element counts, also where a scenario asks nothing of it.

A force element uses every interoperability row of its platform whose `fit` is not `no`; its
reference item without any row on the platform serves it as it is, with effect 1. `items` of a route
names items, classes or kinds; blank is every physical item. Data carries cues, and only data does.
What would arrive after the horizon is not sent.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from supplychain.instance.calendar import Calendar
from supplychain.instance.records import Records, records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from supplychain.case import Case

Node = tuple[str, str]  # site, item


@dataclass(frozen=True)
class Draw:
    """One way to serve a platform: a round, what each round uses up, and its effect.

    `agreement` blank means free.
    """

    key: str
    item: str
    companion: str
    companion_quantity: float
    effectiveness: float
    agreement: str
    qualification_days: float

    @property
    def uses(self) -> list[tuple[str, float]]:
        """What one issue takes from stock: the round, and what goes with it, units each."""
        together = [(self.companion, self.companion_quantity)] if self.companion else []
        return [(self.item, 1.0), *together]


@dataclass(frozen=True)
class Make:
    """One item on one line: where, after what lead (periods), from what inputs (units a unit)."""

    line: str
    item: str
    site: str
    lead: int
    inputs: dict[str, float]
    rate: dict[str, Any]


@dataclass(frozen=True)
class Ship:
    """One item on one route, after what lead (periods)."""

    route: str
    item: str
    origin: str
    destination: str
    lead: int


@dataclass(frozen=True)
class Network:
    """Sites, lines, routes and force elements of a case and what flows between them, sorted."""

    calendar: Calendar
    sites: dict[str, dict[str, Any]]
    items: dict[str, dict[str, Any]]
    lines: dict[str, dict[str, Any]]
    routes: dict[str, dict[str, Any]]
    elements: dict[str, dict[str, Any]]
    draws: dict[str, Draw]
    issues: list[tuple[str, str]]  # draw, force element
    makes: list[Make]
    ships: list[Ship]
    nodes: list[Node]
    deliveries: list[tuple[str, str, int]]  # site, item, period of what is due
    reserves: list[tuple[str, str]]  # country, item

    def is_cue(self, item: str) -> bool:
        """Tell whether `item` is used up the day it is made."""
        return bool(self.items[item]["kind"] == "cue")

    @cached_property
    def leaving(self) -> list[Node]:
        """Nodes where what cannot be used may be left: cues, and sites with a storage limit."""
        return [
            (s, i)
            for s, i in self.nodes
            if self.is_cue(i) or not np.isnan(self.sites[s]["storage_neq_kg"])
        ]

    @cached_property
    def stored(self) -> list[Node]:
        """Nodes that can hold stock: all but those of cues."""
        return [(s, i) for s, i in self.nodes if not self.is_cue(i)]

    @cached_property
    def sustained_places(self) -> list[int]:
        """Places among the makes of those that have a sustaining rate."""
        return [k for k, m in enumerate(self.makes) if m.rate["min_rate"] > 0]

    @cached_property
    def sustained(self) -> list[Make]:
        """Makes that have a sustaining rate."""
        return [self.makes[k] for k in self.sustained_places]

    @cached_property
    def bounded(self) -> list[str]:
        """Sites with a storage limit at which the network holds stock."""
        holding = {s for s, _ in self.stored}
        return [s for s, row in self.sites.items() if s in holding and row["storage_neq_kg"] >= 0]

    @cached_property
    def rationed(self) -> list[str]:
        """Routes with a capacity that the network uses."""
        used = {s.route for s in self.ships}
        return [r for r, row in self.routes.items() if r in used and row["capacity_t"] >= 0]

    @cached_property
    def countries(self) -> list[str]:
        """Countries that have a force element."""
        return sorted({fe["country"] for fe in self.elements.values()})

    @cached_property
    def classes(self) -> list[tuple[str, str]]:
        """Pairs of country and class of the reference item that a force element has."""
        return sorted({(fe["country"], self.class_of(k)) for k, fe in self.elements.items()})

    def class_of(self, element: str) -> str:
        """Class of the reference item of a force element."""
        return str(self.items[self.elements[element]["item"]]["class"])

    @cached_property
    def limited(self) -> list[str]:
        """Force elements whose launchers and rate of fire are known."""
        return [
            k
            for k, fe in self.elements.items()
            if not np.isnan(fe["systems"]) and not np.isnan(fe["max_rounds_per_day"])
        ]


def build_network(case: Case) -> Network:
    """Network of `case`, every list sorted, so that the order of rows never matters."""
    tables = {name: records(frame) for name, frame in case.tables.items()}
    calendar = Calendar(case.settings.period_days, case.settings.periods)
    sites, items, lines, routes, elements = (
        _keyed(tables[table], key)
        for table, key in (
            ("sites", "site"),
            ("items", "item"),
            ("lines", "line"),
            ("routes", "route"),
            ("force_elements", "force_element"),
        )
    )
    draws, uses = _draws(tables["interoperability"], elements)
    makes = _makes(tables["rates"], tables["bom"], lines, calendar)
    ships = _ships(routes, items, calendar)
    stocked = {(row["site"], row["item"]) for row in tables["stocks"]}

    useful = _reached_backwards(
        {(elements[fe]["site"], i) for d, fe in uses for i, _ in draws[d].uses}, makes, ships
    )
    fed = _closure(stocked | {(m.site, m.item) for m in makes}, _forwards(ships))
    makes = [m for m in makes if (m.site, m.item) in useful]
    ships = [s for s in ships if (s.origin, s.item) in fed and (s.destination, s.item) in useful]
    issues = [
        (d, fe)
        for d, fe in uses
        if all((elements[fe]["site"], item) in fed for item, _ in draws[d].uses)
    ]
    kept = {
        (sites[row["site"]]["country"], row["item"])
        for row in tables["stocks"]
        if row["reserve"] > 0
    }
    nodes = useful & fed
    nodes |= {(m.site, j) for m in makes for j in m.inputs}
    nodes |= {(s, i) for s, i in stocked if (sites[s]["country"], i) in kept}
    deliveries = {
        (row["site"], row["item"], int(row["due"] // calendar.days))
        for row in tables["stocks"]
        if (row["site"], row["item"]) in nodes and 0 <= row["due"] < calendar.horizon
    }
    return Network(
        calendar, sites, items, lines, routes, elements, draws, issues, makes, ships,
        sorted(nodes), sorted(deliveries), sorted(kept),
    )  # fmt: skip


def _keyed(rows: Records, key: str) -> dict[str, dict[str, Any]]:
    return {row[key]: row for row in sorted(rows, key=lambda row: str(row[key]))}


def _draws(
    rows: Records, elements: dict[str, dict[str, Any]]
) -> tuple[dict[str, Draw], list[tuple[str, str]]]:
    """Ways to serve platforms, and the force elements that may use each.

    A force element uses every row of its platform that fits; its reference item without any row
    on the platform serves it as it is.
    """
    draws: dict[str, Draw] = {}
    by_platform = defaultdict(list)
    for row in rows:
        key = f"{row['platform']}: {row['item']}"
        key += f" + {row['with']}" if row["with"] else ""
        key += f" ({row['agreement']})" if row["agreement"] else ""
        by_platform[row["platform"]].append((row["item"], row["fit"], key))
        if row["fit"] != "no":
            wait = row["qualification_days"]
            draws[key] = Draw(
                key, row["item"], row["with"], row["with_quantity"], row["effectiveness"],
                row["agreement"], 0.0 if np.isnan(wait) else wait,
            )  # fmt: skip
    uses = []
    for fe, element in elements.items():
        known = by_platform[element["platform"]]
        uses += [(key, fe) for _, fit, key in known if fit != "no"]
        if element["item"] not in {item for item, _, _ in known}:
            key = f"{element['platform']}: {element['item']} (reference)"
            draws[key] = Draw(key, element["item"], "", 0.0, 1.0, "", 0.0)
            uses.append((key, fe))
    return dict(sorted(draws.items())), sorted(uses)


def _makes(
    rates: Records, bom: Records, lines: dict[str, dict[str, Any]], calendar: Calendar
) -> list[Make]:
    general: dict[str, dict[str, float]] = defaultdict(dict)
    special: dict[Node, dict[str, float]] = defaultdict(dict)
    for row in bom:
        table = special[row["line"], row["item"]] if row["line"] else general[row["item"]]
        table[row["input"]] = row["quantity"]
    makes = []
    for rate in rates:
        line, item = rate["line"], rate["item"]
        inputs = dict(sorted((general[item] | special[line, item]).items()))
        lead = calendar.lead(rate["lead_days"])
        makes.append(Make(line, item, lines[line]["site"], lead, inputs, rate))
    return sorted(makes, key=lambda m: (m.line, m.item))


def _ships(
    routes: dict[str, dict[str, Any]], items: dict[str, dict[str, Any]], calendar: Calendar
) -> list[Ship]:
    """Items on routes: named by item, class or kind; data carries cues and only data does."""
    ships = []
    for route, row in routes.items():
        lead = calendar.lead(row["lead_days"])
        if lead >= calendar.periods:
            continue
        named = set(row["items"])
        for item, article in items.items():
            wanted = not named or not named.isdisjoint({item, article["class"], article["kind"]})
            if wanted and (row["mode"] == "data") == (article["kind"] == "cue"):
                ships.append(Ship(route, item, row["origin"], row["destination"], lead))
    return ships


def _closure(start: Iterable[Node], onwards: Callable[[Node], Iterable[Node]]) -> set[Node]:
    found, queue = set(start), list(start)
    while queue:
        for node in onwards(queue.pop()):
            if node not in found:
                found.add(node)
                queue.append(node)
    return found


def _forwards(ships: list[Ship]) -> Callable[[Node], Iterable[Node]]:
    onwards = defaultdict(list)
    for s in ships:
        onwards[s.origin, s.item].append((s.destination, s.item))
    return lambda node: onwards.get(node, [])


def _reached_backwards(uses: set[Node], makes: list[Make], ships: list[Ship]) -> set[Node]:
    """Nodes from which an item leads to a use, by routes or as an input of what does."""
    before = defaultdict(list)
    for s in ships:
        before[s.destination, s.item].append((s.origin, s.item))
    for m in makes:
        before[m.site, m.item] += [(m.site, j) for j in m.inputs]
    return _closure(uses, lambda node: before.get(node, []))

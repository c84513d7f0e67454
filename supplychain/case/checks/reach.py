"""Where each item can come from, where it can get to, and where somebody uses it.

Agreements that no regime brings into force open nothing; routes that take longer than the horizon
bring nothing. Days and quantities are left aside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from supplychain.case.checks.carriers import CUE, Carriers
from supplychain.case.days import whole_periods

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from supplychain.case.sheet.draft import Draft

Places: TypeAlias = dict[str, set[str]]  # sites by item
Roads: TypeAlias = Mapping[str, set[str]]  # sites next to a site


class Make(NamedTuple):
    """One row of `rates` by its place, of a line that may run: where, and units of each input.

    `hidden` says that its lead covers the horizon, so that it never asks for an input.
    """

    row: int
    line: str
    item: str
    site: str
    inputs: dict[str, float]
    hidden: bool


class Way(NamedTuple):
    """What a platform may fire: the round, and what goes with it; ``row`` -1 without a row."""

    row: int
    platform: str
    item: str
    companion: str

    @property
    def uses(self) -> tuple[str, ...]:
        """The round, and what goes with it."""
        return (self.item, self.companion) if self.companion else (self.item,)


class Reach:
    """Sources, uses and the roads between them."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.dead = dead_agreements(draft)
        self.makes = list(self._makes())
        routes = draft.sheets["routes"]
        self._long = self._too_long("routes")
        usable = ~routes["agreement"].isin(self.dead) & ~self._long
        self._routes_of = self._carried(usable)
        self._barred_of = self._carried(~usable)
        self._ends = list(_rows(routes.frame("origin", "destination")))
        self._roads: dict[tuple[frozenset[int], bool], Roads] = {}

    @cached_property
    def supplied(self) -> Places:
        """Sites with stock of an item, or a line that makes it."""
        stocks = self.draft.sheets["stocks"]
        counts = ~(stocks["due"] >= self.draft.horizon)
        found: Places = defaultdict(set)
        for item, site in _rows(stocks.frame("item", "site")[counts]):
            found[item].add(site)
        for make in self.makes:
            found[make.item].add(make.site)
        return found

    @cached_property
    def fed(self) -> Places:
        """Sites that an item can get to."""
        return {i: _closure(sites, self.roads(i)) for i, sites in self.supplied.items()}

    @cached_property
    def ways(self) -> dict[str, list[Way]]:
        """What each platform may fire; a reference item without a row serves it as it is."""
        sheet = self.draft.sheets["interoperability"]
        may = (sheet["fit"] != "no") & ~sheet["agreement"].isin(self.dead)
        found: dict[str, list[Way]] = defaultdict(list)
        frame = sheet.frame("platform", "item", "with")[may]
        for row, (platform, item, companion) in zip(frame.index, _rows(frame), strict=True):
            found[platform].append(Way(int(row), platform, item, companion))
        known = set(_rows(sheet.frame("platform", "item")))
        elements = self.draft.sheets["force_elements"].frame("platform", "item")
        for platform, item in dict.fromkeys(_rows(elements)):
            if (platform, item) not in known:
                found[platform].append(Way(-1, platform, item, ""))
        return found

    @cached_property
    def fired(self) -> Places:
        """Sites where a force element uses an item."""
        elements = self.draft.sheets["force_elements"].frame("platform", "site")
        found: Places = defaultdict(set)
        for platform, site in dict.fromkeys(_rows(elements)):
            for way in self.ways.get(platform, ()):
                for item in way.uses:
                    found[item].add(site)
        return found

    @cached_property
    def consumed(self) -> Places:
        """Sites where a line takes an item as an input, whatever becomes of its product."""
        found: Places = defaultdict(set)
        for make in self.makes:
            for part in make.inputs:
                found[part].add(make.site)
        return found

    @cached_property
    def wanted(self) -> Places:
        """Sites from which an item leads to a use, as it is or in what is made of it."""
        found: Places = defaultdict(set)
        makes = defaultdict(list)
        for make in self.makes:
            makes[make.item].append(make)
        waiting = [(item, set(sites)) for item, sites in self.fired.items()]
        while waiting:
            item, sites = waiting.pop()
            new = _closure(sites, self.roads(item, back=True)) - found[item]
            found[item] |= new
            for make in makes[item]:
                if make.site in new:
                    waiting += [(part, {make.site}) for part in make.inputs]
        return found

    def roads(self, item: str, *, back: bool = False) -> Roads:
        """Sites to which one route leads from each site; `back`, from which one leads to it."""
        routes = self._routes_of.get(item, frozenset())
        if (routes, back) not in self._roads:
            roads: Places = defaultdict(set)
            for route in routes:
                origin, destination = self._ends[route]
                start, end = (destination, origin) if back else (origin, destination)
                roads[start].add(end)
            self._roads[routes, back] = roads
        return self._roads[routes, back]

    def beyond(self, item: str, sites: Iterable[str], *, back: bool = False) -> set[str]:
        """Return the sites that an item can get to from some sites; `back`, get from to them."""
        return _closure(sites, self.roads(item, back=back))

    def is_barred(self, item: str) -> bool:
        """Return whether any route for an item brings nothing."""
        return bool(self._barred_of.get(item))

    def barred(self, item: str, origins: set[str], destinations: set[str]) -> list[str]:
        """Return why each route for an item from some sites to others brings nothing."""
        routes, reasons = self.draft.sheets["routes"], []
        for route in sorted(self._barred_of.get(item, ())):
            origin, destination = self._ends[route]
            if origin in origins and destination in destinations:
                name, agreement = routes["route"].iat[route], routes["agreement"].iat[route]
                reason = f"needs `{agreement}`, in force in no regime"
                if self._long.iat[route]:
                    reason = "takes longer than the horizon"
                reasons.append(f"`{name}` {reason}")
        return reasons

    def idle_routes(self) -> list[int]:
        """Return the routes that bring nothing which anybody wants at their end.

        Items that nobody has, or nobody wants anywhere, do not count for or against a route.
        """
        carrying: set[int] = set()
        useful: set[int] = set()
        for item, routes in self._routes_of.items():
            fed, wanted = self.fed.get(item), self.wanted.get(item)
            if fed and wanted:
                carrying |= routes
                ends = ((route, *self._ends[route]) for route in routes - useful)
                useful.update(route for route, start, end in ends if start in fed and end in wanted)
        return sorted(carrying - useful)

    def neighbourhoods(self, item: str, sites: Iterable[str]) -> list[set[str]]:
        """Return the groups of sites that routes for an item join, in either direction."""
        there, back = self.roads(item), self.roads(item, back=True)
        joined = {site: there.get(site, set()) | back.get(site, set()) for site in {*there, *back}}
        groups: list[set[str]] = []
        for site in sorted(sites):
            if not any(site in group for group in groups):
                groups.append(_closure({site}, joined))
        return groups

    def _carried(self, some: pd.Series[bool]) -> dict[str, frozenset[int]]:
        """Which of some routes carry each item, by their place."""
        items = self.draft.sheets["items"]
        carriers = {data: Carriers(self.draft, some, data=data) for data in (False, True)}
        return {
            item: frozenset(carriers[kind == CUE].of(item, group, kind))
            for item, group, kind in _rows(items.frame("item", "class", "kind"))
        }

    def _makes(self) -> Iterable[Make]:
        draft = self.draft
        general: dict[str, dict[str, float]] = defaultdict(dict)
        special: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
        bills = draft.sheets["bom"].frame("item", "input", "line", "quantity")
        for item, part, line, quantity in _rows(bills):
            (special[line, item] if line else general[item])[part] = quantity
        lines = draft.sheets["lines"].frame("line", "site", "agreement")
        runs = {line: site for line, site, agreement in _rows(lines) if agreement not in self.dead}
        rates = draft.sheets["rates"].frame("line", "item")
        hidden = self._too_long("rates").tolist()
        for index, (line, item) in enumerate(_rows(rates)):
            if line in runs and item:
                inputs = general.get(item, {})
                if (line, item) in special:
                    inputs = inputs | special[line, item]
                yield Make(index, line, item, runs[line], inputs, hidden[index])

    def _too_long(self, table: str) -> pd.Series[bool]:
        """Which leads of a table cover the whole horizon."""
        leads = whole_periods(self.draft.sheets[table]["lead_days"], self.draft.period_days)
        return leads >= self.draft.horizon / self.draft.period_days


def dead_agreements(draft: Draft) -> set[str]:
    """Return the agreements that are not in force and that no regime adds."""
    sheet = draft.sheets["agreements"]
    added = set(draft.sheets["regimes"]["agreement"])
    return set(sheet["agreement"][~sheet.given("in_force_since")]) - added - {""}


def _rows(frame: pd.DataFrame) -> Iterable[tuple[Any, ...]]:
    return zip(*(frame[name].tolist() for name in frame), strict=True)


def _closure(start: Iterable[str], roads: Roads) -> set[str]:
    found = set(start)
    waiting = list(found)
    while waiting:
        new = roads.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found

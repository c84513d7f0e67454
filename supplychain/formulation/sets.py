"""Members of every index set, as arrays of codes: a row a member, of an indexed set key first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from supplychain.formulation.objectives import priorities
from supplychain.instance.records import records

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from supplychain.case import Case
    from supplychain.formulation.judgement import Judgement
    from supplychain.instance import Network
    from supplychain.instance.network import Draw

    Codes = npt.NDArray[np.int32]

Label = str | int
Rows = list[tuple[Label, ...]]


class Labels:
    """Codes of names and whole numbers; a whole number is its own code."""

    def __init__(self, numbers: int) -> None:
        self.labels: list[Label] = list(range(numbers))
        self.codes: dict[Label, int] = {k: k for k in range(numbers)}

    def add(self, names: Iterable[str]) -> None:
        """Give codes to names, in their order."""
        for name in names:
            if name not in self.codes:
                self.codes[name] = len(self.labels)
                self.labels.append(name)

    def rows(self, members: Sequence[tuple[Label, ...]]) -> Codes:
        """Codes of tuples of labels, a row a tuple."""
        flat = [self.codes[label] for member in members for label in member]
        return np.array(flat, dtype=np.int32).reshape(len(members), -1 if members else 0)

    def name(self, code: int) -> Label:
        """Label of a code; a code that nothing has stands for itself."""
        return self.labels[code] if 0 <= code < len(self.labels) else code

    def tuples(self, rows: npt.NDArray[np.integer]) -> Rows:
        """Tuples of labels with these codes."""
        return [tuple(self.labels[code] for code in row) for row in rows.tolist()]


@dataclass(frozen=True)
class Sets:
    """Members of each set of ``variables.declare`` by name."""

    labels: Labels
    rows: dict[str, Codes]

    @property
    def members(self) -> dict[str, Rows]:
        """Members of each set by their labels."""
        return {name: self.labels.tuples(rows) for name, rows in self.rows.items()}


def index_sets(case: Case, network: Network, judgement: Judgement) -> Sets:
    """Members of every set, in the order of the network's lists."""
    counted = parts(case, network)
    numbers = (
        network.calendar.periods, len(judgement.bands), 1 + max(priorities(network), default=0),
        len(case.tables["workshare"]),
    )  # fmt: skip
    labels = Labels(max(numbers))
    for names in (
        network.sites, network.items, network.lines, network.routes, network.draws,
        network.elements, [row["country"] for row in network.sites.values()],
        [name for pair in network.classes for name in pair], ["min", "max", "all"],
    ):  # fmt: skip
        labels.add(names)
    members: dict[str, Sequence[tuple[Label, ...]]] = {
        **things(network, judgement),
        "PARTS": counted,
        "SHARING": counted,
        "WORKSHARES": list(dict.fromkeys(row[:2] for row in counted)),
        **_adjacency(network),
    }
    rows = {name: labels.rows(listed) for name, listed in members.items()}
    return Sets(labels, rows | _in_time(network, labels))


def things(network: Network, judgement: Judgement) -> dict[str, Rows]:
    """Members of the sets of things that columns and rows belong to."""
    return {
        "T": [(t,) for t in range(network.calendar.periods)],
        "BANDS": [(b,) for b in range(len(judgement.bands))],
        "PRIORITIES": [(p,) for p in priorities(network)],
        "WHOLE": [("all",)],
        "SITES": _single(network.sites),
        "ITEMS": _single(network.items),
        "LINES": _single(network.lines),
        "ROUTES": _single(network.routes),
        "ELEMENTS": _single(network.elements),
        "DRAWS": _single(network.draws),
        "COUNTRIES": _single(network.countries),
        "CLASSES": [*network.classes],
        "NODES": [*network.nodes],
        "STORED": [*network.stored],
        "LEAVING": [*network.leaving],
        "DELIVERIES": [*network.deliveries],
        "MAKES": [(m.line, m.item) for m in network.makes],
        "WORKING": _single(sorted({m.line for m in network.makes})),
        "SUSTAINED": [(m.line, m.item) for m in network.sustained],
        "INPUTS": [(m.line, m.item, part) for m in network.makes for part in m.inputs],
        "SHIPS": [(s.route, s.item) for s in network.ships],
        "RATIONED": _single(network.rationed),
        "ISSUES": [*network.issues],
        "DRAWN": [(d, i) for d, draw in network.draws.items() for i in used(draw)],
        "LIMITED": _single(network.limited),
        "BOUNDED": _single(network.bounded),
        "RESERVES": [*network.reserves],
    }


def _single(names: Iterable[str]) -> Rows:
    return [(name,) for name in names]


def _adjacency(network: Network) -> dict[str, Rows]:
    """Members of the sets of what is next to what."""
    country = {s: row["country"] for s, row in network.sites.items()}
    issued = [
        (network.elements[f], i, d, f) for d, f in network.issues for i in used(network.draws[d])
    ]
    return {
        "HELD": [(s, i, i) for s, i in network.stored],
        "LEFT": [(s, i, i) for s, i in network.leaving],
        "MAKERS": [(m.site, m.item, m.line) for m in network.makes],
        "ROUTES_FROM": [(s.origin, s.item, s.route) for s in network.ships],
        "DRAWERS": [(element["site"], i, d, f) for element, i, d, f in issued],
        "ITEMS_OF": [(m.line, m.item) for m in network.makes],
        "LOADS": [(s.route, s.item) for s in network.ships],
        "STOCKS": [*network.stored],
        "WAYS": [(f, d) for d, f in network.issues],
        "STORES": [(country[s], i, s) for s, i in network.stored],
        "OWN_DRAWERS": [(element["country"], i, d, f) for element, i, d, f in issued],
        "CLASSES_OF": [*network.classes],
        "OF_CLASS": [(row["country"], network.class_of(f), f)
                     for f, row in network.elements.items()],
        "OF_PRIORITY": [(int(row["priority"]), f) for f, row in network.elements.items()],
    }  # fmt: skip


def parts(case: Case, network: Network) -> list[tuple[int, str, str, str]]:
    """Row of the table and bound, line and item of each make that it counts."""
    return [
        (k, bound, make.line, make.item)
        for k, row in enumerate(records(case.tables["workshare"]))
        for bound in ("min", "max")
        for make in network.makes
        if network.lines[make.line]["agreement"] == row["agreement"]
        and row["item"] in ("", make.item)
    ]


def used(draw: Draw) -> dict[str, float]:
    """Units of each item that one issued round takes from stock."""
    units: dict[str, float] = {}
    for item, quantity in draw.uses:
        units[item] = units.get(item, 0.0) + quantity
    return units


def _in_time(network: Network, labels: Labels) -> dict[str, Codes]:
    """Members of the sets that reach from period to period, all within the horizon."""
    periods = np.arange(network.calendar.periods, dtype=np.int32)
    country = {s: row["country"] for s, row in network.sites.items()}
    kept = set(network.reserves)
    users = [(m.site, part, m.line, m.item, m.lead) for m in network.makes for part in m.inputs]
    arriving = [(s.destination, s.item, s.route, -s.lead) for s in network.ships]
    underway = [
        (country[s.origin], s.item, s.route, -ago)
        for s in network.ships
        if country[s.origin] == country[s.destination] and (country[s.origin], s.item) in kept
        for ago in range(s.lead)
    ]
    uses, _ = _shifted(labels, users, periods)
    comes, _ = _shifted(labels, arriving, periods)
    moves, sent = _shifted(labels, underway, periods)
    return {
        "FIRST": np.column_stack([periods, periods])[:1],
        "BEFORE": np.column_stack([periods, periods - 1])[1:],
        "DUE": labels.rows([(*delivery, delivery[-1]) for delivery in network.deliveries]),
        "USERS": uses,
        "ARRIVING": comes,
        "UNDERWAY": np.column_stack([moves, sent]),
    }


def _shifted(labels: Labels, things: list[tuple[Any, ...]], periods: Codes) -> tuple[Codes, Codes]:
    """Members (site or country, item, period, thing) of things that end in a shift of periods.

    Only periods that the shift leaves within the horizon, and those to which it leads.
    """
    shift = np.array([thing[-1] for thing in things], dtype=np.int32)
    there = periods + shift[:, None]
    row, period = np.nonzero((there >= 0) & (there < len(periods)))
    codes = labels.rows([thing[:-1] for thing in things])[row]
    members = np.column_stack([codes[:, :2], periods[period], codes[:, 2:]])
    return members, there[row, period]

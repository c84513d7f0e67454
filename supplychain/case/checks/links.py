"""What never comes together: items without a user, users and lines without supply.

Each finding names the link that is missing: the route, the row of interoperability, the charge.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from supplychain.case.checks.pools import shared_pools
from supplychain.case.checks.reach import Reach
from supplychain.case.hints import named_list
from supplychain.case.sheet.draft import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from supplychain.case.checks.reach import Way
    from supplychain.case.findings import Finding
    from supplychain.case.sheet.draft import Draft, Sheet


def links(draft: Draft) -> Iterator[Finding]:
    """Yield every missing link, and pools that several lines count as their own."""
    reach = Reach(draft)
    yield from _without_user(draft, reach)
    yield from _without_supply(draft, reach)
    yield from _without_companion(draft, reach)
    yield from _without_inputs(draft, reach)
    yield from _without_freight(draft, reach)
    yield from shared_pools(draft, reach)


def _without_user(draft: Draft, reach: Reach) -> Iterator[Finding]:
    """Yield stock and output that no force element can ever use, nor any line for one."""
    stocks, known = draft.sheets["stocks"], set(draft.sheets["items"]["item"]) - {""}
    of_stock = zip(stocks["item"].tolist(), stocks["site"].tolist(), strict=True)
    of_line = ((make.row, (make.item, make.site)) for make in reach.makes)
    wanted = {item: reach.wanted.get(item, set()) | {""} for item in known}
    for sheet, nodes in ((stocks, enumerate(of_stock)), (draft.sheets["rates"], of_line)):
        lost = [
            (i, item, site) for i, (item, site) in nodes if site not in wanted.get(item, {site})
        ]
        alike: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
        for index, item, site in lost:
            barred = _barred(reach, item, site) if reach.is_barred(item) else ""
            alike[item, barred][index] = site
        for (item, barred), rows in alike.items():
            if message := _no_user(reach, item, set(rows.values()), barred):
                hint = "Add the row that is missing, or delete what is not needed."
                yield _over(sheet, list(rows), "item").warning("unreachable", message, hint)


def _barred(reach: Reach, item: str, site: str) -> str:
    """Return what stands in the way of an item that has users; blank if it has none."""
    wanted = reach.wanted.get(item)
    if not wanted:
        return ""
    return _but(reach.barred(item, reach.beyond(item, {site}), wanted))


def _no_user(reach: Reach, item: str, sites: set[str], barred: str) -> str:
    """Return why an item has no user; blank where the lack lies with what is made of it."""
    users = reach.fired.get(item) or reach.wanted.get(item)
    if users:
        return (
            f"`{item}` never reaches a user: no route carries it from {named_list(sites)} to "
            f"{named_list(users)}{barred}."
        )
    return "" if reach.consumed.get(item) else _no_use(reach, item)


def _no_use(reach: Reach, item: str) -> str:
    """Return why nobody uses an item, wherever it lies."""
    bom = reach.draft.sheets["bom"]
    closed = [
        reason
        for made in sorted(set(bom["item"][bom["input"] == item]))
        for reason in _closed_lines(reach, made)
    ]
    if closed:
        return f"`{item}` never reaches a user: no line that takes it runs{_but(closed)}."
    sheet = reach.draft.sheets["interoperability"]
    named = sheet.frame("fit", "agreement")[(sheet["item"] == item) | (sheet["with"] == item)]
    waiting = sorted(set(named["agreement"][named["fit"] != "no"]))
    if waiting:
        return (
            f"`{item}` never reaches a user: it may be fired only under {named_list(waiting)}, "
            "in force in no regime."
        )
    if len(named):
        return f"`{item}` never reaches a user: it fits no platform (`fit` is `no`)."
    return f"`{item}` never reaches a user: no row of interoperability or bom uses it."


def _without_supply(draft: Draft, reach: Reach) -> Iterator[Finding]:
    """Yield force elements to which nothing that they can fire ever gets."""
    sheet = draft.sheets["force_elements"]
    for row in sheet.rows:
        platform, site = row["platform"], row["site"]
        ways = reach.ways.get(platform, [])
        if not platform or not site or any(_lacks(reach, way, site) == 0 for way in ways):
            continue
        message = _no_way(reach, platform)
        if ways:
            nearest = min(ways, key=lambda way: (_lacks(reach, way, site), way.item != row["item"]))
            message = _missing(reach, nearest, site)
        yield sheet.at(row, "force_element").warning(
            "unserved",
            f"`{row['force_element']}` can never be served: {message}",
            "Add the stock, line, route or row of interoperability that is missing.",
        )


def _without_companion(draft: Draft, reach: Reach) -> Iterator[Finding]:
    """Yield rounds that get to their gun, where no charge, fuze or cue for them does."""
    sheet = draft.sheets["interoperability"]
    elements = draft.sheets["force_elements"].frame("platform", "site").drop_duplicates()
    for platform, site in zip(elements["platform"], elements["site"], strict=True):
        ways = reach.ways.get(platform, [])
        here = {item for item, sites in reach.fed.items() if site in sites}
        whole = {way.item for way in ways if here.issuperset(way.uses)}
        lacking: dict[str, list[Way]] = defaultdict(list)
        for way in ways:
            if way.item not in whole and way.item in here:
                lacking[way.item].append(way)
        for ways_of_item in lacking.values() if whole else ():
            message = _missing(reach, ways_of_item[0], site)
            rows = [way.row for way in ways_of_item]
            yield _over(sheet, rows, "with").warning(
                "no-companion",
                f"never used: {message}",
                "Add the stock, line or route that is missing.",
            )


def _without_inputs(draft: Draft, reach: Reach) -> Iterator[Finding]:
    """Yield lines to which an input never gets: they make nothing after their first lead."""
    sheet = draft.sheets["rates"]
    lacking: dict[tuple[str, str], list[int]] = defaultdict(list)
    for make in reach.makes:
        for part in make.inputs:
            if part and not make.hidden and make.site not in reach.fed.get(part, ()):
                lacking[part, make.site].append(make.row)
    for (part, site), rows in lacking.items():
        message = f"nothing is made after the first lead: {_absence(reach, part, site)}"
        hint = "Give the input a stock, a line, or a route to the line's site."
        yield _over(sheet, rows, "item").warning("no-inputs", message, hint)


def _without_freight(draft: Draft, reach: Reach) -> Iterator[Finding]:
    """Yield routes that bring nothing which anybody could use at their end, or further on."""
    if idle := reach.idle_routes():
        message = "nothing that is there at the origin is of use at the destination."
        hint = "Delete it, or see whether origin, destination and `items` are as meant."
        yield _over(draft.sheets["routes"], idle, "route").note("unused-route", message, hint)


def _lacks(reach: Reach, way: Way, site: str) -> int:
    return sum(site not in reach.fed.get(item, ()) for item in way.uses)


def _missing(reach: Reach, way: Way, site: str) -> str:
    """Return what is missing for a way to serve a platform at a site."""
    item = next(item for item in way.uses if site not in reach.fed.get(item, ()))
    needs = f"`{way.item}` needs `{item}` with it, but " if item != way.item else ""
    return needs + _absence(reach, item, site)


def _no_way(reach: Reach, platform: str) -> str:
    """Return why a platform may fire nothing."""
    sheet = reach.draft.sheets["interoperability"]
    rows = (sheet["platform"] == platform) & (sheet["fit"] != "no")
    if rows.any():
        under = named_list(set(sheet["agreement"][rows]))
        return f"`{platform}` may fire only under {under}, in force in no regime."
    return f"no row of interoperability lets `{platform}` fire anything."


def _absence(reach: Reach, item: str, site: str) -> str:
    """Return why an item never gets to a site."""
    if sources := reach.supplied.get(item):
        ends = reach.beyond(item, {site}, back=True)
        barred = _but(reach.barred(item, reach.fed[item], ends))
        return f"no route carries `{item}` to `{site}` from {named_list(sources)}{barred}."
    return f"no stock and no line gives `{item}`{_but(_closed_lines(reach, item))}."


def _closed_lines(reach: Reach, item: str) -> list[str]:
    """Return why each line with a rate for an item makes none."""
    rates, lines = reach.draft.sheets["rates"], reach.draft.by_id("lines")
    makers = [lines[line] for line in rates["line"][rates["item"] == item] if line in lines]
    return [
        f"`{row['line']}` needs `{row['agreement']}`, in force in no regime"
        for row in makers
        if row["agreement"] in reach.dead
    ]


def _but(reasons: Sequence[str]) -> str:
    return f" ({'; '.join(reasons)})" if reasons else ""


def _over(sheet: Sheet, rows: Sequence[int], column: str) -> Spot:
    """Return the cells of some rows as one place, of a single row as the cell itself."""
    return Spot(sheet, np.array(rows, dtype=np.intp), column, counted=len(rows) > 1)


CHECKS = (links,)

"""Routes and stores: what may travel, and the masses that their limits need."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case.draft import Draft, Row
    from supplychain.case.findings import Finding

DATA = "data"
CUE = "cue"


def routes_to_themselves(draft: Draft) -> Iterator[Finding]:
    """Yield routes that end where they begin."""
    sheet = draft.sheets["routes"]
    for row in sheet.rows:
        if row["origin"] and row["origin"] == row["destination"]:
            message = f"the route begins and ends at `{row['origin']}`."
            yield sheet.at(row, "destination").error("same-site", message, "Name another site.")


def capacity_without_time(draft: Draft) -> Iterator[Finding]:
    """Yield capacities without a time base: it is never a guess."""
    sheet = draft.sheets["routes"]
    for row in sheet.rows:
        if row.text["capacity_t"] and not row.text["per"]:
            message = f"`capacity_t` {row.text['capacity_t']} has no time base in `per`."
            hint = "Write day, week, month or year."
            yield sheet.at(row, "per").error("no-time-base", message, hint)


def cues_travel_by_data(draft: Draft) -> Iterator[Finding]:
    """Yield data routes with physical items, and other routes with cues."""
    sheet = draft.sheets["routes"]
    kinds = _members(draft)
    for row in sheet.rows:
        by_data = row["mode"] == DATA
        if row["mode"] != DATA and row["mode"].casefold() == DATA:
            message = f"`{row['mode']}` is not the mode `data`."
            yield sheet.at(row, "mode").error("mode", message, "Write `data` in small letters.")
        elif by_data and not row["items"]:
            message = "a data route without `items`: blank means every physical item."
            yield sheet.at(row, "items").error("cues", message, "Write `cue`, or name the cues.")
        for name in row["items"]:
            wrong = {kind for kind in kinds.get(name, ()) if (kind == CUE) != by_data}
            if wrong and by_data:
                message = f"a data route carries cues alone, but `{name}` is or has no cue."
                yield sheet.at(row, "items").error("cues", message, "Take another mode.")
            elif wrong:
                message = f"`{name}` is or has a cue, which travels by mode data alone."
                yield sheet.at(row, "items").error("cues", message, "Give it a data route.")


def masses(draft: Draft) -> Iterator[Finding]:
    """Yield physical items without a mass that a route with a capacity can carry."""
    sheet = draft.sheets["items"]
    limited = [row for row in draft.rows("routes") if not math.isnan(row["capacity_t"])]
    for row in _physical(draft):
        carrier = next((route for route in limited if _carries(route, row)), None)
        if math.isnan(row["mass_kg"]) and carrier:
            message = (
                f"`{row['item']}` has no mass, but route `{carrier['route']}` with its capacity "
                "may carry it."
            )
            hint = "Write the mass of one unit in kg, or name the items that the route carries."
            yield sheet.at(row, "mass_kg").error("mass", message, hint)


def explosive_quantities(draft: Draft) -> Iterator[Finding]:
    """Yield physical items without net explosive quantity that a limited store may hold."""
    sheet = draft.sheets["items"]
    limited = {row["site"] for row in draft.rows("sites") if not math.isnan(row["storage_neq_kg"])}
    held = [(site, item) for site, item in _stored(draft) if site in limited]
    arriving = [row for row in draft.rows("routes") if row["destination"] in limited]
    for row in _physical(draft):
        if not math.isnan(row["neq_kg"]):
            continue
        sites = [site for site, item in held if item == row["item"]]
        sites += [route["destination"] for route in arriving if _carries(route, row)]
        if sites:
            message = (
                f"`{row['item']}` has no net explosive quantity, but site `{min(sites)}` with its "
                "storage limit may hold it."
            )
            hint = "Write the net explosive quantity of one unit in kg; 0 if it has none."
            yield sheet.at(row, "neq_kg").error("neq", message, hint)


def _members(draft: Draft) -> dict[str, set[str]]:
    """Return the kinds of the items that each item, class or kind stands for."""
    members: dict[str, set[str]] = {CUE: {CUE}}
    for row in draft.rows("items"):
        for name in (row["item"], row["class"], row["kind"]):
            members.setdefault(name, set()).add(row["kind"])
    return members


def _physical(draft: Draft) -> list[Row]:
    return [row for row in draft.rows("items") if row["kind"] not in {CUE, ""}]


def _carries(route: Row, item: Row) -> bool:
    """Return whether a route may carry a physical item."""
    if route["mode"] == DATA:
        return False
    names = {item["item"], item["class"], item["kind"]}
    return not route["items"] or not names.isdisjoint(route["items"])


def _stored(draft: Draft) -> set[tuple[str, str]]:
    """Return each site with the items in stock there, made there or used by a line there."""
    stored = {(row["site"], row["item"]) for row in draft.rows("stocks")}
    at = {row["line"]: row["site"] for row in draft.rows("lines")}
    made = [(row["line"], row["item"]) for row in draft.rows("rates")]
    stored |= {(at.get(line, ""), item) for line, item in made}
    for row in draft.rows("bom"):
        users = [line for line, item in made if item == row["item"] and row["line"] in {"", line}]
        stored |= {(at.get(line, ""), row["input"]) for line in users}
    return stored


CHECKS = (
    routes_to_themselves,
    capacity_without_time,
    cues_travel_by_data,
    masses,
    explosive_quantities,
)

"""Routes and stores: what may travel, and the masses that their limits need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from supplychain.case.checks.carriers import CUE, DATA, Carriers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case.findings import Finding
    from supplychain.case.sheet.draft import Draft


def routes_to_themselves(draft: Draft) -> Iterator[Finding]:
    """Yield routes that end where they begin."""
    sheet = draft.sheets["routes"]
    for row in sheet.where((sheet["origin"] != "") & (sheet["origin"] == sheet["destination"])):
        message = f"the route begins and ends at `{row['origin']}`."
        yield sheet.at(row, "destination").error("same-site", message, "Name another site.")


def capacity_without_time(draft: Draft) -> Iterator[Finding]:
    """Yield capacities without a time base: it is never a guess."""
    sheet = draft.sheets["routes"]
    for row in sheet.where(sheet.given("capacity_t") & ~sheet.given("per")):
        message = f"`capacity_t` {row.text['capacity_t']} has no time base in `per`."
        hint = "Write day, week, month or year."
        yield sheet.at(row, "per").error("no-time-base", message, hint)


def routes_that_lose_all(draft: Draft) -> Iterator[Finding]:
    """Yield routes on which nothing arrives."""
    sheet = draft.sheets["routes"]
    for place in sheet.over(sheet["loss"] == 1, "loss"):
        message = "a loss of 1 is all that is sent: nothing arrives."
        yield place.warning("total-loss", message, "Shares are 0 to 1: write 0.01 for 1%.")


def cues_travel_by_data(draft: Draft) -> Iterator[Finding]:
    """Yield data routes with physical items, and other routes with cues."""
    sheet = draft.sheets["routes"]
    mode = sheet["mode"]
    for row in sheet.where((mode != DATA) & (mode.str.casefold() == DATA)):
        message = f"`{row['mode']}` is not the mode `data`."
        yield sheet.at(row, "mode").error("mode", message, "Write `data` in small letters.")
    for row in sheet.where((mode == DATA) & (sheet["items"].map(len) == 0)):
        message = "a data route without `items`: blank means every physical item."
        yield sheet.at(row, "items").error("cues", message, "Write `cue`, or name the cues.")
    cues, physical = _names(draft, cue=True), _names(draft, cue=False)
    by_data = mode == DATA
    for row in sheet.where(by_data & ~sheet["items"].map(physical.isdisjoint).astype(bool)):
        for name in [name for name in row["items"] if name in physical]:
            message = f"a data route carries cues alone, but `{name}` is or has no cue."
            yield sheet.at(row, "items").error("cues", message, "Take another mode.")
    for row in sheet.where(~by_data & ~sheet["items"].map(cues.isdisjoint).astype(bool)):
        for name in [name for name in row["items"] if name in cues]:
            message = f"`{name}` is or has a cue, which travels by mode data alone."
            yield sheet.at(row, "items").error("cues", message, "Give it a data route.")


def masses(draft: Draft) -> Iterator[Finding]:
    """Yield physical items without a mass that a route with a capacity can carry."""
    sheet, routes = draft.sheets["items"], draft.sheets["routes"]
    lacking = _physical(draft) & sheet["mass_kg"].isna()
    if not lacking.any():
        return
    carriers = Carriers(draft, routes["capacity_t"].notna())
    for row in sheet.where(lacking):
        if routes_that_carry := carriers.of(row["item"], row["class"], row["kind"]):
            message = (
                f"`{row['item']}` has no mass, but route "
                f"`{routes['route'].iat[min(routes_that_carry)]}` with its capacity may carry it."
            )
            hint = "Write the mass of one unit in kg, or name the items that the route carries."
            yield sheet.at(row, "mass_kg").error("mass", message, hint)


def explosive_quantities(draft: Draft) -> Iterator[Finding]:
    """Yield physical items without net explosive quantity that a limited store may hold."""
    sheet, sites, routes = draft.sheets["items"], draft.sheets["sites"], draft.sheets["routes"]
    lacking = _physical(draft) & sheet["neq_kg"].isna()
    limited = sites["site"][sites["storage_neq_kg"].notna()]
    if not lacking.any() or limited.empty:
        return
    stored = _stored(draft)
    held = stored[stored["site"].isin(limited)].groupby("item")["site"].min()
    carriers = Carriers(draft, routes["destination"].isin(limited))
    for row in sheet.where(lacking):
        found = [held[row["item"]]] if row["item"] in held.index else []
        arriving = carriers.of(row["item"], row["class"], row["kind"])
        found += [routes["destination"].iat[route] for route in arriving]
        if found:
            message = (
                f"`{row['item']}` has no net explosive quantity, but site `{min(found)}` with its "
                "storage limit may hold it."
            )
            hint = "Write the net explosive quantity of one unit in kg; 0 if it has none."
            yield sheet.at(row, "neq_kg").error("neq", message, hint)


def _names(draft: Draft, *, cue: bool) -> frozenset[str]:
    """Return the items, classes and kinds that stand for some cue, or for some physical item."""
    items = draft.sheets["items"]
    these = items.frame("item", "class", "kind")[(items["kind"] == CUE) == cue]
    names = set(these.to_numpy().ravel().tolist()) - {""}
    return frozenset(names | {CUE} if cue else names)


def _physical(draft: Draft) -> pd.Series[bool]:
    return ~draft.sheets["items"]["kind"].isin([CUE, ""])


def _stored(draft: Draft) -> pd.DataFrame:
    """Return sites with the items in stock there, made there or used by a line there."""
    stocks, lines = draft.sheets["stocks"], draft.sheets["lines"]
    made = draft.sheets["rates"].frame("line", "item")
    made = made.merge(lines.frame("line", "site"), on="line")
    bills = draft.sheets["bom"].frame("item", "input", "line").rename(columns={"line": "alone"})
    used = made.merge(bills, on="item")
    used = used[(used["alone"] == "") | (used["alone"] == used["line"])]
    used = used[["site", "input"]].rename(columns={"input": "item"})
    return pd.concat([stocks.frame("site", "item"), made[["site", "item"]], used])


CHECKS = (
    routes_to_themselves,
    capacity_without_time,
    routes_that_lose_all,
    cues_travel_by_data,
    masses,
    explosive_quantities,
)

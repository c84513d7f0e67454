"""Stocks, lines and bills of materials: contradictions among their numbers."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case.draft import Draft
    from supplychain.case.findings import Finding


def reserves(draft: Draft) -> Iterator[Finding]:
    """Yield reserves above the serviceable stock, and reserves on deliveries still due."""
    sheet = draft.sheets["stocks"]
    for row in sheet.rows:
        usable = row["quantity"] * row["serviceable"]
        if row["reserve"] > 0 and row.text["due"]:
            message = "a reserve on a delivery that is still due: it is kept from stock on hand."
            hint = "Move the reserve to the row of the stock on hand."
            yield sheet.at(row, "reserve").error("reserve-due", message, hint)
        elif row["reserve"] > usable * (1 + 1e-9):
            message = (
                f"the reserve {row['reserve']:g} is above the serviceable stock of {usable:g} "
                "(quantity x serviceable)."
            )
            hint = f"Write at most {usable:g}."
            yield sheet.at(row, "reserve").error("reserve", message, hint)


def stocks_of_cues(draft: Draft) -> Iterator[Finding]:
    """Yield stocks of cues, which are used up the day they are made."""
    sheet = draft.sheets["stocks"]
    cues = {row["item"] for row in draft.rows("items") if row["kind"] == "cue"}
    for row in sheet.rows:
        if row["item"] in cues:
            message = f"`{row['item']}` is a cue: it is used up the day it is made."
            hint = "Give it a line that makes it each day."
            yield sheet.at(row, "item").warning("stock-of-cue", message, hint)
            if row["reserve"] > 0:
                hint = "Leave `reserve` blank."
                yield sheet.at(row, "reserve").error("reserve-of-cue", message, hint)


def reserves_in_store(draft: Draft) -> Iterator[Finding]:
    """Yield reserves that their site may not store: no plan could keep them."""
    sheet = draft.sheets["stocks"]
    sites, items = draft.by_id("sites"), draft.by_id("items")
    kept = defaultdict(list)
    for row in sheet.rows:
        if row["reserve"] > 0 and row["site"] in sites and row["item"] in items:
            kept[row["site"]].append((row, row["reserve"] * items[row["item"]]["neq_kg"]))
    for site, lots in kept.items():
        limit = sites[site]["storage_neq_kg"]
        total = sum(neq for _, neq in lots)
        if total > limit * (1 + 1e-9):
            message = (
                f"the reserves at `{site}` hold {total:g} kg of explosive, more than its "
                f"`storage_neq_kg` of {limit:g}."
            )
            hint = "Lower the reserve, or raise the storage limit."
            yield sheet.at(lots[-1][0], "reserve").error("reserve-storage", message, hint)


def rates(draft: Draft) -> Iterator[Finding]:
    """Yield surge rates below the rate, and sustaining rates that the line cannot reach."""
    sheet = draft.sheets["rates"]
    for row in sheet.rows:
        if row["surge_rate"] < row["rate"]:
            message = f"`surge_rate` {row['surge_rate']:g} is below `rate` {row['rate']:g}."
            hint = "Leave it blank where the line has no surge."
            yield sheet.at(row, "surge_rate").warning("surge", message, hint)
        if row["min_rate"] > max(row["rate"], row["surge_rate"]):
            message = f"`min_rate` {row['min_rate']:g} is more than the line can make."
            hint = "It has the time base of `rate`."
            yield sheet.at(row, "min_rate").warning("min-rate", message, hint)


def costs(draft: Draft) -> Iterator[Finding]:
    """Yield items whose making costs nothing because no cost or price is given."""
    sheet = draft.sheets["rates"]
    prices = {row["item"]: row["unit_price"] for row in draft.rows("items")}
    free = [
        row
        for row in sheet.rows
        if math.isnan(row["unit_cost"]) and math.isnan(prices.get(row["item"], 0.0))
    ]
    if free:
        message = "neither `unit_cost` nor `items.unit_price` is given: made at no cost."
        hint = "Write a cost, or a price in items."
        yield sheet.over(free, "unit_cost").warning("no-cost", message, hint)


def circular_bills(draft: Draft) -> Iterator[Finding]:
    """Yield rows of the bill of materials by which an item consumes itself."""
    sheet = draft.sheets["bom"]
    inputs: dict[str, set[str]] = {}
    for row in sheet.rows:
        inputs.setdefault(row["item"], set()).add(row["input"])
    needed = {item: _needed(item, inputs) for item in inputs}
    for row in sheet.rows:
        item = row["item"]
        if item and (item == row["input"] or item in needed.get(row["input"], ())):
            message = f"`{item}` needs itself by way of `{row['input']}`."
            yield sheet.at(row, "input").error("circular", message, "Delete one of the rows.")


def _needed(item: str, inputs: dict[str, set[str]]) -> set[str]:
    """Return everything that an item consumes, its inputs' inputs included."""
    needed: set[str] = set()
    waiting = [item]
    while waiting:
        new = inputs.get(waiting.pop(), set()) - needed
        needed |= new
        waiting += new
    return needed


def bills_without_line(draft: Draft) -> Iterator[Finding]:
    """Yield rows of the bill of materials that no line uses."""
    sheet = draft.sheets["bom"]
    made = {(row["line"], row["item"]) for row in draft.rows("rates")}
    items = {item for _, item in made}
    for row in sheet.rows:
        if row["line"] and (row["line"], row["item"]) not in made:
            message = f"line `{row['line']}` has no rate for `{row['item']}`: never used."
            yield sheet.at(row, "line").warning("unused-bill", message, "Add it to rates.")
        elif row["item"] and row["item"] not in items:
            message = f"no line makes `{row['item']}`: never used."
            yield sheet.at(row, "item").warning("unused-bill", message, "Add it to rates.")


CHECKS = (
    reserves,
    stocks_of_cues,
    reserves_in_store,
    rates,
    costs,
    circular_bills,
    bills_without_line,
)

"""Stocks, lines and bills of materials: contradictions among their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from supplychain.case.hints import amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case.findings import Finding
    from supplychain.case.sheet.draft import Draft


def reserves(draft: Draft) -> Iterator[Finding]:
    """Yield reserves above the serviceable stock, and reserves on deliveries still due."""
    sheet = draft.sheets["stocks"]
    due = sheet.given("due")
    usable = sheet["quantity"] * sheet["serviceable"]
    for row in sheet.where((sheet["reserve"] > 0) & due):
        message = "a reserve on a delivery that is still due: it is kept from stock on hand."
        hint = "Move the reserve to the row of the stock on hand."
        yield sheet.at(row, "reserve").error("reserve-due", message, hint)
    for row in sheet.where((sheet["reserve"] > usable * (1 + 1e-9)) & ~due):
        most = usable[row.index]
        message = (
            f"the reserve {row['reserve']:g} is above the serviceable stock of {most:g} "
            "(quantity x serviceable)."
        )
        yield sheet.at(row, "reserve").error("reserve", message, f"Write at most {most:g}.")


def stocks_of_cues(draft: Draft) -> Iterator[Finding]:
    """Yield stocks of cues, which are used up the day they are made."""
    sheet, items = draft.sheets["stocks"], draft.sheets["items"]
    of_cue = sheet["item"].isin(items["item"][items["kind"] == "cue"])
    for row in sheet.where(of_cue):
        message = f"`{row['item']}` is a cue: it is used up the day it is made."
        hint = "Give it a line that makes it each day."
        yield sheet.at(row, "item").warning("stock-of-cue", message, hint)
        if row["reserve"] > 0:
            yield sheet.at(row, "reserve").error(
                "reserve-of-cue", message, "Leave `reserve` blank."
            )


def reserves_in_store(draft: Draft) -> Iterator[Finding]:
    """Yield reserves that their site may not store: no plan could keep them."""
    sheet = draft.sheets["stocks"]
    limit = draft.of("sites", "storage_neq_kg", sheet["site"]).astype(float)
    neq = sheet["reserve"] * draft.of("items", "neq_kg", sheet["item"]).astype(float)
    kept = (sheet["reserve"] > 0) & limit.notna()
    total = neq.where(kept, 0.0).groupby(sheet["site"]).transform("sum")
    last = kept & ~sheet["site"].where(kept, "").duplicated(keep="last")
    for row in sheet.where(last & (total > limit * (1 + 1e-9))):
        message = (
            f"the reserves at `{row['site']}` hold {total[row.index]:g} kg of explosive, more than "
            f"its `storage_neq_kg` of {limit[row.index]:g}."
        )
        hint = "Lower the reserve, or raise the storage limit."
        yield sheet.at(row, "reserve").error("reserve-storage", message, hint)


def stores(draft: Draft) -> Iterator[Finding]:
    """Yield stores that hold more on D-day than they may: what does not fit is lost to the plan."""
    sheet, sites = draft.sheets["stocks"], draft.sheets["sites"]
    units = sheet["quantity"] * sheet["serviceable"]
    neq = units * draft.of("items", "neq_kg", sheet["item"]).astype(float)
    on_hand = ~(sheet["due"] >= 0)
    held = neq.where(on_hand, 0.0).groupby(sheet["site"]).sum()
    total = sites["site"].map(held).astype(float)
    for row in sites.where(total > sites["storage_neq_kg"] * (1 + 1e-9)):
        message = (
            f"the stock on D-day at `{row['site']}` holds {amount(total[row.index])} kg of "
            f"explosive, more than the limit of {amount(row['storage_neq_kg'])}."
        )
        hint = "What cannot be stored or sent away at once is left out of the plan."
        yield sites.at(row, "storage_neq_kg").warning("overfull", message, hint)


def rates(draft: Draft) -> Iterator[Finding]:
    """Yield surge rates below the rate, and sustaining rates that the line cannot reach."""
    sheet = draft.sheets["rates"]
    for row in sheet.where(sheet["surge_rate"] < sheet["rate"]):
        message = f"`surge_rate` {row['surge_rate']:g} is below `rate` {row['rate']:g}."
        hint = "Leave it blank where the line has no surge."
        yield sheet.at(row, "surge_rate").warning("surge", message, hint)
    for row in sheet.where(sheet["min_rate"] > np.fmax(sheet["rate"], sheet["surge_rate"])):
        message = f"`min_rate` {row['min_rate']:g} is more than the line can make."
        hint = "It has the time base of `rate`."
        yield sheet.at(row, "min_rate").warning("min-rate", message, hint)


def costs(draft: Draft) -> Iterator[Finding]:
    """Yield items whose making costs nothing because no cost or price is given."""
    sheet, items = draft.sheets["rates"], draft.sheets["items"]
    unpriced = items["item"][items["unit_price"].isna()]
    free = sheet["unit_cost"].isna() & sheet["item"].isin(unpriced)
    for place in sheet.over(free, "unit_cost"):
        message = "neither `unit_cost` nor `items.unit_price` is given: made at no cost."
        hint = "Write a cost, or a price in items."
        yield place.warning("no-cost", message, hint)


def circular_bills(draft: Draft) -> Iterator[Finding]:
    """Yield rows of the bill of materials by which an item consumes itself."""
    sheet = draft.sheets["bom"]
    inputs: dict[str, set[str]] = {}
    for item, consumed in zip(sheet["item"], sheet["input"], strict=True):
        inputs.setdefault(item, set()).add(consumed)
    needed = {item: _needed(item, inputs) for item in inputs}
    circular = [
        bool(item) and (item == consumed or item in needed.get(consumed, ()))
        for item, consumed in zip(sheet["item"], sheet["input"], strict=True)
    ]
    for row in sheet.where(np.array(circular, dtype=bool)):
        message = f"`{row['item']}` needs itself by way of `{row['input']}`."
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
    sheet, rates = draft.sheets["bom"], draft.sheets["rates"]
    made = pd.MultiIndex.from_frame(rates.frame("line", "item"))
    of_line = sheet["line"] != ""
    never = of_line & ~pd.MultiIndex.from_frame(sheet.frame("line", "item")).isin(made)
    for row in sheet.where(never):
        message = f"line `{row['line']}` has no rate for `{row['item']}`: never used."
        yield sheet.at(row, "line").warning("unused-bill", message, "Add it to rates.")
    unmade = ~of_line & (sheet["item"] != "") & ~sheet["item"].isin(rates["item"])
    for row in sheet.where(unmade):
        message = f"no line makes `{row['item']}`: never used."
        yield sheet.at(row, "item").warning("unused-bill", message, "Add it to rates.")


CHECKS = (
    reserves,
    stocks_of_cues,
    reserves_in_store,
    stores,
    rates,
    costs,
    circular_bills,
    bills_without_line,
)

"""Recounting the ledger: its own ties, its chain, and every flow from the table that it is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from supplychain.results.recount.compare import RUN, Count, joined

if TYPE_CHECKING:
    from supplychain.case import Case
    from supplychain.instance.calendar import Calendar
    from supplychain.results.frames import Tables
    from supplychain.results.recount.world import World

NODE = [*RUN, "site", "item"]
KEY = [*NODE, "period"]
IN = ["opening", "made", "arrived", "due"]
OUT = ["used", "issued", "sent", "lost", "left"]
COUNTED = {  # column: what it must equal
    "opening": "closing before (or stock on hand) is",
    "due": "contracted deliveries are",
    "lost": "attrition of the opening stock is",
    "made": "production is",
    "used": "bill of materials x production a lead later is",
    "sent": "shipments sent are",
    "arrived": "shipments arriving are",
    "issued": "rounds and what goes with them are",
}


def check_ledger(world: World, tables: Tables) -> list[str]:
    """Ledger rows tie, follow on one another, and agree with production, shipments and issues."""
    ledger = tables["ledger"]
    tied = ledger.assign(
        balance=ledger[IN].sum(axis=1) - ledger[OUT].sum(axis=1), scale=ledger[IN].sum(axis=1)
    )
    found = Count("ledger", ledger, KEY).negative([*IN, *OUT, "closing"])
    found += Count("ledger", tied, KEY).differs("closing", "balance", "in less out is")
    both = joined(ledger[[*KEY, *COUNTED]], _counted(world, tables), KEY)
    both = both.merge(_scale(ledger), on=NODE, how="left").fillna({"scale": 0.0})
    for column, text in COUNTED.items():
        found += Count("ledger", both, KEY).differs(column, f"{column} counted", text)
    return found + _unused(world.case, ledger)


def _counted(world: World, tables: Tables) -> pd.DataFrame:
    """Return what columns of the ledger come to when counted from the other tables.

    They are called as there, and `counted`.
    """
    production, shipments = tables["production"], tables["shipments"]
    departing = shipments.rename(columns={"origin": "site"})
    landing = shipments.drop(columns="period").rename(
        columns={"destination": "site", "arrival_period": "period"}
    )
    ledger = tables["ledger"]
    used = _used(world.case, world.calendar, production)
    opening = pd.concat([_closing_before(ledger, world.calendar), _stock(world, ledger, due=False)])
    counts = {
        "opening": (opening, "closing"),
        "due": (_stock(world, ledger, due=True), "closing"),
        "lost": (_lost(world, ledger), "expected"),
        "made": (production, "made"),
        "used": (used, "used"),
        "sent": (departing, "sent"),
        "arrived": (landing, "arrived"),
        "issued": (_issued(tables["issues"]), "issued"),
    }
    rows = pd.concat(
        frame[KEY].assign(**{f"{column} counted": frame[name]})
        for column in COUNTED
        for frame, name in [counts[column]]
    )
    return rows.groupby(KEY, as_index=False).sum()


def _scale(ledger: pd.DataFrame) -> pd.DataFrame:
    """Return the largest number of each node: what its counts are exact to a millionth of."""
    peak = ledger[NODE].assign(scale=ledger[[*IN, *OUT, "closing"]].abs().max(axis=1))
    return peak.groupby(NODE, as_index=False)[["scale"]].max()


def _closing_before(ledger: pd.DataFrame, calendar: Calendar) -> pd.DataFrame:
    later = ledger[[*KEY, "closing"]].assign(period=ledger["period"] + 1)
    return later[later["period"] <= calendar.periods]


def _stock(world: World, ledger: pd.DataFrame, *, due: bool) -> pd.DataFrame:
    """Usable stock of the case at the nodes of the ledger: on hand (period 1), or due."""
    calendar, stocks = world.calendar, world.case.tables["stocks"]
    on_hand = stocks["due"].isna() | (stocks["due"] < 0)
    chosen = ~on_hand & (stocks["due"] < calendar.horizon) if due else on_hand
    lots = stocks[chosen]
    period = (lots["due"] // calendar.days + 1).astype(int) if due else 1
    lots = lots[["site", "item"]].assign(
        period=period, closing=lots["quantity"] * lots["serviceable"]
    )
    return world.every_run(lots.merge(ledger[["site", "item"]].drop_duplicates()))


def _lost(world: World, ledger: pd.DataFrame) -> pd.DataFrame:
    rows = ledger[[*KEY, "opening"]].merge(world.survival(), how="left")
    return rows.assign(expected=(1 - rows["survival"]) * rows["opening"])


def _used(case: Case, calendar: Calendar, production: pd.DataFrame) -> pd.DataFrame:
    """Return inputs used up a lead before what they go into is made."""
    bom = case.tables["bom"]
    rates = case.tables["rates"][["line", "item", "lead_days"]]
    general = bom.loc[bom["line"] == "", ["item", "input", "quantity"]]
    special = bom.loc[bom["line"] != "", ["line", "item", "input", "quantity"]]
    inputs = pd.concat([special, rates[["line", "item"]].merge(general)])
    inputs = inputs.drop_duplicates(["line", "item", "input"]).merge(rates)  # special rows first
    inputs["lead"] = (inputs["lead_days"] / calendar.days + 0.5) // 1
    made = production.merge(inputs, on=["line", "item"])
    made["used"] = made["made"] * made["quantity"]
    made["period"] = (made["period"] - made["lead"]).astype(int)
    made = made[made["period"] >= 1]
    return made.drop(columns="item").rename(columns={"input": "item"})


def _issued(issues: pd.DataFrame) -> pd.DataFrame:
    place = [*RUN, "site", "period"]
    rounds = issues[[*place, "item"]].assign(issued=issues["rounds"])
    companions = issues[place].assign(item=issues["with"], issued=issues["with_quantity"])
    return pd.concat([rounds, companions[companions["item"] != ""]])


def _unused(case: Case, ledger: pd.DataFrame) -> list[str]:
    """Only cues, and items at sites with a storage limit, may be left."""
    items, sites = case.tables["items"], case.tables["sites"]
    cues = items.loc[items["kind"] == "cue", "item"]
    bounded = sites.loc[sites["storage_neq_kg"].notna(), "site"]
    rows = ledger[~ledger["item"].isin(cues) & ~ledger["site"].isin(bounded)]
    rows = rows.assign(none=0.0)
    return Count("ledger", rows, KEY).differs("left", "none", "what may be left there is")

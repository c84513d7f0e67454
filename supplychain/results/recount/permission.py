"""Recounting permission: nothing is issued, made or sent before its agreement has effect.

The days are recomputed here on purpose from the tables of the case, apart from the instance.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from supplychain.results.recount.compare import RUN, Count

if TYPE_CHECKING:
    from supplychain.case import Case
    from supplychain.results.frames import Tables
    from supplychain.results.recount.world import World

Days = dict[str, tuple[float, float, float]]  # agreement: effective, signed, speed factor


def check_permission(world: World, tables: Tables) -> list[str]:
    """Return what is issued, made or sent before the day from which a regime allows it."""
    regimes = sorted({regime for _, regime in world.runs})
    days = {regime: agreement_days(world.case, regime) for regime in regimes}
    openings = {
        "issues": (_issues(world.case, days), ["platform", "item", "with"], "rounds"),
        "production": (_production(world.case, days), ["line", "item"], "made"),
        "shipments": (_shipments(world.case, days), ["route"], "sent"),
    }
    found = []
    for name, (opening, things, amount) in openings.items():
        table = tables[name]
        rows = table[table[amount] > 1e-6].merge(opening, on=["regime", *things], how="left")
        rows["opens"] = rows["opens"].fillna(math.inf)
        rows["day"] = (rows["period"] - 1) * world.calendar.days
        rows["too_early"] = np.where(rows["day"] < rows["opens"] - 1e-9, rows[amount], 0.0)
        rows["allowed"] = 0.0
        who = ["force_element"] if name == "issues" else []
        keys = [*RUN, *who, *things, "period", "opens"]
        text = f"{amount} while the agreement is not in effect:"
        found += Count(name, rows, keys).exceeds("too_early", "allowed", text)
    return found


def agreement_days(case: Case, regime: str) -> Days:
    """Agreements of a regime: day of effect, day of signature, factor on entry and waiting days."""
    rows = {row["agreement"]: row for row in case.tables["agreements"].to_dict("records")}
    chosen = case.tables["regimes"]
    chosen = chosen[chosen["regime"] == regime]
    signed = dict(zip(chosen["agreement"], chosen["since"], strict=True))
    alive = [a for a, row in rows.items() if a in signed or not math.isnan(row["in_force_since"])]
    days: Days = {}
    for a in alive:
        speed = math.prod(rows[b]["speed_factor"] for b in alive if a in rows[b]["speeds_up"])
        old, new = rows[a]["in_force_since"], signed.get(a, math.nan)
        ways = [(old, old), (new + rows[a]["entry_days"] * speed, new)]
        effective, since = min(way for way in ways if not math.isnan(way[0]))
        days[a] = (effective, since, speed)
    return days


def _opens(days: Days, agreement: str, wait: float, *, hastened: bool) -> float:
    """Day from which what waits `wait` days from the signature of an agreement is open."""
    if agreement not in days:
        return math.inf
    effective, since, speed = days[agreement]
    return max(effective, since + wait * (speed if hastened else 1.0))


def _issues(case: Case, days: dict[str, Days]) -> pd.DataFrame:
    """Regime, platform, item, with, opens: the first day on which any row allows it."""
    ways = case.tables["interoperability"]
    elements = case.tables["force_elements"][["platform", "item"]].drop_duplicates()
    stated = set(zip(ways["platform"], ways["item"], strict=True))
    rows: list[dict[str, Any]] = []
    for regime, known in days.items():
        for way in ways[ways["fit"] != "no"].to_dict("records"):
            wait = np.nan_to_num(way["qualification_days"])
            opens = _opens(known, way["agreement"], wait, hastened=True)
            rows.append({
                "regime": regime, "platform": way["platform"], "item": way["item"],
                "with": way["with"], "opens": opens if way["agreement"] else wait,
            })  # fmt: skip
        rows += [
            {"regime": regime, "platform": platform, "item": item, "with": "", "opens": 0.0}
            for platform, item in elements.itertuples(index=False, name=None)
            if (platform, item) not in stated
        ]
    return _earliest(rows, ["regime", "platform", "item", "with"])


def _production(case: Case, days: dict[str, Days]) -> pd.DataFrame:
    """Regime, line, item, opens: the start of the line, and its agreement with a lead."""
    lines = case.tables["lines"].set_index("line")
    rows = []
    for regime, known in days.items():
        for rate in case.tables["rates"].to_dict("records"):
            line = lines.loc[rate["line"]]
            day = -math.inf if math.isnan(line["start"]) else line["start"]
            if line["agreement"]:
                waited = _opens(known, line["agreement"], rate["lead_days"], hastened=False)
                day = max(day, waited)
            row = {"regime": regime, "line": rate["line"], "item": rate["item"], "opens": day}
            rows.append(row)
    return _earliest(rows, ["regime", "line", "item"])


def _shipments(case: Case, days: dict[str, Days]) -> pd.DataFrame:
    """Regime, route, opens: the day of effect of its agreement."""
    rows = []
    for regime, known in days.items():
        for route in case.tables["routes"].to_dict("records"):
            needed = route["agreement"]
            day = _opens(known, needed, 0.0, hastened=False) if needed else -math.inf
            rows.append({"regime": regime, "route": route["route"], "opens": day})
    return _earliest(rows, ["regime", "route"])


def _earliest(rows: list[dict[str, Any]], keys: list[str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=[*keys, "opens"])
    return frame.groupby(keys, as_index=False)[["opens"]].min()

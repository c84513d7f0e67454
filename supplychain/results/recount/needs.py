"""Recounting what force elements need, get and lack, and what the summary adds up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from supplychain.results.recount.compare import RUN, Count, joined, summed

if TYPE_CHECKING:
    from supplychain.results.frames import Tables
    from supplychain.results.recount.world import World

ELEMENT = [*RUN, "force_element"]
KEY = [*ELEMENT, "period"]
ISSUE = [*RUN, "force_element", "item", "with", "period"]
AMOUNTS = ["requirement", "met", "unmet", "shortfall", "launchers", "munitions"]
ADDED_UP = ["requirement", "shortfall", "launchers", "munitions"]
ALL = "all"


def check_needs(world: World, tables: Tables) -> list[str]:
    """Requirement, met, unmet and shortfall of every force element agree with case and issues."""
    shortfall, issues = tables["shortfall"], tables["issues"]
    rows = _recounted(world, shortfall, issues)
    totals = rows.groupby(ELEMENT, as_index=False)[["met", "shortfall", "requirement"]].sum()
    totals["met + shortfall"] = totals["met"] + totals["shortfall"]
    count, total = Count("shortfall", rows, KEY), Count("shortfall", totals, ELEMENT)
    return [
        *Count("shortfall", shortfall, KEY).negative(AMOUNTS),
        *Count("issues", issues, ISSUE).negative(["rounds", "effect", "with_quantity"]),
        *count.differs("requirement", "planned", "the case's requirement is"),
        *count.differs("met", "effect", "the effect of its issues is"),
        *count.differs("unmet", "left_over", "requirement + carried over - met is"),
        *count.differs("shortfall", "lost", "what is not carried over is"),
        *count.differs("shortfall", "split", "launchers + munitions are"),
        *total.differs("met + shortfall", "requirement", "requirement over all periods is"),
        *_effects(world, issues),
    ]


def _recounted(world: World, shortfall: pd.DataFrame, issues: pd.DataFrame) -> pd.DataFrame:
    """Rows of the shortfall table beside what they should hold; a row that is missing is 0."""
    last = world.calendar.periods
    before = shortfall[KEY].assign(
        period=shortfall["period"] + 1, before=shortfall["unmet"].astype(float)
    )
    rows = joined(shortfall[[*KEY, *AMOUNTS]], summed(issues, KEY, "effect", "effect"), KEY)
    rows = joined(rows, before[before["period"] <= last], KEY)
    rows = joined(rows, world.requirement(), KEY)
    elements = world.case.tables["force_elements"].set_index("force_element")
    weekly = rows["force_element"].map(elements["carry_over"])
    carry = weekly ** (world.calendar.days / 7)
    rows["left_over"] = rows["requirement"] + carry * rows["before"] - rows["met"]
    rows["lost"] = rows["unmet"] * np.where(rows["period"] < last, 1 - carry, 1.0)
    rows["split"] = rows["launchers"] + rows["munitions"]
    peak = rows[["requirement", "unmet", "met"]].max(axis=1)
    return rows.assign(scale=peak.groupby([rows[key] for key in ELEMENT]).transform("max"))


def _effects(world: World, issues: pd.DataFrame) -> list[str]:
    """Effect and companions of the rounds issued are those of the interoperability rows."""
    ways = world.case.tables["interoperability"]
    ways = ways[ways["fit"] != "no"]
    names = ["platform", "item", "with"]
    known = ways.groupby(names, as_index=False).agg(
        least=("effectiveness", "min"), most=("effectiveness", "max"),
        fewest=("with_quantity", "min"), utmost=("with_quantity", "max"),
    )  # fmt: skip
    rows = issues.merge(known, on=names, how="left")
    rows = rows.fillna({"least": 1.0, "most": 1.0, "fewest": 0.0, "utmost": 0.0})
    with_any = rows["with"] != ""
    rows["effect_least"] = rows["rounds"] * rows["least"]
    rows["effect_most"] = rows["rounds"] * rows["most"]
    rows["with_least"] = rows["rounds"] * rows["fewest"] * with_any
    rows["with_most"] = rows["rounds"] * rows["utmost"] * with_any
    count = Count("issues", rows, ISSUE)
    return [
        *count.exceeds("effect", "effect_most", "rounds x effectiveness,"),
        *count.exceeds("effect_least", "effect", "the effect stated,"),
        *count.exceeds("with_quantity", "with_most", "rounds x quantity with each,"),
        *count.exceeds("with_least", "with_quantity", "the with_quantity stated,"),
    ]


def check_summary(tables: Tables) -> list[str]:
    """Return where the summary is not the sum of the shortfall table."""
    shortfall = tables["shortfall"]
    place = [*RUN, "country", "class"]
    rows = shortfall[[*place, *ADDED_UP]]
    every = pd.concat([rows, rows.assign(**{"class": ALL}),
                       rows.assign(**{"class": ALL, "country": ALL})])  # fmt: skip
    found = []
    for column in ADDED_UP:
        total = summed(every, place, column, "total")
        both = joined(tables["summary"][[*place, column]], total, place)
        count = Count("summary", both, place)
        found += count.differs(column, "total", "the shortfall table adds up to")
    return found

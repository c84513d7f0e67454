"""Recounting production and shipments against what lines and routes of the case can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from supplychain.results.recount.compare import RUN, Count

if TYPE_CHECKING:
    import pandas as pd

    from supplychain.results.frames import Tables
    from supplychain.results.recount.world import World

MADE = [*RUN, "line", "item", "period"]
LINE = [*RUN, "line", "period"]
SHIPPED = [*RUN, "route", "item", "period"]
ROUTE = [*RUN, "route", "period"]


def check_production(world: World, tables: Tables) -> list[str]:
    """Ceilings are the case's, and no line makes more than its share in action allows."""
    production = tables["production"]
    rows = production.merge(world.ceiling(), on=MADE, how="left")
    rows = rows.merge(world.uptime(), on=LINE, how="left")
    able = rows["able"] * rows["uptime"]
    rows["of_ceiling"] = rows["made"] / rows["able"]
    rows["used"] = np.where(able > 0, rows["made"] / able.where(able > 0), rows["used_share"])
    lines = rows.groupby(LINE, as_index=False).agg(
        of_ceiling=("of_ceiling", "sum"), uptime=("uptime", "first")
    )
    stated = rows[rows["used_share"].notna()]
    count = Count("production", rows, MADE)
    return [
        *count.negative(["made", "ceiling"]),
        *count.differs("ceiling", "able", "the case's ceiling is"),
        *Count("production", stated, MADE).differs("used_share", "used", "made / ceiling is"),
        *Count("production", lines, LINE).exceeds("of_ceiling", "uptime", "the share in action,"),
    ]


def check_shipments(world: World, tables: Tables) -> list[str]:
    """Shipments arrive a lead later less what is lost, and no route carries more than it can."""
    shipments = tables["shipments"]
    rows = _expected(world, shipments)
    loads = shipments.groupby(ROUTE, as_index=False)[["tonnes"]].sum()
    loads = loads.merge(world.lift(), on=ROUTE)
    count = Count("shipments", rows, SHIPPED)
    return [
        *count.negative(["sent", "lost", "arrived", "tonnes"]),
        *count.differs("arrival_period", "due_period", "sent + lead is"),
        *count.exceeds("arrival_period", "last", "the last period,"),
        *count.differs("arrived", "through", "sent less losses is"),
        *count.differs("lost", "missing", "sent - arrived is"),
        *count.differs("tonnes", "mass", "sent x mass is"),
        *Count("shipments", loads, ROUTE).exceeds("tonnes", "lift", "the route's capacity,"),
    ]


def _expected(world: World, shipments: pd.DataFrame) -> pd.DataFrame:
    """Shipments beside what the case says of their route and item."""
    routes = world.case.tables["routes"][["route", "lead_days", "loss"]]
    items = world.case.tables["items"][["item", "mass_kg"]]
    rows = shipments.merge(routes, on="route", how="left").merge(items, on="item", how="left")
    rows = rows.merge(world.cargo(), on=ROUTE, how="left")
    lead = (rows["lead_days"] / world.calendar.days + 0.5) // 1
    rows["due_period"] = rows["period"] + lead
    rows["through"] = rows["sent"] * (1 - rows["loss"]) * rows["cargo"]
    rows["missing"] = rows["sent"] - rows["arrived"]
    rows["mass"] = rows["sent"] * rows["mass_kg"].fillna(0.0) / 1000
    return rows.assign(last=world.calendar.periods)

"""Sites and routes on a map: what each route carried, where it was cut or lossy."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from supplychain.report.view import View

WIDTH, HEIGHT, MARGIN = 900.0, 460.0, 40.0  # of the map, pixels
WIDEST = 330.0  # degrees that a map shows at most
NEAR = 15.0  # degrees around the middle place that a nearer map holds
LEAST_SPAN = 4.0  # degrees that it shows at least


def globe(view: View) -> dict[str, Any] | None:
    """Return sites, routes, the projection, and by scenario and regime what each route carried.

    None where no two sites have a place. A route's row is: route, tonnes, share of the shipments
    lost. `cut` has, by scenario, the largest share of a route's capacity that attrition takes.
    """
    table = view.case.tables["sites"].dropna(subset=["latitude", "longitude"])
    if len(table) < 2:  # a map of one dot says nothing
        return None
    sites = table[["site", "name", "country", "kind", "longitude", "latitude"]].to_numpy().tolist()
    placed = set(table["site"])
    routes = view.case.tables["routes"]
    drawn = routes[routes["origin"].isin(placed) & routes["destination"].isin(placed)]
    drawn = drawn[drawn["mode"] != "data"]
    return {
        "sites": sites,
        "routes": drawn[["route", "origin", "destination", "mode"]].to_numpy().tolist(),
        "projections": projections(table["longitude"].tolist(), table["latitude"].tolist()),
        "carried": _carried(view),
        "cut": _cut(view),
    }


def projections(longitudes: list[float], latitudes: list[float]) -> list[dict[str, Any]]:
    """Return a projection that holds all places, after a nearer one of where most of them crowd.

    The nearer one holds the places within `NEAR` degrees of the middle one, and is there if they
    are more than half of all and would be drawn at least twice as large.
    """
    whole = projection(longitudes, latitudes)
    x, y = np.array(longitudes), np.array(latitudes)
    across = np.abs((x[:, None] - x + 180) % 360 - 180) * np.cos(np.radians(y))
    apart = np.hypot(across, y[:, None] - y)
    crowd = apart[np.median(apart, axis=1).argmin()] <= NEAR
    if crowd.mean() <= 1 / 2 or crowd.all():
        return [whole]
    near = projection(x[crowd].tolist(), y[crowd].tolist())
    return [near, whole] if near["scale"] >= 2 * whole["scale"] else [whole]


def projection(longitudes: list[float], latitudes: list[float]) -> dict[str, Any]:
    """Return a Mercator projection that holds all places, turned so that no ocean cuts them."""
    angles = np.sort(np.radians(longitudes) % (2 * math.pi))
    gaps = np.diff(np.append(angles, angles[0] + 2 * math.pi))
    first = angles[(int(gaps.argmax()) + 1) % len(angles)]
    width = 2 * math.pi - float(gaps.max())
    middle = first + width / 2
    heights = [math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)) for lat in latitudes]
    span = np.radians(LEAST_SPAN)
    scale = min(
        (WIDTH - 2 * MARGIN) / min(max(width, span), math.radians(WIDEST)),
        (HEIGHT - 2 * MARGIN) / max(max(heights) - min(heights), span),
    )
    level = (max(heights) + min(heights)) / 2
    return {
        "type": "mercator",
        "rotate": [round(-math.degrees(middle), 3), 0, 0],
        "center": [0, 0],
        "scale": round(float(scale), 2),
        "translate": [WIDTH / 2, round(HEIGHT / 2 + float(scale) * level, 2)],
    }


def _carried(view: View) -> dict[str, dict[str, list[list[Any]]]]:
    frame = view.tables["shipments"]
    keys = ["scenario", "regime", "route"]
    sums = frame.groupby(keys, as_index=False)[["tonnes", "sent", "lost"]].sum()
    found: dict[str, dict[str, list[list[Any]]]] = {}
    columns = (sums[name].tolist() for name in [*keys, "tonnes", "sent", "lost"])
    for scenario, regime, route, tonnes, sent, lost in zip(*columns, strict=True):
        if tonnes > 0:
            of_scenario = found.setdefault(scenario, {})
            row = [route, round(tonnes, 1), round(lost / sent, 4)]
            of_scenario.setdefault(regime, []).append(row)
    return found


def _cut(view: View) -> dict[str, dict[str, float]]:
    """Return the largest share of each route that is out of action at some time, by scenario."""
    scenarios, attrition = view.case.tables["scenarios"], view.case.tables["attrition"]
    closures = attrition[attrition["effect"] == "route"]
    found = {}
    for name, contingencies in zip(scenarios["scenario"], scenarios["contingencies"], strict=True):
        here = closures[closures["contingency"].isin(list(contingencies))]
        worst = here.groupby("what")["loss"].max()
        found[str(name)] = {str(route): float(loss) for route, loss in worst.items()}
    return found

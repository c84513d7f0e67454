"""Who supplied whom: tonnes that crossed a border, as the ribbons of a Sankey diagram.

Tonnes add up over unlike items, rounds do not. What crosses two borders counts at each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from supplychain.report.view import View

HEIGHT, WIDTH, BAR, GAP = 330.0, 940.0, 14.0, 18.0  # of the drawing, in its own units
STEPS = 16  # points on each side of a ribbon
THICKEST = 110.0  # of a ribbon on average: few flows need no tall drawing
LEAST = 2e-3  # share of all tonnes below which a ribbon is left to the table


def crossings(view: View) -> pd.DataFrame:
    """Return what crossed borders.

    Columns: scenario, regime, sender, receiver (countries of the sites), item, sent (units),
    tonnes.
    """
    sites = view.case.tables["sites"]
    country = dict(zip(sites["site"], sites["country"], strict=True))
    frame = view.tables["shipments"]
    frame = frame.assign(
        sender=frame["origin"].map(country), receiver=frame["destination"].map(country)
    )
    abroad = frame[(frame["sender"] != frame["receiver"]) & (frame["mode"] != "data")]
    keys = ["scenario", "regime", "sender", "receiver", "item"]
    return abroad.groupby(keys, as_index=False)[["sent", "tonnes"]].sum()


def borders(view: View) -> dict[str, dict[str, dict[str, Any]]]:
    """Return by scenario and regime: `ribbons`, `bars` of countries, and `items` of each pair."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for (scenario, regime), frame in crossings(view).groupby(["scenario", "regime"], sort=False):
        pairs = frame.groupby(["sender", "receiver"], as_index=False)["tonnes"].sum()
        names = zip(pairs["sender"].tolist(), pairs["receiver"].tolist(), strict=True)
        flows = dict(zip(names, pairs["tonnes"].tolist(), strict=True))
        if any(flows.values()):
            heavy = frame[frame["tonnes"] > 0].sort_values("tonnes", ascending=False)
            items = heavy[["sender", "receiver", "item", "sent", "tonnes"]].round(1)
            drawn = {**sankey(flows), "items": items.to_numpy().tolist()}
            found.setdefault(str(scenario), {})[str(regime)] = drawn
    return found


def sankey(flows: dict[tuple[str, str], float]) -> dict[str, Any]:
    """Return the polygons of a two-sided Sankey diagram: senders on the left, largest first.

    `ribbons` have sender, receiver, tonnes and points; `bars` side, country, tonnes and place.
    """
    total = sum(flows.values())
    flows = {pair: tonnes for pair, tonnes in flows.items() if tonnes >= LEAST * total}
    sides = [_side(flows, 0), _side(flows, 1)]
    room = HEIGHT - GAP * (max(map(len, sides)) - 1)
    scale = min(max(room, HEIGHT / 4), THICKEST * len(flows)) / total
    tops = [_stack(side, scale) for side in sides]
    bars = [
        {
            "side": place,
            "country": name,
            "tonnes": round(tonnes, 1),
            "top": round(tops[place][name], 1),
            "height": round(tonnes * scale, 1),
        }
        for place, side in enumerate(sides)
        for name, tonnes in side.items()
    ]
    ribbons, used = [], [dict(top) for top in tops]
    for sender in sides[0]:
        for receiver in sides[1]:
            tonnes = flows.get((sender, receiver), 0.0)
            if not tonnes:
                continue
            left, right, height = used[0][sender], used[1][receiver], tonnes * scale
            used[0][sender], used[1][receiver] = left + height, right + height
            ribbons.append(
                {"sender": sender, "receiver": receiver, "tonnes": round(tonnes, 1),
                 "points": _ribbon(left, right, height)}
            )  # fmt: skip
    return {"ribbons": ribbons, "bars": bars}


def _side(flows: dict[tuple[str, str], float], end: int) -> dict[str, float]:
    """Tonnes of each country on one side, the largest first."""
    sums: dict[str, float] = {}
    for pair, tonnes in flows.items():
        sums[pair[end]] = sums.get(pair[end], 0.0) + tonnes
    return dict(sorted(sums.items(), key=lambda entry: (-entry[1], entry[0])))


def _stack(side: dict[str, float], scale: float) -> dict[str, float]:
    """Top of each country's bar."""
    tops, top = {}, 0.0
    for name, tonnes in side.items():
        tops[name] = top
        top += tonnes * scale + GAP
    return tops


def _ribbon(left: float, right: float, height: float) -> list[list[float]]:
    """Closed outline between two bars: smooth above, and back below."""
    outline = []
    for step in range(STEPS + 1):
        share = step / STEPS
        bend = share * share * (3 - 2 * share)
        x = BAR + share * (WIDTH - 2 * BAR)
        outline.append([round(x, 1), round(left + bend * (right - left), 1)])
    back = [[x, round(y + height, 1)] for x, y in reversed(outline)]
    return [*outline, *back, outline[0]]

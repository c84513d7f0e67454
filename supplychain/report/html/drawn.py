"""The numbers of each picture for one scenario and regime, as the script of the page makes them.

The page shapes them in the browser from the same payload (``page.js``); here they are shaped for
pictures that are drawn without one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from supplychain.report.html.borders import BAR, WIDTH
from supplychain.report.tornado import ENDS
from supplychain.report.view import ALL

if TYPE_CHECKING:
    from collections.abc import Callable

Data: TypeAlias = "dict[str, Any]"
Rows: TypeAlias = "list[dict[str, Any]]"


def drawn(data: Data, name: str, scenario: str, regime: str) -> dict[str, Rows]:
    """Return the data sets of a picture by their name; the first, `rows`, may be empty.

    `data` is what ``payload.payload`` returns; `name` one of `PICTURES`.
    """
    return PICTURES[name](data, scenario, regime)


def leaning(data: Data, measure: str) -> dict[str, Rows]:
    """Return the data set of a tornado."""
    figures, say = _objects(data["leans"][measure]), data["words"]
    return {
        "rows": [
            {"figure": row["figure"], "end": say[end], "at": row[end],
             "change": row[f"{end}_change"]}
            for row in figures for end in ENDS
        ]
    }  # fmt: skip


def _answer(data: Data, _scenario: str, _regime: str) -> dict[str, Rows]:
    names, rows = dict(data["scenarios"]), []
    whole = {(r["scenario"], r["regime"]): r for r in _objects(data["summary"])
             if r["country"] == r["class"] == ALL}  # fmt: skip
    for scenario, name in names.items():
        for regime in dict.fromkeys((data["baseline"], data["widest"])):
            row = whole.get((scenario, regime))
            if row and row["requirement"]:
                gap = row["shortfall"] / row["requirement"]
                role = "before" if regime == data["baseline"] else "after"
                rows.append({**row, "name": name, "role": role, "gap": gap, "told": f"{gap:.1%}"})
    return {"rows": rows}


def _time(data: Data, scenario: str, regime: str) -> dict[str, Rows]:
    rows = [row for row in _series(data, "short", scenario, regime, "short") if row["short"]]
    if regime == data["baseline"]:
        return {"rows": rows, "before": []}
    sums = [0.0] * data["periods"]
    for row in _series(data, "short", scenario, data["baseline"], "short"):
        sums[row["period"] - 1] += row["short"]
    return {"rows": rows, "before": [{"period": k, "short": v} for k, v in enumerate(sums, 1)]}


def _stock(data: Data, scenario: str, regime: str) -> dict[str, Rows]:
    rows, names = _series(data, "stock", scenario, regime, "stock"), dict(data["countries"])
    classes = {row["class"] for row in rows}
    for row in _objects(data["summary"]):
        here = (row["scenario"], row["regime"]) == (scenario, regime) and row["country"] != ALL
        if here and row["first_deficit"] and row["class"] in classes:
            rows.append({"country": names[row["country"]], "class": row["class"],
                         "first": row["first_deficit"]})  # fmt: skip
    return {"rows": rows}


def _gains(data: Data, scenario: str, regime: str) -> dict[str, Rows]:
    names = dict(data["countries"])
    return {
        "rows": [
            {**row, "name": names[row["country"]], "given": row["stock_given_up"]}
            for row in _objects(data["gains"])
            if (row["scenario"], row["regime"], row["class"]) == (scenario, regime, ALL)
            and row["country"] != ALL
        ]
    }


def _borders(data: Data, scenario: str, regime: str) -> dict[str, Rows]:
    shape, names = data["borders"].get(scenario, {}).get(regime), dict(data["countries"])
    if not shape:
        return {"rows": [], "bars": []}
    rows = [
        _feature(ribbon["points"], sender=names[ribbon["sender"]],
                 receiver=names[ribbon["receiver"]], tonnes=ribbon["tonnes"])
        for ribbon in shape["ribbons"]
    ]  # fmt: skip
    bars = []
    for bar in shape["bars"]:
        left = WIDTH - BAR if bar["side"] else 0.0
        right, top, low = left + BAR, bar["top"], bar["top"] + max(bar["height"], 1.0)
        box = [[left, top], [right, top], [right, low], [left, low], [left, top]]
        name = names[bar["country"]]
        place = {"x": left if bar["side"] else right, "y": top + bar["height"] / 2, "bottom": low}
        label = f"{name} {bar['tonnes']:,.0f} t"
        bars.append(_feature(box, side=bar["side"], country=name, label=label, **place))
    return {"rows": rows, "bars": bars}


def _map(data: Data, scenario: str, regime: str) -> dict[str, Rows]:
    globe, say = data["globe"], data["words"]
    if globe is None:
        return {"rows": []}
    place = {site[0]: site for site in globe["sites"]}
    carried = {r: (t, lost) for r, t, lost in globe["carried"].get(scenario, {}).get(regime, [])}
    cuts, rows = globe["cut"].get(scenario, {}), []
    for route, origin, destination, mode in globe["routes"]:
        tonnes, lost = carried.get(route, (0.0, 0.0))
        cut = cuts.get(route, 0.0)
        state = "lossy" if lost > 0 or cut > 0 else "carried" if tonnes > 0 else "idle"
        a, b = place[origin], place[destination]
        ends = {"x1": a[4], "y1": a[5], "x2": b[4], "y2": b[5]}
        facts = {"route": route, "mode": mode, "tonnes": tonnes, "lost": lost, "cut": cut}
        rows.append({**facts, "state": say[state], **ends})
    sites = [{"name": s[1] or s[0], "country": s[2], "kind": s[3], "x": s[4], "y": s[5]}
             for s in globe["sites"]]  # fmt: skip
    return {"rows": rows, "sites": sites}


def _feature(points: list[list[float]], **properties: object) -> dict[str, Any]:
    geometry = {"type": "Polygon", "coordinates": [points]}
    return {"type": "Feature", "geometry": geometry, **properties}


def _series(data: Data, kind: str, scenario: str, regime: str, field: str) -> Rows:
    """Return a row a country, class and period."""
    names, rows = dict(data["countries"]), []
    for key, values in data[kind].get(scenario, {}).get(regime, {}).items():
        country, class_ = key.split("|", 1)
        rows += [{"country": names[country], "class": class_, "period": k, field: value}
                 for k, value in enumerate(values, 1)]  # fmt: skip
    return rows


def _objects(table: Data) -> Rows:
    return [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]


PICTURES: dict[str, Callable[[Data, str, str], dict[str, Rows]]] = {
    "answer": _answer, "time": _time, "stock": _stock, "gains": _gains, "borders": _borders,
    "map": _map,
}  # fmt: skip

"""What one permission, one route or one rule changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from supplychain.report import compact
from supplychain.report.cooperation.block import ALL, NOTHING, Block, days_of, points
from supplychain.report.grid import Group, cut, grid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.report.cooperation.block import Tables

CELLS_SHOWN, REGIMES_SHOWN = 5, 2
LONGEST = 22  # name of an agreement beside the cell that waits for it
UNSIGNED, ORDERS = "nothing", "third-country orders"
CELLS = (
    "Each alone, open from D-day; days: what it takes to get it. Bounded by shadow prices first, "
    "and where the bound is more than nothing solved again."
)
MEANING = "none: no new agreement. all: every one of them, signed on that day."
RULES = {
    "no nation worse off": "how losses against none are forbidden, by country, or class by class",
    "workshare": "how far shares of joint output may move from the middle of their bounds",
    "reserve": "share of its munitions on hand that each country keeps for its own forces",
    ORDERS: "served first (honoured) or last (diverted); what is left is told of "
    "the countries that sign",
}


def levers_blocks(own: Tables, width: int) -> Iterator[Block]:
    """Yield the blocks of one scenario's tables `cells` and `curves`."""
    yield _cells(own["cells"], width)
    yield _rules(own["curves"], set(own["balance"]["country"]) - {ALL}, width)


def _cells(cells: pd.DataFrame, width: int) -> Block:
    lines = [
        line
        for signed in days_of(cells)[:REGIMES_SHOWN]
        for line in _table_of_cells(cells[cells["signed"] == signed], signed, width)
    ]
    return Block("One permission or one route, opened alone", lines, [CELLS])


def _table_of_cells(cells: pd.DataFrame, signed: str, width: int) -> list[str]:
    """Return the lines of the best cells beside what is signed."""
    place = f"with {signed} signed" if signed == UNSIGNED else f"with all signed on {signed}"
    best = cells[cells["points"] > NOTHING].head(CELLS_SHOWN)
    if best.empty:
        return [f"{place.capitalize()}: none takes anything off the gap."]
    groups = [Group("", [place]), Group("waits for", ["agreement", "days"])]
    groups.append(Group("takes off", ["points", "rounds"]))
    body = [
        [str(row["cell"]), cut(row["agreement"], LONGEST) or "-", compact.period(row["wait_days"]),
         points(row["points"]), compact.rounds(row["rounds"])]
        for row in best.to_dict("records")
    ]  # fmt: skip
    return grid(groups, body, width)


def _rules(curves: pd.DataFrame, players: set[str], width: int) -> Block:
    rows = left(curves, players)
    found, days = rows.set_index(["signed", "rule", "setting"]).to_dict("index"), days_of(curves)
    groups = [Group("", ["rule", "setting"]), Group("none", ["points"])]
    groups += [Group(f"all on {day}", ["points", "rounds"]) for day in days]
    body: list[list[str]] = []
    flat: list[str] = []
    told = [MEANING]
    for rule, own in rows.groupby("rule", sort=False):
        if _is_flat(own):
            flat.append(str(rule))
            continue
        told.append(f"{rule}: {RULES[str(rule)]}.")
        for setting in dict.fromkeys(own["setting"]):
            cells = [found[day, rule, setting] for day in days]
            shown = [
                text for c in cells for text in (points(c["points"]), compact.rounds(c["rounds"]))
            ]
            body.append([str(rule), setting, points(cells[0]["points_national"]), *shown])
    lines = grid(groups, body, width) if body else []
    same = [f"No difference here, whatever the setting: {', '.join(flat)}."] if flat else []
    return Block("What rules cost: the gap that is left", lines, [*told, *same])


def left(curves: pd.DataFrame, players: set[str]) -> pd.DataFrame:
    """Return what is left where a rule is set for all: of everybody, or of players alone.

    The latter where the rule is about the orders of others.
    """
    general = curves[curves["subject"] == ALL]
    whole = general[(general["country"] == ALL) & (general["rule"] != ORDERS)]
    own = general[general["country"].isin(players) & (general["rule"] == ORDERS)]
    place = ["scenario", "signed", "rule", "setting"]
    numbers = ["points_national", "points", "rounds_national", "rounds"]
    summed = own.groupby(place, sort=False)[numbers].sum().reset_index()
    return pd.concat([whole, summed], ignore_index=True)


def _is_flat(rows: pd.DataFrame) -> bool:
    """Tell whether no setting changes the gap, with the agreements or without."""
    spread = rows.groupby("signed")[["points", "points_national"]].agg(["min", "max"])
    return bool(
        all(
            (spread[name]["max"] - spread[name]["min"] < NOTHING).all()
            for name in ("points", "points_national")
        )
    )

"""Countries as players, who would leave, and the balance of benefits."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from supplychain.report import compact
from supplychain.report.cooperation.block import NOTHING, Block, Layout, by_day, days_of, points

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping
    from typing import Any

    import pandas as pd

    from supplychain.report.cooperation.block import Tables
    from supplychain.report.money import Money

MONEY = ("avoided", "given up", "net", "work")
JOINT, NEAREST = "joint plan", "nearest"
SPLITS = (
    "joint plan: what each gains if they plan as one and a member may lose for the others. "
    "nearest: the stable split least far from it. equal, Shapley, nucleolus and Owen are "
    "four ways to share the whole that are called fair. stable: no country, and no group of them, "
    "does better for itself."
)
BENEFITS = (
    "avoided: rounds no longer short. given up: munitions left in less stock at the end. net: the "
    "first less the second. work: munitions made more, not in the net. All at purchase prices."
)


def countries_blocks(own: Tables, width: int, money: Money) -> Iterator[Block]:
    """Yield the blocks of one scenario's tables of countries; money is told in `money`."""
    if len(own["splits"]):
        yield _splits(own, width, money)
    rows = own["balance"]
    found = rows.set_index(["signed", "country"]).rename(columns={"given_up": "given up"})
    cells = {name: found[name].to_dict() for name in MONEY}
    lines = by_day(
        Layout("country", MONEY, days_of(rows), width),
        dict.fromkeys(rows["country"]),
        lambda day, country, column: money.text(cells[column][day, country]),
    )
    sentences = [BENEFITS, *_imbalances(rows), *_remedies(own["remedies"], money)]
    yield Block(f"Balance of benefits, in {money.unit}", lines, sentences)


def _splits(own: Tables, width: int, money: Money) -> Block:
    splits, stability = own["splits"], own["stability"]
    gains = splits.set_index(["signed", "split", "country"])["points"]
    stable = stability.set_index(["signed", "split"])["stable"]

    def cell(day: str, way: str, column: str) -> str:
        if column == "stable":
            return str(stable.get((day, way), "-"))
        return points(gains[day, way, column])

    title = "Countries as players: how many points each gains"
    if (own["coalitions"]["points"].abs() < NOTHING).all():
        return Block(title, [], ["No group of countries gains anything: nothing is to be split."])
    columns = [*dict.fromkeys(splits["country"]), "stable"]
    ways = dict.fromkeys(splits["split"])
    lines = by_day(Layout("split", columns, days_of(splits), width), ways, cell)
    told = [_coalitions(own["coalitions"]), *_leaving(splits, stability, money)]
    return Block(title, lines, [SPLITS, *told])


def _coalitions(coalitions: pd.DataFrame) -> str:
    """Say what each group of countries can do for itself, where no smaller one within it does."""
    parts, left_out = [], False
    for day in days_of(coalitions):
        own = coalitions[coalitions["signed"] == day]
        worth = {
            frozenset(c.split("+")): x for c, x in zip(own["coalition"], own["points"], strict=True)
        }
        for name, (members, gain) in zip(own["coalition"], worth.items(), strict=True):
            within = max((x for one, x in worth.items() if one < members), default=0.0)
            if gain - max(within, 0.0) >= NOTHING:
                parts.append(f"{name} {points(gain)} ({day})")
            else:
                left_out = True
    others = " No other group gains more than a smaller one in it." if left_out else ""
    return f"What each group gains by itself: {', '.join(parts)}.{others}"


def _leaving(splits: pd.DataFrame, stability: pd.DataFrame, money: Money) -> Iterator[str]:
    """Say who would leave the joint plan, and the least transfers that keep everybody."""
    for row in stability[stability["split"] == JOINT].to_dict("records"):
        if row["stable"] == "yes":
            yield f"{row['signed']}: the joint plan is stable as it is."
            continue
        near = splits[(splits["signed"] == row["signed"]) & (splits["split"] == NEAREST)]
        moves = [
            f"{one['country']} {'gets' if one['transfer_points'] > 0 else 'gives'} "
            f"{points(abs(one['transfer_points']))}{_worth(one['transfer_value'], money)}"
            for one in near.to_dict("records")
            if points(one["transfer_points"]) != "0"
        ]
        short, many = points(row["leaving_points"]), "+" in row["leaves"]
        start = (
            f"{row['signed']}: {row['leaves']} would rather leave the joint plan, which brings "
            f"{short} points less than {'they' if many else 'it'} can do alone."
        )
        if row["least_core_points"] > 0:
            least = points(row["least_core_points"])
            start += f" No split is stable; the best leaves nobody more than {least} short."
        yield f"{start} Least transfers, in points: {', '.join(moves)}."


def _worth(amount: float, money: Money) -> str:
    return f" ({money.text(abs(amount))} {money.unit})" if math.isfinite(amount) else ""


def _imbalances(balance: pd.DataFrame) -> Iterator[str]:
    """Say how uneven the net benefits are."""
    rows = balance[balance["imbalance"].notna()]
    parts = [
        f"{row['imbalance']:.2f} ({row['signed']}; with work {row['imbalance_with_work']:.2f})"
        for row in rows.to_dict("records")
    ]
    if parts:
        yield f"Imbalance, from 0 (all gain alike) to 1 (one has it all): {', '.join(parts)}."
    else:
        yield "Imbalance: not known, since the price of an item is blank."


def _remedies(remedies: pd.DataFrame, money: Money) -> Iterator[str]:
    """Say what would even the benefits out, each giver and receiver in a sentence."""
    for (day, giver, receiver), rows in remedies.groupby(
        ["signed", "giver", "receiver"], sort=False
    ):
        ways = [_remedy(row, money) for row in rows.to_dict("records")]
        yield f"To even it out, {day}: {giver} to {receiver} {', or '.join(ways)}."


def _remedy(row: Mapping[Hashable, Any], money: Money) -> str:
    amount = row["amount"]
    if row["kind"] == "payment":
        return f"{money.text(amount)} {money.unit}"
    if row["kind"] == "stock":
        return f"{compact.rounds(amount)} of {row['item']} made good"
    return f"work worth {amount:.0%} of the joint output"

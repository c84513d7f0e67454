"""What each agreement takes off, for whom, and which go together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.report import compact
from supplychain.report.cooperation.block import (
    ALL,
    NOTHING,
    Block,
    Layout,
    by_day,
    days_of,
    points,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from supplychain.report.cooperation.block import Tables

PAIRS_SHOWN = 3
MEANING = (
    "first: signed alone. last: what is lost if all but this are signed. average: over every order "
    "of signing (the Shapley value); the averages add up to the gain of all. rounds: the average "
    "in rounds, unlike items added up."
)
LOSING = (
    "a loss in points. The rule that no nation may end worse off, where the model file has it, "
    "adds up the shares of needs that are missing, over all priorities; points weigh the last "
    "rounds of each need more."
)
SAMPLED = (
    "Averages are from random orders: within {:.2f} points either way, 95 times of 100. The table "
    "values has the interval of each (low, high)."
)
KINDS = {
    "complements": "Worth more together than each alone",
    "substitutes": "One stands in for the other",
}


def agreements_blocks(own: Tables, width: int) -> Iterator[Block]:
    """Yield the blocks of one scenario's tables `values` and `pairs`."""
    values, days = own["values"], days_of(own["values"])
    found = values.set_index(["signed", "agreement", "measure", "country"])
    cells = {name: found[name].to_dict() for name in ("first", "last", "average")}
    one = values[(values["measure"] == "points") & (values["signed"] == days[0])]
    worth = one[one["country"] == ALL].set_index("agreement")["average"].drop(ALL)
    order = [*worth.sort_values(ascending=False, kind="stable").index, ALL]

    def whole(day: str, name: str, column: str) -> str:
        if column == "rounds":
            return compact.rounds(cells["average"][day, name, "rounds", ALL])
        return points(cells[column][day, name, "points", ALL])

    def part(day: str, name: str, country: str) -> str:
        return points(cells["average"][day, name, "points", country])

    columns = ["first", "last", "average", "rounds"]
    lines = by_day(Layout("agreement", columns, days, width), order, whole)
    widest = ((values["high"] - values["low"])[values["measure"] == "points"] / 2).max()
    sampled = [SAMPLED.format(widest)] if widest > 0 else []
    sentences = [MEANING, *sampled, *pairs_lines(own["pairs"])]
    yield Block("What each agreement takes off the gap, in points", lines, sentences)
    countries = [c for c in dict.fromkeys(values["country"]) if c != ALL]
    lines = by_day(Layout("agreement", countries, days, width), order, part)
    losing = {
        country: [day for day in days if cells["average"][day, ALL, "points", country] < -NOTHING]
        for country in countries
    }
    told = [f"{country} ({', '.join(on)})" for country, on in losing.items() if on]
    sentences = [f"{', '.join(told)}: {LOSING}"] if told else []
    yield Block("For whom: the average by country, in points", lines, sentences)


def pairs_lines(pairs: pd.DataFrame) -> list[str]:
    """Return a sentence a day and kind of pair: those with the most effect, in points."""
    found = []
    rows = pairs[pairs["measure"] == "points"]
    rows = rows.assign(size=rows["average"].fillna((rows["first"] + rows["last"]) / 2))
    for day in days_of(rows):
        for kind, words in KINDS.items():
            own = rows[(rows["signed"] == day) & (rows["relation"] == kind)]
            best = own.sort_values("size", key=abs, ascending=False, kind="stable")
            names = [
                f"{row['agreement']} and {row['other']} ({row['size']:+.2f})"
                for row in best.head(PAIRS_SHOWN).to_dict("records")
            ]
            if names:
                more = f"; {len(best) - len(names)} more" if len(best) > len(names) else ""
                found.append(f"{words}, {day}: {', '.join(names)}{more}.")
    return found

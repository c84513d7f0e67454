"""Figures out of scale: by 1000 against their peers, or impossible beside each other.

Thousands, kilograms and tonnes, or millions of currency slip into a column that counts units. A
figure is judged only where its peers agree among themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from supplychain.case.days import PER_DAYS
from supplychain.case.hints import amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case.findings import Finding
    from supplychain.case.sheet.draft import Draft, Sheet

FEWEST = 3  # peers that a figure is judged by
AGREE = 30.0  # most times that the largest peer may be the smallest
FAR = 300.0  # times the peers' median from which a factor of 1000 is likelier than a difference
PRICE = 100.0  # times by which a cost and a price of one unit may differ
CONTAINED = 10.0  # times its own mass that an input of an item may weigh


def peers(draft: Draft) -> Iterator[Finding]:
    """Yield figures that are some thousand times, or a thousandth of, what their peers are."""
    items = draft.sheets["items"]
    for column in ("mass_kg", "neq_kg", "unit_price"):
        yield from _apart(items, column, items[column], items["class"], "items of the class")
    rates = draft.sheets["rates"]
    kind = draft.of("items", "class", rates["item"])
    per = rates["per"].map(PER_DAYS).astype(float)
    for column, factor in (("rate", per), ("surge_rate", per), ("unit_cost", 1.0)):
        yield from _apart(rates, column, rates[column] / factor, kind, "rates of the class")
    stocks = draft.sheets["stocks"]
    yield from _apart(stocks, "quantity", stocks["quantity"], stocks["item"], "stocks of")
    effort = draft.sheets["effort"]
    platform = draft.of("force_elements", "platform", effort["force_element"])
    rounds = effort["rounds_per_day"]
    yield from _apart(effort, "rounds_per_day", rounds, platform, "efforts of the platform")


def _apart(
    sheet: Sheet, column: str, values: pd.Series[float], group: pd.Series[str], what: str
) -> Iterator[Finding]:
    told = values[(values > 0) & np.isfinite(values)]
    if not len(told) or told.max() < FAR * told.min():
        return  # nobody is far from anybody
    frame = pd.DataFrame({"value": told, "group": group[told.index]})
    frame = frame[frame["group"].ne("")]
    ends = frame.groupby("group")["value"].agg(["size", "min", "max"])
    far_apart = (ends["size"] > FEWEST) & (ends["max"] >= FAR * ends["min"])
    for name in ends.index[far_apart]:
        alike = frame[frame["group"] == name]
        numbers = np.sort(alike["value"].to_numpy())
        for index, value in alike["value"].items():
            others = np.delete(numbers, np.searchsorted(numbers, value))
            middle = float(np.median(others))
            if others[-1] <= AGREE * others[0] and not middle / FAR < value < middle * FAR:
                times = value / middle
                far = f"{amount(times)} times" if times > 1 else f"1/{amount(1 / times)} of"
                message = f"`{column}` is {far} the median of the other {what} `{name}`."
                hint = "Look for a slip by 1000: thousands, kg and tonnes, millions."
                place = sheet.at(sheet.rows[int(str(index))], column)
                yield place.warning("out-of-scale", message, hint)


def explosive_above_mass(draft: Draft) -> Iterator[Finding]:
    """Yield items that hold more explosive than they weigh."""
    sheet = draft.sheets["items"]
    for row in sheet.where(sheet["neq_kg"] > sheet["mass_kg"]):
        message = f"`neq_kg` {row['neq_kg']:g} is above `mass_kg` {row['mass_kg']:g}."
        hint = "Both are kg of one unit."
        yield sheet.at(row, "neq_kg").warning("neq-above-mass", message, hint)


def prices(draft: Draft) -> Iterator[Finding]:
    """Yield costs and prices of one unit that differ a hundredfold from the price of the item."""
    for table, column in (("rates", "unit_cost"), ("procurement", "unit_price")):
        sheet = draft.sheets[table]
        price = draft.of("items", "unit_price", sheet["item"]).astype(float)
        times = sheet[column] / price.where(price > 0)
        for row in sheet.where((times > PRICE) | ((times < 1 / PRICE) & (times > 0))):
            message = (
                f"`{column}` {amount(row[column])} against a price of "
                f"{amount(price[row.index])} in items."
            )
            hint = "Both are currency for one unit, not thousands or millions."
            yield sheet.at(row, column).warning("price-scale", message, hint)


def contents(draft: Draft) -> Iterator[Finding]:
    """Yield inputs that weigh ten times what is made of them."""
    sheet = draft.sheets["bom"]
    mass = draft.of("items", "mass_kg", sheet["item"]).astype(float)
    part = draft.of("items", "mass_kg", sheet["input"]).astype(float) * sheet["quantity"]
    for row in sheet.where(part > CONTAINED * mass):
        message = (
            f"{row['quantity']:g} of `{row['input']}` weigh {amount(part[row.index])} kg, and one "
            f"`{row['item']}` {amount(mass[row.index])} kg."
        )
        hint = "Write units of the input, as items counts and weighs them, for one unit made."
        yield sheet.at(row, "quantity").warning("input-mass", message, hint)


CHECKS = (peers, explosive_above_mass, prices, contents)

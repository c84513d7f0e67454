"""What nations hold against what is asked: days of supply at each rate, and sufficiency.

By country and reference item, in its units, under the baseline: own stock, own deliveries, own
lines that are open then. No transport, no losses, no components, no other round.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from supplychain.results.desk import own_stock
from supplychain.results.metrics import (
    daily_rate,
    days_of_supply,
    lasting_days,
    need_within,
)
from supplychain.results.places import able
from supplychain.solve import BASELINE

if TYPE_CHECKING:
    from supplychain.case import Case
    from supplychain.instance import Instance, Network
    from supplychain.instance.calendar import Floats
    from supplychain.solve import Answer

RATE_FACTORS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
BASES = {"30 days": 30.0, "60 days": 60.0}  # the two steps of the Korean combat reserve
WAR = "war"  # the whole horizon


@dataclass(frozen=True)
class Holding:
    """One country and reference item of a scenario: units on D-day, then units by period."""

    country: str
    kind: str
    item: str
    on_hand: float
    due: Floats
    made: Floats
    need: Floats

    @property
    def names(self) -> dict[str, object]:
        """Country, class and item."""
        return {"country": self.country, "class": self.kind, "item": self.item}


def holdings(answer: Answer, scenario: str) -> list[Holding]:
    """Return what each country holds of each reference item that the scenario asks it for."""
    network, instance = answer.network, answer.instances[scenario, BASELINE]
    need: dict[tuple[str, str, str], Floats] = {}
    for (element, row), wanted in zip(network.elements.items(), instance.requirement, strict=True):
        key = (row["country"], network.class_of(element), row["item"])
        need[key] = need.get(key, np.zeros(len(wanted))) + wanted
    stock, due, made = own_stock(answer.case), _due(answer.case), _made(network, instance)
    nothing = np.zeros(network.calendar.periods)
    return [
        Holding(
            country=country,
            kind=kind,
            item=item,
            on_hand=float(stock["on_hand"].get((country, item), 0.0)),
            due=due.get((country, item), nothing),
            made=made.get((country, item), nothing),
            need=wanted,
        )
        for (country, kind, item), wanted in sorted(need.items(), key=lambda pair: pair[0])
        if wanted.sum() > 0
    ]


def days_of_supply_table(held: list[Holding], days: float) -> pd.DataFrame:
    """Return the curve of days of supply against the rate, a row a holding and factor.

    Columns: country, class, item; rate_factor on the mean requirement a day (over the periods with
    a requirement); rate = that many reference rounds a day; on_hand = usable units on D-day;
    days_of_supply = on_hand / rate; days_with_output = after how many days own stock, deliveries
    due and own output no longer cover that rate, blank where they cover it to the end.
    """
    rows = []
    for one in held:
        mean = daily_rate(one.need, one.need, days)
        for factor in RATE_FACTORS:
            rate = factor * mean
            steady = np.full(len(one.need), rate * days)
            rows.append(
                {
                    **one.names,
                    "rate_factor": factor,
                    "rate": rate,
                    "on_hand": one.on_hand,
                    "days_of_supply": days_of_supply(one.on_hand, rate),
                    "days_with_output": lasting_days(one.on_hand, one.due, one.made, steady, days),
                }
            )
    return pd.DataFrame(rows)


def sufficiency_table(held: list[Holding], days: float) -> pd.DataFrame:
    """Return held against required for 30 days, 60 days and the whole war, a row a basis.

    Columns: country, class, item; basis; days = of the basis; required = planned reference rounds
    of these days, from D-day (blank where the horizon is shorter); held = usable units on D-day;
    sufficiency = held / required; lacking = required - held, at least 0; days_held = after how many
    days of the planned requirement the stock is used up, blank where it lasts to the end.
    """
    rows = []
    for one in held:
        nothing = np.zeros(len(one.need))
        lasting = lasting_days(one.on_hand, nothing, nothing, one.need, days)
        for basis, length in {**BASES, WAR: len(one.need) * days}.items():
            required = need_within(one.need, days, length)
            rows.append(
                {
                    **one.names,
                    "basis": basis,
                    "days": length,
                    "required": required,
                    "held": one.on_hand,
                    "sufficiency": one.on_hand / required if required > 0 else np.nan,
                    "lacking": np.maximum(required - one.on_hand, 0.0),
                    "days_held": lasting,
                }
            )
    return pd.DataFrame(rows)


def _due(case: Case) -> dict[tuple[str, str], Floats]:
    """Usable units due at the start of each period, by country and item."""
    days, periods = case.settings.period_days, case.settings.periods
    stocks = case.tables["stocks"]
    country = stocks["site"].map(case.tables["sites"].set_index("site")["country"])
    usable = stocks["quantity"] * stocks["serviceable"]
    found: dict[tuple[str, str], Floats] = {}
    for key, day, units in zip(
        zip(country, stocks["item"], strict=True), stocks["due"], usable, strict=True
    ):
        if 0 <= day < periods * days:
            found.setdefault(key, np.zeros(periods))[int(day // days)] += units
    return found


def _made(network: Network, instance: Instance) -> dict[tuple[str, str], Floats]:
    """Units that a country's open lines could deliver in each period, by country and item."""
    found: dict[tuple[str, str], Floats] = {}
    output = able(network, instance) * instance.make_open
    for make, units in zip(network.makes, output, strict=True):
        key = (network.sites[make.site]["country"], make.item)
        found[key] = found.get(key, np.zeros(len(units))) + units
    return found

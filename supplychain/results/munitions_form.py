"""Each munition in the form of 10 USC 222c and 222d: requirement, inventory, rates, constraints.

One row an element of the form, called by its paragraph. What the case does not say is a row as
well, with the text `not in the case`. Section 222c asks for requirements by plan, for doubled
duration, for inventory and years to meet the requirement; 222d for purchases, sustaining and
maximum rates, the date on which the requirement is met, constraints and candidate investments.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from supplychain.instance.calendar import Calendar
from supplychain.instance.records import records
from supplychain.instance.requirement import requirement
from supplychain.instance.scenario import find_scenario
from supplychain.results.objectives import line_rates, objectives_table, purchases
from supplychain.results.told.messages import told_messages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from supplychain.case import Case

ABSENT = "not in the case"
NOT_ASKED = {  # what a case of a war does not hold
    "222c(c)(2)": "requirement of current operations and forward presence",
    "222c(c)(3)": "requirement of strategic readiness",
    "222c(c)(4)": "requirement of homeland defence",
    "222c(c)(5)": "requirement of training and testing",
    "222d(b)(8)": "investments and policy changes made",
}
MONTHS = 12.0
MOST_NAMED = 3
Key = tuple[str, str]  # country, item


@dataclass(frozen=True)
class Entry:
    """One element of the form for one munition: a number with its unit, a text, or neither."""

    paragraph: str
    element: str
    value: float = math.nan
    unit: str = ""
    text: str = ""
    scenario: str = ""
    year: int | None = None

    def cells(self) -> dict[str, Any]:
        """Return the entry as cells; one without number and text says that it is absent."""
        absent = math.isnan(self.value) and not self.text
        return {**vars(self), "text": ABSENT if absent else self.text}


def munitions_table(case: Case, scenarios: list[str]) -> pd.DataFrame:
    """Return the form of every munition that a country buys or needs, a row an element.

    Columns: country, class, item; paragraph of 10 USC; element; scenario and year where the
    element has one; value and its unit; text, which is `not in the case` where there is no value.
    """
    form = _Form(case, scenarios)
    frame = pd.DataFrame(
        [
            {"country": key[0], "class": form.classes[key[1]], "item": key[1], **entry.cells()}
            for key in form.munitions
            for entry in form.entries(key)
        ]
    )
    return frame.astype({"year": "Int64"}) if len(frame) else frame


class _Form:
    """What the entries of all munitions are taken from."""

    def __init__(self, case: Case, scenarios: list[str]) -> None:
        self.case = case
        items = case.tables["items"].set_index("item")
        self.classes, self.units = items["class"], items["unit"]
        self.needs = {s: _planned(case, s, 1.0) for s in scenarios}
        self.doubled = {s: _planned(case, s, 2.0) for s in scenarios}
        self.bought = purchases(case)
        self.rates = line_rates(case)
        self.objectives = {
            (row["country"], row["item"]): row for row in records(objectives_table(case))
        }

    @property
    def munitions(self) -> list[Key]:
        """Countries and items that have a form."""
        needed = {key for need in self.needs.values() for key in need}
        return sorted(needed | set(self.objectives))

    def entries(self, key: Key) -> Iterator[Entry]:
        """Yield every element of one munition in the order of the law."""
        unit = self.units[key[1]] or "unit"
        aim = self.objectives.get(key, {})
        yield from self._requirements(key, unit, aim)
        yield from self._years(unit, aim)
        yield from self._purchases(key, unit)
        yield from self._rates(key[1], unit)
        yield _date_met(aim)
        yield from self._constraints(key[1])
        yield Entry("222d(b)(8)", NOT_ASKED["222d(b)(8)"])
        yield from self._candidates(key)

    def _requirements(self, key: Key, unit: str, aim: Mapping[str, Any]) -> Iterator[Entry]:
        for scenario, need in self.needs.items():
            value = need.get(key, math.nan)
            yield Entry("222c(c)(1)", "combat requirement", value, unit, scenario=scenario)
        for paragraph, element in list(NOT_ASKED.items())[:-1]:
            yield Entry(paragraph, element)
        total = float(aim.get("objective", math.nan))
        yield Entry("222c(c)(6)", "total requirement (objective)", total, unit)
        stock = _held(self.case, key)
        yield Entry("222c(c)(7)", "inventory, usable on D-day", stock, unit)
        for scenario, need in self.doubled.items():
            value = need.get(key, math.nan)
            yield Entry("222c(c)(8)", "requirement, duration doubled", value, unit, "", scenario)

    def _years(self, unit: str, aim: Mapping[str, Any]) -> Iterator[Entry]:
        for paragraph, element, name, of in (
            ("222c(e)(1)", "rate of the latest year", "current_rate", f"{unit} a year"),
            ("222c(e)(1)", "years to the total at that rate", "years_current", "year"),
            ("222c(e)(2)", "mean rate of three years", "average_rate", f"{unit} a year"),
            ("222c(e)(2)", "years to the total at that rate", "years_average", "year"),
            ("222c(e)(3)", "funding to meet the total, in all", "cost_of_gap", "currency"),
        ):
            yield Entry(paragraph, element, float(aim.get(name, math.nan)), of)

    def _purchases(self, key: Key, unit: str) -> Iterator[Entry]:
        table = self.bought
        rows = table[(table["country"] == key[0]) & (table["item"] == key[1])]
        if rows.empty:
            yield Entry("222d(b)(1)", "programmed purchase")
            yield Entry("222d(b)(2)", "average unit cost")
            yield Entry("222d(b)(3)", "contract")
        for row in records(rows.sort_values("year")):
            year = int(row["year"])
            bought, price = float(row["quantity"]), float(row["unit_price"])
            yield Entry("222d(b)(1)", "programmed purchase", bought, unit, year=year)
            yield Entry("222d(b)(2)", "average unit cost", price, "currency", year=year)
            yield Entry("222d(b)(3)", "contract", text=str(row["contract"]), year=year)

    def _rates(self, item: str, unit: str) -> Iterator[Entry]:
        known = item in self.rates.index
        for paragraph, element, name in (
            ("222d(b)(4)", "minimum sustaining rate", "sustaining"),
            ("222d(b)(5)", "maximum rate today", "current"),
            ("222d(b)(5)", "maximum rate of a surge", "surge"),
        ):
            rate = float(self.rates[name][item]) if known else math.nan
            if name == "sustaining" and not rate > 0:
                rate = math.nan  # a blank sustaining rate counts as 0, and says nothing
            yield Entry(paragraph, f"{element}, a month", rate / MONTHS, f"{unit} a month")
            yield Entry(paragraph, f"{element}, a year", rate, f"{unit} a year")

    def _constraints(self, item: str) -> Iterator[Entry]:
        rates = self.case.tables["rates"]
        made = rates[rates["item"] == item]
        if made.empty:
            yield Entry("222d(b)(7)", "constraint")
        for row in records(made.sort_values("line")):
            yield from _line_constraints(self.case, row)

    def _candidates(self, key: Key) -> Iterator[Entry]:
        """Yield options for the munition, its inputs and their lines; stock only at home."""
        item = key[1]
        rates, bom = self.case.tables["rates"], self.case.tables["bom"]
        inputs = set(bom["input"][bom["item"] == item])
        lines = set(rates["line"][rates["item"].isin([item, *inputs])])
        options = self.case.tables["options"]
        concerned = options["item"].isin([item, *inputs])
        concerned |= (options["item"] == "") & options["what"].isin(list(lines))
        sites = self.case.tables["sites"]
        abroad = sites["site"][sites["country"] != key[0]]
        concerned &= ~((options["item"] == key[1]) & options["what"].isin(abroad))
        if not concerned.any():
            yield Entry("222d(b)(9)", "candidate investment")
        for row in records(options[concerned].sort_values("option")):
            text = f"{row['kind']} of {row['what']} {row['item']}".rstrip()
            text += f", a step of {row['step']:g} after "
            text += told_messages().counted(row["delay_days"], "day")
            element = f"candidate investment: {row['option']}, cost of a step"
            yield Entry("222d(b)(9)", element, float(row["unit_cost"]), "currency", text)


def _planned(case: Case, scenario: str, duration: float) -> dict[Key, float]:
    """Planned reference rounds by country and item, every duration times a factor."""
    world = find_scenario(case, scenario)
    periods = math.ceil(case.settings.periods * duration)
    calendar = Calendar(case.settings.period_days, periods)
    need = requirement(case, calendar, replace(world, stretch=world.stretch * duration))
    found: dict[Key, float] = {}
    elements = case.tables["force_elements"]
    for name, country, item in zip(
        elements["force_element"], elements["country"], elements["item"], strict=True
    ):
        if (total := float(np.sum(need[name]))) > 0:
            found[country, item] = found.get((country, item), 0.0) + total
    return found


def _held(case: Case, key: Key) -> float:
    """Usable units on hand; NaN where the case knows of no stock."""
    stocks = case.tables["stocks"]
    country = stocks["site"].map(case.tables["sites"].set_index("site")["country"])
    mine = (country == key[0]) & (stocks["item"] == key[1]) & ~(stocks["due"] >= 0)
    usable = stocks["quantity"] * stocks["serviceable"]
    return float(usable[mine].sum()) if mine.any() else math.nan


def _date_met(aim: Mapping[str, Any]) -> Entry:
    """Year in which the objective is met when every year buys what the latest one does."""
    years, since = float(aim.get("years_current", math.nan)), aim.get("year")
    if math.isinf(years):
        return Entry("222d(b)(6)", "total met in", text="never at the rate of the latest year")
    met = math.nan if since is None or math.isnan(years) else int(since) + math.ceil(years)
    return Entry("222d(b)(6)", "total met in", float(met), "calendar year")


def _line_constraints(case: Case, rate: Mapping[str, Any]) -> Iterator[Entry]:
    """Yield lead, permission, shared capacity and inputs of what one line makes."""
    item, name = rate["item"], rate["line"]
    line = {row["line"]: row for row in records(case.tables["lines"])}[name]
    rates, bom = case.tables["rates"], case.tables["bom"]
    paragraph, place = "222d(b)(7)", f"at {line['site']}"
    yield Entry(paragraph, f"line {name}: lead", float(rate["lead_days"]), "day", place)
    if line["agreement"]:
        yield Entry(paragraph, f"line {name}: permission", text=line["agreement"])
    if beside := set(rates["item"][rates["line"] == name]) - {item}:
        text = f"shared with {_some(beside)}"
        yield Entry(paragraph, f"line {name}: capacity", text=text)
    own = bom[(bom["item"] == item) & bom["line"].isin(["", name])]
    needed = dict(zip(own["input"], own["quantity"], strict=True))
    needed |= {r["input"]: r["quantity"] for r in records(own) if r["line"]}
    for part in sorted(needed):
        users = set(bom["item"][bom["input"] == part]) - {item}
        text = f"also for {_some(users)}" if users else ""
        yield Entry(paragraph, f"line {name}: input {part}", needed[part], "a unit made", text)


def _some(names: set[str]) -> str:
    """Return names for a cell, the first few of many."""
    listed = sorted(names)[:MOST_NAMED]
    more = len(names) - len(listed)
    return ", ".join(listed) + (f" and {more} more" if more else "")

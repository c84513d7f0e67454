"""Each munition in the form of 10 USC 222c and 222d: requirement, inventory, rates, constraints.

One row an element of the form, called by its paragraph. What the case does not say is a row as
well, with the text `not in the case`. Section 222c asks for requirements by plan, for doubled
duration, for inventory and years to meet the requirement; 222d for purchases, sustaining and
maximum rates, the date on which the requirement is met, constraints and candidate investments.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from operator import itemgetter
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
    from supplychain.instance.records import Records

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
        items = records(case.tables["items"])
        self.classes, self.units = ({r["item"]: r[n] for r in items} for n in ("class", "unit"))
        self.needs = {s: _planned(case, s, 1.0) for s in scenarios}
        self.doubled = {s: _planned(case, s, 2.0) for s in scenarios}
        self.held = _held(case)
        self.bought = _grouped(records(purchases(case)), "country", "item")
        self.rates = line_rates(case).to_dict("index")
        self.objectives = {
            (row["country"], row["item"]): row for row in records(objectives_table(case))
        }
        self.industry = _Industry(case)
        self.options = sorted(records(case.tables["options"]), key=itemgetter("option"))
        self.home = {row["site"]: row["country"] for row in records(case.tables["sites"])}

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
        yield from self.industry.constraints(key[1])
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
        stock = self.held.get(key, math.nan)
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
        if key not in self.bought:
            yield Entry("222d(b)(1)", "programmed purchase")
            yield Entry("222d(b)(2)", "average unit cost")
            yield Entry("222d(b)(3)", "contract")
        for row in self.bought.get(key, []):
            year = int(row["year"])
            bought, price = float(row["quantity"]), float(row["unit_price"])
            yield Entry("222d(b)(1)", "programmed purchase", bought, unit, year=year)
            yield Entry("222d(b)(2)", "average unit cost", price, "currency", year=year)
            yield Entry("222d(b)(3)", "contract", text=str(row["contract"]), year=year)

    def _rates(self, item: str, unit: str) -> Iterator[Entry]:
        for paragraph, element, name in (
            ("222d(b)(4)", "minimum sustaining rate", "sustaining"),
            ("222d(b)(5)", "maximum rate today", "current"),
            ("222d(b)(5)", "maximum rate of a surge", "surge"),
        ):
            rate = float(self.rates.get(item, {}).get(name, math.nan))
            if name == "sustaining" and not rate > 0:
                rate = math.nan  # a blank sustaining rate counts as 0, and says nothing
            yield Entry(paragraph, f"{element}, a month", rate / MONTHS, f"{unit} a month")
            yield Entry(paragraph, f"{element}, a year", rate, f"{unit} a year")

    def _candidates(self, key: Key) -> Iterator[Entry]:
        """Yield options for the munition, its inputs and their lines; stock only at home."""
        parts = self.industry.parts(key[1])
        lines = self.industry.lines_of(parts)
        concerned = [
            row
            for row in self.options
            if (row["item"] in parts or (row["item"] == "" and row["what"] in lines))
            and not (row["item"] == key[1] and self.home.get(row["what"], key[0]) != key[0])
        ]
        if not concerned:
            yield Entry("222d(b)(9)", "candidate investment")
        for row in concerned:
            text = f"{row['kind']} of {row['what']} {row['item']}".rstrip()
            text += f", a step of {row['step']:g} after "
            text += told_messages().counted(row["delay_days"], "day")
            element = f"candidate investment: {row['option']}, cost of a step"
            yield Entry("222d(b)(9)", element, float(row["unit_cost"]), "currency", text)


class _Industry:
    """Lines, what each makes, and of what: the rows of the case by what they are of."""

    def __init__(self, case: Case) -> None:
        rates, bom = (records(case.tables[name]) for name in ("rates", "bom"))
        self._lines = {row["line"]: row for row in records(case.tables["lines"])}
        self._makers = _grouped(sorted(rates, key=itemgetter("line")), "item")
        self._made = _grouped(rates, "line")
        self._inputs = _grouped(bom, "item")
        self._users = _grouped(bom, "input")

    def parts(self, item: str) -> set[str]:
        """Return an item and its inputs."""
        return {item, *(row["input"] for row in self._inputs.get(item, []))}

    def lines_of(self, items: set[str]) -> set[str]:
        """Return the lines that make any of some items."""
        return {row["line"] for item in items for row in self._makers.get(item, [])}

    def constraints(self, item: str) -> Iterator[Entry]:
        """Yield what holds back each line that makes an item."""
        if item not in self._makers:
            yield Entry("222d(b)(7)", "constraint")
        for rate in self._makers.get(item, []):
            yield from self._of_line(rate)

    def _of_line(self, rate: Mapping[str, Any]) -> Iterator[Entry]:
        """Yield lead, permission, shared capacity and inputs of what one line makes."""
        item, name = rate["item"], rate["line"]
        line, paragraph = self._lines[name], "222d(b)(7)"
        lead = float(rate["lead_days"])
        yield Entry(paragraph, f"line {name}: lead", lead, "day", f"at {line['site']}")
        if line["agreement"]:
            yield Entry(paragraph, f"line {name}: permission", text=line["agreement"])
        if beside := {row["item"] for row in self._made[name]} - {item}:
            text = f"shared with {_some(beside)}"
            yield Entry(paragraph, f"line {name}: capacity", text=text)
        for part, quantity in sorted(self._needed(item, name).items()):
            users = {row["item"] for row in self._users[part]} - {item}
            text = f"also for {_some(users)}" if users else ""
            yield Entry(paragraph, f"line {name}: input {part}", quantity, "a unit made", text)

    def _needed(self, item: str, line: str) -> dict[str, float]:
        """Return units of each input of an item; what holds of the line alone counts first."""
        rows = [row for row in self._inputs.get(item, []) if row["line"] in {"", line}]
        rows.sort(key=lambda row: bool(row["line"]))
        return {row["input"]: row["quantity"] for row in rows}


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


def _held(case: Case) -> dict[Key, float]:
    """Usable units on hand by country and item, where the case knows of any."""
    home = {row["site"]: row["country"] for row in records(case.tables["sites"])}
    found: dict[Key, float] = defaultdict(float)
    for row in records(case.tables["stocks"]):
        if not row["due"] >= 0:
            found[home[row["site"]], row["item"]] += row["quantity"] * row["serviceable"]
    return found


def _grouped(rows: Records, *names: str) -> dict[Any, Records]:
    """Return rows by their value in a column, or in several."""
    found: dict[Any, Records] = defaultdict(list)
    for row in rows:
        found[itemgetter(*names)(row)].append(row)
    return found


def _date_met(aim: Mapping[str, Any]) -> Entry:
    """Year in which the objective is met when every year buys what the latest one does."""
    years, since = float(aim.get("years_current", math.nan)), aim.get("year")
    if math.isinf(years):
        return Entry("222d(b)(6)", "total met in", text="never at the rate of the latest year")
    met = math.nan if since is None or math.isnan(years) else int(since) + math.ceil(years)
    return Entry("222d(b)(6)", "total met in", float(met), "calendar year")


def _some(names: set[str]) -> str:
    """Return names for a cell, the first few of many."""
    listed = sorted(names)[:MOST_NAMED]
    more = len(names) - len(listed)
    return ", ".join(listed) + (f" and {more} more" if more else "")

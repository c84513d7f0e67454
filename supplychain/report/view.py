"""The result tables as a report reads them: in the order of the case, cell by cell."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from supplychain.case import BASELINE
from supplychain.case.regimes import widest_regime
from supplychain.case.words import ENGLISH
from supplychain.report.messages import messages
from supplychain.results.told.clauses import Teller

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from supplychain.case import Case
    from supplychain.report.messages import Messages

ALL = "all"


@dataclass(frozen=True)
class View:
    """The order of scenarios, regimes, countries and classes, and the cells of the summary.

    Parameters
    ----------
    case : Case
        Where names, order and settings come from.
    tables : Mapping of str to pandas.DataFrame
        The result tables.
    scenarios, regimes, countries, classes : tuple of str
        What the summary holds, in the order of the case; the baseline comes first.
    widest : str
        The regime with the most agreements, of several the one signed first; the baseline if alone.
    cells : Mapping
        Rows of the summary by (scenario, regime, country, class).
    say : Messages
        What the report says, in its language.
    teller : Teller
        Makes sentences of what the tables hold, with the names of the case.
    """

    case: Case
    tables: Mapping[str, pd.DataFrame]
    scenarios: tuple[str, ...]
    regimes: tuple[str, ...]
    countries: tuple[str, ...]
    classes: tuple[str, ...]
    widest: str
    cells: Mapping[tuple[str, str, str, str], Mapping[str, object]]
    say: Messages
    teller: Teller

    @property
    def period(self) -> str:
        """Return what a period is called."""
        return self.case.settings.period

    @property
    def period_word(self) -> str:
        """Return what a period is called in the language of the report."""
        return self.say(f"period.{self.period}")

    def number(
        self, scenario: str, regime: str, country: str, column: str, class_: str = ALL
    ) -> float:
        """Return a number of the summary; NaN where the summary has no such row or a blank."""
        row = self.cells.get((scenario, regime, country, class_), {})
        return as_number(row.get(column))

    def text(self, scenario: str, regime: str, country: str, column: str, class_: str = ALL) -> str:
        """Return a text of the summary; blank where the summary has no such row."""
        value = self.cells.get((scenario, regime, country, class_), {}).get(column)
        return value if isinstance(value, str) else ""

    def days(self, scenario: str, regime: str, country: str, class_: str = ALL) -> str:
        """Return the days of the first deficit in the language of the report; blank without one."""
        text = self.text(scenario, regime, country, "first_deficit_days", class_)
        return spoken_days(self.say, text)

    def solved(self, scenario: str) -> list[str]:
        """Return the regimes that the summary holds of a scenario."""
        found = {key[1] for key in self.cells if key[0] == scenario}
        return [regime for regime in self.regimes if regime in found]

    def lines(self, scenario: str) -> list[tuple[str, str]]:
        """Return country and class of each line: a country's total, then its classes required."""
        found = {key[2:] for key in self.cells if key[0] == scenario}
        lines = [(c, k) for c in (*self.countries, ALL) for k in (ALL, *self.classes)]
        return [
            (country, class_)
            for country, class_ in lines
            if (country, class_) in found
            and (class_ == ALL or self.required(scenario, country, class_))
        ]

    def required(self, scenario: str, country: str, class_: str = ALL) -> bool:
        """Return whether a scenario asks anything of a country (and class)."""
        return any(
            self.number(scenario, regime, country, "requirement", class_) > 0
            for regime in self.regimes
        )

    def scenario_name(self, scenario: str) -> str:
        """Return the name of a scenario, or its identifier where it has none."""
        return _name(self.case, "scenarios", "scenario", scenario)

    def country_name(self, country: str) -> str:
        """Return the name of a country, or its identifier where it has none."""
        if country == ALL:
            return self.say("plain.all_countries")
        return _name(self.case, "countries", "country", country)


def spoken_days(say: Messages, text: str) -> str:
    """Return days as a table holds them, such as `D+0 to D+6`, in the language of the report."""
    first, _, last = text.partition(" to ")
    return say("told.span", first=first, last=last) if last else text


def as_number(value: object) -> float:
    """Return a cell as a number, NaN where it is blank."""
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return math.nan


def view_of(case: Case, tables: Mapping[str, pd.DataFrame], language: str = ENGLISH) -> View:
    """Return the view of a case's result tables in a language of ``case.words``."""
    summary = tables["summary"]
    keys = ["scenario", "regime", "country", "class"]
    rows = summary.to_dict("records")
    cells = {tuple(str(row[key]) for key in keys): row for row in rows}
    regimes = sorted(
        _in_order(summary["regime"], case.text["regimes"]["regime"]),
        key=lambda regime: regime != BASELINE,
    )
    return View(
        case=case,
        tables=tables,
        scenarios=tuple(_in_order(summary["scenario"], case.text["scenarios"]["scenario"])),
        regimes=tuple(regimes),
        countries=tuple(_in_order(summary["country"], case.text["countries"]["country"])),
        classes=tuple(_in_order(summary["class"], case.text["items"]["class"])),
        widest=widest_regime(case, regimes),
        cells=cells,  # type: ignore[arg-type]
        say=messages(language),
        teller=Teller(case, language),
    )


def _in_order(found: Iterable[str], order: Iterable[str]) -> list[str]:
    """Return the distinct values found, in the order in which the case names them."""
    here = [value for value in dict.fromkeys(found) if value != ALL]
    rank = {value: place for place, value in reversed(list(enumerate(order)))}
    return sorted(here, key=lambda value: (rank.get(value, len(rank)), value))


def _name(case: Case, table: str, key: str, value: str) -> str:
    """Return the name that a table of the case gives an identifier."""
    rows = case.tables[table]
    names = rows.loc[rows[key] == value, "name"]
    return str(names.iloc[0]) if len(names) and names.iloc[0] else value

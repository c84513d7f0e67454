"""The answer on a terminal, 80 columns wide, without reliance on colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from supplychain.case import BASELINE
from supplychain.report import compact
from supplychain.report.grid import Group, grid
from supplychain.report.reasons import first_reasons
from supplychain.report.unproven import kind_of_bound, unproven
from supplychain.report.view import ALL, View, view_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pandas as pd
    from rich.console import Console

    from supplychain.case import Case

BESIDE = 3  # countries side by side
NAME = 10  # characters of a country's name above its columns
WIDTH = 80


def print_summary(
    case: Case, tables: Mapping[str, pd.DataFrame], console: Console, folder: Path | None = None
) -> None:
    """Print what each regime leaves short, by country and, for the widest, by class.

    Parameters
    ----------
    case : Case
        The case that was solved.
    tables : Mapping of str to pandas.DataFrame
        The result tables; only the summary is read.
    console : rich.console.Console
        Where to print.
    folder : pathlib.Path, optional
        Where the run was written.
    """
    view = view_of(case, tables)
    width = min(console.width, WIDTH)
    _say(console, case.settings.title, "bold")
    _say(console, case.settings.marking)
    for scenario in view.scenarios:
        _say(console, "")
        _say(console, f"{view.scenario_name(scenario)} ({scenario})", "bold")
        for start in range(0, len(view.countries), BESIDE):
            beside = view.countries[start : start + BESIDE]
            _say(console, "\n".join(_regimes(view, scenario, beside, width)))
        _say(console, "")
        _say(console, "\n".join(_classes(view, scenario, width)))
        _why(console, first_reasons(view, scenario), width)
    _say(console, "")
    _say(console, _legend(view))
    _say(console, "")
    _say(console, kind_of_bound(view), "bold")
    told = unproven(view)
    if told:
        _say(console, f"\n{view.say('unproven.title')}:", "bold")
        _listed(console, told, width)
    if folder is not None:
        # Whole, whatever the width: a path with a line break in it cannot be copied.
        console.print(Text(f"Run folder: {folder}"), soft_wrap=True)


def _why(console: Console, told: Sequence[str], width: int) -> None:
    if not told:
        return
    _say(console, f"\nWhy, under {BASELINE} (`supplychain explain` tells more):")
    _listed(console, told, width)


def _listed(console: Console, told: Sequence[str], width: int) -> None:
    table = Table.grid(padding=(0, 1))
    table.add_column()
    table.add_column(overflow="fold")
    for text in told:
        table.add_row(" -", Text(text))
    console.print(table, width=width)


def _say(console: Console, text: str, style: str = "") -> None:
    console.print(Text(text, style=style))


def _regimes(view: View, scenario: str, countries: Sequence[str], width: int) -> list[str]:
    """Return a row per regime with a few columns per country; gain and index are of all."""
    groups = [Group("", ["regime"])]
    groups += [Group(name, _state_names(view)) for name in _headings(view, countries)]
    groups.append(Group("all", ["gain", "index"]))
    rows = []
    for regime in view.solved(scenario):
        cells = [regime]
        for country in countries:
            cells += _state(view, scenario, regime, country, ALL)
        rows.append([*cells, *_verdict(view, scenario, regime, ALL, ALL)])
    return grid(groups, rows, width)


def _classes(view: View, scenario: str, width: int) -> list[str]:
    """Return a row per country and class: the baseline, with its days, beside the widest regime."""
    widest = view.widest if view.widest in view.solved(scenario) else BASELINE
    groups = [Group("", ["country, class"])]
    groups.append(Group(BASELINE, [*_state_names(view), "days"]))
    if widest != BASELINE:
        groups.append(Group(widest, _state_names(view)))
    groups.append(Group("", ["gain", "index"]))
    rows = []
    for country, class_ in view.lines(scenario):
        cells = [view.country_name(country) if class_ == ALL else f"  {class_}"]
        cells += _state(view, scenario, BASELINE, country, class_)
        days = view.text(scenario, BASELINE, country, "first_deficit_days", class_)
        cells.append(days or "-")
        if widest != BASELINE:
            cells += _state(view, scenario, widest, country, class_)
        rows.append([*cells, *_verdict(view, scenario, widest, country, class_)])
    return grid(groups, rows, width)


def _headings(view: View, countries: Sequence[str]) -> Sequence[str]:
    """Return the countries' names where all are short enough to stand above their columns."""
    names = [view.country_name(country) for country in countries]
    return names if max(map(len, names)) <= NAME else countries


def _state_names(view: View) -> list[str]:
    return ["short", "fill", {"day": "day", "week": "wk", "month": "mo"}[view.period]]


def _state(view: View, scenario: str, regime: str, country: str, class_: str) -> list[str]:
    """Return rounds short, fill rate and first deficit."""
    return [
        compact.rounds(view.number(scenario, regime, country, "shortfall", class_)),
        compact.share(view.number(scenario, regime, country, "fill_rate", class_)),
        compact.period(view.number(scenario, regime, country, "first_deficit", class_)),
    ]


def _verdict(view: View, scenario: str, regime: str, country: str, class_: str) -> list[str]:
    """Return gain and index."""
    return [
        compact.gain(view.number(scenario, regime, country, "gain", class_)),
        compact.index(view.number(scenario, regime, country, "index", class_)),
    ]


def _legend(view: View) -> str:
    period = _state_names(view)[-1]
    return (
        "short: rounds never met; fill: share of the requirement met; "
        f"{period}: first {view.period} with a deficit, and its days; gain: rounds over "
        f"{BASELINE}; index: weighted mean gap, 0 = all met. "
        "Totals add rounds of unlike items: read the classes."
    )

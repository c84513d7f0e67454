"""The ledger scenario by scenario, block by block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from supplychain.report import compact
from supplychain.report.cooperation.agreements import agreements_blocks
from supplychain.report.cooperation.block import ALL, points
from supplychain.report.cooperation.countries import countries_blocks
from supplychain.report.cooperation.levers import levers_blocks
from supplychain.report.money import money_for
from supplychain.report.words import LOWER_BOUND

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd
    from rich.console import Console

    from supplychain.case import Case
    from supplychain.report.cooperation.block import Block, Tables

WIDTH = 80
POINTS = (
    "A point is a hundredth of the gap: with 0 points every force element of the first priority "
    "gets all it asks for, with 100 none gets anything. The last rounds of an empty magazine weigh "
    "more than the first."
)


def print_cooperation(case: Case, tables: Mapping[str, pd.DataFrame], console: Console) -> None:
    """Print the ledger of each scenario, 80 columns wide.

    Parameters
    ----------
    case : Case
        The case that was solved.
    tables : Mapping of str to pandas.DataFrame
        The tables of ``COOPERATION``.
    console : rich.console.Console
        Where to print.
    """
    names = dict(zip(*(case.text["scenarios"][c] for c in ("scenario", "name")), strict=True))
    _say(console, f"{case.settings.title}: what cooperation is worth", "bold")
    _say(console, case.settings.marking)
    _say(console, POINTS)
    for scenario in dict.fromkeys(tables["values"]["scenario"]):
        own = {name: frame[frame["scenario"] == scenario] for name, frame in tables.items()}
        _say(console, "")
        name = names[scenario]
        _say(console, f"{name} ({scenario})" if name else scenario, "bold")
        _say(console, _today(own["values"]))
        for block in _blocks(own, min(console.width, WIDTH), case.settings.currency):
            _say(console, "")
            _say(console, block.title, "bold")
            for line in (*block.lines, *block.sentences):
                _say(console, line)
    _say(console, "")
    _say(console, LOWER_BOUND)


def _blocks(own: Tables, width: int, currency: str) -> Iterator[Block]:
    yield from agreements_blocks(own, width)
    money = money_for(currency, own["balance"][["avoided", "given_up"]].to_numpy().ravel())
    yield from countries_blocks(own, width, money)
    yield from levers_blocks(own, width)


def _today(values: pd.DataFrame) -> str:
    """Say what is short without any new agreement, of all and of each country."""
    rows = values[(values["agreement"] == ALL) & (values["signed"] == values["signed"].iloc[0])]
    today = rows.set_index(["measure", "country"])["today"]
    short = round(float(today["rounds", ALL]), 1)
    each = ", ".join(f"{c} {points(x)}" for c, x in today["points"].items() if c != ALL)
    return (
        f"Without new agreements the gap is {points(today['points', ALL])} points ({each}), and "
        f"{compact.rounds(short)} {'round is' if short == 1 else 'rounds are'} short."
    )


def _say(console: Console, text: str, style: str = "") -> None:
    console.print(Text(text, style=style))

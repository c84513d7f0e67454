"""Tables of the page that follow the pickers; the workbook has those of the ledger as well.

Why it is short, what binds and what is forced, of a scenario and regime; and the cooperation
ledger, of a scenario.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from supplychain.report.explained import bottlenecks, reasons
from supplychain.report.view import ALL

if TYPE_CHECKING:
    import pandas as pd

    from supplychain.report.messages import Messages
    from supplychain.report.view import View
    from supplychain.results import Analysis

    Columns = tuple[tuple[str, str, str], ...]

MOST = 40  # rows of a scenario and regime that the page shows; the table of the run has them all


@dataclass(frozen=True)
class Picked:
    """A table of which the page shows the rows of what is picked: a scenario, and a regime.

    `columns` are name, heading and how a cell is written: rounds, decimal or text; `keys` the
    columns that are picked by.
    """

    key: str
    title: str
    note: str
    columns: tuple[tuple[str, str, str], ...]
    frame: pd.DataFrame
    keys: tuple[str, ...]


REASON = ("lacks", "beyond", "reason", "relaxation", "removes")  # told in sentences, not a table
# Name of a column, the message that heads it, and how its cells are written.
COLUMNS = {
    "reasons": (*((name, "reasons.title", "text") for name in REASON),),
    "bottlenecks": (
        ("kind", "script.kind", "text"),
        ("input", "bottlenecks.what", "text"),
        ("unit", "bottlenecks.unit", "text"),
        ("one_more", "bottlenecks.avoids", "decimal"),
        ("holds_for", "bottlenecks.holds", "rounds"),
        ("per_million", "bottlenecks.million", "decimal"),
        ("note", "bottlenecks.remark", "text"),
    ),
    "forced": (
        ("country", "script.country", "text"),
        ("class", "script.class_", "text"),
        ("shortfall", "script.short", "rounds"),
        ("least", "forced.least", "rounds"),
        ("greatest", "forced.greatest", "rounds"),
    ),
}


LEDGER = {
    "values": (
        ("signed", "ledger.signed", "text"),
        ("agreement", "ledger.agreement", "text"),
        ("country", "script.country", "text"),
        ("today", "ledger.today", "rounds"),
        ("first", "ledger.first", "rounds"),
        ("last", "ledger.last", "rounds"),
        ("average", "ledger.average", "rounds"),
    ),
    "balance": (
        ("signed", "ledger.signed", "text"),
        ("country", "script.country", "text"),
        ("avoided_rounds", "ledger.avoided", "rounds"),
        ("given_up_rounds", "script.given_up", "rounds"),
        ("net", "ledger.net", "rounds"),
        ("to_even", "ledger.to_even", "rounds"),
    ),
    "remedies": (
        ("signed", "ledger.signed", "text"),
        ("kind", "script.kind", "text"),
        ("giver", "script.from", "text"),
        ("receiver", "script.to", "text"),
        ("item", "script.item", "text"),
        ("amount", "ledger.amount", "rounds"),
        ("unit", "bottlenecks.unit", "text"),
    ),
    "stability": (
        ("signed", "ledger.signed", "text"),
        ("split", "ledger.split", "text"),
        ("stable", "ledger.stable", "text"),
        ("leaves", "ledger.leaves", "text"),
        ("leaving_points", "ledger.leaving", "decimal"),
    ),
}

WORDED = ("kind", "split", "stable", "unit")  # columns of the ledger whose cells are words


def picked(view: View) -> list[Picked]:
    """Return the tables that the run has and that say something."""
    say, keys = view.say, ("scenario", "regime")
    told = {"reasons": reasons, "bottlenecks": bottlenecks}
    return [
        Picked(key, say(f"{key}.title"), say(f"{key}.note"), _spoken(say, columns),
               told[key](view) if key in told else view.tables[key], keys)
        for key, columns in COLUMNS.items()
        if key in view.tables and len(view.tables[key])
    ]  # fmt: skip


def ledger(view: View, found: Analysis | None) -> list[Picked]:
    """Return the tables of ``supplychain value`` that say something; none without it.

    Of the worth of agreements the rounds are shown, not the points.
    """
    if found is None:
        return []
    say, tables = view.say, dict(found.tables)
    tables["values"] = tables["values"][tables["values"]["measure"] == "rounds"]
    currency = view.case.settings.currency
    return [
        Picked(key, say(f"ledger.{key}"), say(f"ledger.{key}_note", currency=currency),
               _spoken(say, columns), _named(view, tables[key]), ("scenario",))
        for key, columns in LEDGER.items()
        if key in tables and len(tables[key])
    ]  # fmt: skip


def _named(view: View, frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table with agreements and items by name, and its words in the language."""
    names, words = view.teller.names, view.say.part("word")
    frame = frame.assign(
        **{
            column: frame[column].map(lambda text: words.get(str(text).replace(" ", "_"), text))
            for column in WORDED
            if column in frame.columns
        }
    )
    ways = {"agreement": names.plain_agreement, "item": names.plain_item}
    told = {
        column: frame[column].map(lambda key, way=way: _with_key(view, key, way(key)))
        for column, way in ways.items()
        if column in frame.columns
    }
    return frame.assign(**told)


def _with_key(view: View, key: str, name: str) -> str:
    if key == ALL:
        return view.say("ledger.every")
    return name if key in name else view.say("names.with", name=name, more=key)


def _spoken(say: Messages, columns: Columns) -> Columns:
    return tuple((name, say(heading), kind) for name, heading, kind in columns)

"""Why it is short: three sheets of the workbook, and a few lines on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from supplychain.case import BASELINE
from supplychain.report.explained import bottlenecks, reasons
from supplychain.report.flat import ordered
from supplychain.report.sheet import Column, Flat, keys, write_flat

if TYPE_CHECKING:
    from supplychain.report.sheet import RunBook
    from supplychain.report.view import View

SHOWN = 3  # cells of a scenario on the terminal
RUN = ("scenario", "regime")


def write_reasons(book: RunBook) -> None:
    """Write the sheets Reasons, Bottlenecks and Forced, where the run has these tables."""
    for table in _sheets(book.view):
        write_flat(book, table)


def _sheets(view: View) -> list[Flat]:
    found = [
        ("reasons", "Reasons", view.say("reasons.note"), _reasons_columns(view)),
        ("bottlenecks", "Bottlenecks", view.say("bottlenecks.note"), _bottleneck_columns()),
        ("forced", "Forced", view.say("forced.note"), _forced_columns(view)),
    ]
    return [
        Flat(name, note, columns, ordered(view, _named(view, table)))
        for table, name, note, columns in found
        if table in view.tables
    ]


def _named(view: View, table: str) -> pd.DataFrame:
    """Return a table with identifiers kept, and beside those of an input its name."""
    frame = view.tables[table]
    return frame.assign(name=bottlenecks(view)["input"]) if table == "bottlenecks" else frame


def _reasons_columns(view: View) -> list[Column]:
    return [
        *keys(*RUN, "force_element", "country", "class", "item"),
        Column("from", f"from ({view.period})", "whole"),
        Column("to", f"to ({view.period})", "whole"),
        Column("shortfall", "rounds short"),
        Column("launchers", "of these: launchers"),
        Column("rank", "rank", "whole"),
        *keys("kind"),
        Column("reason", "reason", "prose"),
        Column("relaxation", "relaxation", "prose"),
        Column("removed", "removes"),
        Column("others", "adds elsewhere", "gain"),
    ]


def _bottleneck_columns() -> list[Column]:
    return [
        *keys(*RUN),
        Column("rank", "rank", "whole"),
        *keys("kind", "input"),
        *keys("name", "unit"),
        Column("one_more", "one more avoids", "decimal"),
        Column("holds_for", "for so many more"),
        Column("one_less", "one less costs", "decimal"),
        Column("holds_down_to", "for so many less"),
        Column("per_million", "avoided per million", "decimal"),
        Column("note", "note", "prose"),
    ]


def _forced_columns(view: View) -> list[Column]:
    return [
        *keys(*RUN, "country", "class"),
        Column("requirement", "requirement"),
        Column("shortfall", "rounds short"),
        Column("least", "least"),
        Column("greatest", "greatest"),
        Column("first_deficit", f"first deficit ({view.period})", "whole"),
        Column("earliest", "earliest", "whole"),
        Column("latest", "latest", "whole"),
    ]


def first_reasons(view: View, scenario: str) -> list[str]:
    """Return the first reason of the heaviest cells of the baseline; none without them."""
    if view.tables.get("reasons", pd.DataFrame()).empty:
        return []
    table = reasons(view)
    rows = table[(table["scenario"] == scenario) & (table["regime"] == BASELINE)]
    first = rows[rows["rank"] == 1].head(SHOWN).to_dict("records")
    return [f"{row['lacks']}. {row['reason']}" for row in first]

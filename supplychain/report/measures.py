"""The sheets of measures that users know: supply rates, days of supply, sufficiency, objectives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.report.flat import RUN, ordered
from supplychain.report.sheet import Column, Flat, keys, write_flat

if TYPE_CHECKING:
    import pandas as pd

    from supplychain.report.sheet import RunBook

HOLDING = keys("scenario", "country", "class", "item")  # under the baseline, whatever the regime


def write_measures(book: RunBook) -> None:
    """Write one sheet a measure; what each column means is told in docs/results.md.

    A run of an earlier version lacks some of these tables, and then their sheets.
    """
    for name, sheet in SHEETS.items():
        if name in book.view.tables:
            write_flat(book, sheet(book))


def _supply_rates(book: RunBook) -> Flat:
    period = book.view.period
    columns = [
        *keys(*RUN, "force_element", "country", "class", "item"),
        Column("systems", "systems"),
        Column("days", "days with a requirement", "decimal"),
        Column("required_supply_rate", "required supply rate (a day)", "decimal"),
        Column("controlled_supply_rate", "controlled supply rate (a day)", "decimal"),
        Column("lowest_supply_rate", f"lowest of any {period} (a day)", "decimal"),
        Column("required_per_system", "required a system and day", "decimal"),
        Column("controlled_per_system", "controlled a system and day", "decimal"),
        Column("first_deficit", f"first deficit ({period})", "whole"),
        Column("first_deficit_days", "days of the first deficit", "text"),
        Column("collapse_from", f"collapse from ({period})", "whole"),
        Column("collapse_to", f"collapse to ({period})", "whole"),
    ]
    note = "Reference rounds that each force element asks for, and that the plan supports."
    return Flat("Supply rates", note, columns, _runs(book, "supply_rates"))


def _days_of_supply(book: RunBook) -> Flat:
    columns = [
        *HOLDING,
        Column("rate_factor", "times the mean requirement", "decimal"),
        Column("rate", "rate assumed (a day)", "decimal"),
        Column("on_hand", "usable stock on D-day"),
        Column("days_of_supply", "days of supply", "decimal"),
        Column("days_with_output", "days with deliveries and output", "decimal"),
    ]
    note = (
        "Own stock at each rate, without losses, transport, components or other rounds. Blank in "
        "the last column: own deliveries and lines cover the rate to the end."
    )
    return Flat("Days of supply", note, columns, _runs(book, "days_of_supply"))


def _sufficiency(book: RunBook) -> Flat:
    columns = [
        *HOLDING,
        Column("basis", "basis", "text"),
        Column("days", "days of the basis", "decimal"),
        Column("required", "required"),
        Column("held", "held (usable on D-day)"),
        Column("sufficiency", "sufficiency rate", "share"),
        Column("lacking", "lacking"),
        Column("days_held", "days that the stock lasts", "decimal"),
    ]
    note = (
        "Held against the planned requirement of the first 30 and 60 days, and of the war. Blank "
        "in the last column: the stock lasts to the end."
    )
    return Flat("Sufficiency", note, columns, _runs(book, "sufficiency"))


def _objectives(book: RunBook) -> Flat:
    columns = [
        *keys("country", "class", "item"),
        Column("objective", "objective"),
        Column("objective_year", "stated in", "whole"),
        Column("held", "held (usable on D-day)"),
        Column("due", "due within the horizon"),
        Column("sufficiency", "sufficiency rate", "share"),
        Column("gap", "gap"),
        Column("year", "latest year bought", "whole"),
        Column("current_rate", "bought in it (a year)"),
        Column("average_rate", "mean of three years (a year)"),
        Column("surge_rate", "lines at surge (a year)"),
        Column("years_current", "years at the current rate", "decimal"),
        Column("years_average", "years at the three-year mean", "decimal"),
        Column("years_surge", "years at the surge rate", "decimal"),
        Column("unit_price", f"unit price ({book.settings.currency})"),
        Column("cost_of_gap", f"cost of the gap ({book.settings.currency})"),
    ]
    note = "Years to meet each procurement objective; blank: the case does not say."
    return Flat("Objectives", note, columns, book.view.tables["objectives"])


def _munitions(book: RunBook) -> Flat:
    columns = [
        *keys("country", "class", "item", "paragraph", "element", "scenario"),
        Column("year", "year", "whole"),
        Column("value", "value", "decimal"),
        Column("unit", "unit", "text"),
        Column("text", "text", "text"),
    ]
    note = "Each munition in the form of 10 USC 222c and 222d."
    return Flat("Munitions", note, columns, book.view.tables["munitions"])


def _runs(book: RunBook, name: str) -> pd.DataFrame:
    return ordered(book.view, book.view.tables[name])


SHEETS = {
    "supply_rates": _supply_rates,
    "days_of_supply": _days_of_supply,
    "sufficiency": _sufficiency,
    "objectives": _objectives,
    "munitions": _munitions,
}

"""The sheet that says how to read the workbook."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from supplychain.report.messages import terms
from supplychain.report.sheet import new_sheet
from supplychain.report.unproven import kind_of_bound
from supplychain.report.words import UNLIKE

if TYPE_CHECKING:
    from supplychain.report.sheet import RunBook
    from supplychain.report.view import View

LINE, LETTERS = 15, 105  # height of a line in points, and letters that surely fit it
SHEETS = {
    "Summary": "The answer: by scenario, regime, country and class, with charts.",
    "By class": "Every figure of the summary, one row a country and class.",
    "Pivot": "Rounds short by scenario and class, a column a regime, as live sums.",
    "Gains": "What each regime gains for whom, and what a country gives up for it.",
    "Supply rates": "Rounds a day that each force element asks for, and that the plan supports.",
    "Days of supply": "How long own stock lasts at each rate assumed.",
    "Sufficiency": "Usable own stock against the requirement of the first days, and of the war.",
    "Objectives": "What the case lays down as objectives of each munition, and what it has.",
    "Munitions": "Each munition in the form of 10 USC 222c and 222d.",
    "Cumulative": "Rounds short so far, by country and period; the line charts read it.",
    "Shortfall": "By force element over the horizon, with a live fill rate.",
    "Production": "What each line made beside its ceiling.",
    "Shipments": "What each route carried, by item.",
    "Ledger": "Every item at every site; the live column tie must be zero.",
    "Inputs": "Every figure of the case, the cell it was written in, and its source. The whole "
    "case as used, table by table, is the folder case of the run.",
    "Sources": "What the case names as its sources.",
    "Reasons": "Why the heaviest cells are short, and what would have to change.",
    "Bottlenecks": "What one more unit of stock, capacity or permission avoids.",
    "Forced": "Least and greatest shortfall over all plans that are equally good.",
    "Tornado": "The figures that the answer leans on most.",
    "Helps": "In what share of the samples the regime helps or harms each country.",
    "Intervals": "Between which numbers the answer lies over the samples.",
    "Worth of agreements": "Rounds that each agreement takes off: alone, last, and on average.",
    "Balance": "Who gains, and who gives up stock for it.",
    "Evening out": "What would make all gain alike.",
    "Stability": "Who would leave, by the way in which the gain is split.",
    "Rules": "The price of the rule that no nation is worse off than under national.",
    "Stages": "The solver's stages with the certificate of each.",
}


def write_about(book: RunBook) -> None:
    """Write how to read the workbook, its terms, its units and its regimes."""
    sheet = new_sheet(book, "About")
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 120)
    wrap = book.workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, "How to read this workbook", book.styles.title)
    row = 2
    for heading, lines in _sections(book):
        sheet.write_string(row, 0, heading, book.styles.heading)
        for row, (name, text) in enumerate(lines, row + 1):  # noqa: B020
            sheet.write_string(row, 0, name, wrap)
            sheet.write_string(row, 1, text, wrap)
            sheet.set_row(row, LINE * math.ceil(len(text) / LETTERS))
        row += 2
    sheet.repeat_rows(0)


def _sections(book: RunBook) -> list[tuple[str, list[tuple[str, str]]]]:
    settings, view = book.settings, book.view
    sheets = [sheet.name for sheet in book.workbook.worksheets()]
    caution = [("Lower bound", kind_of_bound(view)), ("Totals", UNLIKE)]
    units = [
        ("rounds", "Units of each item: a shell, a missile, a torpedo, a charge."),
        ("tonnes", "Metric tonnes of what was sent."),
        ("money", settings.currency),
        ("period", f"{settings.period}; period 1 begins on D-day, {settings.start.isoformat()}."),
        ("horizon", f"{view.say.counted(settings.periods, settings.period)}."),
    ]
    scenarios = [(s, view.scenario_name(s)) for s in view.scenarios]
    regimes = [(r, _agreements(view, r)) for r in view.regimes]
    return [
        ("First of all", caution),
        ("Scenarios", scenarios),
        ("Regimes", regimes),
        ("Terms", terms(view.say)),
        ("Units", units),
        ("Sheets", [(name, SHEETS[name]) for name in sheets if name in SHEETS]),
    ]


def _agreements(view: View, regime: str) -> str:
    """Return what a regime adds to the agreements in force, each with its date of signature."""
    table = view.case.text["regimes"]
    rows = table[(table["regime"] == regime) & (table["agreement"] != "")]
    added = [
        f"{agreement} ({since})" if since else agreement
        for agreement, since in zip(rows["agreement"], rows["since"], strict=True)
    ]
    return "Agreements in force, and " + ", ".join(added) if added else "Agreements in force only."

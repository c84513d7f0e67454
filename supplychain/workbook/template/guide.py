"""The first sheet of a template: how to fill in the others."""

from __future__ import annotations

from itertools import count, takewhile
from typing import TYPE_CHECKING

from supplychain.case import words
from supplychain.workbook.looks import lines_of
from supplychain.workbook.template.plan import quoted

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from supplychain.workbook.template.plan import SheetPlan
    from supplychain.workbook.template.styles import Styles

FIRST_SHEETS = ("settings", "countries", "sites", "items")  # others name what they declare
WIDTHS = (26, 90, 12)
LINE = 15  # points of a line of text
LETTERS = 140  # letters of a line over all three columns; East Asian ones count twice


def write_guide(
    sheet: Worksheet, plans: tuple[SheetPlan, ...], language: str, styles: Styles
) -> None:
    """Write the sentences of the guide, then the list of the sheets with links to them."""
    for index, width in enumerate(WIDTHS):
        sheet.set_column(index, index, width)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, words.phrase("guide_title", language), styles.title)
    row = 2
    for number, sentence in enumerate(sentences(language), start=1):
        text = f"{number}. {sentence}"
        sheet.merge_range(row, 0, row, len(WIDTHS) - 1, text, styles.wrapped)
        sheet.set_row(row, LINE * lines_of(text, LETTERS) + 3)
        row += 1
    row += 1
    for index, key in enumerate(("guide_sheet", "guide_holds", "guide_needed")):
        sheet.write_string(row, index, words.phrase(key, language), styles.required)
    sheet.set_row(row, LINE + 3)
    for place, plan in enumerate(plans, start=row + 1):
        _write_sheet(sheet, place, plan, styles)


def sentences(language: str) -> list[str]:
    """Return the sentences of the guide."""
    first = ", ".join(words.sheet_name(table, language) for table in FIRST_SHEETS)
    named = {
        "first": first,
        "settings": words.sheet_name("settings", language),
        "sources": words.sheet_name("sources", language),
        "per": words.header("rates", "per", language),
        "column": words.header("stocks", "quantity", language),
        "low": words.header("stocks", "quantity_low", language),
        "high": words.header("stocks", "quantity_high", language),
        "source": words.header("stocks", "source", language),
        "note": words.header("stocks", "note", language),
    }
    keys = takewhile(words.is_phrase, (f"guide_{number:02}" for number in count(1)))
    return [words.phrase(key, language, **named) for key in keys]


def _write_sheet(sheet: Worksheet, row: int, plan: SheetPlan, styles: Styles) -> None:
    language = plan.language
    tip = words.phrase("guide_link", language)
    sheet.write_url(
        row, 0, f"internal:{quoted(plan.name)}!A1", styles.link, string=plan.name, tip=tip
    )
    meaning = words.description(plan.table.name, language=language)
    sheet.write_string(row, 1, meaning, styles.wrapped)
    sheet.set_row(row, LINE * lines_of(meaning, WIDTHS[1]) + 3)
    if plan.table.required:
        sheet.write_string(row, 2, words.phrase("guide_yes", language), styles.wrapped)

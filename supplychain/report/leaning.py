"""What an answer leans on, as a workbook: tornado, intervals, and every figure tried."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import xlsxwriter

from supplychain.report.sheet import FIRST_ROW, Book, Column, Flat, new_sheet, write_flat
from supplychain.report.styles import OPTIONS, SERIES, make_styles
from supplychain.report.words import LOWER_BOUND

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd
    from xlsxwriter.worksheet import Worksheet

    from supplychain.case import Settings

CHARTS = {"gap_national": "Shortfall under national", "gain": "Gain of the regime"}
POINTS = {"num_format": "+0.0%;-0.0%;0%"}

FIGURES = [
    *(Column(name, name, "text") for name in ("figure", "table", "column")),
    Column("cells", "cells moved together", "whole"),
    *(Column(name, name, "decimal") for name in ("value", "low", "high")),
    Column("source", "source", "text"),
    Column("confidence", "confidence", "text"),
    *(
        Column(f"{measure}_{end}", f"{words}, figure at its {end}", "share")
        for measure, words in (
            ("gap_national", "gap under national"),
            ("gap", "gap under the regime"),
            ("gain", "gain"),
        )
        for end in ("low", "high")
    ),
    Column("gap_national_swing", "swing of the gap under national", "share"),
    Column("gain_swing", "swing of the gain", "share"),
    Column("verified", "solved again in full", "text"),
]  # fmt: skip
COUNTRIES = [
    Column("country", "country", "text"),
    Column("requirement", "requirement"),
    Column("shortfall_national", "rounds short, national"),
    Column("shortfall", "rounds short"),
    Column("index_national", "index, national", "index"),
    Column("index", "index", "index"),
]
HELPS = [
    Column("country", "country", "text"),
    Column("samples", "samples", "whole"),
    Column("helps", "helps in", "share"),
    Column("harms", "harms in", "share"),
    Column("standard_error", "standard error", "share"),
]
LEVELS = ("mean", "p5", "p25", "p50", "p75", "p95")
NOTES = {
    "Tornado": "Change of the priced gap (0 all met, 1 nothing met) with one figure at an end of "
    "its range; each bar solved again in full.",
    "As it is": "The case with every figure at its value.",
    "Helps": "Share of samples in which the regime lowers, or raises, a country's index by 0.001 "
    "or more.",
    "Intervals": "Over the samples: every figure drawn from its range at once. Rounds of unlike "
    "items are added up.",
    "Figures": "Every figure with a range, tried alone at both ends. Not solved again in full: the "
    "first stage alone, without the rule that no nation is worse off.",
    "Samples": "One row a sample and country.",
}


def write_leaning(settings: Settings, tables: Mapping[str, pd.DataFrame], path: Path) -> None:
    """Write the tables of a sensitivity analysis as a workbook.

    Parameters
    ----------
    settings : Settings
        Of the case: title and marking.
    tables : Mapping of str to pandas.DataFrame
        figures, countries, tornado (the largest of both measures, with the columns measure,
        figure, low_change, high_change), and where samples were drawn helps, intervals, samples.
    path : pathlib.Path
        The workbook to write.
    """
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, OPTIONS) as workbook:
        workbook.set_properties({"title": settings.title, "comments": LOWER_BOUND})
        book = Book(workbook, settings, make_styles(workbook))
        write_tornado(book, tables["tornado"])
        write_flat(book, Flat("As it is", NOTES["As it is"], COUNTRIES, tables["countries"]))
        if "samples" in tables:
            write_intervals(book, tables)
            _write_samples(book, tables["samples"])
        write_flat(book, Flat("Figures", NOTES["Figures"], FIGURES, tables["figures"]))
    path.write_bytes(content.getvalue())


def write_intervals(book: Book, tables: Mapping[str, pd.DataFrame]) -> None:
    """Write whom the regime helps, and between which numbers the answer lies, over the samples."""
    measured = [Column(name, name, "decimal") for name in LEVELS]
    names = [Column("country", "country", "text"), Column("measure", "measure", "text")]
    write_flat(book, Flat("Helps", NOTES["Helps"], HELPS, tables["helps"]))
    write_flat(
        book, Flat("Intervals", NOTES["Intervals"], [*names, *measured], tables["intervals"])
    )


def _write_samples(book: Book, samples: pd.DataFrame) -> None:
    drawn = [Column("sample", "sample", "whole"), Column("country", "country", "text")]
    drawn += [
        Column(name, name.replace("_", " "), "index" if "index" in name else "rounds")
        for name in samples.columns.drop(["sample", "country"])
    ]
    write_flat(book, Flat("Samples", NOTES["Samples"], drawn, samples))


def write_tornado(book: Book, tornado: pd.DataFrame) -> None:
    """Write the largest figures of each measure, each block with its chart beside it."""
    sheet = new_sheet(book, "Tornado")
    sheet.write_string(0, 0, book.settings.title, book.styles.title)
    sheet.write_string(1, 0, NOTES["Tornado"])
    sheet.set_column(0, 0, 58)
    sheet.set_column(1, 2, 12)
    row = FIRST_ROW
    for measure, title in CHARTS.items():
        rows = tornado[tornado["measure"] == measure]
        sheet.write_string(row, 0, title, book.styles.heading)
        for place, head in enumerate(("figure", "at its low", "at its high")):
            sheet.write_string(row + 1, place, head, book.styles.header)
        for line, (name, low, high) in enumerate(
            zip(rows["figure"], rows["low_change"], rows["high_change"], strict=True), row + 2
        ):
            sheet.write_string(line, 0, name, book.styles.cell["text"])
            sheet.write_number(line, 1, low, book.styles.cell["share"])
            sheet.write_number(line, 2, high, book.styles.cell["share"])
        if len(rows):
            _insert_chart(book, sheet, title, (row + 2, row + 1 + len(rows)))
        row += max(len(rows) + 4, 20)


def _insert_chart(book: Book, sheet: Worksheet, title: str, block: tuple[int, int]) -> None:
    first, last = block
    chart: Any = book.workbook.add_chart({"type": "bar"})
    for column, name in ((1, "at its low"), (2, "at its high")):
        chart.add_series(
            {
                "name": name,
                "categories": ["Tornado", first, 0, last, 0],
                "values": ["Tornado", first, column, last, column],
                "fill": {"color": SERIES[column - 1]},
                "gap": 40,
                "overlap": 100,
            }
        )
    chart.set_title({"name": title, "name_font": {"size": 11}})
    chart.set_y_axis({"reverse": True, "label_position": "low", "num_font": {"size": 8}})
    chart.set_x_axis({**POINTS, "num_font": {"size": 9}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 720, "height": 360})
    sheet.insert_chart(first - 2, 4, chart, {"object_position": 2})

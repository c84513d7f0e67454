"""The tables of an analysis as a workbook: a sheet a table, each with a note on how to read it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pandas as pd
import xlsxwriter

from supplychain.report.sheet import Book, Column, Flat, write_flat
from supplychain.report.styles import OPTIONS, make_styles
from supplychain.report.words import LOWER_BOUND

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from supplychain.case import Settings

SHARES = ("gap", "better", "removed", "index", "weight", "gain", "share")
TINY, WHOLE = "removed_per_cost", ("year", "crossing")
DECIMAL = frozenset({
    "steps", "today", "first", "last", "average", "low", "high", "need", "stock", "lines",
    "launchers", "routes", "stores", "reserves", "account", "imbalance", "imbalance_with_work",
    "level",
})  # fmt: skip


def write_answer_book(
    settings: Settings, tables: Mapping[str, pd.DataFrame], notes: Mapping[str, str], path: Path
) -> None:
    """Write each table on a sheet of its own, called and explained as in `notes`.

    Columns that begin with one of `SHARES` are shares from 0 to 1.
    """
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, OPTIONS) as workbook:
        workbook.set_properties({"title": settings.title, "comments": LOWER_BOUND})
        book = Book(workbook, settings, make_styles(workbook))
        for name, note in notes.items():
            frame = tables[name]
            columns = [Column(c, c.replace("_", " "), _kind(frame, c)) for c in frame.columns]
            write_flat(book, Flat(name.replace("_", " ").capitalize(), note, columns, frame))
    path.write_bytes(content.getvalue())


def _kind(frame: pd.DataFrame, name: str) -> str:
    if not pd.api.types.is_numeric_dtype(frame[name]):
        return "text"
    if name == TINY:
        return "tiny"
    if name.startswith(WHOLE):
        return "whole"
    if name.startswith(SHARES):
        return "share"
    return "decimal" if name in DECIMAL or "points" in name else "rounds"

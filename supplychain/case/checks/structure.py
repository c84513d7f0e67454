"""Rows of one table among themselves: keys, ranges, intervals, duplicates, sources."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from supplychain.case.findings import Level
from supplychain.case.schema import ASSUMPTION, WITHOUT_COMMON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case.findings import Finding
    from supplychain.case.sheet.columns import Bools
    from supplychain.case.sheet.draft import Draft, Sheet

SAID_OF_FIGURES = frozenset({"source", "confidence", "note"})


def empty_tables(draft: Draft) -> Iterator[Finding]:
    """Yield required tables that are there but have no row."""
    for name, sheet in draft.sheets.items():
        if sheet.present and sheet.table.required and not len(sheet) and name != "settings":
            message = f"the table `{name}` has no rows."
            yield sheet.raw.finding(Level.ERROR, "empty-table", message, sheet.table.description)


def duplicate_keys(draft: Draft) -> Iterator[Finding]:
    """Yield rows whose key stands in an earlier row."""
    for sheet in draft.sheets.values():
        key = list(sheet.table.key)
        if not key or not len(sheet):
            continue
        frame = sheet.numbers(*key)
        if not frame.duplicated().any():
            continue
        sound = _sound(sheet, key)
        again = frame[sound].duplicated().reindex(frame.index, fill_value=False)
        if not again.any():
            continue
        first = sheet.first_alike(frame[sound])
        for row in sheet.where(again):
            texts = row.text
            named = ", ".join(f"{name} `{texts[name]}`" for name in key if texts[name])
            message = f"row {first[row.index]} has the same {named}."
            hint = "Give each row its own, or make one row of the two."
            yield sheet.at(row, key[0]).error("duplicate-key", message, hint)


def _sound(sheet: Sheet, key: list[str]) -> Bools:
    """Return which rows have a key without mistake: those that are wrong or blank are reported."""
    sound = np.ones(len(sheet), dtype=np.bool_)
    for name in key:
        cells = sheet.columns[name]
        filled = cells.values.notna() & (cells.values != "")
        sound &= np.asarray(filled | ~sheet.given(name) & (not cells.column.required))
    return sound


def identical_rows(draft: Draft) -> Iterator[Finding]:
    """Yield rows that say the same in a table whose rows add up: perhaps entered twice."""
    for sheet in draft.sheets.values():
        if sheet.table.key or not len(sheet):
            continue
        columns = [name for name in sheet.table.columns if name not in SAID_OF_FIGURES]
        frame = sheet.numbers(*columns)
        again = frame.duplicated()
        if not again.any():
            continue
        first = sheet.first_alike(frame)
        for row in sheet.where(again):
            message = f"the row says the same as row {first[row.index]}, and the two add up."
            hint = "Delete one if it was entered twice."
            yield sheet.at(row, columns[0]).warning("identical-rows", message, hint)


def ranges(draft: Draft) -> Iterator[Finding]:
    """Yield ``X_low`` above ``X``, ``X`` above ``X_high``, and ends of a range without a value."""
    for sheet in draft.sheets.values():
        for name in sheet.table.columns:
            ends = [f"{name}_low", f"{name}_high"]
            given = [end for end in ends if end in sheet.columns and end in sheet.table.ranges]
            if given:
                yield from _range(sheet, name, given)


def _range(sheet: Sheet, name: str, given: list[str]) -> Iterator[Finding]:
    if not sheet.columns[name].column.required:
        alone = ~sheet.given(name) & np.logical_or.reduce([sheet.given(end) for end in given])
        for row in sheet.where(alone):
            message = f"`{name}` is blank beside its range: the range is not used."
            hint = f"Write the value itself in `{name}`."
            yield sheet.at(row, name).warning("range-without-value", message, hint)
    ordered = [f"{name}_low", name, f"{name}_high"]
    present = [part for part in ordered if part == name or part in given]
    for smaller, larger in pairwise(present):
        end = smaller if larger == name else larger
        for row in sheet.where(sheet.given(name) & (sheet[smaller] > sheet[larger])):
            texts = row.text
            message = f"`{smaller}` {texts[smaller]} is above `{larger}` {texts[larger]}."
            yield sheet.at(row, end).error("range", message, "Low <= value <= high must hold.")


def intervals(draft: Draft) -> Iterator[Finding]:
    """Yield intervals that end before they begin."""
    for sheet in draft.sheets.values():
        if "from" not in sheet.table.columns:
            continue
        for row in sheet.where(sheet["to"] < sheet["from"]):
            texts = row.text
            message = f"`to` {texts['to']} is before `from` {texts['from']}."
            hint = "`from` and `to` are the first and the last day, both included."
            yield sheet.at(row, "to").error("interval", message, hint)


def sources(draft: Draft) -> Iterator[Finding]:
    """Yield rows with figures that name no source, and assumptions that give no range."""
    for sheet in draft.sheets.values():
        columns = sheet.table.columns.values()
        numbers = [column.name for column in columns if column.is_figure]
        if sheet.table.name in WITHOUT_COMMON or not numbers or not len(sheet):
            continue
        figures = np.logical_or.reduce([sheet.columns[name].given for name in numbers])
        for place in sheet.over(figures & ~sheet.columns["source"].given, "source"):
            message = "figures without a source."
            hint = "Write an identifier of the table sources, or `assumption`."
            yield place.note("no-source", message, hint)
        ranged = np.zeros(len(sheet), dtype=np.bool_)
        for name, cells in sheet.columns.items():
            if name.endswith(("_low", "_high")):
                ranged |= cells.given
        for place in sheet.over(figures & ~ranged & (sheet["source"] == ASSUMPTION), "source"):
            message = "assumptions without a range."
            column = next(name for name in numbers if sheet.columns[name].given[place.rows[0]])
            hint = f"Give a low and a high value, such as `{column}_low` and `{column}_high`."
            yield place.warning("assumption-without-range", message, hint)


CHECKS = (empty_tables, duplicate_keys, identical_rows, ranges, intervals, sources)

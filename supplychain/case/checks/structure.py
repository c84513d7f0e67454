"""Rows of one table among themselves: keys, ranges, intervals, duplicates, sources."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from supplychain.case.findings import Finding, Level
from supplychain.case.schema import ASSUMPTION, WITHOUT_COMMON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case.draft import Draft, Row, Sheet

REMARKS = frozenset({"source", "confidence", "note"})


def empty_tables(draft: Draft) -> Iterator[Finding]:
    """Yield required tables that are there but have no row."""
    for name, sheet in draft.sheets.items():
        if sheet.present and sheet.table.required and not sheet.rows and name != "settings":
            yield Finding(
                level=Level.ERROR,
                file=sheet.file,
                sheet=name,
                cell="",
                rule="empty-table",
                value="",
                message=f"the table `{name}` has no rows.",
                hint=sheet.table.description,
            )


def duplicate_keys(draft: Draft) -> Iterator[Finding]:
    """Yield rows whose key stands in an earlier row."""
    for sheet in draft.sheets.values():
        key = sheet.table.key
        first: dict[tuple[str, ...], int] = {}
        for row in sheet.rows if key else ():
            values = tuple(row.text[name] for name in key)
            # A required part of the key that is blank is an error already.
            if any(not row.text[name] for name in key if sheet.table.columns[name].required):
                continue
            if values in first:
                named = ", ".join(f"{name} `{row.text[name]}`" for name in key if row.text[name])
                message = f"row {first[values]} has the same {named}."
                hint = "Give each row its own, or make one row of the two."
                yield sheet.at(row, key[0]).error("duplicate-key", message, hint)
            first.setdefault(values, row.number)


def identical_rows(draft: Draft) -> Iterator[Finding]:
    """Yield rows that say the same in a table whose rows add up: perhaps entered twice."""
    for sheet in draft.sheets.values():
        columns = [name for name in sheet.table.columns if name not in REMARKS]
        first: dict[tuple[str, ...], int] = {}
        for row in () if sheet.table.key else sheet.rows:
            values = tuple(row.text[name] for name in columns)
            if values in first:
                message = f"the row says the same as row {first[values]}, and the two add up."
                hint = "Delete one if it was entered twice."
                yield sheet.at(row, columns[0]).warning("identical-rows", message, hint)
            first.setdefault(values, row.number)


def ranges(draft: Draft) -> Iterator[Finding]:
    """Yield ``X_low`` above ``X``, ``X`` above ``X_high``, and ends of a range without a value."""
    for sheet in draft.sheets.values():
        for column in sheet.table.columns.values():
            ends = [f"{column.name}_low", f"{column.name}_high"]
            given = [end for end in ends if end in sheet.header and end in sheet.table.ranges]
            for row in sheet.rows if given else ():
                yield from _range(sheet, row, column.name, given)


def _range(sheet: Sheet, row: Row, name: str, given: list[str]) -> Iterator[Finding]:
    if not row.text[name]:
        if any(row.text[end] for end in given) and not sheet.table.columns[name].required:
            message = f"`{name}` is blank beside its range: the range is not used."
            hint = f"Write the value itself in `{name}`."
            yield sheet.at(row, name).warning("range-without-value", message, hint)
        return
    ordered = [f"{name}_low", name, f"{name}_high"]
    present = [part for part in ordered if part == name or part in given]
    for smaller, larger in pairwise(present):
        if row[smaller] > row[larger]:
            end = smaller if larger == name else larger
            message = f"`{smaller}` {row.text[smaller]} is above `{larger}` {row.text[larger]}."
            yield sheet.at(row, end).error("range", message, "Low <= value <= high must hold.")


def intervals(draft: Draft) -> Iterator[Finding]:
    """Yield intervals that end before they begin."""
    for sheet in draft.sheets.values():
        if "from" not in sheet.table.columns:
            continue
        for row in sheet.rows:
            if row["to"] < row["from"]:
                message = f"`to` {row.text['to']} is before `from` {row.text['from']}."
                hint = "`from` and `to` are the first and the last day, both included."
                yield sheet.at(row, "to").error("interval", message, hint)


def sources(draft: Draft) -> Iterator[Finding]:
    """Yield rows with figures that name no source, and assumptions that give no range."""
    for sheet in draft.sheets.values():
        columns = sheet.table.columns.values()
        numbers = [column.name for column in columns if column.type in {"number", "share"}]
        if sheet.table.name in WITHOUT_COMMON:
            continue
        with_figures = [row for row in sheet.rows if any(row.text[name] for name in numbers)]
        if blank := [row for row in with_figures if not row.text["source"]]:
            message = "figures without a source."
            hint = "Write an identifier of the table sources, or `assumption`."
            yield sheet.over(blank, "source").note("no-source", message, hint)
        assumed = [row for row in with_figures if row["source"] == ASSUMPTION]
        if bare := [row for row in assumed if not _ranged(row)]:
            message = "assumptions without a range."
            column = next(name for name in numbers if bare[0].text[name])
            hint = f"Give a low and a high value, such as `{column}_low` and `{column}_high`."
            yield sheet.over(bare, "source").warning("assumption-without-range", message, hint)


def _ranged(row: Row) -> bool:
    return any(text for name, text in row.text.items() if name.endswith(("_low", "_high")))


CHECKS = (empty_tables, duplicate_keys, identical_rows, ranges, intervals, sources)

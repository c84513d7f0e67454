"""Correlations: groups of figures that are there, have a range, and belong to one group each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.case.hints import one_of
from supplychain.case.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case.findings import Finding
    from supplychain.case.sheet.draft import Draft, Row, Sheet

RULE = "correlation"


def correlations(draft: Draft) -> Iterator[Finding]:
    """Yield groups of no figure, and figures that stand in two groups."""
    sheet = draft.sheets["correlations"]
    groups: dict[tuple[str, str, int], str] = {}
    for row in sheet.rows:
        if row["table"] and row["column"] and row["group"]:
            yield from _group(draft, sheet, row, groups)


def _group(
    draft: Draft, sheet: Sheet, row: Row, groups: dict[tuple[str, str, int], str]
) -> Iterator[Finding]:
    """Yield what is wrong with one row; `groups` takes up the cells that it names."""
    table, column = row["table"], row["column"]
    ranged = {n: sorted({e.rpartition("_")[0] for e in t.ranges}) for n, t in TABLES.items()}
    if not ranged.get(table):
        message = f"`{table}` is no table with figures."
        hint = one_of(table, [name for name, columns in ranged.items() if columns])
        yield sheet.at(row, "table").error(RULE, message, hint)
        return
    if column not in ranged[table]:
        message = f"`{column}` is no column of `{table}` that can have a range."
        yield sheet.at(row, "column").error(RULE, message, one_of(column, ranged[table]))
        return
    cells = draft.sheets[table].naming(row["id"])
    if not cells:
        message = f"no row of `{table}` names `{row['id']}`."
        if not row["id"]:
            message = f"the table `{table}` has no row."
        hint = "Write an identifier that stands in the row, or leave `id` blank for every row."
        yield sheet.at(row, "id" if row["id"] else "table").error(RULE, message, hint)
    for index in cells:
        before = groups.setdefault((table, column, index), row["group"])
        if before != row["group"]:
            message = f"`{table}.{column}` of `{row['id']}` is in group `{before}` already."
            hint = "A figure moves with one group."
            yield sheet.at(row, "group").error(RULE, message, hint)
            return


CHECKS = (correlations,)

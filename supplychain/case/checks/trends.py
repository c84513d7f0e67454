"""Trends: how figures of the case change over the years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.case.hints import one_of
from supplychain.case.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case.findings import Finding
    from supplychain.case.sheet.draft import Draft

RULE = "trend"


def trends(draft: Draft) -> Iterator[Finding]:
    """Yield trends of what is no figure, or of no row."""
    sheet = draft.sheets["trends"]
    known = {
        t.name: sorted(c.name for c in t.columns.values() if c.is_figure) for t in TABLES.values()
    }
    figures = {name: columns for name, columns in known.items() if columns and name != "trends"}
    for row in sheet.rows:
        table, column = row["table"], row["column"]
        if not (table and column):
            continue
        if table not in figures:
            message = f"`{table}` is no table with figures."
            yield sheet.at(row, "table").error(RULE, message, one_of(table, list(figures)))
        elif column not in figures[table]:
            message = f"`{column}` is no figure of `{table}`."
            yield sheet.at(row, "column").error(RULE, message, one_of(column, figures[table]))
        elif not draft.sheets[table].naming(row["id"]):
            message = f"no row of `{table}` names `{row['id']}`."
            hint = "Write an identifier that stands in the row, or leave `id` blank for every row."
            yield sheet.at(row, "id").error(RULE, message, hint)


CHECKS = (trends,)

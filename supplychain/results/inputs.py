"""Where every input figure came from: file, sheet, cell, source and confidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from supplychain.case import TABLES
from supplychain.case.figures import identity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case import Case

COLUMNS = (
    "table", "row", "column", "value", "low", "high", "unit", "source", "confidence",
    "file", "sheet", "cell",
)  # fmt: skip
FIGURES = frozenset({"number", "share", "integer", "date"})


def inputs_table(case: Case) -> pd.DataFrame:
    """Return one row a figure of the case, in the order of the schema and of its source.

    Columns: table; row (what names it); column; value, low and high as read, blank where not
    given; unit; source and confidence of the value; file, sheet and cell that the value came from.
    """
    found = [row for name in TABLES for row in _table(case, name)]
    return pd.DataFrame(found, columns=list(COLUMNS))


def _table(case: Case, name: str) -> Iterator[tuple[str, ...]]:
    table, sheet, text = TABLES[name], case.sheets[name], case.text[name]
    figures = [c for c in table.columns.values() if c.type in FIGURES and c.name in text.columns]
    for index, cells in enumerate(text.to_dict("records") if figures else ()):
        row = {str(column): str(cell) for column, cell in cells.items()}
        spoken = ", ".join(identity(name, row))
        for column in figures:
            if not row[column.name]:
                continue
            origin = sheet.raw.origin(column.name, index)
            ends = (row.get(f"{column.name}_{end}", "") for end in ("low", "high"))
            yield (
                name, spoken, column.name, row[column.name], *ends, column.unit,
                *sheet.standing(index, column.name),
                origin.file, origin.sheet, origin.cell,
            )  # fmt: skip

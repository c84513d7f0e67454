"""What changed between two cases.

Rows are matched by the key of their table, or, where rows simply add up, by their identifiers and
dates and their order among rows that share them. Numbers are compared as numbers: 1200 and 1200.0
are the same.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

import pandas as pd

from supplychain.case.figures import identity
from supplychain.case.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case.case import Case

RowName = tuple[str, int]  # what names a row, and its place among rows of the same name
COLUMNS = ("table", "row", "column", "before", "after", "relative", "change")
ADDED, REMOVED, CHANGED = "added", "removed", "changed"


def changes(before: Case, after: Case) -> pd.DataFrame:
    """Return every cell that differs between two cases, in the order of the schema.

    Columns: table, row (what names it), column, before and after (texts as read; of a whole row
    that is added or removed, its cells), relative (after / before - 1 of numbers, else NaN),
    change (changed, added or removed).
    """
    found = [row for table in TABLES for row in _table(table, before, after)]
    return pd.DataFrame(found, columns=list(COLUMNS))


def _table(table: str, before: Case, after: Case) -> Iterator[tuple[object, ...]]:
    """Yield the differences of one table, as `changes` lists them."""
    old, new = _rows(table, before), _rows(table, after)
    for name in dict.fromkeys([*old, *new]):
        spoken = name[0] if name[1] == 0 else f"{name[0]} ({name[1] + 1})"
        if name not in new:
            yield table, spoken, "", _whole(old[name]), "", math.nan, REMOVED
        elif name not in old:
            yield table, spoken, "", "", _whole(new[name]), math.nan, ADDED
        else:
            for column in dict.fromkeys([*old[name], *new[name]]):
                one, two = old[name].get(column, ""), new[name].get(column, "")
                if one != two and _number(one) != _number(two):
                    yield table, spoken, column, one, two, _relative(one, two), CHANGED


def _rows(table: str, case: Case) -> dict[RowName, dict[str, str]]:
    """Return the texts of each row that are not blank, by what names the row."""
    seen: dict[str, int] = defaultdict(int)
    found = {}
    for line in case.text[table].to_dict("records"):
        cells = {str(column): str(cell) for column, cell in line.items()}
        name = ", ".join(identity(table, cells))
        found[name, seen[name]] = {column: cell for column, cell in cells.items() if cell}
        seen[name] += 1
    return found


def _whole(cells: dict[str, str]) -> str:
    return "; ".join(f"{column} {cell}" for column, cell in cells.items())


def _relative(one: str, two: str) -> float:
    before, after = _number(one), _number(two)
    return after / before - 1 if before else math.nan


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan

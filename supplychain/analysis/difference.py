"""What changed between two cases, and what the changes of each table do to the answer.

Rows are matched by the key of their table, or, where rows simply add up, by their identifiers and
dates and their order among rows that share them. Numbers are compared as numbers: 1200 and 1200.0
are the same.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from supplychain.analysis.comparison import Comparison, Question, compare
from supplychain.analysis.pool import Progress, no_progress
from supplychain.case import TABLES, CaseError, build_case
from supplychain.case.figures import identity
from supplychain.solve.workshop import open_workshop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case import Case

Row = tuple[str, int]  # what names a row, and its place among rows of the same name
COLUMNS = ("table", "row", "column", "before", "after", "relative", "change")
ADDED, REMOVED, CHANGED = "added", "removed", "changed"


@dataclass(frozen=True)
class Effect:
    """What the changes of some tables do: the answer before, and with them alone in place.

    `after` is None where the tables do not fit the rest of the case before without the others.
    """

    tables: tuple[str, ...]
    before: Comparison
    after: Comparison | None


def changes(before: Case, after: Case) -> pd.DataFrame:
    """Return every cell that differs between two cases, in the order of the schema.

    Columns: table, row (what names it), column, before and after (texts as read; of a whole row
    that is added or removed, its cells), relative (after / before - 1 of numbers, else NaN),
    change (changed, added or removed).
    """
    found = [row for table in TABLES for row in _table(table, before, after)]
    return pd.DataFrame(found, columns=list(COLUMNS))


def effects(question: Question, after: Case, progress: Progress = no_progress) -> list[Effect]:
    """Return what the changes of each table do alone, and last those of all tables together.

    The question's case is the one before. Raises ``SolveError`` where a plan has no certified
    answer.
    """
    before = question.case
    touched = list(dict.fromkeys(changes(before, after)["table"]))
    base = _answer(question, before)
    found = []
    for done, table in enumerate(touched, start=1):
        case = _with_table(before, after, table)
        found.append(Effect((table,), base, _answer(question, case) if case else None))
        progress("Solving each group of changes", done, len(touched))
    return [*found, Effect(tuple(touched), base, _answer(question, after))]


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


def _rows(table: str, case: Case) -> dict[Row, dict[str, str]]:
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


def _with_table(before: Case, after: Case, table: str) -> Case | None:
    """Return `before` with one table of `after`; None where the two do not fit together."""
    sheets = {name: sheet.raw for name, sheet in before.sheets.items() if sheet.present}
    sheets.pop(table, None)
    if after.sheets[table].present:
        sheets[table] = after.sheets[table].raw
    try:
        return build_case(sheets.values())
    except CaseError:
        return None


def _answer(question: Question, case: Case) -> Comparison:
    shop = open_workshop(case, question.judgement)
    return compare(shop, question.scenario, question.regime)

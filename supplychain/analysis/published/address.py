"""The address of a figure in result tables: table, filter, column, aggregate, scale.

A filter is a list of conditions joined by `;`, all of which a row must meet: a column, one of
``= != ~ < <= > >=``, and a value, such as ``regime=national; period<=12``. Text is compared letter
by letter, or by ``~`` with a pattern such as ``made_*``, numbers as numbers. Blank values are left
out; then the aggregate makes one number of the column's values, in the order of the table, and
`scale` multiplies it.
"""

from __future__ import annotations

import fnmatch
import operator
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from supplychain.case.hints import one_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

AGGREGATES: dict[str, Callable[[pd.Series[float]], float]] = {
    "sum": lambda values: float(values.sum()),
    "min": lambda values: float(values.min()),
    "max": lambda values: float(values.max()),
    "mean": lambda values: float(values.mean()),
    "first": lambda values: float(values.iloc[0]),
    "last": lambda values: float(values.iloc[-1]),
    "count": lambda values: float(len(values)),
}
OF_NOTHING = {"sum": 0.0, "count": 0.0}  # any other aggregate of no value is no number
RELATIONS: dict[str, Callable[[pd.Series[float], float], pd.Series[bool]]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
CONDITION = re.compile(r"\s*(\w+)\s*(!=|<=|>=|=|<|>|~)\s*(.*?)\s*")


class AddressError(ValueError):
    """An address that leads nowhere: the part at fault, what is wrong, and what to write."""

    def __init__(self, part: str, message: str, hint: str = "") -> None:
        self.part = part
        super().__init__(f"{message} {hint}".strip())

    def at(self, row: int) -> str:
        """Return the line that tells it by row and column of `expected.csv`."""
        return f"row {row}, column `{self.part}`: {self}"


class PublishedError(ValueError):
    """A published case that cannot be used; the message lists everything that is wrong."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = tuple(lines)
        super().__init__("\n".join(lines))


@dataclass(frozen=True)
class Condition:
    """One condition of a filter: a column stands in a relation to a value."""

    column: str
    relation: str
    value: str


@dataclass(frozen=True)
class Address:
    """Where a figure stands; see the module."""

    table: str
    conditions: tuple[Condition, ...]
    column: str
    aggregate: str
    scale: float = 1.0

    def refuse_unknown(self, columns: Mapping[str, Sequence[str]]) -> None:
        """Raise ``AddressError`` for a table or column that is not in `columns`, by table."""
        if self.table not in columns:
            message = f"there is no result table `{self.table}`."
            raise AddressError("table", message, one_of(self.table, columns))
        known = columns[self.table]
        used = [("filter", condition.column) for condition in self.conditions]
        for part, name in [*used, ("column", self.column)]:
            if name not in known:
                message = f"the table `{self.table}` has no column `{name}`."
                raise AddressError(part, message, "Columns: " + ", ".join(known) + ".")

    def find(self, tables: Mapping[str, pd.DataFrame], words: Collection[str]) -> float | None:
        """Return the figure; None where no value is left and the aggregate needs one.

        A filter may name what the table lacks, since rows of zeros are left out, but then it must
        be one of `words`, the names that the case knows. Raises ``AddressError``.
        """
        frame = tables[self.table]
        for condition in self.conditions:
            column = tables[self.table][condition.column]
            frame = frame[_meets(condition, column, words).loc[frame.index]]
        values = frame[self.column].dropna()
        numbers = pd.to_numeric(values, errors="coerce")
        if self.aggregate != "count" and numbers.isna().any():
            raise AddressError(
                "column", f"`{self.column}` holds text.", "Name a column of numbers."
            )
        if numbers.empty:
            return OF_NOTHING.get(self.aggregate)
        return AGGREGATES[self.aggregate](numbers) * self.scale


def conditions(text: str) -> tuple[Condition, ...]:
    """Return the conditions of a filter; raises ``AddressError``."""
    found = []
    for part in filter(str.strip, text.split(";")):
        match = CONDITION.fullmatch(part)
        if match is None or not match[3]:
            hint = "Write column=value, such as `regime=national; period<=12`."
            raise AddressError("filter", f"`{part.strip()}` is no condition.", hint)
        found.append(Condition(*match.groups()))
    return tuple(found)


def _meets(condition: Condition, column: pd.Series, words: Collection[str]) -> pd.Series[bool]:
    """Which rows meet a condition."""
    name, relation, value = condition.column, condition.relation, condition.value
    is_text = relation in {"=", "!=", "~"}
    if len(column) and pd.api.types.is_numeric_dtype(column) and relation != "~":
        try:
            return RELATIONS[relation](column, float(value))
        except ValueError:
            message = f"`{name}` holds numbers, and `{value}` is none."
            raise AddressError("filter", message) from None
    if len(column) and not is_text:
        message = f"`{name}` holds text: {relation} has no meaning."
        raise AddressError("filter", message, "Write =, != or ~.")
    texts = column.astype(str)
    pattern = re.compile(fnmatch.translate(value) if relation == "~" else re.escape(value))
    same = texts.map(lambda text: pattern.fullmatch(text) is not None).astype(bool)
    known = same.any() or (column.empty and _is_number(value))
    if not known and not any(map(pattern.fullmatch, words)):
        hint = one_of(value, sorted(set(texts)))
        raise AddressError("filter", f"`{name}` is never `{value}`.", hint)
    return ~same if relation == "!=" else same


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True

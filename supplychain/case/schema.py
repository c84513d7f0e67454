"""The data dictionary: every table and column of a case, declared once in ``schema.csv``.

Reader, checks, templates and documentation derive from it. A row of the file without a column
describes its table. The table ``settings.value`` says what the settings may hold, and the columns
of the table ``*`` may stand in every table but ``settings`` and ``sources``.

Notation of the file: ``allowed`` of a choice lists its values, that of a number is an interval
with open or closed ends such as ``(0, 1]``. ``refers_to`` lists where an identifier must be
declared: a table (meaning its first column) or ``table.column``, perhaps only for rows in which
another column has a given value, as in ``sites where effect=stock``.
"""

from __future__ import annotations

import csv
import math
import re
from dataclasses import dataclass, field
from functools import cached_property
from importlib import resources
from itertools import takewhile
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    import numpy.typing as npt

TEXT_TYPES = frozenset({"text", "id", "choice"})
COMMON = "*"
BASELINE = "national"  # the regime that adds no agreement
ASSUMPTION = "assumption"  # the word that stands in `source` where there is none
DEMAND_TABLES = ("effort", "raids", "demand")  # what force elements need
WITHOUT_COMMON = frozenset({"settings", "settings.value", "sources"})


@dataclass(frozen=True)
class Interval:
    """Numbers that a column allows."""

    low: float = -math.inf
    high: float = math.inf
    low_open: bool = False
    high_open: bool = False

    def contains(self, x: npt.NDArray[np.float64] | float) -> npt.NDArray[np.bool_]:
        """Return which numbers lie inside."""
        above = np.greater(x, self.low) if self.low_open else np.greater_equal(x, self.low)
        below = np.less(x, self.high) if self.high_open else np.less_equal(x, self.high)
        return np.asarray(above & below)

    def __contains__(self, x: float) -> bool:
        """Return whether ``x`` lies inside."""
        return bool(self.contains(x))

    def __str__(self) -> str:
        """Return the interval in words."""
        low = f"{'above' if self.low_open else 'at least'} {self.low:g}"
        high = f"{'below' if self.high_open else 'at most'} {self.high:g}"
        if math.isinf(self.low) and math.isinf(self.high):
            return "any number"
        if math.isinf(self.high):
            return low
        return high if math.isinf(self.low) else f"{low} and {high}"


@dataclass(frozen=True)
class Reference:
    """One place where an identifier may be declared.

    ``when`` limits it to rows in which a column of the referring table has a value.
    """

    table: str
    column: str
    when: tuple[str, str] | None = None


@dataclass(frozen=True)
class Column:
    """One row of the data dictionary; ``required`` and ``key`` are its yes or blank as booleans."""

    table: str
    name: str
    type: str
    unit: str = ""
    required: bool = False
    default: str = ""
    allowed: str = ""
    refers_to: str = ""
    key: bool = False
    description: str = ""
    example: str = ""

    @property
    def choices(self) -> tuple[str, ...]:
        """Return the values that a choice allows; empty for every other type."""
        return split_list(self.allowed) if self.type == "choice" else ()

    @property
    def is_numeric(self) -> bool:
        """Return whether its cells hold numbers."""
        return self.type in {"number", "share", "integer"}

    @property
    def is_figure(self) -> bool:
        """Return whether its numbers are measured or estimated, so that they have a source."""
        return self.type in {"number", "share"}

    @property
    def may_have_range(self) -> bool:
        """Return whether a low and a high value may stand beside its own."""
        return self.is_figure or self.type == "date"

    @property
    def blank_means(self) -> str:
        """Return what a blank cell says, such as `no limit`; blank if the value is then unknown."""
        _, found, meaning = self.description.lower().partition("blank: ")
        return meaning.rstrip(".") if found else self.default

    @cached_property
    def interval(self) -> Interval:
        """Return the numbers that the column allows; any where the dictionary sets no bounds."""
        match = re.fullmatch(r"([\[(])\s*(\S+),\s*(\S+?)\s*([\])])", self.allowed)
        if match is None:
            return Interval()
        left, low, high, right = match.groups()
        return Interval(float(low), float(high), left == "(", right == ")")

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Return where its identifiers must be declared; empty for free identifiers."""
        return tuple(_reference(part) for part in split_list(self.refers_to))


@dataclass(frozen=True)
class Table:
    """A table of the case: its columns by name, the common ones last."""

    name: str
    required: bool
    description: str
    columns: Mapping[str, Column] = field(default_factory=dict)

    @cached_property
    def key(self) -> tuple[str, ...]:
        """Return the columns that tell its rows apart; empty where rows simply add up."""
        return tuple(column.name for column in self.columns.values() if column.key)

    @cached_property
    def leading(self) -> tuple[str, ...]:
        """Return the columns by which rows of several files belong together.

        They are the key, or the required identifiers and words at the beginning of the table. Dates
        are left out, and so is what follows an optional column: a sender who moves a day changes a
        row, and must not add one beside it. Several rows may therefore agree in all of them.
        """
        if self.key:
            return self.key
        first = takewhile(
            lambda column: column.required and column.type in {"id", "choice"},
            self.columns.values(),
        )
        return tuple(column.name for column in first)

    @cached_property
    def telling(self) -> tuple[str, ...]:
        """Return the columns that tell a reader which row is meant.

        They are the key, or the required identifiers and words anywhere, and the dates, optional
        ones too: unlike in `leading`, two rows of one site and item that differ in their day shall
        have different names.
        """
        return self.key or tuple(
            name
            for name, column in self.columns.items()
            if column.type == "date" or (column.required and column.type in {"id", "choice"})
        )

    @cached_property
    def ranges(self) -> Mapping[str, Column]:
        """Return the optional ``X_low`` and ``X_high`` of every number, share and date ``X``."""
        if self.name == "settings":
            return {}
        return {
            f"{column.name}_{end}": _range_column(column, end)
            for column in self.columns.values()
            if column.may_have_range
            for end in ("low", "high")
        }

    def columns_in(self, header: Container[str]) -> dict[str, Column]:
        """Return every column, each followed by those of its range columns that a header has."""
        columns: dict[str, Column] = {}
        for name, column in self.columns.items():
            columns[name] = column
            for end in (f"{name}_low", f"{name}_high"):
                if end in header and end in self.ranges:
                    columns[end] = self.ranges[end]
        return columns

    def column(self, name: str) -> Column | None:
        """Return the column of that name, range columns included, or ``None``."""
        return self.columns.get(name) or self.ranges.get(name)


def split_list(text: str) -> tuple[str, ...]:
    """Return the parts of a list cell, which are separated by semicolons."""
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _range_column(column: Column, end: str) -> Column:
    """Return the column that holds one end of the range of another."""
    which = "Least" if end == "low" else "Greatest"
    return Column(
        table=column.table,
        name=f"{column.name}_{end}",
        type=column.type,
        unit=column.unit,
        allowed=column.allowed,
        description=f"{which} plausible value of `{column.name}`.",
    )


def _reference(text: str) -> Reference:
    """Return a reference as the dictionary writes it: ``table[.column] [where column=value]``."""
    target, _, condition = text.partition(" where ")
    table, _, column = target.strip().partition(".")
    name, _, value = condition.partition("=")
    return Reference(table, column, (name.strip(), value.strip()) if condition else None)


def _read() -> dict[str, Table]:
    """Return the tables of ``schema.csv`` in its order, with the common columns added."""
    file = resources.files(__package__).joinpath("schema.csv")
    tables: dict[str, Table] = {}
    columns: dict[str, dict[str, Column]] = {}
    for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()):
        name = row.pop("column")
        required = row.pop("required") == "yes"
        if not name:
            columns[row["table"]] = {}
            tables[row["table"]] = Table(
                row["table"], required, row["description"], columns[row["table"]]
            )
            continue
        key = row.pop("key") == "yes"
        columns[row["table"]][name] = Column(name=name, required=required, key=key, **row)
    common = columns[COMMON]
    for name in tables.keys() - WITHOUT_COMMON - {COMMON}:
        columns[name].update(common)
    return tables


_ALL = _read()
SETTINGS = _ALL["settings.value"]
TABLES: dict[str, Table] = {
    name: table for name, table in _ALL.items() if name not in {COMMON, SETTINGS.name}
}


def declared_in(reference: Reference) -> str:
    """Return the column that declares what a reference names: as stated, or the first."""
    return reference.column or next(iter(TABLES[reference.table].columns))

"""What the parts of the ledger's summary share: a block, and days of signature side by side."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rich.cells import cell_len

from supplychain.report.grid import Group, grid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import pandas as pd

    Tables = Mapping[str, pd.DataFrame]
    Cell = Callable[[str, str, str], str]  # of a day, a row and a column

ALL = "all"
NOTHING = 0.005  # points; less is shown as 0


@dataclass(frozen=True)
class Block:
    """A part of the summary: its title, the lines of a table, and sentences below."""

    title: str
    lines: Sequence[str]
    sentences: Sequence[str] = ()


def days_of(frame: pd.DataFrame) -> list[str]:
    """Return the days of signature in a table, as they come."""
    return list(dict.fromkeys(frame["signed"]))


@dataclass(frozen=True)
class Layout:
    """What the rows of a table are called, the same columns for each day, and the width."""

    label: str
    columns: Sequence[str]
    days: Sequence[str]
    width: int


def by_day(layout: Layout, rows: Iterable[str], cell: Cell) -> list[str]:
    """Return the lines of a table: days, and else columns, below each other where it is too wide.

    `cell` gives the text of a day, row and column.
    """
    names = list(rows)
    together = _table(layout, names, cell)
    fits = max(map(cell_len, together)) <= layout.width and not _cut(together, names)
    if fits or len(layout.days) == len(layout.columns) == 1:
        return together
    apart = [replace(layout, days=[day]) for day in layout.days]
    if len(apart) == 1:
        half = (len(layout.columns) + 1) // 2
        apart = [
            replace(layout, columns=part) for part in (layout.columns[:half], layout.columns[half:])
        ]
    return [line for one in apart for line in by_day(one, names, cell)]


def _table(layout: Layout, rows: Sequence[str], cell: Cell) -> list[str]:
    groups = [Group("", [layout.label])]
    groups += [Group(f"signed on {day}", layout.columns) for day in layout.days]
    places = [(day, column) for day in layout.days for column in layout.columns]
    body = [[row, *(cell(day, row, column) for day, column in places)] for row in rows]
    return grid(groups, body, layout.width)


def _cut(lines: Sequence[str], names: Sequence[str]) -> bool:
    """Tell whether a name in the first column had to give way."""
    return not all(any(line.startswith(name) for line in lines) for name in names)


def points(number: float) -> str:
    """Return points with two decimals; what is less than that is 0.

    >>> points(-0.001), points(3.14159), points(float("nan"))
    ('0', '3.14', '-')
    """
    if not math.isfinite(number):
        return "-"
    return f"{number:.2f}" if abs(number) >= NOTHING else "0"

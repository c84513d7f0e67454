"""`expected.csv`: what a source prints, one figure a row, and where ours stands.

Columns: quantity (in words); table, filter, column, aggregate and scale (the address of ours, see
`address`; a blank aggregate is sum, a blank scale 1; a scale may be a fraction such as 1/12);
expected (a number; a range such as 2..4, ..7 or 0.5..; or `none` where nothing is to be found);
tolerance (how far ours may be off: a number in the unit of expected, or a share of it such as 1%);
status (published, or derived from what is published); source (where it is printed, or from what it
follows and how); note.
"""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from supplychain.analysis.published.address import (
    AGGREGATES,
    Address,
    AddressError,
    PublishedError,
    conditions,
)
from supplychain.case.hints import did_you_mean, one_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

EXPECTED = "expected.csv"
COLUMNS = {  # name: whether the column, and a value in each of its cells, is required
    "quantity": True,
    "table": True,
    "filter": False,
    "column": True,
    "aggregate": False,
    "scale": False,
    "expected": True,
    "tolerance": True,
    "status": True,
    "source": True,
    "note": False,
}
STATUS = ("published", "derived")


@dataclass(frozen=True)
class Expected:
    """One figure of a source, in row `number` of the file; `text` is the figure as written.

    `low` and `high` are NaN where nothing is to be found.
    """

    number: int
    quantity: str
    address: Address
    text: str
    low: float
    high: float
    tolerance: float
    status: str

    @property
    def size(self) -> float:
        """Largest end of the range, by which rounding and shares are measured."""
        return _size(self.low, self.high)


def read_expected(path: Path, columns: Mapping[str, Sequence[str]]) -> tuple[Expected, ...]:
    """Return the rows of `expected.csv`, whose addresses lead into tables with these `columns`.

    Raises
    ------
    PublishedError
        Listing everything that is wrong, each by row and column.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            lines = list(csv.reader(stream, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise PublishedError([f"not readable as CSV in UTF-8: {error}"]) from error
    head = lines[0] if lines else []
    if wrong := _misread(head):
        raise PublishedError(wrong)
    rows: list[Expected] = []
    for number, cells in enumerate(lines[1:], start=2):
        text = dict.fromkeys(COLUMNS, "") | dict(zip(head, map(str.strip, cells), strict=False))
        if len(cells) > len(head):
            wrong.append(f"row {number}: more cells than the header has.")
        elif any(cells):
            row, found = _row(number, text, columns)
            wrong += found
            rows += [row] if row else []
    if not rows and not wrong:
        wrong.append("the file holds no figure. Write one figure a row.")
    if wrong:
        raise PublishedError(wrong)
    return tuple(rows)


def _misread(head: Sequence[str]) -> list[str]:
    """Return what is wrong with the header."""
    needed = [name for name, required in COLUMNS.items() if required and name not in head]
    unknown = [name for name in head if name not in COLUMNS]
    twice = [name for name in COLUMNS if head.count(name) > 1]
    return [
        *(f"the required column `{name}` is missing." for name in needed),
        *(
            f"there is no column `{name}`. {did_you_mean(name, COLUMNS)}".strip()
            for name in unknown
        ),
        *(f"the column `{name}` stands twice." for name in twice),
    ]


def _row(
    number: int, text: Mapping[str, str], columns: Mapping[str, Sequence[str]]
) -> tuple[Expected | None, list[str]]:
    """Return a row, or all that is wrong with it."""
    wrong = [
        AddressError(name, "the cell is blank.", "Every figure needs it.")
        for name, required in COLUMNS.items()
        if required and not text[name]
    ]
    parts: dict[str, Any] = {}
    for name, parse in PARSERS.items():
        try:
            parts[name] = parse(text[name]) if text[name] or not COLUMNS[name] else None
        except AddressError as error:
            wrong.append(error)
    if not wrong:
        address = Address(
            text["table"], parts["filter"], text["column"], parts["aggregate"], parts["scale"]
        )
        try:
            address.refuse_unknown(columns)
        except AddressError as error:
            wrong.append(error)
    if wrong:
        return None, [error.at(number) for error in wrong]
    low, high = parts["expected"]
    size, relative = parts["tolerance"]
    tolerance = size * _size(low, high) if relative else size
    quantity, figure, status = text["quantity"], text["expected"], text["status"]
    return Expected(number, quantity, address, figure, low, high, tolerance, status), []


def _size(low: float, high: float) -> float:
    return max((abs(end) for end in (low, high) if math.isfinite(end)), default=0.0)


def _aggregate(text: str) -> str:
    if text and text not in AGGREGATES:
        message = f"`{text}` is no aggregate."
        raise AddressError("aggregate", message, one_of(text, AGGREGATES))
    return text or "sum"


def _scale(text: str) -> float:
    over, slash, under = text.partition("/")
    scale, divisor = _number("scale", over), _number("scale", under) if slash else 1.0
    if 0.0 in {scale, divisor}:
        raise AddressError("scale", f"`{text}` is no factor.", "Write a number or 1/12.")
    return scale / divisor


def _expected(text: str) -> tuple[float, float]:
    """Return the least and the largest value, both NaN for `none`."""
    if text == "none":
        return math.nan, math.nan
    low, dots, high = text.partition("..")
    if not dots:
        return (number := _number("expected", text)), number
    ends = (
        _number("expected", low) if low else -math.inf,
        _number("expected", high) if high else math.inf,
    )
    if not low + high or ends[0] > ends[1]:
        raise AddressError("expected", f"`{text}` is no range.", "Write low..high, or one of them.")
    return ends


def _tolerance(text: str) -> tuple[float, bool]:
    """Return the tolerance, and whether it is a share of the expected figure."""
    size = _number("tolerance", text.removesuffix("%"))
    if size < 0:
        raise AddressError("tolerance", f"`{text}` is below 0.", "Write 0 or more.")
    return (size / 100, True) if text.endswith("%") else (size, False)


def _status(text: str) -> str:
    if text not in STATUS:
        raise AddressError("status", f"`{text}` is no status.", one_of(text, STATUS))
    return text


def _number(part: str, text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or "_" in text:
        hint = "Write a number such as 1200.5, without separators."
        raise AddressError(part, f"`{text.strip()}` is no number.", hint)
    return number


PARSERS: dict[str, Callable[[str], Any]] = {
    "filter": conditions,
    "aggregate": _aggregate,
    "scale": lambda text: _scale(text) if text else 1.0,
    "expected": _expected,
    "tolerance": _tolerance,
    "status": _status,
}

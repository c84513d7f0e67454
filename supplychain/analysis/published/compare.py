"""Each expected figure beside ours."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from supplychain.analysis.published.address import AddressError, PublishedError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from supplychain.analysis.published.answer import Found
    from supplychain.analysis.published.expected import Expected

ROUNDING = 1e-9  # share of the expected figure by which a solver may be off at no fault


@dataclass(frozen=True)
class Compared:
    """An expected figure and ours, None where nothing was found.

    `difference` is ours less expected, for a range less the end that it passes (0 within, and where
    rounding alone makes one); NaN where only one of the two is a number.
    """

    expected: Expected
    ours: float | None
    difference: float
    ok: bool


def compare(rows: Iterable[Expected], found: Found) -> list[Compared]:
    """Compare each row with ours; raises ``PublishedError`` listing every address at fault."""
    compared, wrong = [], []
    for row in rows:
        try:
            ours = row.address.find(found.tables, found.words)
        except AddressError as error:
            wrong.append(error.at(row.number))
        else:
            compared.append(_compared(row, ours))
    if wrong:
        raise PublishedError(wrong)
    return compared


def unanswered(rows: Iterable[Expected]) -> list[Compared]:
    """Return the rows of a case that has no certified answer: none of its figures agrees."""
    return [Compared(row, None, math.nan, ok=False) for row in rows]


def _compared(row: Expected, ours: float | None) -> Compared:
    nothing = math.isnan(row.low)
    if ours is None or nothing:
        agree = ours is None and nothing
        return Compared(row, ours, 0.0 if agree else math.nan, agree)
    difference = min(ours - row.low, 0.0) + max(ours - row.high, 0.0)
    if abs(difference) <= ROUNDING * (1 + row.size):
        difference = 0.0
    return Compared(row, ours, difference, abs(difference) <= row.tolerance + ROUNDING * row.size)

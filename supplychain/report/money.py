"""Amounts of money in a unit in which the largest of them can be read."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MILLION, THOUSAND = 1e6, 1e3
NOTHING = 0.05  # of the unit; less is shown as 0


@dataclass(frozen=True)
class Money:
    """A unit in words, such as `million USD`, and what it is worth in the currency."""

    unit: str
    size: float

    def text(self, amount: float) -> str:
        """Return an amount: whole from 100 on, else with a digit behind the point.

        >>> millions = Money("million USD", 1e6)
        >>> [millions.text(x) for x in (-25_500_000.0, 4.1e9, 3.0, float("nan"))]
        ['-25.5', '4,100', '0', '-']
        """
        part = amount / self.size
        if not math.isfinite(part):
            return "-"
        if abs(part) < NOTHING:
            return "0"
        return f"{part:,.0f}" if abs(part) >= 100 else f"{part:,.1f}"


def money_for(currency: str, amounts: Iterable[float]) -> Money:
    """Return millions, or thousands or the currency itself where the largest amount is small.

    >>> money_for("USD", [3e7, -4e8]).unit, money_for("EUR", [0, 600_000.0]).unit
    ('million USD', 'thousand EUR')
    """
    most = max((abs(amount) for amount in amounts if math.isfinite(amount)), default=0.0)
    if most == 0 or most >= MILLION:
        return Money(f"million {currency}".strip(), MILLION)
    if most >= THOUSAND:
        return Money(f"thousand {currency}".strip(), THOUSAND)
    return Money(currency or "units of money", 1.0)

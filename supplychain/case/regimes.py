"""Regimes beside one another."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from supplychain.case.schema import BASELINE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from supplychain.case.case import Case


def widest_regime(case: Case, regimes: Iterable[str]) -> str:
    """Return the regime with the most agreements; of several the earliest signed."""
    table = case.tables["regimes"]
    best, widest = (-1.0, -math.inf), BASELINE
    for regime in regimes:
        rows = table[(table["regime"] == regime) & (table["agreement"] != "")]
        since = rows["since"].fillna(0.0)
        score = (float(len(rows)), -float(since.sum()))
        if score > best:
            best, widest = score, regime
    return widest

"""Levers: what could be relaxed, in the case's own terms.

A linear lever moves columns with equal bounds of the linear program in proportion to its amount, so
that its least amount is one optimum. Another has settings from the least change to the greatest,
and the least that does as much as the greatest is searched.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from supplychain.analysis.reasons.edits import Change

if TYPE_CHECKING:
    from collections.abc import Callable

Changes: TypeAlias = tuple[Change, ...]
Step: TypeAlias = tuple[str, str, str]
THOUSANDTHS = 1000

# Kinds of root, in the order in which reasons that remove as much are told. Rules and permissions
# come first, for they cost nothing to make; stock comes late, since more of it removes every
# shortfall.
KINDS = (
    "launchers", "guard", "permission", "permission late", "qualification", "workshare", "reserve",
    "storage", "route closed", "cargo lost", "route loss", "stock lost", "line out", "line start",
    "surge", "lead time", "signature", "transit", "delivery", "unserviceable", "competition",
    "route capacity", "line capacity", "no route", "fit", "no source", "stock", "shared pool",
)  # fmt: skip
# Kinds that do nothing but bring more of an item to a place, or bring it earlier.
BRINGING = (
    "storage",
    "route closed",
    "cargo lost",
    "route loss",
    "stock lost",
    "line out",
    "line start",
    "surge",
    "lead time",
    "transit",
    "delivery",
    "unserviceable",
    "route capacity",
    "line capacity",
    "stock",
)
BRUTE = ("stock", "no source", "shared pool")


@dataclass(frozen=True)
class Lever:
    """One thing that can be relaxed.

    Parameters
    ----------
    kind : str
        One of `KINDS`.
    about : tuple of str
        What it is about, such as a line; of several levers with the same kind and group the one
        that does most is told.
    at : Step
        Where behind the force element it acts: ("draw", platform, item), ("node", site, item),
        ("make", line, item) or ("ship", route, item).
    changes : callable
        From an amount or setting to the changes of the case.
    unit : float
        Of a linear lever: an amount of the size that may matter; 0 of others.
    most : float
        Largest amount of a linear lever.
    settings : tuple of float
        Of another lever: its settings, the least change first.
    line : str
        The line of which a linear lever raises every rate by the share that is its amount.
    frees : tuple of str
        Force elements that may end worse off for it.
    hypothesis : bool
        Whether it adds what the case does not have: a fit, a route, a source.
    """

    kind: str
    about: tuple[str, ...]
    at: Step
    changes: Callable[[float], Changes]
    unit: float = 0.0
    most: float = math.inf
    settings: tuple[float, ...] = ()
    line: str = ""
    frees: tuple[str, ...] = ()
    hypothesis: bool = False

    @property
    def linear(self) -> bool:
        """Return whether its amount moves columns in proportion."""
        return not self.settings


def fewer_days(days: float, least: float = 0.0) -> tuple[float, ...]:
    """Return every whole number of days below `days`, the most first, down to `least`."""
    return tuple(float(day) for day in range(math.ceil(days) - 1, math.ceil(least) - 1, -1))


def smaller_shares(share: float) -> tuple[float, ...]:
    """Return every thousandth below `share`, the largest first, down to 0."""
    top = math.ceil(share * THOUSANDTHS - 1e-9) - 1
    return tuple(k / THOUSANDTHS for k in range(top, -1, -1))


def larger_shares(share: float) -> tuple[float, ...]:
    """Return every thousandth above `share`, the smallest first, up to 1."""
    least = math.floor(share * THOUSANDTHS + 1e-9) + 1
    return tuple(k / THOUSANDTHS for k in range(least, THOUSANDTHS + 1))


def tidied(amount: float, *, down: bool = False) -> float:
    """Return an amount rounded up, or down, to six digits, as a person would write it.

    >>> tidied(599.99999999), tidied(1234.5678), tidied(1234.5678, down=True), tidied(0.0)
    (600.0, 1234.57, 1234.56, 0.0)
    """
    if amount <= 0:
        return 0.0
    unit = 10.0 ** (math.floor(math.log10(amount)) - 5)
    steps = math.floor(amount / unit + 1e-3) if down else math.ceil(amount / unit - 1e-3)
    return float(f"{steps * unit:.6g}")

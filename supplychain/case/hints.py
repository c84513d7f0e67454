"""What to write instead: the nearest allowed word, or the list of them."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

MOST_LISTED = 8
MOST_RUNS = 50  # of row numbers in one message


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like ``word``, capitals aside, or ``""`` if none is alike."""
    folded = {option.casefold(): option for option in sorted(known)}
    match = difflib.get_close_matches(word.casefold(), folded, n=1)
    return folded[match[0]] if match else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the question that offers the nearest known word; blank if none is alike."""
    option = nearest(word, known)
    return f"Did you mean `{option}`?" if option else ""


def one_of(word: str, known: Iterable[str]) -> str:
    """Return the hint for a word out of a list: the nearest one, and the list if it is short."""
    options = list(known)
    guess = did_you_mean(word, options)
    if not options or (guess and len(options) > MOST_LISTED):
        return guess
    listed = ", ".join(options[:MOST_LISTED]) + (", ..." if len(options) > MOST_LISTED else "")
    return f"{guess} Allowed: {listed}.".strip()


def plain_list(numbers: Sequence[int] | npt.NDArray[np.int64]) -> str:
    """Return row numbers for a message, runs folded: ``2-4, 7``."""
    given = np.sort(np.asarray(numbers))
    ends = np.flatnonzero(np.diff(given) > 1)
    lows = given[np.concatenate([[0], ends + 1])]
    highs = given[np.concatenate([ends, [len(given) - 1]])]
    runs = zip(lows[:MOST_RUNS].tolist(), highs[:MOST_RUNS].tolist(), strict=True)
    listed = ", ".join(str(low) if low == high else f"{low}-{high}" for low, high in runs)
    return listed + (", ..." if len(lows) > MOST_RUNS else "")


def named_list(names: Iterable[str]) -> str:
    """Return identifiers for a message, sorted: ```a`, `b` and 3 more``."""
    quoted = [f"`{name}`" for name in sorted(names)]
    if len(quoted) > MOST_LISTED:
        quoted = [*quoted[:MOST_LISTED], f"{len(quoted) - MOST_LISTED} more"]
    *first, last = quoted
    return f"{', '.join(first)} and {last}" if first else last


def amount(number: float) -> str:
    """Return a number for a message, to four digits and with separators: ``1,234``, ``0.05``."""
    return f"{number:,.0f}" if abs(number) >= 1000 else f"{number:.4g}"

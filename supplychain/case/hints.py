"""What to write instead: the nearest allowed word, or the list of them."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_LISTED = 8


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


def plain_list(numbers: Iterable[int]) -> str:
    """Return row numbers for a message, runs folded: ``2-4, 7``."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(low) if low == high else f"{low}-{high}" for low, high in runs)

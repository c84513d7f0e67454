"""How the workbooks look that are written: widths and lines of texts, the colour of heads."""

from __future__ import annotations

import unicodedata

DARK, LIGHT = "#1B3A5C", "#DCE6F1"


def display_width(text: str) -> int:
    """Return the width of a text in letters; East Asian ones take two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def lines_of(text: str, width: int) -> int:
    """Return how many lines of a width a text fills when it is wrapped."""
    return sum(1 + display_width(line) // width for line in text.split("\n"))

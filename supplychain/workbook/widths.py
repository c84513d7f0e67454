"""Widths of texts, for columns and rows that show them."""

from __future__ import annotations

import unicodedata


def display_width(text: str) -> int:
    """Return the width of a text in letters; East Asian ones take two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)

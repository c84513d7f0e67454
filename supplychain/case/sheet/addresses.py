"""Addresses of spreadsheet cells: letters of columns, and cells such as ``C12``."""

from __future__ import annotations

import re
from functools import cache

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


@cache
def letters(index: int) -> str:
    """Return the letters of a column, counted from 0: A, B, ..., Z, AA."""
    text = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


@cache
def number(text: str) -> int:
    """Return the index of a column, counted from 0, of its letters; -1 for none."""
    index = 0
    for letter in text:
        index = 26 * index + ord(letter) - 64
    return index - 1


def address(row: int, column: int) -> str:
    """Return the address of a cell; row and column are counted from 0, so ``(0, 2)`` is C1."""
    return f"{letters(column)}{row + 1}"


def position(text: str) -> tuple[int, int] | None:
    """Return row and column, from 0, of an address such as ``C12``; ``None`` if it is none."""
    match = _ADDRESS.fullmatch(text)
    return (int(match[2]) - 1, number(match[1])) if match else None

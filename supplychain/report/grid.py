"""Tables of plain text whose headings span columns, as narrow as their cells allow.

Widths are those on a terminal, where an East Asian letter takes the room of two.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

if TYPE_CHECKING:
    from collections.abc import Sequence

APART, BETWEEN = "  ", " "  # between groups, and between the columns of a group
NARROWEST = 8  # of the first column


@dataclass(frozen=True)
class Group:
    """Columns under one heading; the first group holds the labels."""

    heading: str
    columns: Sequence[str]


def grid(groups: Sequence[Group], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Return the lines of a table: headings, column names, a rule, then the rows.

    The first column stands left and gives way if the lines would be wider than `width`.
    """
    names = [name for group in groups for name in group.columns]
    widths = [max(map(cell_len, column)) for column in zip(names, *rows, strict=True)]
    _widen(groups, widths, width)
    over = _total(groups, widths) - width
    widths[0] = max(widths[0] - max(over, 0), min(widths[0], NARROWEST))
    body = [_line(groups, row, widths) for row in (names, *rows)]
    rule = "-" * min(_total(groups, widths), width)
    return [_headings(groups, widths), body[0], rule, *body[1:]]


def _line(groups: Sequence[Group], cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return a line of cells, the first to the left and the others to the right."""
    first, size = cells[0], widths[0]
    shown = [set_cell_size(cut(first, size), size)]
    shown += [_right(cell, size) for cell, size in zip(cells[1:], widths[1:], strict=True)]
    parts = [BETWEEN.join(shown[start:end]) for start, end in _spans(groups)]
    return APART.join(parts).rstrip()


def _right(cell: str, size: int) -> str:
    return " " * (size - cell_len(cell)) + cell


def _headings(groups: Sequence[Group], widths: Sequence[int]) -> str:
    """Return the line of headings, each centred in dashes over its columns."""
    parts = []
    for group, (start, end) in zip(groups, _spans(groups), strict=True):
        size = sum(widths[start:end]) + len(BETWEEN) * (end - start - 1)
        text = cut(group.heading, size)
        padded = f" {text} " if text and len(text) + 2 <= size else text
        letters = size - cell_len(padded) + len(padded)  # fewer of them where they are wide
        parts.append(padded.center(letters, "-" if padded != text else " "))
    return APART.join(parts).rstrip()


def _widen(groups: Sequence[Group], widths: list[int], width: int) -> None:
    """Give each heading the characters that it lacks, while the line has room."""
    for group, (start, end) in zip(groups, _spans(groups), strict=True):
        size = sum(widths[start:end]) + len(BETWEEN) * (end - start - 1)
        room = width - _total(groups, widths)
        widths[start] += max(0, min(len(group.heading) - size, room))


def _spans(groups: Sequence[Group]) -> list[tuple[int, int]]:
    """Return the first column of each group and the one after its last."""
    edges = [0]
    for group in groups:
        edges.append(edges[-1] + len(group.columns))
    return list(pairwise(edges))


def _total(groups: Sequence[Group], widths: Sequence[int]) -> int:
    within = len(widths) - len(groups)
    return sum(widths) + len(BETWEEN) * within + len(APART) * (len(groups) - 1)


def cut(text: str, size: int) -> str:
    """Return text that fits, with two dots where something is missing.

    >>> cut("foundational_3y", 12)
    'foundation..'
    """
    return text if cell_len(text) <= size else set_cell_size(text, max(size - 2, 0)) + ".."[:size]

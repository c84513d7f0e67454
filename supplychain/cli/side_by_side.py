"""Published figures beside ours, as a table of 80 columns for the terminal."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from supplychain.analysis.published import Compared

WIDTH = 80
DIGITS = 7  # shown of ours, before and after the point
NOTHING = "none"


def side_by_side(cases: Iterable[tuple[str, Sequence[Compared]]]) -> Table:
    """Return the table: case, quantity, expected, ours, difference, and whether that is ok.

    A case is named in its first row and wherever a figure differs. Figures that the source prints
    stand as they are, those that follow from it are marked with a star.
    """
    table = Table(box=None, pad_edge=False, width=WIDTH, padding=(0, 1, 0, 0))
    table.add_column("case", overflow="fold", max_width=12)
    table.add_column("quantity", overflow="fold", ratio=1)
    for head in ("expected", "ours", "difference"):
        table.add_column(head, justify="right", no_wrap=True)
    table.add_column("ok", no_wrap=True)
    for name, rows in cases:
        for number, row in enumerate(rows):
            star = "*" if row.expected.status == "derived" else " "
            cells = (
                name if number == 0 or not row.ok else "",
                row.expected.quantity,
                grouped(row.expected.text) + star,
                figure(row.ours, decimals(row.expected.text)),
                _difference(row),
                "yes" if row.ok else "NO",
            )
            table.add_row(*map(Text, cells), end_section=number == len(rows) - 1)
    return table


def decimals(text: str) -> int:
    """Return how many digits a figure has behind the point.

    Examples
    --------
    >>> decimals("93715.17857"), decimals("2..4"), decimals("none")
    (5, 0, 0)
    """
    return max(len(end.partition(".")[2]) for end in text.split(".."))


def figure(value: float | None, least: int = 0) -> str:
    """Return a figure with seven digits, or `least` behind the point, thousands grouped.

    Examples
    --------
    >>> figure(93715.178571), figure(93715.178571, 5), figure(2.7e6), figure(-0.0), figure(None)
    ('93,715.18', '93,715.17857', '2,700,000', '0', 'none')
    """
    if value is None:
        return NOTHING
    before = len(f"{abs(value):.0f}")
    text = f"{value:,.{max(0, least, DIGITS - before)}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def grouped(text: str) -> str:
    """Return a figure, or the ends of a range, as written but with thousands grouped.

    Examples
    --------
    >>> grouped("93715.17857"), grouped("1.0"), grouped("2000..4000"), grouped("none")
    ('93,715.17857', '1.0', '2,000..4,000', 'none')
    """
    if ".." in text:
        return "..".join(grouped(end) for end in text.split(".."))
    whole, point, rest = text.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole.isdecimal() else text


def _difference(row: Compared) -> str:
    """Return the difference in two digits, or in whole numbers."""
    if math.isnan(row.difference):
        return ""
    if row.difference == 0:
        return "0"
    return f"{row.difference:+.2g}" if abs(row.difference) < 100 else f"{row.difference:+,.0f}"

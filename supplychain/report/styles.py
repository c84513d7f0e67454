"""Formats and colours: legible in print, in grey and for colour-blind readers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

# Neighbours differ in lightness as well as in hue, so that a grey print still tells them apart.
SERIES = ("#1B3A5C", "#D55E00", "#9CCBE8", "#7A4B94", "#E6C229", "#009E73", "#666666", "#CC79A7")
# Text of a case is never run: what looks like a formula or an address stays text.
OPTIONS = {
    "in_memory": True,
    "default_format_properties": {"font_size": 10},
    "strings_to_formulas": False,
    "strings_to_urls": False,
}
HEAD, BAND, LOW = "#1B3A5C", "#E4ECF4", "#F6C9A0"

TEXTS = frozenset({"text", "prose"})  # kinds that are no number; prose is sentences, wrapped
NUMBERS = {
    "text": "General",
    "prose": "General",
    "whole": "0",
    "rounds": '#,##0;-#,##0;"-"',
    "gain": '+#,##0;-#,##0;"-"',
    "share": "0.0%",
    "index": "0.0000",
    "optimum": "#,##0.000000",
    "tie": "0.0000",
    "decimal": "#,##0.00",
    "tiny": "0.0E+00",
}


@dataclass(frozen=True)
class Styles:
    """The formats of a workbook: cells by kind, the same in bold, and those of headings."""

    cell: Mapping[str, Format]
    total: Mapping[str, Format]
    title: Format
    heading: Format
    marking: Format
    bound: Format
    note: Format
    header: Format
    number: Format
    narrow: Format
    group: Format
    warn: Format


def make_styles(workbook: Workbook) -> Styles:
    """Return the formats of a workbook."""
    cell, total = {}, {}
    for kind, number in NUMBERS.items():
        base: dict[str, object] = {"indent": 1} if kind in TEXTS else {"num_format": number}
        base |= {"valign": "top", "text_wrap": kind == "prose"}
        cell[kind] = workbook.add_format(base)
        total[kind] = workbook.add_format({**base, "bold": True, "bg_color": BAND})
    wrap = {"text_wrap": True, "valign": "top"}
    head = {**wrap, "bold": True, "font_color": "#FFFFFF", "bg_color": HEAD, "border": 1}
    return Styles(
        cell=cell,
        total=total,
        title=workbook.add_format({"bold": True, "font_size": 16, "font_color": HEAD}),
        heading=workbook.add_format({"bold": True, "font_size": 12, "font_color": HEAD}),
        marking=workbook.add_format({"bold": True}),
        bound=workbook.add_format(
            {**wrap, "valign": "vcenter", "bold": True, "bg_color": LOW, "border": 1}
        ),
        note=workbook.add_format({**wrap, "italic": True}),
        header=workbook.add_format({**head, "font_size": 9, "align": "left", "indent": 1}),
        number=workbook.add_format({**head, "font_size": 9, "align": "right"}),
        narrow=workbook.add_format({**head, "font_size": 8, "align": "right"}),
        warn=workbook.add_format({"bold": True, "bg_color": LOW}),
        group=workbook.add_format({**head, "align": "center_across", "text_wrap": False}),
    )

"""Formats and colours of the workbooks that senders fill in or get back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from supplychain.workbook.looks import DARK, LIGHT

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format


@dataclass(frozen=True)
class Styles:
    """The formats of a template."""

    title: Format
    wrapped: Format
    link: Format
    required: Format
    optional: Format
    words: Format
    number: Format
    thousands: Format
    whole: Format
    date: Format


def make_styles(workbook: Workbook) -> Styles:
    """Return the formats of a template.

    Cells for words hold text even where a spreadsheet would take it for a number, a date or a
    formula. Whole numbers show thousands; others show every digit.
    """
    header = {"bold": True, "border": 1, "valign": "top", "align": "left"}
    return Styles(
        title=workbook.add_format({"bold": True, "font_size": 16, "font_color": DARK}),
        wrapped=workbook.add_format({"text_wrap": True, "valign": "top"}),
        link=workbook.add_format({"font_color": "#0563C1", "underline": 1, "valign": "top"}),
        required=workbook.add_format({**header, "bg_color": DARK, "font_color": "#FFFFFF"}),
        optional=workbook.add_format({**header, "bg_color": LIGHT}),
        words=workbook.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
        number=workbook.add_format({"num_format": "General", "valign": "top"}),
        thousands=workbook.add_format({"num_format": "#,##0"}),
        whole=workbook.add_format({"num_format": "0", "valign": "top"}),
        date=workbook.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"}),
    )

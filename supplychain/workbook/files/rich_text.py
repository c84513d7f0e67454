"""Raised and struck letters within the text of a cell, kept apart from plain ones.

Readers join the parts of a rich text: 600 with a raised 1 would be 6001, and a struck 600 before
an 800 would be 600800. Raised and lowered digits become those of their own that letters have, and a
struck letter keeps its stroke; neither is ever taken for a digit.
"""

from __future__ import annotations

import re

from supplychain.workbook.grid import STROKE

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")

_RUN = re.compile(r"<r>(\s*<rPr\b.*?</rPr>)?(\s*<t\b[^>]*>)(.*?)(</t>\s*</r>)", re.DOTALL)
_STRUCK = re.compile(r"<d?strike(?:\s*/>|\s+val\s*=\s*[\"'](?:1|true|on)[\"'])")
_RAISED = re.compile(r"<vertAlign\b[^>]*\"superscript\"")
_LOWERED = re.compile(r"<vertAlign\b[^>]*\"subscript\"")
_ENTITY = re.compile(r"&[#\w]+;|.", re.DOTALL)


def raised(text: str) -> str:
    """Return a text that stands above the line."""
    return text.translate(RAISED)


def lowered(text: str) -> str:
    """Return a text that stands below the line."""
    return text.translate(LOWERED)


def struck(text: str) -> str:
    """Return a text that is struck out."""
    return _ENTITY.sub(lambda letter: letter[0] + STROKE, text)


def with_marks(xml: bytes) -> bytes:
    """Return shared strings, or a sheet with texts of its own, with the marks as letters."""
    if b"<rPr" not in xml or (b"<vertAlign" not in xml and b"strike" not in xml):
        return xml
    return _RUN.sub(_marked, xml.decode("utf-8", "replace")).encode()


def _marked(run: re.Match[str]) -> str:
    properties, start, text, end = (part or "" for part in run.groups())
    if _STRUCK.search(properties):
        text = struck(text)
    if _RAISED.search(properties):
        text = raised(text)
    elif _LOWERED.search(properties):
        text = lowered(text)
    return f"<r>{properties}{start}{text}{end}"

"""One cell of an .ods sheet: its value, its text, and how often it is repeated."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from supplychain.case.cell.plain import SPREADSHEET_ERRORS
from supplychain.workbook.files.ods_looks import OASIS, TABLE

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from supplychain.case.cell.context import Cell
    from supplychain.workbook.files.ods_looks import Looks

OFFICE, TEXT = (f"{{{OASIS}:{part}:1.0}}" for part in ("office", "text"))
CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
PARAGRAPH, VALUE = f"{TEXT}p", f"{OFFICE}value"
VALUE_TYPE, FORMULA, CELL_STYLE = f"{OFFICE}value-type", f"{TABLE}formula", f"{TABLE}style-name"
# What most cells say; anything more is looked at.
PLAIN = frozenset({VALUE, VALUE_TYPE, CELL_STYLE, f"{CALC}value-type", f"{OFFICE}date-value"})
NUMBERS = frozenset({"float", "percentage", "currency"})
# Parts of a cell that are no part of its text.
SKIPPED = frozenset({"annotation", "ruby-text", "shapes", "frame"})
LONGEST_COUNT = 10  # digits; a sheet has about a million rows


def cell_of(element: Element, looks: Looks) -> Cell:
    """Return the value of a cell; error values and formulas without a value as text."""
    kind = element.get(VALUE_TYPE)
    if element.get(f"{CALC}value-type") == "error":
        text = text_of(element, looks)
        return text if text in SPREADSHEET_ERRORS else "#VALUE!"
    formula = element.get(FORMULA, "")
    if not kind:
        return "=" + formula.partition("=")[2] if formula else None
    if formula.endswith(("=TRUE()", "=FALSE()")):
        return formula.endswith("=TRUE()")
    return _value(element, kind, looks)


def _value(element: Element, kind: str, looks: Looks) -> Cell:
    if kind in NUMBERS:
        return float(element.get(VALUE, ""))
    if kind == "boolean":
        return element.get(f"{OFFICE}boolean-value") == "true"
    if kind == "date":
        return _date(element.get(f"{OFFICE}date-value", ""))
    return text_of(element, looks) if len(element) else element.get(f"{OFFICE}string-value", "")


def _date(text: str) -> Cell:
    moment = dt.datetime.fromisoformat(text)
    return moment if "T" in text and moment.time() != dt.time() else moment.date()


def text_of(element: Element, looks: Looks) -> str:
    """Return the paragraphs of a cell, without comments and readings of characters."""
    if len(element) == 1 and element[0].tag == PARAGRAPH and not len(element[0]):
        return element[0].text or ""
    return "\n".join(_inner(part, looks) for part in element if part.tag == PARAGRAPH)


def _inner(element: Element, looks: Looks) -> str:
    parts = [element.text or ""]
    for part in element:
        tag = part.tag.rpartition("}")[2]
        if tag == "s":
            parts.append(" " * min(_number(part.get(f"{TEXT}c", "")), 1000))
        elif tag in {"tab", "line-break"}:
            parts.append("\t" if tag == "tab" else "\n")
        elif tag not in SKIPPED:
            mark = looks.marks.get(part.get(f"{TEXT}style-name", ""), str)
            parts.append(mark(_inner(part, looks)))
        parts.append(part.tail or "")
    return "".join(parts)


def count_of(element: Element, name: str) -> int:
    """Return how often something is repeated, or over how much it spans, as an attribute says."""
    text = element.get(TABLE + name)
    return 1 if text is None else _number(text)


def _number(text: str) -> int:
    """Return a count; 1 where none is given."""
    return int(text) if text.isdecimal() and len(text) < LONGEST_COUNT else 1

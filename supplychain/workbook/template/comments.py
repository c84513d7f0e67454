"""What a reader of a header should know: meaning, unit, allowed values, example."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from supplychain.case import words
from supplychain.workbook.template.lists import offer

if TYPE_CHECKING:
    from supplychain.case import Column
    from supplychain.case.schema import Interval


def comment(column: Column, table: str, language: str) -> str:
    """Return the comment on the header of a column, one fact a line."""

    def say(key: str, **values: str) -> str:
        return words.phrase(key, language, **values)

    lines = [words.description(table, column.name, language), say(f"type_{column.type}")]
    if column.unit:
        lines.append(say("label_unit", unit=say(f"unit {column.unit}")))
    if column.allowed:
        lines.append(say("label_allowed", allowed=allowed(column, table, language)))
    if sheets := sheets_offered(column, language):
        lines.append(say("label_refers", sheets=sheets))
    if column.default:
        default = words.choice_word(table, column.name, column.default, language)
        lines.append(say("label_blank", default=default))
    if column.required:
        lines.append(say("label_required"))
    if column.example:
        example = words.choice_word(table, column.name, column.example, language)
        lines.append(say("label_example", example=example))
    if language != words.ENGLISH:
        lines.append(say("label_name", name=column.name))
    return "\n".join(lines)


def allowed(column: Column, table: str, language: str) -> str:
    """Return the values that a column allows, in words."""
    if column.choices:
        choices = column.choices
        return ", ".join(words.choice_word(table, column.name, c, language) for c in choices)
    return interval_words(column.interval, language)


def interval_words(interval: Interval, language: str) -> str:
    """Return an interval in words; `any` where it has no end."""
    parts = []
    if not math.isinf(interval.low):
        key = "above" if interval.low_open else "at_least"
        parts.append(words.phrase(key, language, limit=interval.low))
    if not math.isinf(interval.high):
        key = "below" if interval.high_open else "at_most"
        parts.append(words.phrase(key, language, limit=interval.high))
    return ", ".join(parts) or words.phrase("any_number", language)


def sheets_offered(column: Column, language: str) -> str:
    """Return the sheets whose names a column takes, for a sentence; blank if it takes none."""
    tables = dict.fromkeys(part.table for part in offer(column) if part.table)
    return ", ".join(words.sheet_name(table, language) for table in tables)

"""What number formats show: 12 formatted as ``0"千発"`` is twelve thousand rounds to its sender.

A format may show words, a sign of currency or of percent beside a number, and show the number in
thousands or in hundredths; the number that the file holds tells none of that.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile

from supplychain.case.width import plain_width
from supplychain.workbook.grid import Format

PERCENT = "%"

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<sign>[^\]-]*)[^\]]*\]|[_*].'
    r"|\[(?P<condition>[^\]]*)\]|(?P<digits>General|[0#?.,]+(?:E[+-]0+)?)|(?P<plain>.)",
    re.DOTALL,
)
_SECTIONS = re.compile(r';(?=(?:[^"\\]|\\.|"[^"]*")*$)', re.DOTALL)
_CONDITION = re.compile(r"\s*(<=|>=|<>|=|<|>)\s*(-?[0-9]+\.?[0-9]*)\s*")
_IN_TEXT = re.compile(r"(?P<before>[^0-9]*?)[-+(]*(?P<digits>[0-9][0-9,.' ]*)\)?(?P<after>[^0-9]*)")
_MARKS = " \t\u00a0()-+△▲\u2212/.,:;'!"
_DATE = re.compile(r"[ymdhsge]", re.IGNORECASE)


def format_of(code: str, number: float) -> Format | None:
    """Return what a format in the notation of spreadsheets shows; ``None`` for the number alone."""
    sections = tuple(_SECTIONS.split(code))
    return _shown(sections[_section(sections, number)])


def format_in(text: str, scale: Decimal) -> Format | None:
    """Return the same, from the text that a cell shows and by what its number is multiplied."""
    match = _IN_TEXT.fullmatch(plain_width(text).strip())
    return _format(match["before"], match["after"], scale) if match else None


def shows_more(code: str) -> bool:
    """Return whether any section of a format shows more than the number that is held."""
    return any(_shown(section) for section in _SECTIONS.split(code))


def _section(sections: tuple[str, ...], number: float) -> int:
    """Return which part of a format holds for a number: by its condition, or by its sign."""
    conditions = [_condition(section) for section in sections]
    if not any(conditions):
        signed = 1 if number < 0 else 2 if number == 0 else 0
        return signed if signed < len(sections) else 0
    for place, condition in enumerate(conditions):
        if condition is None or _holds(number, *condition):
            return place
    return 0


def _condition(section: str) -> tuple[str, float] | None:
    """Return sign and limit of the condition of a section, as in ``[>=1000]0"千発"``."""
    for token in _TOKEN.finditer(section):
        if match := _CONDITION.fullmatch(token["condition"] or ""):
            return match[1], float(match[2])
    return None


def _holds(number: float, sign: str, limit: float) -> bool:
    return {
        "<": number < limit, "<=": number <= limit, "=": number == limit,
        ">": number > limit, ">=": number >= limit, "<>": number != limit,
    }[sign]  # fmt: skip


@lru_cache(maxsize=1000)
def _shown(section: str) -> Format | None:
    """Return what one section of a format shows; days and times are left to the reader."""
    tokens = list(_TOKEN.finditer(section))
    plain = "".join(token["plain"] or "" for token in tokens)
    places = [i for i, token in enumerate(tokens) if token["digits"]]
    if not places or _DATE.search(plain):
        return None
    before = "".join(map(_literal, tokens[: places[0]]))
    after = "".join(map(_literal, tokens[places[-1] + 1 :]))
    commas = takewhile(lambda sign: sign == ",", reversed(tokens[places[-1]]["digits"]))
    scale = Decimal(1000) ** -len(list(commas)) * Decimal(100) ** plain.count(PERCENT)
    return _format(before, after, scale)


def _format(before: str, after: str, scale: Decimal) -> Format | None:
    found = Format(_word(before), _word(after), scale)
    return found if found != Format() else None


def _literal(token: re.Match[str]) -> str:
    """Return what a part of a format shows."""
    plain = (token["plain"] or "").replace("@", "")
    return token["quoted"] or token["escaped"] or token["sign"] or plain


def is_words(text: str) -> bool:
    """Return whether a text beside a number holds more than marks and spaces."""
    return bool(plain_width(text).strip(_MARKS))


def _word(text: str) -> str:
    return plain_width(text).strip() if is_words(text) else ""

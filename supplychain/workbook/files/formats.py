"""What number formats show around numbers: 12 formatted as ``0"千発"`` is twelve thousand rounds.

A format may show a word, a sign of currency or a quoted per cent sign beside a number, and divide
what it shows by thousands; the number that the file holds tells none of that.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from supplychain.case.width import plain_width
from supplychain.workbook.grid import Format

MOST_THOUSANDS = 4
CLOSE = 0.06  # relative difference of a number and what is shown of it: one digit is often shown

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<sign>[^\]-]*)[^\]]*\]|[_*].|\[(?P<condition>[^\]]*)\]'
    r"|(?P<digits>General|[0#?.,]+(?:E[+-]0+)?)|(?P<plain>.)",
    re.DOTALL,
)
_SECTIONS = re.compile(r';(?=(?:[^"\\]|\\.|"[^"]*")*$)', re.DOTALL)
_CONDITION = re.compile(r"\s*(<=|>=|<>|=|<|>)\s*(-?[0-9.]+)")
_IN_TEXT = re.compile(
    r"^(?P<before>[^0-9]*?)[-+(]*(?P<digits>[0-9][0-9,.' ]*)\)?(?P<after>[^0-9]*)$"
)
_MARKS = " \t\u00a0()-+△▲\u2212/.,:;'!"
_DATE = re.compile(r"[ymdhsg]", re.IGNORECASE)


def format_of(code: str, number: float) -> Format | None:
    """Return what a format in the notation of spreadsheets shows; ``None`` for nothing in words."""
    sections = tuple(_SECTIONS.split(code))
    return _shown(sections[_section(sections, number)])


def format_in(text: str, number: float) -> Format | None:
    """Return what is shown around a number, from all that is shown of its cell."""
    match = _IN_TEXT.match(plain_width(text).strip())
    if match is None:
        return None
    before, after = _word(match["before"]), _word(match["after"])
    if not before and not after:
        return None
    shown = float(re.sub("[^0-9.]", "", match["digits"]).rstrip(".") or "0")
    thousands = next(
        (n for n in range(MOST_THOUSANDS) if abs(abs(number) / 1000**n - shown) <= CLOSE * shown), 0
    )
    return Format(before, after, thousands)


def says_a_word(code: str) -> bool:
    """Return whether any section of a format may show something in words."""
    return any(_shown(section) for section in _SECTIONS.split(code))


def _section(sections: tuple[str, ...], number: float) -> int:
    """Return which part of a format holds for a number: by its condition, or by its sign."""
    conditions = [_CONDITION.match(m["condition"] or "") for m in map(_condition, sections) if m]
    if any(conditions):
        for place, section in enumerate(sections):
            found = _condition(section)
            match = _CONDITION.match(found["condition"]) if found else None
            if match is None or _holds(number, match[1], float(match[2])):
                return place
        return 0
    signed = 1 if number < 0 else 2 if number == 0 else 0
    return signed if signed < len(sections) else 0


def _condition(section: str) -> re.Match[str] | None:
    return next(
        (
            m
            for m in _TOKEN.finditer(section)
            if m["condition"] and _CONDITION.match(m["condition"])
        ),
        None,
    )


def _holds(number: float, sign: str, limit: float) -> bool:
    order = (number > limit) - (number < limit)
    return {"<": order < 0, ">": order > 0, "=": order == 0}.get(
        sign, order != 0 if sign == "<>" else order <= 0 if sign == "<=" else order >= 0
    )


@lru_cache(maxsize=1000)
def _shown(section: str) -> Format | None:
    tokens = list(_TOKEN.finditer(section))
    places = [i for i, token in enumerate(tokens) if token["digits"]]
    if not places or _DATE.search("".join(token["plain"] or "" for token in tokens)):
        return None
    before = "".join(map(_literal, tokens[: places[0]]))
    after = "".join(map(_literal, tokens[places[-1] + 1 :]))
    digits = tokens[places[-1]]["digits"]
    thousands = len(list(takewhile(lambda sign: sign == ",", reversed(digits))))
    words = _word(before), _word(after)
    return Format(*words, thousands) if any(words) else None


def _literal(token: re.Match[str]) -> str:
    """Return what a part of a format shows; a bare per cent sign says nothing new."""
    plain = token["plain"] or ""
    return token["quoted"] or token["escaped"] or token["sign"] or ("" if plain in "%@" else plain)


def _word(text: str) -> str:
    """Return a text around a number, blank where it holds marks alone."""
    plain = plain_width(text)
    return plain.strip(" \t") if plain.strip(_MARKS) else ""

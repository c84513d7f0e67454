"""Units that texts around cells state: headers, words above or below them, titles and remarks.

What a text says in the words of ``units.csv`` is a unit wherever it stands. In a header everything
but the name of the column is one, in brackets or not. In other texts it is what follows a word for
unit (単位：千発), what stands alone (千発), and a multiplier with a unit that belongs to no number
("in thousand rounds", "in 1,000 rounds", but not "3 thousand rounds").
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from supplychain.case.cell.dates import days_of, year_of
from supplychain.case.cell.units import (
    Unit,
    UnitError,
    currency_of,
    is_remark,
    parse_unit,
    words_of,
)
from supplychain.case.schema import TABLES, Column
from supplychain.case.width import normal, plain_width
from supplychain.case.words import BRACKETS, column_named, without_remarks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST = 30  # characters of a unit
# A column of each kind of unit: what none of them understands is no unit.
KINDS = tuple(
    TABLES[table].columns[column]
    for table, column in (
        ("stocks", "quantity"), ("rates", "rate"), ("items", "mass_kg"), ("items", "unit_price"),
        ("routes", "cost_per_t"), ("stocks", "serviceable"), ("rates", "lead_days"),
        ("force_elements", "max_rounds_per_day"), ("sites", "latitude"), ("raids", "shots"),
    )
)  # fmt: skip
# Counts that say what a column is about as often as in which unit it stands: item no., number.
NAMES = frozenset({"no", "nos", "number", "item", "items", "count", "qty", "target", "targets"})

# The number of a column before its name, and marks of footnotes behind it.
_MARK = re.compile(
    r"^\s*(?:[(（]?[0-9]{1,2}[.)）]|[①-⑳])\s*(?=[^\W\d])"
    r"|\s*(?:[※†]\s?[0-9]{0,2}|[*＊][0-9]?|注[0-9]{1,2})[)）]?\s*$"
)
_SPLIT = re.compile(r"\s*(?:[、,;；]|\band\b|及び|および|및)\s*")
_AS_OF = re.compile(r"(as of|at)\b.*|.*(現在|時点|末|기준|말)", re.IGNORECASE)
_OF_NO_NUMBER = r"(?<![0-9.,\w'])"
_BEFORE_NUMBERS = re.compile(
    r"(?:[0-9]|\b(?:an?|one|two|three|several|few|some))\s*$", re.IGNORECASE
)


def column_and_units(table: str, text: str) -> tuple[str, tuple[str, ...]]:
    """Return the column of a table that a header names, blank if none, and what else it says."""
    text = _MARK.sub("", text) or text
    base, inside = without_remarks(text)
    exact = column_named(table, text) or column_named(table, base) or _named_twice(table, base)
    inside = [part for part in inside if not exact or not _says_again(table, exact, part)]
    if exact:
        own = not inside or column_named(table, base)
        signs = "".join(c for c in base if unicodedata.category(c)[0] == "S" or c in "%‰")
        rest = signs if signs.strip("~`^|") and normal(base) else ""
        return exact, tuple(filter(None, [*(inside if own else ()), rest]))
    for name, rest in _cuts(table, " ".join(base.split())):
        return name, (rest, *filter(None, inside))
    return "", ()


def _says_again(table: str, name: str, text: str) -> bool:
    """Return whether a text names a column again, in another language, and states no unit."""
    column = TABLES[table].column(name)
    return column_named(table, text) == name and not (column and is_unit_of(column, text))


def _named_twice(table: str, text: str) -> str:
    """Return the column that a header names in two languages, as 拠点/site; blank if none."""
    names = {column_named(table, part) for part in re.split(r"[/|\n]", text) if part.strip()}
    return names.pop() if len(names) == 1 else ""


def _cuts(table: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield each column whose name begins or ends a header that otherwise states a unit of it."""
    for place in range(len(text) - 1, 0, -1):
        for named, rest in ((text[:place], text[place:]), (text[place:], text[:place])):
            unit = rest.strip(" ,:・_-")
            if not 0 < len(unit) <= LONGEST:
                continue
            column = TABLES[table].column(column_named(table, named))
            if column and column.is_numeric:
                adverb = words_of("before").get(unit)
                unit = f"/{adverb.canonical}" if adverb else unit
                if normal(unit) not in NAMES and is_unit_of(column, unit):
                    yield column.name, unit


def units_of_header(column: Column, said: Iterable[str], currency: str) -> list[Unit]:
    """Return what a header asks for beside the name of the column; raises `UnitError`."""
    found = []
    for text in said:
        known = is_remark(text) or _AS_OF.fullmatch(text) or _is_time(text)
        if not known and any(
            unicodedata.category(letter)[0] in "LNS" or letter in "%‰/'" for letter in text
        ):
            found.append(parse_unit(column, text, currency))
    return found


def _is_time(text: str) -> bool:
    """Return whether a text names a day or a year; a bare d stands for days."""
    return len(text) > 1 and bool(days_of(text) or year_of(text))


def is_unit_of(column: Column, text: str, currency: str = "") -> bool:
    """Return whether a text is a unit that can be brought to that of a column."""
    try:
        parse_unit(column, text, currency or currency_of(text.strip()))
    except UnitError as error:
        return error.rule in {"currency", "ambiguous"}
    return True


def is_unit(text: str) -> bool:
    """Return whether a text is a unit of anything."""
    if re.fullmatch("[A-Z]{3}", text) and text not in _currencies():
        return False
    return 0 < len(text) <= LONGEST and any(is_unit_of(column, text) for column in KINDS)


def scales(text: str) -> bool:
    """Return whether a text is a unit that multiplies the numbers of some column."""
    for column, currency in product(KINDS, sorted(_currencies())):
        try:
            if parse_unit(column, text, currency).factor != 1:
                return True
        except UnitError:
            continue
    return False


def stated_units(text: str) -> list[str]:
    """Return the units that a text near a table states for the numbers in it.

    What follows a word for unit is returned even if it is not understood.
    """
    plain = " ".join(plain_width(text).replace("\u2019", "'").split())
    found: list[str] = []

    def explicit(match: re.Match[str]) -> str:
        found.extend(part.strip(" .") for part in _SPLIT.split(match["units"]) if part.strip(" ."))
        return " "

    plain = _explicit().sub(explicit, plain)
    for part in (*BRACKETS.findall(plain), plain):
        pieces = [piece.strip(" .") for piece in _SPLIT.split(part.strip(" ()[]."))]
        pieces = [re.sub(r"^in ", "", piece) for piece in pieces]
        if all(is_unit(piece) and not _is_name(piece) for piece in pieces):
            found += pieces
    for match in _scaled().finditer(plain):
        if not _BEFORE_NUMBERS.search(plain[: match.start()]):
            found.append(match["unit"].strip())
    return [unit for unit in dict.fromkeys(found) if not is_remark(unit)]


def _is_name(text: str) -> bool:
    return normal(text) in NAMES or (text.isascii() and len(text) < 2 and text not in "%$")


@cache
def _currencies() -> frozenset[str]:
    return frozenset(word.canonical for word in words_of("currency").values())


@cache
def _explicit() -> re.Pattern[str]:
    """Return the pattern of a word for unit, and of what follows it."""
    said = "|".join(
        re.escape(word) for word, of in words_of("lead").items() if of.canonical == "unit"
    )
    return re.compile(
        rf"\(?(?:(?<![\w])(?:{said})|単位)\s*(?:[:=]|は|\bis\b|\bare\b|\bin\b|는|은)\s*"
        r"(?P<units>[^()\[\]{}〉」』】〕>。\n]+?)(?:で|です|とする|である|임|입니다)?"
        r"(?=$|[()\[\]{}〉」』】〕>。\n])\)?",
        re.IGNORECASE,
    )


@cache
def _scaled() -> re.Pattern[str]:
    """Return the pattern of a multiplier that belongs to no number, with the unit behind it."""
    counted = [*words_of("count"), *words_of("mass"), *words_of("currency")]
    asian = "|".join(
        sorted((re.escape(w) for w in counted if not w.isascii()), key=len, reverse=True)
    )
    latin = "|".join(sorted((re.escape(w) for w in counted if w.isascii()), key=len, reverse=True))
    signs = "".join(words_of("sign"))
    return re.compile(
        rf"(?<![0-9.,数何約第가-힣])(?P<unit>[{signs}]+ ?(?:{asian})"
        rf"(?:(?![가-힣])|(?=단위|로|으로|을|를|은|는|이))"
        rf"|{_OF_NO_NUMBER}(?:(?:thousand|million|billion)s?|'?000s?(?=[ )]|$))"
        rf"(?: (?:of )?(?:{latin})\b)?(?:/\w+)?"
        rf"|(?<=\bin )1[, ]?000 (?:{latin})\b)",
        re.IGNORECASE,
    )

"""Units beside numbers and in headers: words in English, Japanese and Korean, and their meaning.

The words stand in ``units.csv``: their kind, what they stand for, and by what they multiply. A word
means the same as ``3 <word>`` in a cell and as ``column (<word>)`` in a header, but for the kinds
``before`` (time bases before a number, as in 月産1,200発), ``heading`` and ``remark`` (what only a
header says); those of the kind ``per`` follow a stroke, as in 発/1日. What cannot be brought to the
unit of the column is an error: a number read in the wrong unit is worse than none.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from math import prod
from typing import TYPE_CHECKING

from supplychain.case.width import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case.schema import Column

KILOGRAMS_PER_TONNE = 1000

_PER = re.compile(r"\s*(?:/|\bper\b|\ba\b|\bevery\b|\band\b|・|毎)\s*")


class UnitError(ValueError):
    """A unit that cannot be brought to that of its column; carries the rule and what is wrong."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message


@dataclass(frozen=True)
class Word:
    """What a word stands for, and by what it multiplies; ``None`` where it does not."""

    canonical: str
    factor: Decimal | None


@dataclass(frozen=True)
class Unit:
    """What a unit asks for.

    Parameters
    ----------
    text : str
        The unit as written.
    factor : Decimal
        What brings the number to the unit of the column.
    per : str
        Time base that it names for the row; blank if none, or if the column's own unit says it.
    percent : bool
        Whether the number is a percentage.
    counted : bool
        Whether it says what is counted, and not the time base alone.
    """

    text: str = ""
    factor: Decimal = Decimal(1)
    per: str = ""
    percent: bool = False
    counted: bool = False


@dataclass(frozen=True)
class Measure:
    """What the numbers of a column count: a kind of thing, perhaps per other things.

    ``kind`` is count, kg, tonne, day, year, currency, degree, share or blank; ``row_base`` says
    whether the time base stands in the row's `per`; ``base`` is the fixed one, and ``others`` tells
    whether the column counts per something that is no time, such as a system.
    """

    kind: str
    row_base: bool = False
    base: str = ""
    others: str = ""


@cache
def words_of(kind: str) -> dict[str, Word]:
    """Return the words of a kind in small letters; single letters also as they stand."""
    found: dict[str, Word] = {}
    for row in _rows():
        if row["kind"] == kind:
            word = Word(row["canonical"], Decimal(row["factor"]) if row["factor"] else None)
            for text in row["words"].split(";"):
                found[text if kind == "multiplier" and len(text) == 1 else text.casefold()] = word
    return found


@cache
def measure(column: Column) -> Measure:
    """Return what a column of the data dictionary counts, by its unit."""
    unit = column.unit.removeprefix("per ")
    above, _, below = column.unit.partition(" per ")
    if unit != column.unit:
        above, below = "", unit
    parts = [part.strip() for part in re.split(r"\band\b", below) if part.strip()]
    bases = {word.canonical for word in words_of("time").values()}
    base = next((part for part in parts if part in bases), "")
    others = " ".join(part for part in parts if part not in bases and part != "`per`")
    kind = above if above in {"kg", "tonne", "day", "year", "currency", "degree", ""} else "count"
    return Measure("share" if column.type == "share" else kind, "`per`" in parts, base, others)


def parse_unit(column: Column, text: str, currency: str = "") -> Unit:
    """Return what a unit asks for in a column.

    Parameters
    ----------
    column : Column
        The column that the number belongs to.
    text : str
        The unit in plain width, such as ``千発/月``; a blank one asks for nothing.
    currency : str
        Currency of the case; blank if it is not known.

    Raises
    ------
    UnitError
        If it is not understood, or is not a unit of the column: rule ``unit``, ``percent``,
        ``currency``, or ``ambiguous`` for months and years, which have no fixed number of days.
    """
    text = _without_lead(text)
    if not text or normal(text) == normal(column.unit):
        return Unit(text, counted=bool(text))
    what = measure(column)
    if word := _percent(text):
        if what.kind != "share":
            message = f"`{word}` is a percentage, and `{column.name}` is no share."
            raise UnitError("percent", message)
        factor, parts = words_of("percent")[word].factor, _PER.split(text[len(word) :])
    else:
        word, *parts = _PER.split(text)
        if time_base(word) and what.kind not in {"day", "year"}:
            word, parts = "", [word, *parts]
        factor = _factor(column, word, currency)
    bases = dict.fromkeys(_denominator(column, part.strip()) for part in parts if part.strip())
    named = [base for base in bases if base]
    if len(named) > 1:
        raise _foreign(column, text)
    percent = what.kind == "share" and bool(_percent(text))
    return Unit(text, factor or Decimal(1), "".join(named), percent, counted=bool(word.strip()))


def unit_name(column: Column) -> str:
    """Return the unit of a column in words."""
    return column.unit or ("a share of 1" if column.type == "share" else "none")


def time_base(word: str) -> str:
    """Return day, week, month or year for a word that names it; blank if none does."""
    plain = word.casefold()
    found = words_of("time").get(plain) or words_of("per").get(plain)
    return found.canonical if found else ""


def leading_base(text: str) -> tuple[str, str]:
    """Return the time base that stands before a number, and the rest of the text."""
    for word in sorted(words_of("before"), key=len, reverse=True):
        rest = text.removeprefix(word).lstrip(" :")
        if rest != text and rest[:1].isdigit():
            return words_of("before")[word].canonical, rest
    return "", text


def currency_of(word: str) -> str:
    """Return the code of a currency for a sign, a name or three capital letters; blank if none."""
    known = words_of("currency").get(word.casefold())
    return known.canonical if known else (word if re.fullmatch("[A-Z]{3}", word) else "")


def is_remark(text: str) -> bool:
    """Return whether a text in the brackets of a header is no unit, such as `required`."""
    return text.casefold() in words_of("remark")


def _without_lead(text: str) -> str:
    """Return a unit without a word that says that it is one, as in 単位：千発 or in thousands."""
    for word in sorted(words_of("lead"), key=len, reverse=True):
        rest = text[len(word) :]
        if text.casefold().startswith(word) and rest[:1] in {" ", ":", "="}:
            return rest.strip(" :=")
    return text


def _percent(text: str) -> str:
    """Return the word for percent at the start of a text; blank if there is none."""
    plain = text.casefold()
    for word in sorted(words_of("percent"), key=len, reverse=True):
        if plain.startswith(word) and not plain[len(word) :][:1].isalpha():
            return word
    return ""


def _factor(column: Column, word: str, currency: str) -> Decimal:
    """Return what brings a unit, perhaps with a multiplier, to that of the column."""
    plain = word.strip(" :,.")
    for multiplier, rest in (Decimal(1), plain), *_multiplied(plain):
        factor = _known(column, re.sub(r"^of\s+", "", rest), currency)
        if factor is not None:
            return multiplier * factor
    raise _foreign(column, word)


def _multiplied(text: str) -> Iterator[tuple[Decimal, str]]:
    """Yield what may multiply at the start or end of a unit, and the rest of it."""
    signs = words_of("sign")
    for pattern in (f"^[{''.join(signs)}]+", f"[{''.join(signs)}]+$"):
        if match := re.search(pattern, text):
            factors = [signs[sign].factor or Decimal(1) for sign in match[0]]
            yield prod(factors, start=Decimal(1)), re.sub(pattern, "", text).strip(" :,")
    known = words_of("multiplier") | words_of("heading")
    for word in sorted(known, key=len, reverse=True):
        plain = text if len(word) == 1 else text.casefold()
        for rest in (plain.removeprefix(word), plain.removesuffix(word)):
            beside = rest[:1] if plain.startswith(word) else rest[-1:]
            if rest != plain and not beside.isalnum():  # K$ and k rounds, not kt
                place = text[len(word) :] if plain.startswith(word) else text[: -len(word)]
                yield known[word].factor or Decimal(1), place.strip(" :,")


def _known(column: Column, word: str, currency: str) -> Decimal | None:
    """Return what brings a unit without multiplier to that of the column; ``None`` if unknown."""
    kind = measure(column).kind
    plain = word.casefold()
    if not word or plain == column.unit.split(" per ")[0]:
        return Decimal(1)
    if kind == "currency":
        return _money(word, currency)
    if kind in {"kg", "tonne"}:
        kilograms = _mass(plain)
        return kilograms and kilograms / (KILOGRAMS_PER_TONNE if kind == "tonne" else 1)
    if kind in {"day", "year"}:
        return _length(kind, plain)
    found = words_of("count" if kind == "" else kind).get(plain)
    return found.factor if found else None


def _money(word: str, currency: str) -> Decimal | None:
    if currency and word.upper() == currency.upper():
        return Decimal(1)
    code = currency_of(word)
    if not code or word in words_of("multiplier"):
        return None
    if code != currency.upper():
        case = currency or "not given"
        raise UnitError("currency", f"`{word}` is {code}; the currency of the case is {case}.")
    return Decimal(1)


def _mass(word: str) -> Decimal | None:
    found = words_of("mass").get(word)
    return found.factor if found else None


def _length(kind: str, word: str) -> Decimal | None:
    """Return the days of a unit of time, or 1 for a year in a column of years."""
    found = words_of("time").get(word)
    if found is None:
        return None
    if kind == "year":
        return Decimal(1) if found.canonical == "year" else None
    if found.factor is None:
        raise UnitError("ambiguous", f"a {found.canonical} has no fixed number of days.")
    return found.factor


def _denominator(column: Column, word: str) -> str:
    """Return the time base for the row's `per`; blank where the column's own unit says it."""
    what = measure(column)
    if base := time_base(word):
        if what.row_base:
            return base
        if what.base == base:
            return ""
        raise _foreign(column, f"per {base}")
    of_mass = "tonne" in what.others and _mass(word.casefold()) == KILOGRAMS_PER_TONNE
    counted = what.others and "tonne" not in what.others and word.casefold() in words_of("count")
    if not (of_mass or counted or word.casefold() == what.others):
        raise _foreign(column, word)
    return ""


def _foreign(column: Column, what: str) -> UnitError:
    message = f"`{what}` is not the unit of `{column.name}`: {unit_name(column)}."
    return UnitError("unit", message)


@cache
def _rows() -> list[dict[str, str]]:
    file = resources.files(__package__).joinpath("units.csv")
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))

"""Units that stand in headers, such as ``rate (rounds/month)`` or ``数量（千発）``.

A unit in a header can ask for a multiplier, name the time base of the row, or be the unit that the
column has anyway. What cannot be told apart from these is an error: a number read in the wrong unit
is worse than none.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from supplychain.case.words import column_named, normal
from supplychain.workbook.unit_words import (
    BASES,
    CONVERTED,
    COUNTED,
    MULTIPLIERS,
    PERCENT,
    REMARKS,
    SHARES,
)

if TYPE_CHECKING:
    from supplychain.case.schema import Column

NUMERIC = frozenset({"number", "share", "integer"})

_BRACKET = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")
_PER = re.compile(r"\s*(?:/|\bper\b|\ba\b|毎)\s*")
_REMARKS = frozenset(map(normal, REMARKS))
_BASE_OF = {word: base for base, words in BASES.items() for word in words}


class UnitError(ValueError):
    """The unit of a header cannot be brought to that of its column."""


@dataclass(frozen=True)
class Unit:
    """What a header asks for.

    Parameters
    ----------
    text : str
        The unit as written.
    factor : Decimal
        What the numbers are multiplied by.
    per : str
        Time base that it names for the row; blank if none.
    percent : bool
        Whether the numbers are percentages.
    """

    text: str = ""
    factor: Decimal = Decimal(1)
    per: str = ""
    percent: bool = False

    @property
    def plain(self) -> bool:
        """Return whether the numbers stay as they are and nothing is added to the row."""
        return self.factor == 1 and not self.per and not self.percent


def unit_of(column: Column, text: str, currency: str) -> Unit:
    """Return what the brackets of a header ask for.

    Parameters
    ----------
    column : Column
        The column that the header names.
    text : str
        The header as written.
    currency : str
        Currency of the case; blank if it is not known.

    Raises
    ------
    UnitError
        If the unit is not understood, or is not one of the column.
    """
    folded = unicodedata.normalize("NFKC", text)
    if column.type not in NUMERIC:
        return Unit()
    for match in _BRACKET.finditer(folded):
        inner = match[1].strip()
        without = folded.replace(match[0], "")
        names_end = column_named(column.table, without) != column_named(column.table, folded)
        if inner and not names_end and normal(inner) not in _REMARKS:
            return _unit(column, inner, currency)
    return Unit()


def _unit(column: Column, text: str, currency: str) -> Unit:
    folded = text.casefold().strip()
    if normal(folded) == normal(column.unit) or folded in _own_words(column, currency):
        return Unit(text)
    if folded in PERCENT:
        if column.type != "share":
            raise UnitError(f"`{column.name}` is no share.")
        return Unit(text, percent=True)
    counted, base_text = _split(column, folded)
    base = _BASE_OF.get(base_text, "") if base_text else ""
    if base_text and not base and not column.unit.endswith(base_text):
        raise UnitError(f"`{base_text}` is no time base.")
    multiplier, word = _multiplier(counted, column, currency)
    factor = multiplier * _factor(column, word, currency)
    return Unit(text, factor, _time_base(column, base))


def _own_words(column: Column, currency: str) -> frozenset[str]:
    """Return the units that change nothing."""
    if column.type == "share":
        return SHARES
    if column.unit == "currency" and currency:
        return frozenset((currency.casefold(),))
    return frozenset()


def _split(column: Column, text: str) -> tuple[str, str]:
    """Return the thing counted, and what it is counted per."""
    if text in _BASE_OF and text.endswith("ly"):  # monthly
        return "", text
    counted, *per = _PER.split(text)
    if "and" in column.unit.split():  # per system and day
        per = [word for word in per if word not in COUNTED]
    return counted, " ".join(per)


def _multiplier(text: str, column: Column, currency: str) -> tuple[Decimal, str]:
    """Return the multiplier at the start or end of a unit, and the rest of it."""
    if _known(column, text, currency):
        return Decimal(1), text
    for word in sorted(MULTIPLIERS, key=len, reverse=True):
        if text == word:
            return Decimal(MULTIPLIERS[word]), ""
        for rest in (text.removeprefix(word), text.removesuffix(word)):
            separate = not word.isascii() or not rest.strip() or rest != rest.strip()
            if rest != text and separate:
                return Decimal(MULTIPLIERS[word]), re.sub(r"^of\s+", "", rest.strip(" :,"))
    return Decimal(1), text


def _known(column: Column, word: str, currency: str) -> bool:
    try:
        _factor(column, word, currency)
    except UnitError:
        return False
    return True


def _factor(column: Column, word: str, currency: str) -> Decimal:
    """Return what brings a unit without multiplier to that of the column."""
    own = column.unit.split(" per ")[0]
    if not word or word == own:
        return Decimal(1)
    if own in CONVERTED:
        if word in CONVERTED[own]:
            return CONVERTED[own][word]
        raise UnitError(f"`{word}` cannot be brought to the column's unit, {own}.")
    if own == "currency":
        if currency and word == currency.casefold():
            return Decimal(1)
        raise UnitError(f"`{word}` is not the currency of the case ({currency or 'none is set'}).")
    if word in COUNTED and column.type != "share":
        return Decimal(1)
    raise UnitError(f"`{word}` is not understood.")


def _time_base(column: Column, base: str) -> str:
    """Return the time base for the row's `per`; blank where the column's own unit says it."""
    if not base:
        return ""
    if column.unit.endswith("per `per`"):
        return base
    if column.unit.endswith((f"per {base}", f"and {base}")):
        return ""
    unit = column.unit or "none"
    raise UnitError(f"`{column.name}` is not counted per {base}: its unit is {unit}.")

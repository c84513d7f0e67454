"""Digits with separators, and words that multiply: what a written number may mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from supplychain.case.cell.units import words_of

_SIGN_FACTORS = {sign: word.factor or Decimal(1) for sign, word in words_of("sign").items()}
_LATIN_FACTORS = {
    word: meaning.factor or Decimal(1) for word, meaning in words_of("multiplier").items()
}
_SIGNS = "".join(_SIGN_FACTORS)
_LATIN = "|".join(sorted(_LATIN_FACTORS, key=len, reverse=True))
_NO_PERCENT = f"(?!{'|'.join(word for word in words_of('percent') if word[0] in _SIGNS)})"
_DIGITS = r"(?:[0-9][0-9.,' \u2019]*[0-9]|[0-9])"
_START = re.compile(
    rf"(?P<digits>{_DIGITS}) ?(?:{_NO_PERCENT}(?P<signs>[{_SIGNS}]"
    rf"(?:[0-9.,{_SIGNS}]*[{_SIGNS}0-9])?)"
    rf"|(?P<latin>{_LATIN})(?![A-Za-z]))?"
)
_PART = re.compile(rf"({_DIGITS})([{_SIGNS}]*)")


@dataclass(frozen=True)
class Marks:
    """What the marks of a number can be.

    Parameters
    ----------
    point_is_decimal : bool
        Whether a single point before three digits can only be a decimal point, as where programs
        write numbers as text. A last zero, as in 1.200, still says that a person may have written
        it.
    comma_is_decimal : bool
        Whether a single comma before three digits may be a decimal mark.
    """

    point_is_decimal: bool = False
    comma_is_decimal: bool = False


def leading_number(text: str, marks: Marks) -> tuple[tuple[Decimal, ...], str]:
    """Return what the number at the start of a text may mean, and the text behind it.

    Parameters
    ----------
    text : str
        Text of plain width, without sign.
    marks : Marks
        What its marks can be.

    Returns
    -------
    tuple of Decimal
        One meaning if it is clear, several if it is ambiguous, none if it is no number.
    str
        The rest, such as a unit.
    """
    match = _START.match(text)
    if match is None:
        return (), text
    rest = text[match.end() :].strip()
    signs = match["signs"] or ""
    if signs:
        return _compound(match["digits"] + signs, marks), rest
    factor = _LATIN_FACTORS[match["latin"]] if match["latin"] else 1
    found = meanings(match["digits"], marks)
    return tuple(number * factor for number in found), rest


def meanings(digits: str, marks: Marks) -> tuple[Decimal, ...]:
    """Return what digits with separators may mean; see `leading_number`."""
    digits = digits.replace("\u2019", "'")
    if digits.isdigit():
        return (Decimal(digits),)
    for mark in (",", ".", " ", "'"):
        decimal = re.escape("," if mark == "." else ".") if mark != " " else "[.,]"
        groups = rf"[1-9][0-9]{{0,2}}(?:{re.escape(mark)}[0-9]{{3}})+"
        if match := re.fullmatch(rf"({groups})(?:{decimal}([0-9]+))?", digits):
            whole, fraction = match[1].replace(mark, ""), match[2]
            grouped = Decimal(f"{whole}.{fraction}" if fraction else whole)
            if mark == "." and not fraction and match[1].count(".") == 1:
                return _pointed(digits, grouped, marks)
            if mark == "," and not fraction and digits.count(",") == 1 and marks.comma_is_decimal:
                return (Decimal(digits.replace(",", ".")), grouped)
            return (grouped,)
    return _ungrouped(digits)


def _ungrouped(digits: str) -> tuple[Decimal, ...]:
    """Return what digits with one mark that is before no group of three may mean."""
    if re.fullmatch(r"[0-9]+\.[0-9]+", digits):
        return (Decimal(digits),)
    if match := re.fullmatch(r"([0-9]+),([0-9]+)", digits):
        small = Decimal(f"{match[1]}.{match[2]}")
        return (small,) if match[1] == "0" else (small, Decimal(match[1] + match[2]))
    return ()


def written(number: Decimal) -> str:
    """Return a number with plain digits."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _pointed(digits: str, grouped: Decimal, marks: Marks) -> tuple[Decimal, ...]:
    """Return the meanings of one point before exactly three digits."""
    if marks.point_is_decimal and not digits.endswith("0"):
        return (Decimal(digits),)
    return (Decimal(digits), grouped)


def _compound(text: str, marks: Marks) -> tuple[Decimal, ...]:
    """Return a number with East Asian multipliers, as 1億2000万: each part below the one before."""
    total = Decimal(0)
    least = None
    end = 0
    for match in _PART.finditer(text):
        digits = meanings(match[1], marks)
        factor = Decimal(1)
        for sign in match[2]:
            factor *= _SIGN_FACTORS[sign]
        doubtful = len(digits) != 1 and least is not None
        if match.start() != end or not digits or doubtful:
            return ()
        end = match.end()
        if least is None and end == len(text):
            return tuple(number * factor for number in digits)
        part = digits[0] * factor
        if len(digits) != 1 or (least is not None and part >= least):
            return ()
        total += part
        least = factor
    return (total,) if end == len(text) else ()

"""Digits with separators, and words that multiply: what a written number may mean."""

from __future__ import annotations

import re
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


def leading_number(text: str, *, point_is_decimal: bool) -> tuple[tuple[Decimal, ...], str]:
    """Return what the number at the start of a text may mean, and the text behind it.

    Parameters
    ----------
    text : str
        Text of plain width, without sign.
    point_is_decimal : bool
        Whether a single point before three digits can only be a decimal point, as where programs
        write numbers as text. A last zero, as in 1.200, still says that a person may have written
        it.

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
        return _compound(match["digits"] + signs, point_is_decimal=point_is_decimal), rest
    factor = _LATIN_FACTORS[match["latin"]] if match["latin"] else 1
    found = meanings(match["digits"], point_is_decimal=point_is_decimal)
    return tuple(number * factor for number in found), rest


def meanings(digits: str, *, point_is_decimal: bool) -> tuple[Decimal, ...]:
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
                return _pointed(digits, grouped, point_is_decimal=point_is_decimal)
            return (grouped,)
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


def _pointed(digits: str, grouped: Decimal, *, point_is_decimal: bool) -> tuple[Decimal, ...]:
    """Return the meanings of one point before exactly three digits."""
    if point_is_decimal and not digits.endswith("0"):
        return (Decimal(digits),)
    return (Decimal(digits), grouped)


def _compound(text: str, *, point_is_decimal: bool) -> tuple[Decimal, ...]:
    """Return a number with East Asian multipliers, as 1億2000万: each part below the one before."""
    total = Decimal(0)
    least = None
    end = 0
    for match in _PART.finditer(text):
        digits = meanings(match[1], point_is_decimal=point_is_decimal)
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

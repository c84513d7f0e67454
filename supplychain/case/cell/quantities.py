"""Numbers as people write them: separators, multipliers, units, percentages, signs."""

from __future__ import annotations

import re
from decimal import Decimal
from math import prod
from typing import TYPE_CHECKING

from supplychain.case.cell import units
from supplychain.case.cell.context import NONE, UNKNOWN
from supplychain.case.cell.dates import year_of
from supplychain.case.cell.numerals import Marks, leading_number, written
from supplychain.case.cell.plain import CellError, Repair, is_plain_number, parse
from supplychain.case.width import narrow

if TYPE_CHECKING:
    from supplychain.case.cell.context import Reading
    from supplychain.case.schema import Column

RULE = "number-text"
PERCENT = Decimal("0.01")
LONGEST = 200  # characters of a cell that can be a number with its unit

_TWO_LINES = re.compile(r"[0-9]\s*[\n\r\v\f\x85\u2028\u2029]\s*[0-9]")
_POINTED = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}")  # a decimal or a thousands point


def read_number(column: Column, text: str, reading: Reading) -> Repair | None:
    """Return how the text of a number is read, or ``None`` if it parses plainly or not at all.

    Raises
    ------
    CellError
        If the number has more than one meaning, or a unit that does not fit the column.
    """
    if (is_plain_number(text) and not _POINTED.fullmatch(text)) or _TWO_LINES.search(text):
        return None
    plain = narrow(text)
    word = plain.casefold().replace(" ", "")
    if word in UNKNOWN:
        return _unknown(column, text, open_yet=word not in NONE)
    if len(plain) > LONGEST or not any(letter.isdigit() for letter in plain):
        return None
    if column.unit == "year" and (year := year_of(plain)):
        return Repair(RULE, str(year), "A year is written with its digits.")
    if is_plain_number(plain) and not _POINTED.fullmatch(plain):
        return Repair(RULE, plain, "Width and spaces do not count.")
    return _Quantity(column, text, reading).repair(plain)


def _unknown(column: Column, text: str, *, open_yet: bool) -> Repair:
    """Return blank for a word that says that there is no figure.

    A figure that is not known yet is refused where blank has a meaning of its own, such as zero or
    no limit.
    """
    meaning = column.blank_means
    if column.required:
        message = f"`{text}` is no figure: `{column.name}` is required, and blank is never zero."
        raise CellError("blank", message, f"Write a number such as {column.example or 1}.")
    if open_yet and meaning:
        message = f"`{text}` says that the figure is not known; blank would mean: {meaning}."
        hint = f"Write a number, or leave the cell blank if that is meant: {meaning}."
        raise CellError("blank", message, hint)
    message = f"It says that there is no figure. Blank means: {meaning or 'unknown'}."
    return Repair("placeholder", "", message)


class _Quantity:
    """One text of a number, taken apart: sign, time base before it, number, unit, time base."""

    def __init__(self, column: Column, text: str, reading: Reading) -> None:
        self.column = column
        self.text = text
        self.reading = reading
        self.said: list[str] = []
        commas = reading.comma_is_decimal
        self.marks = Marks(reading.all_text and not commas, commas)

    def repair(self, plain: str) -> Repair | None:
        """Return how it is read; see `read_number`."""
        sign, rest = self._sign(plain)
        money, rest = _money_before(rest)
        base, rest = units.leading_base(rest)
        numbers, unit = leading_number(rest, self.marks)
        if not numbers:
            return None
        self._say_of(rest.removesuffix(unit))
        try:
            found = self._units(money, f"/{base}" if base else "", unit)
        except units.UnitError as error:
            if error.rule == "unit" and unit and not unit[0].isalpha() and unit[0] not in "/・%":
                return None
            raise self._refused(error) from error
        factor = prod((asked.factor for asked in found), start=Decimal(1))
        text = self._only_one([written(sign * number * factor) for number in numbers])
        if is_plain_number(self.text) and float(text) == float(self.text):
            return None
        said = " ".join(dict.fromkeys(self.said)) or "Width and spaces do not count."
        rule = "percent" if any(asked.percent for asked in found) else RULE
        return Repair(rule, text, said, "".join({asked.per for asked in found}))

    def _say_of(self, number: str) -> None:
        """Say how the number itself is read."""
        if any(letter.isalpha() for letter in number):
            self.said.append("A word multiplies the number.")
        elif not is_plain_number(number.strip()) or _POINTED.fullmatch(number.strip()):
            self.said.append("Groups of three digits are thousands, and the rest a decimal.")

    def _sign(self, plain: str) -> tuple[int, str]:
        """Return the sign of the number and the text without it; brackets are negative."""
        for pattern in (r"\((.+)\)", r"[▲△] ?(.+)", r"- ?(.+)", r"([^-]+?) ?-"):
            if (match := re.fullmatch(pattern, plain)) and match[1][:1] not in "-(▲△":
                if pattern != r"- ?(.+)":
                    self.said.append("Brackets, a triangle or a minus behind make it negative.")
                return -1, match[1]
        return 1, plain.removeprefix("+").lstrip()

    def _units(self, *texts: str) -> list[units.Unit]:
        """Return what the texts around the number ask for, and say so; raises `UnitError`."""
        found = [units.parse_unit(self.column, text, self.reading.currency) for text in texts]
        bases = {unit.per for unit in found if unit.per}
        if len(bases) > 1:
            both = " and ".join(sorted(bases))
            raise units.UnitError("unit", f"it names two time bases: {both}.")
        for unit in found:
            if unit.percent:
                whole = "100 %" if unit.factor == PERCENT else f"{1 / unit.factor:f} {unit.text}"
                self.said.append(f"{whole} is a share of 1.")
            elif unit.text:
                self.said.append(f"The unit of the column is: {units.unit_name(self.column)}.")
        self.said += [f"The time base is: per {base}." for base in bases]
        return found

    def _refused(self, error: units.UnitError) -> CellError:
        hint = "Convert it, and write the number alone."
        if error.rule == "percent":
            hint = f"Write it in its unit: {units.unit_name(self.column)}."
        elif error.rule == "ambiguous":
            hint = "Write the number of days."
        return CellError(error.rule, f"`{self.text}`: {error.message}", hint)

    def _only_one(self, texts: list[str]) -> str:
        """Return the one text that the column allows; raises if there are several or none."""
        allowed = [text for text in texts if _parses(self.column, text)]
        if len(allowed) > 1:
            both = " or ".join(allowed)
            message = f"`{self.text}` may mean {both}."
            raise CellError("ambiguous", message, f"Write {both}, without separators of thousands.")
        return allowed[0] if allowed else texts[0]


def _money_before(text: str) -> tuple[str, str]:
    """Return the sign of currency before a number, and the text without it."""
    match = re.match(r"(US\$|[$¥₩€£]|[A-Z]{3}) ?(?=[0-9])", text)
    if match is None or not units.currency_of(match[1]):
        return "", text
    return match[1], text[match.end() :]


def _parses(column: Column, text: str) -> bool:
    try:
        parse(column, text, None)
    except CellError:
        return False
    return True

"""Numbers as people write them: separators, multipliers, units, percentages, signs."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from supplychain.case import units
from supplychain.case.cells import CellError, Repair, is_plain_number, parse
from supplychain.case.dates import year_of
from supplychain.case.numerals import leading_number, written
from supplychain.case.width import narrow

if TYPE_CHECKING:
    from supplychain.case.reading import Reading
    from supplychain.case.schema import Column

RULE = "number-text"
LONGEST = 200  # characters of a cell that can be a number with its unit
UNKNOWN = frozenset(
    [
        *("n/a", "na", "n.a.", "-", "--", "---", "?", "tbd", "tba", "tbc", "unknown", "pending"),
        *("不明", "未定", "未詳", "未確認", "該当なし", "調査中"),
        *("미상", "미정", "불명", "해당없음", "확인중"),
    ]
)

_POINTED = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}")  # a decimal or a thousands point
_PERCENT = re.compile(r"(?:%|percent|pct|パーセント|퍼센트|프로)(?![A-Za-z])", re.IGNORECASE)
_PER = re.compile(r"\s*(?:/|\bper\b|\ba\b|\bevery\b|\band\b|・)\s*")


def read_number(column: Column, text: str, reading: Reading) -> Repair | None:
    """Return how the text of a number is read, or ``None`` if it parses plainly or not at all.

    Raises
    ------
    CellError
        If the number has more than one meaning, or a unit that does not fit the column.
    """
    if is_plain_number(text) and not _POINTED.fullmatch(text):
        return None
    plain = narrow(text)
    if plain.casefold().replace(" ", "") in UNKNOWN:
        return _unknown(column, text)
    if len(plain) > LONGEST or not any(letter.isdigit() for letter in plain):
        return None
    if column.unit == "year" and (year := year_of(plain)):
        return Repair(RULE, str(year), "A year is written with its digits.")
    if is_plain_number(plain) and not _POINTED.fullmatch(plain):
        return Repair(RULE, plain, "Width and spaces do not count.")
    return _Quantity(column, text, reading).repair(plain)


def _unknown(column: Column, text: str) -> Repair:
    if column.required:
        message = f"`{text}` is no figure: `{column.name}` is required, and blank is never zero."
        raise CellError("blank", message, f"Write a number such as {column.example or 1}.")
    _, blank, meaning = column.description.lower().partition("blank: ")
    meaning = meaning.rstrip(".") if blank else column.default or "unknown"
    message = f"It says that the figure is not known. Blank means: {meaning}."
    return Repair("placeholder", "", message)


class _Quantity:
    """One text of a number, taken apart: sign, time base before it, number, unit, time base."""

    def __init__(self, column: Column, text: str, reading: Reading) -> None:
        self.column = column
        self.text = text
        self.reading = reading
        self.measure = units.measure(column)
        self.per = ""
        self.rule = RULE
        self.said: list[str] = []

    def repair(self, plain: str) -> Repair | None:
        """Return how it is read; see `read_number`."""
        sign, rest = self._sign(plain)
        rest = self._money_before(rest)
        base, rest = units.leading_base(rest)
        self._take_base(base)
        numbers, unit = leading_number(rest, point_is_decimal=self.reading.all_text)
        if not numbers:
            return None
        self._say_of(rest.removesuffix(unit))
        factor = self._unit(unit)
        if factor is None:
            if unit[0].isalpha():
                raise self._foreign(unit)
            return None
        text = self._only_one([written(sign * number * factor) for number in numbers])
        if is_plain_number(self.text) and float(text) == float(self.text):
            return None
        said = " ".join(dict.fromkeys(self.said)) or "Width and spaces do not count."
        return Repair(self.rule, text, said, self.per)

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

    def _money_before(self, text: str) -> str:
        """Return the text without a sign of currency before the number."""
        match = re.match(r"(US\$|[$¥₩€£]|[A-Z]{3}) ?(?=[0-9])", text)
        if match is None or not units.currency(match[1]):
            return text
        self._take_money(match[1])
        return text[match.end() :]

    def _unit(self, rest: str) -> Decimal | None:
        """Return the factor that the text behind the number asks for; ``None`` if unreadable."""
        if match := _PERCENT.match(rest):
            rest = rest[match.end() :].strip()
            if self.column.type != "share":
                message = f"`{self.text}` is a percentage, and `{self.column.name}` is no share."
                raise CellError("percent", message, f"Write it in its unit: {self._unit_name}.")
            self.rule = "percent"
            self.said.append("100 % is a share of 1.")
            self._denominators(rest.removeprefix("/").strip() and f"/{rest.lstrip('/ ')}")
            return Decimal("0.01")
        word, *parts = _PER.split(rest) if rest else [""]
        factor = Decimal(1)
        if word and (base := units.time_base(word)) and not self._is_length(base):
            parts = [word, *parts]
        elif word:
            found = self._factor(word.rstrip("."))
            if found is None:
                return None
            factor = found
            self.said.append(f"The unit of the column is: {self._unit_name}.")
        for part in parts:
            if part and not self._denominator(part):
                return None
        return factor

    def _is_length(self, base: str) -> bool:
        """Return whether a word of time is the unit itself, as in 3 weeks of a lead."""
        return self.measure.kind == "day" and bool(base)

    def _factor(self, word: str) -> Decimal | None:
        """Return by what a unit multiplies in this column; ``None`` if it does not belong there."""
        kind = self.measure.kind
        if kind == "count" and units.is_count(word):
            return Decimal(1)
        if kind in {"kg", "tonne"} and (kilograms := units.mass(word)):
            return kilograms / (units.KILOGRAMS_PER_TONNE if kind == "tonne" else 1)
        if kind == "day" and (base := units.time_base(word)):
            if base in units.VAGUE:
                message = f"`{self.text}`: a {base} has no fixed number of days."
                raise CellError("ambiguous", message, "Write the number of days.")
            return Decimal(7 if base == "week" else 1)
        if kind == "degree" and word in units.DEGREES:
            return Decimal(1)
        if kind == "currency" and units.currency(word):
            self._take_money(word)
            return Decimal(1)
        return None

    def _denominators(self, rest: str) -> None:
        for part in _PER.split(rest) if rest else ():
            if part and not self._denominator(part):
                raise self._foreign(part)

    def _denominator(self, word: str) -> bool:
        """Take a time base, or check another thing that the column counts per."""
        if base := units.time_base(word):
            self._take_base(base)
            return True
        if "tonne" in self.measure.others:
            return units.mass(word) == units.KILOGRAMS_PER_TONNE
        return bool(self.measure.others) and units.is_count(word)

    def _take_base(self, base: str) -> None:
        """Take a time base: it goes into the row's `per`, or must be that of the column."""
        if not base:
            return
        if self.measure.row_base and self.per in {"", base}:
            self.per = base
            self.said.append(f"The time base is: per {base}.")
        elif self.measure.base != base:
            raise self._foreign(f"per {base}")

    def _take_money(self, word: str) -> None:
        code = units.currency(word)
        if self.measure.kind != "currency" or code != self.reading.currency.upper():
            case = self.reading.currency or "not given"
            message = f"`{self.text}` is in {code}; the currency of the case is {case}."
            raise CellError("currency", message, "Convert it, and write the number alone.")
        self.said.append(f"The currency is: {code}.")

    def _foreign(self, what: str) -> CellError:
        message = (
            f"`{what}` in `{self.text}` is not the unit of `{self.column.name}`: {self._unit_name}."
        )
        return CellError("unit", message, "Convert it, and write the number alone.")

    @property
    def _unit_name(self) -> str:
        return self.column.unit or ("a share of 1" if self.column.type == "share" else "none")

    def _only_one(self, texts: list[str]) -> str:
        """Return the one text that the column allows; raises if there are several or none."""
        allowed = [text for text in texts if _parses(self.column, text)]
        if len(allowed) > 1:
            both = " or ".join(allowed)
            message = f"`{self.text}` may mean {both}."
            raise CellError("ambiguous", message, f"Write {both}, without separators of thousands.")
        return allowed[0] if allowed else texts[0]


def _parses(column: Column, text: str) -> bool:
    try:
        parse(column, text, None)
    except CellError:
        return False
    return True

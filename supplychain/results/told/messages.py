"""Messages in English, Japanese and Korean: a catalogue a language, the same keys in each.

A message may hold named places, such as ``{scenario}``, which are filled when it is said. Names
that the case gives stay in the language of their author.
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from supplychain.case.words import ENGLISH, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DIGITS = 3
MILLION, MYRIAD = 1e6, 1e4  # what English, and what Japanese and Korean, count large numbers in
LARGE = 999_500.0  # rounds to a million


@dataclass(frozen=True)
class Messages:
    """The messages of one language by key, such as ``page.stocks``."""

    language: str
    texts: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return a message with its places filled; raises ``KeyError`` where there is none."""
        return self.texts[key].format(**values)

    def part(self, prefix: str) -> dict[str, str]:
        """Return the messages below a key, as written, under what follows it."""
        start = f"{prefix}."
        return {k.removeprefix(start): v for k, v in self.texts.items() if k.startswith(start)}

    def counted(self, number: float, thing: str) -> str:
        """Return a number of things: ``counted(52, "week")`` is "52 weeks"."""
        return self.by_number(f"counted.{thing}", number, number=exact(number))

    def by_number(self, key: str, number: float, /, **values: object) -> str:
        """Return a message that reads otherwise of one thing: its ``one``, or its ``many``."""
        one = self.amount(number) == "1"
        return self(f"{key}.{'one' if one else 'many'}", **values)

    def rounds(self, value: float) -> str:
        """Return an amount of rounds with the word for them."""
        return self.by_number("counted.round", value, number=self.amount(value))

    def amount(self, value: float) -> str:
        """Return rounds as one reads them: in full to 10,000, then three digits that count."""
        if 0 < value < 0.05:
            return self("number.least")
        if value < 9.95:
            return _plain(value, 1)
        if value < MYRIAD:
            return _plain(value, 0)
        short = round(value, DIGITS - 1 - math.floor(math.log10(value)))
        if short < LARGE:
            return f"{short:,.0f}"
        millions, myriads = _plain(short / MILLION, 2), _plain(short / MYRIAD, 0)
        return self("number.large", millions=millions, myriads=myriads)

    def share(self, value: float) -> str:
        """Return a share in per cent; what is not quite all or nothing is not called so."""
        if 0 < value < 0.01:
            return self("number.below_one_per_cent")
        if 0.99 < value < 1:
            return self("number.above_99_per_cent")
        return f"{value:.0%}"


def exact(value: float) -> str:
    """Return a number as it is written into a cell, with six digits that count.

    >>> exact(52), exact(1234567.0), exact(2.5), exact(3.33333333)
    ('52', '1,234,567', '2.5', '3.33333')
    """
    return f"{value:,.0f}" if value == round(value) else f"{value:,.6g}"


@cache
def catalogue(package: str, language: str = ENGLISH) -> Messages:
    """Return the messages in the folder `languages` of a package.

    Raises
    ------
    KeyError
        If there is no such language.
    """
    if language not in LANGUAGES:
        raise KeyError(f"no language {language}; there are {', '.join(LANGUAGES)}")
    text = files(package).joinpath("languages", f"{language}.toml").read_text(encoding="utf-8")
    return Messages(language, dict(_flat(tomllib.loads(text))))


def told_messages(language: str = ENGLISH) -> Messages:
    """Return what result tables say."""
    return catalogue(__package__, language)


def _flat(tree: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    """Yield each message of nested tables with its path as key, as one line."""
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", " ".join(value.split())


def _plain(value: float, decimals: int) -> str:
    """Return a number with so many decimals at most."""
    text = f"{value:,.{decimals}f}"
    return text.rstrip("0").rstrip(".") if decimals else text

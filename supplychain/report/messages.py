"""What reports say in English, Japanese and Korean: a catalogue a language, the same keys in each.

A message may hold named places, such as ``{scenario}``, which are filled when it is said. Names
that the case gives, and sentences that result tables hold, stay in the language of their author.
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

    def counted(self, number: int, thing: str) -> str:
        """Return a number of things: ``counted(52, "week")`` is "52 weeks"."""
        form = "one" if number == 1 else "many"
        return self(f"counted.{thing}.{form}", number=f"{number:,}")

    def amount(self, value: float) -> str:
        """Return rounds as one reads them: in full to 10,000, then three digits that count."""
        if 0 < value < 0.05:
            return self("number.least")
        if value < 10:
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


def terms(say: Messages) -> list[tuple[str, str]]:
    """Return the terms of a report with what each means."""
    found = say.part("terms")
    names = dict.fromkeys(key.split(".")[0] for key in found)
    return [(found[f"{name}.term"], found[f"{name}.means"]) for name in names]


@cache
def messages(language: str = ENGLISH) -> Messages:
    """Return the messages of a language; raises ``KeyError`` for one that there is not."""
    if language not in LANGUAGES:
        raise KeyError(f"no language {language}; there are {', '.join(LANGUAGES)}")
    text = files(__package__).joinpath("languages", f"{language}.toml").read_text(encoding="utf-8")
    return Messages(language, dict(_flat(tomllib.loads(text))))


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

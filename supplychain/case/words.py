"""The words of a case in English, Japanese and Korean: what people write, and what it stands for.

The names of ``schema.csv`` are canonical and serve as the English words. ``languages/en.csv`` holds
further words that English writers use, ``ja.csv`` and ``ko.csv`` the words and descriptions of the
other languages, and ``phrases.csv`` the sentences of templates. A row without a column names a
table, one with a choice a word of a choice; the table ``*`` holds what is the same everywhere.

Reading compares words after `normal`, so that width, capitals, spaces and hyphens do not matter.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from supplychain.case.schema import ASSUMPTION, COMMON, SETTINGS, TABLES, Table, split_list
from supplychain.case.width import normal, plain_width

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGLISH = "en"
LANGUAGES = (ENGLISH, "ja", "ko")
ENDS = ("low", "high")
GUIDE, LISTS, FINDINGS = "guide", "lists", "findings"  # sheets of ours that hold no table

BRACKETS = re.compile(
    r"[(\[{<〈《〔【「『]([^()\[\]{}<>〈〉《》〔〕【】「」『』]*)[)\]}>〉》〕】」』]"
)  # in plain width
_Key = tuple[str, str, str]  # table, column, choice; blank where it does not apply


@dataclass(frozen=True)
class Entry:
    """What a language says about one table, column or choice."""

    word: str
    also: tuple[str, ...]
    description: str

    @property
    def words(self) -> tuple[str, ...]:
        """Return every word for it."""
        return tuple(word for word in (self.word, *self.also) if word)


def sheet_name(table: str, language: str = ENGLISH) -> str:
    """Return what the sheet of a table is called in a template."""
    return _entry(language, table).word if language != ENGLISH else table


def header(table: str, column: str, language: str = ENGLISH) -> str:
    """Return the header of a column, range columns included."""
    if language == ENGLISH:
        return column
    base, end = _range_end(table, column)
    word = _column_entry(language, table, base).word
    return f"{word} {phrase(end, language)}" if end else word


def description(table: str, column: str = "", language: str = ENGLISH) -> str:
    """Return what a table, or one of its columns, means."""
    base, end = _range_end(table, column)
    if end:
        return phrase(f"range_{end}", language, column=header(table, base, language))
    if language == ENGLISH:
        declared = SETTINGS if table == SETTINGS.name else TABLES[table]
        return declared.columns[column].description if column else declared.description
    return _column_entry(language, table, column).description


def choice_word(table: str, column: str, choice: str, language: str = ENGLISH) -> str:
    """Return the word for a choice of a column."""
    return _choice_entry(language, table, column, choice).word or choice


def is_template_word(table: str, column: str, text: str) -> bool:
    """Return whether a template in some language writes a choice of the column exactly so."""
    choice = choice_named(table, column, text)
    return bool(choice) and any(
        text == choice_word(table, column, choice, language) for language in LANGUAGES
    )


def words_of(language: str, table: str, column: str = "", choice: str = "") -> tuple[str, ...]:
    """Return every word of a language for a table, a column or a choice."""
    if choice:
        return _choice_entry(language, table, column, choice).words
    return (_column_entry(language, table, column) if column else _entry(language, table)).words


def places(language: str) -> set[tuple[str, str, str]]:
    """Return table, column and choice of everything that a language has words for."""
    return set(_entries(language))


def phrase(key: str, language: str = ENGLISH, **values: object) -> str:
    """Return a sentence of a template, with values put in.

    Raises
    ------
    KeyError
        If there is no such sentence.
    """
    return _phrases()[key][language].format(**values)


def is_phrase(key: str) -> bool:
    """Return whether there is such a sentence."""
    return key in _phrases()


def column_named(table: str, text: str) -> str:
    """Return the column of a table that a header means, in any language; blank if none.

    A remark in brackets, such as a unit, is left aside; `low` or `high` in brackets is not.
    """
    known = _headers(table)
    return known.get(normal(text)) or known.get(normal(without_remarks(text)[0]), "")


def table_named(text: str) -> str:
    """Return the table that the name of a sheet or file means, in any language; blank if none."""
    known = _tables()
    return known.get(normal(text)) or known.get(normal(without_remarks(text)[0]), "")


def choice_named(table: str, column: str, text: str) -> str:
    """Return the choice that a word means, in any language; blank if none.

    The value of a setting is looked up in the table ``settings.value`` under its key. The word
    `assumption` is a choice of every column `source`.
    """
    return _choices(table, column).get(normal(text), "")


def is_own_sheet(text: str) -> bool:
    """Return whether a sheet is one that templates and annotated copies add beside the tables."""
    keys = (GUIDE, LISTS, FINDINGS)
    own = {normal(phrase(f"sheet_{key}", language)) for key in keys for language in LANGUAGES}
    return normal(text) in own


@cache
def _headers(table: str) -> dict[str, str]:
    """Return the column of each normalised header; a column's own words come before ranges."""
    known: dict[str, str] = {}
    for name in TABLES[table].columns:
        for word in _all_words(table, name):
            known.setdefault(normal(word), name)
    own = dict(known)
    for name, word, end in _range_words(TABLES[table], own):
        known.setdefault(normal(word), f"{name}_{end}")
    return known


def _all_words(table: str, column: str) -> Iterator[str]:
    """Yield every word for a column, canonical name first."""
    yield column
    for language in LANGUAGES:
        yield from words_of(language, table, column)


def _range_words(table: Table, own: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield column, header and end of each way to write a range column.

    An affix that makes another column of a column's words is left out: `rate min` could be
    `min_rate`.
    """
    bases = [name for name in table.columns if f"{name}_low" in table.ranges]
    for name in bases:
        words = list(_all_words(table.name, name))
        for end in ENDS:
            for affix in _affixes(end):
                if not any(normal(affix + word) in own for word in words):
                    yield from ((name, word + affix, end) for word in words)
                    yield from ((name, affix + word, end) for word in words)


@cache
def _affixes(end: str) -> tuple[str, ...]:
    """Return the words for one end of a range, in every language."""
    affixes = []
    for language in LANGUAGES:
        affixes += [phrase(end, language), *split_list(phrase(f"{end}_also", language))]
    return tuple(affixes)


@cache
def _ends() -> frozenset[str]:
    """Return the normalised words for either end of a range."""
    return frozenset(normal(affix) for end in ENDS for affix in _affixes(end))


@cache
def _tables() -> dict[str, str]:
    known = {normal(table): table for table in TABLES}
    for table in TABLES:
        for language in LANGUAGES:
            for word in words_of(language, table):
                known.setdefault(normal(word), table)
    return known


@cache
def _choices(table: str, column: str) -> dict[str, str]:
    declared = SETTINGS if table == SETTINGS.name else TABLES[table]
    choices = (ASSUMPTION,) if column == "source" else declared.columns[column].choices
    known = {normal(choice): choice for choice in choices}
    for choice in choices:
        for language in LANGUAGES:
            for word in words_of(language, table, column, choice):
                known.setdefault(normal(word), choice)
    return known


def _range_end(table: str, column: str) -> tuple[str, str]:
    """Return the column that a range column belongs to, and which end it is; else it and blank."""
    if table in TABLES and column in TABLES[table].ranges:
        base, _, end = column.rpartition("_")
        return base, end
    return column, ""


def without_remarks(text: str) -> tuple[str, list[str]]:
    """Return a header in plain width without what stands in brackets, and those texts.

    Brackets that name the end of a range stay.
    """
    inside: list[str] = []

    def kept(match: re.Match[str]) -> str:
        if normal(match[0]) in _ends():
            return f" {match[1]} "
        inside.append(match[1].strip())
        return " "

    plain, count = plain_width(text), 1
    while count:  # brackets in brackets
        plain, count = BRACKETS.subn(kept, plain)
    return plain, inside


def _column_entry(language: str, table: str, column: str) -> Entry:
    entries = _entries(language)
    return entries.get((table, column, "")) or _entry(language, COMMON, column)


def _choice_entry(language: str, table: str, column: str, choice: str) -> Entry:
    entries = _entries(language)
    return entries.get((table, column, choice)) or _entry(language, COMMON, column, choice)


def _entry(language: str, table: str, column: str = "", choice: str = "") -> Entry:
    return _entries(language).get((table, column, choice), Entry("", (), ""))


@cache
def _entries(language: str) -> dict[_Key, Entry]:
    return {
        (row["table"], row["column"], row["choice"]): Entry(
            row["word"], split_list(row["also"]), row.get("description", "")
        )
        for row in _rows(f"{language}.csv")
    }


@cache
def _phrases() -> dict[str, dict[str, str]]:
    return {row["key"]: row for row in _rows("phrases.csv")}


def _rows(name: str) -> list[dict[str, str]]:
    file = resources.files(__package__).joinpath("languages", name)
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))

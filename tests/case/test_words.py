"""Words in three languages: complete, told apart, and read as people write them."""

from __future__ import annotations

from itertools import product

import pytest

from supplychain.case import TABLES, words
from supplychain.case.schema import SETTINGS
from supplychain.case.width import normal

OTHERS = [language for language in words.LANGUAGES if language != words.ENGLISH]


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("table", TABLES)
def test_every_table_column_and_choice_has_its_words(language: str, table: str) -> None:
    assert words.sheet_name(table, language) != table
    assert words.description(table, language=language)
    for name, column in TABLES[table].columns.items():
        assert words.header(table, name, language) != name
        assert words.description(table, name, language), (table, name)
        for choice in column.choices:
            assert words.choice_word(table, name, choice, language) != choice, (table, name, choice)


@pytest.mark.parametrize("language", OTHERS)
def test_every_setting_has_its_words(language: str) -> None:
    for name, column in SETTINGS.columns.items():
        assert words.description(SETTINGS.name, name, language)
        for choice in column.choices:
            assert words.choice_word(SETTINGS.name, name, choice, language) != choice


@pytest.mark.parametrize(("language", "table"), list(product(words.LANGUAGES, TABLES)))
def test_headers_are_read_back(language: str, table: str) -> None:
    for name in [*TABLES[table].columns, *TABLES[table].ranges]:
        assert words.column_named(table, words.header(table, name, language)) == name
    assert words.table_named(words.sheet_name(table, language)) == table


@pytest.mark.parametrize("table", TABLES)
def test_no_word_means_two_columns_of_a_table(table: str) -> None:
    meanings: dict[str, set[str]] = {}
    for language, name in product(words.LANGUAGES, TABLES[table].columns):
        own = words.words_of(language, table, name)
        for word in [name, *own]:
            meanings.setdefault(normal(word), set()).add(name)
    assert {word: names for word, names in meanings.items() if len(names) > 1} == {}


def test_no_word_means_two_tables() -> None:
    meanings: dict[str, set[str]] = {}
    for language, table in product(words.LANGUAGES, TABLES):
        for word in [table, *words.words_of(language, table)]:
            meanings.setdefault(normal(word), set()).add(table)
    assert {word: tables for word, tables in meanings.items() if len(tables) > 1} == {}


def test_no_word_means_two_choices_of_a_column() -> None:
    tables = {**TABLES, SETTINGS.name: SETTINGS}
    for table, declared in tables.items():
        for name, column in declared.columns.items():
            meanings: dict[str, set[str]] = {}
            for language, choice in product(words.LANGUAGES, column.choices):
                for word in [choice, *words.words_of(language, table, name, choice)]:
                    meanings.setdefault(normal(word), set()).add(choice)
            twice = {word: found for word, found in meanings.items() if len(found) > 1}
            assert twice == {}, (table, name)


@pytest.mark.parametrize(
    ("table", "text", "column"),
    [
        ("stocks", "Quantity", "quantity"),
        ("stocks", " ＱＵＡＮＴＩＴＹ ", "quantity"),
        ("stocks", "数量（千発）", "quantity"),
        ("stocks", "수량 [발]", "quantity"),
        ("stocks", "数量（下限）", "quantity_low"),
        ("stocks", "Quantity (low)", "quantity_low"),
        ("stocks", "max quantity", "quantity_high"),
        ("stocks", "수량 상한", "quantity_high"),
        ("rates", "Surge-Rate (rounds/month)", "surge_rate"),
        ("rates", "min rate", "min_rate"),
        ("rates", "minimum rate", "min_rate"),
        ("rates", "Lead time", "lead_days"),
        ("rates", "rate min", ""),
        ("workshare", "最小分担率", "min_share"),
        ("stocks", "colour", ""),
        ("stocks", "", ""),
        ("stocks", "（千発）", ""),
    ],
)
def test_headers_as_people_write_them(table: str, text: str, column: str) -> None:
    assert words.column_named(table, text) == column


def test_choices_as_people_write_them() -> None:
    assert words.choice_named("interoperability", "fit", "〇") == "yes"
    assert words.choice_named("interoperability", "fit", "×") == "no"
    assert words.choice_named("rates", "per", "月") == "month"
    assert words.choice_named("settings.value", "period", "주") == "week"
    assert words.choice_named("settings", "key", "D-day") == "start"
    assert words.choice_named("stocks", "source", "仮定") == "assumption"
    assert words.choice_named("rates", "per", "decade") == ""


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_units_and_types_have_their_words(language: str) -> None:
    for table in TABLES.values():
        for column in table.columns.values():
            assert words.phrase(f"type_{column.type}", language)
            assert not column.unit or words.phrase(f"unit {column.unit}", language)


def test_words_are_given_for_what_the_schema_declares_alone() -> None:
    known = {(table, "", "") for table in [*TABLES, SETTINGS.name]}
    known |= {("*", "per", choice) for choice in TABLES["rates"].columns["per"].choices}
    known |= {("*", "source", "assumption")}
    known |= {("*", name, "") for name in ("source", "confidence", "note")}
    for name, table in [*TABLES.items(), (SETTINGS.name, SETTINGS)]:
        for column in table.columns.values():
            known.add((name, column.name, ""))
            known |= {(name, column.name, choice) for choice in column.choices}
    for language in words.LANGUAGES:
        assert words.places(language) - known == set()


def test_own_sheets_are_known() -> None:
    assert words.is_own_sheet("記入要領")
    assert words.is_own_sheet("Findings")
    assert not words.is_own_sheet("stocks")

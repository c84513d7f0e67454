"""The catalogues of messages: every language says the same things, with the same places to fill."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from supplychain.case.words import ENGLISH, LANGUAGES
from supplychain.report.messages import messages, terms

OTHERS = [language for language in LANGUAGES if language != ENGLISH]


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_every_message_and_no_other(language: str) -> None:
    assert messages(language).texts.keys() == messages().texts.keys()


@pytest.mark.parametrize("language", OTHERS)
def test_a_message_fills_no_place_that_english_does_not(language: str) -> None:
    own, english = messages(language).texts, messages().texts
    for key, text in own.items():
        allowed = {"millions", "myriads"} if key == "number.large" else places(english[key])
        assert places(text) <= allowed, key
        assert text.strip(), key


@pytest.mark.parametrize("language", OTHERS)
def test_no_message_is_left_in_english(language: str) -> None:
    script = re.compile("[぀-ヿ一-鿿]" if language == "ja" else "[가-힣]")
    for key, text in messages(language).texts.items():
        words = re.sub(r"{\w+}|\W", "", text)
        assert not words or script.search(words), key


def test_terms_are_explained_in_order() -> None:
    assert [term for term, _ in terms(messages())][:2] == ["requirement", "rounds short"]


def test_large_amounts_are_counted_as_each_language_counts() -> None:
    told = {language: messages(language).amount(4_307_277.0) for language in LANGUAGES}
    assert told == {"en": "4.31 million", "ja": "431万", "ko": "431만"}


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(KeyError, match="xx"):
        messages("xx")

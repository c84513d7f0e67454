"""What reports say: the messages of result tables, and those of the reports beside them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from supplychain.case.words import ENGLISH
from supplychain.results.told.messages import Messages, catalogue, told_messages

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Messages", "messages", "terms"]


def terms(say: Messages) -> list[tuple[str, str]]:
    """Return the terms of a report with what each means."""
    found = say.part("terms")
    names = dict.fromkeys(key.split(".")[0] for key in found)
    return [(found[f"{name}.term"], found[f"{name}.means"]) for name in names]


@cache
def messages(language: str = ENGLISH) -> Messages:
    """Return the messages of a language; raises ``KeyError`` for one that there is not."""
    own: Mapping[str, str] = catalogue(__package__, language).texts
    return Messages(language, {**told_messages(language).texts, **own})

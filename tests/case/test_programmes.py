"""Programmes of which nothing could be reckoned are found before any solve."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.case import Finding

LINES = ("lines", "shells,plant,", "shells,plant,\nother,front,")
RATE = "other,he,100,month,28,S1"
REST = ",100,10,9,6,1,0.15,0.5,2035-01-01,2036-01-01,S1"


def row(country: str, item: str = "he", rest: str = REST) -> str:
    return f"p,{country},{item}{rest}"


@pytest.mark.parametrize(
    ("rows", "cell", "words"),
    [
        ([row("JP")], "B2", "has one partner"),
        ([row("JP"), row("KR", rest=REST.replace("0.5", "0.4"))], "J3", "add up to 0.9, not 1"),
        ([row("JP", "fuze"), row("KR")], "C3", "name different items"),
    ],
)
def test_what_cannot_be_reckoned_is_told(
    findings: Callable[..., list[Finding]], rows: list[str], cell: str, words: str
) -> None:
    found = findings(LINES, rates=RATE, programmes="\n".join(rows))
    assert any((f.sheet, f.cell) == ("programmes", cell) and words in f.message for f in found)


def test_a_partner_needs_a_line(findings: Callable[..., list[Finding]]) -> None:
    [found] = findings(programmes="\n".join([row("JP"), row("KR")]))
    assert (found.sheet, found.rule) == ("programmes", "programme")
    assert "makes `he`" in found.message


def test_two_partners_with_lines_pass(findings: Callable[..., list[Finding]]) -> None:
    found = findings(LINES, rates=RATE, programmes="\n".join([row("JP"), row("KR")]))
    assert not [f for f in found if f.sheet == "programmes"]

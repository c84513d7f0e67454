"""Workshares that no output can keep are found before any solve."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.case import Finding

LICENSED = ("lines", "shells,plant,", "shells,plant,acsa\nother,front,acsa")
FUZES = ("stocks", "fuze,500", "fuze,50000")  # enough for both
RATE = "other,he,100,month,28,S1"


@pytest.fixture
def workshare(
    findings: Callable[..., list[Finding]],
) -> Callable[..., list[tuple[str, str, str]]]:
    """Return the findings on workshare rows, with a line under the agreement in two countries."""
    return lambda rows, *changes: [
        (f.sheet, f.cell, f.message + f.hint)
        for f in findings(LICENSED, FUZES, *changes, rates=RATE, workshare=rows)
    ]


def test_shares_that_can_hold_pass(workshare: Callable[..., list[tuple[str, str, str]]]) -> None:
    assert workshare("p,acsa,he,JP,0.4,0.6,S1\np,acsa,he,KR,0.4,0.6,S1") == []


def test_least_shares_above_one(workshare: Callable[..., list[tuple[str, str, str]]]) -> None:
    [(sheet, cell, words)] = workshare("p,acsa,he,JP,0.6,1,S1\np,acsa,he,KR,0.6,1,S1")
    assert (sheet, cell) == ("workshare", "E3")
    assert "add up to 1.2" in words


def test_greatest_below_least(workshare: Callable[..., list[tuple[str, str, str]]]) -> None:
    [(sheet, cell, words)] = workshare("p,acsa,he,JP,0.6,0.4,S1")
    assert (sheet, cell) == ("workshare", "F2")
    assert "below `min_share`" in words


def test_greatest_shares_of_all_makers_below_one(
    workshare: Callable[..., list[tuple[str, str, str]]],
) -> None:
    [(sheet, cell, words)] = workshare("p,acsa,,JP,0,0.4,S1\np,acsa,,KR,0,0.5,S1")
    assert (sheet, cell) == ("workshare", "F3")
    assert "add up to 0.9" in words


def test_a_least_share_without_a_line(findings: Callable[..., list[Finding]]) -> None:
    [found] = findings(
        ("lines", "shells,plant,", "shells,plant,acsa"), workshare="p,acsa,he,KR,0.1,1,S1"
    )
    assert (found.sheet, found.cell) == ("workshare", "D2")
    assert "no line under `acsa`" in found.message


def test_value_needs_a_price(workshare: Callable[..., list[tuple[str, str, str]]]) -> None:
    found = workshare("p,acsa,,JP,0,1,S1", ("items", "45,7,3000", "45,7,"))
    assert ("items", "F2") in [place[:2] for place in found]

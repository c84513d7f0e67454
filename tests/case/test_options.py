"""Options that nothing can be made of are found before any solve."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.case import Finding

HEAD = ("options", "step,unit_cost", "item,step,max_steps,unit_cost")
SHIFT = ("options", "shift,capacity,shells,100,5000,S1")


@pytest.mark.parametrize(
    ("row", "cell", "words"),
    [
        ("a,stock,depot,,100,1,5,S1", "D2", "names no item"),
        ("a,capacity,shells,fuze,100,1,5,S1", "D2", "has no rate for `fuze`. Allowed: he"),
        ("a,line,depot,fuze,100,1,5,S1", "D2", "needs an item that some line makes"),
        ("a,hardening,depot,,0.4,3,5,S1", "E2", "take away 1.2 of the loss"),
        ("a,stock,depot,he,100,,0,S1", "F2", "taken without end"),
    ],
)
def test_what_cannot_be_bought_is_told(
    findings: Callable[..., list[Finding]], row: str, cell: str, words: str
) -> None:
    [found] = findings(HEAD, (*SHIFT, row))
    assert (found.sheet, found.cell) == ("options", cell)
    assert words in f"{found.message} {found.hint}"


@pytest.mark.parametrize(
    "row",
    [
        "a,stock,depot,fuze,100,,5,S1",
        "a,capacity,shells,,100,1,5,S1",
        "a,line,depot,he,100,1,5,S1",
        "a,hardening,depot,,0.25,4,5,S1",
        "a,qualification,acsa,,1,1,0,S1",
    ],
)
def test_what_can_be_bought_passes(findings: Callable[..., list[Finding]], row: str) -> None:
    assert findings(HEAD, (*SHIFT, row)) == []

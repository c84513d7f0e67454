"""Trends of what is no figure, or of no row, are found before any solve."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.case import Finding


@pytest.mark.parametrize(
    ("row", "cell", "words"),
    [
        ("2030,rats,rate,,2,S1", "B2", "no table with figures. Did you mean `rates`?"),
        ("2030,rates,line,,2,S1", "C2", "no figure of `rates`"),
        ("2030,regimes,since,,2,S1", "B2", "no table with figures"),
        ("2030,stocks,due,,2,S1", "C2", "no figure of `stocks`"),
        ("2030,rates,rate,shels,2,S1", "D2", "no row of `rates` names `shels`"),
        ("2030,trends,factor,,2,S1", "B2", "no table with figures"),
    ],
)
def test_what_does_not_change_a_figure_is_told(
    findings: Callable[..., list[Finding]], row: str, cell: str, words: str
) -> None:
    [found] = findings(trends=row)
    assert (found.sheet, found.cell) == ("trends", cell)
    assert words in f"{found.message} {found.hint}"


def test_one_factor_a_year(findings: Callable[..., list[Finding]]) -> None:
    rows = "2030,rates,rate,,2,S1\n2030,rates,rate,,3,S1"
    [found] = findings(trends=rows)
    assert (found.sheet, found.rule) == ("trends", "duplicate-key")


def test_trends_of_figures_pass(findings: Callable[..., list[Finding]]) -> None:
    rows = "2030,rates,rate,shells,2,S1\n2040,rates,rate,shells,3,S1\n2030,stocks,quantity,,2,S1"
    assert findings(trends=rows) == []

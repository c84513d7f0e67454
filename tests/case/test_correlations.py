"""Groups of figures: what may stand in the table `correlations`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.case import Finding

    Findings = Callable[[dict[str, str]], list[Finding]]

HEAD = "group,table,column,id,correlation,correlation_low,correlation_high,source,note\n"
REST = ",0.5,0.1,0.9,assumption,one judgement"


def table(rows: list[str]) -> str:
    return HEAD + "\n".join(row + REST for row in rows)


@pytest.mark.parametrize(
    ("rows", "cell", "words"),
    [
        (["a,rate,rate,"], "B2", "no table with figures"),
        (["a,rates,rat,"], "C2", "no column of `rates`"),
        (["a,stocks,quantity,fuse"], "D2", "names `fuse`"),
        (["a,stocks,quantity,fuze", "b,stocks,quantity,"], "A3", "in group `a` already"),
    ],
)
def test_a_group_of_nothing_is_an_error(
    findings_of_tables: Findings, sound: dict[str, str], rows: list[str], cell: str, words: str
) -> None:
    found = findings_of_tables(sound | {"correlations": table(rows)})
    [finding] = [f for f in found if f.rule == "correlation"]
    assert finding.cell == cell
    assert words in finding.message


def test_groups_of_figures_are_fine(findings_of_tables: Findings, sound: dict[str, str]) -> None:
    rows = ["a,stocks,quantity,fuze", "b,stocks,quantity,he", "a,rates,rate,"]
    found = findings_of_tables(sound | {"correlations": table(rows)})
    assert not [f for f in found if f.rule == "correlation"]

"""What changed between two cases, cell by cell and row by row."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from supplychain.case.changes import changes

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.case import Case


def test_a_case_is_the_same_as_itself(case: Callable[..., Case]) -> None:
    """Another order of rows and another way to write a number change nothing."""
    other = case(("stocks", "depot,he,1000,0.9", "depot,he,1000.0,0.90"))
    assert changes(case(), other).empty


def test_cells_are_compared_by_row(case: Callable[..., Case]) -> None:
    other = case(("stocks", "depot,he,1000", "depot,he,1250"), ("rates", "month,28", "month,56"))
    found = changes(case(), other)
    assert found[["table", "row", "column", "before", "after", "change"]].to_numpy().tolist() == [
        ["stocks", "depot, he", "quantity", "1000", "1250", "changed"],
        ["rates", "shells, he", "lead_days", "28", "56", "changed"],
    ]
    assert list(found["relative"]) == [0.25, 1.0]


def test_rows_come_and_go(case: Callable[..., Case]) -> None:
    other = case(("stocks", "depot,fuze,500,,,,S1", "plant,fuze,500,,,,S1"))
    found = changes(case(), other).set_index("change")
    assert found.at["removed", "row"] == "depot, fuze"
    assert found.at["added", "row"] == "plant, fuze"
    assert "quantity 500" in found.at["added", "after"]
    assert math.isnan(found.at["added", "relative"])


def test_rows_of_one_name_are_told_apart_by_their_order(case: Callable[..., Case]) -> None:
    twice = ("effort", "korea,guns,0.8,60,D+0,D+30,S1", "korea,guns,0.4,60,D+0,D+9,S1\n"
             "korea,guns,0.8,60,D+0,D+30,S1")  # fmt: skip
    found = changes(case(), case(twice))
    assert set(found["row"]) == {"korea, guns, from D+0", "korea, guns, from D+0 (2)"}

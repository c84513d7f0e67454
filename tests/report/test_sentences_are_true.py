"""In cases of every sort the three sentences at the top are true of the table `shortfall`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from supplychain.formulation.judgement import Judgement
from supplychain.report.sentences import three_sentences
from supplychain.report.view import view_of
from supplychain.results import result_tables
from supplychain.solve import solve_case
from supplychain.workbook import read_case
from tests.benchmarks.generator import Size, make_case
from tests.formulation.conftest import tiny
from tests.report.truth import hold

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.case import Case

__all__ = ["tiny"]
DATASETS = Path(__file__).parents[2] / "datasets"
NATIONS = {
    "countries": [{"country": "JP", "name": "日本国"}, {"country": "KR", "name": "대한민국"}]
}
ALONE = {"countries": [{"country": "JP"}], "sites": [{"site": "jp", "country": "JP"}]}
SHARED = {
    "routes": [{"route": "ferry", "agreement": "accord"}],
    "agreements": [{"agreement": "accord", "entry_days": 0}],
    "regimes": [{"regime": "national"}, {"regime": "joint", "agreement": "accord", "since": "D+0"}],
}
TWO = {
    "items": [{"item": "shell"}, {"item": "missile", "class": "防空"}],
    "force_elements": [{"force_element": "jp_guns"},
                       {"force_element": "kr_guns", "country": "KR", "site": "kr"},
                       {"force_element": "jp_sam", "platform": "sam", "item": "missile"}],
    "interoperability": [{}, {"platform": "sam", "item": "missile"}],
    "demand": [{"force_element": "jp_guns", "quantity": 10},
               {"force_element": "kr_guns", "quantity": 5},
               {"force_element": "jp_sam", "quantity": 1}],
}  # fmt: skip
CASES: dict[str, dict[str, Any]] = {
    "nothing is short": {"stocks": [{"quantity": 30}]},
    "everything is short": {},
    "one round is short": {"stocks": [{"quantity": 29}]},
    "one round of a million is short": {
        "demand": [{"force_element": "jp_guns", "quantity": 1e6}],
        "stocks": [{"quantity": 2_999_999}]},
    "half a round is short": {"stocks": [{"quantity": 29.5}]},
    "a hundredth of a round is short": {"stocks": [{"quantity": 29.99}]},
    "a single round is needed, and never fired": {
        "periods": 1, "demand": [{"force_element": "jp_guns", "quantity": 1}]},
    "one round is left short by the agreement": {
        **SHARED, "stocks": [{"quantity": 10}, {"site": "kr", "quantity": 19}]},
    "the agreement ends it": {**SHARED, "stocks": [{"site": "kr", "quantity": 99}]},
    "the agreement changes nothing": {**SHARED, "stocks": [{"quantity": 12}]},
    "one country only": {**ALONE, "stocks": [{"quantity": 12}]},
    "one day only": {**SHARED, "periods": 1, "stocks": [{"quantity": 3}]},
    "one week only": {"period": "week", "periods": 1, "stocks": [{"quantity": 3}]},
    "one month only": {"period": "month", "periods": 1, "stocks": [{"quantity": 3}]},
    "names in Japanese and Korean": {
        **NATIONS, **TWO, "stocks": [{"quantity": 12}, {"site": "kr", "quantity": 3}]},
    "two nations, two classes, an accord": {
        **TWO, **SHARED, "stocks": [{"quantity": 12}, {"site": "kr", "quantity": 30}]},
    "late, but met in the end": {
        "force_elements": [{"force_element": "jp_guns", "carry_over": 1}],
        "stocks": [{"quantity": 30, "due": "D+2"}]},
    "nobody needs anything": {"demand": [{"force_element": "jp_guns", "quantity": 0}]},
    "a round of no class": {"items": [{"item": "shell", "class": ""}], "stocks": [{"quantity": 9}]},
    "one war of two is short": {
        "demand": [{"force_element": "jp_guns", "quantity": 10},
                   {"force_element": "jp_guns", "contingency": "raid", "quantity": 4}],
        "stocks": [{"quantity": 20}],
        "scenarios": [{"scenario": "raid", "contingencies": "raid"},
                      {"scenario": "war", "name": "The war"}]},
    "two wars, both short": {
        **SHARED,
        "demand": [{"force_element": "jp_guns", "quantity": 10},
                   {"force_element": "jp_guns", "contingency": "raid", "quantity": 9}],
        "stocks": [{"quantity": 20}, {"site": "kr", "quantity": 5}],
        "scenarios": [{"scenario": "raid", "contingencies": "raid"},
                      {"scenario": "war", "name": "The war"}]},
}  # fmt: skip


def check(case: Case) -> list[str]:
    tables = result_tables(solve_case(case, Judgement()))
    told = three_sentences(view_of(case, tables))
    hold(case, tables, told)
    return told


@pytest.mark.parametrize("name", CASES)
def test_a_small_case(tiny: Callable[..., Case], name: str) -> None:
    check(tiny(**CASES[name]))


def test_what_is_one_is_said_of_one(tiny: Callable[..., Case]) -> None:
    large, _, _ = check(tiny(**CASES["one round is short"]))
    assert "1 of the 30 rounds needed over 3 days is never fired (3%)" in large
    *_, change = check(tiny(**CASES["one round is left short by the agreement"]))
    assert change.endswith("1 round is short, 95% fewer.")
    large, _, _ = check(tiny(**CASES["a single round is needed, and never fired"]))
    assert large.endswith("the 1 round needed over 1 day is never fired.")


def test_one_round_of_millions_is_not_nothing(tiny: Callable[..., Case]) -> None:
    large, what, _ = check(tiny(**CASES["one round of a million is short"]))
    assert "1 of the 3 million rounds needed over 3 days is never fired (less than 1%)" in large
    assert what == "All of it is artillery."


@pytest.mark.slow
@pytest.mark.parametrize("name", ["tutorial", "europe_155"])
def test_a_bundled_case(name: str) -> None:
    check(read_case(DATASETS / name))


@pytest.mark.slow
@pytest.mark.parametrize("size", [Size(12, 2, 1, 4), Size(3, 500, 1, 2)], ids=["nations", "items"])
def test_twelve_nations_and_a_thousand_items(size: Size) -> None:
    check(make_case(size, 1))

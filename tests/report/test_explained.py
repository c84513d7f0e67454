"""Reasons and bottlenecks as a reader has them: named, in the language of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest

from supplychain.report.explained import bottlenecks, reasons
from supplychain.report.html.payload import payload
from supplychain.report.picked import picked
from supplychain.report.reasons import first_reasons
from supplychain.report.view import view_of
from supplychain.results.told.clauses import Clause, Teller, written

if TYPE_CHECKING:
    from supplychain.case import Case
    from supplychain.report.view import View
    from tests.report.conftest import Tables

WHY = [
    Clause("used_up", {"item": "b155_kr", "site": "kr_depot", "when": 3}),
    Clause("line_capacity", {"line": "bodies_kr", "item": "b155_kr"}),
]
INPUT = Clause("bottleneck", {
    "about": Clause("input_stock", {"item": "b155_kr", "site": "kr_depot"}),
    "counted": Clause("unit_rates"),
    "remark": Clause("unused", {"part": 0.5, "binds": Clause("items_bind", {"items": "nc;tnt"})}),
})  # fmt: skip


@pytest.fixture(scope="module")
def why(case: Case, tables: Tables) -> Tables:
    """Return the made-up tables with one reason and one bottleneck of the war in Korea."""
    head = {"scenario": "korea", "regime": "national"}
    cell = {
        **head, "force_element": "kr_ammunition", "country": "KR", "class": "ammunition",
        "item": "b155_kr", "from": 3, "to": 3, "requirement": 9.0, "shortfall": 1.0,
        "launchers": 0.0, "munitions": 1.0, "rank": 1, "kind": "line capacity", "together": "no",
        "reason": Teller(case).sentence(WHY), "relaxation": "rates bodies_kr: rate 1 -> 2",
        "removed": 1.0, "others": 0.0, "clauses": written(WHY),
    }  # fmt: skip
    row = {**head, "rank": 1, "kind": "line capacity", "input": "bodies_kr", "unit": "",
           "one_more": 0.5, "holds_for": 2.0, "one_less": 0.5, "holds_down_to": 2.0,
           "per_million": None, "note": "", "clauses": written([INPUT])}  # fmt: skip
    return {**tables, "reasons": pd.DataFrame([cell]), "bottlenecks": pd.DataFrame([row])}


def told(view: View) -> tuple[str, str]:
    """Return who lacks what, and why, of the one reason."""
    row = reasons(view).iloc[0]
    return row["lacks"], row["reason"]


def test_a_reason_names_what_the_case_names(case: Case, why: Tables) -> None:
    lacks, reason = told(view_of(case, why))
    assert lacks == (
        "kr_ammunition lacks 1 of the 9 that it needs in week 3: “155 mm HE body, Korean”"
    )
    assert reason == (
        "The stock of “155 mm HE body, Korean” at Central ammunition depot and rear area is used "
        "up in week 3; line bodies_kr (Poongsan) is at full capacity for “155 mm HE body, Korean”."
    )
    assert reason == why["reasons"]["reason"].iloc[0]  # as the table has it


@pytest.mark.parametrize(
    ("language", "words"), [("ja", "第3週に尽きる"), ("ko", "제3주에 바닥난다")]
)
def test_a_reason_is_told_in_the_language_of_the_report(
    case: Case, why: Tables, language: str, words: str
) -> None:
    view = view_of(case, why, language)
    assert words in told(view)[1]
    row = bottlenecks(view).iloc[0]
    english = bottlenecks(view_of(case, why)).iloc[0]
    assert all(row[name] != english[name] for name in ("kind", "unit", "note"))
    shown = payload(view)["picked"]["reasons"]
    assert words in shown["rows"][0][shown["columns"].index("reason")]


def test_a_bottleneck_names_its_input_and_what_binds(case: Case, why: Tables) -> None:
    row = bottlenecks(view_of(case, why)).iloc[0]
    assert row["input"] == "“155 mm HE body, Korean” at Central ammunition depot and rear area"
    assert row["note"] == "short but partly unused (50% used): Nitrocellulose and TNT bind instead"


def test_a_run_of_an_earlier_version_keeps_its_sentences(case: Case, why: Tables) -> None:
    old = {**why, "reasons": why["reasons"].drop(columns="clauses").assign(reason="As it was."),
           "bottlenecks": why["bottlenecks"].drop(columns="clauses")}  # fmt: skip
    view = view_of(case, old, "ja")
    assert told(view)[1] == "As it was."
    assert bottlenecks(view)["input"].iloc[0] == "bodies_kr"
    assert len(picked(view)) == 2


def test_the_terminal_tells_the_first_reason_of_a_cell(case: Case, why: Tables) -> None:
    (line,) = first_reasons(view_of(case, why), "korea")
    assert line.startswith("kr_ammunition lacks 1 of the 9 that it needs in week 3:")
    assert first_reasons(view_of(case, why), "southwest") == []

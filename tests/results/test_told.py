"""Clauses of result tables: kept as they are, told with the names of the case, in any language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from supplychain.analysis.reasons.levers import KINDS
from supplychain.case.words import LANGUAGES
from supplychain.results.told.clauses import Clause, Teller, read, written
from supplychain.results.told.messages import told_messages
from supplychain.workbook import read_case

if TYPE_CHECKING:
    from supplychain.case import Case

DATASETS = Path(__file__).parents[2] / "datasets"
CLAUSES = [
    Clause("used_up", {"item": "shell", "site": "nl_depot", "when": 4}),
    Clause("line_capacity", {"line": "shells_nl", "item": "shell"}),
]
UNUSED = Clause("unused", {"part": 0.12, "binds": Clause("route_binds", {"route": "south_north"})})


@pytest.fixture(scope="module")
def tutorial() -> Case:
    return read_case(DATASETS / "tutorial")


def test_clauses_come_back_as_they_were_written() -> None:
    assert read(written([*CLAUSES, UNUSED])) == [*CLAUSES, UNUSED]


def test_a_sentence_has_names_and_is_made_in_each_language(tutorial: Case) -> None:
    assert Teller(tutorial).sentence(CLAUSES) == (
        "The stock of Artillery shell at Northland depot and shell plant is used up in week 4; "
        "line shells_nl (Northland arsenal) is at full capacity for Artillery shell."
    )
    assert "第4週に尽きる。ライン" in Teller(tutorial, "ja").sentence(CLAUSES)
    assert "제4주에 바닥난다. 라인" in Teller(tutorial, "ko").sentence(CLAUSES)


def test_several_that_are_needed_at_once_are_said_to_be(tutorial: Case) -> None:
    assert Teller(tutorial).sentence(CLAUSES[1:] * 2, "only together") == (
        "Only together: line shells_nl (Northland arsenal) is at full capacity for Artillery shell."
    )


def test_a_clause_may_hold_another(tutorial: Case) -> None:
    assert Teller(tutorial).clause(UNUSED) == (
        "short but partly unused (12% used): the route from Southland depot and missile plant to "
        "Northland depot and shell plant (south_north) binds instead"
    )


def test_a_divided_name_stands_between_quotation_marks_and_a_shared_one_is_told_apart() -> None:
    names = Teller(read_case(DATASETS / "northeast_asia")).names
    assert names.item("b155_kr") == "“155 mm HE body, Korean”"
    assert names.item("tnt") == "TNT"
    assert names.force_element("jp_type99") == "jp_type99 (Japan)"
    assert names.item("unheard_of") == "unheard_of"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_of_root_has_a_word(language: str) -> None:
    said = told_messages(language).part("kind")
    assert {kind.replace(" ", "_") for kind in KINDS} <= set(said)

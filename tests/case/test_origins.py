"""Addresses: of columns and cells, and of every value of a case."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplychain.case import CaseError, RawSheet, build_case
from supplychain.case.sheet.addresses import address, letters, number, position

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.case import Case


def test_letters() -> None:
    assert [letters(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert (address(11, 2), position("C12")) == ("C12", (11, 2))
    assert [position(text) for text in ("", "C", "12", "C0", "c1", "C12:D13")] == [None] * 6


@given(st.integers(0, 16_383))
def test_letters_and_numbers_are_the_same_columns(index: int) -> None:
    assert number(letters(index)) == index


def test_every_value_is_traced_to_its_cell(case: Callable[..., Case]) -> None:
    made = case()
    for name, frame in made.tables.items():
        for row in frame.index:
            for place, column in enumerate(made.sheets[name].raw.header):
                expected = f"{name}.csv: {name}!{letters(place)}{row}"
                assert made.origin(name, row, column) == expected
    assert made.origins["stocks"].loc[3].tolist() == ["stocks.csv", "stocks", 3]
    with pytest.raises(KeyError):
        made.origin("stocks", 99, "item")


def wide(sound_sheets: list[RawSheet]) -> tuple[list[RawSheet], RawSheet]:
    """Return the sheets with a demand of one row and two days, as a wide table made tall."""
    tall = RawSheet(
        file="jp.xlsx",
        name="所要量",
        table="demand",
        header={"contingency": "A", "force_element": "B", "per": "C", "source": "D"},
        numbers=[7, 7],
        columns={
            "contingency": ["korea", "korea"],
            "force_element": ["guns", "guns"],
            "per": ["day", "day"],
            "source": ["S1", "S1"],
            "quantity": [10.0, 20.0],
            "from": ["D+0", "D+1"],
            "to": ["D+0", "D+1"],
        },
        cells={"quantity": ["E7", "F7"], "from": ["E5", "F5"], "to": ["E5", "F5"]},
        header_row=5,
    )
    tall = replace(tall, header={**tall.header, "quantity": "E", "from": "E", "to": "E"})
    return [*(sheet for sheet in sound_sheets if sheet.table != "demand"), tall], tall


def test_cells_of_a_wide_table_keep_their_address(sound_sheets: list[RawSheet]) -> None:
    sheets, _ = wide(sound_sheets)
    case = build_case(sheets)
    assert case.tables["demand"].index.is_unique
    rows = case.tables["demand"].reset_index().set_index("quantity")["row"]
    assert case.origin("demand", rows[10.0], "quantity") == "jp.xlsx: 所要量!E7"
    assert case.origin("demand", rows[20.0], "quantity") == "jp.xlsx: 所要量!F7"
    assert case.origin("demand", rows[20.0], "from") == "jp.xlsx: 所要量!F5"
    assert case.origins["demand"]["row"].tolist() == [7, 7]


def test_findings_stand_in_the_cell_of_the_wide_table(sound_sheets: list[RawSheet]) -> None:
    sheets, tall = wide(sound_sheets)
    columns = {**tall.columns, "quantity": [10.0, "1,2"]}
    with pytest.raises(CaseError) as caught:
        build_case([*sheets[:-1], replace(tall, columns=columns)])
    assert [(f.sheet, f.cell) for f in caught.value.findings] == [("所要量", "F7")]


def test_unknown_columns_are_told_in_the_header_row(sound_sheets: list[RawSheet]) -> None:
    sheets = [
        replace(sheet, header={**sheet.header, "colour": "K"}, header_row=4)
        if sheet.table == "sites"
        else sheet
        for sheet in sound_sheets
    ]
    [found] = build_case(sheets).findings
    assert (found.rule, found.cell) == ("unknown-column", "K4")


def test_blank_rows_are_left_out_and_addresses_stay(sound_sheets: list[RawSheet]) -> None:
    [sites] = [sheet for sheet in sound_sheets if sheet.table == "sites"]
    columns = {name: [None, *cells, ""] for name, cells in sites.columns.items()}
    spaced = replace(sites, numbers=[5, 8, 9, 11, 12], columns=columns)
    case = build_case([spaced if sheet is sites else sheet for sheet in sound_sheets])
    assert case.tables["sites"].index.tolist() == [8, 11, 9]  # depot, front, plant
    assert case.origin("sites", 11, "site") == "sites.csv: sites!A11"

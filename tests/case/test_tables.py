"""The typed tables: defaults, days, order of rows, and tables that are missing."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supplychain.case import TABLES, CaseError, Level, build_case
from supplychain.case.cell.plain import CellError, as_text, parse

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from random import Random

    from supplychain.case import Case, Finding, RawSheet
    from supplychain.case.cell.context import Cell


def test_every_table_and_column_is_there(case: Callable[..., Case]) -> None:
    tables = case().tables
    assert list(tables) == list(TABLES)
    for name, table in TABLES.items():
        assert list(tables[name].columns) == list(table.columns)
    assert tables["procurement"].empty


def test_settings(case: Callable[..., Case]) -> None:
    settings = case().settings
    assert (settings.title, settings.periods, settings.currency) == ("Two neighbours", 26, "USD")
    assert (settings.start.isoformat(), settings.period_days) == ("2027-03-01", 7.0)


def test_defaults_fill_blank_cells_and_other_blanks_stay_unknown(case: Callable[..., Case]) -> None:
    tables = case().tables
    assert list(tables["stocks"].loc[[3], "serviceable"]) == [1.0]
    assert list(tables["stocks"].loc[[3], "reserve"]) == [0.0]
    assert list(tables["stocks"]["due"].sort_index().isna()) == [
        True,
        True,
        False,
    ]  # a blank is never zero
    assert list(tables["items"]["mass_kg"].isna()) == [False, False, True]
    assert list(tables["rates"]["surge_rate"].isna()) == [True]
    assert list(tables["lines"]["agreement"]) == [""]
    assert list(tables["routes"].loc[[2], "items"]) == [()]


def test_dates_are_days_after_d_day(case: Callable[..., Case]) -> None:
    tables = case().tables
    assert tables["stocks"].loc[4, "due"] == 31.0
    assert tables["agreements"].loc[3, "in_force_since"] == -2616.0
    assert tables["regimes"].loc[3, "since"] == -1095.0
    assert tables["effort"].loc[2, "to"] == 30.0


def test_lists_are_tuples(case: Callable[..., Case]) -> None:
    assert case().tables["agreements"].loc[2, "parties"] == ("JP", "KR")


def test_types_hold_for_empty_tables_too(case: Callable[..., Case]) -> None:
    frame = case().tables["procurement"]
    assert [str(frame[name].dtype) for name in ("item", "year", "quantity")] == [
        "str",
        "float64",
        "float64",
    ]


def test_ranges_are_kept_beside_their_column(case: Callable[..., Case]) -> None:
    frame = case(("rates", "rate,per", "rate,rate_high,per"), ("rates", "1200,", "1200,1500,"))
    assert frame.tables["rates"].loc[2, "rate_high"] == 1500.0
    columns = list(frame.text["rates"].columns)
    assert columns.index("rate_high") == columns.index("rate") + 1


def test_text_keeps_cells_and_order_as_written(case: Callable[..., Case]) -> None:
    text = case().text["stocks"]
    assert list(text["item"]) == ["he", "fuze", "he"]
    assert list(text["serviceable"]) == ["0.9", "", ""]
    assert list(text["due"]) == ["", "", "2027-04-01"]


@settings(deadline=None, max_examples=25)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(sound_sheets: list[RawSheet], random: Random) -> None:
    shuffled = []
    for sheet in sound_sheets:
        order = list(range(len(sheet.numbers)))
        random.shuffle(order)
        cells = {name: [column[i] for i in order] for name, column in sheet.columns.items()}
        shuffled.append(replace(sheet, columns=cells))
    random.shuffle(shuffled)
    expected, got = build_case(sound_sheets), build_case(shuffled)
    for name in TABLES:
        pd.testing.assert_frame_equal(
            got.tables[name].reset_index(drop=True), expected.tables[name].reset_index(drop=True)
        )


@pytest.mark.parametrize(
    "table", ["settings", "countries", "sites", "items", "force_elements", "scenarios"]
)
def test_a_required_table_that_is_missing_is_one_error(
    findings: Callable[..., list[Finding]], table: str
) -> None:
    found = [f for f in findings(without=(table,)) if f.rule == "missing-table"]
    assert [(f.level, f.sheet) for f in found] == [(Level.ERROR, table)]


def test_a_missing_table_does_not_make_every_reference_to_it_an_error(
    findings: Callable[..., list[Finding]],
) -> None:
    rules = [f.rule for f in findings(without=("countries",)) if f.level is Level.ERROR]
    assert rules == ["missing-table"]


def test_a_required_table_without_rows(
    sound: dict[str, str], findings_of_tables: Callable[[dict[str, str]], list[Finding]]
) -> None:
    sound["countries"] = "country,name"
    [found] = [f for f in findings_of_tables(sound) if f.level is Level.ERROR]
    assert (found.sheet, found.rule) == ("countries", "empty-table")


def test_an_unknown_table_is_named_with_the_nearest(
    sound: dict[str, str], findings_of_tables: Callable[[dict[str, str]], list[Finding]]
) -> None:
    sound["stock"] = sound.pop("stocks")
    [found] = [f for f in findings_of_tables(sound) if f.rule == "unknown-table"]
    assert (found.level, found.file) == (Level.WARNING, "stock.csv")
    assert "Did you mean `stocks`?" in found.hint


def test_all_findings_come_at_once_in_the_order_of_sheets_and_cells(
    sound: dict[str, str], findings_of_tables: Callable[[dict[str, str]], list[Finding]]
) -> None:
    sound["stocks"] = "site,item,quantity\ndepo,he,x\n,he,5\ndepot,fuse,-1"
    sound["items"] = sound["items"].replace("45", "heavy")
    errors = [f for f in findings_of_tables(sound) if f.level is Level.ERROR]
    cells = [(f.sheet, f.cell) for f in errors if f.rule != "mass"]
    assert cells == [
        ("items", "D2"),
        ("stocks", "A2"),
        ("stocks", "C2"),
        ("stocks", "A3"),
        ("stocks", "B4"),
        ("stocks", "C4"),
    ]


def test_the_error_lists_every_finding_with_its_address(
    sound: dict[str, str], sheets_of: Callable[[dict[str, str]], list[RawSheet]]
) -> None:
    sound["stocks"] = sound["stocks"].replace("1000", "many").replace("200,", "-2,")
    with pytest.raises(CaseError) as caught:
        build_case(sheets_of(sound))
    lines = str(caught.value).splitlines()
    assert lines[0] == "errors: 2"
    assert lines[1].startswith("error stocks!C2 (stocks.csv): `many` is not a number.")
    assert lines[2].startswith("error stocks!C4 (stocks.csv): -2 is out of bounds")


def test_logical_values_are_no_numbers(
    sound: dict[str, str], sheets_of: Callable[[dict[str, str]], list[RawSheet]]
) -> None:
    sheets = sheets_of(sound)
    [stocks] = [sheet for sheet in sheets if sheet.name == "stocks"]
    sheets.remove(stocks)
    cells: dict[str, list[Cell]] = {"site": ["depot"], "item": ["he"], "quantity": [True]}
    sheets.append(replace(stocks, numbers=[2], columns=cells))
    with pytest.raises(CaseError, match=r"stocks!C2 .*TRUE is a logical value"):
        build_case(sheets)


@given(st.floats(min_value=0, allow_nan=False, allow_infinity=False))
def test_a_number_survives_its_text(number: float) -> None:
    column = TABLES["stocks"].columns["quantity"]
    assert parse(column, as_text(number), None) == number


@given(st.dates())
def test_a_date_survives_its_text(date: dt.date) -> None:
    start = case_start = date.replace(year=2000, day=1)
    column = TABLES["stocks"].columns["due"]
    assert parse(column, as_text(date), start) == (date - case_start).days


@given(st.text())
def test_any_text_is_a_number_or_is_refused(text: str) -> None:
    column = TABLES["stocks"].columns["quantity"]
    with contextlib.suppress(CellError):
        assert parse(column, as_text(text), None) == float(text.strip())


@pytest.mark.parametrize("table", TABLES)
def test_the_examples_of_the_dictionary_fit_their_columns(table: str) -> None:
    for column in TABLES[table].columns.values():
        if column.example:
            parse(column, column.example, None)

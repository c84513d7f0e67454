"""A template: what it brings, and that it reads back when it is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pandas as pd
import pytest

from supplychain.case import TABLES, CaseError, Level, words
from supplychain.workbook import read_case, write_workbook
from supplychain.workbook.template.guide import sentences
from supplychain.workbook.template.lists import offer
from supplychain.workbook.template.plan import sheet_plans

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# What a sender types: by table, one mapping of column to value a row.
TYPED: dict[str, list[dict[str, Any]]] = {
    "countries": [{"country": "JP"}, {"country": "KR"}],
    "sites": [{"site": "depot", "country": "JP"}, {"site": "155", "country": "KR"}],
    "items": [{"item": "he", "kind": "munition", "mass_kg": 45}],
    "stocks": [
        {"site": "depot", "item": "he", "quantity": 1200, "quantity_low": 900, "serviceable": 0.9},
        {"site": "155", "item": "he", "quantity": 10.5, "due": "D+30", "note": "=1+1"},
    ],
    "force_elements": [
        {"force_element": "guns", "country": "KR", "site": "155", "platform": "K9", "item": "he"}
    ],
    "demand": [{"contingency": "war", "force_element": "guns", "quantity": 70, "per": "week"}],
    "scenarios": [{"scenario": "short", "contingencies": "war"}],
    "attrition": [{"contingency": "war", "effect": "stock", "what": "depot", "loss": 0.1}],
}
SETTINGS = {"start": "2027-03-01", "period": "week", "periods": 26}


def fill(path: Path, language: str) -> None:
    """Fill in a blank template as a person would, with the words of its language."""
    book = openpyxl.load_workbook(path)
    for table, rows in TYPED.items():
        sheet = book[words.sheet_name(table, language)]
        places = columns_of(sheet)
        for number, row in enumerate(rows, start=2):
            for column, value in row.items():
                place = places[words.header(table, column, language)]
                cell = sheet.cell(number, place, in_words(table, column, value, language))
                cell.data_type = "s" if isinstance(value, str) else "n"
    sheet = book[words.sheet_name("settings", language)]
    keys = {row[0].value: row[1] for row in sheet.iter_rows(min_row=2, max_row=8)}
    for key, value in SETTINGS.items():
        cell = keys[words.choice_word("settings", "key", key, language)]
        cell.value = in_words("settings.value", key, value, language)
    book.save(path)


def in_words(table: str, column: str, value: object, language: str) -> object:
    return words.choice_word(table, column, value, language) if isinstance(value, str) else value


def columns_of(sheet: Worksheet) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[1] if cell.value}


@pytest.fixture(scope="module", params=words.LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory, language: str) -> Workbook:
    path = tmp_path_factory.mktemp("blank") / "blank.xlsx"
    write_workbook(None, path, language)
    return openpyxl.load_workbook(path)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, language: str) -> Path:
    path = tmp_path_factory.mktemp("filled") / "filled.xlsx"
    write_workbook(None, path, language)
    fill(path, language)
    return path


def test_every_sheet_is_there_with_guide_first(blank: Workbook, language: str) -> None:
    own = [words.phrase(f"sheet_{key}", language) for key in (words.GUIDE, words.LISTS)]
    tables = [words.sheet_name(table, language) for table in TABLES]
    assert blank.sheetnames == [own[0], *tables, own[1]]
    assert len(sentences(language)) == 12


def test_headers_are_frozen_styled_and_explained(blank: Workbook, language: str) -> None:
    for plan in sheet_plans(None, language):
        sheet = blank[plan.name]
        assert sheet.freeze_panes == "A2"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == "$1:$1"
        for cell, column in zip(sheet[1], plan.columns, strict=True):
            assert words.column_named(plan.table.name, cell.value) == column.name
            assert cell.font.b
            dark = cell.fill.start_color.rgb == "FF1B3A5C"
            assert dark is column.required
            assert cell.comment is not None
            meaning = words.description(plan.table.name, column.name, language)
            assert meaning in cell.comment.text
            for part in (column.example, column.name if language != words.ENGLISH else ""):
                said = words.choice_word(plan.table.name, column.name, part, language)
                assert said in cell.comment.text or part in cell.comment.text


def test_cells_that_take_other_names_or_bounds_are_checked(blank: Workbook, language: str) -> None:
    """Every coded column has a list, every number its bounds, every date its forms."""
    for plan in sheet_plans(None, language):
        sheet = blank[plan.name]
        checks = {
            str(area).partition(":")[0]: check
            for check in sheet.data_validations.dataValidation
            for area in check.sqref.ranges
        }
        for index, column in enumerate(plan.columns):
            check = checks.get(sheet.cell(2, index + 1).coordinate)
            if (plan.table.name, column.name) == ("settings", "value"):
                continue
            if column.choices or offer(column):
                assert check is not None, (plan.name, column.name)
                assert check.type == "list"
            elif column.type in {"number", "share", "integer", "date"}:
                assert check is not None, (plan.name, column.name)
                assert check.error
            if check is not None and offer(column):
                assert check.formula1 in blank.defined_names


def test_lists_are_those_of_the_tables(blank: Workbook) -> None:
    names = blank.defined_names
    assert set(names) >= {"list_sites", "list_items", "list_attrition_what", "list_options_what"}
    assert "COUNTA" in names["list_sites"].attr_text


def test_nothing_in_a_template_is_live_but_its_lists(blank: Workbook, language: str) -> None:
    for sheet in blank.worksheets[:-1]:
        assert not [c for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    assert blank.vba_archive is None


def test_a_filled_template_reads_back(filled: Path, tmp_path: Path) -> None:
    case = read_case(filled)
    assert {f.level for f in case.findings} & {Level.ERROR} == set()
    assert case.settings.periods == 26
    assert case.settings.period == "week"
    stocks = case.tables["stocks"].sort_values("quantity")
    assert stocks["quantity"].tolist() == [10.5, 1200.0]
    assert stocks["quantity_low"].tolist()[1] == 900.0
    assert stocks["due"].tolist()[0] == 30.0
    assert stocks["note"].tolist()[0] == "=1+1"
    assert stocks["site"].tolist() == ["155", "depot"]
    assert case.tables["items"]["kind"].tolist() == ["munition"]
    assert case.tables["attrition"]["effect"].tolist() == ["stock"]


def test_a_case_keeps_its_tables_in_every_language(filled: Path, tmp_path: Path) -> None:
    case = read_case(filled)
    for language in words.LANGUAGES:
        path = tmp_path / f"{language}.xlsx"
        write_workbook(case, path, language)
        again = read_case(path)
        assert again.settings == case.settings
        for name in TABLES:
            pd.testing.assert_frame_equal(again.tables[name], case.tables[name])


def test_lists_hold_the_names_of_the_case(filled: Path, tmp_path: Path) -> None:
    path = tmp_path / "again.xlsx"
    write_workbook(read_case(filled), path)
    sheet = openpyxl.load_workbook(path, data_only=True)[words.phrase("sheet_lists")]
    first = {cell.value: cell.column for cell in sheet[1] if cell.value}
    shown = {
        name: [sheet.cell(row, column + 2).value for row in range(2, 6)]
        for name, column in first.items()
    }
    assert shown["list_attrition_what"] == ["depot", "155", "guns", None]
    assert shown["list_effort_contingency"] == ["war", None, None, None]
    assert shown["list_any_source"] == ["assumption", None, None, None]


def test_the_blank_template_lacks_only_what_is_to_be_filled_in(tmp_path: Path) -> None:
    path = tmp_path / "blank.xlsx"
    write_workbook(None, path)
    with pytest.raises(CaseError) as caught:
        read_case(path)
    errors = [f for f in caught.value.findings if f.level is Level.ERROR]
    assert {f.rule for f in errors} == {"blank", "empty-table"}
    assert {f.cell for f in errors if f.sheet == "settings"} == {"B4", "B5", "B6"}

"""A case written as a workbook reads back as the same case."""

from __future__ import annotations

import csv
import datetime as dt
import shutil
import subprocess
from typing import TYPE_CHECKING

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from supplychain.case import TABLES, Case, CaseError, Level
from supplychain.workbook import read_case, write_workbook
from supplychain.workbook.layout.ditto import is_mark

if TYPE_CHECKING:
    from pathlib import Path

    from supplychain.case import Finding

TABLE_ROWS: dict[str, list[list[str]]] = {
    "settings": [["key", "value"], ["start", "2027-03-01"], ["period", "week"], ["periods", "26"]],
    "countries": [["country", "name"], ["JP", "日本"], ["KR", "한국"]],
    "sites": [["site", "country", "source"], ["depot", "JP", ""], ["155", "KR", ""]],
    "items": [["item", "kind", "unit_price", "source"], ["he", "munition", "0.1", "assumption"]],
    "stocks": [
        ["site", "item", "quantity", "quantity_low", "due", "note"],
        ["depot", "he", "1200.50", "1e3", "2027-04-01", "=counted by hand"],
        ["", "", "", "", "", ""],
        ["155", "he", "0.30000000000000004", "", "D+30", " spaced, and\nbroken "],
    ],
    "routes": [
        ["route", "origin", "destination", "mode", "lead_days"],
        ["sea", "depot", "155", "sea", "7"],
    ],
    "force_elements": [
        ["force_element", "country", "site", "platform", "item"],
        ["guns", "KR", "155", "K9", "he"],
    ],
    "demand": [["contingency", "force_element", "quantity", "per"], ["korea", "guns", "7", "day"]],
    "scenarios": [["scenario", "contingencies"], ["short", "korea"]],
}


def write_folder(folder: Path, tables: dict[str, list[list[str]]], encoding: str = "utf-8") -> Path:
    folder.mkdir(exist_ok=True)
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding=encoding, newline="") as stream:
            csv.writer(stream).writerows(rows)
    return folder


def assert_same_case(got: Case, expected: Case) -> None:
    assert got.settings == expected.settings
    for name in TABLES:
        pd.testing.assert_frame_equal(got.tables[name], expected.tables[name], check_exact=True)


def findings_of(path: Path) -> tuple[Finding, ...]:
    with pytest.raises(CaseError) as caught:
        read_case(path)
    return caught.value.findings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "case", TABLE_ROWS)


@pytest.fixture
def workbook(folder: Path, tmp_path: Path) -> Path:
    path = tmp_path / "case.xlsx"
    write_workbook(read_case(folder), path)
    return path


def test_workbook_and_folder_give_the_same_case(folder: Path, workbook: Path) -> None:
    got, expected = read_case(workbook), read_case(folder)
    assert_same_case(got, expected)
    # A workbook has a sheet for every table, so that none is absent.
    places = [(f.rule, f.sheet) for f in expected.findings if f.rule != "absent-table"]
    assert [(f.rule, f.sheet) for f in got.findings] == places
    assert places


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_a_template_saved_by_another_program_is_the_same_case(folder: Path, tmp_path: Path) -> None:
    case = read_case(folder)
    path = tmp_path / "case.xlsx"
    write_workbook(case, path, "ko")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    saved = tmp_path / "saved"
    for kind, source in (("ods", path), ("xls", path), ("xlsx", saved / "case.ods")):
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(saved)]
        subprocess.run([*command, str(source)], check=True, capture_output=True)
        assert_same_case(read_case(saved / f"case.{kind}"), case)


def test_numbers_and_dates_are_real_in_the_workbook(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    assert [name for name in book.sheetnames if name in TABLES] == list(TABLES)
    names = [cell.value for cell in book["stocks"][1]]
    row = dict(zip(names, book["stocks"][2], strict=True))
    assert row["quantity"].value == 1200.5
    assert row["due"].value == dt.datetime(2027, 4, 1)
    assert row["note"].data_type == "s"
    assert book["settings"]["B2"].value == dt.datetime(2027, 3, 1)
    assert book["settings"]["B4"].value == 26
    assert "Units in store" in book["stocks"].cell(1, 1 + names.index("quantity")).comment.text
    assert book["stocks"].freeze_panes == "A2"
    assert book["sites"]["A3"].value == "155"


def test_the_same_case_gives_the_same_bytes(folder: Path, workbook: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.xlsx"
    write_workbook(read_case(folder), again)
    assert again.read_bytes() == workbook.read_bytes()


def test_nothing_but_the_workbook_is_left(folder: Path, workbook: Path, tmp_path: Path) -> None:
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case", "case.xlsx"]


def test_a_failed_write_leaves_the_old_file(folder: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken.xlsx"
    taken.mkdir()
    with pytest.raises(OSError, match="taken"):
        write_workbook(read_case(folder), taken)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case", "taken.xlsx"]


CHARACTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cn", "Cs"))
TEXTS = st.text(CHARACTERS, max_size=30).filter(
    lambda text: not text.strip().startswith("#") and not is_mark(text)
)
NUMBERS = st.floats(min_value=0, max_value=1e300, allow_nan=False)
DATES = st.dates(dt.date(1, 1, 1)).map(str) | st.integers(-9999, 9999).map("D{:+d}".format)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(TEXTS, NUMBERS, DATES)
def test_any_cells_survive_the_workbook(
    tmp_path: Path, note: str, quantity: float, due: str
) -> None:
    rows = [["site", "item", "quantity", "due", "note"], ["depot", "he", repr(quantity), due, note]]
    folder = write_folder(tmp_path / "case", {**TABLE_ROWS, "stocks": rows})
    path = tmp_path / "case.xlsx"
    case = read_case(folder)
    write_workbook(case, path)
    assert_same_case(read_case(path), case)


def test_a_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "bom", TABLE_ROWS, encoding="utf-8-sig")
    assert_same_case(read_case(folder), read_case(write_folder(tmp_path / "plain", TABLE_ROWS)))


def test_a_misnamed_file_is_told_by_its_headers(folder: Path) -> None:
    (folder / "stocks.csv").rename(folder / "depots_2027.csv")
    case = read_case(folder)
    [found] = [f for f in case.findings if f.rule == "sheet-name"]
    assert (found.level, found.file, found.after) == (Level.REPAIR, "depots_2027.csv", "stocks")
    assert len(case.tables["stocks"]) == 2


def test_an_unknown_file_is_a_warning(folder: Path) -> None:
    (folder / "sketch.csv").write_text("a,b\n1,2\n")
    [found] = [f for f in read_case(folder).findings if f.rule == "unknown-table"]
    assert (found.level, found.file) == (Level.WARNING, "sketch.csv")


def test_another_sheet_is_a_note(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    book.create_sheet("sketch")["B3"] = "whatever"
    book.save(workbook)
    [found] = [f for f in read_case(workbook).findings if f.rule == "unknown-table"]
    assert (found.level, found.file, found.sheet) == (Level.NOTE, "case.xlsx", "sketch")


@pytest.mark.parametrize(
    ("cell", "value", "level", "words"),
    [
        ("C2", "#REF!", Level.ERROR, "the cell holds the error #REF!"),
        ("E2", "#N/A", Level.ERROR, "the cell holds the error #N/A"),
        ("C2", "=1+1", Level.ERROR, "formula `=1+1` and no value"),
        ("C2", True, Level.ERROR, "TRUE is a logical value"),
        ("C2", dt.date(2027, 1, 1), Level.ERROR, "`2027-01-01` is not a number"),
        ("G2", dt.datetime(2027, 1, 1, 6), Level.ERROR, "`2027-01-01 06:00:00` is not a date"),
        ("C1", "site", Level.ERROR, "the column `site` stands twice, first in A1"),
        ("Z9", "stray", Level.WARNING, "the column has no name in row 1"),
    ],
)
def test_what_a_spreadsheet_may_hold(
    workbook: Path, cell: str, value: object, level: Level, words: str
) -> None:
    book = openpyxl.load_workbook(workbook)
    sheet = book["stocks"]
    sheet[cell] = value
    sheet["A2"] = "nowhere"  # an error of its own, so that every finding is seen
    book.save(workbook)
    found = [f for f in findings_of(workbook) if (f.sheet, f.cell) == ("stocks", cell)]
    assert [(f.level, words in f.message) for f in found] == [(level, True)]
    assert found[0].file == "case.xlsx"


def test_a_number_as_text_is_read(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    book["stocks"]["C2"] = "1200"
    book.save(workbook)
    assert read_case(workbook).tables["stocks"].loc[2, "quantity"] == 1200.0


def test_unreadable_paths_are_findings(tmp_path: Path) -> None:
    text = tmp_path / "text.xlsx"
    text.write_text("no workbook")
    archive = tmp_path / "archive.xlsx"
    archive.write_bytes(b"PK\x05\x06" + bytes(18))
    empty = tmp_path / "empty"
    empty.mkdir()
    for path in (tmp_path / "absent", text, archive, empty):
        [found] = findings_of(path)
        assert (found.level, found.rule, found.file) == (Level.ERROR, "unreadable", path.name)


def test_a_file_in_another_encoding_is_one_finding_among_others(folder: Path) -> None:
    (folder / "countries.csv").write_bytes(b"country,name\nJP,\xff\xfe\n")
    found = [f for f in findings_of(folder) if f.rule == "unreadable"]
    assert [f.file for f in found] == ["countries.csv"]

"""The workbook: sheets, headers, charts, live sums, and the numbers of the tables."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pandas as pd
import pytest

from supplychain.report.excel import write_report
from supplychain.report.view import view_of
from supplychain.report.words import LOWER_BOUND

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from supplychain.case import Case

Tables = dict[str, pd.DataFrame]
SHEETS = [
    "Summary", "By class", "Pivot", "Gains", "Supply rates", "Days of supply", "Sufficiency",
    "Objectives", "Munitions", "Cumulative", "Shortfall", "Production", "Shipments", "Ledger",
    "Inputs", "Sources", "Rules", "Stages", "About",
]  # fmt: skip
LEDGER = [
    "scenario", "regime", "site", "country", "item", "opening", "made", "arrived", "due", "used",
    "issued", "sent", "lost", "left", "closing", "tie",
]  # fmt: skip
REGIMES = [
    "national", "logistics", "joint", "foundational", "logistics_3y", "joint_3y", "foundational_3y",
]  # fmt: skip


@pytest.fixture(scope="module")
def path(case: Case, tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the report of the made-up tables."""
    path = tmp_path_factory.mktemp("report") / "report.xlsx"
    write_report(view_of(case, tables), path)
    return path


@pytest.fixture(scope="module")
def book(path: Path) -> openpyxl.Workbook:
    """Return the report with its formulas as text."""
    return openpyxl.load_workbook(path)


def rows_of(sheet: Worksheet, header: int = 3) -> list[dict[str, Any]]:
    """Return the rows below a header as dictionaries."""
    rows = list(sheet.iter_rows(min_row=header, values_only=True))
    heads = [re.sub(r" \((rounds|units)\)$", "", str(head)) for head in rows[0]]
    return [dict(zip(heads, row, strict=True)) for row in rows[1:] if row[0]]


def frame_of(sheet: Worksheet, keys: list[str]) -> pd.DataFrame:
    return pd.DataFrame(rows_of(sheet)).set_index(keys).sort_index()


def test_sheets_in_order_with_summary_first(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == SHEETS


def test_first_page_says_title_marking_and_lower_bound(book: openpyxl.Workbook, case: Case) -> None:
    cells = [book["Summary"].cell(row, 1).value for row in (1, 2, 3)]
    assert cells == [case.settings.title, case.settings.marking, LOWER_BOUND]


def test_overview_agrees_with_the_summary_table(book: openpyxl.Workbook, tables: Tables) -> None:
    sheet = book["Summary"]
    summary = tables["summary"].set_index(["scenario", "regime", "country", "class"])
    assert [sheet.cell(row, 2).value for row in range(8, 15)] == REGIMES
    for place, scenario in enumerate(["korea", "southwest", "both"]):
        for row, regime in enumerate(REGIMES, 8 + 7 * place):
            shown = [sheet.cell(row, column).value for column in range(3, 18)]
            wanted: list[object] = []
            for country in ("JP", "KR", "US"):
                cell = summary.loc[(scenario, regime, country, "all")]
                wanted += [cell["shortfall"], cell["fill_rate"], cell["first_deficit"]]
            cell = summary.loc[(scenario, regime, "all", "all")]
            wanted += [cell["shortfall"], cell["fill_rate"], cell["first_deficit_days"]]
            wanted += [cell["gain"], cell["desk_shortfall"], cell["index"]]
            for left, right in zip(shown, wanted, strict=True):
                assert left == (right if isinstance(right, str) else pytest.approx(right))


def test_the_index_stands_last(book: openpyxl.Workbook) -> None:
    assert book["Summary"].cell(7, 17).value == "index"
    for name in ("By class", "Gains"):
        assert [cell.value for cell in book[name][3]][-1] == "index"


def test_charts_are_native_and_read_the_right_cells(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        charts = sorted(n for n in archive.namelist() if n.startswith("xl/charts/chart"))
        text = " ".join(archive.read(name).decode() for name in charts)
    assert len(charts) == 9
    assert text.count("<c:barChart>") == 6
    assert text.count("<c:lineChart>") == 3
    assert "Summary!$B$8:$B$14" in text
    assert "Summary!$C$8:$C$14" in text
    assert "Cumulative!$C$4:$C$55" in text


def test_cumulative_sums_end_at_the_shortfall_of_the_summary(
    book: openpyxl.Workbook, tables: Tables
) -> None:
    last = rows_of(book["Cumulative"])[-1]
    summary = tables["summary"].set_index(["scenario", "regime", "country", "class"])["shortfall"]
    for header, value in list(last.items())[2:]:
        assert value == pytest.approx(summary[(*header.split(), "all")])


def test_flat_sheets_have_frozen_repeated_headers_and_filters_and_print_legibly(
    book: openpyxl.Workbook,
) -> None:
    for name in SHEETS[1:-1]:
        sheet = book[name]
        assert sheet.freeze_panes in {"A4", "C4"}
        assert sheet.auto_filter.ref is not None
        assert sheet.print_title_rows == "$3:$3"
    for sheet in book.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        across, down = sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight
        assert down == 0
        width = sum(column.width for column in sheet.column_dimensions.values())
        assert width / across < 300  # characters: half of full size on A4
        assert (across > 1) is (sheet.print_title_cols is not None)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.max_row <= 1_048_576


def test_sums_agree_with_the_tables(book: openpyxl.Workbook, tables: Tables) -> None:
    for name, keys, columns in (
        (
            "Shortfall",
            ["force_element"],
            {"requirement": "requirement", "shortfall": "rounds short"},
        ),
        ("Production", ["line", "item"], {"made": "made", "ceiling": "ceiling"}),
        ("Shipments", ["route", "item"], {"sent": "sent", "tonnes": "sent (t)"}),
    ):
        run = ["scenario", "regime", *keys]
        wanted = tables[name.lower()].groupby(run)[list(columns)].sum()
        shown = frame_of(book[name], [key.replace("_", " ") for key in run])
        for column, header in columns.items():
            assert shown[header].to_list() == pytest.approx(wanted[column].to_list())


def test_ledger_has_a_live_tie_beside_each_row(book: openpyxl.Workbook, tables: Tables) -> None:
    sheet = book["Ledger"]
    rows = rows_of(sheet)
    assert list(rows[0]) == LEDGER
    assert len(rows) == 21 * 2
    for place, row in enumerate(rows, 4):
        assert row["tie"] == f"=ROUND(SUM(F{place}:I{place})-SUM(J{place}:O{place}),4)"
    assert sheet["P1"].value == f"=MAX(MAX(P4:P{len(rows) + 3}),-MIN(P4:P{len(rows) + 3}))"
    ledger = tables["ledger"]
    last = ledger[ledger["period"] == 52].set_index(["scenario", "regime", "site"])["closing"]
    for row in rows:
        assert row["opening"] == pytest.approx(1e6)
        assert row["closing"] == pytest.approx(last[row["scenario"], row["regime"], row["site"]])


def test_stored_values_of_the_ties_are_zero(path: Path) -> None:
    sheet = openpyxl.load_workbook(path, data_only=True)["Ledger"]
    assert {row["tie"] for row in rows_of(sheet)} == {0}
    assert sheet["P1"].value == 0


def test_a_broken_ledger_shows(case: Case, tables: Tables, tmp_path: Path) -> None:
    broken = tables["ledger"].copy()
    broken.loc[broken.index[7], "made"] += 12.5
    write_report(view_of(case, {**tables, "ledger": broken}), tmp_path / "report.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "report.xlsx", data_only=True)["Ledger"]
    assert sheet["P1"].value == pytest.approx(12.5)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_a_spreadsheet_computes_the_same_ties(path: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "ods", "--outdir"]
    subprocess.run([*command, str(tmp_path), str(path)], check=True, capture_output=True)
    back = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir"]
    out = tmp_path / "back"
    subprocess.run([*back, str(out), str(tmp_path / "report.ods")], check=True, capture_output=True)
    book = openpyxl.load_workbook(out / "report.xlsx", data_only=True)
    assert book["Ledger"]["P1"].value == 0
    assert {row["tie"] for row in rows_of(book["Ledger"])} == {0}
    for row in rows_of(book["Shortfall"]):
        share = 1 - row["rounds short"] / row["requirement"]
        assert row["fill rate"] == pytest.approx(share)
    for row in rows_of(book["Pivot"]):
        here = [one for one in rows_of(book["By class"]) if one["scenario"] == row["scenario"]
                and one["class"] == row["class"] and one["country"] != "all"]  # fmt: skip
        for regime in REGIMES:
            short = sum(one["rounds short"] for one in here if one["regime"] == regime)
            assert row[regime] == pytest.approx(short)


def test_tables_have_names_and_no_merged_cells(book: openpyxl.Workbook) -> None:
    for name in SHEETS[1:-1]:
        assert not book[name].merged_cells.ranges
        place = book.defined_names[name.replace(" ", "_")].attr_text
        assert place.startswith((f"'{name}'!$A$3:", f"{name}!$A$3:"))
    assert "Largest_tie" in book.defined_names
    assert "requirement (rounds)" in [cell.value for cell in book["By class"][3]]
    assert "made (units)" in [cell.value for cell in book["Ledger"][3]]


def test_the_same_tables_give_the_same_bytes(case: Case, tables: Tables, path: Path) -> None:
    again = path.with_name("again.xlsx")
    write_report(view_of(case, tables), again)
    assert again.read_bytes() == path.read_bytes()


def test_text_is_never_a_formula(case: Case, tables: Tables, tmp_path: Path) -> None:
    odd = tables["stages"].assign(method="=1+1")
    write_report(view_of(case, {**tables, "stages": odd}), tmp_path / "report.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "report.xlsx")["Stages"]
    assert sheet["G4"].value == "=1+1"
    assert sheet["G4"].data_type in {"s", "f"}
    with zipfile.ZipFile(tmp_path / "report.xlsx") as archive:
        stages = archive.read(f"xl/worksheets/sheet{SHEETS.index('Stages') + 1}.xml").decode()
    assert re.search(r"<f>", stages) is None


def test_only_the_baseline_and_empty_tables(case: Case, tables: Tables, tmp_path: Path) -> None:
    alone = {name: t[t["regime"] == "national"] for name, t in tables.items() if "regime" in t}
    alone = {**tables, **alone}
    alone["rules"] = alone["rules"].iloc[:0]
    alone["shipments"] = alone["shipments"].iloc[:0]
    write_report(view_of(case, alone), tmp_path / "report.xlsx")
    book = openpyxl.load_workbook(tmp_path / "report.xlsx")
    assert rows_of(book["Gains"]) == []
    assert rows_of(book["Shipments"]) == []

"""Text of a case that looks like a formula is never live in what is written."""

from __future__ import annotations

import csv
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from supplychain.case.inert import inert, revived
from supplychain.cli import main
from supplychain.workbook import read_case

TUTORIAL = Path(__file__).resolve().parents[2] / "datasets" / "tutorial"


@given(st.text(alphabet="'=+-@ab1.\t", max_size=6))
def test_what_is_held_is_given_back(text: str) -> None:
    held = inert(text)
    assert revived(held) == text
    if held[:1] in {"=", "+", "-", "@", "\t"}:
        float(held)  # a signed number


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Return the tutorial with formulas for names of countries, sites and notes."""
    folder = tmp_path / "hostile"
    shutil.copytree(TUTORIAL, folder)
    for table, old, new in (
        ("countries", "Northland", '"=HYPERLINK(""http://x.example"",""y"")"'),
        ("countries", "Southland", "=1+1"),
        ("sites", "Southland depot and missile plant", "@SUM(A1)"),
        ("demand", '"invented: 1,200 in eight weeks"', "-A1"),
    ):
        path = folder / f"{table}.csv"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    return folder


def test_no_formula_of_the_input_is_live_in_a_run_folder(hostile: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    result = CliRunner().invoke(main, ["solve", str(hostile), "--out", str(out)])
    assert result.exit_code == 0, result.output
    for path in out.rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.reader(stream):
                for cell in row:
                    assert not cell.startswith(("=", "@", "+")), (path, cell)
    again = read_case(out / "case")
    assert list(again.text["countries"]["name"]) == ['=HYPERLINK("http://x.example","y")', "=1+1"]
    book = openpyxl.load_workbook(out / "report.xlsx")
    formulas = [
        cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert not [f for f in formulas if "HYPERLINK" in str(f) or str(f) == "=1+1"]
    with zipfile.ZipFile(out / "report.xlsx") as archive:
        assert not [name for name in archive.namelist() if b"x.example" in archive.read(name)
                    and name.endswith(".rels")]  # fmt: skip

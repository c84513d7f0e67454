"""The verb `diff`, and partial cases laid over one with `--with`."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pandas as pd
import pytest
from click.testing import CliRunner

from supplychain.cli import main
from supplychain.workbook import read_case

if TYPE_CHECKING:
    from click.testing import Result

TUTORIAL = Path(__file__).resolve().parents[2] / "datasets" / "tutorial"


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """Return the tutorial with fewer shells in the north and a faster shell line."""
    folder = tmp_path / "changed"
    shutil.copytree(TUTORIAL, folder)
    for table, old, new in (
        ("stocks", "nl_depot,shell,600", "nl_depot,shell,500"),
        ("rates", "shells_nl,shell,25,", "shells_nl,shell,28,"),
    ):
        path = folder / f"{table}.csv"
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return folder


def workbook(path: Path, sheet: str, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(row)
    book.save(path)
    return path


def test_diff_lists_each_change(changed: Path) -> None:
    result = run("diff", TUTORIAL, changed)
    assert result.exit_code == 0, result.output
    assert "nl_depot, shell: quantity 600 -> 500 (-16.7%)" in result.output
    assert "shells_nl, shell: rate 25 -> 28 (+12.0%)" in result.output
    same = run("diff", TUTORIAL, TUTORIAL)
    assert same.output.strip() == "The cases are the same."


def test_effects_are_told_by_table(changed: Path) -> None:
    """Fewer shells cost the north a gap, a faster line saves a little of it."""
    result = run("diff", TUTORIAL, changed, "--effect", "--regime", "sharing")
    assert result.exit_code == 0, result.output
    lines = {line.split()[0]: line.split() for line in result.output.splitlines() if line.strip()}
    stocks, rates = (float(lines[name][2].rstrip("%")) for name in ("stocks", "rates"))
    assert stocks > 0 > rates
    assert run("diff", TUTORIAL, changed, "--regime", "sharing").exit_code == 2


def test_two_runs_are_compared_by_their_answers(changed: Path, tmp_path: Path) -> None:
    for name, case in (("one", TUTORIAL), ("two", changed)):
        assert run("solve", case, "--out", tmp_path / name).exit_code == 0
    result = run("diff", tmp_path / "one", tmp_path / "two")
    assert result.exit_code == 0, result.output
    assert "quantity 600 -> 500" in result.output
    assert "Answers that differ" in result.output
    assert "shortfall" in result.output
    again = run("diff", tmp_path / "one", tmp_path / "one")
    assert "The answers are the same." in again.output


def test_partial_workbooks_are_laid_over_a_case(tmp_path: Path) -> None:
    """Two senders, each with the rows that concern them; what they leave blank stays."""
    head = ["site", "item", "quantity", "quantity_low"]
    north = workbook(tmp_path / "north.xlsx", "stocks", [head, ["nl_depot", "shell", 650, None]])
    south = workbook(tmp_path / "south.xlsx", "stocks", [head, ["sl_depot", "missile", 100, 90]])
    out = tmp_path / "run"
    result = run("solve", TUTORIAL, "--with", north, "--with", south, "--out", out)
    assert result.exit_code == 0, result.output
    case = read_case(out / "case")
    stocks = case.tables["stocks"].set_index(["site", "item"])
    assert stocks.at[("nl_depot", "shell"), "quantity"] == 650
    assert stocks.at[("nl_depot", "shell"), "quantity_low"] == 400
    assert stocks.at[("sl_depot", "missile"), "quantity"] == 100
    inputs = pd.read_csv(out / "inputs.csv", keep_default_na=False)
    shells = inputs[(inputs["row"] == "nl_depot, shell") & (inputs["column"] == "quantity")]
    where = [*shells[["source", "file", "sheet", "cell"]].iloc[0]]
    assert where == ["north.xlsx", "north.xlsx", "stocks", "C2"]
    assert "south.xlsx,stocks,C2" in (out / "inputs.csv").read_text(encoding="utf-8")
    sources = case.tables["sources"].set_index("source")["title"]
    assert sources["north.xlsx"] == "Figures of north.xlsx, sent without a source"
    book = openpyxl.load_workbook(out / "report.xlsx", read_only=True)
    told = [row for row in book["Inputs"].iter_rows(values_only=True) if "north.xlsx" in row]
    assert [row.count("north.xlsx") for row in told] == [2]


def test_senders_that_disagree_are_refused_by_name(tmp_path: Path) -> None:
    rows = [["site", "item", "quantity"], ["nl_depot", "shell", 650]]
    one = workbook(tmp_path / "one.xlsx", "stocks", rows)
    two = workbook(tmp_path / "two.xlsx", "stocks", [rows[0], ["nl_depot", "shell", 700]])
    result = run("check", TUTORIAL, "--with", one, "--with", two)
    assert result.exit_code == 2
    for word in ("one.xlsx", "two.xlsx", "650", "700"):
        assert word in result.output

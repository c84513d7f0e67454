"""The verb `check`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import openpyxl
import pytest
from click.testing import CliRunner

from supplychain.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def check(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


@pytest.fixture
def wrong(tiny: Path) -> Path:
    """Return the case with an unknown site, a negative number and a text for a number."""
    (tiny / "stocks.csv").write_text("site,item,quantity\ndepo,shell,-1\ndepot,shell,many\n")
    return tiny


@pytest.fixture
def doubtful(tiny: Path) -> Path:
    """Return the case with a warning: a table of an unknown name."""
    (tiny / "stoks.csv").write_text("anything\n1\n")
    return tiny


def test_errors_are_listed_by_sheet_and_cell(wrong: Path) -> None:
    result = check(wrong)
    assert result.exit_code == 2
    lines = result.output.splitlines()
    assert "3 errors" in lines[0]
    places = [line.strip() for line in lines if line.startswith("  ") and line[2] != " "]
    assert places[:3] == [f"stocks!{cell} (stocks.csv)" for cell in ("A2", "C2", "C3")] or (
        places[:3] == ["stocks!A2", "stocks!C2", "stocks!C3"]
    )
    assert "Did you mean `depot`?" in result.output


def test_levels_come_apart_errors_first(wrong: Path) -> None:
    (wrong / "stoks.csv").write_text("anything\n1\n")
    lines = check(wrong).output.splitlines()
    headings = [line for line in lines if line in {"Errors", "Warnings", "Repairs", "Notes"}]
    assert headings[:2] == ["Errors", "Warnings"]


def test_lines_fit_into_80_columns(wrong: Path) -> None:
    lines = check(wrong).output.splitlines()[1:]
    assert max(map(len, lines)) <= 80


def test_warnings_count_when_asked_to(doubtful: Path) -> None:
    assert check(doubtful).exit_code == 0
    assert check(doubtful, "--strict").exit_code == 1


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "no.xlsx"
    path.write_text("no workbook")
    out = tmp_path / "out.xlsx"
    result = check(path, "--annotate", out)
    assert result.exit_code == 2
    assert "not a readable workbook" in result.output
    assert not out.exists()


def test_json_holds_counts_and_findings(wrong: Path) -> None:
    result = CliRunner().invoke(main, ["check", str(wrong), "--json"])
    content = json.loads(result.stdout)
    assert result.exit_code == 2
    assert content["counts"]["error"] == 3
    errors = [finding for finding in content["findings"] if finding["level"] == "error"]
    assert [finding["cell"] for finding in errors] == ["A2", "C2", "C3"]
    assert set(errors[0]) == {
        *("level", "file", "sheet", "cell", "rule", "value", "after", "message", "hint")
    }


def test_the_annotated_copy_marks_the_cells(wrong: Path, tmp_path: Path) -> None:
    out = tmp_path / "answer.xlsx"
    result = check(wrong, "--annotate", out)
    assert result.exit_code == 2
    book = openpyxl.load_workbook(out)
    assert "Did you mean `depot`?" in book["stocks"]["A2"].comment.text
    assert "not a number" in book["stocks"]["C3"].comment.text


def test_an_existing_file_is_never_overwritten(tiny: Path, tmp_path: Path) -> None:
    out = tmp_path / "answer.xlsx"
    out.write_text("precious")
    result = check(tiny, "--annotate", out)
    assert result.exit_code == 2
    assert out.read_text() == "precious"
    assert "exists already" in result.output


def test_the_copy_of_a_workbook_with_macros_keeps_its_kind(tmp_path: Path) -> None:
    result = check(tmp_path / "mine.xlsm", "--annotate", tmp_path / "answer.xlsx")
    assert result.exit_code == 2
    assert "ends in .xlsm" in result.output

"""The verb `template`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest
from click.testing import CliRunner

from supplychain.case import CaseError, Level, words
from supplychain.cli import main
from supplychain.cli.commands.options import LANGUAGES
from supplychain.workbook import read_case

if TYPE_CHECKING:
    from pathlib import Path


def test_workbook_holds_the_same_case(tiny: Path, tmp_path: Path) -> None:
    out = tmp_path / "tiny.xlsx"
    result = CliRunner().invoke(main, ["template", str(out), "--from", str(tiny)])
    assert result.exit_code == 0, result.output
    again, case = read_case(out), read_case(tiny)
    assert again.settings == case.settings
    for name, table in case.tables.items():
        pd.testing.assert_frame_equal(again.tables[name], table)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_blank_template_is_written_in_every_language(tmp_path: Path, language: str) -> None:
    out = tmp_path / "blank.xlsx"
    result = CliRunner().invoke(main, ["template", str(out), "--language", language])
    assert result.exit_code == 0, result.output
    with pytest.raises(CaseError) as caught:
        read_case(out)
    rules = {finding.rule for finding in caught.value.findings if finding.level is Level.ERROR}
    assert rules <= {"blank", "empty-table"}  # nothing is filled in, and nothing else is wrong


def test_languages_are_those_that_have_words() -> None:
    assert LANGUAGES == words.LANGUAGES


def test_existing_workbook_is_never_overwritten(tiny: Path, tmp_path: Path) -> None:
    out = tmp_path / "mine.xlsx"
    out.write_text("precious")
    result = CliRunner().invoke(main, ["template", str(out), "--from", str(tiny)])
    assert result.exit_code == 2
    assert out.read_text() == "precious"
    assert "exists already" in result.output


def test_bad_case_writes_no_workbook(tiny: Path, tmp_path: Path) -> None:
    (tiny / "stocks.csv").write_text("site,item,quantity\ndepo,shell,-1\n")
    result = CliRunner().invoke(main, ["template", str(tmp_path / "out.xlsx"), "--from", str(tiny)])
    assert result.exit_code == 2
    assert "stocks!A2" in result.output
    assert "stocks!C2" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["tiny"]


def test_workbook_that_cannot_be_written(tiny: Path, tmp_path: Path) -> None:
    for name in ("out.csv", "no_such_folder/out.xlsx"):
        result = CliRunner().invoke(main, ["template", str(tmp_path / name), "--from", str(tiny)])
        assert result.exit_code == 2
        assert "Traceback" not in result.output

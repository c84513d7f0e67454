"""The verb `reproduce`: what it prints, what it refuses, and with which exit code."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from supplychain import assets
from supplychain.analysis.published import answer
from supplychain.cli import main
from supplychain.solve import SolveError
from supplychain.workbook import read_case, write_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

HEAD = "quantity,table,filter,column,expected,tolerance,status,source\n"
SHORT = "short,shortfall,regime=national; force_element=guns,shortfall,100,0,derived,200 - 100\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["reproduce", *map(str, arguments)])


@pytest.fixture
def mine(tiny: Path) -> Path:
    """A folder of one's own: the tiny case, and what is expected of it."""
    (tiny / "expected.csv").write_text(HEAD + SHORT, encoding="utf-8")
    return tiny


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "expected.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_every_bundled_case_agrees_and_is_printed_within_80_columns() -> None:
    result = run()
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["case", "quantity", "expected", "ours", "difference", "ok"]
    assert max(map(len, lines)) <= 80
    first = [line.split(" ")[0] for line in lines[1:]]
    assert [name for name in first if name in assets.published_cases()] == list(
        assets.published_cases()
    )
    assert "NO" not in result.output.split()
    assert lines[-1].endswith("figures agree (cases: 10).")


def test_a_folder_of_ones_own(mine: Path) -> None:
    result = run(mine)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[1].split() == ["tiny", "short", "100*", "100", "0", "yes"]


def test_a_wrong_expected_value_is_a_failure(mine: Path) -> None:
    change(mine, ",100,0,", ",90,0,")
    result = run(mine, "salvo")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[1].split() == ["tiny", "short", "90*", "100", "+10", "NO"]
    assert "6 of 7 figures agree (cases: 2)." in result.output


def test_a_failure_names_its_case_again(tmp_path: Path) -> None:
    folder = tmp_path / "changed"
    shutil.copytree(assets.published_cases()["farmer"], folder)
    change(folder, ",107240,", ",107241,")
    result = run(folder)
    assert result.exit_code == 1
    (line,) = [line for line in result.stdout.splitlines() if line.rstrip().endswith("NO")]
    assert line.startswith("changed ")


def test_a_case_as_a_workbook_with_a_model_of_its_own(mine: Path, tmp_path: Path) -> None:
    folder = tmp_path / "book"
    folder.mkdir()
    write_workbook(read_case(mine), folder / "case.xlsx")
    shutil.copy(mine / "expected.csv", folder)
    assert run(folder).exit_code == 0
    model = assets.model("shortfall").read_text(encoding="utf-8")
    (folder / "model.toml").write_text(model.replace("1.0, 2.0", "1.0, x"), encoding="utf-8")
    result = run(folder)
    assert result.exit_code == 2
    assert "model file cannot be used" in result.output


def test_solve_says_nothing_of_the_expected_figures(mine: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["solve", str(mine), "--out", str(tmp_path / "run")])
    assert result.exit_code == 0
    assert "expected" not in result.output


def test_no_certified_answer_is_a_failure(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise SolveError("stage shortfall_1 [simplex]")

    monkeypatch.setattr(answer, "solve_case", fail)
    result = run(mine, "farmer")
    assert result.exit_code == 1
    assert "tiny: no certified answer: stage shortfall_1 [simplex]" in result.output
    assert result.stdout.splitlines()[1].split()[-1] == "NO"
    assert "17 of 18 figures agree" in result.output


def test_an_audit_that_does_not_tie_is_a_failure(
    mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer, "audit", lambda *_: ["national, ledger: 3 rounds too many"])
    result = run(mine)
    assert result.exit_code == 1
    assert "tiny: the audit does not tie: national, ledger: 3 rounds" in result.output


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (",100,0,", ",a lot,0,", ("row 2, column `expected`", "no number")),
        (
            "shortfall,regime",
            "shortfal,regime",
            ("row 2, column `table`", "Did you mean `shortfall`"),
        ),
        ("=guns", "=gnus", ("row 2, column `filter`", "Did you mean `guns`")),
        ("tolerance", "tol", ("`tolerance` is missing",)),
    ],
)
def test_an_expected_file_that_cannot_be_used(
    old: str, new: str, words: tuple[str, ...], mine: Path
) -> None:
    change(mine, old, new)
    result = run(mine)
    assert result.exit_code == 2
    assert isinstance(result.exception, SystemExit)
    for word in ("expected.csv cannot be used", *words):
        assert word in result.output


def test_what_is_no_published_case_is_refused(tiny: Path) -> None:
    result = run("famer")
    assert result.exit_code == 2
    assert "Did you mean `farmer`" in result.output
    result = run(tiny)
    assert result.exit_code == 2
    assert "holds no expected.csv" in result.output


def test_a_case_with_mistakes_is_refused(mine: Path) -> None:
    (mine / "stocks.csv").write_text("site,item,quantity\ndepot,shell,many\n", encoding="utf-8")
    result = run(mine)
    assert result.exit_code == 2
    assert "stocks!C2" in result.output


def test_a_program_with_mistakes_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "changed"
    shutil.copytree(assets.published_cases()["farmer"], folder)
    (folder / "worst.lp").write_text("maximise what there is", encoding="utf-8")
    result = run(folder)
    assert result.exit_code == 2
    assert "worst.lp: not readable as a program in LP or MPS format" in result.output


def test_two_folders_of_the_same_name_are_both_compared(mine: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / mine.name
    shutil.copytree(mine, other)
    assert "2 of 2 figures agree (cases: 2)." in run(mine, other).output

"""The verb `solve`: what it writes, what it refuses, and with which exit code."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from click.testing import CliRunner

from supplychain import api, assets
from supplychain.cli import main
from supplychain.cli.commands.options import METHODS
from supplychain.cli.verbs import solve as verb
from supplychain.solve import SolveError, methods

if TYPE_CHECKING:
    from click.testing import Result


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["solve", *map(str, arguments)])


def assert_refused(result: Result, *words: str) -> None:
    assert result.exit_code == 2, result.output
    assert isinstance(result.exception, SystemExit)
    for word in words:
        assert word in result.output


def test_tiny_case_is_answered(tiny: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    result = run(tiny, "--out", out)
    assert result.exit_code == 0, result.output
    assert str(out) in result.output.replace("\n", "")
    assert (out / "report.xlsx").is_file()
    assert json.loads((out / "manifest.json").read_text())
    shortfall = pd.read_csv(out / "tables" / "shortfall.csv")
    totals = shortfall.groupby("regime")["shortfall"].sum()
    assert totals["national"] == pytest.approx(100)  # 20 a week for 10 weeks, less 100 in store
    assert totals["sharing"] == pytest.approx(40)  # less the neighbour's 60
    assert {path.name for path in tmp_path.iterdir()} == {"tiny", "run"}


def test_every_method_that_is_asked_for_solves_alike(tiny: Path, tmp_path: Path) -> None:
    assert tuple(methods.METHODS) == METHODS
    tables = []
    for method in METHODS:
        out = tmp_path / method
        assert run(tiny, "--out", out, "--method", method).exit_code == 0
        stages = pd.read_csv(out / "tables" / "stages.csv")
        assert set(stages["method"]) == {f"{method}, face"}
        assert set(stages["status"]) == {"optimal"}
        tables.append(pd.read_csv(out / "tables" / "summary.csv"))
    for other in tables[1:]:
        pd.testing.assert_frame_equal(tables[0], other)


def test_case_as_used_solves_again(tiny: Path, tmp_path: Path) -> None:
    assert run(tiny, "--out", tmp_path / "first").exit_code == 0
    assert run(tmp_path / "first" / "case", "--out", tmp_path / "second").exit_code == 0
    name = "tables/shortfall.csv"
    first, second = tmp_path / "first" / name, tmp_path / "second" / name
    assert first.read_bytes() == second.read_bytes()


def test_folder_is_named_after_case_and_time(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(tiny).exit_code == 0
    (folder,) = Path("runs").iterdir()
    assert re.fullmatch(r"tiny-\d{8}-\d{6}", folder.name)


def test_workbook_is_solved(tiny: Path, tmp_path: Path) -> None:
    book = tmp_path / "tiny.xlsx"
    assert CliRunner().invoke(main, ["template", str(book), "--from", str(tiny)]).exit_code == 0
    result = run(book, "--out", tmp_path / "run", "--regime", "sharing", "--scenario", "long")
    assert result.exit_code == 0, result.output
    summary = pd.read_csv(tmp_path / "run" / "tables" / "summary.csv")
    assert set(summary["regime"]) == {"national", "sharing"}


def test_existing_run_is_never_overwritten(tiny: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    out.mkdir()
    assert_refused(run(tiny, "--out", out), "exists already")
    assert not list(out.iterdir())


def test_every_mistake_is_listed_and_nothing_written(tiny: Path, tmp_path: Path) -> None:
    (tiny / "stocks.csv").write_text("site,item,quantity\ndepo,shell,-1\nmagazine,shell,\n")
    result = run(tiny, "--out", tmp_path / "run")
    assert_refused(result, "stocks!A2", "Did you mean `depot`?", "stocks!C2", "stocks!C3")
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize("name", ["nowhere", "empty", "text.xlsx"])
def test_what_is_no_case(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.xlsx").write_text("not a workbook")
    assert_refused(run(tmp_path / name, "--out", tmp_path / "run"), name)
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(
    ("option", "word", "meant"),
    [("--scenario", "lng", "long"), ("--regime", "sharingg", "sharing")],
)
def test_unknown_names(option: str, word: str, meant: str, tiny: Path, tmp_path: Path) -> None:
    result = run(tiny, "--out", tmp_path / "run", option, word)
    assert_refused(result, word, f"Did you mean `{meant}`?")
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize("text", ["stages = [", 'stages = ["shortfall"]\nsolver = "fast"\n', None])
def test_model_file_that_cannot_be_used(text: str | None, tiny: Path, tmp_path: Path) -> None:
    model = tmp_path / "mine.toml"
    if text is not None:
        model.write_text(text)
    assert_refused(run(tiny, "--model", model, "--out", tmp_path / "run"), "mine.toml")
    assert not (tmp_path / "run").exists()


def test_model_file_is_used(tiny: Path, tmp_path: Path) -> None:
    model = tmp_path / "mine.toml"
    model.write_text(
        'stages = ["shortfall", "fairness", "effort"]\nmeasure = "units"\nbands = [1]\n'
        'urgency = 0\nno_nation_worse_off = "off"\n'
    )
    out = tmp_path / "run"
    assert run(tiny, "--model", model, "--out", out).exit_code == 0
    stages = pd.read_csv(out / "tables" / "stages.csv")
    assert list(dict.fromkeys(stages["stage"])) == ["shortfall_1", "fairness", "effort"]


def test_no_certified_answer(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise SolveError("the certificate fails")

    monkeypatch.setattr(verb, "solve_case", fail)
    result = run(tiny, "--out", tmp_path / "run")
    assert result.exit_code == 1
    assert "the certificate fails" in result.output
    assert not (tmp_path / "run").exists()


def test_place_that_cannot_be_made_is_refused_before_solving(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("precious")
    assert_refused(run(tiny, "--out", tmp_path / "file" / "run"), "cannot be made")
    assert_refused(run(tiny, "--out", tmp_path / "file"), "exists already")
    assert (tmp_path / "file").read_text() == "precious"


def test_audit_that_does_not_tie(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verb, "audit", lambda *_: ["depot, shell, period 3: 5 rounds too many"])
    result = run(tiny, "--out", tmp_path / "run")
    assert result.exit_code == 1
    assert "5 rounds too many" in result.output
    manifest = json.loads((tmp_path / "run" / "manifest.json").read_text())
    assert manifest["audit"]["ties"] is False


def test_report_that_fails_leaves_nothing_behind(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(api, "write_reports", full)
    assert_refused(run(tiny, "--out", tmp_path / "run"), "No space left on device")
    assert [path.name for path in tmp_path.iterdir()] == ["tiny"]


def test_installation_without_its_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "PACKAGE", tmp_path / "supplychain")
    assert_refused(run("--out", tmp_path / "run"), "install the package again")


def test_case_without_agreements_has_its_baseline(tiny: Path, tmp_path: Path) -> None:
    for name in ("regimes", "agreements", "routes"):
        (tiny / f"{name}.csv").unlink()
    assert run(tiny, "--out", tmp_path / "run").exit_code == 0
    summary = pd.read_csv(tmp_path / "run" / "tables" / "summary.csv")
    assert set(summary["regime"]) == {"national"}


def test_warnings_are_counted_and_shown_by_kind(tiny: Path, tmp_path: Path) -> None:
    (tiny / "extra.csv").write_text("a\n1\n")
    result = run(tiny, "--out", tmp_path / "run")
    assert result.exit_code == 0
    assert "Warnings: 1" in result.output
    assert "no table is called `extra`" in result.output


def test_a_case_with_nothing_in_store_is_answered(tiny: Path, tmp_path: Path) -> None:
    """No stock and no line: everything is short, and the tables and the report still stand."""
    (tiny / "stocks.csv").unlink()
    out = tmp_path / "run"
    assert run(tiny, "--out", out).exit_code == 0
    shortfall = pd.read_csv(out / "tables" / "shortfall.csv")
    assert shortfall.groupby("regime")["shortfall"].sum().to_dict() == pytest.approx(
        {"national": 200, "sharing": 200}
    )


def test_a_scenario_that_asks_for_nothing_is_answered(tiny: Path, tmp_path: Path) -> None:
    """Nothing is required, so nothing is short, and there is no line to draw."""
    (tiny / "demand.csv").write_text("contingency,force_element,quantity,per\nwar,guns,0,week\n")
    out = tmp_path / "run"
    assert run(tiny, "--out", out).exit_code == 0
    assert (out / "report.xlsx").is_file()


def test_an_unquoted_thousands_separator_is_refused(tiny: Path, tmp_path: Path) -> None:
    """`1,000` in a CSV file is two cells: read as 1 it would be a thousandth of the stock."""
    (tiny / "stocks.csv").write_text("site,item,quantity\ndepot,shell,1,000\n")
    assert_refused(run(tiny, "--out", tmp_path / "run"), "stocks!D2", "Write 1000 for 1,000")
    assert not (tmp_path / "run").exists()

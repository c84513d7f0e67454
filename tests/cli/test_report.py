"""`report` writes the reports of a run again from its folder, or says what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from supplychain.cli import main

TUTORIAL = Path(__file__).resolve().parents[2] / "datasets" / "tutorial"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs") / "tutorial"
    done = CliRunner().invoke(main, ["solve", str(TUTORIAL), "--out", str(folder)])
    assert done.exit_code == 0, done.output
    return folder


def test_what_is_written_again_is_what_solve_wrote(run: Path) -> None:
    before = {name: (run / name).read_bytes() for name in ("report.html", "report.xlsx")}
    for name in before:
        (run / name).unlink()
    done = CliRunner().invoke(main, ["report", str(run)])
    assert done.exit_code == 0, done.output
    for name, content in before.items():
        assert (run / name).read_bytes() == content, name
    assert not [path for path in run.iterdir() if path.name.startswith(".")]


def test_a_folder_without_a_run_is_refused(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["report", str(tmp_path)])
    assert done.exit_code == 2
    assert "is no run folder" in done.output


def test_a_broken_manifest_is_told(run: Path) -> None:
    whole = (run / "manifest.json").read_text(encoding="utf-8")
    page = (run / "report.html").read_bytes()
    try:
        (run / "manifest.json").write_text(whole[:100], encoding="utf-8")
        done = CliRunner().invoke(main, ["report", str(run)])
    finally:
        (run / "manifest.json").write_text(whole, encoding="utf-8")
    assert done.exit_code == 2
    assert "cannot be read" in done.output
    assert (run / "report.html").read_bytes() == page

"""The verbs `sensitivity` and `sources`, and `solve --at`, as a user calls them."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from click.testing import CliRunner

from supplychain.cli import main

if TYPE_CHECKING:
    from click.testing import Result

TUTORIAL = Path(__file__).resolve().parents[2] / "datasets" / "tutorial"


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_sensitivity_writes_tables_charts_and_a_workbook(tmp_path: Path) -> None:
    out = tmp_path / "leans"
    result = run("sensitivity", TUTORIAL, "--samples", 5, "--seed", 2, "--jobs", 1, "--out", out)
    assert result.exit_code == 0, result.output
    assert "stocks.quantity nl_depot, shell" in result.output
    assert "Of 5 samples" in result.output
    assert max(map(len, result.output.splitlines())) <= 80 + len(str(out))
    tornado = rows_of(out / "tables" / "tornado.csv")
    first = tornado[0]
    assert (first["measure"], first["figure"]) == (
        "gap_national",
        "stocks.quantity nl_depot, shell",
    )
    assert float(first["low_change"]) > 0 > float(first["high_change"])
    assert len(rows_of(out / "tables" / "samples.csv")) == 5 * 3
    for name in ("tornado_gain", "tornado_gap_national"):
        assert (out / f"{name}.svg").read_text(encoding="utf-8").startswith("<svg")
        assert (out / f"{name}.png").read_bytes().startswith(b"\x89PNG")
    book = openpyxl.load_workbook(out / "sensitivity.xlsx")
    names = ["Tornado", "As it is", "Helps", "Intervals", "Samples", "Figures"]
    assert book.sheetnames == names
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["scenario"], manifest["regime"]) == ("war", "sharing_early")
    assert (manifest["samples"], manifest["seed"]) == (5, 2)


def test_sensitivity_of_a_case_without_ranges_is_refused(tmp_path: Path) -> None:
    for path in TUTORIAL.glob("*.csv"):
        rows = rows_of(path)
        names = [n for n in rows[0] if not n.endswith(("_low", "_high"))]
        with (tmp_path / path.name).open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, names, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)
    result = run("sensitivity", tmp_path, "--out", tmp_path / "leans")
    assert result.exit_code == 2
    assert "no figure with a range" in result.output
    assert not (tmp_path / "leans").exists()


@pytest.mark.parametrize(("option", "word"), [("--scenario", "wra"), ("--regime", "sharng")])
def test_an_unknown_name_is_refused(option: str, word: str) -> None:
    for verb in ("sensitivity", "sources"):
        result = run(verb, TUTORIAL, option, word)
        assert result.exit_code == 2
        assert "Did you mean" in result.output


def test_sources_says_what_the_answer_rests_on() -> None:
    result = run("sources", TUTORIAL)
    assert result.exit_code == 0, result.output
    lines = [line.split() for line in result.output.splitlines()]
    assert ["assumption", "100%", "100%"] in lines
    assert ["all", "23", "0", "23", "0", "23", "100%"] in lines


def test_solve_at_an_end_uses_and_shows_its_numbers(tmp_path: Path) -> None:
    """At the low end the depot holds 400 shells, and the title says that it is the low end."""
    out = tmp_path / "low"
    result = run("solve", TUTORIAL, "--at", "low", "--out", out)
    assert result.exit_code == 0, result.output
    assert "every figure at its low end" in result.output.replace("\n", " ")
    stocks = rows_of(out / "case" / "stocks.csv")
    assert [row["quantity"] for row in stocks] == ["400", "50", "900", "72"]
    high = run("solve", TUTORIAL, "--at", "high", "--out", tmp_path / "high")
    assert high.exit_code == 0
    assert run("solve", TUTORIAL, "--at", "middle").exit_code == 2

"""The verb `outlook`, as a user calls it."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from supplychain.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

TRENDS = (
    "year,table,column,id,factor,factor_low,factor_high\n2037,stocks,quantity,magazine,1.5,1,2\n"
)


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], env={"COLUMNS": "80"})


def test_an_outlook_is_printed_and_written(tiny: Path, tmp_path: Path) -> None:
    (tiny / "trends.csv").write_text(TRENDS, encoding="utf-8")
    out = tmp_path / "outlook"
    result = run("outlook", tiny, "--years", "2027,2037", "--samples", 4, "--jobs", 1, "--out", out)
    assert result.exit_code == 0, result.output
    assert max(map(len, result.output.splitlines())) <= 80 + len(str(out))
    assert "Nobody's gain passes another's" in result.output
    with (out / "tables" / "gains.csv").open(encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream) if row["country"] == "North"]
    assert [float(row["gain"]) for row in rows] == pytest.approx([0.3, 0.45])
    assert (out / "outlook.svg").read_text(encoding="utf-8").startswith("<svg")
    assert (out / "outlook.png").read_bytes().startswith(b"\x89PNG")
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["years"], manifest["samples"]) == ([2027, 2037], 4)


def test_a_war_in_which_nobody_needs_anything_is_told(tiny: Path, tmp_path: Path) -> None:
    nothing = "contingency,force_element,quantity,per\nwar,guns,0,week\n"
    (tiny / "demand.csv").write_text(nothing, encoding="utf-8")
    out = tmp_path / "outlook"
    result = run("outlook", tiny, "--years", "2027", "--samples", 0, "--jobs", 1, "--out", out)
    assert result.exit_code == 0, result.output
    assert "Nobody needs anything in these scenarios" in result.output
    assert (out / "tables" / "gains.csv").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--years", "soon"), "write years, such as"),
        (("--years", "2020,2030"), "years from 2027"),
        (("--regime", "national"), "gains nothing over itself"),
        (("--scenario", "brief"), "The case has no scenario `brief`."),
        (("--weights", "1,2"), "2 numbers for 1 scenarios"),
    ],
)
def test_what_cannot_be_asked_is_refused(tiny: Path, words: tuple[str, ...], message: str) -> None:
    result = run("outlook", tiny, *words)
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())

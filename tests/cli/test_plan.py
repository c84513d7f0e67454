"""The verb `plan`, as a user calls it."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import openpyxl
import pytest
from click.testing import CliRunner

from supplychain.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

OPTIONS = (
    "option,kind,what,item,step,max_steps,unit_cost,delay_days\n"
    "shells,stock,depot,shell,10,10,100000,365\n"
)


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], env={"COLUMNS": "80"})


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture
def buyable(tiny: Path) -> Path:
    """Return the tiny case, in which ten shells cost 100,000 and the neighbour has 60."""
    (tiny / "options.csv").write_text(OPTIONS, encoding="utf-8")
    return tiny


def test_a_budget_is_spent_and_written(buyable: Path, tmp_path: Path) -> None:
    out = tmp_path / "plan"
    result = run("plan", buyable, "--budget", 1e6, "--out", out)
    assert result.exit_code == 0, result.output
    assert max(map(len, result.output.splitlines())) <= 80 + len(str(out))
    assert "shell at depot" in result.output
    assert "finished-round reserve" in result.output
    assert "regime sharing, nothing bought" in result.output
    assert "per 1.0 spent" in result.output
    frontier = rows_of(out / "tables" / "frontier.csv")
    gaps = [float(row["gap"]) for row in frontier]
    assert gaps == sorted(gaps, reverse=True)
    assert gaps[-1] == pytest.approx(0, abs=1e-6)  # the hundred shells that lack cost a million
    bought = rows_of(out / "tables" / "purchases.csv")[-1]
    assert float(bought["units"]) == pytest.approx(100, rel=1e-3)
    assert "Frontier" in openpyxl.load_workbook(out / "plan.xlsx").sheetnames
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["budget"], manifest["regime"], manifest["weights"]) == (1e6, "national", [1])


def test_where_nothing_is_short_nothing_is_bought(buyable: Path, tmp_path: Path) -> None:
    enough = "contingency,force_element,quantity,per\nwar,guns,5,week\n"
    (buyable / "demand.csv").write_text(enough, encoding="utf-8")
    result = run("plan", buyable, "--budget", 2e9, "--out", tmp_path / "plan")
    assert result.exit_code == 0, result.output
    assert "Nothing: no purchase within the budget lowers the priced gap." in result.output
    assert "nan" not in result.output


def test_without_a_budget_it_is_said_what_a_regime_spares(buyable: Path, tmp_path: Path) -> None:
    out = tmp_path / "spared"
    result = run("plan", buyable, "--regime", "sharing", "--out", out)
    assert result.exit_code == 0, result.output
    assert max(map(len, result.output.splitlines())) <= 80 + len(str(out))
    assert "North in long" in result.output
    words = " ".join(result.output.split())
    assert "Costs in thousand USD." in words
    assert "As good alone for 600 " in words
    (row,) = rows_of(out / "tables" / "countries.csv")
    assert float(row["cost"]) == pytest.approx(600_000, rel=1e-3)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--regime", "shring"), "Did you mean `sharing`?"),
        (("--budget", 1, "--scenario", "brief"), "The case has no scenario `brief`."),
        (("--budget", 1, "--weights", "0.5,0.5"), "2 numbers for 1 scenarios"),
        (("--budget", 1, "--weights", "half"), "write one number a scenario"),
        (("--budget", 1, "--weights", "0"), "more than 0"),
        (("--budget", -1), "more than 0"),
        (("--weights", "1"), "goes with --budget"),
        (("--regime", "national"), "spares nobody"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    buyable: Path, words: tuple[object, ...], message: str
) -> None:
    result = run("plan", buyable, *words)
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())


def test_a_case_without_options_is_refused(tiny: Path) -> None:
    result = run("plan", tiny, "--budget", 1)
    assert result.exit_code == 2
    assert "The case has no options" in result.output

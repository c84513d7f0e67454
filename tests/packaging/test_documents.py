"""README, notebook and CI say and do what is true."""

from __future__ import annotations

import doctest
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from supplychain import assets
from supplychain.formulation.judgement import read_judgement
from supplychain.results import result_tables
from supplychain.solve import solve_case
from supplychain.workbook import read_case

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_python_in_the_readme_is_true() -> None:
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert tried > 5
    assert failed == 0


def test_links_of_the_documents_lead_somewhere() -> None:
    for document in ROOT.glob("*.md"):
        for target in re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8")):
            assert target.startswith("https://") or (ROOT / target).exists(), (document, target)


def test_ci_runs_the_test_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (command,) = re.findall(r"\.venv/bin/(pytest.*)", readme)
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == f"step {command}"


def test_constraints_hold_names_and_versions_of_every_requirement() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+==[A-Za-z0-9_.!+-]+", pin) for pin in pins)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["test"]
    names = {_normal(re.split(r"[<>=!~;\[ ]", line)[0]) for line in wanted}
    assert names <= {_normal(pin.partition("==")[0]) for pin in pins}


@pytest.mark.slow
def test_output_in_the_readme_is_that_of_the_bundled_case() -> None:
    """Only the index is compared: who bears an equally good shortfall may differ by machine."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = readme.partition("```text\n")[2].partition("```")[0]
    shown = {name: float(index) for name, index in re.findall(r"(?m)^(\w+) .* (\d\.\d+)$", block)}
    case = read_case(assets.dataset(assets.DEFAULT_CASE))
    model = read_judgement(assets.model(assets.DEFAULT_MODEL))
    summary = result_tables(solve_case(case, model, scenarios=["southwest"]))["summary"]
    total = summary[(summary["country"] == "all") & (summary["class"] == "all")]
    found = dict(zip(total["regime"], total["index"], strict=True))
    hint = "paste the output of `supplychain solve --scenario southwest` again"
    assert shown == pytest.approx(found, abs=0.002), hint


def run_notebook(name: str) -> dict[str, Any]:
    """Run every cell and return the names it leaves.

    Notebooks hold no output: it would grow old unseen, whereas cells are run by these tests.
    """
    notebook = json.loads((ROOT / "notebooks" / f"{name}.ipynb").read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    names: dict[str, Any] = {}
    for number, cell in enumerate(cells, start=1):
        assert cell["outputs"] == []
        assert cell["execution_count"] is None
        code = compile("".join(cell["source"]), f"<code cell {number}>", "exec")
        exec(code, names)  # noqa: S102 - our own notebook
    return names


@pytest.mark.slow
def test_tour_of_a_first_solve() -> None:
    names = run_notebook("1_first_solve")
    gained = names["compared"]["as given"] - names["compared"]["more charges"]
    assert gained.abs().max() > 1  # the figure that the tour changes matters


def test_tour_of_own_spreadsheets() -> None:
    """What the tour promises: a repair is told, both mistakes are, and the list counts."""
    names = run_notebook("2_own_spreadsheets")
    stocks = names["case"].tables["stocks"].set_index(["site", "item"])["quantity"]
    assert stocks["sl_depot", "shell"] == 1250
    assert any('"1,250"' in str(finding) for finding in names["case"].findings)
    assert "`shel`" in names["told"]
    assert "plenty" in names["told"]
    base, ours = names["effect"]["base"], names["effect"]["with the list"]
    assert ours["national"] == pytest.approx(base["national"])
    assert ours["sharing"] <= base["sharing"]


def test_tour_of_the_value_of_agreements() -> None:
    """By hand, in the README of the tutorial: 399 rounds on D-day, 548 six weeks before."""
    names = run_notebook("3_value_of_agreements")
    assert names["early"] == pytest.approx(548 - 399, abs=1)
    worth = names["worth"]
    assert worth["trial_alone"] == pytest.approx(0, abs=1e-3)
    assert worth["sharing_alone"] < worth["sharing"]


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()

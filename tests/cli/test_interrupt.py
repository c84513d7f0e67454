"""Ctrl-C in the middle of `solve`: nothing half-written, and `--resume` goes on."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from click.testing import CliRunner

from supplychain.cli import main
from supplychain.formulation.judgement import Judgement
from supplychain.results import read_manifest
from supplychain.results.unfinished import SUFFIX
from supplychain.solve import solve_case
from supplychain.solve.kept import KeptPlans
from supplychain.workbook import read_case

if TYPE_CHECKING:
    from click.testing import Result

# Where tests run in the background, Ctrl-C may be ignored by whatever they start.
HEARS = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
COMMAND = f"{HEARS}\nif __name__ == '__main__':\n    from supplychain.cli import main\n    main()"


def solve(*words: object) -> Result:
    return CliRunner().invoke(main, ["solve", *map(str, words)])


def interrupted(case: Path, out: Path, script: Path) -> subprocess.CompletedProcess[str]:
    """Send SIGINT when the first plan is kept; the reasons, told later, take far longer."""
    script.write_text(COMMAND, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(script), "solve", str(case), "--out", str(out)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    kept = out.with_name(out.name + SUFFIX)
    while process.poll() is None and not list(kept.glob("*.npz")):
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    told, wrong = process.communicate(timeout=120)
    return subprocess.CompletedProcess(process.args, process.returncode, told, wrong)


@pytest.mark.slow
def test_what_is_solved_is_kept_and_gone_on_with(tiny: Path, tmp_path: Path) -> None:
    out, script = tmp_path / "run", tmp_path / "command.py"
    ended = interrupted(tiny, out, script)
    assert ended.returncode == 130, ended.stderr
    assert f"{out} is not written" in ended.stderr
    assert f"`--out {out} --resume` goes on" in ended.stderr
    assert "Traceback" not in ended.stderr
    kept = f"run{SUFFIX}"
    assert {path.name for path in tmp_path.iterdir()} == {"tiny", "command.py", kept}

    again = solve(tiny, "--out", out)
    assert again.exit_code == 2
    assert "--resume" in again.output

    assert solve(tiny, "--out", out, "--resume").exit_code == 0
    shortfall = pd.read_csv(out / "tables" / "shortfall.csv")
    totals = shortfall.groupby("regime")["shortfall"].sum()
    assert totals.to_dict() == pytest.approx({"national": 100, "sharing": 40})  # by hand
    assert not (tmp_path / kept).exists()
    assert read_manifest(out)["audit"]["ties"]


def test_plans_of_another_case_are_refused(tiny: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    assert interrupted(tiny, out, tmp_path / "command.py").returncode == 130
    demand = tiny / "demand.csv"
    demand.write_text(demand.read_text(encoding="utf-8").replace("20", "21"), encoding="utf-8")
    result = solve(tiny, "--out", out, "--resume")
    assert result.exit_code == 2
    assert "another case, model file or version" in result.output
    assert not out.exists()


@pytest.mark.slow
def test_resume_without_a_name_takes_the_last_one(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    out = Path("runs") / "tiny-20270401-000000"
    assert interrupted(tiny, out, tmp_path / "command.py").returncode == 130
    assert solve(tiny, "--resume").exit_code == 0
    assert [path.name for path in Path("runs").iterdir()] == [out.name]


def test_a_kept_plan_comes_back_as_it_was(tiny: Path, tmp_path: Path) -> None:
    """To the last digit, times included: so it was not solved again."""
    case, kept = read_case(tiny), KeptPlans(tmp_path)
    first = solve_case(case, Judgement(), kept=kept)
    assert len(kept) == len(first.plans)
    again = solve_case(case, Judgement(), kept=kept)
    for pair, plan in first.plans.items():
        other = again.plans[pair]
        assert str(other.stages) == str(plan.stages)
        for family in ("values", "reduced"):
            held, was = getattr(other, family), getattr(plan, family)
            assert held.keys() == was.keys()
            assert all((held[name] == was[name]).all() for name in was)

"""`solve --time-limit`: enough changes nothing; too little is told in every form of the report."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import openpyxl
import pandas as pd
import pytest
from click.testing import CliRunner

import supplychain
from supplychain.cli import main
from supplychain.solve import SolveError, stages
from supplychain.solve.highs import TIME_LIMIT
from supplychain.solve.workshop import Workshop

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from supplychain.instance import Instance
    from supplychain.solve import Plan
    from supplychain.solve.workshop import Guard


def solve(case: Path, out: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["solve", str(case), "--out", str(out), *options])


@pytest.fixture
def _no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time ends when the plans to begin with are there."""
    monkeypatch.setattr(stages, "run_apart", lambda *_: TIME_LIMIT)


def test_enough_time_changes_nothing(tiny: Path, tmp_path: Path) -> None:
    for name, options in (("whole", []), ("limited", ["--time-limit", "1000"])):
        assert solve(tiny, tmp_path / name, *options).exit_code == 0
    for table in ("shortfall", "ledger", "reasons", "bottlenecks"):
        one, other = (
            (tmp_path / name / "tables" / f"{table}.csv").read_bytes()
            for name in ("whole", "limited")
        )
        assert one == other


@pytest.mark.usefixtures("_no_time")
def test_a_plan_that_is_not_proven_is_told_everywhere(tiny: Path, tmp_path: Path) -> None:
    """Under the regime that ships, nothing is shipped: 100 are short, and 40 at least would be."""
    out = tmp_path / "run"
    result = solve(tiny, out, "--time-limit", "1000", "--jobs", "1")
    assert result.exit_code == 0, result.output
    title = "Not proven the best, for want of time"
    assert title in result.output
    assert max(map(len, result.output.split("Run folder")[0].splitlines())) <= 80
    found = pd.read_csv(out / "tables" / "stages.csv")
    assert set(found["status"]) == {"time limit"}
    assert (found["bound"] <= found["optimum"]).all()
    shortfall = pd.read_csv(out / "tables" / "shortfall.csv")
    assert shortfall.groupby("regime")["shortfall"].sum()["sharing"] == pytest.approx(100)
    manifest: dict[str, Any] = json.loads((out / "manifest.json").read_text())
    assert manifest["audit"]["ties"]
    assert {s["status"] for p in manifest["plans"] for s in p["stages"]} == {"time limit"}
    assert title in (out / "report.html").read_text(encoding="utf-8")
    cells = openpyxl.load_workbook(out / "report.xlsx")["Summary"].iter_rows(values_only=True)
    assert any(title in str(cell) for row in cells for cell in row)
    assert len(pd.read_csv(out / "tables" / "reasons.csv")) == 0


@pytest.mark.parametrize("limit", ["0", "-1", "nan", "soon"])
def test_a_limit_is_a_number_above_0(tiny: Path, tmp_path: Path, limit: str) -> None:
    result = solve(tiny, tmp_path / "run", "--time-limit", limit)
    assert result.exit_code == 2
    assert "--time-limit" in result.output
    with pytest.raises(ValueError, match="no number of seconds above 0"):
        supplychain.solve(supplychain.read(tiny), time_limit=math.nan)


def test_a_limit_beyond_any_clock_is_none(tiny: Path, tmp_path: Path) -> None:
    result = solve(tiny, tmp_path / "run", "--time-limit", "1e300", "--jobs", "2")
    assert result.exit_code == 0, result.output


def test_without_time_for_a_plan_nothing_is_written(tiny: Path, tmp_path: Path) -> None:
    result = solve(tiny, tmp_path / "run", "--time-limit", "0.000001")
    assert result.exit_code == 1
    told = f"in the time given. {tmp_path / 'run'} is not written. Solved so far: 0 of 2 plans."
    assert told in result.output
    assert [path.name for path in tmp_path.iterdir()] == [tiny.name]


def test_plans_found_before_time_ends_are_kept(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The baseline is solved, and for the regime there is no time: it is gone on with."""
    plain = Workshop.solved

    def late(
        shop: Workshop, instance: Instance, national: Plan | None, *others: Any, **further: Any
    ) -> tuple[list[stages.Solved], Guard]:
        if national is not None:
            raise SolveError("stage shortfall_1: no plan was found in the time given")
        return plain(shop, instance, national, *others, **further)

    out, whole = tmp_path / "run", tmp_path / "whole"
    with monkeypatch.context() as patch:
        patch.setattr(Workshop, "solved", late)
        result = solve(tiny, out, "--time-limit", "1000")
    assert result.exit_code == 1
    told = f"in the time given. {out} is not written. Solved so far: 1 of 2 plans."
    assert told in result.output
    assert f"`--out {out} --resume` goes on." in result.output
    assert not out.exists()
    assert solve(tiny, out, "--resume", "--method", "ipx", "--time-limit", "1000").exit_code == 0
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("run")] == ["run"]
    assert solve(tiny, whole).exit_code == 0
    manifests = [json.loads((folder / "manifest.json").read_text()) for folder in (out, whole)]
    assert [(m["method"], m["time_limit"]) for m in manifests] == [("ipx", 1000), (None, None)]
    national, sharing = (plan["stages"][0]["method"] for plan in manifests[0]["plans"])
    assert (national, sharing) == ("simplex, face", "ipx, face")

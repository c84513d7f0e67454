"""The library reads like prose, loads nothing before it is used, and says what is wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pandas as pd
import pytest

import supplychain
from supplychain.results import COLUMNS

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"pandas", "numpy", "pyomo", "highspy", "scipy", "altair", "vl_convert", "xlsxwriter"}


@pytest.fixture(scope="module")
def run() -> supplychain.Run:
    """Return the tutorial solved, whose answer its README works out by hand."""
    return supplychain.solve(supplychain.read(supplychain.dataset("tutorial")))


def python(code: str) -> str:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def test_importing_the_package_loads_nothing_heavy() -> None:
    loaded = set(python("import supplychain, sys; print(*sys.modules)").split())
    assert loaded.isdisjoint(HEAVY)
    assert not any(name.startswith("supplychain.") for name in loaded)


@pytest.mark.parametrize(
    "before", ["", "import supplychain.solve.highs", "from supplychain.solve import solve_case"]
)
def test_a_room_does_not_hide_the_function_called_alike(before: str) -> None:
    told = python(f"{before}\nimport supplychain\nprint(supplychain.solve.__module__)")
    assert told.strip() == "supplychain.api"
    assert isinstance(sys.modules["supplychain.solve"], ModuleType)


def test_a_name_that_the_library_lacks() -> None:
    with pytest.raises(AttributeError, match="forecast"):
        supplychain.forecast  # type: ignore[attr-defined] # noqa: B018 - that is the test


def test_tables_bear_their_names(run: supplychain.Run) -> None:
    short = run.shortfall.groupby("regime")["shortfall"].sum()
    assert short.to_dict() == pytest.approx({"national": 696, "sharing": 297, "sharing_early": 148})
    for name, columns in COLUMNS.items():
        table = getattr(run, name)
        assert isinstance(table, pd.DataFrame)
        assert list(table.columns) == list(columns)
        assert all(column in str(getattr(supplychain.Run, name).__doc__) for column in columns)
    assert run.audited == []
    assert run.case.settings.period == "week"


def test_a_run_is_reported_once(run: supplychain.Run, tmp_path: Path) -> None:
    folder = run.report(str(tmp_path / "out"))
    assert {"report.html", "report.xlsx", "tables", "case", "manifest.json"} <= {
        path.name for path in folder.iterdir()
    }
    with pytest.raises(FileExistsError, match="never overwritten"):
        run.report(folder)


def test_what_is_solved_may_be_named(tmp_path: Path) -> None:
    case = supplychain.read(str(supplychain.dataset("tutorial")))
    told: list[str] = []
    model = tmp_path / "mine.toml"
    model.write_text(
        'stages = ["shortfall", "effort"]\nmeasure = "units"\nbands = [1]\nurgency = 0\n'
        'no_nation_worse_off = "off"\n',
        encoding="utf-8",
    )
    run = supplychain.solve(case, "war", "sharing", model=model, progress=told.append)
    assert told == ["war, national", "war, sharing"]
    assert set(run.stages["stage"]) == {"shortfall_1", "effort"}


def test_every_mistake_is_told(tmp_path: Path) -> None:
    with pytest.raises(supplychain.CaseError, match="nowhere"):
        supplychain.read(tmp_path / "nowhere.xlsx")
    case = supplychain.read(supplychain.dataset("tutorial"))
    with pytest.raises(KeyError, match="the case has war"):
        supplychain.solve(case, scenarios="peace")
    with pytest.raises(supplychain.JudgementError):
        supplychain.solve(case, model=tmp_path / "nowhere.toml")


def test_nothing_is_printed() -> None:
    """Neither by us nor by the solver, some releases of which greet on standard output."""
    code = "import supplychain as s; s.solve(s.read(s.dataset('tutorial')))"
    assert not python(code)

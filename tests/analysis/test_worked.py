"""Hand-worked cases and reference instances: what their files say comes out, by other ways too."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from scipy.optimize import linprog

from supplychain import assets
from supplychain.analysis.published import (
    CASE_COLUMNS,
    EXPECTED,
    PROGRAM_COLUMNS,
    answer_case,
    answer_programs,
    compare,
    read_expected,
)
from supplychain.case import Level
from supplychain.formulation.judgement import Judgement, read_judgement
from supplychain.solve.export import export_stage, write_stage
from supplychain.solve.program_file import read_program
from supplychain.workbook import read_case

if TYPE_CHECKING:
    from supplychain.solve.program_file import NamedProgram

MODELS = Path(__file__).resolve().parents[2] / "models"
WORKED = sorted(path.parent for path in MODELS.glob("worked/*/settings.csv"))
REFERENCE = sorted(MODELS.glob("reference/*.mps"))
CASES = {path.name: path for path in (*WORKED, *assets.published_cases().values())} | {
    "tutorial": assets.dataset("tutorial")
}


def names(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("folder", WORKED, ids=names)
def test_the_answer_worked_by_hand_comes_out(folder: Path) -> None:
    model = folder / "model.toml"
    judgement = read_judgement(model) if model.exists() else Judgement()
    found = answer_case(read_case(folder), judgement)
    rows = compare(read_expected(folder / EXPECTED, CASE_COLUMNS), found)
    assert rows
    assert [row.expected.quantity for row in rows if not row.ok] == []
    assert found.untied == ()


@pytest.mark.parametrize("folder", WORKED, ids=names)
def test_a_worked_case_is_explained_and_sound(folder: Path) -> None:
    """Its section has the answers in bold; nothing but the shared pool is worth a warning."""
    text = (MODELS / "worked" / "README.md").read_text(encoding="utf-8")
    section = text.partition(f"\n## {folder.name}: ")[2].partition("\n## ")[0]
    bold = set(re.findall(r"\*\*([\d.]+)\*\*", section))
    figures = {row.text for row in read_expected(folder / EXPECTED, CASE_COLUMNS)}
    assert bold
    assert bold <= figures
    warned = {f.rule for f in read_case(folder).findings if f.level is Level.WARNING}
    assert warned == ({"shared-pool"} if folder.name == "pool" else set())


def test_the_reference_instances_have_the_optimum_on_record() -> None:
    found = answer_programs(REFERENCE)
    rows = compare(read_expected(MODELS / "reference" / EXPECTED, PROGRAM_COLUMNS), found)
    assert {row.expected.quantity for row in rows} == {f"optimum of {p.stem}" for p in REFERENCE}
    assert [row.expected.quantity for row in rows if not row.ok] == []


@pytest.mark.parametrize("path", REFERENCE, ids=names)
def test_a_reference_instance_is_fresh(path: Path, tmp_path: Path) -> None:
    """If this fails: write it again with `supplychain export`, and read what has changed."""
    case, scenario, regime, stage = path.stem.split("-")
    exported = export_stage(read_case(CASES[case]), Judgement(), scenario, regime, stage)
    write_stage(exported, tmp_path / path.name)
    again, kept = read_program(tmp_path / path.name), read_program(path)
    assert (again.columns, again.rows) == (kept.columns, kept.rows)
    for one, other in zip(arrays(again), arrays(kept), strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-9)


@pytest.mark.parametrize("path", REFERENCE, ids=names)
def test_a_second_solver_finds_the_optimum_of_a_reference_instance(path: Path) -> None:
    """GLPK and CBC where they are installed, and the HiGHS of its own that SciPy brings."""
    optimum = float(re.findall(r"(?:optimum|times it): (\S+)\.\n", head(path))[-1])
    assert by_scipy(read_program(path)) == pytest.approx(optimum, rel=1e-6)
    for solver, solve in (("glpsol", by_glpk), ("cbc", by_cbc)):
        if shutil.which(solver):
            assert solve(path) == pytest.approx(optimum, rel=1e-6), solver


def head(path: Path) -> str:
    """Return the remarks with which a file begins."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if line.startswith("*"))


def arrays(named: NamedProgram) -> tuple[Any, ...]:
    program = named.program
    costs = list(program.costs.values())
    sides = (program.lower, program.upper, program.row_lower, program.row_upper)
    return (program.matrix.toarray(), *sides, *costs)


def by_scipy(named: NamedProgram) -> float:
    program = named.program
    (cost,) = program.costs.values()
    equal = program.row_lower == program.row_upper
    found = linprog(
        cost,
        A_eq=program.matrix[equal],
        b_eq=program.row_upper[equal],
        A_ub=program.matrix[~equal],
        b_ub=program.row_upper[~equal],
        bounds=np.column_stack([program.lower, program.upper]),
    )
    assert found.status == 0, found.message
    return float(found.fun)


def by_glpk(path: Path) -> float:
    return said(["glpsol", "--freemps", str(path), "-o", "/dev/stdout"], r"Objective: .*= (\S+)")


def by_cbc(path: Path) -> float:
    return said(["cbc", str(path), "solve"], r"Optimal objective (\S+)")


def said(command: list[str], pattern: str) -> float:
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    found = re.search(pattern, done.stdout)
    assert found is not None, done.stdout
    return float(found[1])

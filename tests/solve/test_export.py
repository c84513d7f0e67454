"""Exported stages: the same optimum when they are read back, and names that formats allow."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from supplychain.formulation.judgement import Judgement
from supplychain.solve import open_workshop
from supplychain.solve.export import export_stage, write_stage
from supplychain.solve.names import column_names, lp_names, mps_names, row_names
from supplychain.solve.program_file import solve_file
from tests.properties.bench import examples, same
from tests.properties.strategies import REGIMES, Tables, case_of, cases

FAIR = Judgement(stages=("shortfall", "fairness", "effort"))


@examples(4)
@given(cases(), st.sampled_from(["mps", "lp"]))
def test_a_file_read_back_has_the_optimum_of_its_stage(tables: Tables, ending: str) -> None:
    """Every stage, with the guard and the slack of fairness, as the plan has it."""
    case = case_of(tables)
    shop = open_workshop(case, FAIR)
    for regime in REGIMES[-1:]:
        for stage in shop.stage_names:
            exported = export_stage(case, FAIR, "long", regime, stage)
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / f"stage.{ending}"
                write_stage(exported, path)
                found = solve_file(path).optimum / exported.scale
            assert exported.optimum == same(found)


@examples(4)
@given(cases())
def test_every_column_and_row_has_a_name_of_its_own(tables: Tables) -> None:
    shop = open_workshop(case_of(tables), FAIR)
    rows, columns = shop.structure.matrix.shape
    for names, count in ((row_names(shop), rows), (column_names(shop), columns)):
        for renamed in (mps_names(names), lp_names(names)):
            assert len(set(renamed)) == count


@given(st.lists(st.text(min_size=1), max_size=5))
def test_names_are_told_apart(parts: list[str]) -> None:
    names = [f"hold[{part},0]" for part in parts]
    for renamed in (mps_names(names), lp_names(names)):
        assert len(set(renamed)) == len(names)
        assert not any(set(name) & set(" \t\n") for name in renamed)


def test_signs_that_a_format_does_not_allow() -> None:
    names = ["hold[弾薬庫,155 mm-HE,3]", "hold[倉庫,155 mm-HE,3]"]
    assert mps_names(names) == ["hold[弾薬庫,155_mm-HE,3]", "hold[倉庫,155_mm-HE,3]"]
    assert lp_names(names) == ["hold(_,155_mm_HE,3)", "hold(_,155_mm_HE,3)~2"]

"""The run folder: complete, hashed, and whole or not at all."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from supplychain.results import COLUMNS, Run, input_hash, inputs_table, read_tables, write_run
from supplychain.results.columns import TEXTS
from supplychain.workbook import read_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.solve import Answer

DATASETS = Path(__file__).resolve().parents[2] / "datasets"


@pytest.fixture
def run(neighbours: Answer, tables: dict[str, pd.DataFrame]) -> Run:
    """Return a run of the two neighbours, audited without a difference."""
    return Run(neighbours, tables, [], dt.datetime.now(dt.UTC))


def test_a_run_folder_holds_case_tables_and_manifest(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "runs" / "first"
    write_run(run, folder, lambda aside: (aside / "report.xlsx").write_text("x"))
    assert sorted(p.name for p in folder.iterdir()) == [
        "case", "inputs.csv", "manifest.json", "report.xlsx", "tables",
    ]  # fmt: skip
    assert {p.stem for p in (folder / "tables").iterdir()} == set(COLUMNS)
    ledger = pd.read_csv(folder / "tables" / "ledger.csv")
    pd.testing.assert_frame_equal(ledger, run.tables["ledger"], check_dtype=False)
    assert input_hash(read_case(folder / "case")) == input_hash(run.answer.case)
    assert [p.name for p in folder.parent.iterdir()] == ["first"]


def test_tables_are_read_back_as_they_were_made(run: Run, tmp_path: Path) -> None:
    """Blank text stays text and blank numbers NaN; a country may be called NA."""
    write_run(run, tmp_path / "run")
    read = read_tables(tmp_path / "run")
    assert set(read) == {*run.tables, "inputs"}
    for name, frame in run.tables.items():
        for column in frame:
            if column in TEXTS:
                assert read[name][column].tolist() == frame[column].tolist(), (name, column)
            else:
                found = read[name][column].to_numpy(dtype=float)
                assert np.array_equal(found, frame[column].to_numpy(dtype=float), equal_nan=True)
    path = tmp_path / "run" / "tables" / "gains.csv"
    path.write_text("country,gain\nNA,\n", encoding="utf-8")
    [row] = read_tables(tmp_path / "run")["gains"].to_dict("records")
    assert row["country"] == "NA"
    assert np.isnan(row["gain"])


def test_the_manifest_says_what_was_solved_and_how(run: Run, tmp_path: Path) -> None:
    write_run(run, tmp_path / "run")
    said = json.loads((tmp_path / "run" / "manifest.json").read_text(encoding="utf-8"))
    assert said["input_sha256"] == input_hash(run.answer.case)
    assert set(said["versions"]) == {
        "python", "supplychain", "pyomo", "highspy", "numpy", "pandas",
    }  # fmt: skip
    assert said["judgement"]["measure"] == "fraction"
    assert (said["scenarios"], said["regimes"]) == (["base"], ["joint", "national"])
    stage = said["plans"][0]["stages"][0]
    assert stage["status"] == "optimal"
    assert set(stage["certificate"]) >= {"primal", "dual", "complementarity", "earlier"}
    assert said["audit"] == {"ties": True, "messages": []}
    assert said["started"] == run.started.isoformat(timespec="seconds")
    assert said["seconds"] >= 0


def test_the_manifest_says_what_the_audit_found(run: Run, tmp_path: Path) -> None:
    write_run(dataclasses.replace(run, audited=["off by 1"]), tmp_path / "run")
    said = json.loads((tmp_path / "run" / "manifest.json").read_text(encoding="utf-8"))
    assert said["audit"] == {"ties": False, "messages": ["off by 1"]}


def test_an_existing_folder_is_never_touched(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    folder.mkdir()
    with pytest.raises(FileExistsError, match="never overwritten"):
        write_run(run, folder, lambda _: pytest.fail("must not be called"))
    assert list(folder.iterdir()) == []


def test_nothing_is_left_of_a_run_that_fails(run: Run, tmp_path: Path) -> None:
    def fail(_: Path) -> None:
        raise RuntimeError("no report")

    with pytest.raises(RuntimeError, match="no report"):
        write_run(run, tmp_path / "run", fail)
    assert list(tmp_path.iterdir()) == []


def test_the_hash_knows_no_order_of_rows_but_every_cell(
    answer_to: Callable[[dict[str, str]], Answer], one_gun: dict[str, str], neighbours: Answer
) -> None:
    case = answer_to(one_gun).case
    shuffled = {name: frame.iloc[::-1, ::-1] for name, frame in case.text.items()}
    assert input_hash(type(case)(case.settings, case.tables, shuffled, ())) == input_hash(case)
    altered = {name: frame.replace("125", "126") for name, frame in case.text.items()}
    assert input_hash(type(case)(case.settings, case.tables, altered, ())) != input_hash(case)
    assert input_hash(neighbours.case) != input_hash(case)


def test_every_figure_keeps_its_cell_and_its_source(tmp_path: Path) -> None:
    """One figure of the base and one that another sender laid over it, each with its own file."""
    update = tmp_path / "kr" / "stocks.csv"
    update.parent.mkdir()
    update.write_text("site,item,quantity\nnl_depot,shell,650\n", encoding="utf-8")
    case = read_case(DATASETS / "tutorial", [update])
    inputs = inputs_table(case)
    shells = inputs[(inputs["table"] == "stocks") & (inputs["row"] == "nl_depot, shell")]
    assert shells[["value", "low", "high", "file", "sheet", "cell"]].to_numpy().tolist() == [
        ["650", "400", "800", "kr/stocks.csv", "stocks", "C2"]
    ]
    assert set(shells["source"]) == {"kr/stocks.csv"}  # not that of the base, an assumption
    powder = inputs[inputs["row"].str.startswith("nl_depot, powder")]
    assert list(powder["column"]) == ["quantity", "due"]
    assert list(powder["cell"]) == ["C3", "F3"]

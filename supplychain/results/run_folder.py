"""The run folder: the case as used, the result tables and a manifest, written whole or not at all.

::

    case/<table>.csv     the cells of the case as the sender wrote them
    tables/<table>.csv   the result tables
    inputs.csv           every figure of the case with the cell and the source it came from
    manifest.json        what was solved, with which versions, how, and what the audit says
    sensitivity/, value/ what these verbs found of this case, if it was put here
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from supplychain.results.columns import TEXTS
from supplychain.results.folder import (
    number,
    origin,
    write_csv,
    write_manifest,
    write_table,
    write_whole,
)
from supplychain.results.inputs import inputs_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from supplychain.solve import Answer, Plan, Stage

ANALYSES = ("sensitivity", "value")  # verbs whose folders a report looks for in a run's


@dataclass(frozen=True)
class Run:
    """What a run folder records.

    Parameters
    ----------
    answer : Answer
        What was solved.
    tables : mapping of str to pandas.DataFrame
        Its result tables.
    audited : list of str
        What the audit says of these tables; empty where all ties.
    started : datetime.datetime
        When the run began, with its time zone.
    """

    answer: Answer
    tables: Mapping[str, pd.DataFrame]
    audited: list[str]
    started: dt.datetime

    @cached_property
    def inputs(self) -> pd.DataFrame:
        """Where every figure of the case came from; see ``inputs_table``."""
        return inputs_table(self.answer.case)


def write_run(run: Run, folder: Path, extra_files: Callable[[Path], None] | None = None) -> None:
    """Write the folder of a run.

    Parameters
    ----------
    run : Run
        What to write.
    folder : pathlib.Path
        The folder to make; its parents are made where missing.
    extra_files : callable, optional
        Called with the temporary folder before it is renamed, to add further files; all else is
        there by then.

    Raises
    ------
    FileExistsError
        If `folder` exists; nothing is touched.
    """

    def fill(inside: Path) -> None:
        write_csv(run.answer.case.text, inside / "case")
        write_csv(run.tables, inside / "tables")
        write_table(run.inputs, inside / "inputs.csv")
        write_manifest(_manifest(run), inside)
        if extra_files is not None:
            extra_files(inside)

    write_whole(folder, fill)


def read_tables(folder: Path) -> dict[str, pd.DataFrame]:
    """Return the tables of a run folder by name, as they were made: the results, and `inputs`.

    Text that is blank is ``""``; a number that is blank is NaN. Raises ``OSError`` or
    ``pandas.errors.ParserError`` where a table cannot be read.
    """
    tables = _tables(folder)
    tables["inputs"] = pd.read_csv(folder / "inputs.csv", keep_default_na=False, dtype=str)
    return tables


@dataclass(frozen=True)
class Analysis:
    """The folder of a further question on the case of a run: its manifest and its tables."""

    manifest: Mapping[str, Any]
    tables: Mapping[str, pd.DataFrame]


def read_analyses(folder: Path) -> dict[str, Analysis]:
    """Return the analyses that lie in a run folder under the names of their verbs.

    Raises ``ValueError`` where one was made from another case than the run, and ``OSError`` or
    ``pandas.errors.ParserError`` where one cannot be read.
    """
    origin_of_run = read_manifest(folder)["input_sha256"]
    found = {}
    for name in ANALYSES:
        if not (folder / name).is_dir():
            continue
        manifest = read_manifest(folder / name)
        if manifest["input_sha256"] != origin_of_run:
            message = f"{folder / name} was made from another case than the run"
            raise ValueError(message)
        found[name] = Analysis(manifest, _tables(folder / name))
    return found


def _tables(folder: Path) -> dict[str, pd.DataFrame]:
    """Return the tables of a folder by name; see `read_tables` of blanks."""
    tables = {}
    for path in sorted((folder / "tables").glob("*.csv")):
        names = pd.read_csv(path, nrows=0).columns
        numbers = {name: [""] for name in names if name not in TEXTS}
        texts = dict.fromkeys(TEXTS.intersection(names), str)
        tables[path.stem] = pd.read_csv(path, keep_default_na=False, na_values=numbers, dtype=texts)
    return tables


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of a run folder; raises ``OSError`` or ``ValueError`` without one."""
    found: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return found


def _manifest(run: Run) -> dict[str, Any]:
    """What a reader needs to trust and repeat a run, as JSON values; unknown numbers are null."""
    answer, finished = run.answer, dt.datetime.now(dt.UTC)
    return {
        **origin(answer.case),
        "judgement": dataclasses.asdict(answer.judgement),
        "scenarios": sorted({scenario for scenario, _ in answer.plans}),
        "regimes": sorted({regime for _, regime in answer.plans}),
        "method": answer.method or None,
        # counted from the start of the run, as whoever asks does
        "time_limit": number(round(answer.until - run.started.timestamp(), 3)),
        "plans": [_plan(plan) for plan in answer.plans.values()],
        "audit": {"ties": not run.audited, "messages": run.audited},
        "started": run.started.isoformat(timespec="seconds"),
        "seconds": round((finished - run.started).total_seconds(), 3),
    }


def _plan(plan: Plan) -> dict[str, Any]:
    stages = [_stage(stage) for stage in plan.stages]
    return {"scenario": plan.scenario, "regime": plan.regime, "stages": stages}


def _stage(stage: Stage) -> dict[str, Any]:
    """Return a stage with its certificate."""
    certificate = {
        name: number(value) for name, value in dataclasses.asdict(stage.certificate).items()
    }
    return {
        "stage": stage.name,
        "optimum": number(stage.optimum),
        "optimum_without_rule": number(stage.without_guard),
        "bound": number(stage.bound),
        "status": stage.status,
        "method": stage.method,
        "seconds": number(stage.seconds),
        "iterations": int(stage.iterations),
        "certificate": certificate,
    }

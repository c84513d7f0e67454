"""The run folder: the case as used, the result tables and a manifest, written whole or not at all.

::

    case/<table>.csv     the cells of the case as the sender wrote them
    tables/<table>.csv   the result tables
    manifest.json        what was solved, with which versions, how, and what the audit says
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
import math
import platform
import shutil
import tempfile
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from supplychain.case import Case
    from supplychain.solve import Answer, Plan, Stage

PACKAGES = ("supplychain", "pyomo", "highspy", "numpy", "pandas")


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


def write_run(run: Run, folder: Path, extra_files: Callable[[Path], None] | None = None) -> None:
    """Write the folder of a run.

    Everything is written into a temporary folder beside `folder`, which then takes its name; on
    any error the temporary folder is removed.

    Parameters
    ----------
    run : Run
        What to write.
    folder : pathlib.Path
        The folder to make; its parents are made where missing.
    extra_files : callable, optional
        Called with the temporary folder before it is renamed, to add further files.

    Raises
    ------
    FileExistsError
        If `folder` exists; nothing is touched.
    """
    folder = Path(folder)
    _refuse(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        aside.chmod(0o755)
        _write_csv(run.answer.case.text, aside / "case")
        _write_csv(run.tables, aside / "tables")
        if extra_files is not None:
            extra_files(aside)
        text = json.dumps(_manifest(run), indent=2, allow_nan=False)
        (aside / "manifest.json").write_text(text + "\n", encoding="utf-8")
        _refuse(folder)
        aside.rename(folder)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise


def input_hash(case: Case) -> str:
    """SHA-256 of the cells of a case as written; the order of tables, rows, columns is free."""
    digest = hashlib.sha256()
    for name in sorted(case.text):
        frame = case.text[name]
        columns = sorted(column for column in frame.columns if (frame[column] != "").any())
        rows = sorted(frame[columns].to_numpy(dtype=str).tolist())
        digest.update(json.dumps([name, columns, rows], ensure_ascii=False).encode())
    return digest.hexdigest()


def _manifest(run: Run) -> dict[str, Any]:
    """What a reader needs to trust and repeat a run, as JSON values; unknown numbers are null."""
    answer, finished = run.answer, dt.datetime.now(dt.UTC)
    return {
        "title": answer.case.settings.title,
        "marking": answer.case.settings.marking,
        "input_sha256": input_hash(answer.case),
        "versions": {"python": platform.python_version()} | {p: _version(p) for p in PACKAGES},
        "judgement": dataclasses.asdict(answer.judgement),
        "scenarios": sorted({scenario for scenario, _ in answer.plans}),
        "regimes": sorted({regime for _, regime in answer.plans}),
        "plans": [_plan(plan) for plan in answer.plans.values()],
        "audit": {"ties": not run.audited, "messages": run.audited},
        "started": run.started.isoformat(timespec="seconds"),
        "seconds": round((finished - run.started).total_seconds(), 3),
    }


def _plan(plan: Plan) -> dict[str, Any]:
    stages = [_stage(stage) for stage in plan.stages]
    return {"scenario": plan.scenario, "regime": plan.regime, "stages": stages}


def _stage(stage: Stage) -> dict[str, Any]:
    """Return a stage; its status is that of its certificate."""
    certificate = {
        name: _number(value) for name, value in dataclasses.asdict(stage.certificate).items()
    }
    return {
        "stage": stage.name,
        "optimum": _number(stage.optimum),
        "optimum_without_rule": _number(stage.without_guard),
        "status": "optimal" if stage.certificate.ok else "not certified",
        "method": stage.method,
        "seconds": _number(stage.seconds),
        "iterations": int(stage.iterations),
        "certificate": certificate,
    }


def _number(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _write_csv(tables: Mapping[str, pd.DataFrame], folder: Path) -> None:
    folder.mkdir()
    for name, frame in tables.items():
        frame.to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")


def _refuse(folder: Path) -> None:
    if folder.exists() or folder.is_symlink():
        message = f"{folder} exists already: a run is never overwritten. Name another folder."
        raise FileExistsError(message)

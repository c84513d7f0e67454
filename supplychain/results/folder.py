"""A folder that appears whole or not at all, and what every such folder records."""

from __future__ import annotations

import csv
import hashlib
import json
import math
import platform
import shutil
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pandas as pd

from supplychain.case.inert import inert

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from supplychain.case import Case

PACKAGES = ("supplychain", "pyomo", "highspy", "numpy", "pandas")


def write_whole(folder: Path, fill: Callable[[Path], None]) -> None:
    """Let `fill` write into a temporary folder beside `folder`, which then takes its name.

    Parents are made where missing. On any error the temporary folder is removed. Raises
    ``FileExistsError`` if `folder` exists; nothing is touched.
    """
    folder = Path(folder)
    _refuse(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        aside.chmod(0o755)
        fill(aside)
        _refuse(folder)
        aside.rename(folder)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise


def write_csv(tables: Mapping[str, pd.DataFrame], folder: Path) -> None:
    """Write one CSV file a table into a new folder.

    The index is left out; text that a spreadsheet would run is kept from it (``case.inert``).
    """
    folder.mkdir()
    for name, frame in tables.items():
        write_table(frame, folder / f"{name}.csv")


def write_table(frame: pd.DataFrame, path: Path) -> None:
    """Write one table, of texts, numbers and truth values, as `write_csv` does."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(frame.columns)
        writer.writerows(zip(*(_cells(frame[name]) for name in frame.columns), strict=True))


def _cells(column: pd.Series[Any]) -> list[str]:
    """Return a column as text; of a typed one each distinct value is written once."""
    if column.dtype == object:  # 1, 1.0 and True would be one distinct value
        return ["" if pd.isna(value) else _text(value) for value in column]
    place, distinct = pd.factorize(column)  # a blank has place -1, the last
    texts = np.array([*(_text(value) for value in distinct.tolist()), ""], dtype=object)
    return cast("list[str]", texts[place].tolist())


def _text(value: object) -> str:
    """Return a value as text, inert (``case.inert``); negative zero has no sign."""
    if isinstance(value, str):
        return inert(value)
    return str(value + 0.0 if isinstance(value, float) else value)


def write_manifest(facts: Mapping[str, Any], folder: Path) -> None:
    """Write `manifest.json`: what a reader needs to trust and repeat what the folder holds."""
    text = json.dumps(facts, indent=2, allow_nan=False)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")


def origin(case: Case) -> dict[str, Any]:
    """Title, marking and hash of a case, and the versions of what solves it."""
    return {
        "title": case.settings.title,
        "marking": case.settings.marking,
        "input_sha256": input_hash(case),
        "versions": {"python": platform.python_version()} | {p: _version(p) for p in PACKAGES},
    }


def number(value: float) -> float | None:
    """Return a number as JSON can hold it: an unknown or infinite one is null."""
    return float(value) if math.isfinite(value) else None


def input_hash(case: Case) -> str:
    """SHA-256 of the cells of a case as written; the order of tables, rows, columns is free."""
    digest = hashlib.sha256()
    for name in sorted(case.text):
        frame = case.text[name]
        columns = sorted(column for column in frame.columns if (frame[column] != "").any())
        rows = sorted(frame[columns].to_numpy(dtype=str).tolist())
        digest.update(json.dumps([name, columns, rows], ensure_ascii=False).encode())
    return digest.hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _refuse(folder: Path) -> None:
    if folder.exists() or folder.is_symlink():
        message = f"{folder} exists already: a run is never overwritten. Name another folder."
        raise FileExistsError(message)

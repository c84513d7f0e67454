"""The plans of a run that is not finished, in a folder beside the one that the run will have."""

from __future__ import annotations

import dataclasses
import json
import shutil
from typing import TYPE_CHECKING, Any

from supplychain.results.folder import origin, write_manifest
from supplychain.solve.kept import KeptPlans

if TYPE_CHECKING:
    from pathlib import Path

    from supplychain.case import Case
    from supplychain.formulation.judgement import Judgement

SUFFIX = ".unfinished"


class UnfinishedError(Exception):
    """Plans are there that are not those of this run, or that were not asked for."""


def beside(folder: Path) -> Path:
    """Return the folder of the plans of a run that is not finished."""
    return folder.with_name(folder.name + SUFFIX)


def begin(folder: Path, case: Case, judgement: Judgement, *, resume: bool) -> KeptPlans:
    """Make the folder of the plans of a run, or go on with it, and return those kept.

    Raises ``UnfinishedError`` where one is there and `resume` is not said, or where it holds plans
    of another case, model file or version; and ``OSError`` where it cannot be made.
    """
    aside = beside(folder)
    if aside.exists():
        if not resume:
            message = (
                f"{aside} holds plans of a run that was not finished. Add --resume to go on with it"
            )
            raise UnfinishedError(message)
        if _known(aside) != _identity(case, judgement):
            message = f"{aside} holds plans of another case, model file or version. Remove it"
            raise UnfinishedError(message)
    else:
        aside.mkdir(parents=True)
        write_manifest(_identity(case, judgement), aside)
    return KeptPlans(aside)


def discard(folder: Path) -> None:
    """Remove the plans kept of a run."""
    shutil.rmtree(beside(folder), ignore_errors=True)


def _identity(case: Case, judgement: Judgement) -> dict[str, Any]:
    """Return what an answer follows from, as JSON values."""
    facts = {**origin(case), "judgement": dataclasses.asdict(judgement)}
    known: dict[str, Any] = json.loads(json.dumps(facts))
    return known


def _known(aside: Path) -> dict[str, Any] | None:
    """Return what the plans of a folder follow from; None where that cannot be read."""
    try:
        found: dict[str, Any] = json.loads((aside / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found

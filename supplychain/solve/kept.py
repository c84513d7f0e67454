"""Plans kept on disk as they are found, so that a run that is gone on with need not solve them.

A file a plan, of numbers and text alone: reading one runs nothing. A file appears whole or not at
all.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from typing import TYPE_CHECKING, Any

import numpy as np

from supplychain.solve.certificate import Certificate
from supplychain.solve.plan import Plan, Stage

if TYPE_CHECKING:
    from pathlib import Path

FAMILIES = ("values", "reduced")  # the arrays of a plan


class KeptPlans:
    """The plans in a folder, by scenario and regime; the folder must exist."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __len__(self) -> int:
        """Return the number of plans kept."""
        return sum(1 for _ in self._folder.glob("*.npz"))

    def get(self, scenario: str, regime: str) -> Plan | None:
        """Return the plan of a scenario and regime; None if it is not kept."""
        path = self._path(scenario, regime)
        if not path.exists():
            return None
        with np.load(path) as held:
            arrays: dict[str, dict[str, Any]] = {family: {} for family in FAMILIES}
            for key in held.files:
                family, _, name = key.partition("/")
                if name:
                    arrays[family][name] = held[key]
            stages = tuple(_stage(fields) for fields in json.loads(str(held["stages"])))
        return Plan(scenario, regime, arrays["values"], arrays["reduced"], stages)

    def put(self, plan: Plan) -> None:
        """Keep a plan."""
        path = self._path(plan.scenario, plan.regime)
        arrays = {
            f"{family}/{name}": array
            for family in FAMILIES
            for name, array in getattr(plan, family).items()
        }
        stages = json.dumps([dataclasses.asdict(stage) for stage in plan.stages])
        aside = path.with_suffix(".part")
        with aside.open("wb") as stream:
            np.savez(stream, allow_pickle=False, stages=np.array(stages), **arrays)
        aside.replace(path)

    def _path(self, scenario: str, regime: str) -> Path:
        """Return the file of a plan; names of a case may hold what names of files may not."""
        name = hashlib.sha256(json.dumps([scenario, regime]).encode()).hexdigest()[:20]
        return self._folder / f"{name}.npz"


def _stage(fields: dict[str, Any]) -> Stage:
    return Stage(**{**fields, "certificate": Certificate(**fields["certificate"])})

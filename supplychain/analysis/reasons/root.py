"""A root of a cell of shortfall: levers with their settings, and what they were proved to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from supplychain.analysis.reasons.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supplychain.analysis.reasons.levers import Changes, Lever


@dataclass(frozen=True)
class Root:
    """What removes a cell of shortfall, or part of it, proved by solving again.

    `levers` are one, or several, with their settings or amounts; `removed` is rounds of the cell,
    `others` the rounds by which all other shortfall grows. `only_together` tells that none of
    several levers removes anything alone.
    """

    levers: tuple[tuple[Lever, float], ...]
    removed: float
    others: float
    only_together: bool = False

    @property
    def kind(self) -> str:
        """Return the kind of the first lever."""
        return self.levers[0][0].kind

    @property
    def changes(self) -> Changes:
        """Return the changes of the case."""
        return all_changes(self.levers)


def all_changes(levers: Sequence[tuple[Lever, float]]) -> Changes:
    """Return the changes of the case that levers at settings or amounts are.

    An amount too small for the six digits of a cell is no change.
    """
    return tuple(
        change
        for lever, setting in levers
        for change in lever.changes(setting)
        if not isinstance(change, Edit) or change.before != change.after
    )

"""A scenario: which contingencies happen together, with what warning and how stretched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from supplychain.instance.records import records

if TYPE_CHECKING:
    import pandas as pd

    from supplychain.case import Case


@dataclass(frozen=True)
class Scenario:
    """One row of `scenarios`: contingencies together, the factor on spans, the days of warning."""

    name: str
    contingencies: frozenset[str]
    stretch: float
    warning_days: float

    def rows(self, table: pd.DataFrame) -> list[dict[str, Any]]:
        """Rows of `table` that belong to a contingency of this scenario."""
        return [row for row in records(table) if row["contingency"] in self.contingencies]


def find_scenario(case: Case, name: str) -> Scenario:
    """Return scenario `name` of `case`; ``KeyError`` if the case has none of that name."""
    row = {row["scenario"]: row for row in records(case.tables["scenarios"])}[name]
    return Scenario(
        name=name,
        contingencies=frozenset(row["contingencies"]),
        stretch=float(row["duration_factor"]),
        warning_days=float(row["warning_days"]),
    )

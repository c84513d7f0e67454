"""A scenario: which contingencies happen together, with what warning and how stretched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

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
        return table[table["contingency"].isin(self.contingencies)].to_dict("records")  # type: ignore[return-value]


def find_scenario(case: Case, name: str) -> Scenario:
    """Return scenario `name` of `case`; ``KeyError`` if the case has none of that name."""
    table = case.tables["scenarios"].set_index("scenario", drop=False)
    row = table.to_dict("index")[name]
    return Scenario(
        name=name,
        contingencies=frozenset(row["contingencies"]),
        stretch=float(row["duration_factor"]),
        warning_days=float(row["warning_days"]),
    )

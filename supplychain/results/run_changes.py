"""What changed between two run folders: their summaries side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from pathlib import Path

KEYS = ["scenario", "regime", "country", "class"]
MEASURES = ["requirement", "shortfall", "fill_rate", "index"]
NOISE = 1e-6  # relative: a smaller change is what the solver's tolerance leaves


def is_run(path: Path) -> bool:
    """Return whether `path` is a run folder."""
    return (path / "tables" / "summary.csv").is_file()


def case_of_run(path: Path) -> Path:
    """Return the case that a run folder holds, or the path itself if it is no run folder."""
    return path / "case" if is_run(path) else path


def run_changes(before: Path, after: Path) -> pd.DataFrame:
    """Return every measure of the summary that differs between two runs.

    Columns: scenario, regime, country, class, measure, before, after, relative (after / before -
    1). What only one run solved has NaN on the other side.
    """
    tall = [_tall(path) for path in (before, after)]
    both = tall[0].merge(tall[1], on=[*KEYS, "measure"], how="outer", suffixes=("_1", "_2"))
    both = both.rename(columns={"value_1": "before", "value_2": "after"})
    both["relative"] = (both["after"] / both["before"] - 1).where(both["before"] != 0)
    size = both[["before", "after"]].abs().max(axis=1)
    moved = (both["after"] - both["before"]).abs() > NOISE * size.clip(lower=NOISE)
    one_side = both["before"].isna() != both["after"].isna()
    return both[moved | one_side].reset_index(drop=True)


def _tall(path: Path) -> pd.DataFrame:
    summary = pd.read_csv(path / "tables" / "summary.csv", keep_default_na=True)
    return summary.melt(id_vars=KEYS, value_vars=MEASURES, var_name="measure")

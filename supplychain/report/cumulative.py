"""The sheet of cumulative rounds short by country, which the line charts read."""

from __future__ import annotations

import datetime as dt
from itertools import product
from typing import TYPE_CHECKING

import pandas as pd

from supplychain.case import BASELINE
from supplychain.report.sheet import FIRST_ROW, Column, Flat, write_flat

if TYPE_CHECKING:
    from supplychain.report.sheet import RunBook
    from supplychain.report.view import View

NAME = "Cumulative"
Run = tuple[str, str, str]


def sums_so_far(view: View) -> pd.DataFrame:
    """Return cumulative rounds short by period (rows) and scenario, regime, country (columns).

    Of the regimes it holds the baseline and the widest.
    """
    table = view.tables["shortfall"]
    keys = ["scenario", "regime", "country"]
    periods = range(1, view.case.settings.periods + 1)
    wide = table.pivot_table(index="period", columns=keys, values="shortfall", aggfunc="sum")
    wanted = pd.MultiIndex.from_tuples(_runs(view), names=keys)
    return wide.reindex(index=periods, columns=wanted).fillna(0.0).cumsum()


def write_cumulative(book: RunBook) -> dict[Run, tuple[int, int, int]]:
    """Write the sheet; return the column, first and last row of each run."""
    view = book.view
    sums = sums_so_far(view)
    settings = view.case.settings
    starts = [
        settings.start + dt.timedelta(days=int((period - 1) * settings.period_days))
        for period in sums.index
    ]
    frame = pd.DataFrame({"period": sums.index, "start": [day.isoformat() for day in starts]})
    columns = [Column("period", settings.period, "whole"), Column("start", "begins on", "text")]
    for run in _runs(view):
        frame["|".join(run)] = sums[run].to_numpy()
        columns.append(Column("|".join(run), " ".join(run)))
    note = f"Cumulative rounds short by country, national and the widest regime ({view.widest})."
    sheet, written = write_flat(book, Flat(NAME, note, columns, frame, ""))
    sheet.freeze_panes(FIRST_ROW, 2)
    last = FIRST_ROW + written - 1
    runs = _runs(view)
    return {run: (place, FIRST_ROW, last) for place, run in enumerate(runs, 2)}


def _runs(view: View) -> list[Run]:
    regimes = dict.fromkeys([BASELINE, view.widest])
    return list(product(view.scenarios, regimes, view.countries))

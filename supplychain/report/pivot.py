"""The sheet of rounds short by scenario and class, a column a regime, as live sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from supplychain.report.sheet import FIRST_ROW, HEADER_ROW, Column, Flat, keys, shown, write_flat

if TYPE_CHECKING:
    from supplychain.report.sheet import RunBook

BY_CLASS = "By class"  # the sheet that is added up
KEYS = ("scenario", "regime", "class")  # of what it adds up, in the columns named below
PLACES = {"scenario": 0, "regime": 1, "country": 2, "class": 3, "shortfall": 5}


def write_pivot(book: RunBook, rows: int) -> None:
    """Write the sheet; `rows` is how many the sheet `By class` holds."""
    view = book.view
    frame = _sums(book)
    columns = [*keys("scenario", "class"), *(Column(regime, regime) for regime in view.regimes)]
    note = "Rounds short of all countries: live sums over the sheet By class, a column a regime."
    sheet, written = write_flat(book, Flat("Pivot", note, columns, frame, ""))
    sheet.freeze_panes(FIRST_ROW, 2)
    ranges = {name: _range(place, rows) for name, place in PLACES.items()}
    for row in range(FIRST_ROW, FIRST_ROW + written):
        for place, regime in enumerate(view.regimes, 2):
            head = xl_rowcol_to_cell(HEADER_ROW, place, row_abs=True)
            scenario, class_ = (xl_rowcol_to_cell(row, k, col_abs=True) for k in (0, 1))
            formula = (
                f"=SUMIFS({ranges['shortfall']},{ranges['scenario']},{scenario},"
                f"{ranges['regime']},{head},{ranges['class']},{class_},"
                f'{ranges["country"]},"<>all")'
            )
            value = shown(float(frame[regime].iloc[row - FIRST_ROW]), "rounds")
            sheet.write_formula(row, place, formula, book.styles.cell["rounds"], value)


def _sums(book: RunBook) -> pd.DataFrame:
    """Return rounds short of each scenario and class that is asked for, a column a regime."""
    view, rows = book.view, []
    table = view.tables["summary"]
    own = table[(table["country"] != "all") & (table["class"] != "all")]
    sums = own.groupby(list(KEYS))[["requirement", "shortfall"]].sum().to_dict("index")
    for scenario in view.scenarios:
        for class_ in view.classes:
            found = [sums.get((scenario, regime, class_)) for regime in view.regimes]
            if any(one and one["requirement"] > 0 for one in found):
                short = [one["shortfall"] if one else 0.0 for one in found]
                rows.append([scenario, class_, *short])
    return pd.DataFrame(rows, columns=["scenario", "class", *view.regimes])


def _range(place: int, rows: int) -> str:
    name = xl_col_to_name(place, col_abs=True)
    return f"'{BY_CLASS}'!{name}${FIRST_ROW + 1}:{name}${FIRST_ROW + max(rows, 1)}"

"""The ledger of each item at each site over the horizon, with live sums that tie to zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from supplychain.report.flat import RUN, ordered
from supplychain.report.sheet import FIRST_ROW, LAST_ROW, Column, Flat, keys, shown, write_flat

if TYPE_CHECKING:
    import pandas as pd
    from xlsxwriter.worksheet import Worksheet

    from supplychain.report.sheet import RunBook
    from supplychain.report.styles import Styles

NODE = [*RUN, "site", "country", "item"]
IN = ["made", "arrived", "due"]
OUT = ["used", "issued", "sent", "lost", "left"]
ENTRIES = ["opening", *IN, *OUT, "closing"]
TIE = "opening + made + arrived + due - used - issued - sent - lost - left - closing"
FIRST_ENTRY = len(NODE)
FIRST_OUT = FIRST_ENTRY + 1 + len(IN)
TIE_COLUMN = FIRST_ENTRY + len(ENTRIES)


def write_ledger(book: RunBook) -> None:
    """Write the ledger over the horizon; the cell beside the title is the largest gap."""
    frame = ordered(book.view, over_horizon(book.view.tables["ledger"]))
    columns = [*keys(*NODE), *(Column(name, name) for name in ENTRIES), Column("tie", "tie", "tie")]
    note = (
        f"Sums over the horizon. The column tie is {TIE}, to four decimals: zero if all is right."
    )
    sheet, written = write_flat(book, Flat("Ledger", note, columns, frame, "units"))
    styles = book.styles
    gaps = [_write_tie(sheet, row, cells, styles) for row, cells in _entries(frame, written)]
    last = FIRST_ROW + max(written, 1) - 1
    cells = xl_range(FIRST_ROW, TIE_COLUMN, last, TIE_COLUMN)
    sheet.write_string(0, TIE_COLUMN - 2, "largest tie:", styles.total["text"])
    sheet.write_blank(0, TIE_COLUMN - 1, None, styles.total["text"])
    largest = max((abs(gap) for gap in gaps), default=0.0)
    formula = f"=MAX(MAX({cells}),-MIN({cells}))"
    sheet.write_formula(0, TIE_COLUMN, formula, styles.total["tie"], largest)
    place = xl_rowcol_to_cell(0, TIE_COLUMN, row_abs=True, col_abs=True)
    book.workbook.define_name("Largest_tie", f"=Ledger!{place}")


def over_horizon(ledger: pd.DataFrame) -> pd.DataFrame:
    """Return each node's first opening, its sums of entries, and its last closing.

    Periods that the table drops are all zero, so the first opening and the last closing that it
    holds are those of the horizon.
    """
    groups = ledger.sort_values("period", kind="stable").groupby(NODE, sort=True)
    frame = groups[[*IN, *OUT]].sum()
    frame.insert(0, "opening", groups["opening"].first())
    frame["closing"] = groups["closing"].last()
    return frame.reset_index()


def _entries(frame: pd.DataFrame, written: int) -> list[tuple[int, list[float]]]:
    """Return the row on the sheet and the amounts of each node, as they are shown."""
    rows = frame[ENTRIES].iloc[: min(written, LAST_ROW)].to_numpy(dtype=float).tolist()
    return [(FIRST_ROW + i, [shown(x, "rounds") for x in row]) for i, row in enumerate(rows)]


def _write_tie(sheet: Worksheet, row: int, cells: list[float], styles: Styles) -> float:
    """Write the live sum of a row and return its value."""
    inflow = xl_range(row, FIRST_ENTRY, row, FIRST_OUT - 1)
    outflow = xl_range(row, FIRST_OUT, row, TIE_COLUMN - 1)
    formula = f"=ROUND(SUM({inflow})-SUM({outflow}),4)"
    split = FIRST_OUT - FIRST_ENTRY
    gap = round(sum(cells[:split]) - sum(cells[split:]), 4) + 0.0
    sheet.write_formula(row, TIE_COLUMN, formula, styles.cell["tie"], gap)
    return gap

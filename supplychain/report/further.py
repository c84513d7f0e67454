"""The sheets of further questions on the case: what it leans on, and the cooperation ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.report.leaning import write_intervals, write_tornado
from supplychain.report.picked import ledger
from supplychain.report.sheet import Column, Flat, keys, write_flat

if TYPE_CHECKING:
    from collections.abc import Mapping

    from supplychain.report.sheet import RunBook
    from supplychain.results import Analysis

SHEETS = {
    "values": "Worth of agreements",
    "balance": "Balance",
    "remedies": "Evening out",
    "stability": "Stability",
}


def write_further(book: RunBook, analyses: Mapping[str, Analysis]) -> None:
    """Write the analyses that lie in the run folder, by the verb that answered them."""
    leaning = analyses.get("sensitivity")
    if leaning is not None:
        write_tornado(book, leaning.tables["tornado"])
        if "helps" in leaning.tables:
            write_intervals(book, leaning.tables)
    for table in ledger(book.view, analyses.get("value")):
        columns = [*keys("scenario"), *(Column(*shown) for shown in table.columns)]
        write_flat(book, Flat(SHEETS[table.key], table.note, columns, table.frame, ""))

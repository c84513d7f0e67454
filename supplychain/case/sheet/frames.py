"""Typed columns as data frames: values, texts, and where they come from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy.typing as npt

    from supplychain.case.sheet.columns import Cells, Codes
    from supplychain.case.sheet.draft import Sheet

MOST_TELLING = 4  # columns by which the rows of a table without a key are sorted at first


class LazyFrames(Mapping[str, pd.DataFrame]):
    """Frames by table, each made when it is first asked for."""

    def __init__(self, sheets: Mapping[str, Sheet], make: Callable[[Sheet], pd.DataFrame]) -> None:
        self._sheets = sheets
        self._make = make
        self._made: dict[str, pd.DataFrame] = {}

    def __getitem__(self, table: str) -> pd.DataFrame:
        """Return the frame of a table."""
        if table not in self._made:
            self._made[table] = self._make(self._sheets[table])
        return self._made[table]

    def __iter__(self) -> Iterator[str]:
        """Yield the tables."""
        return iter(self._sheets)

    def __len__(self) -> int:
        """Return the number of tables."""
        return len(self._sheets)


def text_frame(sheet: Sheet) -> pd.DataFrame:
    """Return the cells as read (blank is ``""``), in the order of the source."""
    data = {name: pd.Series(cells.text, dtype="str") for name, cells in sheet.columns.items()}
    return _labelled(pd.DataFrame(data), sheet)


def typed_frame(sheet: Sheet) -> pd.DataFrame:
    """Return the typed values, sorted by key and then by every column.

    The order of the rows in the source does not matter; the index is their row number there.
    """
    frame = pd.DataFrame({name: cells.values for name, cells in sheet.columns.items()})
    return _labelled(frame, sheet).iloc[_order(sheet)]


def origin_frame(sheet: Sheet) -> pd.DataFrame:
    """Return the file, sheet and row number of each row, in the order of the source."""
    raw = sheet.raw
    frame = pd.DataFrame(
        {
            "file": pd.Series([raw.file] * len(sheet), dtype="str"),
            "sheet": pd.Series([raw.name] * len(sheet), dtype="str"),
            "row": np.asarray(raw.numbers, dtype=np.int64),
        }
    )
    added = {index: origin for (column, index), origin in raw.laid.items() if not column}
    if added:
        frame.loc[list(added), "file"] = [origin.file for origin in added.values()]
        frame.loc[list(added), "sheet"] = [origin.sheet for origin in added.values()]
    return _labelled(frame, sheet)


def _labelled(frame: pd.DataFrame, sheet: Sheet) -> pd.DataFrame:
    frame.index = sheet.labels
    return frame


def _order(sheet: Sheet) -> Codes:
    """Return the order of the rows by key and then by every column; a blank number comes last."""
    names = [*sheet.table.key, *(name for name in sheet.columns if name not in sheet.table.key)]
    ranks: list[npt.NDArray[Any]] = []
    order = np.arange(len(sheet))
    for count in (len(sheet.table.key) or MOST_TELLING, len(names)):
        ranks += [_ranks(sheet.columns[name]) for name in names[len(ranks) : count]]
        order = np.lexsort(ranks[::-1]) if ranks else order
        if not sheet.numbers(*names[:count]).duplicated().any():
            break
    return order


def _ranks(cells: Cells) -> npt.NDArray[Any]:
    """Return numbers that order a column as its values do."""
    if cells.values.dtype == np.float64:
        return cells.numbers  # NaN sorts last
    codes, distinct = cells.factors
    rank = np.empty(len(distinct), dtype=np.intp)
    rank[sorted(range(len(distinct)), key=distinct.__getitem__)] = np.arange(len(distinct))
    return np.asarray(rank[codes])

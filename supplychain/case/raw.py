"""What every reader hands over: the cells of one sheet as they stand, with their addresses."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Cell = str | float | int | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None


@dataclass(frozen=True)
class RawSheet:
    """One table before any judgement.

    Parameters
    ----------
    file : str
        Name of the file that the sheet was read from.
    name : str
        Name of the sheet, which should be the name of a table.
    header : mapping of str to str
        Spreadsheet letter of each column, by column name.
    rows : sequence of (int, mapping)
        Spreadsheet row number and cells by column name; ``None`` or blank text is a blank cell.
    """

    file: str
    name: str
    header: Mapping[str, str]
    rows: Sequence[tuple[int, Mapping[str, Cell]]]

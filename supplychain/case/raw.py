"""What every reader hands over: the cells of one sheet as they stand, with their addresses."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

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
    header : dict[str, str]
        Spreadsheet letter of each column, by column name.
    rows : list[tuple[int, dict[str, Cell]]]
        Spreadsheet row number and cells by column name; ``None`` or blank text is a blank cell.
    """

    file: str
    name: str
    header: dict[str, str]
    rows: list[tuple[int, dict[str, Cell]]]

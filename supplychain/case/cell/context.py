"""What every step of reading a cell knows: what a cell can be, and what it alone does not tell."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

Cell = str | float | int | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None

NONE = frozenset(  # there is none
    [
        *("n/a", "na", "n.a.", "-", "--", "---", "ー", "none", "nil"),
        *("該当なし", "なし", "ナシ", "無し", "無", "해당없음", "없음"),
    ]
)
UNKNOWN = NONE | frozenset(
    [
        *("?", "tbd", "tba", "tbc", "unknown", "pending", "classified", "undisclosed"),
        *("不明", "未定", "未詳", "未確認", "調査中", "確認中", "非公表", "非公開", "秘"),
        *("미상", "미정", "불명", "확인중", "비공개"),
    ]
)


@dataclass(frozen=True)
class Reading:
    """What a cell alone does not tell.

    Parameters
    ----------
    start : datetime.date or None
        D-day, if it is known.
    epoch : datetime.date or None
        Day 0 of the workbook's date system, if it has one.
    all_text : bool
        Whether the file holds numbers as text.
    comma_is_decimal : bool
        Whether a comma may be its decimal mark.
    currency : str
        Currency of the case, if it is known.
    """

    start: dt.date | None = None
    epoch: dt.date | None = None
    all_text: bool = True
    comma_is_decimal: bool = False
    currency: str = ""

"""Quarters, halves and runs of months above the columns of a wide table."""

from __future__ import annotations

import re

from supplychain.case.cell.dates import MONTHS, month_in, month_of, year_of
from supplychain.case.width import narrow

Months = tuple[int, int, int]  # year, first month, last month; year 0 where it is open

# A part of a year, in English, Japanese and Korean; the group that matches tells which.
_QUARTER = re.compile(
    r"(?<![a-z])q ?([1-4])(?![0-9])|(?<![0-9a-z])([1-4]) ?q(?=$|[^a-z]|[fc]y)"
    r"|(?<![0-9])([1-4])(?:st|n[d]|rd|th) quarter|quarter ([1-4])(?![0-9])"
    r"|第? ?(?<![0-9])([1-4]) ?四半期|제? ?(?<![0-9])([1-4])(?: ?/ ?4)? ?분기"
)
_HALF = re.compile(
    r"(?<![a-z])h ?([12])(?![0-9])|(?<![0-9a-z])([12]) ?h(?=$|[^a-z]|[fc]y)"
    r"|(?<![0-9])([12])(?:st|n[d]) half"
)
_NAMED_HALVES = {
    "first half": 1, "second half": 2, "上半期": 1, "下半期": 2, "上期": 1, "下期": 2,
    "상반기": 1, "하반기": 2,
}  # fmt: skip
_OF_CALENDAR = "暦年"
_FISCAL = re.compile("会計年度|회계 ?연도")
_JAPANESE = re.compile("期$|四半期|[上下]半?期")  # most often of a year that begins in April
_CALENDAR_YEAR = re.compile(
    r"(?:cy ?)?((?:19|20|21)[0-9]{2}) ?년?|cy ?'?([0-9]{2})|'([0-9]{2}) ?년?"
)
_RUN = (
    re.compile(r"(?P<year>.+[年년]) ?(?P<a>[0-9]{1,2}) ?[月월]? ?(?:~|〜|-|から|부터) ?"
               r"(?P<b>[0-9]{1,2}) ?[月월] ?[期기]?"),
    re.compile(r"(?P<a>[a-z]{3,9})\.? ?(?:-|~|to) ?(?P<b>[a-z]{3,9})\.?,? ?(?P<year>[0-9]{4})"),
)  # fmt: skip
_BETWEEN = re.compile(r" ?(?:~|〜|to|-|から|부터) ?")


def quarter_of(text: str) -> Months | None:
    """Return the months of a quarter or half such as 2027Q1, 2027년 1분기; ``None`` if it is none.

    Only a year of the calendar tells them. That of a fiscal year, of no year, and a Japanese one
    (which most often counts from April) are open: year 0.
    """
    plain = narrow(text).casefold().replace("\u2019", "'")
    for pattern, length in ((_QUARTER, 3), (_HALF, 6)):
        if match := pattern.search(plain):
            number = int(next(filter(None, match.groups())))
            return _in_year(plain, match.span(), length, number)
    for word, number in _NAMED_HALVES.items():
        if word in plain:
            start = plain.index(word)
            return _in_year(plain, (start, start + len(word)), 6, number)
    return None


def months_of(text: str) -> Months | None:
    """Return a run of months of one year, as Jan-Mar 2027, 2027年1~3月, 2027-01 to 2027-03."""
    plain = narrow(text).casefold().replace("\u2019", "'")
    for pattern in _RUN:
        if match := pattern.fullmatch(plain):
            first, last = (int(m) if m.isdigit() else month_of(m) for m in match.group("a", "b"))
            return _run(year_of(match["year"]), first, last)
    for mark in _BETWEEN.finditer(plain):
        start, end = month_in(plain[: mark.start()]), month_in(plain[mark.end() :])
        if start and end:
            return _run(start[0], start[1], end[1]) if start[0] == end[0] else None
    return None


def _in_year(plain: str, part: tuple[int, int], length: int, number: int) -> Months | None:
    """Return a part of a year, of which the text around it tells which; ``None`` if it is none."""
    first, last = length * (number - 1) + 1, length * number
    rest = f"{plain[: part[0]]} {plain[part[1] :]}"
    if _OF_CALENDAR in rest:
        rest = rest.replace(_OF_CALENDAR, "").replace("年", "")
    elif _JAPANESE.search(plain):
        return (0, first, last) if _is_of_year(rest) else None
    rest = _trimmed(rest)
    if match := _CALENDAR_YEAR.fullmatch(rest):
        year = int(match[1]) if match[1] else 2000 + int(match[2] or match[3])
        return year, first, last
    return (0, first, last) if _is_of_year(rest) else None


def _is_of_year(rest: str) -> bool:
    """Return whether what stands beside a quarter names a year of any kind, or nothing."""
    rest = _trimmed(_FISCAL.sub("", rest))
    return not rest or rest.isdigit() or year_of(rest) is not None


def _trimmed(rest: str) -> str:
    return re.sub(r"\bof\b", "", rest).strip(" ,/_.-()期")


def _run(year: int | None, first: int, last: int) -> Months | None:
    inside = 1 <= first <= last <= len(MONTHS)
    return (year, first, last) if year and inside else None

"""Days as people write them: calendar dates of several countries, eras, and D+n.

A day is a ``datetime.date``, or an ``int`` that counts from D-day. Cells and headings read it here.
"""

from __future__ import annotations

import datetime as dt
import re

from supplychain.case.width import narrow

Day = dt.date | int

# Day 0 of the two date systems of workbooks; the first is right from 1900-03-01 on, and the second
# is that of workbooks that once came from a Macintosh.
EPOCH_1900, EPOCH_1904 = EPOCHS = (dt.date(1899, 12, 30), dt.date(1904, 1, 1))

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
          "october", "november", "december")  # fmt: skip
WEEKDAYS = ("月월mon", "火화tue", "水수wed", "木목thu", "金금fri", "土토sat", "日일sun")
ERAS = {  # year before the first, first and last day
    "令和": (2018, dt.date(2019, 5, 1), dt.date.max),
    "平成": (1988, dt.date(1989, 1, 8), dt.date(2019, 4, 30)),
}
SHORT_ERAS = {"r": "令和", "h": "平成"}  # before whole dates alone

_D_DAY = re.compile(r"d(?:[ -]?day|日|일)?(?: ?([+-]?) ?([0-9]{1,7}) ?(?:days?|日|일)?)?")
_YEAR_FIRST = (
    re.compile(r"([0-9]{4}) ?([-/.]) ?([0-9]{1,2}) ?\2 ?([0-9]{1,2})\.?"),
    re.compile(r"([0-9]{4}) ?([年년]) ?([0-9]{1,2}) ?[月월] ?([0-9]{1,2}) ?[日일]"),
    re.compile(r"((?:19|20|21)[0-9]{2})()([0-9]{2})([0-9]{2})"),
)
_ERA = re.compile(
    r"(令和|平成|[rh]) ?(元|[0-9]{1,2}) ?[年./-] ?([0-9]{1,2}) ?[月./-] ?([0-9]{1,2}) ?日?"
)
# A year of four digits, of an era, or of two digits where the writing leaves no doubt.
_A_YEAR = (
    r"(?:(?P<year>(?:19|20|21)[0-9]{2})|(?P<era>令和|平成|[rh]) ?(?P<of_era>元|[0-9]{1,2})"
    r"|'(?P<short>[0-9]{2}))"
)
_YEAR = re.compile(rf"(?:fy|cy)? ?{_A_YEAR} ?(?:年度?|년도?)?")
_SHORT_YEAR = re.compile(r"fy ?(?P<of_fy>[0-9]{2})|(?P<korean>[0-9]{2}) ?년도?")
_MONTHS = (
    re.compile(rf"{_A_YEAR} ?[-/.年년] ?(?P<month>[0-9]{{1,2}}) ?[月월.]?"),
    re.compile(r"'?(?P<short>[0-9]{2}) ?[년.] ?(?P<month>[0-9]{1,2}) ?월"),
    re.compile(r"(?P<year>(?:19|20|21)[0-9]{2})(?P<month>0[1-9]|1[0-2])"),
    re.compile(r"(?P<word>[a-z]{3,9})\.?(?:[ -](?P<year>[0-9]{4})|[ -]?'(?P<short>[0-9]{2}))"),
)
_CENTURY = 2000  # of a year of two digits
_YEAR_LAST = re.compile(r"([0-9]{1,2}) ?([-/.]) ?([0-9]{1,2}) ?\2 ?([0-9]{4})")
_DAY, _MONTH, _IN_YEAR = (
    r"(?P<day>[0-9]{1,2})(?:st|[nr]d|th)?", r"(?P<month>[a-z]{3,9})\.?", r"(?P<year>[0-9]{4})"
)  # fmt: skip
_NAMED = (
    re.compile(f"{_DAY}[ -]{_MONTH},?[ -]{_IN_YEAR}"),
    re.compile(f"{_MONTH} ?{_DAY},? {_IN_YEAR}"),
)
_WEEKDAY = re.compile(r"(.+?),? ?\(([月火水木金土日월화수목금토일]|[a-z]{3})[a-z曜日요일]*\.?\)")
_MIDNIGHT = re.compile(r"[ t]00:00(?::00(?:\.0+)?)?$")


def days_of(text: str) -> list[Day]:
    """Return every day that a text can mean: one if it is clear, none if it is no day.

    A day of the week in brackets is left aside; see `weekday_of`.
    """
    plain, _ = _parts(text)
    if match := _D_DAY.fullmatch(plain):
        return [int(f"{match[1] or ''}{match[2] or 0}")]
    return [*(_year_first(plain) or _named(plain) or _year_last(plain))]


def weekday_of(text: str) -> int | None:
    """Return the day of the week that stands behind a day in brackets, Monday being 0."""
    return _parts(text)[1]


def write_day(day: Day) -> str:
    """Return a day as a cell holds it plainly: YYYY-MM-DD or D+30."""
    return day.isoformat() if isinstance(day, dt.date) else f"D{day:+d}"


def year_of(text: str) -> int | None:
    """Return the year of a text such as FY2027, FY27, 2027年度, 令和9年 or R9; ``None`` if none."""
    plain = narrow(text).casefold().replace("\u2019", "'")
    if match := _YEAR.fullmatch(plain):
        return _year_in(match)
    if match := _SHORT_YEAR.fullmatch(plain):
        return _CENTURY + int(match["of_fy"] or match["korean"])
    return None


def month_in(text: str) -> tuple[int, int] | None:
    """Return year and month of a text such as 2027年3月, R9.3, 202703 or Mar '27; or ``None``."""
    plain = narrow(text).casefold().replace("\u2019", "'")
    for pattern in _MONTHS:
        if match := pattern.fullmatch(plain):
            found = match.groupdict()
            month = month_of(found["word"]) if "word" in found else int(found["month"])
            if 1 <= month <= len(MONTHS):
                return _year_in(match), month
    return None


def _year_in(match: re.Match[str]) -> int:
    found = match.groupdict()
    if found.get("era"):
        return _year_of_era(SHORT_ERAS.get(found["era"], found["era"]), found["of_era"])
    return int(found["year"]) if found.get("year") else _CENTURY + int(found["short"])


def month_of(word: str) -> int:
    """Return the number of a month by its English name, or three letters of it; 0 if none."""
    plain = "sep" if word.casefold() == "sept" else word.casefold()
    return next((n for n, month in enumerate(MONTHS, 1) if plain in {month, month[:3]}), 0)


def _parts(text: str) -> tuple[str, int | None]:
    """Return a text in plain small letters without midnight and day of the week, and the latter."""
    plain = _MIDNIGHT.sub("", narrow(text).casefold())
    if match := _WEEKDAY.fullmatch(plain):
        for number, names in enumerate(WEEKDAYS):
            if match[2] in {names[0], names[1], names[2:]}:
                return match[1], number
    return plain, None


def _year_first(plain: str) -> list[dt.date]:
    for pattern in _YEAR_FIRST:
        if match := pattern.fullmatch(plain):
            return _date(int(match[1]), int(match[3]), int(match[4]))
    if match := _ERA.fullmatch(plain):
        era = SHORT_ERAS.get(match[1], match[1])
        _, first, last = ERAS[era]
        days = _date(_year_of_era(era, match[2]), int(match[3]), int(match[4]))
        return [day for day in days if first <= day <= last]
    return []


def _year_of_era(era: str, number: str) -> int:
    return ERAS[era][0] + (1 if number == "元" else int(number))


def _named(plain: str) -> list[dt.date]:
    for pattern in _NAMED:
        if match := pattern.fullmatch(plain):
            return _date(int(match["year"]), month_of(match["month"]), int(match["day"]))
    return []


def _year_last(plain: str) -> list[dt.date]:
    """Return the days that a text with the year last can be: month first, and day first."""
    match = _YEAR_LAST.fullmatch(plain)
    if match is None:
        return []
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    return list(dict.fromkeys([*_date(year, first, second), *_date(year, second, first)]))


def _date(year: int, month: int, day: int) -> list[dt.date]:
    try:
        return [dt.date(year, month, day)]
    except ValueError:
        return []

"""Units beside numbers, and time bases: words in English, Japanese and Korean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from supplychain.case.schema import Column

TIME_BASES = {
    "day": "day days d daily 日 1日 일 1일 日当たり",
    "week": "week weeks wk wks w weekly 週 週間 1週 1週間 주 주간 1주",
    "month": "month months mo mth monthly 月 ヶ月 か月 カ月 ヵ月 箇月 1か月 1ヶ月 월 개월 달 1개월",
    "year": "year years yr yrs y yearly annum annually 年 年間 1年 年度 년 연 연간 1년",
}
BEFORE = {  # time bases that stand before the number, as in 月産1,200発
    "day": "日産 日量 毎日 1日 일일 매일",
    "week": "週産 毎週 週 매주 주간 주",
    "month": "月産 月間 月量 毎月 月 월간 매월 월산 월",
    "year": "年産 年間 毎年 年 연간 매년 연산 연",
}
COUNTS = (
    "round rounds rd rds shell shells shot shots unit units pc pcs piece pieces ea each item items "
    "missile missiles interceptor interceptors system systems launcher launchers gun guns threat "
    "threats 発 個 本 基 台 門 両 機 丁 隻 点 件 発分 セット 발 개 기 대 문 정 량 척 발분 점"
)
MASSES = {"kg": "1", "kgs": "1", "キロ": "1", "キログラム": "1", "킬로그램": "1", "g": "0.001",
          "t": "1000", "tonne": "1000", "tonnes": "1000", "トン": "1000", "톤": "1000"}  # fmt: skip
CURRENCIES = {"$": "USD", "us$": "USD", "ドル": "USD", "米ドル": "USD", "달러": "USD",
              "¥": "JPY", "円": "JPY", "엔": "JPY", "₩": "KRW", "원": "KRW", "ウォン": "KRW",
              "€": "EUR", "ユーロ": "EUR", "유로": "EUR", "£": "GBP"}  # fmt: skip
DEGREES = ("°", "deg", "degree", "degrees", "度", "도")
KILOGRAMS_PER_TONNE = 1000
VAGUE = frozenset({"month", "year"})  # no fixed number of days


@dataclass(frozen=True)
class Measure:
    """What the numbers of a column count: a kind of thing, perhaps per other things.

    ``kind`` is count, kg, tonne, day, currency, degree or blank; ``row_base`` says whether the
    time base stands in the row's `per`; ``base`` is the fixed one, and ``others`` tells whether the
    column counts per something that is no time, such as a system.
    """

    kind: str
    row_base: bool = False
    base: str = ""
    others: str = ""


@cache
def measure(column: Column) -> Measure:
    """Return what a column of the data dictionary counts, by its unit."""
    unit = column.unit.removeprefix("per ")
    above, _, below = column.unit.partition(" per ")
    if unit != column.unit:
        above, below = "", unit
    parts = [part.strip() for part in re.split(r"\band\b", below) if part.strip()]
    base = next((part for part in parts if part in TIME_BASES), "")
    others = " ".join(part for part in parts if part not in TIME_BASES and part != "`per`")
    kind = above if above in {"kg", "tonne", "day", "currency", "degree"} else "count"
    kind = "" if above in {"", "year"} else kind
    return Measure(kind, "`per`" in parts, base, others)


def time_base(word: str) -> str:
    """Return day, week, month or year for a word that names it; blank if none does."""
    return _words(tuple(TIME_BASES.items())).get(word.casefold(), "")


def leading_base(text: str) -> tuple[str, str]:
    """Return the time base that stands before a number, and the rest of the text."""
    for word, base in sorted(_words(tuple(BEFORE.items())).items(), key=lambda pair: -len(pair[0])):
        rest = text.removeprefix(word).lstrip(" :")
        if rest != text and rest[:1].isdigit():
            return base, rest
    return "", text


def is_count(word: str) -> bool:
    """Return whether a word counts pieces."""
    return word.casefold() in COUNTS.split()


def currency(word: str) -> str:
    """Return the code of a currency for a sign, a name or three capital letters; blank if none."""
    known = CURRENCIES.get(word.casefold(), "")
    return known or (word if re.fullmatch("[A-Z]{3}", word) else "")


def mass(word: str) -> Decimal | None:
    """Return how many kilograms a unit of mass has; ``None`` if it is none, or has several."""
    found = MASSES.get(word.casefold())
    return Decimal(found) if found else None


@cache
def _words(lists: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {word.casefold(): base for base, words in lists for word in words.split()}

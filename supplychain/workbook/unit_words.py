"""Words for units as people write them in headers, in three languages."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MULTIPLIERS = {
    **dict.fromkeys(("千", "천", "thousand", "thousands", "k", "000", "000s"), 1_000),
    **dict.fromkeys(("'000", "'000s", "1000", "1,000", "x1000", "x1,000"), 1_000),
    **dict.fromkeys(("×1000", "×1,000"), 1_000),
    **dict.fromkeys(("万", "萬", "만"), 10_000),
    **dict.fromkeys(("百万", "백만", "million", "millions", "mn", "mil"), 1_000_000),
    **dict.fromkeys(("億", "억"), 100_000_000),
    **dict.fromkeys(("十億", "십억", "billion"), 1_000_000_000),
}
BASES = {
    "day": ("day", "days", "d", "daily", "日", "일"),
    "week": ("week", "weeks", "wk", "w", "weekly", "週", "週間", "주"),
    "month": (
        "month",
        "months",
        "mo",
        "mth",
        "monthly",
        "月",
        "か月",
        "ヶ月",
        "カ月",
        "월",
        "개월",
    ),
    "year": ("year", "years", "yr", "y", "annum", "annual", "yearly", "年", "년"),
}
COUNTED = frozenset(
    (
        *("round", "rounds", "rd", "rds", "unit", "units", "pc", "pcs", "piece", "pieces", "ea"),
        *("each", "item", "items", "shell", "shells", "missile", "missiles", "threat", "threats"),
        *("system", "systems", "launcher", "launchers", "gun", "guns", "no", "nos", "qty"),
        *("number", "count", "shot", "shots", "target", "targets"),
        *("発", "發", "個", "箇", "基", "門", "本", "弾", "両", "輛", "台", "機", "件", "数"),
        *("数量", "発数", "個数", "基数", "門数", "目標"),
        *("발", "개", "기", "문", "대", "발수", "개수", "수량", "표적", "량"),
    )
)
PERCENT = frozenset(("%", "percent", "pct", "per cent", "パーセント", "퍼센트", "百分率"))
SHARES = frozenset(
    ("share", "ratio", "fraction", "0-1", "0~1", "0 to 1", "割合", "比率", "率", "비율")
)
REMARKS = ("required", "optional", "必須", "任意", "필수", "선택", "estimate", "推定", "추정")
_KILOGRAMS = ("kg", "kgs", "kilogram", "kilograms", "キログラム", "킬로그램")
_TONNES = ("t", "tonne", "tonnes", "トン", "톤")
# Factor from a unit that people write to the unit of the column.
CONVERTED: dict[str, Mapping[str, Decimal]] = {
    "kg": {
        **dict.fromkeys(_KILOGRAMS, Decimal(1)),
        **dict.fromkeys(_TONNES, Decimal(1000)),
        "g": Decimal("0.001"),
    },
    "tonne": {
        **dict.fromkeys(_KILOGRAMS, Decimal("0.001")),
        **dict.fromkeys(_TONNES, Decimal(1)),
        "kt": Decimal(1000),
    },
    "day": {
        **dict.fromkeys((*BASES["day"], "日数", "일수"), Decimal(1)),
        **dict.fromkeys(BASES["week"], Decimal(7)),
    },
    "degree": dict.fromkeys(("degree", "degrees", "deg", "°", "度", "도"), Decimal(1)),
    "year": dict.fromkeys((*BASES["year"], "年度", "연도"), Decimal(1)),
}

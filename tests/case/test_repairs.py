"""Cells as people write them: what is read and logged, and what is refused by name."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplychain.case import TABLES, CaseError, Level, build_case
from supplychain.case.cell.context import Reading
from supplychain.case.cell.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.case import Case, Finding, RawSheet
    from supplychain.case.cell.context import Cell

    Read = Callable[[str, str, Cell], tuple[Case | None, list[Finding]]]

# Table and column of the first row, the cell, and the text that is read in its place.
NUMBERS = [
    ("stocks", "quantity", "１２００", "1200"),
    ("stocks", "quantity", "１，２００", "1200"),
    ("stocks", "quantity", "\u200b1200", "1200"),
    ("stocks", "quantity", "1,200", "1200"),
    ("stocks", "quantity", "12,345", "12345"),
    ("stocks", "quantity", "1,234,567", "1234567"),
    ("stocks", "quantity", "1,234.5", "1234.5"),
    ("stocks", "quantity", "1 200", "1200"),
    ("stocks", "quantity", "1\u00a0200", "1200"),
    ("stocks", "quantity", "1'200", "1200"),
    ("stocks", "quantity", "1.234.567", "1234567"),
    ("stocks", "quantity", "1.234,56", "1234.56"),
    ("bom", "quantity", "0,5", "0.5"),
    ("stocks", "quantity", "1200 rounds", "1200"),
    ("stocks", "quantity", "1,200発", "1200"),
    ("stocks", "quantity", "500발", "500"),
    ("stocks", "quantity", "3千発", "3000"),
    ("stocks", "quantity", "1.2万", "12000"),
    ("stocks", "quantity", "1万5000", "15000"),
    ("stocks", "quantity", "1億2000万発", "120000000"),
    ("stocks", "quantity", "3천발", "3000"),
    ("stocks", "quantity", "2천만", "20000000"),
    ("stocks", "quantity", "1.5k", "1500"),
    ("stocks", "quantity", "3 thousand rounds", "3000"),
    ("stocks", "quantity", "3 M", "3000000"),
    ("rates", "rate", "1,200 rounds/month", "1200"),
    ("rates", "rate", "1,200発/月", "1200"),
    ("rates", "rate", "月産1,200発", "1200"),
    ("rates", "rate", "월 1,200발", "1200"),
    ("rates", "rate", "1200 rounds per month", "1200"),
    ("rates", "lead_days", "3 weeks", "21"),
    ("rates", "lead_days", "3週間", "21"),
    ("rates", "lead_days", "21일", "21"),
    ("rates", "unit_cost", "$3,000", "3000"),
    ("rates", "unit_cost", "3,000 USD", "3000"),
    ("items", "mass_kg", "0.045 t", "45"),
    ("items", "mass_kg", "45㎏", "45"),
    ("routes", "capacity_t", "100,000 kg/week", "100"),
    ("routes", "cost_per_t", "150 USD/t", "150"),
    ("raids", "shots", "2 per threat", "2"),
    ("force_elements", "max_rounds_per_day", "60発/日/門", "60"),
    ("sites", "latitude", "35.5°", "35.5"),
    ("sites", "longitude", "(120.5)", "-120.5"),
    ("sites", "longitude", "▲120.5", "-120.5"),
    ("sites", "longitude", "120.5-", "-120.5"),
    ("sites", "longitude", "\u2212120.5", "-120.5"),
    ("options", "max_steps", "1,000", "1000"),
]
PERCENTAGES = [
    ("stocks", "serviceable", "85%", "0.85"),
    ("stocks", "serviceable", "８５ ％", "0.85"),
    ("stocks", "serviceable", "85 percent", "0.85"),
    ("force_elements", "carry_over", "50%/week", "0.5"),
]
PLACEHOLDERS = [
    *(
        ("stocks", "reserve", text, "")
        for text in ("n/a", "-", "該当なし", "해당없음", "—", "なし", "없음")
    ),
    *(("items", "unit_price", text, "") for text in ("TBD", "不明", "미상", "未定", "確認中")),
]
DATES = [
    *(
        ("lines", "start", text, "2027-04-13")
        for text in (
            "2027/4/13", "2027.4.13", "2027. 4. 13.", "2027-4-13", "2027年4月13日",
            "２０２７年４月１３日", "令和9年4月13日", "R9.4.13", "2027년 4월 13일", "13 April 2027",
            "Apr 13, 2027", "April 13th, 2027", "13-Apr-2027", "4/13/2027", "13/4/2027", "20270413",
            "2027年4月13日(火)", "2027-04-13 00:00:00", 20270413.0,
        )
    ),
    ("lines", "start", "4/4/2027", "2027-04-04"),
    ("agreements", "in_force_since", "平成28年11月23日", "2016-11-23"),
    ("agreements", "in_force_since", "令和元年5月1日", "2019-05-01"),
    *(("lines", "start", text, "D+30") for text in ("D + 30", "D30", "Ｄ＋３０", "d+30", "D+30日")),
    *(("lines", "start", text, "D+0") for text in ("D-day", "D-Day", "D일", "D日")),
    ("regimes", "since", "D \u2212 30", "D-30"),
]  # fmt: skip
WORDS = [
    ("interoperability", "fit", True, "yes"),
    ("interoperability", "fit", "TRUE", "yes"),
    ("interoperability", "fit", "Yes", "yes"),
    ("items", "kind", "Ｍｕｎｉｔｉｏｎ", "munition"),
    ("rates", "per", "/month", "month"),
    ("rates", "per", "/월", "month"),
]
SPELLINGS = [
    ("stocks", "item", "HE", "he"),
    ("stocks", "site", "ｄｅｐｏｔ", "depot"),
    ("stocks", "source", "Assumption", "assumption"),
    ("stocks", "source", "s 1", "S1"),
    ("effort", "contingency", "Korea", "korea"),
    ("attrition", "what", "De_pot", "depot"),
    ("interoperability", "platform", "k-9", "K9"),
]
LISTS = [
    ("agreements", "parties", "JP, KR", "JP; KR"),
    ("agreements", "parties", "JP、KR", "JP; KR"),
    ("agreements", "parties", "jp\nkr", "JP; KR"),
    ("agreements", "parties", "JP；KR", "JP;KR"),
    ("agreements", "parties", "JP and KR", "JP; KR"),
    ("routes", "items", "HE/Fuze", "he; fuze"),
]
RULES = {
    "number-text": NUMBERS,
    "percent": PERCENTAGES,
    "placeholder": PLACEHOLDERS,
    "date-text": DATES,
    "choice-text": WORDS,
    "spelling": SPELLINGS,
    "list-text": LISTS,
}
REPAIRS = [(rule, *case) for rule, cases in RULES.items() for case in cases]


@pytest.mark.parametrize(("rule", "table", "column", "cell", "text"), REPAIRS)
def test_a_repair_is_logged_and_what_was_read_needs_none(  # noqa: PLR0917 - one parameter a column of the list
    reading: Read, rule: str, table: str, column: str, cell: Cell, text: str
) -> None:
    case, found = reading(table, column, cell)
    repairs = [f for f in found if f.level is Level.REPAIR]
    assert case is not None, "\n".join(map(str, found))
    row = min(case.text[table].index)
    assert case.text[table].loc[row, column] == text
    [repair] = repairs
    assert (repair.rule, repair.sheet, repair.after) == (rule, table, text)
    assert (repair.file, repair.cell[-1]) == ("kr.xlsx", "2")
    assert repair.value == (cell.strip() if isinstance(cell, str) else repair.value)
    again, found = reading(table, column, text)
    assert again is not None
    assert not [f for f in found if f.level is Level.REPAIR]
    for name in TABLES:
        assert case.tables[name].equals(again.tables[name])


@pytest.mark.parametrize(
    ("table", "column", "word", "choice"),
    [
        ("items", "kind", "弾薬", "munition"),
        ("rates", "per", "月", "month"),
        ("rates", "per", "월", "month"),
    ],
)
def test_the_words_of_a_template_are_read_plainly(
    reading: Read, table: str, column: str, word: str, choice: str
) -> None:
    case, found = reading(table, column, word)
    assert case is not None
    assert case.text[table].loc[min(case.text[table].index), column] == choice
    assert not [f for f in found if f.level is Level.REPAIR]


# Table, column and cell; the rule; words that the finding says.
REFUSED = [
    ("stocks", "quantity", "1,2", "ambiguous", "1.2 or 12"),
    ("stocks", "quantity", "12,34", "ambiguous", "12.34 or 1234"),
    ("stocks", "quantity", "1.200", "ambiguous", "1.2 or 1200"),
    ("stocks", "quantity", "1.125", "ambiguous", "1.125 or 1125"),
    ("stocks", "quantity", "1.200 rounds", "ambiguous", "1.2 or 1200"),
    ("stocks", "quantity", "1,2千", "ambiguous", "1200 or 12000"),
    ("stocks", "quantity", "1,200 boxes", "unit", "`boxes`"),
    ("stocks", "quantity", "1200 kg", "unit", "item unit"),
    ("stocks", "quantity", "1,200/month", "unit", "`per month`"),
    ("stocks", "quantity", "3m", "unit", "`m`"),
    ("stocks", "quantity", "85%", "percent", "no share"),
    ("stocks", "quantity", "(1,200)", "bounds", "read as -1200"),
    ("stocks", "quantity", "TBD", "blank", "never zero"),
    ("stocks", "quantity", "不明", "blank", "never zero"),
    ("stocks", "quantity", "なし", "blank", "blank is never zero"),
    *(("stocks", "reserve", text, "blank", "blank would mean: 0") for text in ("TBD", "未定")),
    ("sites", "storage_neq_kg", "미정", "blank", "blank would mean: no limit"),
    ("stocks", "quantity", "1\n200", "number", "not a number"),
    ("stocks", "quantity", "1200²", "number", "digits and a decimal point"),
    ("stocks", "quantity", "1200①", "number", "digits and a decimal point"),
    ("stocks", "quantity", "1½", "number", "digits and a decimal point"),
    ("stocks", "quantity", "約1200", "number", "Write 1200"),
    ("stocks", "quantity", "900~1100", "number", "`quantity_low`"),
    ("stocks", "quantity", "1 2", "number", "not a number"),
    ("stocks", "quantity", "1,23,456", "number", "not a number"),
    ("stocks", "quantity", "3万5万", "number", "not a number"),
    ("stocks", "quantity", dt.date(2027, 1, 1), "number", "not a number"),
    ("stocks", "quantity", dt.time(3), "number", "not a number"),
    ("stocks", "serviceable", 85.0, "bounds", "is written 0.85"),
    ("stocks", "serviceable", "85", "bounds", "is written 0.85"),
    ("rates", "rate", "100/week", "time-base", "`per` says month"),
    ("rates", "lead_days", "2 months", "ambiguous", "no fixed number of days"),
    ("rates", "unit_cost", "3000円", "currency", "JPY"),
    ("rates", "unit_cost", "₩3,000", "currency", "KRW"),
    ("routes", "capacity_t", "500 tons", "unit", "`tons`"),
    ("force_elements", "max_rounds_per_day", "420 rounds/week", "unit", "`per week`"),
    ("stocks", "due", "4/5/2027", "ambiguous", "2027-04-05 or 2027-05-04"),
    ("stocks", "due", "1.4.2027", "ambiguous", "2027-01-04 or 2027-04-01"),
    ("stocks", "due", "27/4/1", "ambiguous", "two digits"),
    ("stocks", "due", 46113.0, "date", "2026-04-01 (counted from 1899-12-30) or 2030-04-02"),
    ("stocks", "due", 30.0, "date", "D+30"),
    ("stocks", "due", "TBD", "date", "on hand"),
    ("stocks", "due", "2027年4月13日(水)", "date", "another day of the week"),
    ("stocks", "due", "2027年4月", "date", "YYYY-MM-DD"),
    ("stocks", "due", "平成35年1月1日", "date", "YYYY-MM-DD"),
    ("stocks", "due", "2027/2/30", "date", "YYYY-MM-DD"),
    ("items", "kind", "ammo box", "choice", "Allowed"),
    ("items", "class", True, "logical", "logical value"),
    ("agreements", "parties", "JP, XX", "unknown-reference", "`JP, XX`"),
]


@pytest.mark.parametrize(("table", "column", "cell", "rule", "words"), REFUSED)
def test_what_is_ambiguous_or_foreign_is_refused_in_its_cell(  # noqa: PLR0917 - as above
    reading: Read, table: str, column: str, cell: Cell, rule: str, words: str
) -> None:
    case, found = reading(table, column, cell)
    assert case is None
    mine = [f for f in found if f.rule == rule and f.level is Level.ERROR]
    assert mine, "\n".join(map(str, found))
    assert (mine[0].sheet, mine[0].file, mine[0].cell[-1]) == (table, "kr.xlsx", "2")
    assert words in f"{mine[0].message} {mine[0].hint}"


def test_a_number_held_as_text_that_says_the_same_is_no_repair(reading: Read) -> None:
    for text in ("1200", "1200.0", "1.2e3", "+1200", " 1200 "):
        case, found = reading("stocks", "quantity", text)
        assert case is not None
        assert case.tables["stocks"].loc[2, "quantity"] == 1200.0
        assert found == []


def test_a_point_in_a_text_file_is_a_decimal_point(
    sound: dict[str, str], sheets_of: Callable[[dict[str, str]], list[RawSheet]]
) -> None:
    sound["stocks"] = sound["stocks"].replace("1000", "1000.125").replace("500", "1.125")
    case = build_case(sheets_of(sound))
    assert list(case.tables["stocks"]["quantity"].sort_index())[:2] == [1000.125, 1.125]
    sound["stocks"] = sound["stocks"].replace("1.125", "1.120")  # no program writes the last zero
    with pytest.raises(CaseError, match=r"`1\.120` may mean 1\.12 or 1120"):
        build_case(sheets_of(sound))


@pytest.mark.parametrize(
    ("epoch", "day"), [(dt.date(1899, 12, 30), "2026-04-01"), (dt.date(1904, 1, 1), "2030-04-02")]
)
def test_a_bare_number_is_a_day_of_the_date_system(
    sound_sheets: list[RawSheet], epoch: dt.date, day: str
) -> None:
    sheets = [replace(sheet, epoch=epoch) for sheet in sound_sheets]
    [stocks] = [sheet for sheet in sheets if sheet.table == "stocks"]
    due = {**stocks.columns, "due": [None, None, 46113.0]}
    sheets[sheets.index(stocks)] = replace(stocks, columns=due)
    case = build_case(sheets)
    assert case.text["stocks"].loc[4, "due"] == day
    [repair] = [f for f in case.findings if f.level is Level.REPAIR]
    assert (repair.cell, repair.value, repair.after) == ("F4", "46113", day)


def test_a_time_base_in_the_cell_fills_a_blank_one(
    findings: Callable[..., list[Finding]], case: Callable[..., Case]
) -> None:
    change = ("rates", "he,1200,month", "he,1200発/週,")
    repairs = [(f.cell, f.rule, f.after) for f in findings(change)]
    assert repairs == [("C2", "number-text", "1200"), ("D2", "time-base", "week")]
    assert case(change).tables["rates"].loc[2, ["rate", "per"]].tolist() == [1200.0, "week"]


def test_two_time_bases_in_one_row_contradict_each_other(
    findings: Callable[..., list[Finding]],
) -> None:
    found = findings(
        ("rates", "rate,per", "rate,surge_rate,per"), ("rates", "1200,month", "100/week,500/月,")
    )
    [error] = [f for f in found if f.level is Level.ERROR]
    assert (error.cell, error.rule) == ("D2", "time-base")


def test_a_placeholder_takes_the_default_and_says_so(reading: Read) -> None:
    case, [found] = reading("stocks", "reserve", "n/a")
    assert case is not None
    assert case.tables["stocks"].loc[2, "reserve"] == 0.0
    assert "Blank means: 0" in found.message
    _, [found] = reading("sites", "storage_neq_kg", "n/a")
    assert "Blank means: no limit" in found.message


def test_settings_are_repaired_too(case: Callable[..., Case]) -> None:
    made = case(
        ("settings", "start,2027-03-01", "Start,令和9年3月1日"),
        ("settings", "week", "週"),
        ("settings", "26", "２６"),
    )
    assert made.settings.start == dt.date(2027, 3, 1)
    assert (made.settings.period, made.settings.periods) == ("week", 26)
    cells = [(f.cell, f.after) for f in made.findings]
    assert cells == [("A3", "start"), ("B3", "2027-03-01"), ("B5", "26")]


def test_identifiers_that_are_both_declared_are_never_merged(
    case: Callable[..., Case], findings: Callable[..., list[Finding]]
) -> None:
    both = ("items", "\nfuze", "\nH-E,munition,artillery,45,7,3000,S1\nfuze")
    stock = ("stocks", "depot,fuze", "depot,H-E")
    made = case(both, stock)
    assert set(made.tables["stocks"]["item"]) == {"he", "H-E"}
    [found] = [f for f in made.findings if f.rule == "alike"]
    assert (found.level, found.sheet, found.cell) == (Level.WARNING, "items", "A3")
    found, *_ = [f for f in findings(both, ("stocks", "depot,fuze", "depot,H E")) if f.cell == "B3"]
    assert (found.level, found.rule) == (Level.ERROR, "unknown-reference")


def test_a_near_miss_is_an_error_with_a_question(reading: Read) -> None:
    _, found = reading("stocks", "item", "hee")
    assert any(f.rule == "unknown-reference" and "mean `he`?" in f.hint for f in found)


def test_a_row_twice_under_one_key_is_kept_once(
    case: Callable[..., Case], findings: Callable[..., list[Finding]]
) -> None:
    twice = ("sites", "plant,JP,,", "plant,JP,,\nplant,JP,,")
    assert list(case(twice).tables["sites"]["site"]) == ["depot", "front", "plant"]
    [found] = findings(twice)
    assert (found.level, found.rule, found.cell) == (Level.REPAIR, "repeated-row", "A4")
    assert "row 3" in found.message
    other = ("sites", "plant,JP,,", "plant,JP,,\nplant,KR,,")
    [found] = findings(other)
    assert (found.level, found.rule, found.cell) == (Level.ERROR, "duplicate-key", "A4")
    assert "row 3 has the same site `plant`" in found.message


@pytest.mark.parametrize("table", ["stocks", "lines", "routes"])
def test_a_core_table_that_is_missing_is_a_warning(
    findings: Callable[..., list[Finding]], table: str
) -> None:
    [found] = [f for f in findings(without=(table,)) if f.rule == "absent-table"]
    assert (found.level, found.sheet) == (Level.WARNING, table)


def test_two_sheets_of_one_table_are_an_error(
    sound: dict[str, str], sheets_of: Callable[[dict[str, str]], list[RawSheet]]
) -> None:
    sheets = [*sheets_of(sound), *sheets_of({"STOCKS": sound["stocks"]})]
    with pytest.raises(CaseError, match="holds the table `stocks`, which `stocks` in"):
        build_case(sheets)


def test_a_repair_says_what_was_read(reading: Read) -> None:
    _, [found] = reading("stocks", "quantity", "1,200 rounds")
    assert str(found).startswith('repair stocks!C2 (kr.xlsx): read "1,200 rounds" as 1200. ')


QUANTITY = TABLES["stocks"].columns["quantity"]


@given(st.integers(0, 10**12))
def test_every_way_to_group_digits_gives_the_number(number: int) -> None:
    for separator in (",", " ", "'", "\u00a0", "\u2009"):
        text = f"{number:,}".replace(",", separator)
        assert read(QUANTITY, text, text, Reading()).value == number


@given(st.text(max_size=20))
def test_no_text_is_read_as_a_number_that_its_digits_do_not_make(text: str) -> None:
    got = read(QUANTITY, text, text.strip(), Reading()).value if text.strip() else None
    if got is None:
        return
    assert isinstance(got, float)
    assert math.isfinite(got)
    assert any(letter.isdigit() for letter in text)


@given(st.text("0123456789,.' 千万億k%発-()/月", min_size=1, max_size=12))
def test_numbers_with_odd_signs_are_read_or_refused(text: str) -> None:
    if not text.strip():
        return
    result = read(QUANTITY, text, text.strip(), Reading())
    assert result.value is None or result.value in QUANTITY.interval  # type: ignore[operator]


@given(st.dates(dt.date(1990, 1, 1), dt.date(2150, 12, 31)))
def test_every_way_to_write_a_day_gives_the_day(day: dt.date) -> None:
    column = TABLES["stocks"].columns["due"]
    ways = (
        f"{day.year}/{day.month}/{day.day}", f"{day.year}年{day.month}月{day.day}日",
        f"{day:%d %B %Y}", f"{day:%b %d, %Y}", f"{day:%Y%m%d}", str(day),
    )  # fmt: skip
    for text in ways:
        assert read(column, text, text, Reading(start=dt.date(2027, 3, 1))).text == str(day)


@given(st.text("0123456789/.-年月日D+ 令和平成AprilMay,", max_size=14))
def test_days_with_odd_signs_are_read_or_refused(text: str) -> None:
    if text.strip():
        read(TABLES["stocks"].columns["due"], text, text.strip(), Reading())

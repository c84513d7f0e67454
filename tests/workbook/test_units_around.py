"""Units stated by headers, titles, remarks and columns of units are applied, or refused by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from supplychain.case import Level
from supplychain.workbook import read_case
from tests.workbook.untidy import SOUND, STOCKS, Rows, demand, findings_in, said, stocks, with_table
from tests.workbook.untidy import write as write_book

if TYPE_CHECKING:
    from pathlib import Path

HEAD, *BODY = SOUND["stocks"]
RULE = "header-unit"
RATES = ["line", "item", "rate", "per", "lead_days"]
RATE = ["shells", "he", 1.2, None, 28]


def book(folder: Path, **tables: Rows) -> Path:
    return write_book(folder / "case.xlsx", with_table(**tables))


def in_thousands(head: str = "quantity") -> Rows:
    """Return the stocks with quantities in thousands."""
    rows: Rows = [[*HEAD[:2], head, *HEAD[3:]]]
    return rows + [[*row[:2], row[2] / 1000, *row[3:]] for row in BODY]


def merged(path: Path, name: str, *areas: str) -> Path:
    opened = openpyxl.load_workbook(path)
    for area in areas:
        opened[name].merge_cells(area)
    opened.save(path)
    return path


TITLES = [
    "（単位：千発）", "単位：千発", "単位:千発", "(단위: 천 발)", "단위：천발",
    "Unit: thousand rounds",
    "Units: '000 rounds", "(in thousands of rounds)", "Stocks of munitions (thousand rounds)",
    "数量は千発単位で記載", "在庫表　単位：千発", "※単位は千発とする。",
    "All quantities in thousands",
]  # fmt: skip


@pytest.mark.parametrize("text", TITLES)
def test_a_unit_in_a_title_is_applied_and_said(tmp_path: Path, text: str) -> None:
    path = book(tmp_path, stocks=[["Stocks"], [None, None, text], *in_thousands()])
    assert stocks(read_case(path)) == STOCKS
    [found] = said(path, Level.REPAIR, RULE)
    assert (found.cell, found.after) == ("C2", "x 1000")
    assert "`quantity` are multiplied by 1000" in found.message


@pytest.mark.parametrize(
    "text",
    ["※ 単位：千発", "Note: in thousand rounds", "(단위: 천 발)", "Quantities in 1,000 rounds"],
)
def test_a_unit_in_a_remark_beneath_is_applied_and_said(tmp_path: Path, text: str) -> None:
    path = book(tmp_path, stocks=[*in_thousands(), [], [text]])
    assert stocks(read_case(path)) == STOCKS
    assert [f.cell for f in said(path, Level.REPAIR, RULE)] == ["A6"]


def test_a_unit_in_the_name_of_a_sheet_is_applied_and_said(tmp_path: Path) -> None:
    tables = {("在庫（千発）" if n == "stocks" else n): rows for n, rows in SOUND.items()}
    path = write_book(tmp_path / "case.xlsx", {**tables, "在庫（千発）": in_thousands()})
    assert stocks(read_case(path)) == STOCKS
    assert [f.value for f in said(path, Level.REPAIR, RULE)] == ["在庫（千発）"]


@pytest.mark.parametrize(
    "text",
    [
        "155mm shells of the third battalion", "3 thousand rounds were moved in March",
        "Unit: 3rd Bn", "約2千発を移送", "No. 5", "2027年3月1日現在", "数量は発で記載",
        "(単位：発)", "Rounds", "in kg", "Prepared by: Logistics Division", "第1千人隊",
    ],
)  # fmt: skip
def test_a_text_that_states_no_multiplier_changes_nothing(tmp_path: Path, text: str) -> None:
    path = book(tmp_path, stocks=[[text], HEAD, *BODY])
    assert stocks(read_case(path)) == STOCKS
    assert not [f for f in said(path, Level.REPAIR, RULE) if f.sheet == "stocks"]


def test_a_unit_that_is_not_known_is_an_error(tmp_path: Path) -> None:
    path = book(tmp_path, stocks=[["（単位：箱）"], HEAD, *BODY])
    [found] = said(path, Level.ERROR, RULE)
    assert (found.cell, "`箱`, which is not known" in found.message) == ("A1", True)


def test_a_scale_that_fits_no_column_is_a_warning(tmp_path: Path) -> None:
    path = book(tmp_path, stocks=[["（単位：百万円）"], HEAD, *BODY])
    assert [f.cell for f in said(path, Level.WARNING, RULE)] == ["A1"]


def test_a_currency_of_another_case_is_an_error(tmp_path: Path) -> None:
    rows: Rows = [["（単位：千円）"], ["item", "kind", "unit_price"], ["he", "munition", 3]]
    path = book(tmp_path, items=[*rows, ["fuze", "component", 1]])
    assert [f.cell for f in said(path, Level.ERROR, RULE)] == ["A1"]


def test_a_title_holds_for_the_columns_whose_unit_it_is(tmp_path: Path) -> None:
    rows: Rows = [
        ["（単位：千ドル、t）"],
        ["item", "kind", "mass_kg", "neq_kg", "unit_price"],
        ["he", "munition", 0.045, 0.007, 3],
        ["fuze", "component", 0.001, 0, 0.2],
    ]
    frame = read_case(book(tmp_path, items=rows)).tables["items"].sort_index()
    assert list(frame["mass_kg"]) == [45, 1]
    assert list(frame["neq_kg"]) == [7, 0]
    assert list(frame["unit_price"]) == [3000, 200]


def test_a_title_that_fits_columns_of_two_kinds_is_an_error(tmp_path: Path) -> None:
    head = ["contingency", "force_element", "arrivals", "per", "shots"]
    path = book(tmp_path, raids=[["（単位：千発）"], head, ["korea", "guns", 5, "week", 2]])
    [found] = said(path, Level.ERROR, RULE)
    assert "open for which of `arrivals`, `shots`" in found.message


def test_what_is_said_twice_is_applied_once(tmp_path: Path) -> None:
    path = book(tmp_path, stocks=[["単位：千発"], ["(thousand rounds)"], *in_thousands()])
    assert stocks(read_case(path)) == STOCKS
    path = book(tmp_path, stocks=[["単位：千発"], *in_thousands("数量（千発）")])
    assert stocks(read_case(path)) == STOCKS


def test_two_texts_that_differ_are_an_error(tmp_path: Path) -> None:
    path = book(tmp_path, stocks=[["単位：千発"], ["単位：万発"], *in_thousands()])
    [found] = said(path, Level.ERROR, RULE)
    assert (found.cell, "`万発` stands against `千発`" in found.message) == ("A2", True)


def test_the_header_is_nearer_than_the_title(tmp_path: Path) -> None:
    path = book(tmp_path, stocks=[["単位：千発"], [*HEAD[:2], "数量（発）", *HEAD[3:]], *BODY])
    assert stocks(read_case(path)) == STOCKS
    assert not said(path, Level.REPAIR, RULE)


@pytest.mark.parametrize(
    ("top", "sub"),
    [
        ("数量（千発）", ["値", "下限", "上限"]),
        ("Quantity (thousand rounds)", ["best", "low", "high"]),
        ("수량(천 발)", ["값", "하한", "상한"]),
        ("quantity", ["値（千発）", "下限（千発）", "上限（千発）"]),
    ],
)
def test_the_unit_of_a_merged_header(tmp_path: Path, top: str, sub: list[str]) -> None:
    rows: Rows = [
        ["site", "item", top, None, None, "serviceable"],
        [None, None, *sub, None],
        ["depot", "he", 1.2, 1, 1.3, 0.9],
        ["depot", "fuze", 0.5, 0.4, 0.6, None],
        ["plant", "he", 0.3, 0.2, 0.4, 0.5],
    ]
    path = merged(book(tmp_path, stocks=rows), "stocks", "A1:A2", "B1:B2", "C1:E1", "F1:F2")
    case = read_case(path)
    assert stocks(case) == STOCKS
    frame = case.tables["stocks"].sort_index()
    assert list(frame["quantity_low"]) == [1000, 400, 200]
    assert list(frame["quantity_high"]) == [1300, 600, 400]


def test_the_unit_of_a_header_over_weeks(tmp_path: Path) -> None:
    rows: Rows = [
        ["contingency", "force_element", "数量（千発）", None, None],
        [None, None, "W1", "W2", "W3"],
        ["korea", "guns", 0.07, 0.08, 0.09],
    ]
    path = merged(book(tmp_path, demand=rows), "demand", "A1:A2", "B1:B2", "C1:E1")
    assert [row[2] for row in demand(read_case(path))] == [70, 80, 90]


@pytest.mark.parametrize("row", [["", "", "千発"], ["-", "-", "(千発)"], ["単位", "", "千発"]])
@pytest.mark.parametrize("below", [True, False])
def test_a_row_of_units(tmp_path: Path, row: list[str], below: bool) -> None:
    head, *body = in_thousands()
    rows: Rows = [head, row, *body] if below else [[*row, "%"], [*head[:3], "serviceable"], *body]
    if not below:
        rows[2:] = [[*r[:3], r[3] and r[3] * 100] for r in body]
    assert stocks(read_case(book(tmp_path, stocks=rows))) == STOCKS


BRACKETS = [
    "〈千発〉", "「千発」", "｛千発｝", "<千発>", "【千発】", "《千発》", "〔千発〕", "［千発］",
    "（予備含む）（千発）", " 千発", "：千発", "_千発", " [千発]",
]  # fmt: skip


@pytest.mark.parametrize("brackets", BRACKETS)
def test_a_unit_in_any_brackets_of_a_header(tmp_path: Path, brackets: str) -> None:
    path = book(tmp_path, stocks=in_thousands(f"数量{brackets}"))
    if "予備" in brackets:  # that is no unit, and may be anything
        assert [f.cell for f in said(path, Level.ERROR, RULE)] == ["C1"]
    else:
        assert stocks(read_case(path)) == STOCKS
        assert [f.cell for f in said(path, Level.REPAIR, RULE)] == ["C1"]


@pytest.mark.parametrize(
    "head", ["serviceable %", "serviceable(%)", "serviceable [％]", "可動率％"]
)
def test_a_sign_of_percent_in_a_header(tmp_path: Path, head: str) -> None:
    rows: Rows = [[*HEAD[:3], head, *HEAD[4:]]]
    rows += [[*r[:3], r[3] and 100 * r[3], *r[4:]] for r in BODY]
    path = book(tmp_path, stocks=rows)
    if read := [f for f in findings_in(path) if f.level is Level.ERROR]:
        pytest.fail("\n".join(map(str, read)))
    assert stocks(read_case(path)) == STOCKS


def test_a_bracket_that_is_no_unit_is_an_error(tmp_path: Path) -> None:
    path = book(tmp_path, stocks=[[*HEAD[:2], "数量「箱」", *HEAD[3:]], *BODY])
    assert [f.cell for f in said(path, Level.ERROR, RULE)] == ["C1"]


def test_a_column_of_units_holds_for_its_rows(tmp_path: Path) -> None:
    quantities = [("千発", 1.2), ("ea", 500), ("rounds", 300)]
    rows: Rows = [[*HEAD, "単位"]]
    rows += [[*r[:2], n, *r[3:], u] for r, (u, n) in zip(BODY, quantities, strict=True)]
    path = book(tmp_path, stocks=rows)
    assert stocks(read_case(path)) == STOCKS
    assert [(f.cell, f.value) for f in said(path, Level.REPAIR, RULE)] == [("G1", "千発")]


def test_a_column_of_units_names_the_time_base_of_its_rows(tmp_path: Path) -> None:
    rows: Rows = [
        ["line", "item", "rate", "unit", "lead_days"],
        ["shells", "he", 1.2, "千発/月", 28],
        ["shells", "fuze", 100, "個/週", 7],
    ]
    frame = read_case(book(tmp_path, rates=rows)).tables["rates"].sort_index()
    assert list(zip(frame["rate"], frame["per"], strict=True)) == [(1200, "month"), (100, "week")]


def test_a_column_of_units_against_the_header_is_an_error(tmp_path: Path) -> None:
    rows = in_thousands("数量（千発）")
    path = book(tmp_path, stocks=[[*rows[0], "単位"], *([*row, "発"] for row in rows[1:])])
    assert "stands against `千発`" in said(path, Level.ERROR, RULE)[0].message


@pytest.mark.parametrize(
    ("title", "head"),
    [("単位：千発/月", "rate"), ("単位：千発", "rate (/月)")],
)
def test_multiplier_and_time_base_from_two_places(tmp_path: Path, title: str, head: str) -> None:
    rows: Rows = [[title], [*RATES[:2], head, *RATES[3:]], RATE]
    frame = read_case(book(tmp_path, rates=rows)).tables["rates"]
    assert list(frame[["rate", "per"]].iloc[0]) == [1200, "month"]


def test_a_text_with_the_unit_of_the_header_is_not_multiplied_twice(tmp_path: Path) -> None:
    rows = in_thousands("数量（千発）")
    rows[1][2] = "1.2千発"
    assert stocks(read_case(book(tmp_path, stocks=rows))) == STOCKS
    rows[1][2] = "1200発"
    path = book(tmp_path, stocks=rows)
    assert [f.cell for f in said(path, Level.ERROR, RULE)] == ["C2"]

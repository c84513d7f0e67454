"""Untidy sheets are read right to the last cell, and every repair is said; or refused by name."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.cell import Cell

from supplychain.case import Level
from supplychain.workbook import read_case
from tests.workbook.untidy import (
    DEMAND,
    SOUND,
    STOCKS,
    Rows,
    demand,
    findings_in,
    said,
    stocks,
    with_table,
    write,
)

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

HEAD, *BODY = SOUND["stocks"]
JAPANESE = ["拠点", "品目", "数量", "可動率", "納期", "備考"]


def book(folder: Path, **tables: Rows) -> Path:
    return write(folder / "case.xlsx", with_table(**tables))


def change(path: Path, name: str = "stocks") -> tuple[openpyxl.Workbook, Worksheet]:
    opened = openpyxl.load_workbook(path)
    return opened, opened[name]


def test_a_tidy_sheet_needs_no_repair(tmp_path: Path) -> None:
    path = book(tmp_path)
    assert stocks(read_case(path)) == STOCKS
    assert demand(read_case(path)) == DEMAND
    assert not [f for f in findings_in(path) if f.level is Level.REPAIR]


def test_titles_above_the_header(tmp_path: Path) -> None:
    path = book(tmp_path, stocks=[["Stocks of both countries"], [], ["as of March"], HEAD, *BODY])
    case = read_case(path)
    assert stocks(case) == STOCKS
    [found] = said(path, Level.NOTE, "title-rows")
    assert (found.cell, found.value) == ("A1", "Stocks of both countries")
    assert "row 1, 3 is not read" in found.message
    row = case.tables["stocks"].index[0]
    assert case.origin("stocks", row, "quantity").endswith(f"stocks!C{row}")


def test_empty_rows_and_columns(tmp_path: Path) -> None:
    rows: Rows = [[None, *row[:1], None, *row[1:]] for row in [HEAD, *BODY]]
    rows[2:2] = [[], [" "], [None, "\u3000"]]
    path = book(tmp_path, stocks=[[], [], *rows, [], [None, "  "]])
    case = read_case(path)
    assert stocks(case) == STOCKS
    first = min(case.tables["stocks"].index)
    assert case.origin("stocks", first, "quantity") == "case.xlsx: stocks!E4"


def test_headers_of_three_languages_mixed(tmp_path: Path) -> None:
    head = ["拠点", "품목", "Quantity", "serviceable", "納期", "비고"]
    case = read_case(book(tmp_path, stocks=[head, *BODY]))
    assert stocks(case) == STOCKS


@pytest.mark.parametrize("name", ["Stocks", "03_stocks", "在庫", "재고", "stocks (2)", " STOCKS "])
def test_names_of_sheets(tmp_path: Path, name: str) -> None:
    tables = {(name if key == "stocks" else key): rows for key, rows in SOUND.items()}
    assert stocks(read_case(write(tmp_path / "case.xlsx", tables))) == STOCKS


def test_a_sheet_is_told_by_its_headers(tmp_path: Path) -> None:
    tables = {("Sheet1" if key == "stocks" else key): rows for key, rows in SOUND.items()}
    path = write(tmp_path / "case.xlsx", tables)
    assert stocks(read_case(path)) == STOCKS
    [found] = said(path, Level.REPAIR, "sheet-name")
    assert (found.value, found.after) == ("Sheet1", "stocks")


def test_two_sheets_that_look_alike_are_an_error(tmp_path: Path) -> None:
    tables = {key: rows for key, rows in SOUND.items() if key != "stocks"}
    path = write(tmp_path / "case.xlsx", {**tables, "JP": [HEAD, *BODY], "KR": [HEAD, *BODY]})
    found = said(path, Level.ERROR, "sheet-name")
    assert [f.sheet for f in found] == ["JP", "KR"]


def test_a_label_merged_down_its_rows(tmp_path: Path) -> None:
    rows: Rows = [HEAD, BODY[0], [None, *BODY[1][1:]], BODY[2]]
    path = book(tmp_path, stocks=rows)
    opened, sheet = change(path)
    sheet.merge_cells("A2:A3")
    opened.save(path)
    assert stocks(read_case(path)) == STOCKS
    [found] = said(path, Level.REPAIR, "merged-cells")
    assert (found.cell, found.value) == ("A2", "depot")


@pytest.mark.parametrize("area", ["C2:C3", "A2:B2"])
def test_a_merged_number_or_row_is_an_error(tmp_path: Path, area: str) -> None:
    path = book(tmp_path)
    opened, sheet = change(path)
    sheet.merge_cells(area)
    opened.save(path)
    assert [f.cell for f in said(path, Level.ERROR, "merged-cells")] == [area[:2]]


@pytest.mark.parametrize("beneath", ["plant", 5])
def test_merged_cells_over_others_are_an_error(tmp_path: Path, beneath: object) -> None:
    """Writers may leave a value beneath merged cells, where nobody sees it."""
    path = book(tmp_path)
    opened, sheet = change(path)
    sheet.merge_cells("A2:A4")
    sheet._cells[4, 1] = Cell(sheet, 4, 1, beneath)
    opened.save(path)
    [found] = said(path, Level.ERROR, "merged-cells")
    assert (found.cell, f"A4 holds `{beneath}`" in found.message) == ("A2", True)


@pytest.mark.parametrize("mark", ["〃", '"', "同上", "상동", "Ditto"])
def test_a_mark_for_the_same_as_above(tmp_path: Path, mark: str) -> None:
    head, first, second, third = [row.copy() for row in SOUND["stocks"]]
    second[0] = mark
    path = book(tmp_path, stocks=[head, first, [], second, third])
    assert stocks(read_case(path)) == STOCKS
    [found] = said(path, Level.REPAIR, "ditto")
    assert (found.cell, found.value, found.after) == ("A4", mark, "depot")


@pytest.mark.parametrize("cell", ["A2", "D4"])
def test_a_mark_for_the_same_as_above_beneath_nothing_is_an_error(
    tmp_path: Path, cell: str
) -> None:
    path = book(tmp_path)
    opened, sheet = change(path)
    sheet[cell] = "〃"
    opened.save(path)
    assert [f.cell for f in said(path, Level.ERROR, "ditto")] == [cell]


def test_a_merged_header_over_its_columns(tmp_path: Path) -> None:
    rows: Rows = [
        ["site", "item", "quantity", None, None, "serviceable"],
        [None, None, "value", "low", "high", None],
        ["depot", "he", 1200, 1000, 1300, 0.9],
        ["depot", "fuze", 500, 400, 600, None],
        ["plant", "he", 300, 200, 400, 0.5],
    ]
    path = book(tmp_path, stocks=rows)
    opened, sheet = change(path)
    for area in ("A1:A2", "B1:B2", "C1:E1", "F1:F2"):
        sheet.merge_cells(area)
    opened.save(path)
    case = read_case(path)
    assert stocks(case) == STOCKS
    assert list(case.tables["stocks"].sort_index()["quantity_low"]) == [1000, 400, 200]


@pytest.mark.parametrize("names_first", [True, False])
def test_a_header_in_two_rows_that_nobody_merged(tmp_path: Path, *, names_first: bool) -> None:
    names = ["site", "item", "数量", None, None, "serviceable"]
    parts: list[object] = [None, None, "値", "下限", "上限", None]
    if not names_first:
        names, parts = [None, None, "数量", None, None, None], [*names[:2], *parts[2:5], names[5]]
    rows: Rows = [
        names, parts, ["depot", "he", 1200, 1000, 1300, 0.9], ["depot", "fuze", 500, 400, 600],
        ["plant", "he", 300, 200, 400, 0.5],
    ]  # fmt: skip
    case = read_case(book(tmp_path, stocks=rows))
    assert stocks(case) == STOCKS
    assert list(case.tables["stocks"].sort_index()["quantity_high"]) == [1300, 600, 400]


@pytest.mark.parametrize("merged", [True, False])
@pytest.mark.parametrize("weeks", [["W1", "W2", "W3"], [dt.date(2027, 3, d) for d in (1, 8, 15)]])
def test_periods_beneath_a_header(tmp_path: Path, weeks: list[object], *, merged: bool) -> None:
    rows: Rows = [
        ["contingency", "force_element", "数量（千発）", None, None], [None, None, *weeks],
        ["korea", "guns", 0.07, 0.08, 0.09],
    ]  # fmt: skip
    areas = {"demand": [(0, 2, 0, 2)]} if merged else {}
    path = write(tmp_path / "case.xlsx", with_table(demand=rows), areas)
    assert demand(read_case(path)) == DEMAND


def test_a_quantity_over_years(tmp_path: Path) -> None:
    rows: Rows = [
        ["country", "item", "Quantity", None],
        [None, None, 2027, 2028],
        ["JP", "he", 1, 2],
    ]
    frame = read_case(book(tmp_path, procurement=rows)).tables["procurement"].sort_values("year")
    assert list(frame["quantity"]) == [1, 2]


def test_a_year_beneath_a_fiscal_year_is_an_error(tmp_path: Path) -> None:
    rows: Rows = [
        ["country", "item", "FY2027", None], [None, None, 2027, 2028], ["JP", "he", 1, 2]
    ]  # fmt: skip
    path = write(
        tmp_path / "case.xlsx", with_table(procurement=rows), {"procurement": [(0, 2, 0, 1)]}
    )
    [found] = said(path, Level.ERROR, "wide-table")
    assert (found.cell, "beneath `FY2027`" in found.message) == ("C2", True)


def test_a_merged_header_over_two_columns_of_figures_is_an_error(tmp_path: Path) -> None:
    path = book(tmp_path, stocks=[["site", "item", "quantity", None], ["depot", "he", 1, 2]])
    opened, sheet = change(path)
    sheet.merge_cells("C1:D1")
    opened.save(path)
    assert [f.cell for f in said(path, Level.ERROR, "merged-header")] == ["C1"]


def test_hidden_sheets_rows_and_columns_are_read_and_said(tmp_path: Path) -> None:
    path = book(tmp_path)
    opened, sheet = change(path)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["D"].hidden = True
    opened["demand"].sheet_state = "hidden"
    opened.save(path)
    assert stocks(read_case(path)) == STOCKS
    notes = {f.rule: f for f in findings_in(path) if f.level is Level.NOTE}
    assert "3." in notes["hidden-rows"].message
    assert "D." in notes["hidden-columns"].message
    assert notes["hidden-sheet"].sheet == "demand"


@pytest.mark.parametrize(
    "word", ["Total", "合計", "합계", "계", "TOTAL:", "Ｔｏｔａｌ", "集計", "요약"]
)
def test_a_totals_row_is_left_out(tmp_path: Path, word: str) -> None:
    path = book(tmp_path, stocks=[*SOUND["stocks"], [], [word, None, 2000]])
    assert stocks(read_case(path)) == STOCKS
    [found] = said(path, Level.REPAIR, "total")
    assert (found.cell, found.value) == ("A6", word)


def test_subtotals_and_a_grand_total(tmp_path: Path) -> None:
    rows: Rows = [
        HEAD, BODY[0], BODY[1], ["小計", None, 1700], BODY[2], ["小計", None, 300],
        ["総計", None, 2000],
    ]  # fmt: skip
    path = book(tmp_path, stocks=rows)
    assert stocks(read_case(path)) == STOCKS
    assert len(said(path, Level.REPAIR, "total")) == 3


def test_a_label_that_a_row_may_lack_makes_no_total(tmp_path: Path) -> None:
    rows: Rows = [["line", "site", "operator"], ["shells", "plant", "Total"]]
    case = read_case(book(tmp_path, lines=rows))
    assert list(case.tables["lines"]["operator"]) == ["Total"]


def test_a_total_beside_numbers_of_rows(tmp_path: Path) -> None:
    rows: Rows = [["No.", *HEAD], *[[n, *row] for n, row in enumerate(BODY, 1)]]
    rows += [["計", None, None, 2000, 0.8]]
    path = book(tmp_path, stocks=rows)
    assert stocks(read_case(path)) == STOCKS
    assert [f.cell for f in said(path, Level.REPAIR, "total")] == ["A5"]


def test_subtotals_by_site(tmp_path: Path) -> None:
    rows: Rows = [HEAD, *BODY[:2], ["depot 計", None, 1700], BODY[2], ["plant 計", None, 300]]
    assert stocks(read_case(book(tmp_path, stocks=rows))) == STOCKS


@pytest.mark.parametrize("end", [["以下余白"], [None, "以上"], ["--- END ---"], [None, None, "끝"]])
def test_the_end_of_a_table_may_be_told(tmp_path: Path, end: list[object]) -> None:
    path = book(tmp_path, stocks=[*SOUND["stocks"], end])
    assert stocks(read_case(path)) == STOCKS


def test_a_signature_beneath_is_left_out(tmp_path: Path) -> None:
    path = book(tmp_path, stocks=[*SOUND["stocks"], [], ["作成：装備課", None, None, "承認：課長"]])
    assert stocks(read_case(path)) == STOCKS


def test_a_total_that_does_not_add_up_is_an_error(tmp_path: Path) -> None:
    path = book(tmp_path, stocks=[*SOUND["stocks"], ["Total", None, 2001]])
    [found] = said(path, Level.ERROR, "total")
    assert found.cell == "C5"
    assert "2000" in found.hint


@pytest.mark.parametrize("mark", ["(1)", "2.", "①", "b)", "*1"])
def test_footnotes_by_number_are_left_out(tmp_path: Path, mark: str) -> None:
    notes = [[f"{mark} counted on 1 March"], [f"{mark} without fuzes"]]
    path = book(tmp_path, stocks=[*SOUND["stocks"], *notes])
    assert stocks(read_case(path)) == STOCKS
    assert [f.cell for f in said(path, Level.REPAIR, "remark")] == ["A5", "A6"]


def test_a_repeated_header_is_left_out(tmp_path: Path) -> None:
    path = book(tmp_path, stocks=[HEAD, BODY[0], HEAD, *BODY[1:]])
    assert stocks(read_case(path)) == STOCKS
    assert [f.cell for f in said(path, Level.REPAIR, "repeated-header")] == ["A3"]


def test_a_second_table_beneath_is_an_error(tmp_path: Path) -> None:
    path = book(tmp_path, stocks=[*SOUND["stocks"], [], ["line", "site"], ["l", "plant"]])
    assert [f.cell for f in said(path, Level.ERROR, "table-beneath")] == ["A6"]


def test_a_remark_beneath_is_left_out(tmp_path: Path) -> None:
    path = book(tmp_path, stocks=[*SOUND["stocks"], [], ["※ 2027年3月1日現在"]])
    assert stocks(read_case(path)) == STOCKS
    assert [f.cell for f in said(path, Level.REPAIR, "remark")] == ["A6"]


@pytest.mark.parametrize(
    ("head", "factor"),
    [("quantity (千発)", 1000), ("数量（万発）", 10_000), ("Quantity [thousand rounds]", 1000),
     ("quantity (rounds)", 1), ("수량(천 발)", 1000), ("quantity ('000)", 1000),
     ("quantity (1000)", 1000)],
)  # fmt: skip
def test_a_multiplier_in_the_header(tmp_path: Path, head: str, factor: int) -> None:
    rows: Rows = [[*HEAD[:2], head, *HEAD[3:]]]
    rows += [[*row[:2], row[2] / factor, *row[3:]] for row in BODY]
    path = book(tmp_path, stocks=rows)
    assert stocks(read_case(path)) == STOCKS
    repairs = said(path, Level.REPAIR, "header-unit")
    assert [f.cell for f in repairs] == (["C1"] if factor > 1 else [])


def test_a_time_base_in_the_header(tmp_path: Path) -> None:
    rows: Rows = [
        ["line", "item", "rate (rounds/month)", "lead time (weeks)"],
        ["shells", "he", 1200, 4],
    ]
    path = book(tmp_path, rates=rows)
    frame = read_case(path).tables["rates"]
    assert list(frame[["rate", "per", "lead_days"]].iloc[0]) == [1200, "month", 28]
    assert {f.cell for f in said(path, Level.REPAIR, "header-unit")} == {"C1", "D1"}


@pytest.mark.parametrize("head", ["quantity (boxes)", "quantity (rounds/month)", "quantity (%)"])
def test_a_unit_that_does_not_fit_is_an_error(tmp_path: Path, head: str) -> None:
    path = book(tmp_path, stocks=[[*HEAD[:2], head, *HEAD[3:]], *BODY])
    assert [f.cell for f in said(path, Level.ERROR, "header-unit")] == ["C1"]


def test_a_time_base_against_that_of_the_row_is_an_error(tmp_path: Path) -> None:
    rows: Rows = [
        ["line", "item", "rate (/week)", "per", "lead_days"],
        ["shells", "he", 1, "month", 2],
    ]
    assert [f.cell for f in said(book(tmp_path, rates=rows), Level.ERROR, "header-unit")] == ["D2"]


def test_percent_in_the_header(tmp_path: Path) -> None:
    head = [*HEAD[:3], "serviceable (%)", *HEAD[4:]]
    rows: Rows = [head] + [[*r[:3], r[3] and 100 * r[3], *r[4:]] for r in BODY]
    assert stocks(read_case(book(tmp_path, stocks=rows))) == STOCKS
    doubtful = book(tmp_path, stocks=[head, *BODY])
    assert [f.cell for f in said(doubtful, Level.ERROR, "header-unit")] == ["D2"]


WIDE = {
    "dates": [dt.date(2027, 3, 1), dt.date(2027, 3, 8), dt.date(2027, 3, 15)],
    "texts": ["2027/3/1", "2027年3月8日", "2027-03-15"],
    "days": ["D+0", "D+7", "Ｄ＋１４"],
    "weeks": ["W1", "W2", "W3"],
    "Japanese weeks": ["第1週", "第2週", "第3週"],
    "Korean weeks": ["1주", "2주차", "3주"],
    "spans": ["D+0~D+6", "D+7~D+13", "D+14 to D+20"],
}


@pytest.mark.parametrize("labels", WIDE.values(), ids=WIDE)
def test_a_column_a_week(tmp_path: Path, labels: list[object]) -> None:
    rows: Rows = [["contingency", "force_element", *labels], ["korea", "guns", 70, 80, 90]]
    if "D+0~D+6" in labels:
        rows = [[*rows[0], "per"], [*rows[1], "week"]]
    path = book(tmp_path, demand=rows)
    case = read_case(path)
    assert demand(case) == DEMAND
    [found] = said(path, Level.REPAIR, "wide-table")
    assert found.cell == "C1"
    rows_by_day = case.tables["demand"].sort_values("from").index
    assert [case.origin("demand", row, "quantity") for row in rows_by_day] == [
        f"case.xlsx: demand!{cell}" for cell in ("C2", "D2", "E2")
    ]


def test_a_column_a_month(tmp_path: Path) -> None:
    rows: Rows = [["contingency", "force_element", "2027-03", "2027-04"], ["korea", "guns", 7, 8]]
    got = demand(read_case(book(tmp_path, demand=rows)))
    assert got == [(0.0, 30.0, 7.0, "month"), (31.0, 60.0, 8.0, "month")]


def test_a_column_a_year(tmp_path: Path) -> None:
    rows: Rows = [["country", "item", 2026, 2027, "unit_price"], ["JP", "he", 100, 200, 5]]
    frame = read_case(book(tmp_path, procurement=rows)).tables["procurement"].sort_values("year")
    assert list(frame["year"]) == [2026, 2027]
    assert list(frame["quantity"]) == [100, 200]
    assert list(frame["unit_price"]) == [5, 5]


def test_a_wide_table_with_a_merged_header_and_totals(tmp_path: Path) -> None:
    rows: Rows = [
        ["contingency", "force_element", "quantity", None, None, "合計"],
        [None, None, "W1", "W2", "W3", None],
        ["korea", "guns", 70, 80, 90, 240],
        ["korea", "tubes", 1, 2, 3, 6],
        ["合計", None, 71, 82, 93, 246],
    ]
    path = book(tmp_path, demand=rows)
    opened, sheet = change(path, "demand")
    for area in ("A1:A2", "B1:B2", "C1:E1", "F1:F2"):
        sheet.merge_cells(area)
    opened.save(path)
    case = read_case(path)
    assert demand(case)[:3] == DEMAND
    assert case.tables["demand"]["quantity"].sum() == 246
    assert [f.cell for f in said(path, Level.REPAIR, "total")] == ["F1", "A5"]


@pytest.mark.parametrize(
    ("labels", "cell"),
    [
        (["W14", "W15"], "C1"),  # of the calendar, or of the war?
        ([dt.date(2027, 3, 1)], "C1"),  # until when?
        (["D+0", "D+7", "D+9"], "E1"),
        (["D+0", "W2"], "D1"),
        (["D+7", "D+0"], "D1"),
    ],
)
def test_periods_that_leave_days_open_are_an_error(
    tmp_path: Path, labels: list[object], cell: str
) -> None:
    rows: Rows = [["contingency", "force_element", *labels], ["korea", "guns", *labels]]
    rows[1][2:] = range(1, len(labels) + 1)
    path = book(tmp_path, demand=rows)
    assert [f.cell for f in said(path, Level.ERROR, "wide-table")] == [cell]


def test_a_number_for_the_whole_war_beside_periods_is_an_error(tmp_path: Path) -> None:
    head = ["contingency", "force_element", "threat_inventory", "shots", "W1", "W2"]
    path = book(tmp_path, raids=[head, ["korea", "guns", 900, 2, 5, 6]])
    assert [f.cell for f in said(path, Level.ERROR, "wide-table")] == ["C1"]


def test_a_blank_week_is_not_zero(tmp_path: Path) -> None:
    rows: Rows = [["contingency", "force_element", "W1", "W2"], ["korea", "guns", 70, None]]
    [found] = [f for f in findings_in(book(tmp_path, demand=rows)) if f.level is Level.ERROR]
    assert (found.rule, found.cell) == ("blank", "D2")


def test_a_column_that_stands_twice_is_an_error(tmp_path: Path) -> None:
    path = book(tmp_path, stocks=[[*HEAD, "数量"], *([*row, 1] for row in BODY)])
    [found] = said(path, Level.ERROR, "duplicate-column")
    assert (found.cell, found.value) == ("G1", "数量")


@pytest.mark.parametrize(
    "marks", ["{}※1", "{}*", "{} 注2)", "1. {}", "①{}", "(2) {}", "{}\n(数量)", "数量/{}"]
)
def test_marks_and_numbers_at_a_header(tmp_path: Path, marks: str) -> None:
    path = book(tmp_path, stocks=[[*HEAD[:2], marks.format("quantity"), *HEAD[3:]], *BODY])
    assert stocks(read_case(path)) == STOCKS


def test_a_header_in_two_languages(tmp_path: Path) -> None:
    for heads in ([HEAD, JAPANESE], [JAPANESE, HEAD]):
        path = book(tmp_path, stocks=[*heads, *BODY])
        assert stocks(read_case(path)) == STOCKS


def test_a_second_header_with_a_unit_of_its_own_is_not_left_out(tmp_path: Path) -> None:
    second = [*JAPANESE[:2], "数量（千発）", *JAPANESE[3:]]
    path = book(tmp_path, stocks=[HEAD, second, *BODY])
    assert said(path, Level.ERROR, "number")


def test_figures_beneath_a_near_miss_are_an_error(tmp_path: Path) -> None:
    """Left out, each share would be 1."""
    path = book(tmp_path, stocks=[[*HEAD[:3], "servicable", *HEAD[4:]], *BODY])
    assert [f.cell for f in said(path, Level.ERROR, "unknown-column")] == ["D1"]


def test_a_near_miss_in_a_header(tmp_path: Path) -> None:
    path = book(tmp_path, stocks=[["site", "item", "quantityy"], ["depot", "he", 1]])
    [found] = said(path, Level.ERROR, "missing-column")
    assert "quantityy" in found.hint


def test_a_remark_directly_beneath_is_left_out(tmp_path: Path) -> None:
    path = book(tmp_path, stocks=[*SOUND["stocks"], ["Note: counted in March"]])
    assert stocks(read_case(path)) == STOCKS
    [found] = said(path, Level.REPAIR, "remark")
    assert found.after == "nothing"


def test_budget_years(tmp_path: Path) -> None:
    rows: Rows = [["country", "item", "FY2026", "2027年度"], ["JP", "he", 100, 200]]
    frame = read_case(book(tmp_path, procurement=rows)).tables["procurement"].sort_values("year")
    assert list(frame[["year", "quantity"]].itertuples(index=False, name=None)) == [
        (2026, 100),
        (2027, 200),
    ]


def test_months_in_words(tmp_path: Path) -> None:
    rows: Rows = [
        ["contingency", "force_element", "Mar 2027", "April 2027"],
        ["korea", "guns", 7, 8],
    ]
    got = demand(read_case(book(tmp_path, demand=rows)))
    assert got == [(0.0, 30.0, 7.0, "month"), (31.0, 60.0, 8.0, "month")]


@pytest.mark.parametrize(
    "march",
    [
        "2027年3月",
        "令和9年3月",
        "R9.3",
        "Mar '27",
        "2027. 3.",
        "27.3월",
        "202703",
        "２０２７年３月",
    ],
)
def test_months_as_people_write_them(tmp_path: Path, march: str) -> None:
    rows: Rows = [["contingency", "force_element", march], ["korea", "guns", 7]]
    assert demand(read_case(book(tmp_path, demand=rows))) == [(0.0, 30.0, 7.0, "month")]


@pytest.mark.parametrize(
    "head", ["令和9年度", "R9", "FY27", "'27년", "FY2027（予算）", "2027年度(発)"]
)
def test_years_as_people_write_them(tmp_path: Path, head: str) -> None:
    rows: Rows = [["country", "item", head], ["JP", "he", 7]]
    frame = read_case(book(tmp_path, procurement=rows)).tables["procurement"]
    assert list(frame[["year", "quantity"]].iloc[0]) == [2027, 7]


def test_a_unit_behind_each_period(tmp_path: Path) -> None:
    rows: Rows = [["country", "item", "2027（千発）", "2028（千発）"], ["JP", "he", 1, 2]]
    frame = read_case(book(tmp_path, procurement=rows)).tables["procurement"]
    assert sorted(frame["quantity"]) == [1000, 2000]
    rows[0][3] = "2028（万発）"
    path = book(tmp_path, procurement=rows)
    assert [f.cell for f in said(path, Level.ERROR, "wide-table")] == ["D1"]


def test_weeks_by_their_first_or_last_day(tmp_path: Path) -> None:
    for heads in (
        ["w/c 1 Mar 2027", "Week of 2027-03-08", "2027年3月15日の週"],
        ["W/E 7 Mar 2027", "week ending 2027-03-14", "week ending 21 March 2027"],
        ["D~D+6", "D+7~D+13", "D14~D20"],
    ):
        rows: Rows = [["contingency", "force_element", *heads], ["korea", "guns", 70, 80, 90]]
        assert demand(read_case(book(tmp_path, demand=rows))) == DEMAND


@pytest.mark.parametrize("merged", [True, False])
def test_months_beneath_their_year(tmp_path: Path, *, merged: bool) -> None:
    rows: Rows = [
        ["contingency", "force_element", "2027年", None], [None, None, "3月", "4月"],
        ["korea", "guns", 7, 8],
    ]  # fmt: skip
    areas = {"demand": [(0, 2, 0, 1)]} if merged else {}
    path = write(tmp_path / "case.xlsx", with_table(demand=rows), areas)
    assert demand(read_case(path)) == [(0.0, 30.0, 7.0, "month"), (31.0, 60.0, 8.0, "month")]


@pytest.mark.parametrize(
    "heads", [["Q1", "Q2"], ["上期", "下期"], ["Month 1", "Month 2"], ["3/1~3/7", "3/8~3/14"],
              ["D1", "D2"], [dt.date(2027, 3, 31), dt.date(2027, 4, 30)]]
)  # fmt: skip
def test_headings_that_name_no_period_are_told(tmp_path: Path, heads: list[object]) -> None:
    rows: Rows = [["contingency", "force_element", *heads], ["korea", "guns", 7, 8]]
    path = book(tmp_path, demand=rows)
    assert [f.cell for f in said(path, Level.ERROR, "wide-table")] == ["C1"]


def test_a_blank_sheet_is_no_table(tmp_path: Path) -> None:
    path = book(tmp_path, bom=[[]])
    assert stocks(read_case(path)) == STOCKS
    assert [f.sheet for f in said(path, Level.NOTE, "blank-sheet")] == ["bom"]


def test_units_of_a_rate_of_fire(tmp_path: Path) -> None:
    head = ["contingency", "force_element", "rounds_per_day (rounds/gun/day)"]
    path = book(tmp_path, effort=[head, ["korea", "guns", 60]])
    assert list(read_case(path).tables["effort"]["rounds_per_day"]) == [60]
    weekly = [*head[:2], "rounds_per_day (rounds/week)"]
    path = book(tmp_path, effort=[weekly, ["korea", "guns", 60]])
    assert [f.cell for f in said(path, Level.ERROR, "header-unit")] == ["C1"]


@pytest.mark.parametrize("head", ["K$", "$K", "USD K", "千ドル", "'000 USD"])
def test_thousands_of_a_currency_in_a_header(tmp_path: Path, head: str) -> None:
    rows: Rows = [["item", "kind", f"unit_price ({head})"], ["he", "munition", 3]]
    path = book(tmp_path, items=[*rows, ["fuze", "component", 1]])
    assert list(read_case(path).tables["items"].sort_index()["unit_price"]) == [3000, 1000]


@pytest.mark.parametrize(
    ("head", "error"),
    [
        ("unit price (USD)", False),
        ("unit price (thousand USD)", False),
        ("unit price (千円)", True),
    ],
)
def test_currency_in_a_header(tmp_path: Path, head: str, error: bool) -> None:
    rows: Rows = [["item", "kind", head], ["he", "munition", 3], ["fuze", "component", 1]]
    path = book(tmp_path, items=rows)
    if error:
        assert [f.cell for f in said(path, Level.ERROR, "header-unit")] == ["C1"]
    else:
        factor = 1000 if "thousand" in head else 1
        prices = read_case(path).tables["items"].sort_index()["unit_price"]
        assert list(prices) == [3 * factor, 1 * factor]


def test_too_many_rows_are_refused_at_once(tmp_path: Path) -> None:
    lines = ["site,item,quantity", *["depot,he,1"] * 200_001]
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "stocks.csv").write_text("\n".join(lines))
    assert [f.file for f in findings_in(folder) if f.rule == "too-many-rows"] == ["stocks.csv"]


# Ways to write 8 March above a column.
MIXED = ["8 Mar 2027", "R9.3.8", "令和9年3月8日", "2027.3.8", "2027年3月8日(月)", "20270308"]


@pytest.mark.parametrize("middle", MIXED)
def test_headings_are_days_in_every_form_that_cells_are(tmp_path: Path, middle: str) -> None:
    head = ["contingency", "force_element", "per", "2027-03-01", middle, "2027-03-15"]
    path = book(tmp_path, demand=[head, ["korea", "guns", "week", 70, 80, 90]])
    assert demand(read_case(path)) == DEMAND


@pytest.mark.parametrize("middle", ["week of 8 Mar", "3/8/2027", "2027-03-08 (Tue)", 46454, None])
def test_a_column_between_periods_is_never_dropped(tmp_path: Path, middle: object) -> None:
    head = ["contingency", "force_element", "per", "2027-03-01", middle, "2027-03-15"]
    path = book(tmp_path, demand=[head, ["korea", "guns", "week", 10, 20, 30]])
    errors = [f for f in findings_in(path) if f.level is Level.ERROR and f.sheet == "demand"]
    assert [f.cell for f in errors if f.cell.startswith("E")] == ["E1" if middle else "E2"]


def test_a_heading_that_may_be_two_days_is_refused_at_the_end_too(tmp_path: Path) -> None:
    head = ["contingency", "force_element", "per", "2027-03-01", "2027-03-08", "3/4/2027"]
    path = book(tmp_path, demand=[head, ["korea", "guns", "week", 10, 20, 30]])
    [found] = said(path, Level.ERROR, "wide-table")
    assert (found.cell, "2027-03-04 or 2027-04-03" in found.message) == ("F1", True)


def test_a_remark_behind_the_periods_is_left_aside(tmp_path: Path) -> None:
    head = ["contingency", "force_element", "W1", "W2", "W3", "remark of ours"]
    path = book(tmp_path, demand=[head, ["korea", "guns", 70, 80, 90, "as agreed"]])
    assert demand(read_case(path)) == DEMAND
    assert [f.cell for f in said(path, Level.WARNING, "unknown-column")] == ["F1"]


@pytest.mark.parametrize(
    "head",
    ["W4以降", "W4 and later", "after W3", "W4+", "thereafter", "残り", "D+21~", "第4週以降"],
)
def test_a_period_at_the_end_that_is_not_understood_is_an_error(tmp_path: Path, head: str) -> None:
    rows = [["contingency", "force_element", "W1", "W2", "W3", head], ["korea", "guns", 7, 8, 9, 5]]
    path = book(tmp_path, demand=rows)
    assert [f.cell for f in said(path, Level.ERROR, "wide-table")] == ["F1"]


@pytest.mark.parametrize("per", ["month", "日", "year"])
def test_a_time_base_against_the_length_of_periods_is_an_error(tmp_path: Path, per: str) -> None:
    rows = [["contingency", "force_element", "per", "W1", "W2"], ["korea", "guns", per, 70, 80]]
    path = book(tmp_path, demand=rows)
    assert [f.cell for f in said(path, Level.ERROR, "wide-table")] == ["C2"]


@pytest.mark.parametrize(
    "labels",
    [
        ["2027-03-01 - 2027-03-07", "2027-03-08-2027-03-14", "15 Mar 2027 to 21 Mar 2027"],
        ["D+0-D+6", "D+7 – D+13", "D14~D20"],
    ],
)
def test_ranges_of_days_in_every_form(tmp_path: Path, labels: list[str]) -> None:
    head = ["contingency", "force_element", "per", *labels]
    path = book(tmp_path, demand=[head, ["korea", "guns", "week", 70, 80, 90]])
    assert demand(read_case(path)) == DEMAND


def test_a_sheet_in_another_case_is_read_and_said(tmp_path: Path) -> None:
    tables = {"Stocks" if name == "stocks" else name: rows for name, rows in SOUND.items()}
    path = write(tmp_path / "case.xlsx", tables)
    assert stocks(read_case(path)) == STOCKS
    [found] = said(path, Level.REPAIR, "sheet-name")
    assert (found.sheet, found.after) == ("Stocks", "stocks")


def test_a_loose_name_over_the_headers_of_another_table_is_no_table(tmp_path: Path) -> None:
    """A copy of the stocks called Routes, beside the stocks themselves, is left aside and said."""
    path = write(tmp_path / "case.xlsx", {**SOUND, "Routes": SOUND["stocks"]})
    assert stocks(read_case(path)) == STOCKS
    found = [f for f in findings_in(path) if f.sheet == "Routes"]
    assert [(f.level, f.rule) for f in found] == [
        (Level.WARNING, "sheet-name"),
        (Level.NOTE, "unknown-table"),
    ]
    assert "which `stocks` holds" in found[0].message


def test_a_sheet_with_columns_of_its_own_is_told_by_its_headers(tmp_path: Path) -> None:
    head = ["No.", "確認者", "保管先", "弾種", "現有数", "稼働率", "入荷予定日", "摘要"]
    rows: Rows = [head, *([n, "佐藤", *row] for n, row in enumerate(BODY, start=1))]
    tables = {("日本_弾薬" if key == "stocks" else key): own for key, own in SOUND.items()}
    path = write(tmp_path / "case.xlsx", {**tables, "日本_弾薬": rows})
    assert stocks(read_case(path)) == STOCKS
    assert [f.value for f in said(path, Level.WARNING, "unknown-column")] == ["No.", "確認者"]


@pytest.mark.parametrize("word", ["ドル", "US$", "달러"])
def test_the_currency_of_the_case_in_words(tmp_path: Path, word: str) -> None:
    settings = [row if row[0] != "currency" else ["currency", word] for row in SOUND["settings"]]
    items: Rows = [
        ["item", "kind", "単価（千ドル）"],
        ["he", "munition", 3],
        ["fuze", "component", 1],
    ]
    path = book(tmp_path, settings=settings, items=items)
    case = read_case(path)
    assert case.settings.currency == "USD"
    assert list(case.tables["items"].sort_index()["unit_price"]) == [3000, 1000]
    [found] = [f for f in said(path, Level.REPAIR, "choice-text") if f.sheet == "settings"]
    assert (found.cell, found.value, found.after) == ("B5", word, "USD")


@pytest.mark.parametrize("share", ["9割", "９０％", "9할"])
def test_tenths(tmp_path: Path, share: str) -> None:
    path = book(tmp_path, stocks=[HEAD, [*BODY[0][:3], share, *BODY[0][4:]], *BODY[1:]])
    assert stocks(read_case(path)) == STOCKS


@pytest.mark.parametrize("over", ["2027年4月", "2027", 2027, "April 2027"])
@pytest.mark.parametrize("merged", [True, False])
def test_numbered_weeks_beneath_a_month_or_year_are_an_error(
    tmp_path: Path, over: object, *, merged: bool
) -> None:
    """They could be weeks of that month, or weeks of the war."""
    rows: Rows = [["contingency", "force_element", over, None], [None, None, "W1", "W2"]]
    areas = {"demand": [(0, 2, 0, 1)]} if merged else {}
    tables = with_table(demand=[*rows, ["korea", "guns", 70, 80]])
    path = write(tmp_path / "case.xlsx", tables, areas)
    [found] = said(path, Level.ERROR, "wide-table")
    assert (found.cell, "or of the war" in found.message) == ("C2", True)


@pytest.mark.parametrize("shares", [["90%", None, "50 %"], [0.9, 1, 0.5], ["9割", "10割", "5割"]])
def test_shares_beneath_a_heading_that_is_not_known_are_an_error(
    tmp_path: Path, shares: list[object]
) -> None:
    """Left out, each share serviceable would be 1; counts beneath such a heading are a warning."""
    rows: Rows = [["site", "item", "quantity", "健全性"]]
    rows += [[*row[:3], share] for row, share in zip(BODY, shares, strict=True)]
    [found] = said(book(tmp_path, stocks=rows), Level.ERROR, "unknown-column")
    assert (found.cell, "`serviceable`" in found.hint) == ("D1", True)
    counts: Rows = [[*HEAD, "積付数"], *([*row, 12] for row in BODY)]
    assert stocks(read_case(book(tmp_path, stocks=counts))) == STOCKS


def test_deliveries_by_month_are_an_error(tmp_path: Path) -> None:
    rows: Rows = [[*HEAD, "2027年4月", dt.date(2027, 5, 1)], *([*row, 5, 5] for row in BODY)]
    [found] = said(book(tmp_path, stocks=rows), Level.ERROR, "wide-table")
    assert found.cell == "G1"

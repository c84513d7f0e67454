"""A cell is read as its reader sees it: words of number formats, raised and struck letters."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from supplychain.case import Level
from supplychain.workbook import read_case
from supplychain.workbook.files.formats import format_of
from supplychain.workbook.grid import Format
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

CORPUS = Path(__file__).parent / "corpus"
HEAD, *BODY = SOUND["stocks"]


def formatted(folder: Path, code: str, cells: tuple[str, ...], **tables: Rows) -> Path:
    """Return the sound case with tables replaced, and cells of the first of them formatted."""
    path = write(folder / "case.xlsx", with_table(**tables))
    book = openpyxl.load_workbook(path)
    for cell in cells:
        book[next(iter(tables))][cell].number_format = code
    book.save(path)
    return path


def quantities(*numbers: float, head: str = "quantity") -> Rows:
    rows: Rows = [[*HEAD[:2], head, *HEAD[3:]]]
    return rows + [[*row[:2], n, *row[3:]] for row, n in zip(BODY, numbers, strict=True)]


C, D = ("C2", "C3", "C4"), ("D2", "D4")
THOUSANDS, WHOLE = (1.2, 0.5, 0.3), (1200.0, 500.0, 300.0)
MILLIONS = tuple(1000 * number for number in WHOLE)


@pytest.mark.parametrize("code", ['0.0"千発"', '0.0"천 발"', '0.0" thousand"', '#,##0.0_ "千"'])
def test_a_multiplier_in_a_format_is_read_and_said(tmp_path: Path, code: str) -> None:
    path = formatted(tmp_path, code, C, stocks=quantities(*THOUSANDS))
    assert stocks(read_case(path)) == STOCKS
    repairs = [(f.cell, f.after) for f in findings_in(path) if f.level is Level.REPAIR]
    assert repairs == [("C2", "1200"), ("C3", "500"), ("C4", "300")]


@pytest.mark.parametrize(
    "code", ['#,##0"発"', "#,##0", '0" rounds"', "#,##0_);(#,##0)", '#,##0;-#,##0;"-"', "0.00E+00"]
)
def test_a_format_that_only_adorns_the_number_is_no_repair(tmp_path: Path, code: str) -> None:
    path = formatted(tmp_path, code, C, stocks=quantities(*WHOLE))
    assert stocks(read_case(path)) == STOCKS
    assert not [f for f in findings_in(path) if f.sheet == "stocks" and f.cell in C]


def test_a_number_shown_in_thousands_is_not_multiplied_again(tmp_path: Path) -> None:
    shown = quantities(*(1000 * n for n in WHOLE), head="quantity (千発)")
    path = formatted(tmp_path, "#,##0,", C, stocks=shown)
    assert [row[2] for row in stocks(read_case(path))] == list(MILLIONS)
    path = formatted(tmp_path, '#,##0,"千発"', C, stocks=shown)
    assert [row[2] for row in stocks(read_case(path))] == list(MILLIONS)
    path = formatted(tmp_path, "#,##0,", C, stocks=quantities(*MILLIONS))
    assert [row[2] for row in stocks(read_case(path))] == list(MILLIONS)
    [found] = said(path, Level.WARNING, "scaled-format")
    assert (found.cell, "shows 1200 for 1200000" in found.message) == ("C2", True)


@pytest.mark.parametrize(
    ("code", "head", "rule"),
    [('0"箱"', "quantity", "unit"), ('0"発"', "quantity (千発)", "header-unit"),
     ('0"%"', "quantity", "percent"), ('0"発/月"', "quantity", "unit")],
)  # fmt: skip
def test_a_format_against_its_column_is_an_error(
    tmp_path: Path, code: str, head: str, rule: str
) -> None:
    path = formatted(tmp_path, code, C, stocks=quantities(*WHOLE, head=head))
    assert [f.cell for f in said(path, Level.ERROR, rule)] == list(C)


def test_percent_shown_and_percent_meant(tmp_path: Path) -> None:
    """85 shown as 85% is a number with a sign behind it; 0.85 is shown so by the spreadsheet."""
    for code, factor in (('0.0"%"', 100), ("0%", 1)):
        for head in ("serviceable", "serviceable (%)"):
            rows: Rows = [[*HEAD[:3], head, *HEAD[4:]]]
            rows += [[*r[:3], r[3] and r[3] * factor, *r[4:]] for r in BODY]
            assert stocks(read_case(formatted(tmp_path, code, D, stocks=rows))) == STOCKS


@pytest.mark.parametrize(
    ("code", "error"),
    [('_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)', False), ("[$¥-411]#,##0", True),
     ("[$₩-412]#,##0", True), ("[$$-409]#,##0.00", False), ('#,##0.00" USD"', False)],
)  # fmt: skip
def test_a_sign_of_currency(tmp_path: Path, code: str, error: bool) -> None:
    rows: Rows = [["item", "kind", "price"], ["he", "munition", 3000], ["fuze", "component", 1]]
    path = formatted(tmp_path, code, ("C2",), items=rows)
    assert [f.cell for f in said(path, Level.ERROR, "currency")] == ["C2"] * error
    if not error:
        assert read_case(path).tables["items"]["unit_price"].max() == 3000


def test_a_sign_of_currency_beneath_a_multiplier(tmp_path: Path) -> None:
    rows: Rows = [["item", "kind", "unit_price (thousand USD)"], ["he", "munition", 3]]
    path = formatted(tmp_path, '"$"#,##0', ("C2",), items=[*rows, ["fuze", "component", 1]])
    assert read_case(path).tables["items"]["unit_price"].max() == 3000


def test_a_time_base_in_a_format(tmp_path: Path) -> None:
    rows: Rows = [["line", "item", "rate", "per", "lead_days"], ["shells", "he", 1200, None, 28]]
    frame = read_case(formatted(tmp_path, '0"/yr"', ("C2",), rates=rows)).tables["rates"]
    assert list(frame[["rate", "per"]].iloc[0]) == [1200, "year"]


def test_a_time_base_in_every_cell_needs_no_column(tmp_path: Path) -> None:
    rows: Rows = [["line", "item", "rate", "lead_days"], ["shells", "he", "1,200/month", 28]]
    path = write(tmp_path / "case.xlsx", with_table(rates=rows))
    assert list(read_case(path).tables["rates"][["rate", "per"]].iloc[0]) == [1200, "month"]


def test_words_of_formats_in_headings_and_names(tmp_path: Path) -> None:
    rows: Rows = [["contingency", "force_element", 1, 2, 3], ["korea", "guns", 70, 80, 90]]
    path = formatted(tmp_path, '"第"0"週"', ("C1", "D1", "E1"), demand=rows)
    assert demand(read_case(path)) == DEMAND
    names: Rows = [["item", "kind"], [155, "munition"], ["he", "munition"], ["fuze", "component"]]
    frame = read_case(formatted(tmp_path, '0"mm"', ("A2",), items=names)).tables["items"]
    assert "155mm" in set(frame["item"])


def test_a_total_shown_with_words(tmp_path: Path) -> None:
    rows = [*quantities(*WHOLE), ["合計", None, 2000]]
    path = formatted(tmp_path, '#,##0"発"', (*C, "C5"), stocks=rows)
    assert stocks(read_case(path)) == STOCKS
    path = formatted(
        tmp_path, '0.0"千発"', (*C, "C5"), stocks=[*quantities(*THOUSANDS), ["合計", None, 2]]
    )
    assert stocks(read_case(path)) == STOCKS


@pytest.mark.parametrize("cell", ["C3", "A3", "C1"])
def test_a_struck_cell_is_an_error(tmp_path: Path, cell: str) -> None:
    path = write(tmp_path / "case.xlsx", SOUND)
    book = openpyxl.load_workbook(path)
    book["stocks"][cell].font = Font(strike=True)
    book["stocks"]["F9"].font = Font(strike=True)  # blank
    book.save(path)
    assert [f.cell for f in said(path, Level.ERROR, "struck-out")] == [cell]


@pytest.mark.parametrize("form", ["xlsx", "ods", "xls"])
def test_looks_are_the_same_in_every_format(form: str) -> None:
    found = findings_in(CORPUS / f"looks.{form}")
    assert {(f.level, f.rule, f.sheet, f.cell, f.after) for f in found
            if f.level in {Level.ERROR, Level.REPAIR} or f.rule == "scaled-format"} == {
        (Level.REPAIR, "number-text", "stocks", "C2", "1200"),
        (Level.REPAIR, "percent", "stocks", "D2", "0.85"),
        (Level.WARNING, "scaled-format", "stocks", "C3", ""),
        (Level.ERROR, "number", "items", "C2", ""),
        (Level.ERROR, "number", "items", "C3", ""),
        (Level.ERROR, "struck-out", "lines", "B2", ""),
    }  # fmt: skip
    texts = {f.cell: f.value for f in found if f.rule == "number"}
    assert texts == {"C2": "600¹", "C3": "6\u03360\u03360\u0336800"}


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ('[>=1000]#,##0,"k";0" each"', 2000.0, Format("", "k", Decimal("0.001"))),
        ('[>=1000]#,##0,"k";0" each"', 20.0, Format("", "each")),
        ('0"up";0"down";"none"', -1.0, Format("", "down")),
        ('0"up";0"down";"none"', 0.0, None),
        ('"a;b"0', 1.0, Format("a;b")),
        (r"0\t", 1.0, Format("", "t")),
        ("yyyy\"年\"m\"月\"", 46000.0, None),
        ('[$-411]ggge"年"', 46000.0, None),
        ("[h]:mm", 1.5, None),
        ("General", 1.0, None),
        ("@", 1.0, None),
        ('#,##0.0,,"百万"', 1.0, Format("", "百万", Decimal("0.000001"))),
        ("0.0%", 0.5, Format("", "%", Decimal(100))),
    ],
)  # fmt: skip
def test_what_a_format_shows(code: str, number: float, shown: Format | None) -> None:
    assert format_of(code, number) == shown

"""Formats, encodings and stored values: the same case from every kind of file."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

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
    from collections.abc import Callable

CORPUS = Path(__file__).parent / "corpus"


def write_xlsxwriter(path: Path, tables: dict[str, Rows]) -> Path:
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        for name, rows in tables.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def write_xls(path: Path, tables: dict[str, Rows]) -> Path:
    book = xlwt.Workbook()
    style = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for name, rows in tables.items():
        sheet = book.add_sheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, dt.date):
                    sheet.write(number, column, cell, style)
                elif cell is not None:
                    sheet.write(number, column, cell)
    book.save(str(path))
    return path


def write_ods(path: Path, tables: dict[str, Rows]) -> Path:
    document = OpenDocumentSpreadsheet()
    for name, rows in tables.items():
        table = Table(name=name)
        for row in rows:
            line = TableRow()
            for cell in row:
                line.addElement(ods_cell(cell))
            table.addElement(line)
        table.addElement(TableRow(numberrowsrepeated=1_048_000))
        document.spreadsheet.addElement(table)
    document.save(str(path))
    return path


def ods_cell(cell: object) -> TableCell:
    if cell is None:
        return TableCell()
    if isinstance(cell, dt.date):
        return TableCell(valuetype="date", datevalue=cell.isoformat())
    if isinstance(cell, int | float):
        return TableCell(valuetype="float", value=cell)
    made = TableCell(valuetype="string")
    made.addElement(P(text=cell))
    return made


WRITERS = {
    "openpyxl.xlsx": write,
    "openpyxl.xlsm": write,
    "xlsxwriter.xlsx": write_xlsxwriter,
    "xlwt.xls": write_xls,
    "odfpy.ods": write_ods,
}


@pytest.mark.parametrize("name", WRITERS)
def test_every_writer_gives_the_same_case(tmp_path: Path, name: str) -> None:
    case = read_case(WRITERS[name](tmp_path / name, SOUND))
    assert stocks(case) == STOCKS
    assert demand(case) == DEMAND
    assert case.settings.start == dt.date(2027, 3, 1)


@pytest.mark.parametrize("name", ["libreoffice.xlsx", "libreoffice.ods", "libreoffice.xls"])
def test_an_untidy_workbook_of_libreoffice(name: str) -> None:
    """Title, merged label, hidden row, formula with its value, error value, total by formula."""
    found = findings_in(CORPUS / name)
    assert {
        (f.level, f.rule, f.cell) for f in found if f.sheet == "stocks" and f.level != "note"
    } == {
        (Level.WARNING, "unreachable", "B5"),
        (Level.ERROR, "error-value", "D6"),
        (Level.REPAIR, "merged-cells", "A4"),
        (Level.REPAIR, "total", "A8"),
    }
    assert {f.rule for f in found if f.level == "note" and f.sheet == "stocks"} >= {
        "title-rows", "hidden-rows",
    }  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Write the sound case as CSV files, one of them with a text and encoding of its own."""

    def made(name: str = "", content: bytes = b"") -> Path:
        inside = tmp_path / "case"
        inside.mkdir()
        for table, rows in SOUND.items():
            with (inside / f"{table}.csv").open("w", encoding="utf-8", newline="") as stream:
                csv.writer(stream).writerows(rows)
        if name:
            (inside / name).write_bytes(content)
        return inside

    return made


def test_a_folder(folder: Callable[..., Path]) -> None:
    path = folder()
    assert stocks(read_case(path)) == STOCKS
    assert not [f for f in findings_in(path) if f.level is Level.REPAIR]


JAPANESE = "country,name\nJP,日本\nKR,韓国\n"
KOREAN = "country,name\nJP,일본\nKR,대한민국\n"


@pytest.mark.parametrize(
    ("text", "encoding", "word"),
    [
        (JAPANESE, "utf-8-sig", ""),
        (JAPANESE, "utf-16", ""),
        (KOREAN, "utf-16", ""),
        (JAPANESE, "cp932", "Shift-JIS"),
        (KOREAN, "cp949", "Korean"),
        (KOREAN, "euc_kr", "Korean"),
    ],
)
def test_encodings(folder: Callable[..., Path], text: str, encoding: str, word: str) -> None:
    path = folder("countries.csv", text.encode(encoding))
    names = list(read_case(path).tables["countries"]["name"])
    assert names == [row["name"] for row in csv.DictReader(io.StringIO(text))]
    repairs = said(path, Level.REPAIR, "encoding")
    assert [word in f.message and names[0] in f.message for f in repairs] == [True] * bool(word)


@pytest.mark.parametrize(
    "content", [b"country,name\nJP,\xff\xfe\xfd\n", "国,n\nJP,café\n".encode("latin-1", "replace")]
)
def test_an_encoding_that_cannot_be_told_is_an_error(
    folder: Callable[..., Path], content: bytes
) -> None:
    [found] = said(folder("countries.csv", content), Level.ERROR, "unreadable")
    assert "encoding" in found.message


@pytest.mark.parametrize("separator", [";", "\t"])
def test_separators(folder: Callable[..., Path], separator: str) -> None:
    text = JAPANESE.replace(",", separator)
    path = folder("countries.csv", text.encode())
    assert list(read_case(path).tables["countries"]["name"]) == ["日本", "韓国"]
    assert len(said(path, Level.REPAIR, "separator")) == 1


def test_one_csv_file_is_a_table(folder: Callable[..., Path]) -> None:
    found = findings_in(folder() / "stocks.csv")
    assert "missing-table" in {f.rule for f in found}
    assert "unreadable" not in {f.rule for f in found}


def test_a_link_out_of_the_folder_is_refused(folder: Callable[..., Path], tmp_path: Path) -> None:
    path = folder()
    shutil.move(path / "stocks.csv", tmp_path / "outside.csv")
    (path / "stocks.csv").symlink_to(tmp_path / "outside.csv")
    [found] = said(path, Level.ERROR, "unreadable")
    assert "leads out of the folder" in found.message


def rewritten(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """Change the text of one part of a workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def sheet_of(tables: dict[str, Rows], name: str) -> str:
    return f"xl/worksheets/sheet{list(tables).index(name) + 1}.xml"


def test_a_stored_value_of_a_formula_is_used(tmp_path: Path) -> None:
    path = write(tmp_path / "case.xlsx", SOUND)
    formula = '<c r="C2"><f>1000+200</f><v>1200</v></c>'
    rewritten(
        path,
        sheet_of(SOUND, "stocks"),
        lambda xml: re.sub(r'<c r="C2"[^>]*><v>1200</v></c>', formula, xml),
    )
    assert stocks(read_case(path)) == STOCKS


VALUE = re.compile(r'<c r="C2"[^>]*><v>1200</v></c>')


@pytest.mark.parametrize(
    "value",
    ["12&#48;0", "1&#x32;00", "12<!-- a comment -->00", "12<![CDATA[00]]>", "12<?a mark?>00",
     " 1200 ", "1.2E3", "1200.0"],
)  # fmt: skip
def test_a_value_is_read_however_its_xml_is_written(tmp_path: Path, value: str) -> None:
    path = write(tmp_path / "case.xlsx", SOUND)
    cell = f'<c r="C2"><v>{value}</v></c>'
    rewritten(path, sheet_of(SOUND, "stocks"), lambda xml: VALUE.sub(cell, xml))
    assert stocks(read_case(path)) == STOCKS


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ('<c r="C2"><v>1200</v></c><c r="C2"><v>5</v></c>', "C2 stands there twice"),
        ('<c r="C2"><v>12</v><v>00</v></c>', "two values"),
        ('<c r="C2" t="n"><v>12a</v></c>', "not a readable Excel workbook"),
    ],
)
def test_a_cell_with_two_values_is_refused(tmp_path: Path, cell: str, message: str) -> None:
    path = write(tmp_path / "case.xlsx", SOUND)
    rewritten(path, sheet_of(SOUND, "stocks"), lambda xml: VALUE.sub(cell, xml))
    [found] = said(path, Level.ERROR, "unreadable")
    assert message in found.message


@pytest.mark.parametrize("value", ["0", "0.0", "-0", "0e0"])
def test_a_zero_in_place_of_an_uncalculated_value_is_an_error(tmp_path: Path, value: str) -> None:
    """Of a workbook that asks to be calculated, as libraries write it."""
    path = write(tmp_path / "case.xlsx", SOUND)
    cell = f'<c r="C2"><f>1000+200</f><v>{value}</v></c>'
    rewritten(path, sheet_of(SOUND, "stocks"), lambda xml: VALUE.sub(cell, xml))
    assert [f.cell for f in said(path, Level.ERROR, "formula")] == ["C2"]


@pytest.mark.parametrize("separator", [";", "\t"])
@pytest.mark.parametrize("number", ["1.125", "1,125"])
def test_a_mark_before_three_digits_is_open_where_commas_do_not_separate(
    folder: Callable[..., Path], separator: str, number: str
) -> None:
    rows = [row.copy() for row in SOUND["stocks"]]
    rows[1][2] = number
    text = "\n".join(separator.join(str(c or "") for c in row) for row in rows)
    path = folder("stocks.csv", text.encode())
    [found] = said(path, Level.ERROR, "ambiguous")
    assert (found.cell, found.message) == ("C2", f"`{number}` may mean 1.125 or 1125.")


def test_a_formula_that_was_never_calculated_is_an_error(tmp_path: Path) -> None:
    """XlsxWriter stores 0 as the value of every formula: it must not be read."""
    path = tmp_path / "case.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in SOUND.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, dt.date):
                        sheet.write_datetime(number, column, cell)
                    else:
                        sheet.write(number, column, cell)
        book.get_worksheet_by_name("stocks").write_formula("C2", "=1000+200")
    [found] = said(path, Level.ERROR, "formula")
    assert (found.sheet, found.cell) == ("stocks", "C2")


def test_a_total_by_formula_without_a_label(tmp_path: Path) -> None:
    path = write(tmp_path / "case.xlsx", with_table(stocks=[*SOUND["stocks"], [None, None, 2000]]))
    rewritten(
        path,
        sheet_of(SOUND, "stocks"),
        lambda xml: re.sub(
            r'<c r="C5"[^>]*><v>2000</v>', '<c r="C5"><f>SUM(C2:C4)</f><v>2000</v>', xml
        ),
    )
    assert stocks(read_case(path)) == STOCKS
    assert len(said(path, Level.REPAIR, "total")) == 1


def test_dates_of_1904(tmp_path: Path) -> None:
    path = tmp_path / "case.xlsx"
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.remove(book.active)
    for name, rows in SOUND.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    case = read_case(path)
    assert case.settings.start == dt.date(2027, 3, 1)
    assert case.tables["stocks"].sort_index()["due"].iloc[1] == 31


def test_japanese_readings_are_no_part_of_a_text(tmp_path: Path) -> None:
    """Excel stores how a name is read beside it."""
    rows: Rows = [["country", "name"], ["JP", "日本"], ["KR", "x"]]
    path = write_xlsxwriter(tmp_path / "case.xlsx", with_table(countries=rows))
    reading = '<t>日本</t><rPh sb="0" eb="2"><t>ニホン</t></rPh>'
    rewritten(path, "xl/sharedStrings.xml", lambda xml: xml.replace("<t>日本</t>", reading))
    assert list(read_case(path).tables["countries"]["name"]) == ["日本", "x"]


def test_elements_with_a_prefix(tmp_path: Path) -> None:
    """Some libraries write every element of a sheet with a prefix."""
    path = write(
        tmp_path / "case.xlsx", with_table(stocks=[*SOUND["stocks"], ["depot", "he", "=1+1"]])
    )

    def prefixed(xml: str) -> str:
        xml = re.sub(r"<(/?)(\w)", r"<\1x:\2", xml)
        return xml.replace("xmlns=", "xmlns:x=")

    rewritten(path, sheet_of(SOUND, "stocks"), prefixed)
    assert [f.cell for f in said(path, Level.ERROR, "formula")] == ["C5"]


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    notes = ["=1+1", "+81 3", "-", "@home"]
    rows: Rows = [
        ["country", "note"],
        *[[f"c{n}", note] for n, note in enumerate(notes)],
        ["JP", ""],
        ["KR", ""],
    ]
    path = write_xls(tmp_path / "case.xls", with_table(countries=rows))
    assert list(read_case(path).text["countries"]["note"])[:4] == notes


def test_errors_and_formulas_of_ods(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "case.ods", SOUND)
    space = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
    error = (
        f'<table:table-cell office:value-type="string" calcext:value-type="error" '
        f'xmlns:calcext="{space}"><text:p>#REF!</text:p></table:table-cell>'
    )
    formula = '<table:table-cell table:formula="of:=1+1"/>'

    def changed(xml: str) -> str:
        cells = [
            m[0]
            for m in re.finditer(r"<table:table-cell[^>]*office:value=\"(1200|500)\"[^>]*/>", xml)
        ]
        return xml.replace(cells[0], error, 1).replace(cells[1], formula, 1)

    rewritten(path, "content.xml", changed)
    found = [f for f in findings_in(path) if f.level is Level.ERROR and f.sheet == "stocks"]
    assert {(f.rule, f.cell) for f in found} == {("error-value", "C2"), ("formula", "C3")}


def test_merged_cells_of_ods(tmp_path: Path) -> None:
    document = OpenDocumentSpreadsheet()
    table = Table(name="sites")
    for cells in (["site", "country"], ["depot", "JP"], ["yard", None], ["plant", "KR"]):
        line = TableRow()
        for cell in cells:
            made = CoveredTableCell() if cell is None else ods_cell(cell)
            if cell == "JP":
                made.setAttribute("numberrowsspanned", 2)
                made.setAttribute("numbercolumnsspanned", 1)
            line.addElement(made)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    path = tmp_path / "sites.ods"
    document.save(str(path))
    assert [f.cell for f in said(path, Level.REPAIR, "merged-cells")] == ["B2"]

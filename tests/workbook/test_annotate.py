"""The annotated copy is the sender's workbook, with the findings marked in it."""

from __future__ import annotations

import base64
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter
from defusedxml.ElementTree import fromstring

from supplychain.case import Finding, Level
from supplychain.workbook import read_grids
from supplychain.workbook.answer import annotate, package
from supplychain.workbook.answer.annotate import OURS, annotated_suffix, write_annotated
from supplychain.workbook.answer.findings_sheet import COLOURS, HEAD, TITLE

if TYPE_CHECKING:
    from pathlib import Path

FILE = "sent.xlsx"
# A red square of 4 pixels.
PICTURE = (
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEElEQVR4nGP47+AARwzEcQB6ohfxQHZO"
    "gQAAAABJRU5ErkJggg=="
)


def finding(level: Level, cell: str, value: str = "many", sheet: str = "stocks") -> Finding:
    return Finding(
        level=level,
        file=FILE,
        sheet=sheet,
        cell=cell,
        rule="number",
        value=value,
        message="It is not a number.",
        hint="Write 1000.",
    )


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """Return a workbook with formats, formulas, a merged area, a comment and a sheet of its own."""
    path = tmp_path / FILE
    with xlsxwriter.Workbook(path) as book:
        bold = book.add_format({"bold": True, "bg_color": "#CCFFCC"})
        sheet = book.add_worksheet("stocks")
        sheet.write_row(0, 0, ["site", "item", "quantity"], bold)
        sheet.write_row(1, 0, ["depot", "he"])
        sheet.write_formula(1, 2, "=600*2", None, 1200)
        sheet.write_formula(2, 2, '="a"&"<b>"', None, "a<b>")
        sheet.write_formula(3, 2, "=NA()", None, "#N/A")
        sheet.write_comment(1, 2, "counted by hand")
        sheet.merge_range(5, 0, 6, 1, "merged")
        sheet.write_string(8, 0, "=cmd()")
        sheet.set_column(0, 0, 33)
        sheet.data_validation("C2:C9", {"validate": "decimal", "criteria": ">=", "value": 0})
        other = book.add_worksheet("our own")
        other.write(0, 0, "keep me", bold)
    return path


def annotated(source: Path, findings: list[Finding], name: str = "answer.xlsx") -> Path:
    out = source.parent / name
    grids, _ = read_grids(source)
    write_annotated(source, grids, findings, out)
    return out


def test_the_senders_workbook_is_kept(sent: Path) -> None:
    out = annotated(sent, [finding(Level.ERROR, "C2")])
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["findings", "stocks", "our own"]
    stocks = book["stocks"]
    assert stocks["C2"].value == "=600*2"
    assert stocks["A1"].font.b
    assert stocks["A1"].fill.start_color.rgb == "FFCCFFCC"
    assert stocks.column_dimensions["A"].width == pytest.approx(33, abs=1)
    assert [str(area) for area in stocks.merged_cells.ranges] == ["A6:B7"]
    assert len(stocks.data_validations.dataValidation) == 1
    assert book["our own"]["A1"].value == "keep me"


def test_formulas_keep_their_values(sent: Path) -> None:
    out = annotated(sent, [finding(Level.ERROR, "B2")])
    stocks = openpyxl.load_workbook(out, data_only=True)["stocks"]
    assert [stocks[f"C{row}"].value for row in (2, 3, 4)] == [1200, "a<b>", "#N/A"]
    grids, _ = read_grids(out)
    cells = {grid.name: grid for grid in grids}["stocks"].rows
    assert [row[2] for row in cells[1:3]] == [1200, "a<b>"]


def test_cells_are_coloured_by_the_gravest_and_say_everything(sent: Path) -> None:
    repair = Finding(
        level=Level.REPAIR,
        file=FILE,
        sheet="stocks",
        cell="C2",
        rule="x",
        value="1,2",
        message="Said.",
        after="12",
    )
    out = annotated(sent, [repair, finding(Level.ERROR, "C2"), finding(Level.WARNING, "A2")])
    stocks = openpyxl.load_workbook(out)["stocks"]
    assert stocks["C2"].fill.start_color.rgb == f"00{COLOURS[Level.ERROR]}"
    assert stocks["A2"].fill.start_color.rgb == f"00{COLOURS[Level.WARNING]}"
    assert stocks["C2"].comment.text.splitlines() == [
        "counted by hand",
        "",
        OURS,
        'REPAIR: read "1,2" as 12. Said.',
        "ERROR: It is not a number. Write 1000.",
    ]


def test_a_finding_in_a_merged_area_is_marked_at_its_first_cell(sent: Path) -> None:
    out = annotated(sent, [finding(Level.NOTE, "B7")])
    assert "NOTE" in openpyxl.load_workbook(out)["stocks"]["A6"].comment.text


def test_the_first_sheet_lists_all_with_links(sent: Path) -> None:
    found = [
        finding(Level.NOTE, ""),
        finding(Level.ERROR, "C2", value="=cmd()"),
        finding(Level.WARNING, "", sheet="lines"),
    ]
    sheet = openpyxl.load_workbook(annotated(sent, found)).worksheets[0]
    assert sheet["A1"].value == TITLE
    rows = list(sheet.iter_rows(min_row=HEAD + 1))
    assert [row[0].value for row in rows] == ["error", "warning", "note"]
    assert rows[0][1].hyperlink.location == "'stocks'!C2"
    assert rows[1][1].hyperlink is None  # there is no such sheet
    assert rows[2][1].hyperlink.location == "'stocks'!A1"
    assert rows[0][3].value == "=cmd()"
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n"}


def test_text_of_the_sender_stays_text(sent: Path) -> None:
    out = annotated(sent, [finding(Level.ERROR, "A9", value="=cmd()")])
    cell = openpyxl.load_workbook(out)["stocks"]["A9"]
    assert (cell.value, cell.data_type) == ("=cmd()", "s")
    with zipfile.ZipFile(out) as archive:
        xml = archive.read("xl/worksheets/sheet2.xml")
    assert b"<f>cmd()" not in xml


def test_a_second_check_replaces_the_marks_of_the_first(sent: Path) -> None:
    first = annotated(sent, [finding(Level.ERROR, "C2"), finding(Level.ERROR, "B2")])
    second = annotated(first, [finding(Level.WARNING, "A2")], "again.xlsx")
    book = openpyxl.load_workbook(second)
    assert book.sheetnames == ["findings", "stocks", "our own"]
    stocks = book["stocks"]
    assert stocks["C2"].comment.text == "counted by hand"
    assert stocks["B2"].comment is None
    assert stocks["B2"].fill.fill_type is None
    assert stocks["A2"].comment.text.startswith(OURS)


def test_a_sheet_of_the_sender_called_findings_is_kept(sent: Path) -> None:
    book = openpyxl.load_workbook(sent)
    book.create_sheet("findings")["B2"] = "mine"
    book.save(sent)
    again = openpyxl.load_workbook(annotated(sent, []))
    assert again.worksheets[0]["A1"].value == TITLE
    assert again["findings"]["B2"].value == "mine"


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    """Return a workbook with a picture, a text box, a chart, a sparkline and a table."""
    picture = tmp_path / "a.png"
    picture.write_bytes(base64.b64decode(PICTURE))
    path = tmp_path / FILE
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("stocks")
        sheet.write_row(0, 0, ["site", "item", "quantity"])
        sheet.write_row(1, 0, ["depot", "he", 5])
        sheet.insert_image("H2", str(picture))
        sheet.insert_textbox("H8", "counted in March")
        sheet.add_sparkline("G2", {"range": "stocks!C2:C3"})
        sheet.add_table("E1:F3")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=stocks!$C$2:$C$3"})
        sheet.insert_chart("H20", chart)
        book.add_worksheet("our own").set_header("&L&G", {"image_left": str(picture)})
    return path


@pytest.mark.filterwarnings("ignore:.* is not supported:UserWarning")
def test_pictures_shapes_charts_and_sparklines_are_kept(drawn: Path) -> None:
    found = [finding(Level.ERROR, "C2")]
    out = annotated(annotated(drawn, found, "once.xlsx"), found)
    assert len(openpyxl.load_workbook(out)["stocks"]._charts) == 1
    with zipfile.ZipFile(drawn) as old, zipfile.ZipFile(out) as new:
        copied = {name.rpartition("/")[2]: name for name in new.namelist() if "sender" in name}
        for name in ("xl/drawings/drawing1.xml", "xl/media/image1.png", "xl/charts/chart1.xml"):
            assert new.read(copied[name.rpartition("/")[2]]) == old.read(name)
        sheet = new.read("xl/worksheets/sheet2.xml")
        relations = new.read("xl/worksheets/_rels/sheet2.xml.rels")
    assert copied["drawing1.xml"].encode() in relations
    tags = [element.tag.rpartition("}")[2] for element in fromstring(sheet)]
    assert tags[-4:] == ["drawing", "legacyDrawing", "tableParts", "extLst"]
    assert b"sparkline>" in sheet


@pytest.mark.filterwarnings("ignore:.* is not supported:UserWarning")
def test_what_is_not_kept_is_said(drawn: Path) -> None:
    grids, _ = read_grids(drawn)
    out = drawn.with_name("answer.xlsx")
    said = write_annotated(drawn, grids, [], out)
    assert "pictures in page headers" in said
    assert openpyxl.load_workbook(out)["findings"].cell(HEAD - 1, 1).value == said


def test_a_workbook_with_a_damaged_chart_is_made_anew(drawn: Path) -> None:
    with zipfile.ZipFile(drawn) as archive:
        place = archive.getinfo("xl/charts/chart1.xml").header_offset + 60
    content = bytearray(drawn.read_bytes())
    content[place : place + 40] = b"\xff" * 40
    drawn.write_bytes(content)
    grids, _ = read_grids(drawn)
    assert write_annotated(drawn, grids, [], drawn.with_name("answer.xlsx")) == annotate.MADE


def test_a_drawing_that_is_too_large_is_left_out_and_said(
    drawn: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "MOST", 10)
    grids, _ = read_grids(drawn)
    said = write_annotated(drawn, grids, [], drawn.with_name("answer.xlsx"))
    assert "pictures, shapes and charts" in said


def test_macros_stay_as_they_are(sent: Path) -> None:
    source = sent.with_suffix(".xlsm")
    macros = b"\xd0\xcf\x11\xe0 looked at by nobody"
    with zipfile.ZipFile(sent) as old, zipfile.ZipFile(source, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "[Content_Types].xml":
                kind = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
                plain = (
                    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
                )
                binary = (
                    b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
                )
                part = part.replace(plain, kind).replace(b"<Default", binary + b"<Default", 1)
            if name == "xl/_rels/workbook.xml.rels":
                link = (
                    b'<Relationship Id="rIdVba" Target="vbaProject.bin" Type="http://schemas.'
                    b'microsoft.com/office/2006/relationships/vbaProject"/></Relationships>'
                )
                part = part.replace(b"</Relationships>", link)
            new.writestr(name, part)
        new.writestr("xl/vbaProject.bin", macros)
    assert annotated_suffix(source) == ".xlsm"
    out = annotated(source, [finding(Level.ERROR, "C2")], "answer.xlsm")
    with zipfile.ZipFile(out) as archive:
        assert archive.read("xl/vbaProject.bin") == macros
    stocks = openpyxl.load_workbook(out, keep_vba=True)["stocks"]
    assert "ERROR" in stocks["C2"].comment.text
    assert stocks["C2"].value == "=600*2"


def test_a_workbook_that_cannot_be_copied_is_made_anew(
    sent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotate, "LARGEST", 100)
    book = openpyxl.load_workbook(annotated(sent, [finding(Level.ERROR, "C2")]))
    assert book["findings"].cell(HEAD - 1, 1).value == annotate.MADE
    assert book["stocks"]["C2"].value == 1200
    assert "ERROR" in book["stocks"]["C2"].comment.text


def test_a_workbook_with_damaged_formats_is_made_anew(sent: Path) -> None:
    damaged = sent.with_name("damaged.xlsx")
    with zipfile.ZipFile(sent) as old, zipfile.ZipFile(damaged, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'<family val="2"/>', b'<family val="99"/>'))
    book = openpyxl.load_workbook(annotated(damaged, [finding(Level.ERROR, "C2")]))
    assert "ERROR" in book["stocks"]["C2"].comment.text


def test_csv_files_become_a_workbook(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "stocks.csv").write_text("site,item,quantity\ndepot,he,=1+1\n", encoding="utf-8")
    (folder / "a[b]*.csv").write_text("x\n1\n", encoding="utf-8")
    out = tmp_path / "answer.xlsx"
    grids, _ = read_grids(folder)
    found = Finding(
        level=Level.ERROR,
        file="stocks.csv",
        sheet="stocks",
        cell="C2",
        rule="formula",
        value="=1+1",
        message="A formula.",
    )
    write_annotated(folder, grids, [found], out)
    book = openpyxl.load_workbook(out)
    assert set(book.sheetnames) == {"findings", "stocks", "a_b__"}
    cell = book["stocks"]["C2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert "A formula." in cell.comment.text

"""Make the workbooks of the corpus that only LibreOffice can write: run it where that is installed.

``python -m tests.workbook.make_corpus`` writes ``corpus/libreoffice.*`` and ``corpus/looks.*``.
"""

from __future__ import annotations

import datetime as dt
import subprocess
import tempfile
from pathlib import Path

import openpyxl
import xlsxwriter

from tests.workbook.untidy import SOUND, fill

CORPUS = Path(__file__).parent / "corpus"


def untidy(path: Path) -> None:
    """Write a workbook whose sheet `stocks` is untidy: see `tests/workbook/test_files.py`."""
    head, *body = SOUND["stocks"]
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in SOUND.items():
        if name != "stocks":
            fill(book.create_sheet(name), rows)
    sheet = book.create_sheet("stocks")
    fill(sheet, [["Stocks"], [], head, body[0], [None, *body[1][1:]], body[2]])
    fill(sheet, [[], ["Total", None, "=SUM(C4:C6)"]])
    sheet["C4"] = "=1000+200"
    sheet["D6"] = "=1/0"
    sheet.merge_cells("A4:A5")
    sheet.row_dimensions[5].hidden = True
    book.save(path)


def looks(path: Path) -> None:
    """Write a workbook in which looks matter: see `tests/workbook/test_looks.py`."""
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in SOUND.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, dt.date):
                        sheet.write_datetime(row, column, cell, day)
                    elif cell is not None:
                        sheet.write(row, column, cell)
        raised = book.add_format({"font_script": 1})
        struck = book.add_format({"font_strikeout": True})
        plain = book.add_format({"bold": True})
        stocks = book.get_worksheet_by_name("stocks")
        stocks.write("C2", 1.2, book.add_format({"num_format": '0.0"千発"'}))
        stocks.write("C3", 500_000, book.add_format({"num_format": "#,##0,"}))
        stocks.write("D2", 85, book.add_format({"num_format": '0.0"%"'}))
        stocks.write("D4", 0.5, book.add_format({"num_format": "0%"}))
        items = book.get_worksheet_by_name("items")
        items.write_rich_string("C2", plain, "600", raised, "1", plain, " ")
        items.write_rich_string("C3", struck, "600", plain, "800")
        book.get_worksheet_by_name("lines").write("B2", "plant", struck)


def main() -> None:
    """Convert both workbooks to the three formats, which calculates formulas."""
    with tempfile.TemporaryDirectory() as folder:
        for name, write in (("libreoffice", untidy), ("looks", looks)):
            source = Path(folder) / f"{name}.xlsx"
            write(source)
            for form in ("xlsx", "ods", "xls"):
                command = ["soffice", "--headless", "--convert-to", form, "--outdir", str(CORPUS)]
                subprocess.run([*command, str(source)], check=True, capture_output=True)


if __name__ == "__main__":
    main()

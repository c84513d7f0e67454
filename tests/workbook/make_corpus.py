"""Make the workbooks of the corpus that only LibreOffice can write: run it where that is installed.

``python -m tests.workbook.make_corpus`` writes ``corpus/libreoffice.*``.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import openpyxl

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


def main() -> None:
    """Convert the workbook to the three formats, which calculates its formulas."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "libreoffice.xlsx"
        untidy(source)
        for form in ("xlsx", "ods", "xls"):
            command = ["soffice", "--headless", "--convert-to", form, "--outdir", str(CORPUS)]
            subprocess.run([*command, str(source)], check=True, capture_output=True)


if __name__ == "__main__":
    main()

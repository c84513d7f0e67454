"""The workbooks of the bundled cases are generated from their CSV files and agree with them.

If this fails after a change of the CSV files, write the workbook again: delete it, then
`supplychain template datasets/X.xlsx --from datasets/X`.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pandas as pd
import pytest

from supplychain.case import TABLES
from supplychain.workbook import read_case, write_workbook

DATASETS = Path(__file__).resolve().parents[2] / "datasets"
NAMES = sorted(
    path.parent.relative_to(DATASETS).as_posix() for path in DATASETS.rglob("settings.csv")
)


@pytest.mark.parametrize("name", NAMES)
def test_workbook_agrees_with_the_csv_files(name: str) -> None:
    case, book = read_case(DATASETS / name), read_case(DATASETS / f"{name}.xlsx")
    assert book.settings == case.settings
    for table in TABLES:
        pd.testing.assert_frame_equal(book.tables[table], case.tables[table], check_exact=True)


@pytest.mark.parametrize("name", NAMES)
def test_workbook_written_again_is_the_same(name: str, tmp_path: Path) -> None:
    """The parts are compared: how well they are packed differs between machines."""
    again = tmp_path / "again.xlsx"
    write_workbook(read_case(DATASETS / name), again)
    assert _parts(again) == _parts(DATASETS / f"{name}.xlsx")


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}

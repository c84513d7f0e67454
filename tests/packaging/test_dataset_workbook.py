"""The workbook of the bundled case is generated from its CSV files and agrees with them.

If this fails after a change of the CSV files, write the workbook again: delete it, then
`supplychain workbook datasets/northeast_asia datasets/northeast_asia.xlsx`.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from supplychain.case import TABLES, Case
from supplychain.workbook.read import read_case
from supplychain.workbook.write import write_workbook

DATASETS = Path(__file__).resolve().parents[2] / "datasets"


@pytest.fixture(scope="module")
def case() -> Case:
    return read_case(DATASETS / "northeast_asia")


def assert_same(got: Case, expected: Case) -> None:
    assert got.settings == expected.settings
    for name in TABLES:
        pd.testing.assert_frame_equal(got.tables[name], expected.tables[name], check_exact=True)


def test_workbook_agrees_with_the_csv_files(case: Case) -> None:
    assert_same(read_case(DATASETS / "northeast_asia.xlsx"), case)


def test_workbook_written_again_holds_the_same_tables(case: Case, tmp_path: Path) -> None:
    write_workbook(case, tmp_path / "again.xlsx")
    again = read_case(tmp_path / "again.xlsx")
    assert_same(again, read_case(DATASETS / "northeast_asia.xlsx"))

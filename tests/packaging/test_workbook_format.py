"""docs/workbook-format.md is what the schema and its words say now."""

from __future__ import annotations

from pathlib import Path

from supplychain.case import TABLES
from supplychain.workbook.document import document

ROOT = Path(__file__).resolve().parents[2]


def test_document_is_fresh() -> None:
    stored = (ROOT / "docs" / "workbook-format.md").read_text(encoding="utf-8")
    hint = "run `python -m supplychain.workbook.document > docs/workbook-format.md`"
    assert stored == document(), hint


def test_every_table_and_column_is_described() -> None:
    text = document()
    for table in TABLES.values():
        assert f"## {table.name} (" in text
        for name in table.columns:
            assert f"`{name}`" in text

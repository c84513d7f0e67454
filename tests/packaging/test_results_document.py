"""docs/results.md tells every result table and column, and tells of no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from supplychain.analysis.reasons.of_answer import COLUMNS as EXPLAINED
from supplychain.results import COLUMNS as OF_RUN
from supplychain.results import COOPERATION

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "results.md").read_text(encoding="utf-8")
TABLES = OF_RUN | EXPLAINED | COOPERATION
SECTIONS = dict(re.findall(r"^### (\w+)\n(.*?)(?=^##|\Z)", TEXT, re.MULTILINE | re.DOTALL))


def test_every_table_has_its_section_in_order() -> None:
    assert list(SECTIONS) == list(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_told(table: str) -> None:
    told = set(re.findall(r"`(\w+)`", SECTIONS[table]))
    told |= {"signed"} if table in COOPERATION else set()
    assert [name for name in TABLES[table] if name not in told | {"scenario", "regime"}] == []

"""The tutorial case, small enough to be solved over and over."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from supplychain.analysis.comparison import Question
from supplychain.formulation.judgement import Judgement
from supplychain.workbook import read_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.case import Case

TUTORIAL = Path(__file__).resolve().parents[2] / "datasets" / "tutorial"


@pytest.fixture(scope="session")
def tutorial() -> Case:
    return read_case(TUTORIAL)


@pytest.fixture(scope="session")
def question(tutorial: Case) -> Question:
    return Question(tutorial, Judgement(), "war", "sharing_early")


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., Case]:
    """Read the tutorial with rows added to its tables, each a mapping of column to text."""

    def make(**added: list[dict[str, str]]) -> Case:
        for path in TUTORIAL.glob("*.csv"):
            (tmp_path / path.name).write_bytes(path.read_bytes())
        for table, rows in added.items():
            path = tmp_path / f"{table}.csv"
            lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
            known = list(csv.DictReader(lines))
            names = list(dict.fromkeys(name for row in [*known, *rows] for name in row))
            with path.open("w", encoding="utf-8", newline="") as stream:
                writer = csv.DictWriter(stream, names)
                writer.writeheader()
                writer.writerows([*known, *rows])
        return read_case(tmp_path)

    return make

"""Cases for the numbers of an instance: only the tables that a test names, over a bare minimum."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from supplychain.case import build_case
from supplychain.case.sheet.raw import RawSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.case import Case

Rows = list[dict[str, Any]]
GUNS = {"force_element": "guns", "country": "JP", "site": "jp", "platform": "gun", "item": "shell"}
TABLES: dict[str, Rows] = {
    "settings": [
        {"key": "start", "value": "2027-01-01"},
        {"key": "period", "value": "day"},
        {"key": "periods", "value": 4},
    ],
    "countries": [{"country": "JP"}, {"country": "KR"}],
    "sites": [{"site": "jp", "country": "JP"}, {"site": "kr", "country": "KR"}],
    "items": [{"item": "shell", "kind": "munition"}],
    "force_elements": [GUNS],
    "demand": [{"contingency": "war", "force_element": "guns", "quantity": 10, "per": "day"}],
    "scenarios": [{"scenario": "war", "contingencies": "war"}],
    "regimes": [{"regime": "national"}],
}


@pytest.fixture
def tables() -> Callable[..., Case]:
    """Make a case of tables given as lists of rows."""

    def make(**given: Rows) -> Case:
        return build_case([_sheet(name, rows) for name, rows in (TABLES | given).items() if rows])

    return make


def _sheet(name: str, rows: Rows) -> RawSheet:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    letters = dict(zip(columns, "ABCDEFGHIJKLMNOP", strict=False))
    cells = {column: [row.get(column) for row in rows] for column in columns}
    return RawSheet(f"{name}.csv", name, name, letters, range(2, len(rows) + 2), cells)

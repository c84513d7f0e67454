"""The case: schema, findings and checks. It knows no file format.

``TABLES`` is the data dictionary; `build_case` turns raw sheets into a `Case` or raises a
`CaseError` that lists everything wrong with them, by sheet and cell.
"""

from supplychain.case.case import Case, Settings, build_case
from supplychain.case.findings import CaseError, Finding, Level
from supplychain.case.schema import BASELINE, TABLES, Column, Table
from supplychain.case.sheet.raw import RawSheet

__all__ = [
    "BASELINE",
    "TABLES",
    "Case",
    "CaseError",
    "Column",
    "Finding",
    "Level",
    "RawSheet",
    "Settings",
    "Table",
    "build_case",
]

"""Published cases: what a source prints, what this program finds, and how far they are apart.

A published case is a folder with `expected.csv`, one figure a row, each with the address of ours in
the result tables. What answers is a case of the schema or, where the schema has no word for it, the
linear programs of the folder.
"""

from supplychain.analysis.published.address import PublishedError
from supplychain.analysis.published.answer import (
    CASE_COLUMNS,
    PROGRAM_COLUMNS,
    Found,
    answer_case,
    answer_programs,
)
from supplychain.analysis.published.compare import Compared, compare, unanswered
from supplychain.analysis.published.expected import EXPECTED, Expected, read_expected

__all__ = [
    "CASE_COLUMNS",
    "EXPECTED",
    "PROGRAM_COLUMNS",
    "Compared",
    "Expected",
    "Found",
    "PublishedError",
    "answer_case",
    "answer_programs",
    "compare",
    "read_expected",
    "unanswered",
]

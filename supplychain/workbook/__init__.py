"""Excel and CSV: reading a case with its cell addresses kept, and writing it as a workbook.

The names below are loaded when they are first asked for: reading needs nothing of what writes.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from supplychain.workbook.answer.annotate import (
        annotated_suffix,
        without_place,
        write_annotated,
    )
    from supplychain.workbook.files.opening import read_grids
    from supplychain.workbook.read import read_case, read_sheets
    from supplychain.workbook.template.write import write_workbook

__all__ = [
    "annotated_suffix",
    "read_case",
    "read_grids",
    "read_sheets",
    "without_place",
    "write_annotated",
    "write_workbook",
]

_HOMES = {
    "annotated_suffix": "answer.annotate",
    "read_case": "read",
    "read_grids": "files.opening",
    "read_sheets": "read",
    "without_place": "answer.annotate",
    "write_annotated": "answer.annotate",
    "write_workbook": "template.write",
}


def __getattr__(name: str) -> object:
    """Return one of the names above from its module."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)

"""Reports: result tables as an Excel workbook and as a summary on the terminal.

`write_report` writes the workbook, `print_summary` prints what fits a screen. Both take the case
and its result tables, and compute nothing new beyond sums for display. Excel and terminal libraries
are loaded on first use only.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from supplychain.report.excel import write_report
    from supplychain.report.terminal import print_summary

__all__ = ["print_summary", "write_report"]

_PLACES = {
    "write_report": "supplychain.report.excel",
    "print_summary": "supplychain.report.terminal",
}


def __getattr__(name: str) -> object:
    """Load a function of this room on first use."""
    if name not in _PLACES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(importlib.import_module(_PLACES[name]), name)

"""The reports of a run as files: a workbook for analysts, a page for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supplychain.report.excel import write_report
from supplychain.report.html.page import write_page

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd

    from supplychain.case import Case


def write_reports(
    case: Case, tables: Mapping[str, pd.DataFrame], manifest: Mapping[str, Any], folder: Path
) -> None:
    """Write `report.xlsx` and `report.html` into the folder of a run.

    `tables` are the result tables, and `inputs` beside them, as ``results.read_tables`` gives them.
    Raises ``OSError`` where one cannot be written.
    """
    write_report(case, tables, folder / "report.xlsx")
    write_page(case, tables, manifest, folder / "report.html")

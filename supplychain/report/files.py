"""The reports of a run as files: a workbook for analysts, a page for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supplychain.report.excel import write_report
from supplychain.report.html.page import write_page

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from supplychain.report.view import View
    from supplychain.results import Analysis


def write_reports(
    view: View, manifest: Mapping[str, Any], beside: Mapping[str, Analysis], folder: Path
) -> None:
    """Write `report.xlsx` and `report.html` into the folder of a run.

    The view holds the result tables, and `inputs` beside them, as ``results.read_tables`` gives
    them. Raises ``OSError`` where one cannot be written.
    """
    write_report(view, folder / "report.xlsx")
    write_page(view, manifest, beside, folder / "report.html")

"""The report as an Excel workbook with native charts and live sums."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

import xlsxwriter

from supplychain.report import flat
from supplychain.report.about import write_about
from supplychain.report.cumulative import write_cumulative
from supplychain.report.further import write_further
from supplychain.report.ledger import write_ledger
from supplychain.report.measures import write_measures
from supplychain.report.pivot import write_pivot
from supplychain.report.reasons import write_reasons
from supplychain.report.sheet import RunBook
from supplychain.report.styles import OPTIONS, make_styles
from supplychain.report.summary import add_summary, fill_summary
from supplychain.report.unproven import kind_of_bound

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from supplychain.report.view import View
    from supplychain.results import Analysis


def write_report(view: View, path: Path, analyses: Mapping[str, Analysis] | None = None) -> None:
    """Write the result tables as a workbook; the same tables give the same bytes.

    Parameters
    ----------
    view : View
        The case, its result tables, and `inputs` (``results.inputs_table``) among them.
    path : pathlib.Path
        The workbook to write; an existing one is replaced.
    analyses : Mapping of str to Analysis, optional
        Further questions on the case by the verb that answered them.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    path.write_bytes(_workbook(view, analyses or {}))


def _workbook(view: View, analyses: Mapping[str, Analysis]) -> bytes:
    content = io.BytesIO()
    settings = view.case.settings
    with xlsxwriter.Workbook(content, OPTIONS) as workbook:
        created = dt.datetime.combine(settings.start, dt.time())
        workbook.set_properties(
            {"title": settings.title, "comments": kind_of_bound(view), "created": created}
        )
        book = RunBook(workbook, settings, make_styles(workbook), view)
        page = add_summary(book)
        flat.write_by_class(book)
        write_pivot(book, len(view.tables["summary"]))
        flat.write_gains(book)
        write_measures(book)
        places = write_cumulative(book)
        flat.write_shortfall(book)
        flat.write_production(book)
        flat.write_shipments(book)
        write_ledger(book)
        flat.write_inputs(book)
        flat.write_sources(book)
        write_reasons(book)
        write_further(book, analyses)
        flat.write_rules(book)
        flat.write_stages(book)
        write_about(book)
        fill_summary(page, places)
    return content.getvalue()

"""The reports of a run as files: a page for everybody, a workbook, a memo, and pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from supplychain.case.words import ENGLISH
from supplychain.report.excel import write_report
from supplychain.report.html.page import write_page
from supplychain.report.leans import leans
from supplychain.report.memo.content import memo
from supplychain.report.memo.document import write_document
from supplychain.report.memo.markdown import write_markdown
from supplychain.report.pictures import Pictures
from supplychain.report.view import view_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from supplychain.case import Case
    from supplychain.results import Analysis

USUAL = ("html", "xlsx")
FORMATS = (*USUAL, "md", "docx", "png", "svg")
PICTURES = "pictures"  # the folder of those


@dataclass(frozen=True)
class Source:
    """What reports are written from.

    `tables` are the result tables, and `inputs` beside them, as ``results.read_tables`` gives them;
    `analyses` are further questions on the case by the verb that answered them.
    """

    case: Case
    tables: Mapping[str, pd.DataFrame]
    manifest: Mapping[str, Any]
    analyses: Mapping[str, Analysis] = field(default_factory=dict)


def write_reports(
    source: Source, folder: Path, formats: Sequence[str] = USUAL, language: str = ENGLISH
) -> None:
    """Write `report.<format>`, or a folder of pictures, into the folder of a run.

    The workbook is in English in every language. Raises ``OSError`` where a file cannot be written.
    """
    view = view_of(source.case, source.tables, language)
    found = source.analyses.get("sensitivity")
    leaning = leans(view, found) if found else None
    pictures, settings = Pictures(view, leaning), source.case.settings
    for form in formats:
        path = folder / f"report.{form}"
        if form == "html":
            write_page(view, source.manifest, leaning, source.analyses.get("value"), path)
        elif form == "xlsx":
            write_report(view_of(source.case, source.tables), path, source.analyses)
        elif form == "md":
            write_markdown(settings, memo(view, source.manifest, leaning), path)
        elif form == "docx":
            blocks = memo(view, source.manifest, leaning)
            write_document(settings, language, blocks, pictures.png, path)
        else:
            (folder / PICTURES).mkdir(exist_ok=True)
            pictures.write(folder / PICTURES, form)

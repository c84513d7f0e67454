"""A memo as a document for a word processor, on A4, with the marking on every page."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from supplychain.report.memo.content import Bullets, Grid, Heading, Paragraph, Picture

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from docx.document import Document

    from supplychain.case import Settings
    from supplychain.report.memo.content import Block

A4, MARGIN = (Cm(21.0), Cm(29.7)), Cm(2.2)
SMALL = Pt(8.5)
FONTS = {"ja": "Yu Gothic", "ko": "Malgun Gothic"}  # of word processors; others fall back


def write_document(
    settings: Settings,
    language: str,
    blocks: Sequence[Block],
    draw: Callable[[str, str, str], bytes | None],
    path: Path,
) -> None:
    """Write the blocks of a memo below its title.

    `draw` gives a picture as PNG by name, scenario and regime; None where it would show nothing.
    """
    document = _blank(settings, language)
    document.add_heading(settings.title, level=0)
    for block in blocks:
        _add(document, block, draw)
    document.save(str(path))


def _blank(settings: Settings, language: str) -> Document:
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = A4
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = MARGIN
    for place in (page.header, page.footer):
        place.paragraphs[0].text = settings.marking
        place.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.styles["Normal"].font.size = Pt(10.5)
    if language in FONTS:
        for style in ("Normal", "Title", "Heading 1"):
            fonts = document.styles[style].element.get_or_add_rPr().get_or_add_rFonts()
            fonts.set(qn("w:eastAsia"), FONTS[language])
    facts = document.core_properties
    facts.title, facts.author = settings.title, ""
    facts.created = facts.modified = dt.datetime.combine(settings.start, dt.time())
    facts.language = language
    return document


def _add(document: Document, block: Block, draw: Callable[[str, str, str], bytes | None]) -> None:
    match block:
        case Heading(text):
            document.add_heading(text, level=1)
        case Paragraph(text, strong):
            document.add_paragraph().add_run(text).bold = strong
        case Bullets(lines):
            for line in lines:
                document.add_paragraph(line, style="List Bullet")
        case Grid():
            _add_grid(document, block)
        case Picture(name, scenario, regime, caption):
            if (drawn := draw(name, scenario, regime)) is None:
                return
            document.add_picture(io.BytesIO(drawn), width=Cm(16.5))
            picture = document.inline_shapes[-1]._inline.docPr
            picture.set("descr", caption)
            document.add_paragraph(caption, style="Caption")


def _add_grid(document: Document, grid: Grid) -> None:
    table = document.add_table(rows=0, cols=len(grid.columns), style="Light List Accent 1")
    for line in (grid.columns, *grid.rows):
        cells = table.add_row().cells
        for place, text in enumerate(line):
            paragraph = cells[place].paragraphs[0]
            paragraph.add_run(text).font.size = SMALL
            if place in grid.numeric:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    head = table.rows[0]._tr.get_or_add_trPr()
    head.append(head.makeelement(qn("w:tblHeader"), {}))
    document.add_paragraph()

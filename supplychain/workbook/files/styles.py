"""Cell styles of .xlsx workbooks that change what a cell means: number formats, and strokes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from defusedxml import ElementTree as ET  # noqa: N817 - as the module is known

from supplychain.case.sheet.addresses import position
from supplychain.workbook.files.formats import shows_more

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from supplychain.workbook.grid import Place

BUILT_IN = {"9": "0%", "10": "0.00%"}  # those of the formats without a code that show more
_TRUE = {"", "1", "true", "on"}


@dataclass(frozen=True)
class Styles:
    """By number of the style: formats that show words, and which styles strike a cell out."""

    formats: Mapping[int, str] = field(default_factory=dict)
    struck: frozenset[int] = frozenset()

    def of_cells(self, xml: bytes) -> tuple[dict[Place, str], frozenset[Place]]:
        """Return the cells of a sheet with such formats, and those that are struck out."""
        formats: dict[Place, str] = {}
        struck = set()
        told = sorted({*self.formats, *self.struck})
        if not told:
            return formats, frozenset()
        numbers = b"|".join(str(number).encode() for number in told)
        for attributes, number in re.findall(
            rb"""<c\s([^<>]*?\bs\s*=\s*["'](""" + numbers + rb""")["'][^<>]*)>""", xml
        ):
            reference = re.search(rb"""\br\s*=\s*["']([A-Z]+[0-9]+)["']""", attributes)
            place = position(reference[1].decode()) if reference else None
            if place and int(number) in self.formats:
                formats[place] = self.formats[int(number)]
            if place and int(number) in self.struck:
                struck.add(place)
        return formats, frozenset(struck)


def read_styles(xml: bytes) -> Styles:
    """Return what the part with the styles of a workbook says."""
    root = ET.fromstring(xml)
    own = {e.get("numFmtId", ""): e.get("formatCode", "") for e in _children(root, "numFmts")}
    codes = BUILT_IN | own
    strokes = [
        any(_tag(part) == "strike" and part.get("val", "") in _TRUE for part in font)
        for font in _children(root, "fonts")
    ]
    formats, struck = {}, set()
    for number, style in enumerate(_children(root, "cellXfs")):
        code = codes.get(style.get("numFmtId", ""), "")
        if code and shows_more(code):
            formats[number] = code
        font = style.get("fontId", "0")
        if font.isdecimal() and int(font) < len(strokes) and strokes[int(font)]:
            struck.add(number)
    return Styles(formats, frozenset(struck))


def _children(root: Element, name: str) -> list[Element]:
    return [child for part in root if _tag(part) == name for child in part]


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]

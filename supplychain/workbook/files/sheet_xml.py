"""What the XML of an .xlsx sheet holds beside the values that the fast reader hands over.

The reader (calamine) shows an error value such as ``#REF!``, and a formula that was never
calculated, as a blank cell. Blank means unknown, so both would pass unseen where a number may be
left out. Merged areas and hidden rows are here too. Large sheets are searched as bytes: building a
tree of a million cells would take longer than reading them.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from supplychain.case.sheet.addresses import position
from supplychain.workbook.files.hostile import MOST_CELLS, RefusedError
from supplychain.workbook.grid import Area, Place, adds_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from supplychain.workbook.files.styles import Styles

HEAD = 2_000  # bytes that show how a writer quotes

# A cell in columns A to AZ with at most five digits of row: such sheets stay within the limit.
_OTHER_CELL = re.compile(rb'<c(?! r="A?[A-Z]\d{1,5}")[\s/>]')
# Any cell whose address stands first, plainly written; others are looked at one by one.
_ODD_CELL = re.compile(rb'<c(?! r="[A-Z]{1,3}[1-9]\d{0,6}")[\s/>]')
_ROW_OF = re.compile(rb'<c r="[A-Z]+(\d+)"')
_LETTERS_OF = re.compile(rb'<c r="([A-Z]+)\d')
_CELL = re.compile(rb"<c(?=[\s/>])([^<>]*)>")
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Z]{1,3})([1-9]\d{0,6})["']""")
# Found in a third of the time that `in` takes.
_A_FORMULA, _AN_ERROR = re.compile(rb"<f"), re.compile(rb't="e"')
_FORMULA = re.compile(
    rb"<c\s([^<>]*)>\s*<f(?=[\s/>])[^<>]*?(?:/>|>([^<]*)</f>)\s*(?:<v[^<>]*>([^<]*)</v>)?"
)
_ERROR = re.compile(rb"""<c\s([^<>]*\bt\s*=\s*["']e["'][^<>]*)>(.*?)</c>""", re.DOTALL)
_ZERO = re.compile(rb"\s*-?0+\.?0*(?:[eE][+-]?\d+)?\s*")
_VALUE = re.compile(rb"<v[^<>]*>([^<]*)</v>")
_MERGED = re.compile(rb"""<mergeCell\s[^<>]*ref\s*=\s*["']([A-Z]+\d+):([A-Z]+\d+)["']""")
_HIDDEN = re.compile(rb"""hidden\s*=\s*["'](?:1|true)["']""")
_NUMBERS = re.compile(rb"""(\w+)\s*=\s*["'](\d{1,9})["']""")
_PREFIX = re.compile(rb"<(\w+):worksheet\b")
_COUNT = re.compile(
    rb"""\s(?:uniqueCount|count)\s*=\s*["'][^"'<>]*["'](?=[^<>]*>)|<dimension\b[^<>]*/>"""
)


_TWO_VALUES = re.compile(rb"</v>\s*<v\b")
_ADDRESS_OF = re.compile(rb"""<c\s[^<>]*?\br\s*=\s*["']([A-Z]{1,3}\d{1,7})["']""")
_NO_ELEMENT = re.compile(rb"<!\[CDATA\[(.*?)\]\]>|<!--.*?-->|(?<!\A)<\?.*?\?>", re.DOTALL)
_PLAIN_LETTER = re.compile(rb"&#(x?)0*([0-9A-Fa-f]{2});")


@dataclass(frozen=True)
class SheetParts:
    """What one sheet holds beside its values: rows and columns from 0, columns as runs."""

    values: int  # elements that hold the value of a cell
    texts: dict[Place, str]
    sums: frozenset[Place]
    merged: tuple[Area, ...]
    hidden_rows: tuple[int, ...]
    hidden_columns: tuple[tuple[int, int], ...]
    formats: Mapping[Place, str] = field(default_factory=dict)
    struck: frozenset[Place] = frozenset()


def without_prefix(xml: bytes) -> bytes:
    """Return a sheet whose elements carry a namespace prefix without it."""
    match = _PREFIX.search(xml[:2000])
    if match is None:
        return xml
    return re.sub(rb"(</?)" + match[1] + rb":", rb"\1", xml)


def without_counts(xml: bytes, *, small: bool = False) -> bytes:
    """Return a part without the sizes that it declares: at its beginning, or all of a small one.

    The reader takes memory for them before it reads on, and a false one ends the whole process.
    """
    end = len(xml) if small else HEAD
    return _COUNT.sub(b"", xml[:end]) + xml[end:]


def plain_xml(xml: bytes) -> bytes:
    """Return a part without comments and other ways to write the same that readers stumble on.

    A digit may be written as a reference (``&#48;``), and a comment or a section of bare text may
    stand within a number. The reader would cut the number off there.
    """
    # A single letter is found thirty times as fast as two.
    if (b"!" in xml and b"<!" in xml) or xml.find(b"?", xml.find(b">")) >= 0:
        xml = _NO_ELEMENT.sub(_as_text, xml)
    return _PLAIN_LETTER.sub(_letter, xml) if b"#" in xml else xml


def _as_text(match: re.Match[bytes]) -> bytes:
    return html.escape(match[1].decode("utf-8", "replace")).encode() if match[1] else b""


def _letter(match: re.Match[bytes]) -> bytes:
    code = int(match[2], 16) if match[1] else int(match[2])
    return bytes([code]) if chr(code).isalnum() or chr(code) in "+-." else match[0]


def body_of(xml: bytes) -> tuple[int, int]:
    """Return where the rows of a sheet begin and end.

    A single letter is found thirty times as fast as two: so the rows of a sheet of plain numbers
    and shared strings, which have few letters, are asked for one letter of a mark first.
    """
    start, end = xml.find(b">", xml.find(b"<sheetData")) + 1, xml.rfind(b"</sheetData>")
    return start, end if end >= 0 else len(xml)


def check_single(xml: bytes) -> None:
    """Refuse a sheet in which a cell stands twice or has two values, of which a reader takes one.

    It takes a third of the time of reading: so it is asked where a sheet has fewer cells with a
    value than elements for values.

    Raises
    ------
    RefusedError
        If there is such a cell.
    """
    if twice := _standing_twice(xml):
        raise RefusedError(f"the cell {twice} stands there twice.", "Save the workbook anew.")
    if _TWO_VALUES.search(xml):
        raise RefusedError("a cell has two values.", "Save the workbook anew.")


def _standing_twice(xml: bytes) -> str:
    """Return the address of a cell that stands twice; blank if none."""
    found = _ADDRESS_OF.findall(xml)
    if len(set(found)) == len(found):
        return ""
    return next(str(cell, "ascii") for cell, count in Counter(found).items() if count > 1)


def check_cells(xml: bytes) -> None:
    """Refuse a sheet whose cells lie too far apart: a reader fills the rectangle between them.

    Raises
    ------
    RefusedError
        If the rectangle is too large, or a cell carries no address.
    """
    if _OTHER_CELL.search(xml) is None:
        return
    if _ODD_CELL.search(xml) is None:
        row = max(map(int, set(_ROW_OF.findall(xml))))
        letters = max(set(_LETTERS_OF.findall(xml)), key=lambda text: (len(text), text))
    else:
        row, letters = _slow_extent(xml)
    place = position(f"{letters.decode()}1")
    columns = max(place[1] + 1 if place else 0, 26)
    if row * columns > MOST_CELLS:
        message = f"its cells reach {row} rows and {columns} columns from A1."
        raise RefusedError(message, "Delete what stands far away from the table.")


def _slow_extent(xml: bytes) -> tuple[int, bytes]:
    """Return the last row, and the letters of the last column, of cells written in any way."""
    row, letters = 0, b"A"
    for cell in _CELL.finditer(xml):
        match = _REFERENCE.search(cell[1])
        if match is None:
            raise RefusedError("a cell has no valid address.", "Save the workbook anew.")
        row = max(row, int(match[2]))
        letters = max(letters, match[1], key=lambda text: (len(text), text))
    return row, letters


def read_parts(xml: bytes, styles: Styles, *, uncalculated: bool) -> SheetParts:
    """Return what a sheet holds beside its values.

    Each search through a large sheet costs as much as reading a twentieth of it: hence plain
    searches for a few bytes first; see `body_of`.

    Parameters
    ----------
    xml : bytes
        The sheet, as `without_prefix` returns it.
    styles : Styles
        What the cell styles of the workbook mean.
    uncalculated : bool
        Whether the workbook asks to be calculated when it is opened. Libraries that write
        workbooks then store 0 as the value of a formula that they cannot calculate.
    """
    texts: dict[Place, str] = {}
    sums = set()
    body = body_of(xml)
    if xml.find(b"f", *body) >= 0 and _A_FORMULA.search(xml):
        for attributes, formula, value in _FORMULA.findall(xml):
            text = html.unescape(formula.decode("utf-8", "replace"))
            if adds_up(text):
                sums.add(_place(attributes))
            stale = uncalculated and _ZERO.fullmatch(value) is not None
            if (not value and b't="str"' not in attributes) or stale:
                texts[_place(attributes)] = f"={text}"
    if xml.find(b"e", *body) >= 0 and (_AN_ERROR.search(xml) or (b"'" in xml and b"t='e'" in xml)):
        for attributes, content in _ERROR.findall(xml):
            found = _VALUE.search(content)
            texts[_place(attributes)] = found[1].decode("utf-8", "replace") if found else "#N/A"
    rows, columns = _hidden(xml, body)
    formats, struck = styles.of_cells(xml)
    return SheetParts(
        values=xml.count(b"</v>") + (xml.count(b"</is>") if xml.find(b"S", *body) >= 0 else 0),
        texts=texts,
        sums=frozenset(sums),
        merged=tuple(_merged(xml)),
        hidden_rows=rows,
        hidden_columns=columns,
        formats=formats,
        struck=struck,
    )


def _place(attributes: bytes) -> Place:
    match = _REFERENCE.search(b" " + attributes)
    place = position((match[1] + match[2]).decode()) if match else None
    if place is None:
        raise RefusedError("a cell has no valid address.", "Save the workbook anew.")
    return place


def _merged(xml: bytes) -> Iterator[Area]:
    for first, last in _MERGED.findall(xml, max(xml.rfind(b"</sheetData>"), 0)):
        start, end = position(first.decode()), position(last.decode())
        if start and end:
            yield Area(*start, *end)


def _hidden(
    xml: bytes, body: tuple[int, int]
) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    """Return hidden rows, and the first and last column of hidden columns."""
    rows = []
    columns = []
    whole = xml.find(b"h", *body) >= 0
    for found in _HIDDEN.finditer(xml, 0, len(xml) if whole else body[0]):
        near = xml[max(found.start() - HEAD, 0) : found.end() + HEAD]
        at = found.start() - max(found.start() - HEAD, 0)
        tag = near[near.rfind(b"<", 0, at) : near.find(b">", at)]
        number = {name: int(digits) for name, digits in _NUMBERS.findall(tag)}
        if tag.startswith(b"<row") and b"r" in number:
            rows.append(number[b"r"] - 1)
        elif tag.startswith(b"<col") and b"min" in number and b"max" in number:
            columns.append((number[b"min"] - 1, number[b"max"] - 1))
    return tuple(rows), tuple(columns)

"""Styles of .ods workbooks that change what a cell means: formats, strokes, raised letters."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from supplychain.workbook.files.formats import format_in, is_words
from supplychain.workbook.files.rich_text import lowered, raised, struck

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from supplychain.workbook.grid import Format

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
STYLE, NUMBER, TABLE = (f"{{{OASIS}:{part}:1.0}}" for part in ("style", "datastyle", "table"))
A_STYLE = f"{STYLE}style"
FORMATS = {
    f"{NUMBER}{kind}-style": scale
    for kind, scale in (("number", 1), ("currency", 1), ("percentage", 100))
}
_WORDS = (f"{NUMBER}text", f"{NUMBER}currency-symbol")
_STROKE = f"{STYLE}text-line-through-"


@dataclass
class Looks:
    """What the styles of a workbook say, by name, as they come in.

    Parameters
    ----------
    formats : dict of str to Decimal
        By what a number format that shows more than the number multiplies it for the eye.
    of_cells : dict of str to str
        Number format of each cell style.
    above : dict of str to str
        Style that a style follows where it says nothing.
    marks : dict of str to callable
        What a style does to letters: strikes, raises or lowers them.
    invisible : set of str
        Styles of hidden tables.
    """

    formats: dict[str, Decimal] = field(default_factory=dict)
    of_cells: dict[str, str] = field(default_factory=dict)
    above: dict[str, str] = field(default_factory=dict)
    marks: dict[str, Callable[[str], str]] = field(default_factory=dict)
    invisible: set[str] = field(default_factory=set)
    _scales: dict[str, Decimal | None] = field(default_factory=dict)

    def add(self, element: Element) -> None:
        """Take in a style or a number format."""
        name = element.get(f"{STYLE}name", "")
        if element.tag in FORMATS:
            self._add_format(name, element)
            return
        self.above[name] = element.get(f"{STYLE}parent-style-name", "")
        self.of_cells[name] = element.get(f"{STYLE}data-style-name", "")
        for part in element:
            if part.get(f"{TABLE}display") == "false":
                self.invisible.add(name)
            if mark := _mark(part):
                self.marks[name] = mark

    def _add_format(self, name: str, element: Element) -> None:
        scale = Decimal(FORMATS[element.tag])
        words = False
        for part in element.iter():
            scale /= _factor(part.get(f"{NUMBER}display-factor", "1"))
            words |= part.tag in _WORDS and is_words(part.text or "")
            if mapped := part.get(f"{STYLE}apply-style-name"):  # that of other signs
                words |= mapped in self.formats
        if words or scale != 1:
            self.formats[name] = scale

    def matters(self, style: str) -> bool:
        """Return whether a style changes what a cell means."""
        return self._scale(style) is not None or self.is_struck(style)

    def shown(self, style: str, text: str) -> Format | None:
        """Return what a cell of a style shows beside its number, by all of the text in it."""
        scale = self._scale(style)
        return None if scale is None else format_in(text, scale)

    def _scale(self, style: str) -> Decimal | None:
        """Return by what the number format of a style multiplies, if it shows more."""
        if style not in self._scales:
            above = style
            for _ in range(len(self.above)):
                if not above or self.of_cells.get(above):
                    break
                above = self.above.get(above, "")
            self._scales[style] = self.formats.get(self.of_cells.get(above, ""))
        return self._scales[style]

    def is_struck(self, style: str) -> bool:
        """Return whether a style strikes a cell out."""
        return self.marks.get(style) is struck


def _factor(text: str) -> Decimal:
    try:
        return Decimal(text) or Decimal(1)
    except InvalidOperation:
        return Decimal(1)


def _mark(part: Element) -> Callable[[str], str] | None:
    kinds = [part.get(f"{_STROKE}{what}", "none") for what in ("style", "type")]
    if any(kind != "none" for kind in kinds):
        return struck
    height = part.get(f"{STYLE}text-position", "").split("%")[0].strip()
    if height.startswith("super") or (height.isdecimal() and int(height)):
        return raised
    return lowered if height.startswith(("sub", "-")) else None

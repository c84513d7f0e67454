"""Cells of a workbook that the fast reader shows as blank although they are not.

The reader (calamine) hands over an error value such as ``#REF!``, and a formula that was never
calculated, as a blank cell. Blank means unknown, so both would pass unseen where a number may be
left out. This scan finds them in the XML of the sheets.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORKBOOK = "xl/workbook.xml"


def hidden_texts(path: Path) -> dict[str, dict[tuple[int, int], str]]:
    """Return the error or formula of each such cell, by sheet name, then row and column from 0.

    Raises
    ------
    zipfile.BadZipFile, KeyError, xml.etree.ElementTree.ParseError
        If the file is no Excel workbook.
    """
    with zipfile.ZipFile(path) as archive:
        hidden = {}
        for name, part in _parts(archive):
            xml = archive.read(part)
            if b'"e"' in xml or b"<f" in xml:  # most sheets hold neither
                hidden[name] = dict(_hidden(xml))
        return hidden


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet and the file in the archive that holds it."""
    relations = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - as below
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    # Entities cannot blow up: the XML parser of Python limits their expansion.
    for sheet in ET.fromstring(archive.read(WORKBOOK)).iter():  # noqa: S314
        relation = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), None)
        if sheet.tag.rpartition("}")[2] == "sheet" and relation in targets:
            yield sheet.get("name", ""), posixpath.join("/xl", targets[relation]).lstrip("/")


def _hidden(xml: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield row and column of the cells with an error, or with a formula and no value."""
    for cell in ET.fromstring(xml).iter():  # noqa: S314 - as above
        namespace, _, tag = cell.tag.rpartition("}")
        if tag != "c":
            continue
        value = cell.findtext(f"{namespace}}}v")
        formula = cell.find(f"{namespace}}}f")
        if cell.get("t") == "e":
            yield _position(cell.get("r", "")), value or "#N/A"
        elif formula is not None and not value and cell.get("t") != "str":
            yield _position(cell.get("r", "")), f"={formula.text or ''}"


def _position(address: str) -> tuple[int, int]:
    """Return row and column, from 0, of an address such as ``C12``."""
    match = re.fullmatch(r"([A-Z]+)(\d+)", address)
    if match is None:  # the address is optional in the format, though every known writer gives it
        message = f"a cell without an address: {address!r}"
        raise KeyError(message)
    column = 0
    for letter in match[1]:
        column = 26 * column + ord(letter) - 64
    return int(match[2]) - 1, column - 1

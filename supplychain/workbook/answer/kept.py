"""Pictures, shapes, charts and sparklines, carried as they are from a workbook to its copy.

openpyxl carries none of them over, or not all of what they are. The drawing of a sheet is a part of
its own with pictures and charts behind it: these parts are copied byte by byte. Sparklines, and
lists of what may be typed that lie on other sheets, stand at the end of the sheet itself. What is
not carried over is told by name.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from supplychain.workbook.answer.carry import sheets_in
from supplychain.workbook.answer.package import (
    DAMAGED,
    declare,
    insert,
    moved,
    packed,
    relate,
    targets,
    types_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FOLDER = "xl/sender/"  # of the copied parts: no other part has a name there
# Sparklines, and checks of what is typed: what stands at the end of a sheet and refers to cells.
EXTENSIONS = frozenset(
    [b"{05C60535-1F16-4FD2-B633-F4F36F0B64E0}", b"{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}"]
)
# What the copy lacks: the beginning of a part in small letters, and what a user calls it.
LOST = {
    "xl/slicers/": "slicers", "xl/timelines/": "timelines", "xl/ctrlprops/": "form controls",
    "xl/activex/": "controls", "xl/embeddings/ole": "embedded objects",
    "xl/threadedcomments/": "threads of comments (their text is kept as notes)",
    "xl/querytables/": "queries", "xl/connections.xml": "connections to data",
}  # fmt: skip
LOST_AT_THE_END = {
    b"<legacyDrawingHF": "pictures in page headers and footers",
    b"{78C0D931-6437-407D-A8EE-F0AAD7539E65}": "conditional formats of newer kinds",
}
DRAWINGS = "pictures, shapes and charts"
OF_CONTROLS = "drawings with controls"

_DRAWING = re.compile(rb'<drawing\s[^>]*?\bid="([^"]+)"')
_ROOT = re.compile(rb"<worksheet\b[^>]*>")
_NAMESPACE = re.compile(rb'\sxmlns:\w+="[^"]*"')
_EXTENSION = re.compile(rb'<ext\b[^>]*?\buri="([^"]*)"[^>]*>.*?</ext>', re.DOTALL)
_EXTENSIONS = re.compile(rb"<extLst\b[^>]*>(?:(?!<extLst\b).)*</extLst>\s*(?=</worksheet>)", re.S)
# What follows a drawing in a sheet.
_BEHIND = re.compile(rb"<(?:legacyDrawing|picture|oleObjects|controls|tableParts|extLst)\b|</works")
_LAST = re.compile(rb"</worksheet>")
_OF_CONTROLS = re.compile(rb"slicer|compatExt", re.IGNORECASE)


@dataclass
class Kept:
    """What is copied beside openpyxl, and what is not.

    Parameters
    ----------
    parts : dict of str to bytes
        Content of each copied part by its name in the copy, relations among them.
    types : dict of str to str
        Type of the content of each.
    drawings : dict of str to str
        Drawing of a sheet, as a part of the copy, by the name of the sheet.
    extensions : dict of str to bytes
        What stands at the end of a sheet, by the name of the sheet.
    lost : set of str
        What the copy lacks, in words.
    """

    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    drawings: dict[str, str] = field(default_factory=dict)
    extensions: dict[str, bytes] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)

    def put_into(self, content: bytes) -> bytes:
        """Return a workbook as openpyxl wrote it, without drawings of its own, with all that."""
        if not self.drawings and not self.extensions:
            return content
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
            sheets = dict(sheets_in(archive))
        for name, extensions in self.extensions.items():
            insert(parts, sheets[name], _LAST, extensions)
        for name, drawing in self.drawings.items():
            insert(parts, sheets[name], _BEHIND, relate(parts, sheets[name], drawing))
        declare(parts, self.types)
        return packed(parts | self.parts)


def kept_parts(source: Path) -> Kept:
    """Return what is copied from a workbook that the reader has found safe."""
    try:
        with zipfile.ZipFile(source) as archive:
            return _kept(archive)
    except DAMAGED:
        return Kept(lost={DRAWINGS})


def _kept(archive: zipfile.ZipFile) -> Kept:
    kept = Kept()
    names = [name.replace("\\", "/").lower() for name in archive.namelist()]
    kept.lost |= {said for part, said in LOST.items() if any(n.startswith(part) for n in names)}
    types = types_of(archive)
    for name, part in sheets_in(archive):
        xml = archive.read(part)
        end = xml[max(xml.rfind(b"</sheetData>"), 0) :]
        kept.lost |= {said for sign, said in LOST_AT_THE_END.items() if sign in end}
        if extensions := _extensions(xml, end):
            kept.extensions[name] = extensions
        found = _DRAWING.search(end)
        drawing = targets(archive, part).get(found[1].decode(), "") if found else ""
        if not drawing:
            continue
        copied = moved(archive, drawing, FOLDER)
        if _OF_CONTROLS.search(copied[FOLDER + drawing]):
            kept.lost.add(OF_CONTROLS)
            continue
        kept.drawings[name] = FOLDER + drawing
        kept.parts |= copied
        kept.types |= {new: _type(types, new.removeprefix(FOLDER)) for new in copied}
    return kept


def _type(types: Mapping[str, str], part: str) -> str:
    """Return the type of the content of a part; blank for relations, which every workbook has."""
    end = posixpath.splitext(part)[1].lower()
    return "" if end == ".rels" else types.get(f"/{part}") or types.get(end, "")


def _extensions(xml: bytes, end: bytes) -> bytes:
    """Return the element with those extensions of a sheet that refer to cells alone."""
    found, root = _EXTENSIONS.search(end), _ROOT.search(xml[:2000])
    if found is None or root is None:
        return b""
    inside = [part[0] for part in _EXTENSION.finditer(found[0]) if part[1].upper() in EXTENSIONS]
    spaces = b"".join(_NAMESPACE.findall(root[0]))  # that prefixes in it may be declared by
    return b"<extLst%s>%s</extLst>" % (spaces, b"".join(inside)) if inside else b""

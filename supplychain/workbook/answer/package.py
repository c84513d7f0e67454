"""The parts of a workbook as its archive holds them, and how they refer to each other."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from defusedxml import ElementTree as ET  # noqa: N817 - as the module is known

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

Parts = dict[str, bytes]

TYPES = "[Content_Types].xml"
OF_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OF_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OF_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MEGABYTE = 1_000_000
MOST = 50 * MEGABYTE  # of one part
MOST_COPIED = 1_000  # parts behind one drawing
ID = "rIdSender"


# What a part that is damaged, or refers to what is not there, raises when it is read.
DAMAGED = (
    ValueError, LookupError, OSError, SyntaxError, zipfile.BadZipFile, zlib.error, EOFError,
    NotImplementedError, RuntimeError,
)  # fmt: skip


def read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a part; raises `ValueError` where it is too large."""
    with archive.open(name) as stream:
        content = stream.read(MOST + 1)
    if len(content) > MOST:
        raise ValueError(f"`{name}` is larger than {MOST // MEGABYTE} MB.")
    return content


def relations_of(part: str) -> str:
    """Return the part that says what a part refers to."""
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def targets(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Return the parts of the archive that a part refers to, by identifier."""
    known = set(archive.namelist())
    found = {}
    for relation in _relations(archive, part):
        path = posixpath.join("/", posixpath.dirname(part), relation.get("Target", ""))
        target = posixpath.normpath(path).lstrip("/")
        if relation.get("TargetMode") != "External" and target in known:
            found[relation.get("Id", "")] = target
    return found


def moved(archive: zipfile.ZipFile, part: str, folder: str) -> Parts:
    """Return a part, and all that it refers to, as parts of the same names beneath a folder."""
    parts: Parts = {}
    waiting = [part]
    while waiting:
        name = waiting.pop()
        if folder + name in parts:
            continue
        parts[folder + name] = read_part(archive, name)
        if len(parts) > MOST_COPIED:
            raise ValueError(f"`{part}` refers to more than {MOST_COPIED} parts.")
        inside = targets(archive, name)
        root = Element(f"{{{OF_RELATIONS}}}Relationships")
        for relation in _relations(archive, name):
            if relation.get("Id") in inside:
                relation.set("Target", f"/{folder}{inside[relation.get('Id', '')]}")
            root.append(relation)
        if len(root):
            parts[relations_of(folder + name)] = tostring(root)
        waiting += inside.values()
    return parts


def types_of(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the type of the content of each part, by its name or by the end of its name."""
    root = ET.fromstring(read_part(archive, TYPES))
    return {
        (kind.get("PartName") or f".{kind.get('Extension', '').lower()}"): kind.get(
            "ContentType", ""
        )
        for kind in root
    }


def insert(parts: Parts, name: str, before: re.Pattern[bytes], element: bytes) -> None:
    """Put an element into a sheet, before what a pattern finds behind its cells."""
    xml = parts[name]
    place = before.search(xml, max(xml.rfind(b"</sheetData>"), 0))
    if place:
        parts[name] = xml[: place.start()] + element + xml[place.start() :]


def relate(parts: Parts, part: str, drawing: str) -> bytes:
    """Relate a sheet to a drawing; return the element that stands for it in the sheet."""
    name = relations_of(part)
    root = (
        ET.fromstring(parts[name]) if name in parts else Element(f"{{{OF_RELATIONS}}}Relationships")
    )
    SubElement(
        root,
        f"{{{OF_RELATIONS}}}Relationship",
        {"Id": ID, "Type": f"{OF_OFFICE}/drawing", "Target": f"/{drawing}"},
    )
    parts[name] = tostring(root)
    return f'<drawing xmlns:r="{OF_OFFICE}" r:id="{ID}"/>'.encode()


def declare(parts: Parts, types: Mapping[str, str]) -> None:
    """Add the types of some parts to what the workbook says of its content."""
    root = ET.fromstring(parts[TYPES])
    for name, kind in types.items():
        if kind:
            where = {"PartName": f"/{name}", "ContentType": kind}
            SubElement(root, f"{{{OF_TYPES}}}Override", where)
    parts[TYPES] = tostring(root)


def packed(parts: Parts) -> bytes:
    """Return the archive of some parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def _relations(archive: zipfile.ZipFile, part: str) -> list[Element]:
    name = relations_of(part)
    return list(ET.fromstring(read_part(archive, name))) if name in archive.namelist() else []

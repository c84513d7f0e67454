"""Values of formulas, carried from a workbook to its copy."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import TYPE_CHECKING

from defusedxml import ElementTree as ET  # noqa: N817 - as the module is known

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Values = dict[str, tuple[str, bytes]]  # type and content of the value of each formula, by address

_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*)(?<!/)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)</(?:\w+:)?v>")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_ADDRESS = re.compile(rb'\br="([A-Z]+\d+)"')
_TYPE = re.compile(rb'\s*\bt="(\w+)"')
_EMPTY = re.compile(rb"<v\s*/>|<v></v>")


def carried_values(source: Path) -> dict[str, Values]:
    """Return the values of the formulas of a workbook that the reader has found safe, by sheet."""
    with zipfile.ZipFile(source) as archive:
        return {name: dict(_values(archive.read(part))) for name, part in sheets_in(archive)}


def restore_values(content: bytes, values: Mapping[str, Values]) -> bytes:
    """Return a workbook as openpyxl wrote it, with values put to its formulas."""
    if not any(values.values()):
        return content
    restored = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as archive,
        zipfile.ZipFile(restored, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        sheets = {part: values.get(name, {}) for name, part in sheets_in(archive)}
        for info in archive.infolist():
            part = archive.read(info)
            if known := sheets.get(info.filename):
                part = _restored(part, known)
            copy.writestr(info, part, zipfile.ZIP_DEFLATED)
    return restored.getvalue()


def sheets_in(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet of a workbook, and the part of the archive that holds it."""
    relations = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    for sheet in ET.fromstring(archive.read("xl/workbook.xml")).iter():
        relation = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), None)
        if sheet.tag.rpartition("}")[2] == "sheet" and relation in targets:
            part = posixpath.normpath(posixpath.join("/xl", targets[relation])).lstrip("/")
            if part in archive.namelist():
                yield sheet.get("name", ""), part


def _values(xml: bytes) -> Iterator[tuple[str, tuple[str, bytes]]]:
    """Yield address, type and content of the value of each formula that has one."""
    for attributes, content in _CELL.findall(xml) if b"<f" in xml or b":f" in xml else ():
        address, value = _ADDRESS.search(attributes), _VALUE.search(content)
        if address and value and _FORMULA.search(content):
            kind = _TYPE.search(attributes)
            yield address[1].decode(), (kind[1].decode() if kind else "", value[1])


def _restored(xml: bytes, values: Values) -> bytes:
    def with_value(match: re.Match[bytes]) -> bytes:
        attributes, content = match.groups()
        address = _ADDRESS.search(attributes)
        if not address or not _FORMULA.search(content):
            return match[0]
        kind, value = values.get(address[1].decode(), ("", b""))
        if not value:
            return match[0]
        plain = _TYPE.sub(b"", attributes)
        typed = plain + (f' t="{kind}"'.encode() if kind else b"")
        return b"<c%s>%s</c>" % (typed, _EMPTY.sub(lambda _: b"<v>%s</v>" % value, content))

    return _CELL.sub(with_value, xml)

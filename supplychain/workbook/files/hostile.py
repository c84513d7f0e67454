"""Limits that keep a hostile or broken file from costing more than seconds and some memory.

A workbook is an archive of XML, and both can be made to blow up. So the archive is never handed to
a reader as it came: each part that is needed is unpacked here within limits, looked at, and put
into a new plain archive in memory. What is left out (macros, pictures, links) is never read.
"""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE = 1_000_000
# Files that people send are far smaller; more would not fit into a gigabyte once read.
MOST_PACKED = 100 * MEGABYTE
# 400,000 full rows. Cells take about as much memory again as their XML, twice over.
MOST_KEPT = 100 * MEGABYTE
# Two million formatted rows without content; unpacked piece by piece, ten seconds of work.
MOST_UNPACKED = 600 * MEGABYTE
# Sheets of blank rows shrink up to a hundredfold; a bomb a thousandfold, which is the format's end.
MOST_SHRUNK = 300
SMALL = 20 * MEGABYTE  # parts below this are not worth a judgement of how far they shrink
MOST_PARSED = 20 * MEGABYTE  # of a part of which a tree is made; styles seldom have a tenth
MOST_PARTS = 5_000
MOST_CELLS = 6_000_000  # of the rectangles from A1 to the last cells: 200 MB in the reader
MOST_FILES = 1_000  # tables are about twenty
PIECE = 8 * MEGABYTE
PROLOGUE = 10_000  # bytes in which a document type is looked for; no reader of ours expands one

_BLANK_CELL = re.compile(rb"<c\b[^<>]*/>|<c\b[^<>/]*></c>")
_BLANK_ROW = re.compile(rb"<row\b[^<>]*/>|<row\b[^<>/]*>\s*</row>")


class RefusedError(Exception):
    """A file is not read; says why in a sentence, and what to do instead."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def attack(what: str) -> RefusedError:
    """Return the refusal of a file with what no spreadsheet writes."""
    return RefusedError(what, "It looks like an attack; save the workbook anew from a spreadsheet.")


def check_regular(path: Path) -> None:
    """Refuse what is no regular file (reading a device or pipe may never end) or is too large.

    Raises
    ------
    RefusedError
        If the file must not be read.
    OSError
        If there is no such file.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise RefusedError("it is not a regular file.", "Give a workbook or a CSV file.")
    if status.st_size > MOST_PACKED:
        message = f"the file is larger than {MOST_PACKED // MEGABYTE} MB."
        raise RefusedError(message, "Remove pictures and old sheets, or split it.")


def check_inside(path: Path, folder: Path) -> None:
    """Refuse a link that leads out of a folder; raises `RefusedError`."""
    if not path.resolve().is_relative_to(folder):
        raise RefusedError("the link leads out of the folder.", "Put the file itself there.")


def unpack(archive: zipfile.ZipFile, name: str, budget: Budget, most: int = MOST_UNPACKED) -> bytes:
    """Return one part of an archive, without the blank cells of a very large sheet.

    ``most`` limits its bytes further, as for a part of which a tree is made: that takes about
    twenty times as much memory.

    Raises
    ------
    RefusedError
        If it unpacks to too much, or holds a document type (entities, external files).
    zipfile.BadZipFile, zlib.error, OSError, KeyError
        If the archive is damaged.
    """
    info = _checked(archive, name)
    content = _unpacked(archive, info, budget)
    if len(content) > most:
        raise attack(f"`{name}` is larger than {most // MEGABYTE} MB.")
    if b"\0" in content[:200]:
        raise RefusedError(f"`{name}` is not in UTF-8.", "Save the workbook anew.")
    if b"<!DOCTYPE" in content[:PROLOGUE]:
        raise attack(f"`{name}` declares a document type, which no spreadsheet writes.")
    return content


# What a broken workbook raises; LookupError also for an encoding that nobody knows.
BROKEN = (
    OSError,
    zipfile.BadZipFile,
    LookupError,
    ValueError,
    NotImplementedError,
    RecursionError,
    ParseError,
)


class Stream:
    """One part of an archive, read piece by piece within limits and never kept as a whole."""

    def __init__(self, archive: zipfile.ZipFile, name: str, budget: Budget) -> None:
        self._stream = archive.open(_checked(archive, name))
        self._budget = budget

    def read(self, size: int = PIECE) -> bytes:
        """Return the next bytes; raises `RefusedError` and `zipfile.BadZipFile`."""
        try:
            piece = self._stream.read(size)
        except (zlib.error, EOFError, NotImplementedError) as error:
            raise zipfile.BadZipFile(str(error)) from error
        self._budget.spend(len(piece), 0)
        return piece

    def close(self) -> None:
        """Let go of the archive."""
        self._stream.close()


class Budget:
    """What may still be unpacked of one file, and kept of that, in bytes; and its cells."""

    def __init__(self) -> None:
        self.unpacked = MOST_UNPACKED
        self.kept = MOST_KEPT
        self.cells = MOST_CELLS

    def spend_cells(self, sheet: str, rows: int, columns: int) -> None:
        """Count the cells of a sheet; raises `RefusedError` when they are used up."""
        self.cells -= rows * columns
        if self.cells < 0:
            message = f"sheet `{sheet}`: its cells reach {rows} rows and {columns} columns from A1."
            raise RefusedError(message, "Delete what stands far away from the table.")

    def spend(self, unpacked: int, kept: int) -> None:
        """Count bytes; raises `RefusedError` when they are used up."""
        self.unpacked -= unpacked
        self.kept -= kept
        if self.unpacked < 0 or self.kept < 0:
            most = MOST_UNPACKED if self.unpacked < 0 else MOST_KEPT
            raise RefusedError(
                f"it unpacks to more than {most // MEGABYTE} MB.",
                "Delete formatted rows without content and sheets that are not needed.",
            )


def _checked(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo:
    """Return what the archive says of a part; refuse what is encrypted or packed too well."""
    info = archive.getinfo(name)
    if info.flag_bits & 1:
        raise RefusedError("it is encrypted.", "Save it without a password.")
    if info.file_size > SMALL and info.file_size > MOST_SHRUNK * max(info.compress_size, 1):
        fold = info.file_size // max(info.compress_size, 1)
        raise attack(f"`{name}` would unpack {fold}-fold.")
    return info


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> bytes:
    """Unpack piece by piece: what the archive says about its own sizes is not believed."""
    large = info.file_size > SMALL
    pieces: list[bytes] = []
    rest = b""
    try:
        with archive.open(info) as stream:
            while piece := stream.read(PIECE):
                whole, rest = _whole_rows(rest + piece) if large else (piece, b"")
                budget.spend(len(piece), len(whole))
                pieces.append(whole)
    except (zlib.error, EOFError, NotImplementedError) as error:
        raise zipfile.BadZipFile(str(error)) from error
    budget.spend(0, len(rest))
    return b"".join([*pieces, rest])


def _whole_rows(xml: bytes) -> tuple[bytes, bytes]:
    """Return whole tags of a piece of a sheet without blank cells and rows, and what is left."""
    end = xml.rfind(b">") + 1
    if not end:
        return b"", xml
    return _BLANK_ROW.sub(b"", _BLANK_CELL.sub(b"", xml[:end])), xml[end:]

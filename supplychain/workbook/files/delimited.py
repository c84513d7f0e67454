"""Reading CSV files: encoding and separator are found out, and said where they are not plain."""

from __future__ import annotations

import codecs
import csv
import io
import re
from typing import TYPE_CHECKING

from supplychain.case.findings import Finding, Level
from supplychain.case.inert import revived
from supplychain.case.schema import TABLES
from supplychain.case.words import column_named, table_named
from supplychain.workbook.files.hostile import MOST_CELLS, RefusedError
from supplychain.workbook.grid import Grid

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = (".csv", ".tsv", ".txt")
COMMA = ","
SEPARATORS = {COMMA: "commas", ";": "semicolons", "\t": "tabs"}
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ADVICE = "Save it as CSV UTF-8."
SAMPLE = 40  # rows in which the header is looked for

# One byte each in Shift-JIS; Korean bytes read as Shift-JIS are full of them, Japanese are not.
_HALF_WIDTH = re.compile("[\uff61-\uff9f]")
_NO_CHARACTER = re.compile("[\x80-\x9f\ue000-\uf8ff]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def read_delimited(path: Path) -> tuple[Grid, list[Finding]]:
    """Return the cells of a CSV file, and repairs of its encoding and separator.

    Raises
    ------
    RefusedError
        If it is no text, or it cannot be told in which encoding it is written.
    """
    text, encoding, sample = _decode(path.read_bytes())
    findings = []
    if sample:
        message = f"the file is not in UTF-8: read as {encoding}, in which it says `{sample}`."
        findings.append(_repair(path, "encoding", encoding, message, ADVICE))
    separator = _separator(path.stem, text)
    if separator != COMMA:
        message = f"the cells are separated by {SEPARATORS[separator]}, and read so."
        findings.append(_repair(path, "separator", SEPARATORS[separator], message, ""))
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator))
    except csv.Error as error:
        raise RefusedError(f"the file is not readable as CSV: {error}.") from error
    if "'" in text:
        rows = [[revived(cell) for cell in row] for row in rows]
    lengths = [len(row) for row in rows]
    width = max(lengths, default=0)
    if width * len(rows) > MOST_CELLS:
        raise RefusedError(f"it has more than {MOST_CELLS} cells.", "Split it.")
    if min(lengths, default=0) < width:
        rows = [row + [""] * (width - len(row)) for row in rows]
    commas = separator == COMMA
    grid = Grid(
        path.name, path.stem, rows,
        lengths=lengths, point_is_decimal=commas, comma_is_decimal=not commas,
    )  # fmt: skip
    return grid, findings


def _repair(path: Path, rule: str, after: str, message: str, hint: str) -> Finding:
    return Finding(
        level=Level.REPAIR,
        file=path.name,
        sheet=path.stem,
        rule=rule,
        message=message,
        hint=hint,
        after=after,
    )


def _decode(content: bytes) -> tuple[str, str, str]:
    """Return the text, its encoding, and what stands first in it beyond ASCII if it was a guess."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding), encoding, ""
            except UnicodeDecodeError as error:
                raise RefusedError(f"the file is not {encoding}: {error}.", ADVICE) from error
    if b"\0" in content:
        raise RefusedError("the file is no text.", ADVICE)
    try:
        return content.decode("utf-8"), "UTF-8", ""
    except UnicodeDecodeError:
        text, encoding = _guess(content)
    first = _BEYOND_ASCII.search(text)
    return text, encoding, first[0][:SAMPLE] if first else ""


def _guess(content: bytes) -> tuple[str, str]:
    """Return a text in a Japanese or Korean code page, and the name of that.

    Many bytes are valid in both. Japanese read as Korean uses syllables that the older Korean
    standard (EUC-KR) does not have; Korean read as Japanese is full of half-width letters.
    """
    japanese = _strictly(content, "cp932")
    korean = _strictly(content, "cp949")
    likely_japanese = japanese is not None and not _HALF_WIDTH.search(japanese)
    likely_korean = korean is not None and _strictly(content, "euc_kr") is not None
    if japanese is not None and (korean is None or (likely_japanese and not likely_korean)):
        return japanese, "Shift-JIS (CP932)"
    if korean is not None and (japanese is None or (likely_korean and not likely_japanese)):
        return korean, "Korean (CP949)"
    what = "could be Japanese or Korean" if japanese and korean else "is not known"
    raise RefusedError(f"the encoding of the file {what}.", ADVICE)


def _strictly(content: bytes, encoding: str) -> str | None:
    """Return the text; ``None`` where a byte stands for no character, or only for a private one."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _NO_CHARACTER.search(text) else text


def _separator(name: str, text: str) -> str:
    """Return the separator with which some row names most columns of a table."""
    lines = text.splitlines()[:SAMPLE]
    table = table_named(name)
    tables = [table] if table else list(TABLES)

    def named(separator: str) -> int:
        rows = csv.reader(lines, delimiter=separator)
        try:
            return max((_most_named(row, tables) for row in rows), default=0)
        except csv.Error:
            return 0

    return max(SEPARATORS, key=named)


def _most_named(row: list[str], tables: list[str]) -> int:
    return max(sum(bool(column_named(table, cell)) for cell in row) for table in tables)

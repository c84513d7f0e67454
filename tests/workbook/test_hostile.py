"""Hostile and broken files: one clear line, within seconds and within a gigabyte."""

from __future__ import annotations

import io
import os
import re
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from supplychain.case import Level
from supplychain.workbook import read_case
from tests.workbook.untidy import SOUND, STOCKS, findings_in, stocks, write

if TYPE_CHECKING:
    from collections.abc import Callable

CORPUS = Path(__file__).parent / "corpus"
STOCKS_XML = f"xl/worksheets/sheet{list(SOUND).index('stocks') + 1}.xml"
MOST_SECONDS, MOST_MEGABYTES = 10, 1000

# Reads a file and prints what is said first, seconds of the processor, and peak memory: not
# ``ru_maxrss``, which a process inherits from the one that started it.
WATCHED = """
import sys, time
from pathlib import Path
from supplychain.case import CaseError
from supplychain.workbook import read_case
start = time.process_time()
try:
    print(len(read_case(Path(sys.argv[1])).findings), "findings")
except CaseError as error:
    print(str(error).splitlines()[1])
took = time.process_time() - start
peak = Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]
print(took, float(peak) / 1000)
"""


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return write(tmp_path / "case.xlsx", SOUND)


def changed(path: Path, change: Callable[[bytes], bytes], part: str = STOCKS_XML) -> Path:
    parts = parts_of(path)
    parts[part] = change(parts[part])
    return pack(path, parts)


def refused(path: Path) -> str:
    """Return the one line by which a file is refused."""
    [found] = findings_in(path)
    assert (found.level, found.rule) == (Level.ERROR, "unreadable")
    assert "\n" not in str(found)
    return found.message


def watched(path: Path) -> str:
    """Read a file in a process of its own within the limits, and return the first line said."""
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(path)], capture_output=True, text=True, check=True
    )
    said, cost = done.stdout.strip().splitlines()
    seconds, megabytes = map(float, cost.split())
    assert seconds < MOST_SECONDS
    assert megabytes < MOST_MEGABYTES
    return said


ROWS_END = b"</sheetData>"


@pytest.mark.slow
def test_a_bomb_is_refused(sound: Path) -> None:
    """2 GB of spaces packed into 2 MB."""
    parts = parts_of(sound)
    with zipfile.ZipFile(sound, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            if name != STOCKS_XML:
                archive.writestr(name, content)
        with archive.open(STOCKS_XML, "w", force_zip64=True) as stream:
            stream.write(parts[STOCKS_XML].replace(ROWS_END, b""))
            for _ in range(200):
                stream.write(b" " * 10_000_000)
            stream.write(ROWS_END + b"</worksheet>")
    assert "-fold" in watched(sound)


@pytest.mark.slow
def test_a_bomb_that_lies_about_its_size_is_refused(sound: Path) -> None:
    """The archive says 1,000 bytes; 400 MB come out."""
    content = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(content.compress(b" " * 10_000_000) for _ in range(40)) + content.flush()
    parts = parts_of(sound)
    parts[STOCKS_XML] = b"x" * 1000
    pack(sound, parts)
    data = sound.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo(STOCKS_XML)
        start = info.header_offset
        size = 30 + len(info.filename)
        after = start + size + info.compress_size
        directory = archive.start_dir
    local = bytearray(data[start : start + size])
    local[18:22] = struct.pack("<I", len(packed))
    grown = len(packed) - info.compress_size
    made = bytearray(data[:start] + local + packed + data[after:])
    for match in re.finditer(b"PK\x01\x02", made):
        place = match.start()
        (offset,) = struct.unpack_from("<I", made, place + 42)
        if offset == start:
            struct.pack_into("<I", made, place + 20, len(packed))
        elif offset > start:
            struct.pack_into("<I", made, place + 42, offset + grown)
    end = made.rfind(b"PK\x05\x06")
    struct.pack_into("<I", made, end + 16, directory + grown)
    sound.write_bytes(made)
    assert watched(sound).startswith("error")


@pytest.mark.parametrize("part", ["xl/workbook.xml", STOCKS_XML])
def test_entities_are_refused(sound: Path, part: str) -> None:
    lol = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    assert "document type" in refused(changed(sound, lambda xml: lol + xml, part))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_workbook_is_refused(sound: Path, share: float) -> None:
    content = sound.read_bytes()
    sound.write_bytes(content[: int(len(content) * share)])
    assert "not a readable workbook" in refused(sound)


def test_an_encrypted_workbook_is_refused() -> None:
    assert "encrypted" in refused(CORPUS / "encrypted.xlsx")


@pytest.mark.slow
def test_a_million_blank_formatted_rows_are_read_past(sound: Path) -> None:
    rows = b"".join(
        b'<row r="%d" spans="1:6" ht="15" customHeight="1">' % n
        + b'<c r="A%d" s="0"/><c r="B%d" s="0"/></row>' % (n, n)
        for n in range(100, 1_000_000)
    )
    changed(sound, lambda xml: xml.replace(ROWS_END, rows + ROWS_END))
    assert watched(sound).endswith("findings")
    assert stocks(read_case(sound)) == STOCKS


@pytest.mark.parametrize("cell", ["XFD1048576", "BZ1048576", "A1048576"])
def test_a_cell_far_away_does_not_fill_the_memory(sound: Path, cell: str) -> None:
    row = re.sub("[A-Z]+", "", cell)
    far = f'<row r="{row}"><c r="{cell}"><v>1</v></c></row>'.encode()
    changed(sound, lambda xml: xml.replace(ROWS_END, far + ROWS_END))
    assert watched(sound).startswith("error")
    if cell != "A1048576":
        assert "reach 1048576 rows" in refused(sound)


def test_a_cell_without_address_is_refused(sound: Path) -> None:
    assert "address" in refused(changed(sound, lambda xml: xml.replace(b'<c r="A2"', b"<c")))


def test_a_part_that_escapes_is_refused(sound: Path) -> None:
    parts = parts_of(sound)
    assert "outside" in refused(pack(sound, {**parts, "../../etc/passwd": b"x"}))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_stands_twice_is_refused(sound: Path) -> None:
    with zipfile.ZipFile(sound, "a") as archive:
        archive.writestr(STOCKS_XML.upper(), "<worksheet/>")
    assert "twice" in refused(sound)


def test_links_and_macros_are_said_and_not_followed(sound: Path) -> None:
    parts = parts_of(sound)
    parts |= {"xl/externalLinks/externalLink1.xml": b"<x", "xl/vbaProject.bin": b"\xd0\xcf"}
    pack(sound, parts)
    assert stocks(read_case(sound)) == STOCKS
    assert {f.rule for f in findings_in(sound)} >= {"external-link", "macros"}


def test_a_pipe_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "case.csv"
    os.mkfifo(path)
    assert "regular file" in refused(path)


def test_a_device_is_refused() -> None:
    assert "regular file" in refused(Path("/dev/zero"))


def test_a_folder_of_folders_is_not_entered(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(200):
        deep /= "d"
    deep.mkdir(parents=True)
    (deep / "stocks.csv").write_text("site\n")
    assert "no CSV file" in refused(tmp_path)


def test_a_huge_text_is_an_error(tmp_path: Path) -> None:
    tables = {**SOUND, "countries": [["country", "note"], ["JP", "x"], ["KR", ""]]}
    path = write(tmp_path / "case.xlsx", tables)
    sheet = f"xl/worksheets/sheet{list(SOUND).index('countries') + 1}.xml"
    changed(path, lambda xml: xml.replace(b"<t>x</t>", b"<t>" + b"x" * 10_000_000 + b"</t>"), sheet)
    assert "too-long" in {f.rule for f in findings_in(path)}
    assert len(str(next(f for f in findings_in(path) if f.rule == "too-long"))) < 1000


@pytest.mark.slow
@pytest.mark.parametrize(
    ("across", "down"), [(16_384, 1_048_576), (1, 1_048_576), (1_000_000_000, 1)]
)
def test_repeats_of_ods_do_not_fill_the_memory(tmp_path: Path, across: int, down: int) -> None:
    path = tmp_path / "case.ods"
    parts = parts_of(CORPUS / "libreoffice.ods")
    cell = (
        f'<table:table-cell table:number-columns-repeated="{across}" '
        'office:value-type="float" office:value="1"/>'
    )
    row = f'<table:table-row table:number-rows-repeated="{down}">{cell}</table:table-row>'
    row += "</table:table>"
    parts["content.xml"] = parts["content.xml"].replace(b"</table:table>", row.encode(), 1)
    pack(path, parts)
    assert watched(path).startswith("error")


def test_an_ods_with_entities_is_refused(tmp_path: Path) -> None:
    parts = parts_of(CORPUS / "libreoffice.ods")
    head = b'<!DOCTYPE x [<!ENTITY a "b">]>'
    xml = parts["content.xml"]
    place = xml.index(b"?>") + 2
    path = pack(tmp_path / "case.ods", {**parts, "content.xml": xml[:place] + head + xml[place:]})
    assert "document type" in refused(path)


def test_an_xlsb_workbook_is_refused_by_name(tmp_path: Path) -> None:
    path = pack(tmp_path / "case.xlsb", {"xl/workbook.bin": b"\0"})
    assert ".xlsb" in refused(path)

"""Whatever is done to a file or to its cells, reading ends with a case or with findings."""

from __future__ import annotations

import datetime as dt
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from supplychain.case import Case, CaseError, Level
from supplychain.workbook import read_case
from tests.workbook.untidy import SOUND, Rows, write

CORPUS = Path(__file__).parent / "corpus"
MUTANTS = 150  # of each file
KINDS = ("libreoffice.xlsx", "libreoffice.ods", "libreoffice.xls")


def answer(path: Path) -> Case | tuple[object, ...]:
    """Return the case, or the findings that stop it; anything else is a traceback."""
    try:
        return read_case(path)
    except CaseError as error:
        found = error
    assert any(finding.level is Level.ERROR for finding in found.findings)
    assert str(found)
    return found.findings


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return some bytes changed, cut out, doubled or cut off."""
    made = bytearray(content)
    for _ in range(chance.choice((1, 1, 4, 30))):
        place = chance.randrange(len(made) or 1)
        size = chance.choice((1, 2, 8, 200))
        match chance.randrange(5):
            case 0:
                made[place : place + 1] = [chance.randrange(256)]
            case 1:
                made[place : place + size] = chance.randbytes(size)
            case 2:
                del made[place : place + size]
            case 3:
                made[place:place] = made[place : place + size]
            case _ if chance.random() < 0.2:
                del made[place:]
    return bytes(made) or b"\0"


@pytest.mark.slow
@pytest.mark.parametrize("name", KINDS)
def test_mutations_of_a_file(tmp_path: Path, name: str) -> None:
    chance = random.Random(name)  # noqa: S311 - the same mutants every time
    content = (CORPUS / name).read_bytes()
    path = tmp_path / name
    for _ in range(MUTANTS):
        path.write_bytes(mutated(content, chance))
        answer(path)


@pytest.mark.slow
@pytest.mark.parametrize("name", KINDS[:2])
def test_mutations_inside_an_archive(tmp_path: Path, name: str) -> None:
    """The archive is sound, and its XML is not."""
    chance = random.Random(f"inside {name}")  # noqa: S311 - the same mutants every time
    with zipfile.ZipFile(CORPUS / name) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    read = [part for part in parts if part.endswith((".xml", ".rels")) and parts[part]]
    path = tmp_path / name
    for _ in range(MUTANTS):
        part = chance.choice(read)
        with zipfile.ZipFile(path, "w") as archive:
            for other, content in parts.items():
                archive.writestr(other, mutated(content, chance) if other == part else content)
        answer(path)


@pytest.mark.parametrize("path", sorted((CORPUS / "found").glob("*")), ids=lambda path: path.name)
def test_files_that_once_broke(path: Path) -> None:
    answer(path)


TEXTS = st.sampled_from(
    ["", " ", "total", "合計", "depot", "he", "1,200", "１２", "85%", "D+30", "W3", "第2週", "site",
     "quantity (千発)", "#REF!", "=1+1", "-", "2027-04", "2027/13/45", "\x00", "x" * 300, "NaN",
     "1e999", "item", "from", "数量", "d+0~d+6", "9" * 400]
)  # fmt: skip
CELLS = st.one_of(
    st.none(),
    TEXTS,
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12),
    st.integers(-10, 10**12),
    st.floats(),
    st.booleans(),
    st.datetimes(dt.datetime(1901, 1, 1), dt.datetime(2200, 1, 1)),
    st.dates(dt.date(1901, 1, 1), dt.date(2200, 1, 1)),
)
EDITS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8), CELLS), min_size=1, max_size=8)
TABLE = st.sampled_from(sorted(SOUND))


@settings(max_examples=60, deadline=None, derandomize=True,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(TABLE, EDITS, st.lists(st.tuples(*[st.integers(0, 6)] * 4), max_size=2))
def test_edits_of_a_table(
    tmp_path: Path,
    table: str,
    edits: list[tuple[int, int, object]],
    merged: list[tuple[int, int, int, int]],
) -> None:
    rows: Rows = [list(row) for row in SOUND[table]]
    for row, column, cell in edits:
        rows += [[] for _ in range(row + 1 - len(rows))]
        rows[row] += [None] * (column + 1 - len(rows[row]))
        rows[row][column] = None if cell == "\x00" else cell
    path = write(tmp_path / "case.xlsx", {**SOUND, table: rows}, merged={table: merged})
    answer(path)


BYTES = st.binary(max_size=60) | st.text(max_size=40).map(str.encode)


@settings(max_examples=60, deadline=None, derandomize=True,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(BYTES, st.sampled_from(["utf-8", "cp932", "cp949", "utf-16"]))
def test_any_bytes_in_a_csv_file(tmp_path: Path, content: bytes, encoding: str) -> None:
    path = tmp_path / "stocks.csv"
    path.write_bytes("site,item,quantity\ndepot,日,1\n".encode(encoding) + content)
    answer(path)

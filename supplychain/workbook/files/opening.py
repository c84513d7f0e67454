"""Opening what a user names: a workbook, a CSV file, or a folder of CSV files."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from supplychain.case.findings import CaseError, Finding, Level
from supplychain.workbook.files.delimited import SUFFIXES, read_delimited
from supplychain.workbook.files.hostile import MOST_FILES, RefusedError, check_inside, check_regular
from supplychain.workbook.files.ods import read_ods
from supplychain.workbook.files.xls import OLE, read_xls
from supplychain.workbook.files.xlsx import WORKBOOK, read_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from supplychain.workbook.grid import Grid

BINARY = "xl/workbook.bin"  # of .xlsb
OPEN_DOCUMENT = "content.xml"
FORMATS = "Give an .xlsx, .xlsm, .xls or .ods workbook, or CSV files, one a table."


def read_grids(path: Path) -> tuple[list[Grid], list[Finding]]:
    """Return the sheets that lie under a path, and what there is to say about the files.

    The format is told from the content, not from the name.

    Parameters
    ----------
    path : pathlib.Path
        A workbook (.xlsx, .xlsm, .xls, .ods), a CSV file, or a folder with CSV files. Folders in
        the folder are not entered.

    Raises
    ------
    CaseError
        If there is nothing to read.
    """
    try:
        return _read_folder(path) if path.is_dir() else _read_file(path)
    except (RefusedError, OSError, MemoryError) as error:
        raise CaseError([_unreadable(path, error)]) from error


def _read_file(path: Path) -> tuple[list[Grid], list[Finding]]:
    check_regular(path)
    with path.open("rb") as stream:
        start = stream.read(8)
    if start.startswith(b"PK"):
        return _read_archive(path)
    if start.startswith(OLE):
        return read_xls(path)
    if path.suffix.lower() in SUFFIXES:
        grid, findings = read_delimited(path)
        return [grid], findings
    raise RefusedError("not a readable workbook: its content is of no known format.")


def _read_archive(path: Path) -> tuple[list[Grid], list[Finding]]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.replace("\\", "/").lower() for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        message = f"not a readable workbook: {error}. It may be cut off."
        raise RefusedError(message, "Send or save it again.") from error
    if WORKBOOK in names:
        return read_xlsx(path)
    if BINARY in names:
        raise RefusedError("the binary format .xlsb is not read.", "Save it as .xlsx.")
    if OPEN_DOCUMENT in names:
        return read_ods(path)
    raise RefusedError("not a readable workbook: the archive holds none.")


def _read_folder(folder: Path) -> tuple[list[Grid], list[Finding]]:
    """Return the tables of a folder, and findings on files that cannot be read."""
    files = sorted(path for path in folder.iterdir() if _is_table(path))
    if not files:
        raise RefusedError("the folder holds no CSV file.")
    if len(files) > MOST_FILES:
        raise RefusedError(f"the folder holds more than {MOST_FILES} CSV files.")
    grids = []
    findings = []
    inside = folder.resolve()
    for file in files:
        try:
            check_inside(file, inside)
            check_regular(file)
            grid, found = read_delimited(file)
        except (RefusedError, OSError, MemoryError) as error:
            findings.append(_unreadable(file, error))
        else:
            grids.append(grid)
            findings += found
    return grids, findings


def _is_table(path: Path) -> bool:
    is_text = path.suffix.lower() in {".csv", ".tsv"} and not path.name.startswith(".")
    return is_text and path.name != "expected.csv"  # what a published case should come to


def _unreadable(path: Path, error: Exception) -> Finding:
    hint = FORMATS
    if isinstance(error, RefusedError):
        message, hint = error.message, error.hint or FORMATS
    elif isinstance(error, FileNotFoundError):
        message = "there is no such file or folder."
    elif isinstance(error, OSError):
        message = f"it cannot be read: {error.strerror or error}."
    else:
        message = "it needs more memory than there is."
    return Finding(
        level=Level.ERROR,
        file=path.name,
        rule="unreadable",
        value=str(path),
        message=message,
        hint=hint,
    )

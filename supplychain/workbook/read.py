"""Reading a case from a workbook, a CSV file, or a folder of CSV files."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from supplychain.case import Case, Level, RawSheet, build_case
from supplychain.case.cell.units import currency_of
from supplychain.case.overlay.overlay import overlay
from supplychain.case.words import choice_named, is_own_sheet
from supplychain.workbook.files.opening import read_grids
from supplychain.workbook.grid import filled, shown
from supplychain.workbook.layout.table import raw_sheet
from supplychain.workbook.layout.which_table import tables_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from supplychain.case import Finding
    from supplychain.workbook.grid import Grid


def read_case(path: Path, updates: Sequence[Path] = ()) -> Case:
    """Read and check a case, perhaps with partial cases of several senders laid over it.

    Parameters
    ----------
    path : pathlib.Path
        A workbook (.xlsx, .xlsm, .xls, .ods) with one sheet a table, or a folder with one CSV file
        a table; see `read_sheets`.
    updates : sequence of pathlib.Path
        Partial cases of the same forms; see ``case.overlay`` for how they are laid over the base.

    Raises
    ------
    CaseError
        If the path cannot be read or the tables have errors. It lists every finding, each with
        its sheet and cell.
    """
    with _uncollected():
        sheets, findings = read_sheets(path)
        if updates:
            currency = _stated_currency(sheets)
            partial = [_named_by_folder(u, *read_sheets(u, currency)) for u in updates]
            sheets, laid = overlay(sheets, [own for own, _ in partial])
            findings = [*findings, *(f for _, said in partial for f in said), *laid]
        return build_case(sheets, findings)


def read_sheets(path: Path, currency: str = "") -> tuple[list[RawSheet], list[Finding]]:
    """Read the tables under a path, without a look at their values.

    The name of a sheet or CSV file is the name of a table in any of the languages; where it says
    nothing, the headers may. Titles above the header, blank rows, totals and the like are left out.

    Parameters
    ----------
    path : pathlib.Path
        A workbook, a CSV file, or a folder with CSV files.
    currency : str
        Currency of its prices where it does not name one, as that of the base of a partial case.

    Returns
    -------
    list of RawSheet
        Every sheet that holds anything; one without a table has a blank ``table`` and no columns.
    list of Finding
        Repairs, notes and errors of the layout.

    Raises
    ------
    CaseError
        If the path cannot be read at all.
    """
    grids, findings = read_grids(Path(path))
    grids = [grid for grid in grids if not is_own_sheet(grid.name)]
    findings = [finding for finding in findings if not is_own_sheet(finding.sheet)]
    tables, found = tables_of(grids)
    findings += found
    currency = _currency(grids, tables) or currency
    sheets = []
    for grid, table in zip(grids, tables, strict=True):
        if not table:
            sheets.append(RawSheet(grid.file, grid.name, "", {}, (), {}))
        elif not any(any(map(filled, row)) for row in grid.rows):
            findings.append(grid.finding(Level.NOTE, "blank-sheet", None, "the sheet is blank."))
        else:
            sheet, found = raw_sheet(grid, table, currency)
            findings += found
            sheets.append(sheet)
    return sheets, findings


def _named_by_folder(
    path: Path, sheets: list[RawSheet], findings: list[Finding]
) -> tuple[list[RawSheet], list[Finding]]:
    """Return what was read of CSV files under their folder's name: any may be called stocks.csv."""
    folder = path.name if path.is_dir() else path.parent.name
    if not folder or not any(sheet.all_text for sheet in sheets):
        return sheets, findings
    name = f"{folder}/{{}}".format
    return (
        [replace(sheet, file=name(sheet.file)) for sheet in sheets],
        [replace(f, file=name(f.file)) if f.file else f for f in findings],
    )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector off: it would visit a million new cells again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _currency(grids: Sequence[Grid], tables: Sequence[str]) -> str:
    """Return the currency that the settings name; blank if none."""
    pairs = zip(grids, tables, strict=True)
    return _stated_currency(raw_sheet(grid, t)[0] for grid, t in pairs if t == "settings")


def _stated_currency(sheets: Iterable[RawSheet]) -> str:
    for sheet in sheets:
        if sheet.table == "settings":
            keys, values = (sheet.columns.get(name, ()) for name in ("key", "value"))
            for key, value in zip(keys, values, strict=False):
                if choice_named("settings", "key", shown(key)) == "currency":
                    return currency_of(shown(value)) or shown(value)
    return ""

"""Time bases that texts around cells name, put into `per`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.case.cell.units import time_base
from supplychain.case.findings import Level
from supplychain.case.sheet.addresses import address, letters
from supplychain.case.width import narrow
from supplychain.workbook.grid import filled, shown
from supplychain.workbook.layout.said import RULE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supplychain.case.cell.context import Cell
    from supplychain.case.findings import Finding
    from supplychain.workbook.layout.said import Asked, Stated, Units

PER = "per"


def fill_bases(read: Units, told: Sequence[Asked]) -> list[Finding]:
    """Put the time bases that texts name into `per`, in place; they must agree with each other."""
    whole = {asked.unit.per: asked for asked in told if asked.said.rows is None}
    if len(whole) > 1:
        one, other = list(whole.values())[:2]
        message = f"two time bases are named: by `{one.said.text}` and by `{other.said.text}`."
        return [other.said.error(read.grid, message, "Use one for the row.")]
    some = {asked.said: asked for asked in told if asked.said.rows is not None}
    findings = []
    for asked in (*whole.values(), *some.values()):
        findings += _fill(read, asked.said, asked.unit.per)
    return findings


def _fill(read: Units, said: Stated, base: str) -> list[Finding]:
    """Put a time base into `per` where that is blank, and compare it with what stands there."""
    tall = read.tall
    given: Sequence[Cell] = tall.columns.get(PER, [None] * len(tall.numbers))
    rows = range(len(given)) if said.rows is None else said.rows
    wrong = [i for i in rows if filled(given[i]) and not _is_base(given[i], base)]
    if wrong:
        value = shown(given[wrong[0]])
        message = f"`{value}` stands against {said.who}."
        hint = "Let the header and `per` name the same time base."
        place = tall.address(PER, wrong[0])
        return [read.grid.finding(Level.ERROR, RULE, place, message, hint, value=value)]
    blank = {i for i in rows if not filled(given[i])}
    if not blank:
        return []
    column = letters(said.place[1]) if said.place else "A"
    place = address(*said.place) if said.place else ""
    tall.header.setdefault(PER, column)
    tall.cells[PER] = [
        place if place and index in blank else tall.address(PER, index)
        for index in range(len(given))
    ]
    tall.columns[PER] = [base if index in blank else cell for index, cell in enumerate(given)]
    message = f"{said.who}: `per` is read as {base} in {len(blank)} rows."
    return [said.repair(read.grid, message, f"per {base}")]


def _is_base(cell: Cell, base: str) -> bool:
    return isinstance(cell, str) and time_base(narrow(cell).strip("/ ")) == base

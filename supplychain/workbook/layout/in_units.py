"""Units of headers, such as ``rate (rounds/month)`` or ``数量（千発）``, put on the cells beneath.

A unit in a header can ask for a multiplier, name the time base of the row, or be the unit that the
column has anyway.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from supplychain.case.cell.units import Unit, UnitError, is_remark, parse_unit, time_base, unit_name
from supplychain.case.findings import Level
from supplychain.case.schema import TABLES
from supplychain.case.sheet.addresses import address, letters
from supplychain.case.width import narrow, plain_width
from supplychain.case.words import column_named
from supplychain.workbook.grid import filled, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from supplychain.case.cell.context import Cell
    from supplychain.case.findings import Finding
    from supplychain.case.schema import Column
    from supplychain.workbook.grid import Grid
    from supplychain.workbook.layout.header import Heading
    from supplychain.workbook.layout.wide import Tall

PER = "per"

_BRACKET = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")


def apply_units(
    grid: Grid, table: str, names: Mapping[str, Heading], tall: Tall, currency: str
) -> list[Finding]:
    """Multiply cells and fill in `per` as the units of headers ask, in place, and say so.

    Parameters
    ----------
    grid, table
        The sheet, and the table that it holds.
    names : mapping of str to Heading
        Headings by column name.
    tall : Tall
        The columns of the table; those with a unit in their header are replaced.
    currency : str
        Currency of the case; blank if it is not known.
    """
    findings: list[Finding] = []
    bases: dict[str, Heading] = {}
    for name, heading in names.items():
        column = TABLES[table].column(name)
        if column is None or name not in tall.columns:
            continue
        try:
            unit = unit_of(column, heading.text, currency)
        except UnitError as error:
            hint = f"Write the numbers in the unit of the column: {unit_name(column)}."
            message = f"the unit: {error.message}"
            findings.append(_on_header(grid, heading, Level.ERROR, message, hint))
            continue
        if unit.per:
            bases[unit.per] = heading
        if unit.factor != 1:
            findings += _apply(grid, heading, tall, name, unit)
    if len(bases) > 1:
        one, other = list(bases.values())[:2]
        message = f"the headers name two time bases: `{one.text}` and `{other.text}`."
        findings.append(_on_header(grid, other, Level.ERROR, message, "Use one for the row."))
    elif bases:
        [(base, heading)] = bases.items()
        findings += _fill_base(grid, heading, tall, base)
    return findings


def unit_of(column: Column, text: str, currency: str) -> Unit:
    """Return what the brackets of a header ask for; raises `UnitError`."""
    folded = plain_width(text)
    if not column.is_numeric:
        return Unit()
    for match in _BRACKET.finditer(folded):
        inner = match[1].strip()
        without = folded.replace(match[0], "")
        names_end = column_named(column.table, without) != column_named(column.table, folded)
        if inner and not names_end and not is_remark(inner):
            return parse_unit(column, inner, currency)
    return Unit()


def _apply(grid: Grid, heading: Heading, tall: Tall, name: str, unit: Unit) -> list[Finding]:
    """Multiply a column, or say which cells stand against it."""
    cells = tall.columns[name]
    factor = unit.factor
    if unit.percent and (doubtful := [i for i, c in enumerate(cells) if _may_be_share(c)]):
        return [_doubtful(grid, tall, name, unit, doubtful)]
    known = {cell: _times(cell, factor) for cell in set(cells)}
    wrong = [i for i, cell in enumerate(cells) if filled(cell) and known[cell] is None]
    if wrong:
        return [_no_number(grid, tall, name, heading, i) for i in wrong]
    tall.columns[name] = [known[cell] if filled(cell) else cell for cell in cells]
    message = f"the header `{heading.text}`: the numbers beneath are multiplied by {factor}."
    return [_on_header(grid, heading, Level.REPAIR, message, f"x {factor}")]


def _may_be_share(cell: Cell) -> bool:
    """Return whether a number beneath a percent sign could be a share already."""
    number = _times(cell, Decimal(1))
    return number is not None and 0 < number <= 1


def _times(cell: Cell, factor: Decimal) -> float | None:
    """Return a number times a factor, without an error of rounding; ``None`` for no number."""
    if isinstance(cell, bool) or not isinstance(cell, float | int | str):
        return None
    try:
        return float(Decimal(str(cell).strip()) * factor)
    except ArithmeticError:
        return None


def _fill_base(grid: Grid, heading: Heading, tall: Tall, base: str) -> list[Finding]:
    """Put the time base of a header into `per`, and compare it with what stands there."""
    given: Sequence[Cell] = tall.columns.get(PER, [None] * len(tall.numbers))
    wrong = [i for i, cell in enumerate(given) if filled(cell) and not _is_base(cell, base)]
    if wrong:
        value = shown(given[wrong[0]])
        message = f"`{value}` stands against the header `{heading.text}`."
        hint = "Let the header and `per` name the same time base."
        return [_error(grid, tall.address(PER, wrong[0]), value, message, hint)]
    blank = sum(not filled(cell) for cell in given)
    if not blank:
        return []
    place = address(heading.row, heading.index)
    tall.cells[PER] = [
        f"{tall.header[PER]}{number}" if filled(cell) else place
        for cell, number in zip(given, tall.numbers, strict=True)
    ]
    tall.header.setdefault(PER, letters(heading.index))
    tall.columns[PER] = [cell if filled(cell) else base for cell in given]
    message = f"the header `{heading.text}`: `per` is read as {base} in {blank} rows."
    return [_on_header(grid, heading, Level.REPAIR, message, f"per {base}")]


def _is_base(cell: Cell, base: str) -> bool:
    return isinstance(cell, str) and time_base(narrow(cell).strip("/ ")) == base


def _doubtful(grid: Grid, tall: Tall, name: str, unit: Unit, indexes: list[int]) -> Finding:
    cell = shown(tall.columns[name][indexes[0]])
    more = f" ({len(indexes)} such cells)" if len(indexes) > 1 else ""
    message = f"{cell} beneath a header in {unit.text} could be {cell} % or the share {cell}{more}."
    hint = f"Write shares from 0 to 1, and the header without {unit.text}."
    return _error(grid, tall.address(name, indexes[0]), cell, message, hint)


def _no_number(grid: Grid, tall: Tall, name: str, heading: Heading, index: int) -> Finding:
    cell = shown(tall.columns[name][index])
    message = f"`{cell}` is no plain number, and the header `{heading.text}` asks for a conversion."
    hint = "Write the number alone, in the unit of the header."
    return _error(grid, tall.address(name, index), cell, message, hint)


def _error(grid: Grid, cell: str, value: str, message: str, hint: str) -> Finding:
    return grid.finding(Level.ERROR, "header-unit", cell, message, hint, value=value)


def _on_header(grid: Grid, heading: Heading, level: Level, message: str, said: str) -> Finding:
    """Return a finding on a header: an error with its hint, or a repair with what was read."""
    place = heading.row, heading.index
    if level is Level.ERROR:
        return grid.finding(level, "header-unit", place, message, said, value=heading.text)
    return grid.finding(level, "header-unit", place, message, value=heading.text, after=said)

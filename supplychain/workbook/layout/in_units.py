"""Units that headers and texts around a table state, put on the cells that they hold for.

A unit can ask for a multiplier, name the time base of the row, or be the unit that the column has
anyway: ``rate (rounds/month)``, ``数量（千発）``, ``（単位：千発）`` above the table.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from supplychain.case.cell.plain import is_plain_number
from supplychain.case.cell.stated import is_unit, units_of_header
from supplychain.case.cell.units import (
    Unit,
    UnitError,
    measure,
    parse_unit,
    time_base,
    unit_name,
)
from supplychain.case.findings import Level
from supplychain.case.schema import TABLES
from supplychain.case.sheet.addresses import address, letters
from supplychain.case.width import narrow, normal
from supplychain.workbook.grid import filled, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from supplychain.case.cell.context import Cell
    from supplychain.case.findings import Finding
    from supplychain.case.schema import Column
    from supplychain.workbook.grid import Grid, Place
    from supplychain.workbook.layout.header import Heading
    from supplychain.workbook.layout.wide import Tall

PER = "per"
RULE = "header-unit"
SCALED = frozenset({"count", "kg", "tonne", "currency"})  # what a text around a table may scale


@dataclass(frozen=True)
class Stated:
    """Where a unit is stated: the text, its place (``None``: the name of the sheet), and for whom.

    ``rows`` are the rows of the table that it holds for; ``None``: all.
    """

    text: str
    place: Place | None
    who: str
    rows: tuple[int, ...] | None = None

    def error(self, grid: Grid, message: str, hint: str) -> Finding:
        """Return an error at the place."""
        return grid.finding(Level.ERROR, RULE, self.place, message, hint, value=self.text)

    def repair(self, grid: Grid, message: str, after: str) -> Finding:
        """Return the repair that follows from it."""
        return grid.finding(Level.REPAIR, RULE, self.place, message, value=self.text, after=after)


@dataclass(frozen=True)
class Statement:
    """A unit that a text around the table states for whatever is counted in it.

    ``sure`` is false where the text may mean something else, as the name of a military unit.
    """

    unit: str
    said: Stated
    sure: bool = True


@dataclass(frozen=True)
class Units:
    """A table to which units are applied.

    Parameters
    ----------
    grid, table
        The sheet, and the table that it holds.
    names : mapping of str to Heading
        Headings by column name; for a wide table also that of the periods together.
    tall : Tall
        The columns of the table; those with a unit are replaced.
    currency : str
        Currency of the case; blank if it is not known.
    statements : sequence of Statement
        What the texts around the table state.
    """

    grid: Grid
    table: str
    names: Mapping[str, Heading]
    tall: Tall
    currency: str
    statements: Sequence[Statement] = field(default=())


def apply_units(read: Units) -> list[Finding]:
    """Multiply cells and fill in `per` as texts around them ask, in place, and say so.

    A column follows its own header and what stands over that; where they state no unit, the texts
    around the whole table, as far as these are units of the column.
    """
    findings: list[Finding] = []
    open_columns: list[str] = []
    bases: dict[str, Stated] = {}
    for name, heading in read.names.items():
        column = TABLES[read.table].column(name)
        if column is None or not column.is_numeric or name not in read.tall.columns:
            continue
        said = Stated(heading.text, (heading.row, heading.index), f"the header `{heading.text}`")
        try:
            units = units_of_header(column, heading.stated, read.currency)
            unit = _together(column, units)
        except UnitError as error:
            hint = f"Write the numbers in the unit of the column: {unit_name(column)}."
            findings.append(said.error(read.grid, f"the unit: {error.message}", hint))
            continue
        if not units:
            open_columns.append(name)
        findings += _follow(read, name, unit, said, bases)
    for statement in read.statements:
        findings += _follow_statement(read, statement, open_columns, bases)
    if len(bases) > 1:
        one, other = list(bases.values())[:2]
        message = f"two time bases are named: by `{one.text}` and by `{other.text}`."
        findings.append(other.error(read.grid, message, "Use one for the row."))
    elif bases:
        [(base, said)] = bases.items()
        findings += _fill_base(read, said, base)
    return findings


def _together(column: Column, units: Sequence[Unit]) -> Unit:
    """Return what several texts over one column ask for together; raises `UnitError`."""
    factors = {unit.factor: unit for unit in units if unit.factor != 1}
    bases = {unit.per: unit for unit in units if unit.per}
    for found in (factors, bases):
        if len(found) > 1:
            one, other = [unit.text for unit in found.values()][:2]
            message = f"`{one}` and `{other}` stand over `{column.name}`."
            raise UnitError("unit", message)
    unit = next(iter(factors.values()), Unit())
    return replace(unit, per=next(iter(bases), ""))


def _follow(
    read: Units, name: str, unit: Unit, said: Stated, bases: dict[str, Stated]
) -> list[Finding]:
    """Multiply a column as a unit asks, and remember the time base that it names."""
    if unit.per:
        bases[unit.per] = said
    return _apply(read, name, unit, said) if unit.factor != 1 else []


def _follow_statement(
    read: Units, statement: Statement, names: Sequence[str], bases: dict[str, Stated]
) -> list[Finding]:
    """Apply the unit that a text around the table states to the columns whose unit it is."""
    units: dict[str, Unit] = {}
    said = statement.said
    for name in names:
        column = TABLES[read.table].column(name)
        if column is None:
            continue
        try:
            unit = parse_unit(column, statement.unit, read.currency)
        except UnitError as error:
            if error.rule in {"currency", "ambiguous"} and statement.sure:
                hint = f"Write the numbers in the unit of the column: {unit_name(column)}."
                return [said.error(read.grid, f"the unit: {error.message}", hint)]
            continue
        if (unit.factor != 1 or unit.per) and measure(column).kind in SCALED | {
            "share" * unit.percent
        }:
            units[name] = unit
    counted = {TABLES[read.table].column(name).unit.split(" per ")[0] for name in units}  # type: ignore[union-attr]
    if len(counted) > 1:
        listed = ", ".join(f"`{name}`" for name in units)
        message = f"it states the unit `{statement.unit}`: it is open for which of {listed}."
        return [said.error(read.grid, message, "Write the unit in the header of each column.")]
    if not units and not is_unit(statement.unit) and statement.sure:
        message = f"it states the unit `{statement.unit}`, which is not known."
        hint = "Write the numbers in the units of the columns, or the unit in their headers."
        return [said.error(read.grid, message, hint)]
    return [
        finding
        for name, unit in units.items()
        for finding in _follow(read, name, unit, said, bases)
    ]


def _apply(read: Units, name: str, unit: Unit, said: Stated) -> list[Finding]:
    """Multiply a column, or say which cells stand against it.

    Text with a number behind which nothing stands takes the unit, and is read with it as if its
    sender had written both; text with a unit of its own, or without a number, stays.
    """
    cells = read.tall.columns[name]
    rows = range(len(cells)) if said.rows is None else said.rows
    if unit.percent and (doubtful := [i for i in rows if _may_be_share(cells[i])]):
        return [_doubtful(read, name, unit, doubtful)]
    wrong = [i for i in rows if _stands_against(cells[i], unit)]
    if wrong:
        return [_against(read, name, i, said) for i in wrong]
    known: dict[tuple[type, Cell], Cell] = {}
    new = list(cells)
    for index in rows:
        key = type(cells[index]), cells[index]
        if key not in known:
            known[key] = _in_unit(read.grid, cells[index], unit)
        new[index] = known[key]
    read.tall.columns[name] = new
    if all(before == after for before, after in zip(cells, new, strict=True)):
        return []
    message = f"{said.who}: the numbers of `{name}` are multiplied by {unit.factor:f}."
    return [said.repair(read.grid, message, f"x {unit.factor:f}")]


def _stands_against(cell: Cell, unit: Unit) -> bool:
    """Return whether a text holds a number of which it is open whether a unit holds for it too."""
    if not isinstance(cell, str) or not any(map(str.isdigit, cell)):
        return False
    if _number(cell) is not None or normal(unit.text) in normal(cell):
        return False
    return any(map(str.isalpha, cell)) or not cell.strip()[-1].isdigit()


def _in_unit(grid: Grid, cell: Cell, unit: Unit) -> Cell:
    """Return a cell beneath a unit that multiplies: a number multiplied, a text with the unit."""
    number = _number(cell)
    if isinstance(cell, str):
        text = cell.strip()
        plain = grid.point_is_decimal and is_plain_number(text)
        if not plain or number is None:
            return f"{text} {unit.text}" if text[-1:].isdigit() else cell
    return cell if number is None else float(number * unit.factor)


def _number(cell: Cell) -> Decimal | None:
    try:
        number = Decimal(str(cell).strip()) if type(cell) in {float, int, str} else Decimal("NaN")
    except ArithmeticError:
        return None
    return number if number.is_finite() else None


def _may_be_share(cell: Cell) -> bool:
    """Return whether a number beneath a percent sign could be a share already."""
    number = _number(cell)
    return number is not None and 0 < number <= 1


def _fill_base(read: Units, said: Stated, base: str) -> list[Finding]:
    """Put a time base into `per`, and compare it with what stands there."""
    tall = read.tall
    given: Sequence[Cell] = tall.columns.get(PER, [None] * len(tall.numbers))
    rows = range(len(given)) if said.rows is None else said.rows
    wrong = [i for i in rows if filled(given[i]) and not _is_base(given[i], base)]
    if wrong:
        value = shown(given[wrong[0]])
        message = f"`{value}` stands against {said.who}."
        hint = "Let the header and `per` name the same time base."
        return [_error(read.grid, tall.address(PER, wrong[0]), value, message, hint)]
    blank = {i for i in rows if not filled(given[i])}
    if not blank:
        return []
    place = address(*said.place) if said.place else ""
    tall.cells[PER] = [
        place
        if place and index in blank
        else tall.address(PER, index)
        if PER in tall.header
        else place
        for index in range(len(given))
    ]
    tall.header.setdefault(PER, letters(said.place[1]) if said.place else "A")
    tall.columns[PER] = [base if index in blank else cell for index, cell in enumerate(given)]
    message = f"{said.who}: `per` is read as {base} in {len(blank)} rows."
    return [said.repair(read.grid, message, f"per {base}")]


def _is_base(cell: Cell, base: str) -> bool:
    return isinstance(cell, str) and time_base(narrow(cell).strip("/ ")) == base


def _doubtful(read: Units, name: str, unit: Unit, indexes: list[int]) -> Finding:
    cell = shown(read.tall.columns[name][indexes[0]])
    more = f" ({len(indexes)} such cells)" if len(indexes) > 1 else ""
    message = f"{cell} beneath a header in {unit.text} could be {cell} % or the share {cell}{more}."
    hint = f"Write shares from 0 to 1, and the header without {unit.text}."
    return _error(read.grid, read.tall.address(name, indexes[0]), cell, message, hint)


def _against(read: Units, name: str, index: int, said: Stated) -> Finding:
    cell = shown(read.tall.columns[name][index])
    message = f"`{cell}` is no plain number, and {said.who} asks for a conversion."
    hint = "Write the number alone, in the unit stated there."
    return _error(read.grid, read.tall.address(name, index), cell, message, hint)


def _error(grid: Grid, cell: str, value: str, message: str, hint: str) -> Finding:
    return grid.finding(Level.ERROR, RULE, cell, message, hint, value=value)

"""Units that headers and texts around a table state, put on the cells that they hold for.

A unit can ask for a multiplier, name the time base of the row, or be the unit that the column has
anyway: ``rate (rounds/month)``, ``数量（千発）``, ``（単位：千発）`` above the table. What stands
nearer to a cell holds before what stands further away; two texts as near that ask for different
things are an error.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from supplychain.case.cell.stated import is_unit, scales, units_of_header
from supplychain.case.cell.units import UnitError, measure, parse_unit, unit_name
from supplychain.case.findings import Level
from supplychain.case.schema import TABLES
from supplychain.workbook.layout.said import Asked, Stated
from supplychain.workbook.layout.scaled import multiply
from supplychain.workbook.layout.time_base import fill_bases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from supplychain.case.cell.units import Unit
    from supplychain.case.findings import Finding
    from supplychain.case.schema import Column
    from supplychain.workbook.layout.said import Statement, Units

SCALED = frozenset({"count", "kg", "tonne", "currency"})  # what a text around a table may scale
HINT = "Write the numbers in the units of the columns, or the unit in the header of each column."


def apply_units(read: Units) -> list[Finding]:
    """Multiply cells and fill in `per` as texts around them ask, in place, and say so."""
    columns = {
        name: column
        for name in read.names
        if name in read.tall.columns
        and (column := TABLES[read.table].column(name))
        and column.is_numeric
    }
    near, findings = _of_headers(read, columns)
    far, found = _of_statements(read, columns)
    findings += found
    bases: list[Asked] = []
    for name in columns:
        if name not in near:  # what its header says is wrong
            continue
        counted = _told(near[name], far[name], lambda unit: unit.counted)
        timed = _told(near[name], far[name], lambda unit: bool(unit.per))
        found = [
            *_contradictions(read, counted, lambda unit: unit.factor),
            *_contradictions(read, timed, lambda unit: unit.per),
        ]
        bases += timed
        findings += found or multiply(read, name, counted)
    return [*findings, *fill_bases(read, bases)]


def _of_headers(
    read: Units, columns: Mapping[str, Column]
) -> tuple[dict[str, list[Asked]], list[Finding]]:
    """Return what the header of each column asks for; one whose header is wrong is left out."""
    asked: dict[str, list[Asked]] = {}
    findings = []
    for name, column in columns.items():
        heading = read.names[name]
        said = Stated(heading.text, (heading.row, heading.index), f"the header `{heading.text}`")
        try:
            units = units_of_header(column, heading.stated, read.currency)
            asked[name] = [Asked(unit, said) for unit in units]
        except UnitError as error:
            findings.append(_refused(read, said, column, error))
    return asked, findings


def _of_statements(
    read: Units, columns: Mapping[str, Column]
) -> tuple[dict[str, list[Asked]], list[Finding]]:
    """Return what the texts around the table ask of each column whose unit they state."""
    asked: dict[str, list[Asked]] = defaultdict(list)
    findings = []
    for statement in read.statements:
        try:
            units = dict(_units_of(read, statement, columns))
        except UnitError as error:
            message = f"the unit: {error.message}"
            findings.append(statement.said.error(read.grid, message, HINT))
            continue
        for name, unit in units.items():
            asked[name].append(Asked(unit, statement.said))
        findings += _doubtful(read, statement, columns, units)
    return asked, findings


def _units_of(
    read: Units, statement: Statement, columns: Mapping[str, Column]
) -> Iterator[tuple[str, Unit]]:
    """Yield each column whose unit a text states, and what it asks for; raises `UnitError`."""
    for name, column in columns.items():
        try:
            unit = parse_unit(column, statement.unit, read.currency)
        except UnitError as error:
            if error.rule in {"currency", "ambiguous"} and statement.sure:
                raise
            continue
        if measure(column).kind in SCALED or unit.percent or (unit.per and not unit.counted):
            yield name, unit


def _doubtful(
    read: Units,
    statement: Statement,
    columns: Mapping[str, Column],
    units: Mapping[str, Unit],
) -> Iterator[Finding]:
    """Yield what is open about a statement: for which columns it holds, or what it means."""
    grid, said = read.grid, statement.said
    changed = [name for name, unit in units.items() if unit.factor != 1]
    if len({columns[name].unit.split(" per ")[0] for name in changed}) > 1:
        listed = ", ".join(f"`{name}`" for name in changed)
        message = f"it states the unit `{statement.unit}`: it is open for which of {listed}."
        yield said.error(grid, message, HINT)
    if units or not statement.sure:
        return
    if not is_unit(statement.unit):
        message = f"it states the unit `{statement.unit}`, which is not known."
        yield said.error(grid, message, HINT)
    elif scales(statement.unit):
        message = f"it states `{statement.unit}`, which is the unit of no column of the table."
        yield said.finding(grid, Level.WARNING, message, HINT)


def _told(
    near: Sequence[Asked], far: Sequence[Asked], tells: Callable[[Unit], bool]
) -> list[Asked]:
    """Return the texts that tell one thing of a column: the nearest, and a column of units."""
    nearest = [asked for asked in near if tells(asked.unit)]
    others = [asked for asked in far if tells(asked.unit)]
    rows = [asked for asked in others if asked.said.rows is not None]
    return [*(nearest or [asked for asked in others if asked.said.rows is None]), *rows]


def _contradictions(
    read: Units, told: Sequence[Asked], what: Callable[[Unit], object]
) -> Iterator[Finding]:
    """Yield an error for each text that asks for something else than what holds for all rows."""
    first = next((asked for asked in told if asked.said.rows is None), None)
    if first is None:
        return
    for other in told:
        if what(other.unit) != what(first.unit):
            message = f"`{other.unit.text}` stands against `{first.unit.text}` in {first.said.who}."
            yield other.said.error(read.grid, message, "Let both say the same, or delete one.")


def _refused(read: Units, said: Stated, column: Column, error: UnitError) -> Finding:
    hint = f"Write the numbers in the unit of the column: {unit_name(column)}."
    return said.error(read.grid, f"the unit: {error.message}", hint)

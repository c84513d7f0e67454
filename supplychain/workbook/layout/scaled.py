"""Columns of numbers multiplied as a text asks, each cell as a reader of the sheet sees it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from supplychain.case.cell.plain import is_plain_number
from supplychain.case.findings import Level
from supplychain.case.sheet.addresses import position
from supplychain.case.width import plain_width
from supplychain.workbook.grid import shown
from supplychain.workbook.layout.said import RULE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from supplychain.case.cell.context import Cell
    from supplychain.case.cell.units import Unit
    from supplychain.case.findings import Finding
    from supplychain.workbook.grid import Format, Grid
    from supplychain.workbook.layout.said import Asked, Units


def multiply(read: Units, name: str, told: Sequence[Asked]) -> list[Finding]:
    """Multiply a column, in place, as the texts ask that tell its unit; say so, or what is wrong.

    Parameters
    ----------
    read : Units
        The table.
    name : str
        The column.
    told : sequence of Asked
        What tells the unit of all rows, or of some each; they do not contradict each other.
    """
    whole = [asked for asked in told if asked.said.rows is None]
    findings = []
    for asked in whole[:1] or told:
        if asked.unit.factor != 1:
            findings += _apply(read, name, asked)
    return findings if told else list(_unsaid(read, name))


def _apply(read: Units, name: str, asked: Asked) -> list[Finding]:
    """Multiply the cells that a text holds for, or say which stand against it."""
    unit, said = asked.unit, asked.said
    cells = read.tall.columns[name]
    rows = range(len(cells)) if said.rows is None else said.rows
    seen = [_seen(read, name, index) for index in rows]
    if unit.percent and (
        doubtful := [i for i, c in zip(rows, seen, strict=True) if _may_be_share(c)]
    ):
        return [_doubtful(read, name, unit, doubtful)]
    wrong = [i for i, cell in zip(rows, seen, strict=True) if _stands_against(cell, unit)]
    if wrong:
        return [_against(read, name, i, asked) for i in wrong]
    new = list(cells)
    known: dict[tuple[type, Cell], Cell] = {}
    for index, cell in zip(rows, seen, strict=True):
        key = type(cell), cell
        if key not in known:
            known[key] = _in_unit(read.grid, cell, unit)
        new[index] = cells[index] if _says(cell, unit) else known[key]
    read.tall.columns[name] = new
    if all(before == after for before, after in zip(cells, new, strict=True)):
        return []
    message = f"{said.who}: the numbers of `{name}` are multiplied by {unit.factor:f}."
    return [said.repair(read.grid, message, f"x {unit.factor:f}")]


def _seen(read: Units, name: str, index: int) -> Cell:
    """Return a cell as it is seen: with words around it, or divided by thousands."""
    cell = read.tall.columns[name][index]
    form = _format(read, name, index)
    if form is None or not isinstance(cell, float):
        return cell
    return form.shows(cell) if form.has_words else float(Decimal(repr(cell)) * form.scale)


def _format(read: Units, name: str, index: int) -> Format | None:
    """Return what the format of a cell shows beside its number, if it shows more than that."""
    place = position(read.tall.address(name, index)) if read.grid.formats else None
    return read.grid.formats.get(place) if place else None


def _says(cell: Cell, unit: Unit) -> bool:
    """Return whether a text with a number holds the unit itself."""
    return isinstance(cell, str) and _squeezed(unit.text) in _squeezed(cell)


def _squeezed(text: str) -> str:
    return "".join(plain_width(text).casefold().split())


def _stands_against(cell: Cell, unit: Unit) -> bool:
    """Return whether a text holds a number of which it is open whether a unit holds for it too."""
    if not isinstance(cell, str) or not any(map(str.isdigit, cell)):
        return False
    if _number(cell) is not None or _says(cell, unit):
        return False
    return any(map(str.isalpha, cell)) or not cell.strip()[-1].isdigit()


def _in_unit(grid: Grid, cell: Cell, unit: Unit) -> Cell:
    """Return a cell beneath a unit: a number multiplied, a text with the unit behind its number.

    The text is then read as if its sender had written both.
    """
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


def _unsaid(read: Units, name: str) -> Iterator[Finding]:
    """Yield a warning where a format shows numbers in thousands and no text says so."""
    if not any(_hides_thousands(form) for form in read.grid.formats.values()):
        return
    for index, cell in enumerate(read.tall.columns[name]):
        form = _format(read, name, index)
        if isinstance(cell, float) and form and _hides_thousands(form):
            seen = shown(_seen(read, name, index))
            message = (
                f"the format of the cell shows {seen} for {shown(cell)}, "
                f"and no text says in which unit: the column is read as the file holds it."
            )
            hint = "Show the numbers as they are, or write the unit in the header."
            place = read.tall.address(name, index)
            yield read.grid.finding(
                Level.WARNING, "scaled-format", place, message, hint, value=shown(cell)
            )
            return


def _hides_thousands(form: Format) -> bool:
    return form.scale < 1 and not form.has_words


def _doubtful(read: Units, name: str, unit: Unit, indexes: list[int]) -> Finding:
    cell = shown(read.tall.columns[name][indexes[0]])
    more = f" ({len(indexes)} such cells)" if len(indexes) > 1 else ""
    message = f"{cell} beneath a header in {unit.text} could be {cell} % or the share {cell}{more}."
    hint = f"Write shares from 0 to 1, and the header without {unit.text}."
    return _error(read, name, indexes[0], message, hint)


def _against(read: Units, name: str, index: int, asked: Asked) -> Finding:
    cell = shown(_seen(read, name, index))
    message = f"`{cell}` is no plain number, and {asked.said.who} asks for a conversion."
    hint = "Write the number alone, in the unit stated there."
    return _error(read, name, index, message, hint)


def _error(read: Units, name: str, index: int, message: str, hint: str) -> Finding:
    place, value = read.tall.address(name, index), shown(read.tall.columns[name][index])
    return read.grid.finding(Level.ERROR, RULE, place, message, hint, value=value)

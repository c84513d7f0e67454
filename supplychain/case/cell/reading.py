"""One distinct cell: read plainly, or read otherwise than written with a remark, or refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from supplychain.case.cell.plain import CellError, Repair, Value, parse
from supplychain.case.cell.repairs import repaired
from supplychain.case.words import is_template_word

if TYPE_CHECKING:
    from supplychain.case.cell.context import Cell, Reading
    from supplychain.case.schema import Column

Remark = CellError | Repair


@dataclass(frozen=True)
class Read:
    """A cell as read: its text, its value (``None``: wrong or blank), and what there is to say."""

    text: str
    value: Value | None
    remark: Remark | None = None


def read(column: Column, cell: Cell, text: str, reading: Reading) -> Read:
    """Read a cell that is not blank; ``text`` is the cell as `as_text` gives it."""
    try:
        repair = repaired(column, cell, text, reading)
        if repair is None:
            return Read(text, parse(column, text, reading.start))
    except CellError as error:
        return Read(text, None, error)
    if not repair.text:
        return Read("", None, repair)
    try:
        plain = bool(column.choices) and is_template_word(column.table, column.name, text)
        value = parse(column, repair.text, reading.start)
        return Read(repair.text, value, None if plain else repair)
    except CellError as error:
        message = f"`{text}` is read as {repair.text}: {error.message}"
        return Read(text, None, CellError(error.rule, message, f"Correct `{column.name}`."))

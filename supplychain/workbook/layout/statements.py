"""Units that texts around a table state: titles, remarks, the name of the sheet, a column of units.

A text is never taken for a unit by guess: see ``case.cell.stated``. What is around the table and
states none stays what it is, and is said by name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from supplychain.case.cell.stated import is_unit, stated_units
from supplychain.case.cell.units import words_of
from supplychain.case.width import plain_width
from supplychain.workbook.grid import filled, shown
from supplychain.workbook.layout.said import Stated, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from supplychain.case.cell.context import Cell
    from supplychain.workbook.grid import Grid, Place
    from supplychain.workbook.layout.header import Header, Heading
    from supplychain.workbook.layout.wide import Tall

SHOWN = 80  # characters of a text that a finding repeats
MOST_TEXTS = 1_000  # around a table; titles and remarks are a handful

_A_NAME = re.compile(r"[A-Z0-9]")  # in what follows the English word unit: perhaps of a unit


def statements(
    grid: Grid, header: Header, names: Mapping[str, Heading], tall: Tall, last: int
) -> list[Statement]:
    """Return the units stated around a table.

    Parameters
    ----------
    grid, header, names
        The sheet, the header of the table, and its headings by name.
    tall : Tall
        The rows of the table.
    last : int
        Row in the grid, from 0, of the last row of the table; what stands below is a remark.
    """
    found = _of_text(grid.name, None)
    for text, place in _texts(grid, header, last).items():
        found += _of_text(text, place)
    for name, heading in names.items():
        if not heading.name and _is_unit_column(heading.text) and name in tall.columns:
            found += _of_column(heading, tall.columns[name])
    return found


def _is_unit_column(text: str) -> bool:
    return plain_width(text).strip(" :").casefold() in words_of("column")


def _texts(grid: Grid, header: Header, last: int) -> dict[str, Place]:
    """Return the texts above and below a table, and in columns without a name, each once."""
    named = {heading.index for heading in header.headings}
    width = len(grid.rows[0])
    aside = [column for column in range(width) if column not in named]
    around = [*range(header.top), *range(last + 1, len(grid.rows))]
    places = chain(
        ((row, column) for row in around for column in range(width)),
        ((row, column) for column in aside for row in range(header.top, last + 1)),
    )
    found: dict[str, Place] = {}
    for row, column in places:
        cell = grid.rows[row][column]
        if isinstance(cell, str) and filled(cell):
            found.setdefault(cell, (row, column))
            if len(found) > MOST_TEXTS:
                break
    return found


def _of_text(text: str, place: Place | None) -> list[Statement]:
    what = "the text" if place else "the name of the sheet"
    short = shown(text)[:SHOWN]
    said = Stated(short, place, f"{what} `{short}`")
    return [
        Statement(unit, said, sure=is_unit(unit) or not (text.isascii() and _A_NAME.search(unit)))
        for unit in stated_units(text)
    ]


def _of_column(heading: Heading, cells: Sequence[Cell]) -> Iterable[Statement]:
    """Yield the unit of each row that has one in a column of its own."""
    rows: dict[str, list[int]] = defaultdict(list)
    for index, cell in enumerate(cells):
        if filled(cell):
            rows[shown(cell)].append(index)
    place = heading.row, heading.index
    for text, indexes in rows.items():
        who = f"the unit `{text}` under `{heading.text}`"
        yield Statement(plain_width(text), Stated(text, place, who, tuple(indexes)))

"""Rows that hold a single word, as a heading of the rows below: `Japan`, `弾薬`.

Such a word is read where one thing alone can be meant by it: the one required column that the sheet
lacks or leaves blank, or what every row below says itself. Else it is an error, for it may change
what the figures below mean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from supplychain.case.findings import Level
from supplychain.case.schema import TABLES
from supplychain.case.sheet.addresses import address, letters
from supplychain.case.width import folded
from supplychain.case.words import choice_named
from supplychain.workbook.grid import NOTHING, Place, filled, is_figure, shown
from supplychain.workbook.layout.ditto import is_mark
from supplychain.workbook.layout.doubts import PER, VALUE_COLUMNS
from supplychain.workbook.layout.outline import LABELS, outline_of
from supplychain.workbook.layout.wide import is_wide

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from supplychain.case.cell.context import Cell
    from supplychain.case.findings import Finding
    from supplychain.workbook.layout.sheet_table import SheetTable
    from supplychain.workbook.layout.wide import Tall

RULE = "group-heading"

_BULLETS, _END = " \u3000■□●○◆◇▶▷►▼▽・*#>", " \u3000:："
_BRACKETED = re.compile(r"[【〔<〈《\[(]([^【〔<〈《\[(]+)[】〕>〉》\])]")


@dataclass(frozen=True)
class Groups:
    """Headings of groups of rows.

    Parameters
    ----------
    rows : set of int
        Rows that are such headings, counted from the first below the header.
    column : str
        The column of the table that they fill; blank if none.
    filled : mapping of int to (str, Place)
        By spreadsheet row number below them: the word, and its place in the grid.
    findings : list of Finding
        What is read, or what is wrong.
    """

    rows: set[int] = field(default_factory=set)
    column: str = ""
    filled: Mapping[int, tuple[str, Place]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def fill(self, tall: Tall) -> None:
        """Put the words into the column that they fill, in place."""
        if self.column:
            found = [self.filled[number] for number in tall.numbers]
            tall.header[self.column] = letters(found[0][1][1]) if found else "A"
            tall.columns[self.column] = [text for text, _ in found]
            tall.cells[self.column] = [address(*place) for _, place in found]


@dataclass(frozen=True)
class _Blocks:
    """A table with rows that may be headings, and the rows below each, up to the next one."""

    read: SheetTable
    blocks: Mapping[int, Sequence[int]]

    def place(self, row: int) -> Place:
        """Return the cell of a heading."""
        cells = self.read.grid.rows[self.read.first + row]
        return self.read.first + row, next(i for i, cell in enumerate(cells) if filled(cell))

    def text(self, row: int) -> str:
        """Return the word of a heading, without what adorns it."""
        text = shown(self.read.grid.cell(*self.place(row))).lstrip(_BULLETS).rstrip(_END)
        match = _BRACKETED.fullmatch(text)
        return match[1].strip() if match else text

    @property
    def below(self) -> list[int]:
        """Return all rows below headings."""
        return [row for block in self.blocks.values() for row in block]


def groups(read: SheetTable, rows: Sequence[int], totals: Iterable[int] = ()) -> Groups:
    """Return the rows that are headings of the rows below, and what they say.

    Parameters
    ----------
    read : SheetTable
        The table.
    rows : sequence of int
        Rows of the table, in their order, counted from the first below the header.
    totals : iterable of int
        Rows that add up others, and end a group.
    """
    columns = TABLES[read.table].columns
    required = [name for name, column in columns.items() if column.required]
    lacking = [name for name in required if name not in read.names]
    if is_wide(read.table, read.header):
        said = {VALUE_COLUMNS[read.table], PER, "year"}  # by the headings of periods
        lacking = [name for name in lacking if name not in said]
    if len(required) < 2:
        return Groups()
    places = {n: read.names[n].index for n in required if n in read.names}
    # Of two required columns a row with one cell lacks one.
    short = {row for place in [*places.values()][:2] for row in read.columns.blank(place)}
    some = [row for row in rows if (lacking or row in short) and _is_alone(read, row)]
    if not some or len(some) == len(rows) or outline_of(read, rows):
        return Groups()
    sheet = _Blocks(read, _blocks(some, rows, set(totals)))
    blank = [n for n, place in places.items() if _is_blank(read.columns[place], sheet.below)]
    open_yet = [name for name in (*lacking, *blank) if columns[name].type in LABELS]
    if len(open_yet) == 1 and len(lacking) <= 1 and _all_filled(sheet, open_yet[0], rows):
        return _filling(sheet, open_yet[0])
    return Groups(set(some), findings=list(_judged(sheet)))


def _is_alone(read: SheetTable, row: int) -> bool:
    """Return whether a row holds one word and nothing else."""
    cells = [cell for cell in read.grid.rows[read.first + row] if filled(cell)]
    word = cells[0] if len(cells) == 1 else None
    return isinstance(word, str) and not is_mark(word) and not is_figure(word)


def _blocks(headings: Sequence[int], rows: Sequence[int], totals: set[int]) -> dict[int, list[int]]:
    """Return the rows below each heading, up to the next one or a total."""
    blocks: dict[int, list[int]] = {row: [] for row in headings}
    last = None
    for row in sorted({*rows, *totals}):
        if row in blocks:
            last = row
        elif row in totals:
            last = None
        elif last is not None:
            blocks[last].append(row)
    return blocks


def _is_blank(cells: Sequence[Cell], rows: Sequence[int]) -> bool:
    return not any(filled(cells[row]) for row in rows)


def _all_filled(sheet: _Blocks, name: str, rows: Sequence[int]) -> bool:
    """Return whether every row stands below a heading of its own that fits a column."""
    column = TABLES[sheet.read.table].columns[name]
    fit = all(
        not column.choices or choice_named(sheet.read.table, name, sheet.text(row))
        for row in sheet.blocks
    )
    all_below = len(sheet.below) + len(sheet.blocks) == len(rows)
    return fit and all_below and all(sheet.blocks.values())


def _filling(sheet: _Blocks, name: str) -> Groups:
    """Return the headings as the column that they fill."""
    filled_rows: dict[int, tuple[str, Place]] = {}
    findings = []
    for heading, block in sheet.blocks.items():
        place, text = sheet.place(heading), sheet.text(heading)
        filled_rows |= {sheet.read.first + row + 1: (text, place) for row in block}
        message = f"a heading of the rows below: it is read as their `{name}`."
        value = shown(sheet.read.grid.cell(*place))
        findings.append(
            sheet.read.grid.finding(Level.REPAIR, RULE, place, message, value=value, after=text)
        )
    return Groups(set(sheet.blocks), name, filled_rows, findings)


def _judged(sheet: _Blocks) -> Iterator[Finding]:
    """Yield the repair of a heading that all rows below it say too, and an error on any other."""
    for heading, block in sheet.blocks.items():
        place, text = sheet.place(heading), sheet.text(heading)
        value = shown(sheet.read.grid.cell(*place))
        again = [
            name
            for name, head in sheet.read.names.items()
            if block and all(_says(sheet.read.columns[head.index][row], text) for row in block)
        ]
        if again:
            message = f"a heading of the rows below, which say it in `{again[0]}`: it is left out."
            yield sheet.read.grid.finding(
                Level.REPAIR, RULE, place, message, value=value, after=NOTHING
            )
            continue
        message = f"row {place[0] + 1} holds `{value}` alone: as a heading, or a row begun?"
        hint = "Write it in a column of each row that it holds for, complete the row, or delete it."
        yield sheet.read.grid.finding(Level.ERROR, RULE, place, message, hint, value=value)


def _says(cell: Cell, text: str) -> bool:
    return isinstance(cell, str) and folded(cell) == folded(text)

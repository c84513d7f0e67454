"""Rows and columns that add up others: left out if they do, an error if they do not."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from supplychain.case.cell.numerals import Marks, leading_number
from supplychain.case.cell.plain import is_plain_number
from supplychain.case.findings import Finding, Level
from supplychain.case.width import narrow, plain_width
from supplychain.workbook.grid import NOTHING, Place, filled, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from supplychain.case.cell.context import Cell
    from supplychain.workbook.grid import Grid
    from supplychain.workbook.layout.columns import Columns

LONGEST = 40  # characters of a label; longer texts are remarks

_HINT = re.compile(r"total|sum", re.IGNORECASE)  # quick: most texts are no totals
_CJK = "合計|小計|総計|累計|総合計|集計|합계|소계|총계|요약"
_TOTAL = re.compile(
    rf"(grand |sub-?|sub )?totals?|sum|(.* )?(sub-?total|total)|(.*[ _:]?)?({_CJK})|計|계"
    r"|.+ (計|계)|total[:/ ]*(合計|합계|計|계)"
)


@dataclass(frozen=True)
class Body:
    """Rows of a table below its header, as columns.

    Parameters
    ----------
    grid : Grid
        The sheet.
    first : int
        Row in the grid, from 0, of the first row.
    columns : Columns
        Columns of the table.
    labels, figures : sequence of int
        Places of the columns whose texts tell rows apart, and of those whose numbers may add up.
    needed : sequence of int
        Places of the labels that no row of the table lacks.
    """

    grid: Grid
    first: int
    columns: Columns
    labels: Sequence[int]
    figures: Sequence[int]
    needed: Sequence[int] = ()

    def place(self, row: int, column: int) -> Place:
        """Return row and column in the grid."""
        return self.first + row, column


def is_total(cell: Cell) -> bool:
    """Return whether a cell says that its row, or its column, is a total."""
    if not isinstance(cell, str) or not 0 < len(cell) <= LONGEST:
        return False
    if cell.isascii() and not _HINT.search(cell):
        return False
    folded = " ".join(plain_width(cell).casefold().split())
    return bool(_TOTAL.fullmatch(folded.strip(" :.")))


def totals_rows(body: Body, rows: Sequence[int]) -> tuple[set[int], list[Finding]]:
    """Return the rows that are totals of others, and what was done about each.

    Parameters
    ----------
    body : Body
        The rows.
    rows : sequence of int
        Rows in use, in their order, counted from the first below the header.
    """
    labelled = _labelled(body)
    if not labelled and not body.grid.sums:
        return set(), []
    unlabelled = {row - body.first for row, _ in body.grid.sums} - labelled.keys()
    candidates = labelled | dict(_bare_sums(body, unlabelled))
    found: set[int] = set()
    findings = []
    for row in rows:
        if row in candidates:
            findings.append(_judge(body, row, candidates[row], rows, found))
            found.add(row)
    return found, findings


def totals_column(body: Body, column: int, text: str, head: Place) -> Finding:
    """Return the repair, or the error, of a column that says it adds up the figures of its row."""
    for row, cell in enumerate(body.columns[column]):
        parts = [_number(body.columns[figure][row]) for figure in body.figures]
        if filled(cell) and not _equal(_number(cell), sum(p for p in parts if p is not None)):
            message = f"the column `{text}` does not add up the figures of its row."
            hint = "Correct the figures, or delete the column."
            place = body.place(row, column)
            return body.grid.finding(Level.ERROR, "total", place, message, hint, value=shown(cell))
    message = f"the column `{text}` adds up the others: it is left out."
    return body.grid.finding(Level.REPAIR, "total", head, message, value=text, after=NOTHING)


def _labelled(body: Body) -> dict[int, int]:
    """Return the rows with a word for total in a label, and the column of the label.

    In a complete row it must be a label that no row lacks: an operator of a line may be called
    Total. In another row it may stand in any column, as in one that numbers the rows.
    """
    found: dict[int, int] = {}
    for column in body.needed or body.labels:
        cells = body.columns[column]
        words = {word for word in body.columns.words(column) if is_total(word)}
        if words:
            for row, cell in enumerate(cells):
                if cell in words:
                    found.setdefault(row, column)
    lacking: set[int] = set()
    for column in body.needed:
        lacking |= body.columns.blank(column)
    for row in lacking:
        for column, cell in enumerate(body.grid.rows[body.first + row]):
            if is_total(cell):
                found.setdefault(row, column)
    return found


def _bare_sums(body: Body, rows: set[int]) -> Iterator[tuple[int, int]]:
    """Yield rows without any label in which every figure is a formula that adds up."""
    for row in rows:
        if not 0 <= row < len(body.columns[body.figures[0]] if body.figures else ()):
            continue
        figures = [c for c in body.figures if filled(body.columns[c][row])]
        if not any(filled(body.columns[column][row]) for column in body.labels) and all(
            body.place(row, column) in body.grid.sums for column in figures
        ):
            yield row, figures[0] if figures else body.labels[0]


def _judge(body: Body, row: int, column: int, rows: Sequence[int], found: set[int]) -> Finding:
    """Return the finding on a totals row: each figure must be the sum of rows above it."""
    above = [other for other in rows if other < row]
    text = shown(body.grid.cell(*body.place(row, column)))
    for figure in body.figures:
        cell = body.columns[figure][row]
        if not filled(cell) or body.place(row, figure) in body.grid.sums:
            continue
        sums = _sums(body.columns[figure], above, found)
        if not any(_equal(_number(cell), total) for total in sums):
            message = f"the row says `{text}`, but {shown(cell)} is not the sum of the rows above."
            hint = "Correct the figures, or delete the row."
            if sums:
                hint = f"They add up to {sums[0]:.15g}. {hint}"
            place = body.place(row, figure)
            return body.grid.finding(Level.ERROR, "total", place, message, hint, value=shown(cell))
    message = f"row {body.first + row + 1} adds up others (`{text}`): it is left out."
    return body.grid.finding(
        Level.REPAIR, "total", body.place(row, column), message, value=text, after=NOTHING
    )


def _sums(cells: Sequence[Cell], above: Sequence[int], found: set[int]) -> list[float]:
    """Return what a total may be: of all rows, of those since the last total, of the totals.

    Empty where a figure above is no number, so that nothing can be said.
    """
    numbers = {row: _number(cells[row]) for row in above}
    if any(filled(cells[row]) and number is None for row, number in numbers.items()):
        return []
    plain = {row: number or 0.0 for row, number in numbers.items()}
    last = max((row for row in found if row in plain), default=-1)
    return [
        math.fsum(number for row, number in plain.items() if row not in found),
        math.fsum(number for row, number in plain.items() if row > last),
        math.fsum(number for row, number in plain.items() if row in found),
    ]


def _number(cell: Cell) -> float | None:
    """Return the number of a cell, or that at the start of a text, whatever its unit."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, float | int):
        return float(cell)
    if not isinstance(cell, str):
        return None
    plain = narrow(cell)
    if is_plain_number(plain):
        return float(plain)
    found, _ = leading_number(plain, Marks())
    return float(found[0]) if len(found) == 1 else None


def _equal(one: float | None, other: float) -> bool:
    return one is not None and math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)

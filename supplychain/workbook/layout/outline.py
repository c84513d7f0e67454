"""Labels that are written once and left blank below, as in an outline.

Blank is never taken for the same as above by guess: what is filled in looks like an outline in all
that tells one. The columns stand at the left; a label begins each group and never follows itself;
where an outer label begins, an inner one does too; rows lack nothing else, and none says the same
as another; and a third of them or more are blank, for in a list a single blank cell is forgotten.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from supplychain.case.findings import Level
from supplychain.case.hints import plain_list
from supplychain.case.schema import TABLES
from supplychain.workbook.grid import shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from supplychain.case.cell.context import Cell
    from supplychain.case.findings import Finding
    from supplychain.workbook.layout.sheet_table import SheetTable

RULE = "written-once"
LABELS = frozenset({"id", "choice"})
FEWEST = 3  # one blank cell in so many


def filled_down(read: SheetTable, rows: Sequence[int]) -> list[Finding]:
    """Fill blank labels of an outline with what stands above, in place, and say so.

    ``rows`` are the rows of the table, in their order, counted from the first below its header.
    """
    findings = []
    for column, cells in outline_of(read, rows).items():
        blank = read.columns.blank(column) & set(rows)
        read.columns[column][:] = cells
        findings.append(_said(read, column, blank))
    return findings


def outline_of(read: SheetTable, rows: Sequence[int]) -> dict[int, list[Cell]]:
    """Return the columns of an outline, filled down; none if the rows do not look like one."""
    columns, table = read.columns, read.table
    known = [name for name in read.names if name in TABLES[table].columns]
    ordered = sorted(known, key=lambda name: read.names[name].index)
    labels = [read.names[name].index for name in takewhile(partial(_is_label, table), ordered)]
    if not any(map(columns.blank, labels)):
        return {}
    within = set(rows)
    blank = {column: columns.blank(column) & within for column in labels}
    outline = [column for column in labels if blank[column]]
    if any(len(blank[column]) * FEWEST < len(rows) for column in outline):
        return {}
    new = {column: list(columns[column]) for column in outline}
    telling = [read.names[name].index for name in known if _tells(table, name)]
    if _lacks_more(read, rows, outline) or not _is_outline(new, columns, blank, rows):
        return {}
    keys = [tuple(new.get(c, columns[c])[row] for c in telling) for row in rows]
    return new if len(set(keys)) == len(keys) else {}


def _is_label(table: str, name: str) -> bool:
    column = TABLES[table].columns[name]
    return column.required and (column.type in LABELS or column.key)


def _tells(table: str, name: str) -> bool:
    column = TABLES[table].columns[name]
    return column.type in LABELS | {"date"} or column.key


def _lacks_more(read: SheetTable, rows: Sequence[int], outline: Sequence[int]) -> bool:
    """Return whether a row lacks anything else that is required."""
    needed = [h.index for name, h in read.names.items() if _is_required(read.table, name)]
    return any(read.columns.blank(c) & set(rows) for c in needed if c not in outline)


def _is_required(table: str, name: str) -> bool:
    column = TABLES[table].column(name)
    return column is not None and column.required


def _is_outline(
    new: Mapping[int, list[Cell]],
    columns: Mapping[int, Sequence[Cell]],
    blank: Mapping[int, set[int]],
    rows: Sequence[int],
) -> bool:
    """Fill blank cells with those above; return whether all of it is as in an outline.

    ``blank`` has the blank rows of each column of labels, from the left.
    """
    seen: dict[int, set[tuple[Cell, ...]]] = {column: set() for column in new}
    for above, row in pairwise([-1, *rows]):
        fresh = above < 0  # an outer label has just changed
        outer: tuple[Cell, ...] = ()
        for column, blanks in blank.items():
            cells = new.get(column, columns[column])
            is_blank = row in blanks
            if is_blank and (fresh or row - above > 1):
                return False
            if is_blank:
                new[column][row] = cells[above]
            outer = (*outer, cells[row])
            if column in new and not is_blank:
                if outer in seen[column]:
                    return False
                seen[column].add(outer)
            fresh = fresh or cells[row] != cells[above]
    return True


def _said(read: SheetTable, column: int, blank: set[int]) -> Finding:
    row = min(blank)
    numbers = plain_list([read.first + other + 1 for other in blank])
    message = (
        f"the label is written once and left blank below: row {numbers} is read with that above."
    )
    place, after = (read.first + row, column), shown(read.columns[column][row])
    return read.grid.finding(Level.REPAIR, RULE, place, message, value="", after=after)

"""Which rows below a header belong to its table: no blank ones, repeated headers or remarks."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from supplychain.case.cell.stated import stated_units
from supplychain.case.findings import Finding, Level
from supplychain.case.schema import TABLES
from supplychain.case.words import choice_named
from supplychain.workbook.grid import NOTHING, filled, shown
from supplychain.workbook.layout.header import MOST_LOOKED_AT, name_and_units, name_of
from supplychain.workbook.layout.statements import SHOWN
from supplychain.workbook.layout.totals import is_total

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from supplychain.case.cell.context import Cell
    from supplychain.workbook.grid import Grid
    from supplychain.workbook.layout.columns import Columns
    from supplychain.workbook.layout.header import Header, Heading

LONGEST_LABEL = 60  # characters; longer texts are remarks
FEWEST = 2  # columns that a row must name to be the header of another table

_REMARK = re.compile(
    r"\s*(-*\s*(以下余白|以上|이하 ?여백|끝|end|end of (table|sheet|data))\s*-*\s*$|※|\*|†"
    r"|注|備考|出典|資料|주\s*[):：]|비고|출처|notes?\b|remarks?\b|sources?\s*:|n\.?b\.?\b)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\s*([(\[（]?([0-9]{1,2}|[a-z])[)\]）.．:：]\s*\D|[①-⑳]|\*[0-9])")
_SENTENCE = re.compile(r"[。．：]|[:.] |[.]$|다$")


def rows_below(
    grid: Grid, table: str, header: Header, columns: Columns
) -> tuple[list[int], list[Finding]]:
    """Return the rows of the table, counted from the first below its header, and what is left out.

    Parameters
    ----------
    grid, table, header
        The sheet, the table that it holds, and its header.
    columns : Columns
        Its columns.
    """
    first = header.bottom + 1
    rows = _filled_rows(columns, len(grid.rows) - first)
    findings = []
    repeated = _repeated_headers(table, header, columns, rows)
    for row in sorted(repeated):
        message = f"row {first + row + 1} repeats the header: it is left out."
        column = header.headings[0].index
        findings.append(
            grid.finding(
                Level.REPAIR,
                "repeated-header",
                (first + row, column),
                message,
                value=shown(columns[column][row]) if column in columns else "",
                after=NOTHING,
            )
        )
    kept = [row for row in rows if row not in repeated] if repeated else rows
    kept, remarks = _without_remarks(grid, table, header, columns, kept)
    findings += remarks
    return _until_second(grid, table, first, kept, findings), findings


def _filled_rows(columns: Columns, count: int) -> list[int]:
    """Return the rows in which some column of the table holds something."""
    if not columns:
        return []
    first, *others = columns
    blank = columns.blank(first)
    for column in others:
        blank = {row for row in blank if not filled(columns[column][row])}
    return [row for row in range(count) if row not in blank] if blank else list(range(count))


def _repeated_headers(
    table: str, header: Header, columns: Mapping[int, Sequence[Cell]], rows: Sequence[int]
) -> set[int]:
    """Return the rows that say again what the header says in every column.

    The first row may say it in another language.
    """
    heads = [heading for heading in header.headings if heading.index in columns]
    if not heads:
        return set()
    again = {
        row
        for row in (rows if heads[0].text in columns[heads[0].index] else ())
        if all(shown(columns[heading.index][row]) == heading.text for heading in heads)
    }
    if rows and all(
        _says_again(table, heading, columns[heading.index][rows[0]]) for heading in heads
    ):
        again.add(rows[0])
    return again


def _says_again(table: str, heading: Heading, cell: Cell) -> bool:
    """Return whether a cell names the column of a heading, and no other unit."""
    if not heading.name:
        return not filled(cell) or shown(cell) == heading.text
    name, units = name_and_units(table, cell)
    return name == heading.name and (not units or units == heading.units)


def _without_remarks(
    grid: Grid,
    table: str,
    header: Header,
    columns: Mapping[int, Sequence[Cell]],
    rows: list[int],
) -> tuple[list[int], list[Finding]]:
    """Return the rows without the remarks at the end, which may run over several rows.

    A remark is a text that begins or reads like one, and what follows it; so is a row of words
    after a gap that lacks what the rows of the table need.
    """
    first = header.bottom + 1
    needed = [name for name, column in TABLES[table].columns.items() if column.required]
    places = [heading.index for name, heading in header.named().items() if name in needed]
    start = end = len(rows)
    while end and (texts := _texts_in(grid, first + rows[end - 1])):
        row = rows[end - 1]
        alone = len(texts) == 1 and not is_total(texts[0])
        lacks = any(not filled(columns[place][row]) for place in places if place in columns)
        gap = end > 1 and row - rows[end - 2] > 1 and len(needed) > 1
        marked = _REMARK.match(texts[0]) or (len(needed) > 1 and _NUMBERED.match(texts[0]))
        apart = gap and lacks and not any(map(str.isdigit, "".join(texts)))
        if apart or ((alone or lacks) and marked):
            start = end - 1
        elif not alone or _is_value(table, header, columns, row):
            break
        elif gap or _reads_like_one(texts[0]):
            start = end - 1
        end -= 1
    findings = []
    for row in rows[start:]:
        place = first + row, next(i for i, c in enumerate(grid.rows[first + row]) if filled(c))
        message = f"row {first + row + 1} is a remark beneath the table: it is not read."
        text = shown(grid.cell(*place))[:SHOWN]
        findings.append(
            grid.finding(Level.REPAIR, "remark", place, message, value=text, after=NOTHING)
        )
    return rows[:start], findings


def _texts_in(grid: Grid, row: int) -> list[str]:
    """Return the texts of a row in which nothing else stands; none where a number does."""
    cells = [cell for cell in grid.rows[row] if filled(cell)]
    return [shown(cell) for cell in cells] if all(isinstance(cell, str) for cell in cells) else []


def _is_value(table: str, header: Header, columns: Mapping[int, Sequence[Cell]], row: int) -> bool:
    """Return whether a text in the row is a choice of its column, or stands there twice."""
    texts = {
        name: shown(columns[heading.index][row])
        for name, heading in header.named().items()
        if heading.index in columns and filled(columns[heading.index][row])
    }
    return any(choice_named(table, name, text) for name, text in texts.items()) or any(
        text and list(cells).count(text) > 1
        for text in texts.values()
        for cells in columns.values()
    )


def _reads_like_one(text: str) -> bool:
    return len(text) > LONGEST_LABEL or bool(_SENTENCE.search(text)) or bool(stated_units(text))


def _until_second(
    grid: Grid, table: str, first: int, rows: list[int], findings: list[Finding]
) -> list[int]:
    """Return the rows up to the header of a second table, which follows after a gap."""
    if not rows or rows[-1] - rows[0] == len(rows) - 1:  # no gap
        return rows
    for count, (before, row) in enumerate(pairwise(rows), start=1):
        if row - before == 1:
            continue
        cells = grid.rows[first + row]
        if _heads_a_table(table, [cell for cell in cells if filled(cell)]):
            place = first + row, next(i for i, cell in enumerate(cells) if filled(cell))
            message = f"a second table begins in row {first + row + 1}: it is not read."
            hint = "Put each table on a sheet of its own."
            text = shown(grid.cell(*place))
            findings.append(
                grid.finding(Level.ERROR, "table-beneath", place, message, hint, value=text)
            )
            return rows[:count]
    return rows


def _heads_a_table(table: str, cells: Sequence[Cell]) -> bool:
    """Return whether a row of texts names columns of this table, or of any."""
    if not FEWEST <= len(cells) <= MOST_LOOKED_AT or not all(isinstance(c, str) for c in cells):
        return False
    most = max(sum(bool(name_of(name, cell)) for cell in cells) for name in (table, *TABLES))
    return most >= FEWEST and 2 * most > len(cells)

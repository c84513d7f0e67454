"""What leaves open what the columns of a wide table mean: each is an error, never a guess."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from supplychain.case.cell.dates import days_of, write_day
from supplychain.case.cell.units import time_base
from supplychain.case.findings import Finding, Level
from supplychain.case.sheet.addresses import letters
from supplychain.case.width import narrow
from supplychain.workbook.grid import filled, is_figure, shown
from supplychain.workbook.layout.labels import label_of, lies_within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from supplychain.case.cell.context import Cell
    from supplychain.workbook.grid import Grid
    from supplychain.workbook.layout.header import Header, Heading
    from supplychain.workbook.layout.wide import Wide

# Numbers of a row that hold for its whole time: repeated for every period they would add up.
ONCE = {"raids": ("threat_inventory",)}
SPAN, PER = ("from", "to"), "per"
PERIOD_HINT = "Head it by its first day, as YYYY-MM-DD or D+7, or by first and last day."
# The one number of each table that changes with time, so that a column a period can only mean it.
VALUE_COLUMNS = {
    "effort": "rounds_per_day",
    "raids": "arrivals",
    "demand": "quantity",
    "procurement": "quantity",
}

_BOUND = re.compile(
    r"[\s()~〜+,]+|-$|以降|以後|以前|まで|から|이후|이전|부터|까지|이하|이상", re.IGNORECASE
)


def doubt(wide: Wide) -> Finding | None:
    """Return the first thing that leaves open what a wide table means."""
    return _said_twice(wide) or _no_period(wide) or _beneath_another(wide)


def other_base(wide: Wide, base: str) -> Finding | None:
    """Return an error where `per` of a row is not the length of its periods.

    Whether 70 beneath a week is then the figure of the week, or that of a month, nobody can tell.
    """
    if PER not in wide.names or not base:
        return None
    column = wide.names[PER].index
    for number, cell in zip(wide.numbers, wide.columns[column], strict=True):
        if filled(cell) and (said := _base(cell)) and said != base:
            place = f"{letters(column)}{number}"
            message = f"`per` says {said} in columns headed by periods of a {base} each."
            hint = f"Write the figure of each {base} and {base} in `per`, or a row a period."
            return wide.grid.finding(
                Level.ERROR, "wide-table", place, message, hint, value=shown(cell)
            )
    return None


def unread_periods(
    grid: Grid, table: str, header: Header, columns: Mapping[int, Sequence[Cell]]
) -> Iterator[Finding]:
    """Yield an error on a column of figures that may be a period, where none is understood."""
    value = VALUE_COLUMNS.get(table, "")
    if not value or header.labelled or value in header.named():
        return
    for heading in header.headings:
        if not heading.name and any(map(is_figure, columns.get(heading.index, ()))):
            message = f"there is no column `{value}`, and this heading names no period."
            yield error(grid, heading, message, PERIOD_HINT)
            return


def periods_without_use(
    grid: Grid, table: str, header: Header, columns: Mapping[int, Sequence[Cell]]
) -> Iterator[Finding]:
    """Yield an error on a column of figures headed by a period, in a table that has none by period.

    Left out, deliveries of a month would be lost.
    """
    for heading in header.labelled if table not in VALUE_COLUMNS else ():
        if any(map(is_figure, columns.get(heading.index, ()))):
            message = f"`{table}` has no figures by period, and this column is headed by one."
            hint = "Write a row for each period, with its day in a column of days."
            yield error(grid, heading, message, hint)
            return


def error(grid: Grid, heading: Heading, message: str, hint: str) -> Finding:
    """Return an error at a heading."""
    place = heading.row, heading.index
    return grid.finding(Level.ERROR, "wide-table", place, message, hint, value=heading.text)


def _base(cell: Cell) -> str:
    return time_base(narrow(cell).strip("/ ")) if isinstance(cell, str) else ""


def _said_twice(wide: Wide) -> Finding | None:
    """Return an error where another column says what the columns of periods say too."""
    once = ONCE.get(wide.table, ())
    doubled = [name for name in (wide.value, "year", *SPAN, *once) if name in wide.names]
    for name in doubled:
        if wide.is_blank(name):
            continue
        what = (
            f"`{name}` would be counted once for every period"
            if name in once
            else f"`{name}` has a column of its own beside columns headed by periods"
        )
        hint = "Write one row a period, with `from` and `to`."
        message = f"{what}: it is open what is meant."
        return error(wide.grid, wide.names[name], message, hint)
    return None


def _no_period(wide: Wide) -> Finding | None:
    """Return an error where a heading may be that of a period that is not understood.

    Left out, its figures would be lost and the period before it stretched over its days.
    """
    first, last = wide.labelled[0].index, wide.labelled[-1].index
    for heading in wide.header.headings:
        if heading.name or heading.label or heading.text not in wide.names:
            continue
        hint = PERIOD_HINT
        days = days_of(heading.text)
        message = ""
        if len(days) > 1:
            message = f"the heading may be {' or '.join(map(write_day, days))}."
        elif first < heading.index < last:
            message = "the heading between those of periods names no period and no column."
        elif _names_part(heading.text):
            message = "the heading names a period of which it is open where it begins and ends."
        elif heading.index > last and any(map(is_figure, wide.columns[heading.index])):
            message = (
                "the column behind the periods holds figures, and its heading names no period."
            )
            hint = f"{hint} Move it before the periods if it is none."
        if message:
            return error(wide.grid, heading, message, hint)
    return None


def _names_part(text: str) -> bool:
    """Return whether a heading names a period beside other words, as in `W8 and later`."""
    labels = [label_of(part) for part in _BOUND.split(narrow(text)) if len(part) > 1]
    return any(label and label.kind != "year" for label in labels)


def _beneath_another(wide: Wide) -> Finding | None:
    """Return an error where a period stands beneath one that it is no part of."""
    for heading in wide.labelled:
        for cell in heading.above:
            over = label_of(cell)
            if over and heading.label and not lies_within(heading.label, over):
                message = f"the period stands beneath `{shown(cell)}`, and is no part of it."
                if heading.label.kind == "week":
                    message = (
                        f"beneath `{shown(cell)}` this could be a week of that, or of the war."
                    )
                hint = "Head each column by its own first day alone, as a date or as D+n."
                return error(wide.grid, heading, message, hint)
    return None

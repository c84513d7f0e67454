"""Wide tables, with a column a week or a year, made tall: a row a period, addresses kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from supplychain.case.cell.dates import days_of, write_day
from supplychain.case.findings import Finding, Level
from supplychain.case.schema import TABLES
from supplychain.case.sheet.addresses import address, letters
from supplychain.workbook.grid import filled
from supplychain.workbook.layout.periods import Label, Period, PeriodError, periods

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from supplychain.case.cell.context import Cell
    from supplychain.workbook.grid import Grid
    from supplychain.workbook.layout.header import Header, Heading

# The one number of each table that changes with time, so that a column a period can only mean it.
VALUE_COLUMNS = {
    "effort": "rounds_per_day",
    "raids": "arrivals",
    "demand": "quantity",
    "procurement": "quantity",
}
# Numbers of a row that hold for its whole time: repeated for every period they would add up.
ONCE = {"raids": ("threat_inventory",)}
SPAN = ("from", "to")


@dataclass(frozen=True)
class Tall:
    """Columns of a table with a row a period.

    ``cells`` holds the addresses of those whose cells lie elsewhere than under their header.
    """

    header: dict[str, str]
    numbers: list[int]
    columns: dict[str, Sequence[Cell]]
    cells: dict[str, Sequence[str]]

    def address(self, column: str, index: int) -> str:
        """Return the address of a cell, such as ``C12``."""
        if column in self.cells:
            return self.cells[column][index]
        return f"{self.header[column]}{self.numbers[index]}"


def is_wide(table: str, header: Header) -> bool:
    """Return whether columns headed by periods stand for one column of the table."""
    return table in VALUE_COLUMNS and bool(header.labelled)


def unpivot(  # noqa: PLR0913, PLR0917 - a table and its header, in parts
    grid: Grid,
    table: str,
    header: Header,
    names: Mapping[str, Heading],
    numbers: Sequence[int],
    columns: Mapping[int, Sequence[Cell]],
) -> tuple[Tall, list[Finding]]:
    """Make a wide table tall.

    Parameters
    ----------
    grid, table, header
        The sheet, the table that it holds, and its header.
    names : mapping of str to Heading
        Headings that name no period, by column name.
    numbers : sequence of int
        Spreadsheet row numbers of the rows.
    columns : mapping of int to sequence of cells
        Cells of these rows by column, from 0.

    Returns
    -------
    Tall
        The table; without rows where it is open what the columns mean.
    list of Finding
        The repair, or what is wrong.
    """
    wide = list(header.labelled)
    found = _contradiction(grid, table, names, columns) or _no_period(grid, header, names)
    spans: dict[str, list[str]] = {}
    if found is None:
        try:
            spans = _spans(table, wide)
        except PeriodError as error:
            found = _error(grid, wide[error.place], error.message, error.hint)
    if found is not None:
        known = dict.fromkeys([*TABLES[table].columns], letters(wide[0].index))
        return Tall(known, [], {name: [] for name in known}, {}), [found]
    kept = {name: heading for name, heading in names.items() if name not in spans or name == "per"}
    if "per" in kept and "per" in spans and not any(map(filled, columns[kept["per"].index])):
        del kept["per"]
    count, value = len(wide), VALUE_COLUMNS[table]
    tall = Tall({}, [number for number in numbers for _ in wide], {}, {})
    for name, heading in kept.items():
        tall.header[name] = letters(heading.index)
        tall.columns[name] = [cell for cell in columns[heading.index] for _ in wide]
    first = letters(wide[0].index)
    places = [address(heading.row, heading.index) for heading in wide]
    for name, texts in spans.items():
        if name == "per" and name in kept:
            continue
        tall.header[name] = first
        tall.columns[name] = texts * len(numbers)
        tall.cells[name] = places * len(numbers)
    tall.header[value] = first
    tall.columns[value] = [
        cell
        for row in zip(*(columns[heading.index] for heading in wide), strict=True)
        for cell in row
    ]
    tall.cells[value] = [
        f"{letters(heading.index)}{number}" for number in numbers for heading in wide
    ]
    return tall, [_repair(grid, value, wide, spans, count)]


def _contradiction(
    grid: Grid,
    table: str,
    named: Mapping[str, Heading],
    columns: Mapping[int, Sequence[Cell]],
) -> Finding | None:
    """Return an error where another column says what the columns of periods say too."""
    value = VALUE_COLUMNS[table]
    doubled = [name for name in (value, "year") if name in named]
    doubled += [name for name in (*SPAN, *ONCE.get(table, ())) if name in named]
    for name in doubled:
        heading = named[name]
        if not any(map(filled, columns[heading.index])):
            continue
        what = (
            f"`{name}` would be counted once for every period"
            if name in ONCE.get(table, ())
            else f"`{name}` has a column of its own beside columns headed by periods"
        )
        hint = "Write one row a period, with `from` and `to`."
        return _error(grid, heading, f"{what}: it is open what is meant.", hint)
    return None


def _no_period(grid: Grid, header: Header, names: Mapping[str, Heading]) -> Finding | None:
    """Return an error where a heading among those of periods may be one that is not understood.

    Left out, its figures would be lost and the period before it stretched over its days.
    """
    labelled = header.labelled
    for heading in header.headings:
        if heading.name or heading.label or heading.text not in names:
            continue
        hint = "Head it by its first day, as YYYY-MM-DD or D+7, or move the column to the end."
        days = days_of(heading.text)
        if len(days) > 1:
            message = f"the heading may be {' or '.join(map(write_day, days))}."
            return _error(grid, heading, message, hint)
        if labelled[0].index < heading.index < labelled[-1].index:
            message = "the heading between those of periods names no period and no column."
            return _error(grid, heading, message, hint)
    return None


def _error(grid: Grid, heading: Heading, message: str, hint: str) -> Finding:
    place = heading.row, heading.index
    return grid.finding(Level.ERROR, "wide-table", place, message, hint, value=heading.text)


def _spans(table: str, wide: list[Heading]) -> dict[str, list[str]]:
    """Return what each period column says of time, by column of the table."""
    labels = [heading.label for heading in wide if heading.label]
    if "from" not in TABLES[table].columns:
        return {"year": [_year(place, label) for place, label in enumerate(labels)]}
    spans = _checked(periods(labels))
    columns = {"from": [span.first for span in spans], "to": [span.last for span in spans]}
    if "per" in TABLES[table].columns and all(span.length for span in spans):
        columns["per"] = [span.length for span in spans]
    return columns


def _year(place: int, label: Label) -> str:
    if label.kind not in {"year", "fiscal year"}:
        raise PeriodError(place, "the column is not headed by a year.", "Write a year.")
    return str(label.first)[:4]


def _checked(spans: list[Period]) -> list[Period]:
    seen = set()
    for place, span in enumerate(spans):
        if span in seen:
            raise PeriodError(place, "the period stands twice.", "Delete or rename one.")
        seen.add(span)
    return spans


def _repair(
    grid: Grid, value: str, wide: list[Heading], spans: Mapping[str, list[str]], count: int
) -> Finding:
    first = {name: texts[0] for name, texts in spans.items()}
    said = ", ".join(f"{name} {text}" for name, text in first.items())
    message = (
        f"{count} columns headed by periods are read as rows with their own `{value}`; "
        f"the first as {said}."
    )
    place = wide[0].row, wide[0].index
    return grid.finding(Level.REPAIR, "wide-table", place, message, value=wide[0].text, after=said)

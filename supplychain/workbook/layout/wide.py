"""Wide tables, with a column a week or a year, made tall: a row a period, addresses kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from supplychain.case.findings import Finding, Level
from supplychain.case.schema import TABLES
from supplychain.case.sheet.addresses import address, letters
from supplychain.workbook.grid import filled
from supplychain.workbook.layout.doubts import PER, VALUE_COLUMNS, doubt, error, other_base
from supplychain.workbook.layout.periods import Period, PeriodError, periods

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from supplychain.case.cell.context import Cell
    from supplychain.workbook.grid import Grid
    from supplychain.workbook.layout.header import Header, Heading
    from supplychain.workbook.layout.labels import Label


@dataclass(frozen=True)
class Wide:
    """A table with columns headed by periods.

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
    """

    grid: Grid
    table: str
    header: Header
    names: Mapping[str, Heading]
    numbers: Sequence[int]
    columns: Mapping[int, Sequence[Cell]]

    @property
    def value(self) -> str:
        """Return the column of the table that the columns headed by periods hold."""
        return VALUE_COLUMNS[self.table]

    @property
    def labelled(self) -> tuple[Heading, ...]:
        """Return the headings that name a period."""
        return self.header.labelled

    def is_blank(self, name: str) -> bool:
        """Return whether nothing stands under a heading that names no period."""
        return not any(map(filled, self.columns[self.names[name].index]))


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


def unpivot(wide: Wide) -> tuple[Tall, list[Finding]]:
    """Make a wide table tall.

    Returns
    -------
    Tall
        The table; without rows where it is open what the columns mean.
    list of Finding
        The repair, or what is wrong.
    """
    found = doubt(wide)
    spans: dict[str, list[str]] = {}
    if found is None:
        try:
            spans = _spans(wide)
            found = other_base(wide, "".join(spans.get(PER, ())[:1]))
        except PeriodError as wrong:
            heading = wide.labelled[wrong.place]
            found = error(wide.grid, heading, wrong.message, wrong.hint)
    if found is not None:
        known = dict.fromkeys(TABLES[wide.table].columns, letters(wide.labelled[0].index))
        return Tall(known, [], {name: [] for name in known}, {}), [found]
    tall = Tall({}, [number for number in wide.numbers for _ in wide.labelled], {}, {})
    _add_repeated(wide, tall, spans)
    _add_spans(wide, tall, spans)
    _add_values(wide, tall)
    return tall, [_repair(wide, spans)]


def _add_repeated(wide: Wide, tall: Tall, spans: Mapping[str, list[str]]) -> None:
    """Add the columns that hold for every period of a row."""
    for name, heading in wide.names.items():
        if name in spans and (name != PER or wide.is_blank(name)):
            continue
        tall.header[name] = letters(heading.index)
        tall.columns[name] = [cell for cell in wide.columns[heading.index] for _ in wide.labelled]


def _add_spans(wide: Wide, tall: Tall, spans: Mapping[str, list[str]]) -> None:
    """Add what the headings say of time, each at the address of its heading."""
    places = [address(heading.row, heading.index) for heading in wide.labelled]
    for name, texts in spans.items():
        if name in tall.columns:  # the row's own `per`
            continue
        tall.header[name] = letters(wide.labelled[0].index)
        tall.columns[name] = texts * len(wide.numbers)
        tall.cells[name] = places * len(wide.numbers)


def _add_values(wide: Wide, tall: Tall) -> None:
    """Add the cells under the headings of periods."""
    columns = [wide.columns[heading.index] for heading in wide.labelled]
    named = [letters(heading.index) for heading in wide.labelled]
    tall.header[wide.value] = named[0]
    tall.columns[wide.value] = [cell for row in zip(*columns, strict=True) for cell in row]
    tall.cells[wide.value] = [f"{name}{number}" for number in wide.numbers for name in named]


def _spans(wide: Wide) -> dict[str, list[str]]:
    """Return what each period column says of time, by column of the table."""
    labels = [heading.label for heading in wide.labelled if heading.label]
    known = TABLES[wide.table].columns
    if "from" not in known:
        return {"year": [_year(place, label) for place, label in enumerate(labels)]}
    spans = _checked(periods(labels))
    columns = {"from": [span.first for span in spans], "to": [span.last for span in spans]}
    if PER in known and all(span.length for span in spans):
        columns[PER] = [span.length for span in spans]
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


def _repair(wide: Wide, spans: Mapping[str, list[str]]) -> Finding:
    said = ", ".join(f"{name} {texts[0]}" for name, texts in spans.items())
    message = (
        f"{len(wide.labelled)} columns headed by periods are read as rows with their own "
        f"`{wide.value}`; the first as {said}."
    )
    head = wide.labelled[0]
    place = head.row, head.index
    return wide.grid.finding(
        Level.REPAIR, "wide-table", place, message, value=head.text, after=said
    )

"""What every reader hands over: the cells of one sheet as they stand, with their addresses."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from supplychain.case.cell.context import Reading
from supplychain.case.findings import Finding

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from supplychain.case.cell.context import Cell
    from supplychain.case.findings import Level

TEXT_FILES = (".csv", ".tsv", ".txt")


@dataclass(frozen=True)
class Origin:
    """Where a value was written: file, sheet, and the cell or (without letters) the row."""

    file: str
    sheet: str
    cell: str

    def __str__(self) -> str:
        """Return it in words, such as ``jp.xlsx: stocks!C12``; a CSV file is its own sheet."""
        return f"{self.file}: {self.sheet}!{self.cell}"


@dataclass(frozen=True)
class RawSheet:
    """One table before any judgement, column by column.

    Parameters
    ----------
    file : str
        Name of the file that the sheet was read from.
    name : str
        Name of the sheet as its sender wrote it.
    table : str
        Table of the schema that it holds, as the reader tells it; ``""`` if none.
    header : mapping of str to str
        Spreadsheet letters of each column, by column name (that of the schema where known).
    numbers : sequence of int
        Spreadsheet row number of each row.
    columns : mapping of str to sequence
        Cells by column name, each as long as ``numbers``; ``None`` or blank text is a blank cell.
    cells : mapping of str to sequence of str
        Address of each cell of the columns whose cells do not lie under their header letter, as in
        a wide table that was made tall.
    header_row : int
        Spreadsheet row number of the header.
    epoch : datetime.date or None
        Day 0 of the date system of the workbook, by which a bare number in a date column is a day
        (1899-12-30 or 1904-01-01); ``None`` where the file has no date system.
    comma_is_decimal : bool
        Whether a comma may be the decimal mark, as in text files that separate cells otherwise.
    laid : mapping of (str, int) to Origin
        Cells that another file laid over this one, by column and index; the column ``""`` stands
        for a row that another file added, with its row number for a cell.
    standings : mapping of (str, int) to (str, str)
        Source and confidence of the figures of rows that have figures of several files, by column
        and index: there the row's own cells speak of all of them together.
    """

    file: str
    name: str
    table: str
    header: Mapping[str, str]
    numbers: Sequence[int]
    columns: Mapping[str, Sequence[Cell]]
    cells: Mapping[str, Sequence[str]] = field(default_factory=dict)
    header_row: int = 1
    epoch: dt.date | None = None
    comma_is_decimal: bool = False
    laid: Mapping[tuple[str, int], Origin] = field(default_factory=dict)
    standings: Mapping[tuple[str, int], tuple[str, str]] = field(default_factory=dict)

    def address(self, column: str, index: int) -> str:
        """Return the address of a cell, such as ``C12``, in the file that it came from.

        A column that the sheet lacks is shown at the row's first cell.
        """
        return self.origin(column, index).cell

    def origin(self, column: str, index: int) -> Origin:
        """Return the file, sheet and cell that a value came from."""
        if found := self.laid.get((column, index)):
            return found
        if added := self.laid.get(("", index)):
            return Origin(added.file, added.sheet, f"A{added.cell}")
        return Origin(self.file, self.name, self._own_address(column, index))

    def taken(self, rows: Sequence[int]) -> RawSheet:
        """Return the sheet with some of its rows."""
        place = {index: new for new, index in enumerate(rows)}
        return replace(
            self,
            numbers=[self.numbers[index] for index in rows],
            columns={name: [cells[i] for i in rows] for name, cells in self.columns.items()},
            cells={name: [cells[i] for i in rows] for name, cells in self.cells.items()},
            laid={(name, place[i]): o for (name, i), o in self.laid.items() if i in place},
            standings={(n, place[i]): s for (n, i), s in self.standings.items() if i in place},
        )

    def finding(  # noqa: PLR0913 - what a finding says
        self,
        level: Level,
        rule: str,
        message: str,
        hint: str = "",
        *,
        column: str = "",
        index: int | None = None,
        value: str | None = None,
        after: str = "",
    ) -> Finding:
        """Return a finding on a cell, on the header of a column, or on the whole sheet.

        Parameters
        ----------
        level, rule, message, hint, after
            As in `Finding`.
        column : str
            Column that it is about, if any; on a cell or its header, where the sheet has it.
        index : int or None
            Place of the row among the rows; ``None`` for the header.
        value : str or None
            What stands there; on a header its name.
        """
        if index is None:
            cell = f"{self.header[column]}{self.header_row}" if column in self.header else ""
            place = Origin(self.file, self.name, cell)
        else:
            place = self.origin(column, index)
        return Finding(
            level=level,
            file=place.file,
            sheet=place.sheet,
            cell=place.cell,
            rule=rule,
            value=column if value is None else value,
            message=message,
            hint=hint,
            after=after,
        )

    def reading(self, known: Reading | None = None) -> Reading:
        """Return what is known of the case, and what the file adds, for the reading of cells."""
        return replace(
            known or Reading(),
            epoch=self.epoch,
            all_text=self.all_text,
            comma_is_decimal=self.comma_is_decimal,
        )

    @property
    def all_text(self) -> bool:
        """Return whether the file can hold text alone, so that a number is text in it."""
        return self.file.lower().endswith(TEXT_FILES)

    def _own_address(self, column: str, index: int) -> str:
        if column in self.cells:
            return self.cells[column][index]
        return f"{self.header.get(column, 'A')}{self.numbers[index]}"

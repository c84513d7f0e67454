"""One sheet as a layer of several: its rows by key, and its cells as its own file means them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from supplychain.case.cell.plain import CellError, Repair, as_text, is_plain_number
from supplychain.case.findings import Level
from supplychain.case.sheet.columns import read_column
from supplychain.case.sheet.headers import header_findings
from supplychain.case.width import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supplychain.case.cell.context import Cell
    from supplychain.case.cell.reading import Remark
    from supplychain.case.findings import Finding
    from supplychain.case.schema import Column, Table
    from supplychain.case.sheet.columns import Cells
    from supplychain.case.sheet.raw import Origin, RawSheet

    Places = Sequence[tuple["Layer", int]]  # updates, each with its row

Key = tuple[str, ...]


@dataclass(frozen=True, eq=False)  # a layer is itself alone, and a key of mappings
class Layer:
    """A sheet that takes part in an overlay.

    Parameters
    ----------
    table : Table
        The table of the schema.
    sheet : RawSheet
        Its cells.
    """

    table: Table
    sheet: RawSheet

    @cached_property
    def columns(self) -> dict[str, Column]:
        """Columns of the table that the sheet has."""
        known = self.table.columns_in(self.sheet.header)
        return {name: known[name] for name in known if name in self.sheet.columns}

    @property
    def names(self) -> Key:
        """Columns that tell which rows belong together: the key, or the leading identifiers."""
        return self.table.leading

    @cached_property
    def rows(self) -> dict[Key, list[int]]:
        """Places of the rows by key, folded as identifiers are matched; blank rows left out."""
        rows: dict[Key, list[int]] = defaultdict(list)
        for index in range(len(self.sheet.numbers)):
            if any(self.text(name, index) for name in self.columns):
                rows[self.key(index)].append(index)
        return dict(rows)

    def key(self, index: int) -> Key:
        """Return what a row is matched by."""
        return tuple(folded(self.text(name, index)) for name in self.names)

    def spelling(self, index: int) -> Key:
        """Return the key of a row as it is spelled."""
        return tuple(self.text(name, index) for name in self.names)

    def text(self, name: str, index: int) -> str:
        """Return a cell as its file means it, written plainly; blank if it is wrong or absent."""
        return str(self._typed[name][0].text[index]) if name in self.columns else ""

    def cell(self, name: str, index: int) -> Cell:
        """Return a cell so that it means the same in another file.

        A day that is a number of the workbook's date system becomes a date, and a plain number
        becomes a number.
        """
        column, cell = self.columns[name], self.sheet.columns[name][index]
        if column.type == "date" and as_text(cell):
            return self.text(name, index)
        if column.is_numeric and isinstance(cell, str) and is_plain_number(cell.strip()):
            return cell if _is_ambiguous(self._typed[name][1].get(index)) else float(cell)
        return cell

    def origin(self, name: str, index: int) -> Origin:
        """Return where a cell stands."""
        return self.sheet.origin(name, index)

    @cached_property
    def findings(self) -> list[Finding]:
        """What is wrong with the sheet as an update, and the cells that only its file can tell."""
        needed = [name for name in self.names if self.table.columns[name].required]
        why = "it tells which rows are meant"
        headers = header_findings(self.table, self.sheet, needed, why)
        return [*headers, *self._cell_findings()]

    @cached_property
    def _typed(self) -> dict[str, tuple[Cells, dict[int, Remark]]]:
        """Cells of each column, read once, and what there is to say of some by their index."""
        reading = self.sheet.reading()
        typed = {}
        for name, column in self.columns.items():
            cells, remarks = read_column(column, self.sheet.columns[name], reading)
            typed[name] = (cells, dict(remarks))
        return typed

    def _cell_findings(self) -> list[Finding]:
        """Return what no other file can judge: dates, ambiguous numbers, and words for unknown."""
        found = []
        for name, (_, remarks) in self._typed.items():
            dated = self.columns[name].type == "date"
            for index, remark in remarks.items():
                cell = self.sheet.columns[name][index]
                if not dated and not isinstance(cell, str):
                    continue
                if isinstance(remark, CellError) and _is_ambiguous(remark):
                    level, message, hint, after = Level.ERROR, remark.message, remark.hint, ""
                elif isinstance(remark, Repair) and (dated or not remark.text):
                    level, message, hint, after = Level.REPAIR, remark.message, "", remark.text
                else:
                    continue
                finding = self.sheet.finding(
                    level, remark.rule, message, hint,
                    column=name, index=index, value=as_text(cell), after=after,
                )  # fmt: skip
                found.append(finding)
        return found


def _is_ambiguous(remark: Remark | None) -> bool:
    return isinstance(remark, CellError) and remark.rule == "ambiguous"

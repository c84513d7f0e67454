"""A table while it is read off its sheet: its header, and the cells beneath it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from supplychain.case.schema import TABLES
from supplychain.workbook.layout.doubts import VALUE_COLUMNS
from supplychain.workbook.layout.totals import Body

if TYPE_CHECKING:
    from supplychain.case.findings import Finding
    from supplychain.case.schema import Column
    from supplychain.workbook.grid import Grid
    from supplychain.workbook.layout.columns import Columns
    from supplychain.workbook.layout.header import Header, Heading

LABELS = frozenset({"id", "choice", "text", "list"})
FREE_TEXTS = frozenset({"note", "source", "confidence", "title", "name"})  # may speak of totals


@dataclass
class SheetTable:
    """A table while it is read off its sheet; columns by their place in the grid."""

    grid: Grid
    table: str
    header: Header
    names: dict[str, Heading]
    first: int
    columns: Columns
    findings: list[Finding] = field(default_factory=list)

    @property
    def known(self) -> dict[int, Column | None]:
        """What each column is by the schema, those headed by periods included."""
        schema = TABLES[self.table]
        known = {h.index: schema.column(h.name) for h in self.names.values()}
        value = schema.columns.get(VALUE_COLUMNS.get(self.table, ""))
        return known | {heading.index: value for heading in self.header.labelled}

    @property
    def numeric(self) -> list[int]:
        """Places of the columns with numbers, those headed by periods included."""
        return [index for index, column in self.known.items() if column and column.is_numeric]

    @property
    def body(self) -> Body:
        """The rows as totals are looked for in them."""
        schema = TABLES[self.table]
        labels = {
            heading.index: column
            for name, heading in self.names.items()
            if (column := schema.column(heading.name))
            and column.type in LABELS
            and name not in FREE_TEXTS
        }
        needed = [index for index, column in labels.items() if column.required]
        known = self.known  # a share in a totals row is no sum
        figures = [i for i in self.numeric if (c := known[i]) and c.type != "share"]
        return Body(self.grid, self.first, self.columns, list(labels), figures, needed)

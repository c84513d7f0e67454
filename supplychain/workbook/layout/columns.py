"""The columns of a table as they lie on its sheet, and the words in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.workbook.grid import filled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supplychain.case.cell.context import Cell


class Columns(dict[int, "list[Cell]"]):
    """Cells by place of the column in the grid, from the first row below the header.

    The words of a column are looked for once: marks that are written out later stay among them.
    """

    def __init__(self, columns: dict[int, list[Cell]]) -> None:
        super().__init__(columns)
        self._words: dict[int, set[Cell]] = {}

    def words(self, column: int) -> set[Cell]:
        """Return the distinct texts of a column, and ``None`` if any cell is blank."""
        if column not in self._words:
            self._words[column] = _words(self[column])
        return self._words[column]

    def blank(self, column: int) -> set[int]:
        """Return the rows in which a column is blank; most columns have none."""
        kinds = {word for word in self.words(column) if not filled(word)}
        return {row for row, cell in enumerate(self[column]) if cell in kinds} if kinds else set()


def _words(cells: Sequence[Cell]) -> set[Cell]:
    try:
        sum(cells)  # type: ignore[arg-type]  # numbers alone add up: the quickest way to see
    except TypeError:
        return {cell for cell in set(cells) if cell is None or type(cell) is str}
    return set()

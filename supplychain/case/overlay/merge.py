"""One table put together from a base and its updates."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from supplychain.case.findings import Finding, Level
from supplychain.case.overlay.meaning import changed_meaning
from supplychain.case.overlay.standing import (
    SOURCE,
    figures_of,
    has_sources,
    of_figures,
    of_row,
    restated,
)
from supplychain.case.sheet.raw import Origin, RawSheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supplychain.case.cell.context import Cell
    from supplychain.case.overlay.layers import Key, Layer

RULE, CONFLICT = "overlay", "conflict"


@dataclass
class _Row:
    """One row of the result: where it begins, and the cells laid over it."""

    layer: Layer
    index: int
    added: bool = False
    laid: dict[str, tuple[Layer, int]] = field(default_factory=dict)
    above: list[tuple[Layer, int]] = field(default_factory=list)


class Merge:
    """A base with the rows of its updates laid over it; see `overlay`.

    Parameters
    ----------
    base : Layer
        The table of the base.
    updates : sequence of Layer
        The same table of each update.
    """

    def __init__(self, base: Layer, updates: Sequence[Layer]) -> None:
        self.base = base
        self.updates = updates
        self.findings: list[Finding] = []
        self.sources: dict[str, Origin] = {}
        self._rows: list[_Row] = []
        keys = dict.fromkeys([*base.rows, *(key for layer in updates for key in layer.rows)])
        for key in keys:
            self._rows += self._merged(key)
        self._rows.sort(key=lambda row: (row.added, 0 if row.added else row.index))

    def sheet(self) -> RawSheet:
        """Return the table as one sheet."""
        sheet = self.base.sheet
        names = list(dict.fromkeys([*sheet.columns, *(n for u in self.updates for n in u.columns)]))
        header = {name: sheet.header.get(name, "A") for name in names}
        columns: dict[str, list[Cell]] = {
            name: [self._cell(row, name) for row in self._rows] for name in names
        }
        cells = {
            name: [row.layer.origin(name, row.index).cell for row in self._rows]
            for name in sheet.cells
        }
        numbers = [row.layer.sheet.numbers[row.index] for row in self._rows]
        whole = replace(
            sheet, header=header, numbers=numbers, columns=columns, cells=cells,
            laid=dict(self._laid()),
        )  # fmt: skip
        return self._with_standings(whole) if has_sources(self.base.table) else whole

    def _with_standings(self, sheet: RawSheet) -> RawSheet:
        """Return the table with source and confidence of its rows as their figures have them."""
        figures = {
            place: of_figures(row.layer, row.index, row.above, row.laid)
            for place, row in enumerate(self._rows)
            if row.above
        }
        for place, found in figures.items():
            for source in (of_row(found.values()).source, *(own.source for own in found.values())):
                self.sources.setdefault(source, _row_of(*self._rows[place].above[0]))
        return restated(sheet, figures)

    def _cell(self, row: _Row, name: str) -> Cell:
        if name in row.laid:
            layer, index = row.laid[name]
            return layer.cell(name, index)
        if not row.added and name in self.base.sheet.columns:
            return self.base.sheet.columns[name][row.index]
        return None

    def _laid(self) -> list[tuple[tuple[str, int], Origin]]:
        """Return where the cells that the base does not have came from."""
        found = []
        for place, row in enumerate(self._rows):
            if row.added:
                found.append((("", place), _row_of(row.layer, row.index)))
            else:
                below = self.base.sheet.laid.items()
                found += [((n, place), origin) for (n, i), origin in below if i == row.index]
            for name, (layer, index) in row.laid.items():
                found.append(((name, place), layer.origin(name, index)))
        return found

    def _merged(self, key: Key) -> list[_Row]:
        """Return the rows of one key, or of one group."""
        base = [_Row(self.base, index) for index in self.base.rows.get(key, ())]
        above = [layer for layer in self.updates if key in layer.rows]
        if not above:
            return base
        if len(base) <= 1 and all(len(layer.rows[key]) == 1 for layer in above):
            return [self._filled(base, [(layer, layer.rows[key][0]) for layer in above])]
        if self.base.table.key:
            return self._spelled_alike(key, base, above)
        return self._replaced(key, base, above)

    def _filled(self, base: list[_Row], above: list[tuple[Layer, int]]) -> _Row:
        """Return one row with the filled cells of updates laid over it."""
        first, index = above[0]
        row = base[0] if base else _Row(first, index, added=True)
        if base:
            row.above = above
            self.findings += changed_meaning(row.layer, row.index, above)
        else:
            self._say_of_row(first, index, "the row is added.")
        for layer, place in above:
            self._match_key(row, layer, place)
            for name in layer.columns:
                text = layer.text(name, place)
                if not text or (base and name in layer.names):
                    continue
                if name in row.laid:
                    self._agree(row, name, layer, place)
                    continue
                before = self.base.text(name, row.index) if base else ""
                if base and before == text:
                    continue
                row.laid[name] = (layer, place)
                if base:
                    self._change(row, name, layer, place)
        return row

    def _change(self, row: _Row, name: str, layer: Layer, index: int) -> None:
        """Note that a value takes the place of another, or of a blank."""
        before = self.base.text(name, row.index)
        where = self.base.origin(name, row.index)
        message = f"`{name}` {before or '(blank)'} in {where} becomes {layer.text(name, index)}."
        if name in figures_of(layer, index) and not layer.text(SOURCE, index):
            message += f" Its source is {layer.sheet.file}, which names none."
        after = layer.text(name, index)
        self._note(layer, (name, index), message, before, after)

    def _agree(self, row: _Row, name: str, layer: Layer, index: int) -> None:
        """Report a cell to which another update gives another value."""
        other, place = row.laid[name]
        texts = other.text(name, place), layer.text(name, index)
        if texts[0] != texts[1]:
            message = (
                f"`{name}` is {texts[1]} here and {texts[0]} in {other.origin(name, place)}: "
                "two updates contradict each other."
            )
            hint = "Agree on one value, and leave the cell blank in the other file."
            self._refuse(layer, (name, index), message, hint)

    def _match_key(self, row: _Row, layer: Layer, index: int) -> None:
        """Report a key that is spelled otherwise than in the row that it is laid over."""
        for name in layer.names:
            mine, other = layer.text(name, index), row.layer.text(name, row.index)
            if mine != other:
                message = f"It is matched with `{other}` in {row.layer.origin(name, row.index)}."
                self.findings.append(
                    layer.sheet.finding(
                        Level.REPAIR, "spelling", message,
                        column=name, index=index, value=mine, after=other,
                    )
                )  # fmt: skip

    def _spelled_alike(self, key: Key, base: list[_Row], above: list[Layer]) -> list[_Row]:
        """Return the rows of keys that are matched alike but spelled as different rows of the base.

        A row of an update that is spelled as none of them fits several.
        """
        by_spelling = {row.layer.spelling(row.index): row for row in base}
        given = [(layer, index) for layer in above for index in layer.rows[key]]
        spellings = [(layer, layer.spelling(index)) for layer, index in given]
        clear = len(by_spelling) == len(base) and len(set(spellings)) == len(spellings)
        if not clear or not by_spelling.keys() >= {spelling for _, spelling in spellings}:
            return self._unclear(key, base, above)
        for spelling, row in by_spelling.items():
            mine = [place for place in given if place[0].spelling(place[1]) == spelling]
            if mine:
                self._filled([row], mine)
        return base

    def _unclear(self, key: Key, base: list[_Row], above: list[Layer]) -> list[_Row]:
        """Return the base, and report an update whose key fits several rows, or stands twice."""
        for layer in above:
            index = layer.rows[key][-1]
            many = self.base if len(base) > 1 else layer
            if len(many.rows[key]) == 1:  # the key stands twice in another update
                continue
            where = ", ".join(str(many.sheet.numbers[i]) for i in many.rows[key])
            message = f"its key fits several rows of {many.sheet.file} (rows {where})."
            hint = "Give each row its own key, spelled as in the base."
            name = layer.names[0]
            self._refuse(layer, (name, index), message, hint)
        return base

    def _replaced(self, key: Key, base: list[_Row], above: list[Layer]) -> list[_Row]:
        """Return the rows of an update in place of all rows of the base in their group."""
        first, *others = above
        for layer in others:
            if _contents(layer, key) != _contents(first, key):
                index, place = layer.rows[key][0], first.rows[key][0]
                name = layer.names[0]
                message = (
                    f"{' / '.join(layer.text(n, index) for n in layer.names)} has other rows in "
                    f"{first.origin(name, place)}: two updates contradict each other."
                )
                hint = "Agree on the rows, and delete them in the other file."
                self._refuse(layer, (name, index), message, hint)
        if _contents(first, key) == _contents(self.base, key):
            return base
        for row in base:
            self._left_out(row, first, first.rows[key][0])
        rows = []
        for index in first.rows[key]:
            laid = {name: (first, index) for name in first.columns if first.text(name, index)}
            rows.append(_Row(first, index, added=True, laid=laid))
            self._say_of_row(
                first, index, "the row replaces others." if base else "the row is added."
            )
        return rows

    def _left_out(self, row: _Row, layer: Layer, index: int) -> None:
        """Note a row of the base that the rows of an update replace, with its values."""
        cells = {name: self.base.text(name, row.index) for name in self.base.columns}
        before = ", ".join(f"{name} {text}" for name, text in cells.items() if text)
        where = self.base.origin(layer.names[0], row.index)
        message = f"the row {where} is replaced: {before}."
        self._note(layer, (layer.names[0], index), message, before, "other rows")

    def _say_of_row(self, layer: Layer, index: int, message: str) -> None:
        name = layer.names[0]
        self._note(layer, (name, index), message, "", layer.text(name, index))

    def _note(
        self, layer: Layer, cell: tuple[str, int], message: str, before: str, after: str
    ) -> None:
        """Note a change at a cell, by its column and the index of its row."""
        name, index = cell
        self.findings.append(
            layer.sheet.finding(
                Level.NOTE, RULE, message, column=name, index=index, value=before, after=after
            )
        )

    def _refuse(self, layer: Layer, cell: tuple[str, int], message: str, hint: str) -> None:
        """Report a conflict at a cell, by its column and the index of its row."""
        name, index = cell
        value = layer.text(name, index)
        self.findings.append(
            layer.sheet.finding(
                Level.ERROR, CONFLICT, message, hint, column=name, index=index, value=value
            )
        )


def _row_of(layer: Layer, index: int) -> Origin:
    """Return where a row stands."""
    sheet = layer.sheet
    return Origin(sheet.file, sheet.name, str(sheet.numbers[index]))


def _contents(layer: Layer, key: Key) -> list[tuple[tuple[str, str], ...]]:
    """Return what the rows of a group say beside its key, in an order of its own; no blank cell."""
    others = sorted(layer.columns.keys() - set(layer.names))
    rows = (
        [(name, layer.text(name, index)) for name in others] for index in layer.rows.get(key, ())
    )
    return sorted(tuple(pair for pair in row if pair[1]) for row in rows)

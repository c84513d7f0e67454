"""Whose word a figure is: source and confidence where updates replace figures of a row.

The source of a row speaks for the figures that its file gives. A figure that an update replaces has
the source of the update's row, and the file itself where that gives none; never that of the base.
What the update leaves keeps the source of the base.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from supplychain.case.cell.plain import as_text
from supplychain.case.schema import ASSUMPTION, COMMON
from supplychain.case.sheet.raw import RawSheet
from supplychain.case.width import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from supplychain.case.cell.context import Cell
    from supplychain.case.overlay.layers import Layer, Places
    from supplychain.case.schema import Table
    from supplychain.case.sheet.raw import Origin

SOURCE, CONFIDENCE = "source", "confidence"
FIGURES = frozenset({"number", "share", "integer", "date"})
BOTH = " + "  # between the sources of a row that has several


class Standing(NamedTuple):
    """Source and confidence of a figure; blank where it has none."""

    source: str
    confidence: str


def has_sources(table: Table) -> bool:
    """Return whether the rows of a table may name a source."""
    column = table.columns.get(SOURCE)
    return column is not None and column.table == COMMON


def of_figures(base: Layer, index: int, above: Places, laid: Iterable[str]) -> dict[str, Standing]:
    """Return the standing of each figure of a row of the base with updates laid over it.

    Parameters
    ----------
    base, index
        The table of the base, and its row.
    above : sequence of (Layer, int)
        The updates, each with its row.
    laid : iterable of str
        The columns whose cells updates replace.
    """
    own = _of_row(base, index)
    for layer, place in above:  # one that names a source alone speaks of the whole row
        if layer.text(SOURCE, place) and not figures_of(layer, place):
            own = _of_row(layer, place)
    found = dict.fromkeys(figures_of(base, index), own)
    replaced = set(laid)
    for layer, place in above:
        for name in figures_of(layer, place):
            if name in replaced or layer.text(SOURCE, place):
                source, confidence = _of_row(layer, place)
                found[name] = Standing(source or layer.sheet.file, confidence)
    return found


def of_row(standings: Iterable[Standing]) -> Standing:
    """Return what a row says whose figures stand differently; blank where one has nothing."""
    known = dict.fromkeys(standings)
    sources, confidences = ([standing[part] for standing in known] for part in (0, 1))
    return Standing(_joined(sources), _joined(confidences))


def restated(sheet: RawSheet, figures: Mapping[int, Mapping[str, Standing]]) -> RawSheet:
    """Return a sheet with the standing of figures, by place of their row, in its cells."""
    columns = dict(sheet.columns)
    rows = {place: of_row(found.values()) for place, found in figures.items() if found}
    for part, name in enumerate((SOURCE, CONFIDENCE)):
        cells = list(columns.get(name, [None] * len(sheet.numbers)))
        for place, standing in rows.items():
            cells[place] = standing[part] or None
        if name in columns or any(cells):
            columns[name] = cells
    standings: dict[tuple[str, int], tuple[str, str]] = {
        (name, place): own
        for place, found in figures.items()
        if len(set(found.values())) > 1
        for name, own in found.items()
    }
    header = {name: sheet.header.get(name, "A") for name in columns}
    return replace(sheet, header=header, columns=columns, standings=standings)


def with_sources(
    sheets: Sequence[RawSheet], named: Mapping[str, Origin], senders: Iterable[str]
) -> list[RawSheet]:
    """Return the tables with senders, and several sources of one row, declared as sources.

    Parameters
    ----------
    sheets : sequence of RawSheet
        The merged tables.
    named : mapping of str to Origin
        The sources that merged rows name, and the row that names each first.
    senders : iterable of str
        The files of the updates; any other source must be declared by its sender.
    """
    sheet = next((s for s in sheets if s.table == "sources"), None)
    if sheet is None:
        sheet = RawSheet("", "sources", "sources", {SOURCE: "A"}, (), {SOURCE: ()})
    declared = {folded(shown) for cell in sheet.columns.get(SOURCE, ()) if (shown := as_text(cell))}
    files = set(senders)
    new = {
        name: origin
        for name, origin in named.items()
        if name and name != ASSUMPTION and folded(name) not in declared
        if all(p in files or p == ASSUMPTION or folded(p) in declared for p in name.split(BOTH))
    }
    if not new:
        return list(sheets)
    rows = {SOURCE: list(new), "title": [_title(name, files) for name in new]}
    whole = _longer(sheet, rows, list(new.values()))
    return [whole, *(s for s in sheets if s.table != "sources")]


def _longer(
    sheet: RawSheet, rows: Mapping[str, Sequence[Cell]], origins: Sequence[Origin]
) -> RawSheet:
    """Return a sheet with further rows, by column."""
    count, more, last = len(sheet.numbers), len(origins), max(sheet.numbers, default=1)
    columns = {
        name: [*sheet.columns.get(name, [None] * count), *rows.get(name, [None] * more)]
        for name in dict.fromkeys([*sheet.columns, *rows])
    }
    return replace(
        sheet,
        header={name: sheet.header.get(name, "A") for name in columns},
        numbers=[*sheet.numbers, *range(last + 1, last + 1 + more)],
        columns=columns,
        cells={name: [*cells, *["A1"] * more] for name, cells in sheet.cells.items()},
        laid={**sheet.laid, **{("", count + n): o for n, o in enumerate(origins)}},
    )


def _of_row(layer: Layer, index: int) -> Standing:
    return Standing(layer.text(SOURCE, index), layer.text(CONFIDENCE, index))


def figures_of(layer: Layer, index: int) -> list[str]:
    """Return the columns of figures that a row gives, in the order of the schema; no key."""
    if not has_sources(layer.table):
        return []
    columns = layer.columns
    return [
        name
        for name, column in columns.items()
        if column.type in FIGURES and name not in layer.names and layer.text(name, index)
    ]


def _joined(parts: Sequence[str]) -> str:
    return BOTH.join(dict.fromkeys(parts)) if all(parts) else ""


def _title(name: str, senders: AbstractSet[str]) -> str:
    """Return what a source is that stands for senders, or for several sources of one row."""
    parts = name.split(BOTH)
    sent = [part for part in parts if part in senders]
    others = [part for part in parts if part not in senders]
    given = [f"Figures of {' and '.join(sent)}, sent without a source"] if sent else []
    beside = [f"figures of {' and '.join(others)}"] if others else []
    title = ", beside ".join([*given, *beside])
    return title[:1].upper() + title[1:]

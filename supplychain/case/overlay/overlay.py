"""Partial tables of several senders, laid over a base row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.case.overlay.layers import Layer
from supplychain.case.overlay.merge import Merge
from supplychain.case.overlay.standing import with_sources
from supplychain.case.schema import TABLES
from supplychain.case.sheet.recognised import recognised

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from supplychain.case.findings import Finding
    from supplychain.case.sheet.raw import Origin, RawSheet


def overlay(
    base: Iterable[RawSheet], updates: Sequence[Iterable[RawSheet]]
) -> tuple[list[RawSheet], list[Finding]]:
    """Lay partial tables over a base.

    A table with a key is updated row by row: an update changes the cells that it fills in the row
    of the same key, and adds the rows whose key the base lacks. A blank cell leaves what stands
    there. Keys are matched like identifiers: case, width, spaces and hyphens do not count.

    The rows of a table without a key add up, so that several may have the same leading identifiers,
    which are the required identifiers and words at its beginning: site and item in stocks,
    contingency and force element in effort. Where base and update have one row of them each, it is
    updated like a row with a key; otherwise the rows of the update replace all of the base. What
    the update does not name stays.

    A cell that gives other cells their meaning is not changed alone: a new `per` asks for every
    figure that counts per it, a new currency is refused, and a day in one row against a blank in
    the other is open. See ``case.overlay.meaning``.

    A figure that an update replaces has the source of the update's row, or the name of its file
    where that gives none; see ``case.overlay.standing``.

    Every update is laid over the base as it was sent, so that their order does not matter. Two
    updates that give one cell, or one group of rows, different values are in conflict.

    Parameters
    ----------
    base : iterable of RawSheet
        The whole case.
    updates : sequence of iterable of RawSheet
        The partial cases, one for each sender.

    Returns
    -------
    list of RawSheet
        The sheets together; each value still knows where it came from.
    list of Finding
        A note with the value before and after for each value replaced, a note for each row added or
        left out, an error for each conflict, and what is said of the sheets themselves.
    """
    known, others, findings = recognised(base)
    layers: dict[str, list[Layer]] = {}
    for update in updates:
        sheets, unknown, said = recognised(update)
        others += unknown
        findings += said
        for table, sheet in sheets.items():
            layer = Layer(TABLES[table], sheet)
            findings += layer.findings
            layers.setdefault(table, []).append(layer)
    merged: list[RawSheet] = []
    named: dict[str, Origin] = {}
    for table in TABLES:
        if table not in layers:
            merged += [known[table]] if table in known else []
            continue
        # A table that the base lacks begins as one without rows.
        bottom = known[table] if table in known else layers[table][0].sheet.taken([])
        merge = Merge(Layer(TABLES[table], bottom), layers[table])
        merged.append(merge.sheet())
        findings += merge.findings
        named = merge.sources | named
    files = {layer.sheet.file for of_table in layers.values() for layer in of_table}
    return [*with_sources(merged, named, files), *others], findings

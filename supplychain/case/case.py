"""The case: one validated set of input tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from supplychain.case.cell.context import Reading
from supplychain.case.checks import ALL
from supplychain.case.findings import CaseError, Finding, Level
from supplychain.case.schema import TABLES
from supplychain.case.settings import Settings, read_settings, reading_of, settle
from supplychain.case.sheet.draft import Draft, Sheet, blank_sheet
from supplychain.case.sheet.frames import LazyFrames, origin_frame, text_frame, typed_frame
from supplychain.case.sheet.recognised import in_order, known_sheets
from supplychain.case.sheet.repeats import without_repeats
from supplychain.case.sheet.spelling import spelled_as_declared
from supplychain.case.sheet.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from supplychain.case.sheet.raw import RawSheet

__all__ = ["Case", "Settings", "build_case"]


@dataclass(frozen=True)
class Case:
    """One validated set of input tables.

    Parameters
    ----------
    settings : Settings
        What holds for the whole case.
    tables : Mapping of str to pandas.DataFrame
        Every table of the schema, typed, with defaults filled in; empty where the source has none.
        Text, identifiers and choices are ``str`` (blank: ``""``), lists are tuples of ``str``,
        everything else is ``float`` (blank: NaN). Dates are days after D-day. The index ``row`` is
        the row number in the source, or where that is not unique (several files, a wide table made
        tall) a number of its own; rows are sorted by key, then by every column. Range columns
        ``X_low`` and ``X_high`` are there where the source has them.
    text : Mapping of str to pandas.DataFrame
        The cells as read, all ``str``: as written, or as repaired. Rows in the order of the source.
    findings : tuple of Finding
        Warnings, repairs and notes, by sheet and cell.
    origins : Mapping of str to pandas.DataFrame
        Columns ``file``, ``sheet`` and ``row`` of every row, with the index of ``tables``.
    sheets : Mapping of str to Sheet
        The columns with their cells, from which `origin` tells addresses.
    """

    settings: Settings
    tables: Mapping[str, pd.DataFrame]
    text: Mapping[str, pd.DataFrame]
    findings: tuple[Finding, ...]
    origins: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    sheets: Mapping[str, Sheet] = field(default_factory=dict, repr=False)

    def origin(self, table: str, row: int, column: str) -> str:
        """Return where a value was written, such as ``kr.xlsx: stocks!C12``.

        Parameters
        ----------
        table, column : str
            Table and column of the schema.
        row : int
            Label of the row in the index of the table.

        Raises
        ------
        KeyError
            If there is no such row.
        """
        sheet = self.sheets[table]
        return str(sheet.raw.origin(column, self._place(table, row)))

    def standing(self, table: str, row: int, column: str) -> tuple[str, str]:
        """Return source and confidence of a value, which may be others than those of its row.

        They are where an update gave some figures of the row. Parameters and errors as of `origin`.
        """
        return self.sheets[table].standing(self._place(table, row), column)

    def _place(self, table: str, row: int) -> int:
        """Return the place of a row in the order of the source."""
        place = int(self.sheets[table].labels.get_indexer(pd.Index([row]))[0])
        if place < 0:
            raise KeyError(row)
        return place


def build_case(sheets: Iterable[RawSheet], findings: Iterable[Finding] = ()) -> Case:
    """Check raw sheets and make a case of them.

    Parameters
    ----------
    sheets : iterable of RawSheet
        The sheets that a reader found, in any order.
    findings : iterable of Finding
        What the reader itself has to say, reported with the rest.

    Raises
    ------
    CaseError
        If anything is wrong; it carries every finding at once.
    """
    raw, collected = known_sheets(sheets)
    typed, found = _typed_sheets(raw)
    settings, wrong = read_settings(typed["settings"])
    draft = Draft(typed)
    if settings:
        horizon = settings.periods * settings.period_days
        draft = Draft(typed, settings.period_days, horizon)
    judged = [finding for check in ALL for finding in check(draft)]
    collected = in_order([*findings, *collected, *found, *wrong, *judged], raw.values())
    if settings is None or any(finding.level is Level.ERROR for finding in collected):
        raise CaseError(collected)
    return Case(
        settings=settings,
        tables={name: typed_frame(sheet) for name, sheet in typed.items()},
        text=LazyFrames(typed, text_frame),
        findings=tuple(collected),
        origins=LazyFrames(typed, origin_frame),
        sheets=typed,
    )


def _typed_sheets(raw: Mapping[str, RawSheet]) -> tuple[dict[str, Sheet], list[Finding]]:
    """Return every table of the schema, and findings on columns and cells."""
    typed: dict[str, Sheet] = {}
    findings = []
    reading = Reading()
    for name, table in TABLES.items():  # settings come first: dates need D-day
        typed[name] = blank_sheet(name)
        if name in raw:
            typed[name], found = read_table(table, raw[name], reading)
            findings += found
        if name == "settings":
            typed[name], found = settle(typed[name])
            findings += found
            reading = reading_of(typed[name])
    typed, found = spelled_as_declared(typed)
    typed, repeated = without_repeats(typed)
    return typed, [*findings, *found, *repeated]

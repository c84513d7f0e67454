"""The case: one validated set of input tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from supplychain.case.checks import ALL
from supplychain.case.draft import Draft, Sheet
from supplychain.case.findings import CaseError, Finding, Level
from supplychain.case.frames import text_frame, typed_frame
from supplychain.case.hints import did_you_mean
from supplychain.case.schema import TABLES
from supplychain.case.settings import Settings, read_settings, start_of
from supplychain.case.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from supplychain.case.raw import RawSheet

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
        the row number in the source; rows are sorted by key, then by every column. Range columns
        ``X_low`` and ``X_high`` are there where the source has them.
    text : Mapping of str to pandas.DataFrame
        The cells as written, all ``str``, rows in the order of the source.
    findings : tuple of Finding
        Warnings and notes, by sheet and cell.
    """

    settings: Settings
    tables: Mapping[str, pd.DataFrame]
    text: Mapping[str, pd.DataFrame]
    findings: tuple[Finding, ...]


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
    raw, collected = _known_sheets(sheets)
    typed, found = _typed_sheets(raw)
    settings, wrong = read_settings(typed["settings"])
    draft = Draft(typed)
    if settings:
        horizon = settings.periods * settings.period_days
        draft = Draft(typed, settings.period_days, horizon)
    judged = [finding for check in ALL for finding in check(draft)]
    collected = sorted([*findings, *collected, *found, *wrong, *judged], key=_place)
    if settings is None or any(finding.level is Level.ERROR for finding in collected):
        raise CaseError(collected)
    return Case(
        settings=settings,
        tables={name: typed_frame(sheet) for name, sheet in typed.items()},
        text={name: text_frame(sheet) for name, sheet in typed.items()},
        findings=tuple(collected),
    )


def _typed_sheets(raw: Mapping[str, RawSheet]) -> tuple[dict[str, Sheet], list[Finding]]:
    """Return every table of the schema, and findings on columns and cells."""
    typed: dict[str, Sheet] = {}
    findings = []
    start = None
    for name, table in TABLES.items():  # settings come first: dates need D-day
        typed[name] = Sheet(table)
        if name in raw:
            typed[name], found = read_table(table, raw[name], start)
            findings += found
        if name == "settings":
            start = start_of(typed[name])
    return typed, findings


def _known_sheets(sheets: Iterable[RawSheet]) -> tuple[dict[str, RawSheet], list[Finding]]:
    """Return the sheets by table name, and findings on unknown and missing sheets."""
    known: dict[str, RawSheet] = {}
    unknown: list[RawSheet] = []
    findings = []
    for sheet in sheets:
        if sheet.name not in TABLES:
            unknown.append(sheet)
        else:
            known[sheet.name] = sheet
    missing = [name for name in TABLES if name not in known]
    for sheet in unknown:
        level = Level.WARNING if sheet.file.endswith(".csv") else Level.NOTE
        message = f"no table is called `{sheet.name}`: it is not read."
        hint = did_you_mean(sheet.name, missing)
        findings.append(
            Finding(level, sheet.file, sheet.name, "", "unknown-table", sheet.name, message, hint)
        )
    for name in missing:
        if TABLES[name].required:
            guess = did_you_mean(name, [sheet.name for sheet in unknown])
            message = f"the table `{name}` is missing."
            hint = guess or f"Add it: {TABLES[name].description}"
            findings.append(Finding(Level.ERROR, "", name, "", "missing-table", "", message, hint))
    return known, findings


def _place(finding: Finding) -> tuple[int, str, int, int, str, str]:
    """Return the sort key: sheets in the order of the schema, then rows, then columns."""
    order = list(TABLES).index(finding.sheet) if finding.sheet in TABLES else len(TABLES)
    match = re.fullmatch(r"([A-Z]+)(\d+)", finding.cell)
    column, row = (match[1], int(match[2])) if match else ("", 0)
    letters = sum((ord(letter) - 64) * 26**power for power, letter in enumerate(reversed(column)))
    return order, finding.sheet, row, letters, finding.rule, finding.message

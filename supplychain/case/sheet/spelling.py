"""Identifiers and lists written otherwise than they are declared.

An identifier that is declared nowhere is read as the declared one that differs from it in case,
width, spaces, hyphens or underscores alone, if there is exactly one. Identifiers that are both
declared are never taken for each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from supplychain.case.schema import DEMAND_TABLES, TABLES
from supplychain.case.sheet.declared import allowed, declared, named
from supplychain.case.width import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from supplychain.case.findings import Finding
    from supplychain.case.sheet.columns import Bools
    from supplychain.case.sheet.draft import Sheet

PLANNED = (*DEMAND_TABLES, "attrition")  # tables that describe contingencies
_SEPARATORS = re.compile(r"\s*(?:[;\n\r,、，/／・]|\band\b)\s*")


def spelled_as_declared(sheets: dict[str, Sheet]) -> tuple[dict[str, Sheet], list[Finding]]:
    """Return the tables with identifiers as they are declared, and what was read otherwise."""
    sheets = dict(sheets)
    findings: list[Finding] = []
    described = {name for table in PLANNED for name in declared(sheets, table, "contingency")}
    _spell(sheets, "scenarios", "contingencies", described, findings)
    platforms = declared(sheets, "force_elements", "platform")
    _spell(sheets, "interoperability", "platform", platforms, findings)
    for name, table in TABLES.items():
        for column in table.columns.values():
            if column.references and sheets[name].columns[column.name].given.any():
                for rows, _, names in list(allowed(sheets, sheets[name], column)):
                    _spell(sheets, name, column.name, names, findings, rows)
    return sheets, findings


def _spell(  # noqa: PLR0913, PLR0917 - one column of one table, and what it may name
    sheets: dict[str, Sheet],
    table: str,
    name: str,
    names: set[str],
    findings: list[Finding],
    rows: Bools | None = None,
) -> None:
    """Put one column of a table in terms of the names declared for it."""
    sheet = sheets[table]
    cells = sheet.columns[name]
    rows = np.ones(len(sheet), dtype=np.bool_) if rows is None else rows
    changed: dict[object, str] = {}
    strange = [value for value in cells.among(rows) if not names.issuperset(named(value))]
    declared_names = _Declared.of(names if strange else ())
    for value in strange:
        parts = named(value)
        is_list = isinstance(value, tuple)
        read = declared_names.listed(parts) if is_list else declared_names.nearest(parts[0])
        if read and read != "; ".join(parts):
            changed[value] = read
    if not changed:
        return
    texts = {}
    for row in sheet.where(rows & cells.values.isin(list(changed)).to_numpy()):
        texts[row.index] = changed[cells.values.iat[row.index]]
        message = "That is how it is declared: case, width, spaces and hyphens do not count."
        if cells.column.type == "list":
            message = "A semicolon separates the parts of a list, spelled as they are declared."
        rule = "list-text" if cells.column.type == "list" else "spelling"
        findings.append(sheet.at(row, name).repair(rule, texts[row.index], message))
    columns = {**sheet.columns, name: cells.replaced(texts)}
    sheets[table] = replace(sheet, columns=columns)


@dataclass(frozen=True)
class _Declared:
    """Declared identifiers, and each by what it is matched by; blank where several match."""

    names: set[str]
    by_form: Mapping[str, str]

    @classmethod
    def of(cls, names: Iterable[str]) -> _Declared:
        by_form: dict[str, str] = {}
        for name in names:
            form = folded(name)
            by_form[form] = "" if form in by_form else name
        return cls(set(names), by_form)

    def nearest(self, name: str) -> str:
        """Return the one declared identifier that a name means, or blank."""
        return name if name in self.names else self.by_form.get(folded(name), "")

    def listed(self, parts: tuple[str, ...]) -> str:
        """Return a list in declared identifiers, as far as its parts mean some."""
        return "; ".join(spelled for part in parts for spelled in self._parts(part))

    def _parts(self, part: str) -> tuple[str, ...]:
        """Return what one part of a list means: an identifier, or several with other separators."""
        if known := self.nearest(part):
            return (known,)
        pieces = tuple(piece for piece in _SEPARATORS.split(part) if piece)
        spelled = tuple(self.nearest(piece) for piece in pieces)
        return spelled if len(pieces) > 1 and all(spelled) else (part,)

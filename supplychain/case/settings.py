"""What holds for the whole case: the key and value rows of the table ``settings``."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from supplychain.case.cell.context import Reading
from supplychain.case.cell.plain import CellError, Repair
from supplychain.case.cell.reading import Read, read
from supplychain.case.cell.units import currency_of
from supplychain.case.days import PER_DAYS
from supplychain.case.findings import Level
from supplychain.case.schema import SETTINGS

if TYPE_CHECKING:
    from supplychain.case.findings import Finding
    from supplychain.case.sheet.draft import Row, Sheet


@dataclass(frozen=True)
class Settings:
    """The settings of a case: title, marking, D-day, length and number of periods, currency."""

    title: str
    marking: str
    start: dt.date
    period: str
    periods: int
    currency: str

    @property
    def period_days(self) -> float:
        """Return the length of a period in days."""
        return PER_DAYS[self.period]


def settle(sheet: Sheet) -> tuple[Sheet, list[Finding]]:
    """Return the sheet with each value written plainly, and what was read otherwise."""
    texts = {}
    findings = []
    for row in sheet.rows:
        result = _read(sheet, row)
        if result is None or isinstance(result.remark, CellError):
            continue
        texts[row.index] = result.text
        if isinstance(result.remark, Repair):
            place = sheet.at(row, "value")
            findings.append(place.repair(result.remark.rule, result.text, result.remark.message))
    columns = dict(sheet.columns)
    columns["value"] = columns["value"].replaced(texts)
    return replace(sheet, columns=columns), findings


def read_settings(sheet: Sheet) -> tuple[Settings | None, list[Finding]]:
    """Return the settings, or ``None`` where one is missing or wrong, and the findings."""
    rows = {row["key"]: row for row in sheet.rows if row["key"]}
    values = {name: column.default for name, column in SETTINGS.columns.items()}
    findings = []
    for name in SETTINGS.columns:
        row = rows.get(name)
        try:
            values[name] = _value(name, sheet, row)
        except CellError as error:
            if row:
                finding = sheet.at(row, "value").error(error.rule, error.message, error.hint)
            else:
                finding = sheet.raw.finding(Level.ERROR, error.rule, error.message, error.hint)
            findings.append(finding)
    if findings:
        return None, findings
    return _settings(values), []


def reading_of(sheet: Sheet) -> Reading:
    """Return what the settings, as far as they can be read, say about the cells of other tables."""
    known = {}
    for row in sheet.rows:
        try:
            known[row["key"]] = _value(row["key"], sheet, row) if row["key"] else ""
        except CellError:
            continue
    start = dt.date.fromisoformat(known["start"]) if known.get("start") else None
    return Reading(start, currency=known.get("currency", ""))


def _read(sheet: Sheet, row: Row) -> Read | None:
    """Return the value of a row as read; ``None`` where the key or the value is blank."""
    text = row["value"]
    if not row["key"] or not text:
        return None
    if row["key"] == "currency" and (code := currency_of(text)) not in {"", text}:
        return Read(code, code, Repair("choice-text", code, f"It is a word for `{code}`."))
    raw = sheet.raw
    reading = raw.reading()
    return read(SETTINGS.columns[row["key"]], raw.columns["value"][row.index], text, reading)


def _value(name: str, sheet: Sheet, row: Row | None) -> str:
    """Return the text of a setting after a check of its type; raises `CellError`."""
    column = SETTINGS.columns[name]
    result = _read(sheet, row) if row else None
    if result is None:
        if column.required:
            raise CellError(
                "blank" if row else "missing-setting",
                f"the setting `{name}` is missing.",
                f"Write a row with key `{name}` and a value such as {column.example}.",
            )
        return column.default
    if isinstance(result.remark, CellError):
        raise result.remark
    if column.type == "date" and result.text.startswith("D"):
        message = f"`{result.text}` is not a calendar date."
        raise CellError("date", message, f"Write D-day as a date such as {column.example}.")
    return result.text


def _settings(values: dict[str, str]) -> Settings:
    return Settings(
        title=values["title"],
        marking=values["marking"],
        start=dt.date.fromisoformat(values["start"]),
        period=values["period"],
        periods=int(float(values["periods"])),
        currency=values["currency"],
    )

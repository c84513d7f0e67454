"""What holds for the whole case: the key and value rows of the table ``settings``."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from supplychain.case.cells import CellError, parse
from supplychain.case.findings import Finding, Level
from supplychain.case.schema import SETTINGS

if TYPE_CHECKING:
    from supplychain.case.draft import Row, Sheet

PERIOD_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4375}


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
        return PERIOD_DAYS[self.period]


def read_settings(sheet: Sheet) -> tuple[Settings | None, list[Finding]]:
    """Return the settings, or ``None`` where one is missing or wrong, and the findings."""
    rows = {row["key"]: row for row in sheet.rows if row["key"]}
    values = {name: column.default for name, column in SETTINGS.columns.items()}
    findings = []
    for name in SETTINGS.columns:
        try:
            values[name] = _value(name, rows.get(name))
        except CellError as error:
            if row := rows.get(name):
                finding = sheet.at(row, "value").error(error.rule, error.message, error.hint)
            else:
                finding = Finding(
                    Level.ERROR,
                    sheet.file,
                    sheet.table.name,
                    "",
                    error.rule,
                    "",
                    error.message,
                    error.hint,
                )
            findings.append(finding)
    if findings:
        return None, findings
    return _settings(values), []


def start_of(sheet: Sheet) -> dt.date | None:
    """Return D-day as far as the sheet tells it."""
    for row in sheet.rows:
        if row["key"] == "start":
            try:
                return dt.date.fromisoformat(_value("start", row))
            except ValueError:
                return None
    return None


def _value(name: str, row: Row | None) -> str:
    """Return the text of a setting after a check of its type; raises `CellError`."""
    column = SETTINGS.columns[name]
    text = row["value"] if row else ""
    if not text:
        if column.required:
            raise CellError(
                "blank" if row else "missing-setting",
                f"the setting `{name}` is missing.",
                f"Write a row with key `{name}` and a value such as {column.example}.",
            )
        return column.default
    parse(column, text, None)
    if column.type == "date" and text.startswith("D"):
        message = f"`{text}` is not a calendar date."
        raise CellError("date", message, f"Write D-day as a date such as {column.example}.")
    return text


def _settings(values: dict[str, str]) -> Settings:
    return Settings(
        title=values["title"],
        marking=values["marking"],
        start=dt.date.fromisoformat(values["start"]),
        period=values["period"],
        periods=int(float(values["periods"])),
        currency=values["currency"],
    )

"""Reading of a case folder: rows, numbers, day numbers and intervals (conventions C1 and C2)."""

import csv
import datetime
import math
import re
from dataclasses import dataclass
from pathlib import Path

Row = dict[str, str | None]
Tables = dict[str, list[Row]]

TABLES = (
    "settings",
    "sources",
    "countries",
    "sites",
    "items",
    "stocks",
    "lines",
    "rates",
    "bom",
    "routes",
    "force_elements",
    "effort",
    "raids",
    "demand",
    "interoperability",
    "scenarios",
    "attrition",
    "agreements",
    "regimes",
    "workshare",
    "procurement",
    "options",
)
DAYS_PER = {"day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25}
REQUIRED = object()
NEAR = 1e-9  # days: two points of time closer than this are the same


def read_tables(folder: str | Path) -> Tables:
    """Read the CSV files of a folder; a missing file is an empty table, a blank cell is None."""
    return {name: _read_table(Path(folder) / f"{name}.csv") for name in TABLES}


def _read_table(path: Path) -> list[Row]:
    """Read one CSV file and drop rows without any content."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = [_clean(raw) for raw in csv.DictReader(stream)]
    return [row for row in rows if any(value is not None for value in row.values())]


def _clean(raw: dict[str, str | None]) -> Row:
    """Strip the cells of a row and turn blank ones into None."""
    return {str(key).strip(): (value or "").strip() or None for key, value in raw.items() if key}


def number(row: Row, column: str, default: object = REQUIRED) -> float:
    """Return a cell as a number, its default when blank, or an error when it is required."""
    text = row.get(column)
    if text is None:
        if default is REQUIRED:
            raise ValueError(f"{column} is blank in {row}")
        return default  # type: ignore[return-value]
    return float(text)


def text_of(row: Row, column: str) -> str:
    """Return a cell that may not be blank."""
    value = row.get(column)
    if value is None:
        raise ValueError(f"{column} is blank in {row}")
    return value


def names(row: Row, column: str) -> list[str]:
    """Split a cell that lists identifiers, separated by semicolons or commas."""
    return [part.strip() for part in re.split(r"[;,]", row.get(column) or "") if part.strip()]


def per_days(row: Row) -> float:
    """Return the days of the time base of a row."""
    return DAYS_PER[text_of(row, "per").lower()]


def keyed(rows: list[Row], column: str) -> dict[str, Row]:
    """Index rows by an identifier."""
    return {text_of(row, column): row for row in rows}


@dataclass(frozen=True)
class Clock:
    """The time axis: periods 0..periods-1 of a fixed length in days, day 0 is D-day."""

    start: datetime.date
    length: float
    periods: int

    @property
    def end(self) -> float:
        """Return the day on which the horizon ends."""
        return self.periods * self.length

    def span(self, t: int) -> tuple[float, float]:
        """Return the first and the last moment of period t."""
        return t * self.length, (t + 1) * self.length

    def day(self, text: str) -> float:
        """Turn a date, `D`, `D+n` or `D-n` into a day number."""
        match = re.fullmatch(r"[dD]\s*(?:([+-])\s*(\d+(?:\.\d+)?))?", text)
        if match:
            size = float(match.group(2) or 0)
            return -size if match.group(1) == "-" else size
        return float((datetime.date.fromisoformat(text[:10]) - self.start).days)

    def lead(self, days: float) -> int:
        """Round a lead in days to periods (C2)."""
        return math.floor(days / self.length + 0.5)

    def is_open(self, t: int, day: float) -> bool:
        """Say whether something that opens on a day is open in period t (C2)."""
        return t * self.length >= day - NEAR

    def written(self, row: Row) -> tuple[float, float]:
        """Return the interval of a row as written, blank ends filled in, not stretched."""
        low, high = row.get("from"), row.get("to")
        return (self.day(low) if low else 0.0), (self.day(high) + 1.0 if high else self.end)

    def interval(self, row: Row, factor: float) -> tuple[float, float]:
        """Return the interval of a row, end points after D-day stretched by the factor (C1)."""
        low, high = self.written(row)
        return stretch(low, factor), (stretch(high, factor) if row.get("to") else high)


def stretch(day: float, factor: float) -> float:
    """Move a point of time after D-day by the duration factor."""
    return day * factor if day > 0 else day


def overlap(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Return the days that two intervals share."""
    return max(0.0, min(first[1], second[1]) - max(first[0], second[0]))


def read_clock(tables: Tables) -> Clock:
    """Read the time axis from the settings."""
    settings = {row["key"]: row["value"] for row in tables["settings"]}
    start = datetime.date.fromisoformat(str(settings["start"])[:10])
    length = DAYS_PER[str(settings["period"]).lower()]
    return Clock(start, length, int(float(str(settings["periods"]))))

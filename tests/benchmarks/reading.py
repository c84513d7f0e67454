"""How long reading a large workbook takes, beside calamine's own raw reading of the same file.

Run ``python -m tests.benchmarks.reading``. It writes a workbook of 8 sheets with 20,000 rows each,
reads it both ways and prints the times (the least of a few turns) and their ratio.
"""

from __future__ import annotations

import datetime as dt
import gc
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import xlsxwriter
from python_calamine import CalamineWorkbook

from supplychain.workbook import read_case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Row = list[str | float | dt.date]

ROWS = 20_000  # of each large sheet
SITES, ITEMS, GUNS = 200, 100, 100
TURNS = 5


def tables() -> dict[str, Iterator[Row]]:
    """Return the rows of a sound case, header first: eight tables are large."""
    return {
        "settings": iter(
            [["key", "value"], ["start", dt.date(2027, 3, 1)], ["period", "week"], ["periods", 26]]
        ),
        "countries": iter([["country"], ["JP"], ["KR"]]),
        "scenarios": iter([["scenario", "contingencies"], ["war", "korea"]]),
        "force_elements": _force_elements(),
        "sites": _sites(),
        "items": _items(),
        "stocks": _stocks(),
        "rates": _rates(),
        "lines": _lines(),
        "effort": _effort(),
        "raids": _raids(),
        "demand": _demand(),
        "attrition": _attrition(),
        "interoperability": _interoperability(),
        "procurement": _procurement(),
    }


def _force_elements() -> Iterator[Row]:
    yield ["force_element", "country", "site", "platform", "item", "systems"]
    for n in range(GUNS):
        yield [f"guns_{n}", "KR", f"site_{n}", f"gun_{n}", f"item_{n % ITEMS}", 100]


def _sites() -> Iterator[Row]:
    yield ["site", "country"]
    for n in range(SITES):
        yield [f"site_{n}", "JP" if n % 2 else "KR"]


def _items() -> Iterator[Row]:
    yield ["item", "kind", "mass_kg", "unit_price"]
    for n in range(ITEMS):
        yield [f"item_{n}", "munition", 45.5, 3000]


def _lines() -> Iterator[Row]:
    yield ["line", "site"]
    for n in range(SITES):
        yield [f"line_{n}", f"site_{n}"]


def _stocks() -> Iterator[Row]:
    yield ["site", "item", "quantity", "serviceable", "reserve", "due", "source", "note"]
    for n in range(ROWS):
        due = dt.date(2027, 4, 1) + dt.timedelta(days=n // ITEMS)
        row: Row = [f"site_{n % SITES}", f"item_{n % ITEMS}", 1000 + n, 0.9, 0, due]
        yield [*row, "assumption", f"row {n}"]


def _rates() -> Iterator[Row]:
    yield ["line", "item", "rate", "rate_low", "rate_high", "per", "lead_days", "source"]
    for n in range(ROWS):
        row: Row = [f"line_{n // ITEMS}", f"item_{n % ITEMS}", 1200 + n, 1000, 90000.5]
        yield [*row, "month", 60, "assumption"]


def _effort() -> Iterator[Row]:
    yield ["contingency", "force_element", "availability", "rounds_per_day", "from", "to"]
    for n in range(ROWS):
        yield ["korea", f"guns_{n % GUNS}", 0.001, 60 + n / 7, f"D+{n // GUNS}", f"D+{n // GUNS}"]


def _raids() -> Iterator[Row]:
    yield ["contingency", "force_element", "arrivals", "per", "shots", "from", "to", "source"]
    for n in range(ROWS):
        row: Row = ["korea", f"guns_{n % GUNS}", 40 + n, "week", 2, f"D+{n // GUNS}"]
        yield [*row, f"D+{n // GUNS}", "assumption"]


def _demand() -> Iterator[Row]:
    yield ["contingency", "force_element", "quantity", "per", "from", "to", "source", "note"]
    for n in range(ROWS):
        day = dt.date(2027, 3, 1) + dt.timedelta(days=n // GUNS)
        yield ["korea", f"guns_{n % GUNS}", 500 + n, "week", day, day, "assumption", "plan"]


def _attrition() -> Iterator[Row]:
    yield ["contingency", "effect", "what", "from", "to", "loss", "source"]
    for n in range(ROWS):
        day = f"D+{n // SITES}"
        yield ["korea", "stock", f"site_{n % SITES}", day, day, 0.001, "assumption"]


def _interoperability() -> Iterator[Row]:
    yield ["platform", "item", "with", "fit", "effectiveness", "source"]
    for n in range(ROWS):
        gun, item, other = n // 200, n // 2 % ITEMS, n % 2
        yield [f"gun_{gun}", f"item_{item}", f"item_{other}", "yes", 1 + n / 1e6, "assumption"]


def _procurement() -> Iterator[Row]:
    yield ["country", "item", "year", "quantity", "unit_price", "contract", "source"]
    for n in range(ROWS):
        row: Row = ["JP", f"item_{n % ITEMS}", 2020 + n // ITEMS % 10, 20000, 3000]
        yield [*row, f"contract {n}", "assumption"]


def write(path: Path) -> None:
    """Write the large workbook."""
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        for name, rows in tables().items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)


def read_raw(path: Path) -> None:
    """Read every cell of the workbook with calamine alone."""
    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def least_time(read: Callable[[Path], object], path: Path) -> float:
    """Return the least time of the processor, in seconds, of some turns of reading."""
    times = []
    for _ in range(TURNS):
        gc.collect()
        start = time.process_time()
        read(path)
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Print the times and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.xlsx"
        write(path)
        raw, own = least_time(read_raw, path), least_time(read_case, path)
    sys.stdout.write(f"calamine {raw:.2f} s, read_case {own:.2f} s, ratio {own / raw:.2f}\n")


if __name__ == "__main__":
    main()

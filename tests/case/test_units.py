"""One vocabulary of units: every word means the same beside a number and in a header."""

from __future__ import annotations

import csv
from decimal import Decimal
from importlib import resources

import pytest

from supplychain.case import TABLES
from supplychain.case.cell.context import Reading
from supplychain.case.cell.plain import Repair
from supplychain.case.cell.reading import read
from supplychain.case.cell.stated import column_and_units, units_of_header
from supplychain.case.cell.units import UnitError

# A column for each kind of word; words of time stand in two kinds of columns.
COLUMNS = {
    "count": [("stocks", "quantity")],
    "mass": [("items", "mass_kg"), ("routes", "capacity_t")],
    "time": [("rates", "lead_days"), ("rates", "rate")],
    "per": [("rates", "rate")],
    "currency": [("items", "unit_price")],
    "degree": [("sites", "latitude")],
    "percent": [("stocks", "serviceable")],
    "share": [("stocks", "serviceable")],
    "sign": [("stocks", "quantity")],
    "multiplier": [("stocks", "quantity"), ("items", "mass_kg")],
}
OF_ONE_PLACE = {"before", "heading", "remark", "lead", "column"}
SMALL = Decimal("0.3")  # also a share, and a latitude


def rows() -> list[dict[str, str]]:
    file = resources.files("supplychain.case.cell").joinpath("units.csv")
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


WORDS = [
    (row["canonical"], "/" * (row["kind"] == "per") + word, *column)
    for row in rows()
    if row["kind"] not in OF_ONE_PLACE
    for word in row["words"].split(";")
    for column in COLUMNS[row["kind"]]
]


def in_cell(table: str, name: str, unit: str, currency: str) -> tuple[Decimal, str] | str:
    """Return number and time base of a cell with a unit, or the rule by which it is refused."""
    text = f"0.3 {unit}"
    found = read(TABLES[table].columns[name], text, text, Reading(currency=currency))
    if found.value is None:
        assert found.remark
        return found.remark.rule
    per = found.remark.per if isinstance(found.remark, Repair) else ""
    return Decimal(found.text), per


def in_header(table: str, name: str, unit: str, currency: str) -> tuple[Decimal, str] | str:
    """Return the same of a number beneath a header with the unit in brackets."""
    column, units = column_and_units(table, f"{name} ({unit})")
    assert column == name
    try:
        [found] = units_of_header(TABLES[table].columns[name], units, currency)
    except UnitError as error:
        return error.rule
    return SMALL * found.factor, found.per


@pytest.mark.parametrize(("canonical", "word", "table", "column"), WORDS)
def test_every_word_reads_alike_in_a_cell_and_in_a_header(
    canonical: str, word: str, table: str, column: str
) -> None:
    currency = canonical if column == "unit_price" else "USD"
    cell = in_cell(table, column, word, currency)
    assert cell == in_header(table, column, word, currency)
    vague = column == "lead_days" and canonical in {"month", "year"}
    assert cell == "ambiguous" if vague else isinstance(cell, tuple)


@pytest.mark.parametrize("place", [in_cell, in_header])
@pytest.mark.parametrize(
    ("table", "column", "unit", "meaning"),
    [
        ("routes", "cost_per_t", "USD/t", (1, "")),
        ("routes", "cost_per_t", "thousand USD/t", (1000, "")),
        ("routes", "cost_per_t", "USD/kg", "unit"),
        ("routes", "capacity_t", "kt/week", (1000, "week")),
        ("force_elements", "carry_over", "%/week", ("0.01", "")),
        ("force_elements", "carry_over", "%/month", "unit"),
        ("force_elements", "max_rounds_per_day", "発/日/門", (1, "")),
        ("rates", "rate", "千発/月", (1000, "month")),
        ("rates", "rate", "monthly", (1, "month")),
        ("stocks", "quantity", "item unit", (1, "")),
        ("stocks", "quantity", "boxes", "unit"),
        ("stocks", "quantity", "m", "unit"),
        ("stocks", "quantity", "M", (10**6, "")),
        ("stocks", "quantity", "kg", "unit"),
        ("stocks", "quantity", "%", "percent"),
        ("stocks", "quantity", "rounds/month", "unit"),
        ("items", "unit_price", "usd", (1, "")),
        ("items", "unit_price", "円", "currency"),
        ("rates", "lead_days", "months", "ambiguous"),
    ],
)
def test_units_of_several_parts(
    place: object, table: str, column: str, unit: str, meaning: str | tuple[str | int, str]
) -> None:
    found = place(table, column, unit, "USD")  # type: ignore[operator]
    expected = meaning if isinstance(meaning, str) else (SMALL * Decimal(meaning[0]), meaning[1])
    assert found == expected

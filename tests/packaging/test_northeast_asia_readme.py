"""What the README of the bundled case counts is what its tables hold."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

import pytest

CASE = Path(__file__).resolve().parents[2] / "datasets" / "northeast_asia"
README = " ".join((CASE / "README.md").read_text(encoding="utf-8").split())  # unwrapped
WITHOUT_FIGURES = {"settings", "sources", "countries", "scenarios", "regimes", "correlations"}
NAMES = {"bill of materials": "bom"}
CLASSES = ("munition", "component", "cue")

Rows = list[dict[str, str]]


def rows(table: str) -> Rows:
    with (CASE / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def sourced(table: str) -> int:
    return sum(row["source"] != "assumption" for row in rows(table))


def counted(pattern: str) -> list[int]:
    """Return the numbers that a sentence of the README states."""
    found = re.search(pattern, README)
    assert found, f"the README does not say {pattern!r}"
    return [int(number.replace(",", "")) for number in found.groups()]


def quantity(*, site: str = "", item: str) -> float:
    """Sum of the stock of an item at the sites whose name begins with `site`."""
    held = [r for r in rows("stocks") if r["site"].startswith(site) and r["item"] == item]
    assert held
    return sum(float(row["quantity"]) for row in held)


@pytest.mark.parametrize(
    ("pattern", "table", "column"),
    [
        (r"(\d+) places", "sites", "site"),
        (r"(\d+) items", "items", "item"),
        (r"(\d+) production lines", "lines", "line"),
        (r"(\d+) routes", "routes", "route"),
        (r"(\d+) users", "force_elements", "force_element"),
        (r"(\d+) scenarios", "scenarios", "scenario"),
        (r"(\d+) regimes", "regimes", "regime"),
        (r"as they were collected, (\d+) of them", "sources", "source"),
        (r"(\d+) groups", "correlations", "group"),
    ],
)
def test_the_case_is_as_large_as_said(pattern: str, table: str, column: str) -> None:
    assert counted(pattern) == [len({row[column] for row in rows(table)})]


def test_kinds_of_items_are_counted() -> None:
    kinds = [row["kind"] for row in rows("items")]
    said = counted(r"\((\d+) munitions, (\d+) components, (\d+) kinds of cue\)")
    assert said == [kinds.count(kind) for kind in CLASSES]


def test_horizon_is_as_said() -> None:
    settings = {row["key"]: row["value"] for row in rows("settings")}
    assert "A year of war from 1 April 2027, week by week" in README
    assert date.fromisoformat(settings["start"]) == date(2027, 4, 1)
    assert (settings["period"], settings["periods"]) == ("week", "52")


def test_share_of_rows_with_a_source_is_given_for_every_table_of_figures() -> None:
    lines = (CASE / "README.md").read_text(encoding="utf-8").splitlines()
    cells = [[c.strip() for c in line.split("|")[1:-1]] for line in lines if line.startswith("| ")]
    said = {row[0]: row[1:] for row in cells if len(row) == 3 and row[1].isdigit()}
    said = {NAMES.get(name, name).replace(" ", "_"): counts for name, counts in said.items()}
    tables = {path.stem for path in CASE.glob("*.csv")} - WITHOUT_FIGURES
    assert said == {t: [str(len(rows(t))), str(sourced(t))] for t in tables}
    total = sum(sourced(t) for t in tables) / sum(len(rows(t)) for t in tables)
    assert "About one row in four carries a source" in README
    assert total == pytest.approx(0.25, abs=0.03)


@pytest.mark.parametrize(
    ("pattern", "table"),
    [
        (r"stocks \| (\d+) rows are published quantities", "stocks"),
        (r"fit \| (\d+) rows from press", "interoperability"),
        (r"published wargame \((\d+) rows\)", "attrition"),
    ],
)
def test_sourced_rows_named_in_the_text(pattern: str, table: str) -> None:
    assert counted(pattern) == [sourced(table)]


def test_rates_with_a_lead_beyond_the_horizon_are_counted() -> None:
    beyond = [row for row in rows("rates") if float(row["lead_days"]) > 364]
    assert counted(r"the (\d+) rates whose lead is longer than the horizon") == [len(beyond)]


def test_korean_shells_follow_from_the_requirement() -> None:
    guns = {row["force_element"]: row for row in rows("force_elements")}
    effort = {
        row["force_element"]: row
        for row in rows("effort")
        if row["contingency"] == "korea" and row["intensity"] == "1"
    }
    said = counted(
        r"K9 ([\d,]+) guns x 0.6 x (\d+) rounds and K55 ([\d,]+) x 0.5 x (\d+) = "
        r"([\d,]+) a day, ([\d,]+) in 30 days\): ([\d,]+)"
    )
    day = 0.0
    for unit, availability, (number, rounds) in (
        ("kr_k9", 0.6, said[0:2]),
        ("kr_k55", 0.5, said[2:4]),
    ):
        assert number == float(guns[unit]["systems"])
        assert availability == float(effort[unit]["availability"])
        assert rounds == float(effort[unit]["rounds_per_day"])
        day += number * availability * rounds
    assert said[4:6] == [day, 30 * day]
    assert said[6] == quantity(site="kr_", item="b155_kr")
    assert said[6] == pytest.approx(0.63 * 30 * day, rel=0.01)


def test_japanese_stocks_are_as_said() -> None:
    (shells,) = counted(r"The case takes ([\d,]+), near their geometric mean")
    assert shells == quantity(site="jp_", item="b155_jp")
    assert quantity(site="jp_hokkaido", item="b155_jp") == 0.7 * shells
    patriot, sm3 = counted(r"hence (\d+) PAC-3 and (\d+)\.")
    assert patriot == sum(quantity(site="jp_", item=item) for item in ("pac3_us", "pac3_jp"))
    assert sm3 == quantity(site="jp_", item="sm3")
    assert counted(r"(\d+) GEM-T stand beside them") == [quantity(site="jp_", item="gemt")]


def test_first_month_of_raids_is_as_said() -> None:
    raids = [r for r in rows("raids") if r["contingency"] == "southwest" and r["threat_inventory"]]
    need = {
        r["force_element"]: float(r["threat_inventory"])
        * float(r["engaged_share"])
        * float(r["shots"])
        for r in raids
        if r["shots"]
    }
    patriot, sm3 = counted(r"\((\d+) Patriot rounds, (\d+) SM-3\)")
    assert patriot == pytest.approx(need["jp_patriot_west"] + need["jp_patriot_southwest"])
    assert sm3 == pytest.approx(need["jp_aegis_bmd"])
    assert "Published: 60% of the need" in README
    assert quantity(site="jp_", item="sm3") == round(0.6 * sm3)


def test_reserves_are_as_said() -> None:
    """Shares of what is fit for use; Japan keeps as many charges as bodies."""
    assert "Half of the Korean 155 mm, tank and mortar rounds and Chunmoo rockets, 30%" in README
    stocks = {(row["site"], row["item"]): row for row in rows("stocks") if not row["due"]}
    for (site, item), row in stocks.items():
        if row["reserve"]:
            share = 0.3 if site.startswith("jp_") or item == "sm2" else 0.5
            of = stocks[site, "b155_jp"] if item == "c155_jp" else row
            fit = float(of["quantity"]) * float(of["serviceable"] or 1)
            assert float(row["reserve"]) == pytest.approx(share * fit, abs=1), row


def test_weights_are_as_said() -> None:
    assert "**Weights** are 1 but for K9 and Type 99 (2) and the foreign missile orders (0.1)" in (
        README
    )
    weights = {r["force_element"]: float(r["weight"]) for r in rows("force_elements")}
    assert {unit for unit, weight in weights.items() if weight == 2} == {"kr_k9", "jp_type99"}
    light = {unit for unit, weight in weights.items() if weight == 0.1}
    assert light == {unit for unit in weights if unit.startswith("foreign_orders_")}
    assert set(weights.values()) == {0.1, 1.0, 2.0}


def test_identifiers_named_in_the_text_exist() -> None:
    every = [row for path in CASE.glob("*.csv") for row in rows(path.stem)]
    known = {value for row in every for cell in row.values() for value in cell.split(";")}
    known |= {column for row in every for column in row}
    names = set(re.findall(r"`([a-z0-9_]+)`", README)) - {"_2x", "_3y"}
    assert names
    assert names <= known
    cited = set(re.findall(r"\b[a-z]+_[a-z0-9_]*20\d\d\b", README))
    assert cited <= {row["source"] for row in rows("sources")}

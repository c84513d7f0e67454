"""Every figure of the bundled case is accounted for, and the case holds what it is meant to."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from supplychain.case import TABLES

CASE = Path(__file__).resolve().parents[2] / "datasets" / "northeast_asia"
NUMBERS = {"number", "share", "integer"}
WITHOUT_SOURCE = {"settings", "sources"}

# Numbers of an assumption that need no range, and why.
EXEMPT = {
    ("force_elements", "weight"): "a valuation, not a fact",
    ("force_elements", "priority"): "a valuation, not a fact",
    ("options", "max_steps"): "a bound that the analyst chooses",
    ("scenarios", "duration_factor"): "what the scenario is",
    ("trends", "year"): "a year that the trend is told for",
    ("stocks", "reserve"): "a share of the quantity beside it, which has the range",
}

MUNITIONS = {
    "155 mm": {"b155_jp", "b155_kr", "b155_us"},
    "120 mm tank": {"t120_jp", "t120_kr"},
    "mortars": {"m120_jp", "m120_kr", "m81_jp", "m81_kr"},
    "105 mm": {"h105_kr"},
    "rockets": {"r239_kr", "gmlrs"},
    "naval guns": {"g127_jp", "g127_kr", "g76_jp", "g76_kr"},
    "loitering": {"loit_jp", "loit_kr"},
    "interceptors": {
        "pac3_us", "pac3_jp", "gemt", "sm2", "sm3", "sm6", "thaad", "cheongung", "type03",
    },
    "strike": {
        "type12", "jsm", "nsm", "haeseong", "hyunmoo", "ktssm", "jassm", "lrasm", "tomahawk",
        "taurus", "type17", "jstrike", "jnaval",
    },
    "torpedoes": {"torp_jp", "blueshark", "mk54", "mk48", "type18", "whiteshark", "jtorp"},
    "decoys": {"decoy_jp", "decoy_kr", "decoy_us", "jdecoy"},
}  # fmt: skip
COMPONENTS = {
    "charges": {"c155_jp", "c155_kr", "c155_us"},
    "fuzes": {"fuze_jp", "fuze_kr", "fuze_us"},
    "explosives and powder": {"tnt", "nc", "prop_jp", "prop_kr", "prop_us"},
    "seekers": {"seeker_pac3"},
    "motors and engines": {"motor_jp", "motor_kr", "motor_us", "motor_sm3", "engine_us"},
    "observation missiles": {"obs_jp"},
}
CUES = {"cue_jp", "cue_jp_obs", "cue_kr"}
FOREIGN = {
    "foreign_k9", "foreign_k2", "foreign_chunmoo", "foreign_orders_pac3", "foreign_orders_thaad",
    "foreign_orders_gemt", "foreign_orders_cheongung",
}  # fmt: skip


def read(table: str) -> list[dict[str, str]]:
    with (CASE / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


ROWS = {path.stem: read(path.stem) for path in sorted(CASE.glob("*.csv"))}
TABLES_OF_ROWS = sorted(set(ROWS) - WITHOUT_SOURCE)


def numbers_of(table: str) -> list[str]:
    return [name for name, column in TABLES[table].columns.items() if column.type in NUMBERS]


def is_wide(row: dict[str, str], column: str) -> bool:
    low, high = row.get(f"{column}_low"), row.get(f"{column}_high")
    return bool(low) and low != high


@pytest.mark.parametrize("table", TABLES_OF_ROWS)
def test_every_row_has_a_source_a_confidence_and_a_note(table: str) -> None:
    known = {row["source"] for row in ROWS["sources"]} | {"assumption"}
    for row in ROWS[table]:
        assert row["source"] in known, row
        assert row["confidence"] in {"high", "medium", "low"}, row
        assert row["source"] != "assumption" or row["confidence"] == "low", row
        assert 5 < len(row["note"]) <= 250, row


@pytest.mark.parametrize("table", TABLES_OF_ROWS)
def test_every_figure_of_an_assumption_has_a_range(table: str) -> None:
    wanting = [
        (column, list(row.values())[:4])
        for row in ROWS[table]
        for column in numbers_of(table)
        if row["source"] == "assumption" and row.get(column) and (table, column) not in EXEMPT
        if not (row.get(f"{column}_low") and row.get(f"{column}_high"))
    ]
    assert not wanting


@pytest.mark.parametrize("table", TABLES_OF_ROWS)
def test_every_range_holds_its_figure(table: str) -> None:
    for row in ROWS[table]:
        for column in numbers_of(table):
            if row.get(f"{column}_low"):
                low, figure, high = (float(row[column + end]) for end in ("_low", "", "_high"))
                assert low <= figure <= high, row


def test_every_source_is_used_and_has_an_address() -> None:
    cells = [cell for t in TABLES_OF_ROWS for row in ROWS[t] for cell in row.values()]
    words = set(re.findall(r"\w+", " ".join(cells)))
    for row in ROWS["sources"]:
        assert row["source"] in words, f"{row['source']} is used nowhere"
        assert re.fullmatch(r"https?://[\w.-]+(:\d+)?/\S*", row["address"]), row
        assert row["title"]
    addresses = Counter(row["address"] for row in ROWS["sources"])
    assert max(addresses.values()) == 1


def test_a_source_named_in_a_note_exists() -> None:
    """Words with a year at the end look like sources; files and accords do not."""
    known = {row["source"] for row in ROWS["sources"]}
    for table in TABLES_OF_ROWS:
        for row in ROWS[table]:
            assert set(re.findall(r"\b[a-z]\w*_(?:19|20)\d\d\b", row["note"])) <= known, row


def test_the_munitions_components_and_cues_asked_for_are_there() -> None:
    kinds = {row["item"]: row["kind"] for row in ROWS["items"]}
    wanted = {
        "munition": set().union(*MUNITIONS.values()),
        "component": set().union(*COMPONENTS.values()),
        "cue": CUES,
    }
    for kind, items in wanted.items():
        assert {item for item, found in kinds.items() if found == kind} == items
    assert len(wanted["munition"]) >= 25


def test_every_munition_can_be_fired_and_every_component_is_needed() -> None:
    fired = {row["item"] for row in ROWS["interoperability"] if row["fit"] != "no"}
    consumed = {row["input"] for row in ROWS["bom"]}
    with_it = {row["with"] for row in ROWS["interoperability"]}
    for row in ROWS["items"]:
        assert row["item"] in {"munition": fired}.get(row["kind"], consumed | with_it), row


def test_nothing_of_cluster_nature_is_in_the_case() -> None:
    """Japan may neither use nor carry it; what fits and moves is unitary."""
    for row in ROWS["items"]:
        assert not re.search(r"cluster|DPICM|submunition|M26|K310", row["name"], re.IGNORECASE)
        plain = re.sub(r"no cluster", "", row["note"], flags=re.IGNORECASE)
        assert not re.search(r"cluster|DPICM|submunition", plain, re.IGNORECASE), row
    japan = {r["platform"] for r in ROWS["force_elements"] if r["country"] == "JP"}
    rockets = {
        row["item"]
        for row in ROWS["interoperability"]
        if row["platform"] in japan and row["fit"] != "no"
    } & MUNITIONS["rockets"]
    assert rockets == {"gmlrs"}  # unitary M31


def test_orders_of_other_customers_touch_neither_reserve_nor_other_theatres() -> None:
    site_of = {row["site"]: row["country"] for row in ROWS["sites"]}
    elements = ROWS["force_elements"]
    assert {r["force_element"] for r in elements if r["country"] == "OT"} == FOREIGN
    assert all(site_of[row["site"]] == row["country"] for row in elements)
    places = {site for site, country in site_of.items() if country == "OT"}
    assert not places & {row["site"] for row in ROWS["stocks"] + ROWS["lines"]}
    assert not places & {row["origin"] for row in ROWS["routes"]}
    assert all("OT" not in row["parties"].split(";") for row in ROWS["agreements"])


def test_korea_and_the_long_war_are_alternatives() -> None:
    for row in ROWS["scenarios"]:
        wars = row["contingencies"].split(";")
        assert "theatres" in wars
        assert not {"korea", "long_korea"} <= set(wars)
        assert len(row["name"]) <= 30
    assert {row["scenario"] for row in ROWS["scenarios"]} == {
        "korea", "southwest", "both", "korea_2x", "southwest_2x", "both_2x", "korea_long",
        "both_surprise", "both_warned",
    }  # fmt: skip


def test_a_figure_belongs_to_one_group_of_correlated_figures_at_most() -> None:
    groups: dict[tuple[str, str, int], set[str]] = defaultdict(set)
    for entry in ROWS["correlations"]:
        table, column = entry["table"], entry["column"]
        members = [
            number
            for number, row in enumerate(ROWS[table])
            if entry["id"] in ("", *row.values()) and is_wide(row, column)
        ]
        assert members, f"nothing in {entry}"
        for number in members:
            groups[table, column, number].add(entry["group"])
    assert all(len(names) == 1 for names in groups.values())
    size = Counter(name for names in groups.values() for name in names)
    assert min(size.values()) >= 2
    strengths: dict[str, set[str]] = defaultdict(set)
    for entry in ROWS["correlations"]:
        strengths[entry["group"]].add(entry["correlation"])
    assert all(len(found) == 1 for found in strengths.values())


@pytest.mark.parametrize("column", ["availability", "rounds_per_day"])
def test_one_judgement_of_a_unit_is_one_figure(column: str) -> None:
    """A unit that stands in several rows of effort has one group a column."""
    rows = [row for row in ROWS["effort"] if is_wide(row, column)]
    several = {u for u, n in Counter(row["force_element"] for row in rows).items() if n > 1}
    grouped = {
        entry["id"]
        for entry in ROWS["correlations"]
        if (entry["table"], entry["column"], entry["correlation"]) == ("effort", column, "1")
    }
    assert several == grouped

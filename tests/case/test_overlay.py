"""Partial tables laid over a base: what is replaced, what stays, what contradicts."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest

from supplychain.case import CaseError, Level, RawSheet, build_case
from supplychain.case.figures import figures
from supplychain.case.overlay import layers
from supplychain.case.overlay.overlay import overlay

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from supplychain.case import Case, Column, Finding
    from supplychain.case.cell.context import Cell, Reading

    Laid = Callable[..., tuple[Case, list[Finding]]]


@pytest.fixture
def update(
    sheets_of: Callable[[dict[str, str]], list[RawSheet]],
) -> Callable[..., list[RawSheet]]:
    """Return a partial case of one sender, as a workbook of that name."""

    def make(file: str, **tables: str) -> list[RawSheet]:
        return [replace(sheet, file=file) for sheet in sheets_of(tables)]

    return make


@pytest.fixture
def laid(sound_sheets: list[RawSheet]) -> Laid:
    """Return the case that updates over the sound case make, and what the overlay says."""

    def make(*updates: Sequence[RawSheet]) -> tuple[Case, list[Finding]]:
        sheets, findings = overlay(sound_sheets, updates)
        return build_case(sheets, findings), findings

    return make


def test_a_row_with_a_key_takes_the_filled_cells(
    laid: Laid, update: Callable[..., list[RawSheet]]
) -> None:
    case, [found] = laid(update("kr.xlsx", items="item,neq_kg,unit_price\nhe,,3500"))
    row = case.tables["items"].set_index("item").loc["he"]
    assert (row["unit_price"], row["neq_kg"], row["mass_kg"]) == (3500.0, 7.0, 45.0)
    assert (found.level, found.rule, found.file, found.cell) == (
        Level.NOTE, "overlay", "kr.xlsx", "C2"
    )  # fmt: skip
    assert (found.value, found.after) == ("3000", "3500")
    assert "items.csv: items!F2" in found.message


def test_every_value_knows_its_file(laid: Laid, update: Callable[..., list[RawSheet]]) -> None:
    case, _ = laid(
        update("kr.xlsx", items="item,unit_price\nhe,3500"),
        update("jp.xlsx", items="item,kind,mass_kg,neq_kg\nflare,munition,2,1\nHE,,46,"),
    )
    items = case.tables["items"].reset_index().set_index("item")["row"]
    assert case.origin("items", items["he"], "unit_price") == "kr.xlsx: items!B2"
    assert case.origin("items", items["he"], "mass_kg") == "jp.xlsx: items!C3"
    assert case.origin("items", items["he"], "neq_kg") == "items.csv: items!E2"
    assert case.origin("items", items["flare"], "neq_kg") == "jp.xlsx: items!D2"
    origins = case.origins["items"]
    assert list(origins.index) == list(case.text["items"].index)
    assert origins.loc[items["flare"]].tolist() == ["jp.xlsx", "items", 2]
    assert case.tables["items"].index.is_unique


def test_a_key_spelled_otherwise_is_matched_and_said(
    laid: Laid, update: Callable[..., list[RawSheet]]
) -> None:
    case, found = laid(update("kr.xlsx", items="item,unit_price\nＨＥ,3500"))
    assert list(case.tables["items"]["item"]) == ["fuze", "he", "spot"]
    assert [(f.level, f.rule, f.value, f.after) for f in found] == [
        (Level.REPAIR, "spelling", "ＨＥ", "he"),
        (Level.NOTE, "overlay", "3000", "3500"),
    ]


def test_an_equal_value_is_no_change(laid: Laid, update: Callable[..., list[RawSheet]]) -> None:
    _, found = laid(update("kr.xlsx", items='item,unit_price\nhe,"3,000"'))
    assert found == []


def test_updates_that_agree_are_no_conflict(
    laid: Laid, update: Callable[..., list[RawSheet]]
) -> None:
    one = update("kr.xlsx", items="item,unit_price\nhe,3500")
    two = update("jp.xlsx", items='item,unit_price,mass_kg\nhe,"3,500",46')
    case, found = laid(one, two)
    assert case.tables["items"].set_index("item").loc["he", "unit_price"] == 3500.0
    assert [f.rule for f in found] == ["overlay", "overlay"]


def test_updates_that_differ_are_a_conflict_naming_both_cells(
    sound_sheets: list[RawSheet], update: Callable[..., list[RawSheet]]
) -> None:
    one = update("kr.xlsx", items="item,unit_price\nhe,3500")
    two = update("jp.xlsx", items="item,unit_price\nhe,3600")
    _, found = overlay(sound_sheets, [one, two])
    [error] = [f for f in found if f.level is Level.ERROR]
    assert (error.rule, error.file, error.cell, error.value) == (
        "conflict",
        "jp.xlsx",
        "B2",
        "3600",
    )
    assert "3500 in kr.xlsx: items!B2" in error.message


def test_the_order_of_updates_does_not_matter(
    laid: Laid, update: Callable[..., list[RawSheet]]
) -> None:
    updates = [
        update("kr.xlsx", items="item,unit_price\nhe,3500"),
        update("jp.xlsx", items="item,kind\nflare,cue", stocks="site,item,quantity\ndepot,fuze,5"),
        update("us.xlsx", rates="line,item,rate\nshells,he,900"),
    ]
    cases = [laid(*order)[0] for order in permutations(updates)]
    for case in cases[1:]:
        for name, frame in cases[0].tables.items():
            other = case.tables[name]
            assert frame.reset_index(drop=True).equals(other.reset_index(drop=True))


def test_one_row_over_one_row_keeps_blank_cells_without_a_key_too(
    laid: Laid, update: Callable[..., list[RawSheet]]
) -> None:
    case, [found] = laid(
        update("kr.xlsx", effort="contingency,force_element,rounds_per_day\nkorea,guns,80")
    )
    [row] = case.tables["effort"].to_dict("records")
    assert (row["rounds_per_day"], row["availability"], row["to"]) == (80.0, 0.8, 30.0)
    assert (found.value, found.after) == ("60", "80")


@pytest.mark.parametrize(
    ("table", "text", "cell"),
    [
        # The base makes 1200 a month.
        ("rates", "line,item,per\nshells,he,week", "C2"),
        ("rates", "line,item,surge_rate,per\nshells,he,900,week", "D2"),
        ("settings", "key,value\ncurrency,JPY", "B2"),
        # The base has an effort from D+0 to D+30, and fuzes on hand.
        ("effort", "contingency,force_element,rounds_per_day,to\nkorea,guns,80,", "D2"),
        ("stocks", "site,item,quantity,due\ndepot,fuze,900,D+30", "D2"),
    ],
)
def test_a_cell_that_others_depend_on_is_not_changed_alone(
    sound_sheets: list[RawSheet], update: Callable[..., list[RawSheet]],
    table: str, text: str, cell: str,
) -> None:  # fmt: skip
    _, found = overlay(sound_sheets, [update("kr.xlsx", **{table: text})])
    [error] = [f for f in found if f.level is Level.ERROR]
    assert (error.rule, error.cell) == ("changed-meaning", cell)


def test_a_delivery_is_not_made_stock_on_hand(
    sound: dict[str, str], sheets_of: Callable[[dict[str, str]], list[RawSheet]],
    update: Callable[..., list[RawSheet]],
) -> None:  # fmt: skip
    base = sheets_of({**sound, "stocks": "site,item,quantity,due,source\ndepot,he,500,D+30,S1"})
    for text in ("site,item,quantity\ndepot,he,900", "site,item,quantity,due\ndepot,he,900,"):
        _, found = overlay(base, [update("kr.xlsx", stocks=text)])
        assert [f.rule for f in found if f.level is Level.ERROR] == ["changed-meaning"]


def test_a_time_base_with_all_its_figures(
    laid: Laid, update: Callable[..., list[RawSheet]]
) -> None:
    text = "line,item,rate,surge_rate,per\nshells,he,300,600,week"
    case, _ = laid(update("kr.xlsx", rates=text))
    row = case.tables["rates"].set_index("item").loc["he"]
    assert list(row[["rate", "surge_rate", "per"]]) == [300, 600, "week"]


@pytest.mark.parametrize(
    ("table", "text"),
    [("settings", "key,value\nstart,2028-03-01"), ("stocks", "site,item,quantity\nplant,he,1100")],
)
def test_what_a_change_does_to_the_base_is_a_warning(
    sound: dict[str, str], sheets_of: Callable[[dict[str, str]], list[RawSheet]],
    update: Callable[..., list[RawSheet]], table: str, text: str,
) -> None:  # fmt: skip
    stocks = "site,item,quantity,quantity_low,quantity_high,source\nplant,he,1000,900,1200,S1"
    base = sheets_of({**sound, "stocks": stocks})
    _, found = overlay(base, [update("kr.xlsx", **{table: text})])
    assert [f.rule for f in found if f.level is Level.WARNING] == ["changed-meaning"]


def test_the_rows_of_a_group_replace_all_of_the_base(
    laid: Laid, update: Callable[..., list[RawSheet]]
) -> None:
    # The base has two rows of he at the depot: 1000 on hand and 200 due.
    case, found = laid(update("jp.xlsx", stocks="site,item,quantity,source\ndepot,he,900,S1"))
    stocks = case.tables["stocks"]
    assert sorted(zip(stocks["item"], stocks["quantity"], strict=True)) == [
        ("fuze", 500.0), ("he", 900.0)
    ]  # fmt: skip
    left_out = [f.value for f in found if "is replaced" in f.message]
    assert ["quantity 1000" in left_out[0], "quantity 200" in left_out[1]] == [True, True]
    assert {f.level for f in found} == {Level.NOTE}


def test_a_group_that_two_updates_give_differently_is_a_conflict(
    sound_sheets: list[RawSheet], update: Callable[..., list[RawSheet]]
) -> None:
    one = update("jp.xlsx", stocks="site,item,quantity\ndepot,he,900")
    two = update("kr.xlsx", stocks="site,item,quantity\nDepot,HE,800")
    _, found = overlay(sound_sheets, [one, two])
    [error] = [f for f in found if f.level is Level.ERROR]
    assert (error.rule, error.file, error.cell) == ("conflict", "kr.xlsx", "A2")
    assert "jp.xlsx: stocks!A2" in error.message
    same = update("kr.xlsx", stocks='site,item,quantity\nDEPOT,he,"900"')
    _, found = overlay(sound_sheets, [one, same])
    assert not [f for f in found if f.level is Level.ERROR]


def test_a_table_that_the_base_lacks_is_added(
    laid: Laid, update: Callable[..., list[RawSheet]]
) -> None:
    case, [found] = laid(
        update("jp.xlsx", procurement="country,item,year,quantity,source\nJP,he,2026,100,S1")
    )
    assert case.tables["procurement"]["quantity"].tolist() == [100.0]
    assert (found.rule, found.message) == ("overlay", "the row is added.")
    assert case.origin("procurement", 2, "quantity") == "jp.xlsx: procurement!D2"


def test_settings_are_laid_over_by_key(laid: Laid, update: Callable[..., list[RawSheet]]) -> None:
    case, [found] = laid(update("kr.xlsx", settings="key,value\nPeriods,30"))
    assert case.settings.periods == 30
    assert (found.value, found.after) == ("26", "30")


def test_a_key_twice_in_an_update_is_refused(
    sound_sheets: list[RawSheet], update: Callable[..., list[RawSheet]]
) -> None:
    twice = update("kr.xlsx", items="item,unit_price\nhe,3500\nHE,3600")
    _, found = overlay(sound_sheets, [twice])
    [error] = [f for f in found if f.level is Level.ERROR]
    assert (error.rule, error.cell) == ("conflict", "A3")


def test_keys_that_the_base_tells_apart_are_matched_as_they_are_spelled(
    sound: dict[str, str],
    sheets_of: Callable[[dict[str, str]], list[RawSheet]],
    update: Callable[..., list[RawSheet]],
) -> None:
    sound["items"] += "H-E,munition,artillery,45,7,3000,S1\n"
    base = sheets_of(sound)
    sheets, found = overlay(base, [update("kr.xlsx", items="item,unit_price\nH-E,3500")])
    prices = build_case(sheets, found).tables["items"].set_index("item")["unit_price"]
    assert (prices["H-E"], prices["he"]) == (3500.0, 3000.0)
    _, found = overlay(base, [update("kr.xlsx", items="item,unit_price\nHE,3500")])
    [error] = [f for f in found if f.level is Level.ERROR]
    assert (error.rule, error.cell) == ("conflict", "A2")
    assert "items.csv (rows 2, 5)" in error.message


def test_an_error_in_an_update_is_told_at_its_own_cell(
    sound_sheets: list[RawSheet], update: Callable[..., list[RawSheet]]
) -> None:
    sheets, found = overlay(sound_sheets, [update("kr.xlsx", items="item,unit_price\nhe,many")])
    with pytest.raises(CaseError, match=r"items!B2 \(kr\.xlsx\): `many` is not a number"):
        build_case(sheets, found)


def test_a_number_is_a_day_of_its_own_workbook(
    sound_sheets: list[RawSheet],
) -> None:
    header = {"line": "A", "start": "B"}
    cells = {"line": ["shells"], "start": [46113.0]}
    for epoch, day in ((dt.date(1899, 12, 30), "2026-04-01"), (dt.date(1904, 1, 1), "2030-04-02")):
        sheet = RawSheet("kr.xlsx", "lines", "lines", header, [2], cells, epoch=epoch)
        sheets, found = overlay(sound_sheets, [[sheet]])
        assert build_case(sheets, found).text["lines"]["start"].tolist() == [day]
        assert [(f.level, f.after) for f in found] == [(Level.REPAIR, day), (Level.NOTE, day)]


def test_a_word_for_unknown_leaves_the_value_and_is_said(
    laid: Laid, update: Callable[..., list[RawSheet]]
) -> None:
    case, [found] = laid(update("kr.xlsx", items="item,unit_price\nhe,TBD"))
    assert case.tables["items"].set_index("item").loc["he", "unit_price"] == 3000.0
    assert (found.level, found.rule, found.cell) == (Level.REPAIR, "placeholder", "B2")


def test_a_column_that_the_table_lacks_is_a_warning(
    laid: Laid, update: Callable[..., list[RawSheet]]
) -> None:
    _, [found] = laid(update("kr.xlsx", items="item,colour\nhe,3500"))
    assert (found.level, found.rule, found.cell) == (Level.WARNING, "unknown-column", "B1")


def test_nothing_over_a_base_is_the_base(sound_sheets: list[RawSheet]) -> None:
    sheets, found = overlay(sound_sheets, [])
    assert found == []
    assert build_case(sheets).tables["items"].equals(build_case(sound_sheets).tables["items"])


def test_every_cell_of_a_layer_is_read_once(
    sound_sheets: list[RawSheet],
    update: Callable[..., list[RawSheet]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An overlay asks for the text of a cell again and again; reading it is what takes time."""
    read: list[str] = []
    whole = layers.read_column

    def counted(column: Column, cells: Sequence[Cell], reading: Reading) -> Any:
        read.append(column.name)
        return whole(column, cells, reading)

    monkeypatch.setattr(layers, "read_column", counted)
    overlay(sound_sheets, [update("kr.xlsx", bom="item,input,quantity\nhe,fuze,2")])
    assert sorted(read) == sorted([*("item", "input", "quantity") * 2, "source"])


def without(sheet: RawSheet, column: str) -> RawSheet:
    header, columns = (
        {name: own for name, own in part.items() if name != column}
        for part in (sheet.header, sheet.columns)
    )
    return replace(sheet, header=header, columns=columns)


def sources_of(case: Case, table: str, row: int) -> dict[str, tuple[str, str]]:
    """Return source and confidence of the figures in a row, and of the row itself."""
    texts = case.text[table].loc[row]
    found = {name: case.standing(table, row, name) for name in ("mass_kg", "neq_kg", "unit_price")}
    return found | {"row": (texts["source"], texts["confidence"])}


BASE = "item,kind,mass_kg,neq_kg,unit_price,source,confidence\nhe,munition,45,7,3000,S1,high\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A price without a source is the sender's; the rest is the base's.
        ("unit_price\n3500", [("S1", "high"), ("kr.xlsx", ""), ("S1 + kr.xlsx", "")]),
        # The same price changes nothing.
        ("unit_price\n3000", [("S1", "high"), ("S1", "high"), ("S1", "high")]),
        # A price with a source has that; so has the same price, said again.
        ("unit_price,source,confidence\n3500,S2,low",
         [("S1", "high"), ("S2", "low"), ("S1 + S2", "high + low")]),
        ("unit_price,source\n3000,S2", [("S1", "high"), ("S2", ""), ("S1 + S2", "")]),
        # All figures, or a source for the whole row.
        ("mass_kg,neq_kg,unit_price\n46,8,3500", [("kr.xlsx", "")] * 3),
        ("source\nS2", [("S2", "")] * 3),
        ("unit_price,source\n3500,assumption",
         [("S1", "high"), ("assumption", ""), ("S1 + assumption", "")]),
    ],
)  # fmt: skip
def test_a_figure_that_is_replaced_has_not_the_source_of_the_base(
    sound: dict[str, str], sheets_of: Callable[[dict[str, str]], list[RawSheet]],
    update: Callable[..., list[RawSheet]], text: str, expected: list[tuple[str, str]],
) -> None:  # fmt: skip
    head, cells = text.split("\n")
    base = sheets_of({**sound, "items": BASE + "fuze,component,1,0,200,S1,\nspot,cue,,,,S1,"})
    sources = "source,title\nS2,Offer"
    partial = update("kr.xlsx", items=f"item,{head}\nhe,{cells}", sources=sources)
    sheets, findings = overlay(base, [partial])
    case = build_case(sheets, findings)
    found = sources_of(case, "items", 2)
    assert [found[name] for name in ("mass_kg", "unit_price", "row")] == expected
    assert found["row"][0] in set(case.tables["sources"]["source"])
    assert case.text["items"]["source"].tolist()[1:] == ["S1", "S1"]


def test_a_range_that_a_sender_gives_is_a_figure_of_the_sender(
    laid: Laid, update: Callable[..., list[RawSheet]]
) -> None:
    """What the answer leans on is told with the source of each figure, not of its row."""
    case, _ = laid(update("kr.xlsx", items="item,unit_price_low,unit_price_high\nhe,2900,3300"))
    assert [(f.name, f.source) for f in figures(case) if f.name.startswith("items")] == [
        ("items.unit_price he", "S1")
    ]
    case, _ = laid(
        update("kr.xlsx", items="item,unit_price,unit_price_low,unit_price_high\nhe,3100,2900,3300")
    )
    assert [(f.name, f.source) for f in figures(case) if f.name.startswith("items")] == [
        ("items.unit_price he", "kr.xlsx")
    ]


def test_a_source_that_nobody_declares_stays_an_error(
    sound_sheets: list[RawSheet], update: Callable[..., list[RawSheet]]
) -> None:
    partial = update("kr.xlsx", items="item,unit_price,source\nhe,3500,S9")
    sheets, findings = overlay(sound_sheets, [partial])
    with pytest.raises(CaseError) as caught:
        build_case(sheets, findings)
    assert [f.rule for f in caught.value.findings if f.level is Level.ERROR] == [
        "unknown-reference"
    ]


def test_sources_are_declared_where_the_base_has_none(
    sound_sheets: list[RawSheet], update: Callable[..., list[RawSheet]]
) -> None:
    base = [sheet for sheet in sound_sheets if sheet.table != "sources"]
    base = [without(sheet, "source") for sheet in base]
    sheets, findings = overlay(base, [update("kr.xlsx", items="item,unit_price\nhe,3500")])
    case = build_case(sheets, findings)
    assert sources_of(case, "items", 2) == {
        "mass_kg": ("", ""), "neq_kg": ("", ""), "unit_price": ("kr.xlsx", ""), "row": ("", "")
    }  # fmt: skip
    assert list(case.tables["sources"]["source"]) == ["kr.xlsx"]
    assert case.origin("sources", 2, "source").startswith("kr.xlsx: items!")

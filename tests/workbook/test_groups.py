"""Labels that hold for several rows: headings of groups, outlines, and tables side by side."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from supplychain.case import Level
from supplychain.workbook import read_case
from tests.workbook.untidy import (
    DEMAND,
    SOUND,
    STOCKS,
    Rows,
    demand,
    findings_in,
    said,
    stocks,
    with_table,
    write,
)

if TYPE_CHECKING:
    from pathlib import Path

HEAD, *BODY = SOUND["stocks"]


def book(folder: Path, **tables: Rows) -> Path:
    return write(folder / "case.xlsx", with_table(**tables))


def grouped(*words: str, column: bool) -> Rows:
    """Return the stocks with a heading above those of each site, with a blank column or none."""
    first = [None] if column else []
    rows: Rows = [["site", *HEAD[1:]] if column else HEAD[1:], [words[0]]]
    rows += [[*first, *row[1:]] for row in BODY[:2]]
    return [*rows, [words[1]], [*first, *BODY[2][1:]]]


@pytest.mark.parametrize("column", [True, False])
@pytest.mark.parametrize(
    "words", [("depot", "plant"), ("■ depot", "【plant】"), ("depot：", "plant")]
)
def test_a_heading_of_rows_fills_the_one_column_that_is_blank(
    tmp_path: Path, words: tuple[str, str], *, column: bool
) -> None:
    path = book(tmp_path, stocks=grouped(*words, column=column))
    case = read_case(path)
    assert stocks(case) == STOCKS
    found = said(path, Level.REPAIR, "group-heading")
    assert [(f.cell, f.value, f.after) for f in found] == [
        ("A2", words[0], "depot"),
        ("A5", words[1], "plant"),
    ]
    last = max(case.tables["stocks"].index)
    assert case.origin("stocks", last, "site") == "case.xlsx: stocks!A5"


def test_a_heading_across_merged_cells(tmp_path: Path) -> None:
    rows = grouped("depot", "plant", column=False)
    merged = {"stocks": [(1, 0, 0, 4), (4, 0, 0, 4)]}
    assert (
        stocks(read_case(write(tmp_path / "case.xlsx", with_table(stocks=rows), merged))) == STOCKS
    )


def test_a_heading_that_is_a_choice(tmp_path: Path) -> None:
    rows: Rows = [["item", "mass_kg"], ["弾薬"], ["he", 45], ["部品"], ["fuze", 1]]
    items = read_case(book(tmp_path, items=rows)).tables["items"].set_index("item")
    assert items["kind"].to_dict() == {"he": "munition", "fuze": "component"}


def test_headings_above_the_rows_of_a_wide_table(tmp_path: Path) -> None:
    rows: Rows = [["force_element", "W1", "W2", "W3"], ["korea"], ["guns", 70, 80, 90]]
    case = read_case(book(tmp_path, demand=rows))
    assert demand(case) == DEMAND
    assert set(case.tables["demand"]["contingency"]) == {"korea"}


def test_a_heading_that_every_row_below_says_too_is_left_out(tmp_path: Path) -> None:
    path = book(tmp_path, stocks=[HEAD, ["Depot"], *BODY[:2], ["plant"], BODY[2]])
    assert stocks(read_case(path)) == STOCKS
    assert [f.after for f in said(path, Level.REPAIR, "group-heading")] == ["nothing", "nothing"]


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        # Nothing is left that they could fill.
        ([HEAD, ["Japan"], *BODY[:2], ["Korea"], BODY[2]], ["A2", "A5"]),
        # The first row stands below none of them.
        ([HEAD[1:], BODY[0][1:], ["depot"], BODY[1][1:]], ["A3"]),
        # A group ends where it is added up.
        ([HEAD[1:3], ["depot"], BODY[0][1:3], ["小計", 1200], BODY[1][1:3]], ["A2"]),
        # Two headings above one another.
        ([HEAD[1:], ["Japan"], ["depot"], BODY[1][1:]], ["A2", "A3"]),
        ([HEAD, BODY[0], ["※ counted in March"], *BODY[1:]], ["A3"]),
        ([HEAD, BODY[0], ["depot"], *BODY[1:]], ["A3"]),
    ],
)
def test_a_word_alone_in_a_row_is_else_an_error(
    tmp_path: Path, rows: Rows, cells: list[str]
) -> None:
    found = said(book(tmp_path, stocks=rows), Level.ERROR, "group-heading")
    assert [f.cell for f in found] == cells


def test_a_label_that_is_written_once(tmp_path: Path) -> None:
    path = book(tmp_path, stocks=[HEAD, BODY[0], [None, *BODY[1][1:]], BODY[2]])
    assert stocks(read_case(path)) == STOCKS
    [found] = said(path, Level.REPAIR, "written-once")
    assert (found.cell, found.after) == ("A3", "depot")


def test_labels_within_labels_that_are_written_once(tmp_path: Path) -> None:
    head = SOUND["demand"][0]
    rows: Rows = [
        head,
        ["korea", "guns", 70, "week", "D+0", "D+6"],
        [None, None, 80, "week", "D+7", "D+13"],
        [None, None, 90, "week", "D+14", "D+20"],
        [None, "tubes", 70, "week", "D+0", "D+6"],
        ["taiwan", "tubes", 90, "week", "D+0", "D+6"],
    ]
    scenarios: Rows = [["scenario", "contingencies"], ["short", "korea; taiwan"]]
    frame = read_case(book(tmp_path, demand=rows, scenarios=scenarios)).tables["demand"]
    assert list(frame.sort_index()["contingency"]) == ["korea"] * 4 + ["taiwan"]
    assert list(frame.sort_index()["force_element"]) == ["guns"] * 3 + ["tubes"] * 2


@pytest.mark.parametrize(
    "rows",
    [
        [BODY[0], [None, *BODY[1][1:]], ["depot", "he", 5], BODY[2]],  # it is written in each row
        [BODY[0], [], [None, *BODY[1][1:]], BODY[2]],  # a gap
        [BODY[0], [None, *BODY[0][1:]], BODY[2]],  # the same twice
        [BODY[0], [None, "fuze", None, 0.5], BODY[2]],  # more is blank
        [BODY[0], ["plant", "fuze", 5], ["annex", "he", 5], [None, "fuze", 5]],  # one of four
        [[None, *BODY[0][1:]], BODY[2]],  # nothing above
        [BODY[0], ["小計", None, 1200], [None, *BODY[1][1:]], BODY[2]],  # beneath a total
    ],
)
def test_a_blank_label_is_else_an_error_that_says_what_to_write(tmp_path: Path, rows: Rows) -> None:
    path = book(tmp_path, stocks=[HEAD, *rows])
    found = [f for f in said(path, Level.ERROR, "blank") if "`site` is blank" in f.message]
    assert len(found) == 1
    assert ("`, in each row" in found[0].hint) == (found[0].cell != "A2")


def test_an_outline_of_two_columns_has_no_headings(tmp_path: Path) -> None:
    """A cell alone in its row is then an inner label."""
    rows: Rows = [["country", "site"], ["JP", "depot"], ["KR", "plant"], [None, "annex"]]
    sites = read_case(book(tmp_path, sites=rows)).tables["sites"].set_index("site")
    assert sites["country"].to_dict() == {"depot": "JP", "plant": "KR", "annex": "KR"}


def test_a_blank_label_at_the_right_of_others_is_not_filled(tmp_path: Path) -> None:
    path = book(
        tmp_path, stocks=[["item", "site", "quantity"], ["he", "depot", 5], ["fuze", None, 5]]
    )
    assert [f.cell for f in said(path, Level.ERROR, "blank")] == ["B3"]


@pytest.mark.parametrize("other", [HEAD, ["line", "site"], ["出典", "標題"]])
def test_a_second_table_beside_the_first_is_an_error(tmp_path: Path, other: list[object]) -> None:
    rows: Rows = [[*HEAD, None, *other], *([*row, None, *row[: len(other)]] for row in BODY)]
    path = book(tmp_path, stocks=rows)
    [found] = [f for f in said(path, Level.ERROR, "table-beside") if f.sheet == "stocks"]
    assert found.cell == "H1"
    assert not said(path, Level.ERROR, "duplicate-column")


def test_a_blank_column_within_a_table_parts_nothing(tmp_path: Path) -> None:
    rows: Rows = [[*row[:2], None, *row[2:]] for row in [HEAD, *BODY]]
    assert stocks(read_case(book(tmp_path, stocks=rows))) == STOCKS


@pytest.mark.parametrize("cell", [5, "1,200", "D+30", "令和9年3月8日", "2027-03-08"])
def test_a_figure_under_no_column_name_is_an_error(tmp_path: Path, cell: object) -> None:
    """Left out, a reserve would be 0 and a delivery on hand."""
    path = book(tmp_path, stocks=[[*HEAD, None], [*BODY[0], cell], *BODY[1:]])
    assert [f.cell for f in said(path, Level.ERROR, "no-column-name")] == ["G2"]


def test_what_is_no_figure_of_a_row_under_no_column_name_is_a_warning(tmp_path: Path) -> None:
    numbered: Rows = [[None, *HEAD], *([n, *row] for n, row in enumerate(BODY, start=1))]
    remarked: Rows = [[*HEAD, None], [*BODY[0], "as agreed"], *BODY[1:]]
    below: Rows = [HEAD, *BODY, [], [None] * 7 + [2000]]
    for rows, cell in ((numbered, "A2"), (remarked, "G2"), (below, "H6")):
        path = book(tmp_path, stocks=rows)
        assert stocks(read_case(path)) == STOCKS
        assert [f.cell for f in said(path, Level.WARNING, "no-column-name")] == [cell]


SPRING = [(31.0, 121.0, 7.0, "month"), (122.0, 213.0, 8.0, "month")]


@pytest.mark.parametrize(
    "heads",
    [
        ["2027Q2", "2027Q3"],
        ["Q2 2027", "Q3 2027"],
        ["2Q/2027", "3Q '27"],
        ["CY27 Q2", "CY2027-Q3"],
        ["2nd quarter of 2027", "Quarter 3, 2027"],
        ["2027년 2분기", "'27년 3/4분기"],
        ["2027暦年第2四半期", "2027年(暦年)第３四半期"],
        ["Apr-Jun 2027", "July to September 2027"],
        ["2027年4~6月", "2027年7月〜9月期"],
        ["2027-04 to 2027-06", "2027/7~2027/9"],
    ],
)
def test_quarters_of_the_calendar(tmp_path: Path, heads: list[str]) -> None:
    head = ["contingency", "force_element", "per", *heads]
    path = book(tmp_path, demand=[head, ["korea", "guns", "month", 7, 8]])
    assert demand(read_case(path)) == SPRING
    [found] = said(path, Level.REPAIR, "wide-table")
    assert found.after == "from 2027-04-01, to 2027-06-30"


def test_quarters_and_halves_beneath_their_year(tmp_path: Path) -> None:
    head: Rows = [["contingency", "force_element", "per", 2027, None], [None] * 3 + ["Q2", "Q3"]]
    path = book(tmp_path, demand=[*head, ["korea", "guns", "month", 7, 8]])
    assert demand(read_case(path)) == SPRING
    halves = ["contingency", "force_element", "per", "2027년 상반기", "2027H2"]
    path = book(tmp_path, demand=[halves, ["korea", "guns", "month", 7, 8]])
    assert [days[:2] for days in demand(read_case(path))] == [(-59.0, 121.0), (122.0, 305.0)]


@pytest.mark.parametrize(
    "head",
    [
        *(
            "Q1 FY2027",
            "FY27Q1",
            "1Q FY2027",
            "2027年度第1四半期",
            "2027年第1四半期",
            "令和9年度上期",
        ),
        *(
            "第1四半期",
            "1분기",
            "Q1",
            "1Q27",
            "H1",
            "上半期",
            "2027년도 1분기",
            "2027 회계연도 1분기",
        ),
    ],
)
def test_a_quarter_that_may_be_of_a_fiscal_year_is_an_error(tmp_path: Path, head: str) -> None:
    rows: Rows = [["contingency", "force_element", "per", head], ["korea", "guns", "month", 7]]
    [found] = said(book(tmp_path, demand=rows), Level.ERROR, "wide-table")
    assert (found.cell, "part of a year" in found.message) == ("D1", True)


def test_a_quarter_is_no_time_base(tmp_path: Path) -> None:
    rows: Rows = [["contingency", "force_element", "2027Q2"], ["korea", "guns", 7]]
    [found] = said(book(tmp_path, demand=rows), Level.ERROR, "missing-column")
    assert "`per`" in found.message


PLACES = ["depot", "plant", "annex"]
KEYS = st.tuples(st.sampled_from(PLACES), st.sampled_from(["he", "fuze", "smoke"]))
RECORDS = st.dictionaries(KEYS, st.integers(1, 9_999), min_size=2, max_size=8)


OPTIONS = st.sets(st.sampled_from(["subtotals", "gaps", "thousands"]))


def laid_out(records: dict[tuple[str, str], int], how: str, options: set[str]) -> Rows:
    """Return the stocks with a label in each row, once, or as a heading above the others."""
    beside = how != "heading"
    unit = " (千発)" if "thousands" in options else ""
    rows: Rows = [[*(["site"] if beside else []), "item", f"quantity{unit}"]]
    for place in sorted({site for site, _ in records}):
        own = [
            (item, n / 1000 if unit else n) for (site, item), n in records.items() if site == place
        ]
        if "gaps" in options and len(rows) > 1:
            rows.append([])
        if how.startswith("heading"):
            rows.append([f"■ {place}"])
        for index, cells in enumerate(own):
            label = {"once": None, "ditto": "〃"}.get(how, place) if index else place
            label = None if how == "heading beside" else label
            rows.append([*([label] if beside else []), *cells])
        if "subtotals" in options:
            rows.append(["小計", *([None] if beside else []), math.fsum(n for _, n in own)])
    return rows


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    RECORDS, st.sampled_from(["plain", "once", "ditto", "heading", "heading beside"]), OPTIONS
)  # fmt: skip
def test_the_same_stocks_in_any_layout(
    tmp_path: Path, records: dict[tuple[str, str], int], how: str, options: set[str]
) -> None:
    """Each is read to the last cell; labels written once may be refused, and are never guessed."""
    sites: Rows = [["site", "country"], *([place, "JP"] for place in PLACES)]
    items: Rows = [["item", "kind"], *([item, "munition"] for item in ("he", "fuze", "smoke"))]
    rows = laid_out(records, how, options)
    path = book(tmp_path, stocks=rows, sites=sites, items=items)
    if wrong := [f for f in findings_in(path) if f.level is Level.ERROR]:
        assert (how, {f.rule for f in wrong}) == ("once", {"blank"})
        return
    stocks_read = read_case(path).tables["stocks"]
    got = {
        (site, item): n for site, item, n in stocks_read[["site", "item", "quantity"]].to_numpy()
    }
    assert got == records

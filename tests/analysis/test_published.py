"""Published cases: the bundled ones come out, addresses find what they name, mistakes are told."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from supplychain import assets
from supplychain.analysis.published import (
    CASE_COLUMNS,
    EXPECTED,
    PROGRAM_COLUMNS,
    Expected,
    Found,
    PublishedError,
    answer_case,
    answer_programs,
    compare,
    read_expected,
)
from supplychain.formulation.judgement import Judgement
from supplychain.workbook import read_case
from tests.formulation.conftest import tiny

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from supplychain.case import Case

__all__ = ["tiny"]

HEAD = "quantity,table,filter,column,aggregate,scale,expected,tolerance,status,source"
COLUMNS = {"plan": ("who", "period", "made", "note"), "empty": ("who", "made")}
TABLES = {
    "plan": pd.DataFrame(
        {
            "who": ["a", "a", "b"],
            "period": [1, 2, 1],
            "made": [3.0, 5.0, math.nan],
            "note": ["x", "", "y"],
        }
    ),
    "empty": pd.DataFrame(columns=["who", "made"]),
}
CASES = assets.published_cases()


def rows_of(folder: Path, *lines: str, head: str = HEAD) -> tuple[Expected, ...]:
    """Write an expected.csv and read it."""
    path = folder / EXPECTED
    path.write_text("\n".join([head, *lines, ""]), encoding="utf-8")
    return read_expected(path, COLUMNS)


def expected_of(folder: Path) -> tuple[Expected, ...]:
    columns = PROGRAM_COLUMNS if list(folder.glob("*.lp")) else CASE_COLUMNS
    return read_expected(folder / EXPECTED, columns)


def answered(folder: Path) -> Found:
    """Solve a published case."""
    if programs := sorted(folder.glob("*.lp")):
        return answer_programs(programs)
    return answer_case(read_case(folder), Judgement())


def test_the_bundled_cases_are_those_that_the_list_names() -> None:
    readme = CASES["salvo"].parent / "README.md"
    text = readme.read_text(encoding="utf-8")
    assert len(CASES) == 10
    for name, folder in CASES.items():
        assert f"| [{name}](" in text
        assert (folder / "README.md").is_file()


@pytest.mark.parametrize("name", CASES)
def test_every_bundled_case_comes_out(name: str) -> None:
    found = answered(CASES[name])
    assert not found.untied
    rows = compare(expected_of(CASES[name]), found)
    assert not [(row.expected.quantity, row.expected.text, row.ours) for row in rows if not row.ok]


@pytest.mark.parametrize("name", CASES)
def test_no_derived_figure_has_room_for_an_error(name: str) -> None:
    """What follows by arithmetic is compared to 1% or better; only words leave more room."""
    for row in expected_of(CASES[name]):
        if row.status == "derived" and row.low == row.high:
            assert row.tolerance <= 0.01 * max(1, abs(row.low)), row.quantity


@pytest.mark.parametrize(
    ("address", "ours"),
    [
        ("plan,,made,sum,", 8.0),
        ("plan,,made,,", 8.0),
        ("plan,,made,mean,", 4.0),
        ("plan,,made,min,", 3.0),
        ("plan,,made,max,1/2", 2.5),
        ("plan,,made,last,", 5.0),
        ("plan,,made,first,-2", -6.0),
        ("plan,,note,count,", 3.0),
        ("plan,who=a; period<2,made,,", 3.0),
        ("plan,who!=a,made,,", 0.0),
        ("plan,who!=a,made,max,", None),
        ("plan,who!=a,made,count,", 0.0),
        ("plan,who~[ac]*,made,,", 8.0),
        ("plan,who~kn*,made,,", 0.0),
        ("plan,period >= 2,made,,10", 50.0),
        ("plan,who=known,made,,", 0.0),
        ("empty,who=known; made>1,made,,", 0.0),
        ("empty,,made,first,", None),
    ],
)
def test_an_address_finds_its_figure(address: str, ours: float | None, tmp_path: Path) -> None:
    rows = rows_of(tmp_path, f"q,{address},0,0,derived,s")
    assert compare(rows, Found(TABLES, frozenset({"known"})))[0].ours == ours


def test_a_figure_may_lie_in_a_table_that_explains(
    tiny: Callable[..., Case], tmp_path: Path
) -> None:
    # 12 shells of 30: one more is worth one
    path = tmp_path / EXPECTED
    lines = (
        "worth of a shell,bottlenecks,kind=stock,one_more,,,1,1e-6,derived,s",
        "forced,forced,country=JP,least,,,18,1e-6,derived,s",
    )
    path.write_text("\n".join([HEAD, *lines, ""]), encoding="utf-8")
    rows = read_expected(path, CASE_COLUMNS)
    found = answer_case(tiny(stocks=[{"quantity": 12}]), Judgement(), rows)
    assert [row.ok for row in compare(rows, found)] == [True, True]


@pytest.mark.parametrize(
    ("expected", "tolerance", "ok", "difference"),
    [
        ("8", "0", True, 0.0),
        ("8.1", "0.1", True, -0.1),
        ("8.1", "0.05", False, -0.1),
        ("10", "20%", True, -2.0),
        ("10", "19%", False, -2.0),
        ("7..9", "0", True, 0.0),
        ("..7", "0.5", False, 1.0),
        ("9..", "1", True, -1.0),
        ("none", "0", False, math.nan),
    ],
)
def test_a_figure_is_compared(
    expected: str, tolerance: str, ok: bool, difference: float, tmp_path: Path
) -> None:
    rows = rows_of(tmp_path, f"q,plan,,made,sum,,{expected},{tolerance},derived,s")
    found = compare(rows, Found(TABLES))[0]
    assert found.ok is ok
    assert found.difference == pytest.approx(difference, nan_ok=True)


def test_nothing_agrees_with_none_alone(tmp_path: Path) -> None:
    line = "q,plan,who!=a,made,max,,{},0,derived,s"
    rows = rows_of(tmp_path, line.format("none"), line.format("0"))
    assert [found.ok for found in compare(rows, Found(TABLES))] == [True, False]


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        (",plan,,made,,,1,0,derived,s", "quantity", ("blank",)),
        ("q,plam,,made,,,1,0,derived,s", "table", ("`plam`", "Did you mean `plan`")),
        ("q,plan,made,made,,,1,0,derived,s", "filter", ("`made` is no condition", "column=value")),
        ("q,plan,wo=a,made,,,1,0,derived,s", "filter", ("no column `wo`", "who, period")),
        ("q,plan,,maid,,,1,0,derived,s", "column", ("no column `maid`",)),
        ("q,plan,,made,total,,1,0,derived,s", "aggregate", ("`total` is no aggregate", "sum")),
        ("q,plan,,made,,1/0,1,0,derived,s", "scale", ("no factor",)),
        ("q,plan,,made,,,abc,0,derived,s", "expected", ("`abc` is no number",)),
        ('q,plan,,made,,,"1,200",0,derived,s', "expected", ("without separators",)),
        ("q,plan,,made,,,5..2,0,derived,s", "expected", ("`5..2` is no range",)),
        ("q,plan,,made,,,..,0,derived,s", "expected", ("`..` is no range",)),
        ("q,plan,,made,,,1,-1,derived,s", "tolerance", ("`-1` is below 0",)),
        ("q,plan,,made,,,1,,derived,s", "tolerance", ("blank",)),
        ("q,plan,,made,,,1,0,guessed,s", "status", ("`guessed` is no status", "published")),
        ("q,plan,,made,,,1,0,derived,", "source", ("blank",)),
        ("q,plan,,made,,,1,0,derived", "source", ("blank",)),
    ],
)
def test_a_mistake_is_told_by_row_and_column(
    line: str, column: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    with pytest.raises(PublishedError) as caught:
        rows_of(tmp_path, "", line)
    (told,) = caught.value.lines
    assert told.startswith(f"row 3, column `{column}`: ")
    for word in words:
        assert word in told


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    lines = ["q,plan,,made,,,x,y,derived,s", "q,plan,,made,,,1,0,derived,", "q,,,,,,,,,"]
    with pytest.raises(PublishedError) as caught:
        rows_of(tmp_path, *lines)
    told = [line.partition(":")[0] for line in caught.value.lines]
    assert told == [
        *(f"row 2, column `{name}`" for name in ("expected", "tolerance")),
        "row 3, column `source`",
        *(
            f"row 4, column `{name}`"
            for name in ("table", "column", "expected", "tolerance", "status", "source")
        ),
    ]


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (HEAD.replace("tolerance", "tol"), ("`tolerance` is missing", "no column `tol`")),
        (HEAD.replace(",source", ""), ("required column `source` is missing",)),
        (HEAD + ",source", ("stands twice",)),
    ],
)
def test_a_header_that_cannot_be_used(head: str, words: tuple[str, ...], tmp_path: Path) -> None:
    with pytest.raises(PublishedError) as caught:
        rows_of(tmp_path, "q,plan,,made,,,1,0,derived", head=head)
    for word in words:
        assert word in str(caught.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (HEAD.encode(), "holds no figure"),
        (b"", "`quantity` is missing"),
        (b"\xff\xfe\x00", "not readable as CSV"),
        (HEAD.encode() + b'\n"q', "not readable as CSV"),
        (HEAD.encode() + b"\nq,plan,,made,,,1,0,derived,s,t", "row 2: more cells"),
    ],
)
def test_a_file_that_cannot_be_used(content: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / EXPECTED).write_bytes(content)
    with pytest.raises(PublishedError, match=words):
        read_expected(tmp_path / EXPECTED, COLUMNS)


@pytest.mark.parametrize(
    ("address", "column", "words"),
    [
        ("plan,who=c,made,,", "filter", ("`who` is never `c`", "Allowed: a, b")),
        ("empty,who=c,made,,", "filter", ("`who` is never `c`",)),
        ("plan,who~c*,made,,", "filter", ("`who` is never `c*`",)),
        ("plan,period=one,made,,", "filter", ("`period` holds numbers",)),
        ("plan,who>a,made,,", "filter", ("> has no meaning",)),
        ("plan,,who,,", "column", ("`who` holds text",)),
    ],
)
def test_an_address_that_leads_nowhere(
    address: str, column: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    """A name that is misspelt must not be a sum of nothing."""
    rows = rows_of(tmp_path, f"q,{address},0,0,derived,s")
    with pytest.raises(PublishedError) as caught:
        compare(rows, Found(TABLES))
    (told,) = caught.value.lines
    assert told.startswith(f"row 2, column `{column}`: ")
    for word in words:
        assert word in told

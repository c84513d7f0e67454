"""Published programs: how a file in LP format is solved, and which are refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supplychain.analysis.published import PublishedError, answer_programs
from supplychain.solve import SolveError

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

WYNDOR = r"""
\ two products, three plants: x = 2, y = 6, 36; duals 0, 1.5, 1
maximize
 value: 3 x + 5 y
subject to
 one: x <= 4
 two: 2 y <= 12
 three: 3 x + 2 y <= 18
end
"""


def tables(folder: Path, text: str) -> dict[str, pd.DataFrame]:
    path = folder / "wyndor.lp"
    path.write_text(text, encoding="utf-8")
    return dict(answer_programs([path]).tables)


@pytest.mark.parametrize("sign", [1, -1])
def test_optimum_columns_and_rows(sign: int, tmp_path: Path) -> None:
    """Minimising the negative is the same plan, with optimum and duals of the other sign."""
    text = WYNDOR if sign == 1 else WYNDOR.replace("max", "min").replace("3 x + 5 y", "-3 x - 5 y")
    found = tables(tmp_path, text)
    assert found["optimum"].to_numpy().tolist() == [["wyndor", pytest.approx(sign * 36)]]
    plan = found["columns"].set_index("column")["value"].to_dict()
    assert plan == pytest.approx({"x": 2, "y": 6})
    rows = found["rows"].set_index("row")
    assert rows["activity"].to_dict() == pytest.approx({"one": 2, "two": 12, "three": 18})
    duals = {"one": 0, "two": sign * 1.5, "three": sign}
    assert rows["dual"].to_dict() == pytest.approx(duals)


def test_a_program_without_rows(tmp_path: Path) -> None:
    found = tables(tmp_path, "minimize\n v: 2 x\nsubject to\nbounds\n x >= 1.5\nend\n")
    assert found["optimum"]["optimum"].tolist() == pytest.approx([3])
    assert found["rows"].empty


def test_a_program_without_a_plan_has_no_certified_answer(tmp_path: Path) -> None:
    with pytest.raises(SolveError):
        tables(tmp_path, WYNDOR.replace("<= 18", ">= 100"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not readable"),
        ("a letter", "not readable"),
        (WYNDOR.replace("end", ""), "not readable"),
        (WYNDOR.replace("2 y <=", "2 y + 3 y <="), "not readable"),
        (WYNDOR.replace("end", "bounds\n 5 <= x <= 2\nend"), "not readable"),
        (WYNDOR.replace("3 x + 5", "nan x + 5"), "a coefficient or bound is no number"),
        (WYNDOR.replace("3 x + 2", "1e999 x + 2"), "not readable"),
        (WYNDOR.replace("<= 18", "<= nan"), "not readable"),
        (WYNDOR.replace("5 y", "5 y + 7"), "only linear terms"),
        (WYNDOR.replace("5 y", "5 y + [ x ^ 2 ] / 2"), "only linear terms"),
        (WYNDOR.replace("end", "general\n x\nend"), "only linear terms"),
    ],
)
def test_what_is_no_linear_program_is_refused(text: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(PublishedError, match=f"wyndor.lp: {words}"):
        tables(tmp_path, text)


def game(folder: Path, **worths: int) -> list[Path]:
    """Write one program a coalition, named by keyword: `p12=50` for players 1 and 2."""
    paths = []
    for name, worth in worths.items():
        paths.append(folder / f"players_{name[1:]}.lp")
        text = f"maximize\n v: x\nsubject to\n c: x <= {worth}\nend\n"
        paths[-1].write_text(text, encoding="utf-8")
    return paths


def test_programs_of_every_coalition_are_a_game(tmp_path: Path) -> None:
    """Alone 1 and 2 earn 10 and 20, together 50: Shapley and nucleolus halve the 20 more.

    Where a coalition lacks its program there is no game, and no player.
    """
    paths = game(tmp_path, p1=10, p2=20, p12=50)
    players = answer_programs(paths).tables["players"]
    assert players["player"].tolist() == ["1", "2"]
    assert players["shapley"].tolist() == pytest.approx([20, 30])
    assert players["nucleolus"].tolist() == pytest.approx([20, 30])
    assert answer_programs(paths[1:]).tables["players"].empty


def test_a_whole_worth_less_than_its_parts_has_no_nucleolus(tmp_path: Path) -> None:
    paths = game(tmp_path, p1=10, p2=20, p12=25)
    players = answer_programs(paths).tables["players"]
    assert players["shapley"].tolist() == pytest.approx([7.5, 17.5])
    assert players["nucleolus"].isna().all()

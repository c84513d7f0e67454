"""What a CSV file of a folder holds: every value as it is, and nothing that runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from supplychain.results.folder import write_table

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_holds_every_kind_of_value(tmp_path: Path) -> None:
    """Blank is blank, -0 loses its sign, quotes and commas are kept, formulas do not run."""
    frame = pd.DataFrame(
        {
            "text": ['shell, "155"', "=1+1", None, 'shell, "155"', "砲弾\nline"],
            "number": [-0.0, 0.0, float("nan"), 0.1, 1e-300],
            "whole": [3, -2, 0, 7, 10**12],
            "perhaps": pd.array([1, None, 2, 2, 1], dtype="Int64"),
            "mixed": pd.Series([1, True, 1.0, None, float("inf")], dtype=object),
        }
    )  # fmt: skip
    write_table(frame, tmp_path / "table.csv")
    assert (tmp_path / "table.csv").read_bytes().decode() == (
        "text,number,whole,perhaps,mixed\n"
        '"shell, ""155""",0.0,3,1,1\n'
        "'=1+1,0.0,-2,,True\n"
        ",,0,2,1.0\n"
        '"shell, ""155""",0.1,7,2,\n'
        '"砲弾\nline",1e-300,1000000000000,1,inf\n'
    )


def test_numbers_come_back_to_the_last_digit(tmp_path: Path) -> None:
    numbers = [1 / 3, 2**53 + 1.0, 1e22, 123456789.123456789, 5e-324]
    write_table(pd.DataFrame({"number": numbers}), tmp_path / "table.csv")
    lines = (tmp_path / "table.csv").read_text(encoding="utf-8").splitlines()
    assert [float(line) for line in lines[1:]] == numbers


def test_an_empty_table_has_its_columns(tmp_path: Path) -> None:
    write_table(pd.DataFrame(columns=["one", "two"]), tmp_path / "table.csv")
    assert (tmp_path / "table.csv").read_text(encoding="utf-8") == "one,two\n"

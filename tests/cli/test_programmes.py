"""The verb `programmes`, as a user calls it."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from click.testing import CliRunner

from supplychain.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

HEAD = (
    "programme,country,item,quantity,rate,national_cost,joint_cost,first_unit_cost,learning_rate,"
    "workshare,national_delivery,joint_delivery\n"
)
PARTNER = "shot,{},shell,50,20,9e8,6e8,1e7,0.15,0.5,2037-03-01,2039-03-01\n"


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], env={"COLUMNS": "80"})


def test_both_ways_are_printed_and_written(tiny: Path, tmp_path: Path) -> None:
    rows = HEAD + PARTNER.format("North") + PARTNER.format("South")
    (tiny / "programmes.csv").write_text(rows, encoding="utf-8")
    (tiny / "lines.csv").write_text("line,site\nworks,depot\nforge,magazine\n", encoding="utf-8")
    (tiny / "rates.csv").write_text(
        "line,item,rate,per,lead_days\nworks,shell,1,week,0\nforge,shell,1,week,0\n",
        encoding="utf-8",
    )
    out = tmp_path / "programmes"
    result = run("programmes", tiny, "--years", "2038,2045", "--out", out)
    assert result.exit_code == 0, result.output
    assert max(map(len, result.output.splitlines())) <= 80 + len(str(out))
    assert "North in shot: joint saves 300 and delivers 730 days later." in result.output
    with (out / "tables" / "shortfalls.csv").open(encoding="utf-8") as stream:
        years = {row["year"] for row in csv.DictReader(stream)}
    assert years == {"2038", "2045"}


def test_a_case_without_programmes_is_refused(tiny: Path) -> None:
    result = run("programmes", tiny)
    assert result.exit_code == 2
    assert "The case has no programmes" in result.output

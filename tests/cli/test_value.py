"""The verb `value`, as a user calls it."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import openpyxl
import pandas as pd
import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from supplychain import assets
from supplychain.analysis.cooperation import rules
from supplychain.cli import main
from supplychain.results import COOPERATION
from supplychain.solve import Workshop

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], env={"COLUMNS": "80"})


def tables_of(folder: Path) -> dict[str, pd.DataFrame]:
    return {path.stem: pd.read_csv(path) for path in (folder / "tables").glob("*.csv")}


def test_tables_workbook_and_a_summary_of_80_columns(tiny: Path, tmp_path: Path) -> None:
    """One accord brings the neighbour's 60 rounds: of 100 short 40 are left."""
    out = tmp_path / "runs" / "value"
    result = run("value", tiny, "--out", out)
    assert result.exit_code == 0, result.output
    assert max(map(len, result.stdout.splitlines())) <= 80 + len(str(out))
    assert "60" in next(line for line in result.stdout.splitlines() if line.startswith("acsa"))
    tables = tables_of(out)
    assert {name: tuple(frame.columns) for name, frame in tables.items()} == COOPERATION
    values = tables["values"].query("measure == 'rounds' and country == 'North'")
    assert values["average"].tolist() == pytest.approx([60, 60])
    balance = tables["balance"].set_index("country")
    assert balance.loc["South", "given_up_rounds"] == pytest.approx(60)
    sheets = openpyxl.load_workbook(out / "value.xlsx").sheetnames
    assert sheets == [name.capitalize() for name in COOPERATION]
    for picture in ("values", "curves"):
        assert "<svg" in (out / f"{picture}.svg").read_text(encoding="utf-8")
        assert (out / f"{picture}.png").stat().st_size > 1000
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["agreements"] == ["acsa"]
    assert manifest["players"] == ["North", "South"]
    assert [path.name for path in out.parent.iterdir()] == ["value"]  # nothing is left over


def test_an_interrupted_run_goes_on_where_it_was(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, out = tmp_path / "whole" / "value", tmp_path / "runs" / "value"
    plain, calls, stop = rules.Bench.plan, [0], [1000]

    def counted(one: rules.Bench, regime: dict[str, float]) -> object:
        calls[0] += 1
        if calls[0] == stop[0]:
            raise KeyboardInterrupt
        return plain(one, regime)

    monkeypatch.setattr(rules.Bench, "plan", counted)
    assert run("value", tiny, "--out", whole).exit_code == 0
    of_all, calls[0], stop[0] = calls[0], 0, 20
    monkeypatch.setattr(os, "_exit", sys.exit)
    stopped = run("value", tiny, "--out", out)
    assert stopped.exit_code == 130
    assert "--resume goes on from them" in stopped.stderr
    assert not out.exists()
    refused = run("value", tiny, "--out", out)
    assert refused.exit_code == 2
    assert "An interrupted run of this case left" in refused.stderr
    calls[0], stop[0] = 0, 1000
    assert run("value", tiny, "--out", out, "--resume").exit_code == 0
    assert calls[0] < of_all
    for name, frame in tables_of(whole).items():
        pd.testing.assert_frame_equal(tables_of(out)[name], frame)
    assert [path.name for path in out.parent.iterdir()] == ["value"]


@pytest.mark.slow
def test_two_processors_come_to_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a hot solver in this process every program goes to the workers."""
    tutorial = assets.dataset("tutorial")
    assert run("value", tutorial, "--jobs", 1, "--out", tmp_path / "one").exit_code == 0
    monkeypatch.setattr(Workshop, "small", False)
    assert run("value", tutorial, "--jobs", 2, "--out", tmp_path / "two").exit_code == 0
    one, two = tables_of(tmp_path / "one"), tables_of(tmp_path / "two")
    for tables in (one, two):
        del tables["cells"]["most_points"]  # reduced costs are not unique
    for name, frame in one.items():
        pd.testing.assert_frame_equal(two[name], frame, atol=1e-5)


def test_a_case_that_proposes_nothing_is_refused(tiny: Path, tmp_path: Path) -> None:
    (tiny / "regimes.csv").write_text("regime,agreement,since\nnational,,\n", encoding="utf-8")
    result = run("value", tiny, "--out", tmp_path / "value")
    assert result.exit_code == 2
    assert "The regimes of the case propose no agreement" in result.stderr


def test_an_unknown_scenario_is_refused_before_anything_is_solved(tiny: Path) -> None:
    result = run("value", tiny, "--scenario", "brief")
    assert result.exit_code == 2
    assert "The case has no scenario `brief`." in result.stderr


def test_no_country_to_play_with_leaves_those_tables_empty(tiny: Path, tmp_path: Path) -> None:
    """The accord is North's own matter: a game of one is none."""
    (tiny / "agreements.csv").write_text("agreement,parties\nacsa,North\n", encoding="utf-8")
    out = tmp_path / "value"
    result = run("value", tiny, "--out", out)
    assert result.exit_code == 0, result.output
    assert "Countries as players" not in result.stdout
    for name in ("coalitions", "splits", "stability", "prices"):
        assert tables_of(out)[name].empty
        assert tuple(tables_of(out)[name].columns) == COOPERATION[name]


def test_east_asian_names_stand_in_columns_that_fit(tiny: Path, tmp_path: Path) -> None:
    """A letter that is two columns wide counts as two."""
    names = {
        "acsa": "物品役務相互提供協定の拡大改正",
        "depot": "九州中央弾薬庫",
        "r,magazine": "海上輸送航路,magazine",
    }
    for path in tiny.iterdir():
        text = path.read_text(encoding="utf-8")
        for old, new in names.items():
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    result = run("value", tiny, "--out", tmp_path / "value")
    assert result.exit_code == 0, result.output
    lines = result.stdout.partition("Written:")[0].splitlines()
    assert max(map(cell_len, lines)) <= 80
    head = next(n for n, line in enumerate(lines) if line.startswith("agreement"))
    assert len({cell_len(line) for line in lines[head : head + 4]}) == 1


def test_a_country_with_an_accord_of_its_own_is_told_what_it_gains_alone(
    tiny: Path, tmp_path: Path
) -> None:
    """North opens a store of 20 rounds by itself; the neighbour's 60 need both."""
    more = {
        "sites": "cave,North\n", "stocks": "cave,shell,20\n",
        "routes": "s,cave,depot,road,0,own\n", "agreements": "own,North\n",
        "regimes": "sharing,own,D+0\n",
    }  # fmt: skip
    for name, rows in more.items():
        with (tiny / f"{name}.csv").open("a", encoding="utf-8") as stream:
            stream.write(rows)
    out = tmp_path / "value"
    result = run("value", tiny, "--out", out)
    assert result.exit_code == 0, result.output
    worth = tables_of(out)["coalitions"].set_index("coalition")["points"]
    assert worth.index.tolist() == ["North+South", "North"]
    shapley = tables_of(out)["splits"].query("split == 'Shapley'").set_index("country")["points"]
    alone, together = worth["North"], worth["North+South"]
    assert shapley["North"] == pytest.approx((alone + together) / 2)
    assert shapley["South"] == pytest.approx((together - alone) / 2)
    assert "North+South" in result.stdout
    assert f"North {alone:.2f} (D+0)" in result.stdout


def test_many_countries_are_told_in_80_columns(tiny: Path, tmp_path: Path) -> None:
    """Eight countries with long names pool a depot each; pairs that gain nothing are not listed."""
    names = [f"Republic of {letter}" for letter in "ABCDEFGH"]

    def lines(head: str, row: str) -> str:
        return head + "".join(f"{row}\n".format(k=k, name=n) for k, n in enumerate(names))

    tables = {
        "countries": lines("country\n", "{name}"),
        "sites": lines("site,country\n", "d{k},{name}"),
        "stocks": lines("site,item,quantity\n", "d{k},shell,1{k}0"),
        "force_elements": lines("force_element,country,site,platform,item\n",
                                "g{k},{name},d{k},howitzer,shell"),
        "demand": lines("contingency,force_element,quantity,per\n", "war,g{k},14,week"),
        "routes": lines("route,origin,destination,mode,lead_days,agreement\n",
                        "r{k},d7,d{k},road,0,acsa").replace("r7,d7,d7,road,0,acsa\n", ""),
        "agreements": f"agreement,parties\nacsa,{names[0]};{names[7]}\n",
    }  # fmt: skip
    for name, text in tables.items():
        (tiny / f"{name}.csv").write_text(text, encoding="utf-8")
    result = run("value", tiny, "--out", tmp_path / "value")
    assert result.exit_code == 0, result.output
    printed = result.stdout.partition("Written:")[0]
    assert max(map(len, printed.splitlines())) <= 80
    for name in names:
        assert name in printed


def test_small_amounts_are_told_in_a_unit_that_shows_them(tiny: Path, tmp_path: Path) -> None:
    """Sixty rounds at a thousand: 60 thousand, not 0.1 million."""
    result = run("value", tiny, "--out", tmp_path / "value")
    assert "Balance of benefits, in thousand USD" in result.stdout
    assert "North to South 60.0 thousand USD, or 60 of shell made good" in result.stdout


def test_where_nothing_is_short_nothing_is_split(tiny: Path, tmp_path: Path) -> None:
    enough = "contingency,force_element,quantity,per\nwar,guns,5,week\n"
    (tiny / "demand.csv").write_text(enough, encoding="utf-8")
    result = run("value", tiny, "--out", tmp_path / "value")
    assert result.exit_code == 0, result.output
    assert "No group of countries gains anything: nothing is to be split." in result.stdout
    assert "nan" not in result.stdout

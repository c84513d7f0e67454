"""The summary on a terminal: 80 columns, the numbers of the tables, no reliance on colour."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from rich.console import Console

from supplychain.report import compact
from supplychain.report.grid import Group, grid
from supplychain.report.terminal import print_summary

if TYPE_CHECKING:
    from supplychain.case import Case

Tables = dict[str, pd.DataFrame]


def printed(case: Case, tables: Tables, width: int = 80) -> list[str]:
    """Return the lines that are printed, without colour."""
    stream = io.StringIO()
    console = Console(file=stream, width=width, color_system=None)
    print_summary(case, tables, console, Path("runs/first"))
    return stream.getvalue().splitlines()


def scaled(tables: Tables, factor: float) -> Tables:
    """Return tables with other amounts."""
    amounts = ["requirement", "shortfall", "gain", "desk_shortfall"]
    summary = tables["summary"].copy()
    summary[amounts] = summary[amounts] * factor
    return {**tables, "summary": summary}


@pytest.mark.parametrize("factor", [1e-3, 1.0, 37.0, -1.0])
def test_never_wider_than_80_columns(case: Case, tables: Tables, factor: float) -> None:
    assert max(map(len, printed(case, scaled(tables, factor)))) <= 80
    assert max(map(len, printed(case, scaled(tables, factor), width=132))) <= 132


def test_every_regime_is_one_line_that_agrees_with_the_table(case: Case, tables: Tables) -> None:
    lines = printed(case, tables)
    summary = tables["summary"].set_index(["scenario", "regime", "country", "class"])
    korea = lines[lines.index("War in Korea (korea)") :]
    for regime in tables["summary"]["regime"].unique():
        line = next(line for line in korea if line.startswith(f"{regime} "))
        wanted = [regime]
        for country in ("JP", "KR", "US"):
            cell = summary.loc[("korea", regime, country, "all")]
            wanted += [compact.rounds(cell["shortfall"]), compact.share(cell["fill_rate"])]
            wanted.append(compact.period(cell["first_deficit"]))
        cell = summary.loc[("korea", regime, "all", "all")]
        wanted += [compact.gain(cell["gain"]), compact.index(cell["index"])]
        assert line.split() == wanted


def test_regimes_stand_in_the_order_of_the_case(case: Case, tables: Tables) -> None:
    lines = printed(case, tables)
    first = next(i for i, line in enumerate(lines) if line.startswith("national "))
    names = [line.split()[0] for line in lines[first : first + 7]]
    assert names == [
        "national", "logistics", "joint", "foundational", "logistics_3y", "joint_3y",
        "foundational_3y",
    ]  # fmt: skip


def test_classes_show_the_days_of_the_first_deficit_and_the_gain(
    case: Case, tables: Tables
) -> None:
    lines = printed(case, tables)
    line = next(line for line in lines if line.startswith("  ammunition"))
    gain = tables["summary"].set_index(["scenario", "regime", "country", "class"])["gain"]
    assert "D+14 to D+20" in line
    assert compact.gain(gain[("korea", "foundational_3y", "JP", "ammunition")]) in line.split()


def test_ends_with_the_lower_bound_and_the_run_folder(case: Case, tables: Tables) -> None:
    lines = printed(case, tables)
    assert lines[-1] == "Run folder: runs/first"
    assert "lower bound" in " ".join(lines[-3:])


def test_baseline_alone(case: Case, tables: Tables) -> None:
    summary = tables["summary"]
    alone = {**tables, "summary": summary[summary["regime"] == "national"]}
    lines = printed(case, alone)
    assert max(map(len, lines)) <= 80
    assert not any("foundational" in line for line in lines)


def test_more_countries_than_stand_side_by_side(case: Case, tables: Tables) -> None:
    summary = tables["summary"]
    more = [summary]
    for name in ("AU", "PH"):
        twin = summary[summary["country"] == "JP"].assign(country=name)
        more.append(twin)
    lines = printed(case, {**tables, "summary": pd.concat(more, ignore_index=True)})
    assert max(map(len, lines)) <= 80
    assert any("AU" in line and "PH" in line for line in lines)


def test_names_with_brackets_are_no_markup(case: Case, tables: Tables) -> None:
    summary = tables["summary"].assign(
        **{"class": tables["summary"]["class"].replace("strike", "[red]")}
    )
    assert any("[red]" in line for line in printed(case, {**tables, "summary": summary}))


def test_a_long_label_gives_way() -> None:
    groups = [Group("", ["name"]), Group("numbers", ["a", "b"])]
    lines = grid(groups, [["a very long name indeed", "1", "22"]], 20)
    assert max(map(len, lines)) <= 20
    assert lines[-1].startswith("a very")

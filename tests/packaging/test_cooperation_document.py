"""docs/cooperation.md shows what the command prints for the tutorial, and figures that are so."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from supplychain.cli import main

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "cooperation.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```text\n(.*?)```", TEXT, re.DOTALL)
HINT = "paste the output of `supplychain value datasets/tutorial` again"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, pd.DataFrame]]:
    """What is printed, and the tables."""
    out = tmp_path_factory.mktemp("value") / "tutorial"
    words = ["value", str(ROOT / "datasets" / "tutorial"), "--out", str(out)]
    result = CliRunner().invoke(main, words, env={"COLUMNS": "80"})
    assert result.exit_code == 0, result.output
    return result.stdout, {p.stem: pd.read_csv(p) for p in (out / "tables").glob("*.csv")}


@pytest.mark.parametrize("block", BLOCKS)
def test_output_in_the_page_is_that_of_the_command(
    block: str, told: tuple[str, dict[str, pd.DataFrame]]
) -> None:
    assert block in told[0], HINT


def test_what_the_first_paragraph_says_is_so(told: tuple[str, dict[str, pd.DataFrame]]) -> None:
    """All goes to NL, SL gives; on D-day nobody leaves, six weeks before SL would."""
    tables = told[1]
    parts = tables["values"].query("signed == 'D+0' and agreement == 'all' and measure == 'rounds'")
    assert parts.set_index("country")["average"]["SL"] == 0
    assert tables["balance"].query("signed == 'D+0'").set_index("country")["net"]["SL"] < 0
    plan = tables["stability"].query("split == 'joint plan'").set_index("signed")
    assert plan["stable"].to_dict() == {"D+0": "yes", "D-42": "no"}
    assert plan["leaves"]["D-42"] == "SL"


def test_figures_in_bold_are_those_of_the_tables(
    told: tuple[str, dict[str, pd.DataFrame]],
) -> None:
    tables = told[1]
    values = tables["values"].query("country == 'all'").set_index(["signed", "agreement"])
    points, rounds = (values[values["measure"] == m] for m in ("points", "rounds"))
    both, sharing, trial = (rounds.loc["D+0", a] for a in ("all", "sharing", "trial"))
    worth = tables["coalitions"].set_index("signed")["points"]
    splits = tables["splits"].set_index(["signed", "split", "country"])
    balance = tables["balance"].set_index(["signed", "country"])
    remedies = tables["remedies"].query("signed == 'D+0'").set_index("kind")["amount"]
    cells = tables["cells"].query("signed == 'D+0'").set_index("cell")["rounds"]
    curves = tables["curves"].query("signed == 'D+0' and subject == 'all' and country == 'all'")
    reserve = curves[curves["rule"] == "reserve"].set_index("setting")["rounds"]
    joint = splits.loc["D-42", "joint plan", "SL"]
    moved = splits.loc["D-42", "nearest", "SL"]
    figures = [
        both["average"], both["today"], sharing["average"], trial["average"],
        balance.loc["D+0", "NL"]["net"] / 1e6, moved["transfer_value"] / 1e6,
        both["today"], points.loc["D+0", "all"]["today"],
        sharing["first"], trial["first"], both["average"], sharing["last"], trial["last"],
        sharing["average"], trial["average"], rounds.loc["D-42", "all"]["average"],
        worth["D+0"], worth["D-42"],
        -joint["points"], moved["transfer_points"], moved["transfer_value"] / 1e6,
        splits.loc["D-42", "Owen", "SL"]["points"],
        balance.loc["D+0", "NL"]["net"] / 1e6, balance.loc["D+0", "all"]["imbalance"],
        remedies["payment"] / 1e6, remedies["stock"],
        cells["launcher_nl: missile"], reserve["75%"] - reserve["as stated"],
    ]  # fmt: skip
    shown = re.findall(r"\*\*(\d[\d.]*)\*\*", TEXT)
    assert len(shown) == len(figures)
    for text, figure in zip(shown, figures, strict=True):
        places = len(text.partition(".")[2])
        assert f"{figure:.{places}f}" == text, HINT


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", TEXT):
        assert (ROOT / "docs" / target).exists(), target

"""The verb `explain`, as its user sees it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from supplychain.cli import main

TUTORIAL = Path(__file__).resolve().parents[2] / "datasets" / "tutorial"


def told(*options: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["explain", str(TUTORIAL), "--jobs", "1", *options])
    return result.exit_code, result.output


def test_tells_what_is_short_why_and_what_would_help() -> None:
    code, text = told("--force-element", "nl_guns")
    assert code == 0
    assert "nl_guns (Northland) lacks 600 of the 750 that it needs in weeks 4 to 8:" in text
    assert "the agreement Sharing of stocks, which would open the route from" in " ".join(
        text.split()
    )
    assert "agreements sharing: in_force_since blank -> D+21" in text
    assert "removes 500 of 600" in text
    assert "nl_launchers" not in text
    assert max(map(len, text.splitlines())) <= 80


def test_a_force_element_that_is_short_of_nothing() -> None:
    code, text = told("--force-element", "sl_guns")
    assert code == 0
    assert "Nothing is short." in text


def test_a_wrong_name_is_refused_with_those_that_there_are() -> None:
    code, text = told("--force-element", "nl_gunz")
    assert code == 2
    assert "The case has no force element `nl_gunz`. Did you mean `nl_guns`?" in text

"""The verb `export`: one stage as a file that other solvers read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from supplychain.cli import main
from supplychain.solve.program_file import read_program, solve_file

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["export", *map(str, arguments)])


@pytest.mark.parametrize("ending", ["mps", "lp", "MPS"])
def test_the_first_stage_of_the_baseline(ending: str, tiny: Path, tmp_path: Path) -> None:
    """100 of 200 rounds are short: 67 fill the first third, at 1 / 200, the rest the second, at 2.

    All that is short is so in the last 5 of 10 weeks, each counting 0.01 (10 - t) / 10 more, in
    sum 20 x 0.01 x (0.5 + 0.4 + 0.3 + 0.2 + 0.1) = 0.3: (100.3 x 2 - 200 / 3) / 200.
    """
    out = tmp_path / f"tiny.{ending}"
    result = run(tiny, out)
    assert result.exit_code == 0, result.output
    assert max(map(len, result.output.splitlines()[1:])) <= 80  # the first has the file's path
    # 4 / 200 is the largest cost, and 2^12 x 0.02 = 81.92 is nearest to 100
    expected = (100.3 * 2 - 200 / 3) / 200
    assert f"Certified optimum: {expected:.6f}"[:-1] in result.output
    assert "Scenario long, regime national, stage shortfall_1: minimise." in result.output
    assert solve_file(out).optimum == pytest.approx(4096 * expected, rel=1e-6)


def test_a_later_stage_keeps_what_the_first_reached(tiny: Path, tmp_path: Path) -> None:
    """40 rounds are short in the last 2 weeks: (40 + 20 x 0.01 (0.2 + 0.1)) / 200 = 0.2003.

    60 rounds of 0.045 t cross at no cost; holding costs 1 a tonne and day.
    """
    out = tmp_path / "tiny.mps"
    result = run(tiny, out, "--regime", "sharing", "--stage", "effort")
    assert result.exit_code == 0, result.output
    named = read_program(out)
    assert named.rows[-1] == "keep[shortfall_1]"
    assert "keep[shortfall_1]: the optimum of that stage, 0.2003, times 4096." in result.output
    # What is fired in week t is held for t weeks before: 20 (1 + ... + 7) = 560 round-weeks.
    # The largest cost is 0.315, holding a round for a week, and 2^8 x 0.315 = 80.6.
    assert solve_file(out).optimum / 256 == pytest.approx(560 * 0.045 * 7, rel=1e-6)


def test_a_format_without_a_file_names_it_after_what_it_holds(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(tiny, "--lp", "other.lp", "--mps")
    assert result.exit_code == 0, result.output
    written = {path.name for path in tmp_path.iterdir() if path.is_file()}
    named = f"{tiny.stem}-long-national-shortfall_1.mps"
    assert {named, "other.lp"} <= written
    optimum = solve_file(tmp_path / "other.lp").optimum
    assert solve_file(tmp_path / named).optimum == pytest.approx(optimum)
    assert run(tiny, "--mps").exit_code == 2  # it exists
    assert run(tiny, "--mps", "other.lp").exit_code == 2
    assert run(tiny).exit_code == 2


def test_names_can_be_read(tiny: Path, tmp_path: Path) -> None:
    run(tiny, tmp_path / "tiny.mps")
    mps = read_program(tmp_path / "tiny.mps")
    assert "balance[depot,shell,3]" in mps.rows
    assert {"hold[depot,shell,9]", "issue[howitzer:shell(reference),guns,0]"} <= set(mps.columns)
    run(tiny, tmp_path / "tiny.lp")
    lp = read_program(tmp_path / "tiny.lp")
    assert "balance(depot,shell,3)" in lp.rows
    assert {"hold(depot,shell,9)", "issue(howitzer_shell(reference),guns,0)"} <= set(lp.columns)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["tiny.txt"], "ends in .mps or .lp"),
        (["none/tiny.mps"], "there is no folder"),
        (["tiny.mps", "--scenario", "lang"], "no scenario `lang`. Did you mean `long`?"),
        (["tiny.mps", "--regime", "share"], "no regime `share`. Did you mean `sharing`?"),
        (["tiny.mps", "--stage", "effect"], "no stage `effect`. Did you mean `effort`?"),
    ],
)
def test_what_cannot_be_written_is_refused(
    arguments: list[str], words: str, tiny: Path, tmp_path: Path
) -> None:
    out, *options = arguments
    result = run(tiny, tmp_path / out, *options)
    assert result.exit_code == 2
    assert words in result.output
    assert list(tmp_path.glob("**/*tiny.*")) == []


def test_a_file_is_never_overwritten(tiny: Path, tmp_path: Path) -> None:
    out = tmp_path / "mine.lp"
    out.write_text("precious")
    assert run(tiny, out).exit_code == 2
    assert out.read_text() == "precious"

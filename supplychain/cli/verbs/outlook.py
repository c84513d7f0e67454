"""The verb `outlook`: what a regime gains each country in wars of later years."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from supplychain.analysis.comparison import ALL
from supplychain.analysis.plans.outlook import Draws, Ladder, ladder_of_years, outlook
from supplychain.case import BASELINE
from supplychain.cli.answer import answer_folder
from supplychain.cli.input import chosen_or_refuse, refuse
from supplychain.cli.progress import phases
from supplychain.cli.question import ask, case_name, certified, weights_of, years_of
from supplychain.report.tornado import save_picture
from supplychain.report.words import LOWER_BOUND
from supplychain.report.years import gains_by_year

if TYPE_CHECKING:
    from pathlib import Path

    from supplychain.analysis.plans.outlook import Outlook
    from supplychain.cli.verbs.sensitivity import Sampling

NOTES = {
    "gains": "How much the regime lowers the index of each country, 1 = all: the mean over the "
    "scenarios; low and high: 5% to 95% of the draws of the trends.",
    "scenarios": "Each scenario, every trend as given. Rounds of unlike items are added up.",
    "crossings": "Where one country's gain passes another's; share: of the draws in which it does "
    "so between the first and the last year.",
    "factors": "Factor of each trend in each year.",
}


@dataclass(frozen=True)
class Wanted:
    """What the user typed."""

    case: Path | None
    model: Path | None
    out: Path | None
    scenarios: tuple[str, ...]
    weights: str | None
    regime: str | None
    years: str | None


def look_out(wanted: Wanted, sampling: Sampling) -> None:
    """Answer, print, and write the folder; ends with exit code 2 where nothing can be asked."""
    question = ask(wanted.case, wanted.model, None, wanted.regime)
    case = question.case
    if question.regime == BASELINE:
        refuse(f"The regime `{BASELINE}` gains nothing over itself. Give --regime another.")
    known = list(case.text["scenarios"]["scenario"])
    scenarios = chosen_or_refuse("scenario", wanted.scenarios or known[:1], known)
    weights = weights_of(wanted.weights, len(scenarios)).tolist()
    years = years_of(wanted.years, ladder_of_years(case.settings.start.year))
    ladder = Ladder(
        case, question.judgement, tuple(scenarios), tuple(weights), question.regime, years
    )
    folder = answer_folder("outlook", wanted.out, case_name(wanted.case))
    with certified(), phases() as progress:
        draws = Draws(sampling.samples, sampling.seed, sampling.jobs)
        found = outlook(ladder, draws, progress)
    _print(Console(), ladder, sampling, found)
    facts = {
        "scenarios": scenarios,
        "weights": weights,
        "regime": ladder.regime,
        "years": list(years),
        "samples": sampling.samples,
        "seed": sampling.seed,
    }
    chart = gains_by_year(found.gains[found.gains["country"] != ALL], ladder.regime)

    def draw(inside: Path) -> None:
        for ending in ("svg", "png"):
            save_picture(chart, inside / f"outlook.{ending}")

    tables = {name: getattr(found, name) for name in NOTES}
    folder.write(case, tables, NOTES, facts, draw)


def _print(console: Console, ladder: Ladder, sampling: Sampling, found: Outlook) -> None:
    console.print(f"{ladder.case.settings.title}: outlook of {ladder.regime}", style="bold")
    drawn = f"5% to 95% of {sampling.samples} draws of the trends" if sampling.samples else "none"
    console.print(
        "How much the regime lowers each country's index (0 all met, 1 nothing met), by the year "
        f"of war. Scenarios: {', '.join(ladder.scenarios)}. Band: {drawn}."
    )
    if not len(found.factors):
        console.print("The case has no trends: only the age of the agreements changes.")
    console.print()
    gains = found.gains[found.gains["country"] != ALL]
    if gains.empty:
        console.print("Nobody needs anything in these scenarios, so there is nothing to gain.")
        return
    table = Table(box=None, padding=(0, 1, 0, 0))
    table.add_column("year")
    countries = list(dict.fromkeys(gains["country"]))
    for country in countries:
        table.add_column(country, justify="right")
    for year, rows in gains.groupby("year"):
        cells = rows.set_index("country")
        table.add_row(str(year), *(_cell(cells.loc[c].to_dict()) for c in countries))
    console.print(table)
    console.print()
    for row in found.crossings.to_dict("records"):
        share = row["share"]
        sure = "" if math.isnan(share) else f" (so in {share:.0%} of the draws)"
        console.print(
            f"{row['country']} gains more than {row['other']} from {row['crossing']:.0f} on{sure}."
        )
    if found.crossings.empty:
        console.print("Nobody's gain passes another's in these years.")
    console.print()
    console.print(LOWER_BOUND)


def _cell(row: dict[str, float]) -> str:
    """Gain in percent, and its band beneath where there is one."""
    gain, low, high = (_percent(row[name]) for name in ("gain", "gain_low", "gain_high"))
    return gain if math.isnan(row["gain_low"]) else f"{gain}\n{low}..{high}"


def _percent(share: float) -> str:
    """Percent with one decimal, and no sign before a zero."""
    return f"{round(share, 3) + 0.0:.1%}"

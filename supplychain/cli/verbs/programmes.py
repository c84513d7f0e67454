"""The verb `programmes`: joint development against a national one by each partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from supplychain.analysis.comparison import ALL
from supplychain.analysis.plans.outlook import ladder_of_years
from supplychain.analysis.plans.programmes import WAYS, Wars, develop
from supplychain.cli.answer import answer_folder
from supplychain.cli.input import chosen_or_refuse, refuse
from supplychain.cli.progress import phases
from supplychain.cli.question import case_name, certified, years_of
from supplychain.report.words import LOWER_BOUND
from supplychain.results.told.messages import told_messages

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from supplychain.analysis.comparison import Question
    from supplychain.analysis.plans.programmes import Development

MILLION = 1e6
NOTES = {
    "costs": "Development and production by Wright's law, in money of the case's year, not "
    "discounted; work: value made at home.",
    "savings": "Joint against national; more units: what the money saved would buy jointly.",
    "shortfalls": "Under the baseline, without the programmes, with national and with joint ones.",
}


def compare_ways(
    question: Question, case: Path | None, scenarios: tuple[str, ...], years: str | None,
    out: Path | None,
) -> None:  # fmt: skip
    """Reckon, print, and write the folder; ends with exit code 2 where nothing can be asked."""
    if not len(question.case.tables["programmes"]):
        refuse("The case has no programmes: the table `programmes` lists joint developments.")
    known = list(question.case.text["scenarios"]["scenario"])
    chosen = chosen_or_refuse("scenario", scenarios or known[:1], known)
    first = question.case.settings.start.year
    wars = Wars(question.judgement, chosen, years_of(years, ladder_of_years(first)))
    folder = answer_folder("programmes", out, case_name(case))
    with certified(), phases() as progress:
        found = develop(question.case, wars, progress)
    _print(Console(), question, found)
    facts = {"scenarios": chosen, "years": list(wars.years)}
    folder.write(question.case, {name: getattr(found, name) for name in NOTES}, NOTES, facts)


def _print(console: Console, question: Question, found: Development) -> None:
    unit = f"million {question.case.settings.currency}".strip()
    console.print(f"{question.case.settings.title}: joint development", style="bold")
    console.print(
        f"Against a national development by each partner. Costs in {unit}, not discounted."
    )
    console.print()
    table = Table(box=None, padding=(0, 1, 0, 0))
    heads = ("programme", "partner", "way", "develop", "produce", "total", "a unit", "delivers")
    for place, head in enumerate(heads):
        table.add_column(head, justify="left" if place < 3 else "right", overflow="fold")
    for row in found.costs.to_dict("records"):
        words = [str(row[name]) for name in ("programme", "country", "way")]
        amounts = [f"{row[name] / MILLION:,.0f}" for name in ("development", "production", "total")]
        each = f"{row['unit_cost'] / MILLION:,.2f}"
        table.add_row(*words, *amounts, each, str(row["first_delivery"])[:7])
    console.print(table)
    console.print()
    for row in found.savings.to_dict("records"):
        verb = "saves" if row["saved"] >= 0 else "costs more by"
        later = "later" if row["later_days"] >= 0 else "earlier"
        console.print(
            f"{row['country']} in {row['programme']}: joint {verb} "
            f"{abs(row['saved']) / MILLION:,.0f} and delivers "
            f"{told_messages().counted(round(abs(row['later_days'])), 'day')} {later}."
        )
    console.print()
    console.print(
        "Rounds short in a war of the year, under national, without the programmes, with national "
        "and with joint ones:"
    )
    console.print(_by_year(found.shortfalls))
    console.print()
    console.print(LOWER_BOUND)


def _by_year(shortfalls: pd.DataFrame) -> Table:
    """Rounds short of each partner that the programmes change, by year, scenario and way."""
    table = Table(box=None, padding=(0, 1, 0, 0))
    for place, head in enumerate(("year", "scenario", "country", *WAYS)):
        table.add_column(head, justify="left" if place < 3 else "right")
    rows = shortfalls[shortfalls["country"] != ALL]
    keys = ["year", "scenario", "country"]
    short = rows.pivot_table(index=keys, columns="way", values="shortfall").reset_index()
    for row in short.to_dict("records"):
        amounts = [row[way] for way in WAYS]
        if max(amounts) - min(amounts) >= 1:
            words = [str(row[key]) for key in keys]
            table.add_row(*words, *(f"{amount:,.0f}" for amount in amounts))
    return table

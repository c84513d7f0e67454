"""The verb `explain`: why a shortfall is there, and the least change that would remove it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from supplychain.analysis.reasons.explain import Asked, explain
from supplychain.analysis.reasons.narrator import rounds
from supplychain.cli.input import chosen_or_refuse
from supplychain.cli.progress import phases
from supplychain.cli.question import certified
from supplychain.crew import processors

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    import pandas as pd

    from supplychain.analysis.comparison import Question
    from supplychain.crew import Jobs

WIDTH = 80


def tell(question: Question, element: str | None, most: int, jobs: Jobs | None) -> None:
    """Explain the heaviest cells and print them; every change printed has been solved."""
    if element:
        known = question.case.text["force_elements"]["force_element"]
        chosen_or_refuse("force element", [element], known)
    with certified(), phases() as progress:
        found = explain(question, Asked(element or "", most), jobs or processors(), progress)
    console = Console(width=min(Console().width, WIDTH), highlight=False)
    _say(console, f"{question.case.settings.title}: {question.scenario}, {question.regime}", "bold")
    if found.empty:
        _say(console, "Nothing is short.")
    period = question.case.settings.period
    for _, rows in found.groupby(["force_element", "from"], sort=False):
        _print_cell(console, rows, period)
    if len(found):
        _say(console, "")
        _say(console, LEGEND)


LEGEND = (
    "Each change was made in the case and the case solved again; what it removes is that answer. "
    "Of each root the least change is told that removes all that it can. Only together: none of "
    "these changes alone removes anything."
)


def _print_cell(console: Console, rows: pd.DataFrame, period: str) -> None:
    """Print one cell: what is short, and each root with its change and what that removes."""
    cell = rows.iloc[0]
    first, last = int(cell["from"]), int(cell["to"])
    when = f"in {period} {first}" if first == last else f"in {period}s {first} to {last}"
    short = rounds(cell["shortfall"])
    console.print()
    _say(
        console,
        f"{cell['force_element']} ({cell['country']}) lacks {short} of "
        f"{rounds(cell['requirement'])} {cell['item']} {when}",
        "bold",
    )
    if cell["launchers"] > 0:
        _say(console, f"  {rounds(cell['launchers'])} of these beyond what launchers could fire")
    for row in rows.to_dict("records"):
        console.print(Padding(Text(f"{row['rank']}. {row['reason']}"), (0, 0, 0, 2), expand=False))
        if row["relaxation"]:
            change = str(row["relaxation"]).replace("; ", "\n")
            console.print(Padding(Text(change), (0, 0, 0, 5), expand=False))
            console.print(Padding(Text(_removes(row, short)), (0, 0, 0, 5), expand=False))


def _removes(row: Mapping[Hashable, object], short: str) -> str:
    removed, others = float(str(row["removed"])), float(str(row["others"]))
    told = f"=> removes {rounds(removed)} of {short}"
    if others > 0.5 and others > 1e-3 * removed:
        told += f"; others are then short of {rounds(others)} more"
    elif others < -0.5:
        told += f", and {rounds(-others)} elsewhere"
    return told


def _say(console: Console, text: str, style: str = "") -> None:
    console.print(Text(text, style=style))

"""The verb `sources`: how far a case, and its answer, rest on sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from supplychain.analysis.uncertainty.coverage import coverage
from supplychain.cli.progress import phases
from supplychain.cli.question import certified

if TYPE_CHECKING:
    from supplychain.analysis.comparison import Question
    from supplychain.analysis.uncertainty.coverage import Coverage

HEAVIEST = 10


def cover(question: Question) -> None:
    """Print the coverage of a case."""
    with certified(), phases() as progress:
        found = coverage(question, progress)
    _print(Console(), question, found)


def _print(console: Console, question: Question, found: Coverage) -> None:
    console.print(f"{question.case.settings.title}: what it rests on", style="bold")
    table = Table(box=None)
    for head in ("rests on", "rows", "weight"):
        table.add_column(head, justify="left" if head == "rests on" else "right")
    for row in found.answer.to_dict("records"):
        table.add_row(str(row["standing"]), f"{row['rows']:.0%}", f"{row['weight']:.0%}")
    console.print(table)
    console.print(
        f"weight: share of the change of the priced gap ({question.scenario}, national and "
        f"{question.regime}) if each row's main figures were 1% larger."
    )
    console.print()
    table = Table(box=None)
    heads = ("table", "rows", "sourced", "assumed", "unsourced", "low conf.", "weight")
    for head in heads:
        table.add_column(head, justify="left" if head == "table" else "right")
    for line in found.tables.itertuples(index=False):
        counts = [str(number) for number in line[1:6]]
        table.add_row(str(line[0]), *counts, f"{line[6]:.0%}")
    console.print(table)
    console.print()
    table = Table(title="The heaviest rows", box=None, title_justify="left")
    for head in ("table", "row", "what", "source", "weight"):
        table.add_column(head, justify="right" if head in {"row", "weight"} else "left")
    for row in found.rows.head(HEAVIEST).to_dict("records"):
        cells = [str(row[name]) for name in ("table", "row", "name", "source")]
        table.add_row(*cells, f"{row['weight']:.1%}")
    console.print(table)

"""The verb `diff`: what changed between two cases or runs, and what it does."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from supplychain.analysis.difference import Effect, effects
from supplychain.case.changes import changes
from supplychain.cli.input import read_or_refuse
from supplychain.cli.progress import phases
from supplychain.cli.question import certified, judgement_of, question_on
from supplychain.results.run_changes import case_of_run, is_run, run_changes

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from pathlib import Path

    import pandas as pd

    from supplychain.analysis.comparison import Question

LONGEST = 60  # letters of a cell that are shown


@dataclass(frozen=True)
class Asked:
    """What the effect of the changes is asked on, as typed."""

    model: Path | None
    scenario: str | None
    regime: str | None


def tell(before: Path, after: Path, asked: Asked | None) -> None:
    """Print what differs between two cases, and between two runs their answers as well.

    With `asked` the case is solved: what the changes of each table do.
    """
    console = Console()
    old, new = (read_or_refuse(case_of_run(path)) for path in (before, after))
    found = changes(old, new)
    _print_changes(console, found)
    if is_run(before) and is_run(after):
        _print_answers(console, run_changes(before, after))
    if asked is not None and len(found):
        judgement = judgement_of(asked.model)
        question = question_on(old, judgement, asked.scenario, asked.regime)
        with certified(), phases() as progress:
            effect = effects(question, new, progress)
        _print_effects(console, question, effect)


def _print_changes(console: Console, found: pd.DataFrame) -> None:
    if found.empty:
        console.print("The cases are the same.")
        return
    console.print(f"Cells and rows that differ: {len(found)}")
    for table, rows in found.groupby("table", sort=False):
        console.print(f"\n{table}", style="bold")
        for row in rows.to_dict("records"):
            console.print(f"  {_line(row)}", highlight=False, markup=False)


def _line(row: Mapping[Hashable, Any]) -> str:
    if row["change"] == "changed":
        relative = row["relative"]
        share = "" if math.isnan(relative) else f" ({relative:+.1%})"
        old, new = (_short(str(row[side])) or "blank" for side in ("before", "after"))
        return f"{row['row']}: {row['column']} {old} -> {new}{share}"
    return f"{row['change']} {row['row']}: {_short(str(row['before'] or row['after']))}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."


def _print_answers(console: Console, found: pd.DataFrame) -> None:
    if found.empty:
        console.print("\nThe answers are the same.")
        return
    whole = found[found["class"] == "all"]
    table = Table(title="Answers that differ (all classes)", box=None, title_justify="left")
    for head in ("scenario", "regime", "country", "measure", "before", "after", "change"):
        table.add_column(head, justify="right" if head in {"before", "after", "change"} else "left")
    for row in whole.to_dict("records"):
        names = [str(row[name]) for name in ("scenario", "regime", "country", "measure")]
        numbers = [f"{row[side]:,.4g}" for side in ("before", "after")]
        change = "" if math.isnan(row["relative"]) else f"{row['relative']:+.1%}"
        table.add_row(*names, *numbers, change)
    console.print()
    console.print(table)


def _print_effects(console: Console, question: Question, found: list[Effect]) -> None:
    console.print(
        f"\nEffect on {question.scenario}: priced gap (0 all met, 1 nothing met) under national "
        f"and {question.regime}"
    )
    table = Table(box=None)
    for head in ("changes in", "national", "change", question.regime, "change"):
        table.add_column(head, justify="left" if head == "changes in" else "right")
    base = found[-1].before
    table.add_row("(as before)", f"{base.gap_national:.2%}", "", f"{base.gap:.2%}", "")
    for effect in found:
        name = effect.tables[0] if effect is not found[-1] else "all together"
        if effect.after is None:
            table.add_row(name, "does not fit", "", "alone", "")
            continue
        gaps = effect.after
        table.add_row(
            name,
            f"{gaps.gap_national:.2%}",
            f"{gaps.gap_national - base.gap_national:+.2%}",
            f"{gaps.gap:.2%}",
            f"{gaps.gap - base.gap:+.2%}",
        )
    console.print(table)

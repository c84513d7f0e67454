"""What the changes between two cases do to the answer, table by table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from supplychain.analysis.comparison import Comparison, Question, compare
from supplychain.case import CaseError, build_case
from supplychain.case.changes import changes
from supplychain.crew import Progress, no_progress
from supplychain.solve.workshop import open_workshop

if TYPE_CHECKING:
    from supplychain.case import Case


@dataclass(frozen=True)
class Effect:
    """What the changes of some tables do: the answer before, and with them alone in place.

    `after` is None where the tables do not fit the rest of the case before without the others.
    """

    tables: tuple[str, ...]
    before: Comparison
    after: Comparison | None


def effects(question: Question, after: Case, progress: Progress = no_progress) -> list[Effect]:
    """Return what the changes of each table do alone, and last those of all tables together.

    The question's case is the one before. Raises ``SolveError`` where a plan has no certified
    answer.
    """
    before = question.case
    touched = list(dict.fromkeys(changes(before, after)["table"]))
    base = _answer(question, before)
    found = []
    for done, table in enumerate(touched, start=1):
        case = _with_table(before, after, table)
        found.append(Effect((table,), base, _answer(question, case) if case else None))
        progress("Solving each group of changes", done, len(touched))
    return [*found, Effect(tuple(touched), base, _answer(question, after))]


def _with_table(before: Case, after: Case, table: str) -> Case | None:
    """Return `before` with one table of `after`; None where the two do not fit together."""
    sheets = {name: sheet.raw for name, sheet in before.sheets.items() if sheet.present}
    sheets.pop(table, None)
    if after.sheets[table].present:
        sheets[table] = after.sheets[table].raw
    try:
        return build_case(sheets.values())
    except CaseError:
        return None


def _answer(question: Question, case: Case) -> Comparison:
    shop = open_workshop(case, question.judgement)
    return compare(shop, question.scenario, question.regime)

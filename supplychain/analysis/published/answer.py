"""What answers a published case: the result tables of a case, or of linear programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from supplychain.analysis.published.address import PublishedError
from supplychain.analysis.published.games import splits
from supplychain.analysis.reasons.of_answer import COLUMNS as EXPLAINED
from supplychain.analysis.reasons.of_answer import explaining_tables
from supplychain.results import COLUMNS, audit, result_tables
from supplychain.solve import solve_case
from supplychain.solve.program_file import solve_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from supplychain.analysis.published.expected import Expected
    from supplychain.case import Case
    from supplychain.formulation.judgement import Judgement

CASE_COLUMNS: Mapping[str, tuple[str, ...]] = {**COLUMNS, **EXPLAINED}
PROGRAM_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "optimum": ("program", "optimum"),
    "columns": ("program", "column", "value"),
    "rows": ("program", "row", "activity", "dual"),
    "players": ("player", "shapley", "nucleolus"),
}
ADDED_UP = "all"  # the country and class of the summary's totals


@dataclass(frozen=True)
class Found:
    """What this program finds: tidy tables, the names that an address may use, and the audit.

    `untied` lists what the audit could not tie; an answer that has any is none.
    """

    tables: Mapping[str, pd.DataFrame]
    words: frozenset[str] = frozenset()
    untied: tuple[str, ...] = ()


def answer_case(case: Case, judgement: Judgement, rows: Iterable[Expected] = ()) -> Found:
    """Solve every scenario of a case under every regime; raises ``SolveError``.

    Tables that explain the answer are made where one of the expected `rows` leads there.
    """
    answer = solve_case(case, judgement)
    tables = result_tables(answer)
    audited = tuple(audit(case, tables))
    if any(row.address.table in EXPLAINED for row in rows):
        tables |= explaining_tables(answer, jobs=1)
    named = {ADDED_UP}
    for frame in case.text.values():
        for column in frame:
            named |= set(frame[column])
    return Found(tables, frozenset(named), audited)


def answer_programs(files: Iterable[Path]) -> Found:
    """Solve the program of each file; raises ``PublishedError`` and ``SolveError``."""
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in PROGRAM_COLUMNS}
    for path in files:
        try:
            solved = solve_file(path)
        except ValueError as error:
            raise PublishedError([str(error)]) from error
        rows["optimum"].append((path.stem, solved.optimum))
        rows["columns"] += [(path.stem, *column) for column in solved.columns]
        rows["rows"] += [(path.stem, *row) for row in solved.rows]
    rows["players"] += splits(dict(rows["optimum"]))
    return Found(
        {name: pd.DataFrame(rows[name], columns=list(PROGRAM_COLUMNS[name])) for name in rows}
    )

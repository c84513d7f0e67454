"""The library in a few words: read a case, solve it, look at its tables, write its reports.

::

    case = supplychain.read("mine.xlsx")
    run = supplychain.solve(case, scenarios="southwest")
    run.summary                      # a pandas frame, one row a fact
    run.report("runs/southwest")     # report.html, report.xlsx, tables and manifest

``import supplychain`` loads nothing of this until one of the names is used.
"""

from __future__ import annotations

import datetime as dt
import math
from pathlib import Path
from typing import TYPE_CHECKING, overload

from supplychain import assets, results
from supplychain.case import Case, CaseError
from supplychain.formulation.judgement import Judgement, JudgementError, read_judgement
from supplychain.report.files import Source, write_reports
from supplychain.results import (
    COLUMNS,
    audit,
    read_manifest,
    result_tables,
    write_run,
)
from supplychain.solve import SolveError, solve_case
from supplychain.workbook import read_case

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd

__all__ = [
    "Case",
    "CaseError",
    "JudgementError",
    "Run",
    "SolveError",
    "dataset",
    "read",
    "solve",
]

dataset = assets.dataset


class ResultTable:
    """A result table of a run, under its own name; ``docs/results.md`` tells each column."""

    def __init__(self, meaning: str) -> None:
        self._meaning = meaning

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name
        self.__doc__ = f"{self._meaning}\n\nColumns: {', '.join(COLUMNS[name])}."

    @overload
    def __get__(self, run: None, owner: type) -> ResultTable: ...
    @overload
    def __get__(self, run: results.Run, owner: type) -> pd.DataFrame: ...
    def __get__(self, run: results.Run | None, owner: type) -> ResultTable | pd.DataFrame:
        """Return the table of a run; of the class, this description of it."""
        return self if run is None else run.tables[self._name]


class Run(results.Run):
    """What `solve` found: result tables as pandas frames, and the reports made of them.

    Every table is tidy: one row a fact, led by ``scenario`` and ``regime`` (but for ``objectives``
    and ``munitions``, which are of the case). Rounds are those of the reference item of a force
    element, other amounts are in the unit of their item; shares are 0 to 1; periods count from 1,
    the period of D-day; blank is not known, or not reached. Nothing is rounded. ``tables`` holds
    the same frames by name, ``answer`` the plans, and ``audited`` what the audit has to say: it is
    empty where every round ties.
    """

    shortfall = ResultTable("Requirement of each force element and period, and what became of it.")
    issues = ResultTable("Rounds that force elements drew, and what went with them.")
    production = ResultTable("What each line made in each period, beside its ceiling.")
    shipments = ResultTable("What each route carried of each item, sent and arrived.")
    ledger = ResultTable("Every item at every site: opening, what came and went, closing.")
    summary = ResultTable("Each country and class: short, fill rate, first deficit, index.")
    gains = ResultTable("What each regime gains over `national`, and the stock given up for it.")
    rules = ResultTable("What it costs that no nation may end worse off.")
    stages = ResultTable("How each optimum was found, with its certificate.")
    supply_rates = ResultTable("Rounds a day that each force element asks for, and is given.")
    days_of_supply = ResultTable("Days that own stock lasts, against the rate assumed.")
    sufficiency = ResultTable("Stock held against the need of 30 days, 60 days and the war.")
    objectives = ResultTable("Years until each procurement objective is met.")
    munitions = ResultTable("Each munition in the form of 10 USC 222c and 222d.")

    @property
    def case(self) -> Case:
        """Return the case that was solved."""
        return self.answer.case

    def report(self, folder: str | Path) -> Path:
        """Write the run folder: report.html, report.xlsx, tables, case and manifest.

        Returns
        -------
        pathlib.Path
            The folder.

        Raises
        ------
        FileExistsError
            If `folder` exists: a run is never overwritten. Nothing is touched.
        OSError
            If it cannot be written; nothing of it is left.
        """

        def pages(inside: Path) -> None:
            tables = {**self.tables, "inputs": self.inputs}
            write_reports(Source(self.case, tables, read_manifest(inside)), inside)

        write_run(self, Path(folder), pages)
        return Path(folder)


def read(path: str | Path, *updates: str | Path) -> Case:
    """Read and check a case.

    Parameters
    ----------
    path : str or pathlib.Path
        A workbook (.xlsx, .xlsm, .xls, .ods) with a sheet a table, or a folder with a CSV file a
        table. `dataset` finds the bundled ones.
    updates : str or pathlib.Path
        Partial cases of several senders to lay over it, row by key.

    Returns
    -------
    Case
        ``case.tables`` holds its tables as pandas frames, ``case.findings`` what is doubtful or
        was read otherwise than written.

    Raises
    ------
    CaseError
        If it cannot be used. Its message lists every mistake at once, by sheet and cell.
    """
    return read_case(Path(path), [Path(update) for update in updates])


def solve(  # noqa: PLR0913 - one parameter a question that users ask
    case: Case,
    scenarios: str | Sequence[str] | None = None,
    regimes: str | Sequence[str] | None = None,
    *,
    model: str | Path | Judgement | None = None,
    progress: Callable[[str], None] | None = None,
    jobs: int | str | None = None,
    time_limit: float = math.inf,
) -> Run:
    """Solve a case and audit the answer.

    Parameters
    ----------
    case : Case
        What `read` returns.
    scenarios, regimes : str or sequence of str, optional
        Which to solve; without them all. The regime `national` always is, since the others are
        measured by it.
    model : str, pathlib.Path or Judgement, optional
        A model file: how plans are judged. Without it the bundled one.
    progress : callable, optional
        Called with the names of each scenario and regime when it is done.
    jobs : int or str, optional
        How many processors of this machine work at once, or the address of a Dask scheduler;
        without it all processors. The answer is the same with any.
    time_limit : float, optional
        Seconds after which the search ends. Plans that are not proven by then have the status
        `time limit` in ``run.stages``, with a bound below which no plan can be.

    Raises
    ------
    KeyError
        If the case has no such scenario or regime; the message names those that it has.
    JudgementError
        If the model file cannot be used, or does not suit the case.
    SolveError
        If a stage has no certified optimum, or no plan in time: there is no answer then.
    ValueError
        If `time_limit` is no number above 0.
    """
    if not time_limit > 0:
        raise ValueError(f"time_limit: {time_limit} is no number of seconds above 0")
    started = dt.datetime.now(dt.UTC)
    until = started.timestamp() + time_limit
    asked = _names(scenarios), _names(regimes)
    answer = solve_case(case, _judgement(model), *asked, progress, jobs=jobs, until=until)
    tables = result_tables(answer)
    return Run(answer, tables, audit(case, tables), started)


def _judgement(model: str | Path | Judgement | None) -> Judgement:
    if isinstance(model, Judgement):
        return model
    return read_judgement(assets.model(assets.DEFAULT_MODEL) if model is None else Path(model))


def _names(asked: str | Sequence[str] | None) -> Sequence[str] | None:
    return [asked] if isinstance(asked, str) else asked

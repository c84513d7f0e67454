"""The verb `solve`: from a case to a run folder and a summary on the terminal."""

from __future__ import annotations

import datetime as dt
import itertools
import math
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from supplychain.analysis.reasons.of_answer import explaining_tables
from supplychain.api import Run
from supplychain.case.figures import End, at_end
from supplychain.cli.input import (
    MOST_SHOWN,
    NO_ANSWER,
    chosen_or_refuse,
    interrupted,
    read_or_refuse,
    refuse,
    refuse_folder,
    run_name,
    show_findings,
)
from supplychain.cli.progress import phases
from supplychain.cli.question import case_name, case_path, certified, judgement_of, regimes_of
from supplychain.crew import PoolError, processors
from supplychain.report.terminal import print_summary
from supplychain.results import audit, result_tables
from supplychain.results.unfinished import SUFFIX, UnfinishedError, begin, discard
from supplychain.solve import BASELINE, Answer, SolveError, solve_case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import pandas as pd

    from supplychain.case import Case
    from supplychain.crew import Jobs
    from supplychain.formulation.judgement import Judgement
    from supplychain.solve.kept import KeptPlans


@dataclass(frozen=True)
class Request:
    """What the user asked for, as typed."""

    case: Path | None
    updates: tuple[Path, ...]
    model: Path | None
    out: Path | None
    scenarios: tuple[str, ...]
    regimes: tuple[str, ...]
    end: End | None
    resume: bool
    jobs: Jobs | None
    method: str
    seconds: float | None


def solve_and_write(request: Request) -> None:
    """Solve the case and write its run folder; ends the process with the exit code of the verb."""
    started = dt.datetime.now(dt.UTC)
    folder = _folder(request)
    refuse_folder(folder)
    judgement = judgement_of(request.model)
    case = read_or_refuse(case_path(request.case), request.updates)
    if request.end is not None:
        case = at_end(case, request.end)
    known = list(case.text["scenarios"]["scenario"])
    scenarios = chosen_or_refuse("scenario", request.scenarios, known)
    regimes = chosen_or_refuse("regime", request.regimes, regimes_of(case))
    show_findings(case.findings)
    pairs = len(scenarios) * len({BASELINE, *regimes})
    unfinished = _unfinished(folder, case, judgement, pairs, resume=request.resume)
    with certified(), unfinished as kept:
        jobs = request.jobs or processors()
        until = started.timestamp() + (request.seconds or math.inf)
        plan = partial(solve_case, case, judgement, scenarios, regimes, kept=kept, until=until)
        answer = _solve(partial(plan, jobs=jobs, method=request.method), pairs)
        with phases() as progress:
            tables = result_tables(answer) | explaining_tables(answer, jobs, progress, until)
        tied = _write(answer, tables, folder, started)
    if not tied:
        sys.exit(NO_ANSWER)


def _folder(request: Request) -> Path:
    """Return the folder to make: as named, else of the last unfinished run, else a new one."""
    name = case_name(request.case)
    if request.out or not request.resume:
        return request.out or Path("runs") / f"{name}-{run_name()}"
    found = sorted(Path("runs").glob(f"{name}-*{SUFFIX}"))
    return found[-1].with_suffix("") if found else Path("runs") / f"{name}-{run_name()}"


@contextmanager
def _unfinished(
    folder: Path, case: Case, judgement: Judgement, pairs: int, *, resume: bool
) -> Iterator[KeptPlans]:
    """Give the plans kept of the run and, if it ends early, say how to go on with them.

    Ctrl-C ends with exit code 130; an answer that is not found, or lost workers, are raised again.
    """
    try:
        kept = begin(folder, case, judgement, resume=resume)
    except UnfinishedError as error:
        refuse(f"{error}; or give --out another folder.")
    except OSError as error:
        refuse(f"{folder} cannot be made: {error.strerror or error}.")
    try:
        yield kept
    except (KeyboardInterrupt, SolveError, PoolError) as error:
        so_far = f"{folder} is not written. {_so_far(kept, folder, pairs)}"
        if not len(kept):
            discard(folder)
        if isinstance(error, KeyboardInterrupt):
            interrupted(f"Interrupted; {so_far}")
        raise type(error)(f"{error}. {so_far}") from error
    except BaseException:
        discard(folder)
        raise
    discard(folder)


def _so_far(kept: KeptPlans, folder: Path, pairs: int) -> str:
    """Say in words what is kept of a run that ends early."""
    told = f"Solved so far: {len(kept)} of {pairs} plans."
    if not len(kept):
        return told
    return (
        f"{told}\nThese plans are kept, reasons found for them are not: the same command "
        f"with `--out {folder} --resume` goes on."
    )


def _solve(plan: Callable[..., Answer], total: int) -> Answer:
    """Plan with progress, of which `total` pairs are all."""
    with phases() as progress:
        progress("Solving", 0, total)
        solved = itertools.count(1)
        return plan(progress=lambda _plan: progress("Solving", next(solved), total))


def _write(
    answer: Answer, tables: Mapping[str, pd.DataFrame], folder: Path, started: dt.datetime
) -> bool:
    """Write the run folder and print the summary; tell whether the audit ties."""
    case = answer.case
    differences = audit(case, tables)

    try:
        Run(answer, tables, differences, started).report(folder)
    except OSError as error:
        refuse(f"{folder} cannot be written: {error.strerror or error}.")
    print_summary(case, tables, Console(), folder)
    if differences:
        click.echo("The audit does not tie: do not use these figures.", err=True)
        for line in differences[:MOST_SHOWN]:
            click.echo(f"  {line}", err=True)
        click.echo(f"All {len(differences)} are in {folder / 'manifest.json'}.", err=True)
    return not differences

"""The verb `solve`: from a case to a run folder and a summary on the terminal."""

from __future__ import annotations

import datetime as dt
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from supplychain import assets
from supplychain.case.hints import one_of
from supplychain.cli.input import MOST_SHOWN, NO_ANSWER, read_or_refuse, refuse, show_findings
from supplychain.formulation.judgement import Judgement, JudgementError, read_judgement
from supplychain.report.excel import write_report
from supplychain.report.terminal import print_summary
from supplychain.results import Run, audit, result_tables, write_run
from supplychain.solve import BASELINE, Answer, SolveError, solve_case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from supplychain.case import Case


@dataclass(frozen=True)
class Request:
    """What the user asked for, as typed."""

    case: Path | None
    model: Path | None
    out: Path | None
    scenarios: tuple[str, ...]
    regimes: tuple[str, ...]

    @property
    def case_path(self) -> Path:
        """The case to solve: the one named, or the bundled one."""
        return self.case or assets.dataset(assets.DEFAULT_CASE)

    @property
    def model_path(self) -> Path:
        """The model file: the one named, or the bundled one."""
        return self.model or assets.model(assets.DEFAULT_MODEL)

    @property
    def folder(self) -> Path:
        """The run folder: the one named, or one named after the case and the time."""
        path = self.case_path.resolve()
        name = path.name if path.is_dir() else path.stem
        return self.out or Path("runs") / f"{name}-{dt.datetime.now():%Y%m%d-%H%M%S}"


def solve_and_write(request: Request) -> None:
    """Solve the case and write its run folder; ends the process with the exit code of the verb."""
    started = dt.datetime.now(dt.UTC)
    try:
        folder, case_path, model_path = request.folder, request.case_path, request.model_path
    except assets.AssetError as error:
        refuse(str(error))
    _refuse_place(folder)
    judgement = _judgement(model_path)
    case = read_or_refuse(case_path)
    scenarios = _chosen("scenario", request.scenarios, case.tables["scenarios"]["scenario"])
    regimes = _chosen("regime", request.regimes, [BASELINE, *case.tables["regimes"]["regime"]])
    show_findings(case.findings)
    try:
        answer = _solve(case, judgement, scenarios, regimes)
    except JudgementError as error:
        refuse(f"The model file does not suit the case: {error}.")
    except SolveError as error:
        click.echo(f"No certified answer, and nothing is written: {error}", err=True)
        sys.exit(NO_ANSWER)
    if not _write(answer, folder, started):
        sys.exit(NO_ANSWER)


def _refuse_place(folder: Path) -> None:
    """Refuse, before anything is solved, a folder that exists or that cannot be made."""
    if folder.exists() or folder.is_symlink():
        refuse(f"{folder} exists already and is left as it is. Give --out another folder.")
    above = next(parent for parent in folder.absolute().parents if parent.exists())
    if not above.is_dir() or not os.access(above, os.W_OK):
        refuse(f"{folder} cannot be made: {above} takes no new folder. Give --out another place.")


def _judgement(path: Path) -> Judgement:
    try:
        return read_judgement(path)
    except JudgementError as error:
        refuse(f"The model file cannot be used.\n{error}")


def _chosen(what: str, wanted: Iterable[str], known: Iterable[str]) -> list[str]:
    """Return the names asked for, each once, or all; refuse those that the case does not have."""
    names = list(dict.fromkeys(known))
    chosen = list(dict.fromkeys(wanted)) or names
    wrong = [name for name in chosen if name not in names]
    if wrong:
        lines = [f"The case has no {what} `{name}`. {one_of(name, names)}" for name in wrong]
        refuse("\n".join(lines))
    return chosen


def _solve(case: Case, judgement: Judgement, scenarios: list[str], regimes: list[str]) -> Answer:
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    console = Console(stderr=True)
    total = len(scenarios) * len({BASELINE, *regimes})
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("Solving", total=total)

        def done(line: str) -> None:
            progress.update(task, advance=1, description=f"Solved {line}")

        return solve_case(case, judgement, scenarios, regimes, progress=done)


def _write(answer: Answer, folder: Path, started: dt.datetime) -> bool:
    """Write the run folder and print the summary; tell whether the audit ties."""
    case, tables = answer.case, result_tables(answer)
    differences = audit(case, tables)

    def report(inside: Path) -> None:
        write_report(case, tables, inside / "report.xlsx")

    try:
        write_run(Run(answer, tables, differences, started), folder, report)
    except OSError as error:
        refuse(f"{folder} cannot be written: {error.strerror or error}.")
    print_summary(case, tables, Console(), folder)
    if differences:
        click.echo("The audit does not tie: do not use these figures.", err=True)
        for line in differences[:MOST_SHOWN]:
            click.echo(f"  {line}", err=True)
        click.echo(f"All {len(differences)} are in {folder / 'manifest.json'}.", err=True)
    return not differences

"""The verb `sensitivity`: what an answer leans on, and how sure it is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pandas as pd
from rich.console import Console
from rich.table import Table

from supplychain.analysis.uncertainty.monte_carlo import monte_carlo
from supplychain.analysis.uncertainty.sensitivity import MEASURES, sensitivity
from supplychain.case.figures import figures
from supplychain.cli.input import interrupted, refuse, refuse_folder, run_name
from supplychain.cli.progress import phases
from supplychain.cli.question import certified
from supplychain.report.leaning import CHARTS, write_leaning
from supplychain.report.tornado import save_picture, tornado
from supplychain.results.folder import origin, write_csv, write_manifest, write_whole

if TYPE_CHECKING:
    from supplychain.analysis.comparison import Question
    from supplychain.analysis.uncertainty.monte_carlo import MonteCarlo
    from supplychain.analysis.uncertainty.sensitivity import Sensitivity
    from supplychain.crew import Jobs

SHOWN = 48  # letters of a figure's name on the terminal


@dataclass(frozen=True)
class Sampling:
    """How many samples are drawn, with which seed, and on how many processors all is solved."""

    samples: int
    seed: int
    jobs: Jobs


def sense(question: Question, sampling: Sampling, out: Path | None, name: str) -> None:
    """Answer the question, write its folder, and print what matters most.

    Ends with exit code 2 where the case has no range or the folder cannot be made, and with 1 where
    a plan has no certified answer.
    """
    if not figures(question.case):
        refuse("The case has no figure with a range, such as `quantity_low` beside `quantity`.")
    folder = out or Path("runs") / f"{name}-sensitivity-{run_name()}"
    refuse_folder(folder)
    started = dt.datetime.now(dt.UTC)
    console = Console()
    try:
        found, drawn = _found(question, sampling)
    except KeyboardInterrupt:
        interrupted("Interrupted, and nothing is written.")
    tables = _tables(found, drawn)

    def fill(inside: Path) -> None:
        write_csv(tables, inside / "tables")
        write_leaning(question.case.settings, tables, inside / "sensitivity.xlsx")
        for measure in MEASURES:
            rows = tables["tornado"].query("measure == @measure")
            chart = tornado(rows, measure, question.regime)
            for ending in ("svg", "png"):
                save_picture(chart, inside / f"tornado_{measure}.{ending}")
        write_manifest(_manifest(question, sampling, started), inside)

    try:
        write_whole(folder, fill)
    except OSError as error:
        refuse(f"{folder} cannot be written: {error.strerror or error}.")
    _print(console, question, found, drawn)
    click.echo(f"Written: {folder}")


def _found(question: Question, sampling: Sampling) -> tuple[Sensitivity, MonteCarlo | None]:
    drawn = None
    with certified(), phases() as progress:
        found = sensitivity(question, sampling.jobs, progress)
        if sampling.samples:
            drawn = monte_carlo(question, sampling.samples, sampling.seed, sampling.jobs, progress)
    return found, drawn


def _tables(found: Sensitivity, drawn: MonteCarlo | None) -> dict[str, pd.DataFrame]:
    blocks = []
    for measure in MEASURES:
        rows, base = found.largest(measure), found.base_of(measure)
        changes = {f"{end}_change": rows[f"{measure}_{end}"] - base for end in ("low", "high")}
        blocks.append(rows[["figure", "value", "low", "high"]].assign(measure=measure, **changes))
    tables = {
        "figures": found.figures,
        "countries": found.base.countries,
        "tornado": pd.concat(blocks, ignore_index=True),
    }
    if drawn is not None:
        tables |= {"helps": drawn.helps, "intervals": drawn.intervals, "samples": drawn.samples}
    return tables


def _manifest(question: Question, sampling: Sampling, started: dt.datetime) -> dict[str, object]:
    return {
        **origin(question.case),
        "scenario": question.scenario,
        "regime": question.regime,
        "samples": sampling.samples,
        "seed": sampling.seed,
        "started": started.isoformat(timespec="seconds"),
        "seconds": round((dt.datetime.now(dt.UTC) - started).total_seconds(), 3),
    }


def _print(
    console: Console, question: Question, found: Sensitivity, drawn: MonteCarlo | None
) -> None:
    """Print both tornadoes as tables, and how often the regime helps whom."""
    base = found.base
    console.print(f"{question.case.settings.title}: {base.scenario}, {base.regime}", style="bold")
    console.print(
        f"Priced gap (0 all met, 1 nothing met): national {base.gap_national:.1%}, "
        f"{base.regime} {base.gap:.1%}, gain {base.gain:.1%}."
    )
    for measure in MEASURES:
        table = Table(title=f"{CHARTS[measure]}: what it leans on", box=None, title_justify="left")
        table.add_column("figure", overflow="fold", max_width=SHOWN)
        for head in ("at low", "at high"):
            table.add_column(head, justify="right")
        for row in found.largest(measure).to_dict("records"):
            values = [f"{row[f'{measure}_{end}']:.1%}" for end in ("low", "high")]
            table.add_row(str(row["figure"]), *values)
        console.print(table)
    if drawn is not None:
        console.print(_helps(drawn))


def _helps(drawn: MonteCarlo) -> Table:
    """How often the regime helps whom, and the rounds that it gains."""
    size = int(drawn.samples["sample"].max())
    table = Table(title=f"Of {size} samples", box=None, title_justify="left")
    for head in ("country", "helps", "harms", "rounds gained: 5%", "50%", "95%"):
        table.add_column(head, justify="left" if head == "country" else "right")
    gains = drawn.intervals.query("measure == 'gain'").set_index("country")
    for row in drawn.helps.to_dict("records"):
        levels = gains.loc[row["country"], ["p5", "p50", "p95"]].astype(float)
        shares = [f"{row[name]:.0%}" for name in ("helps", "harms")]
        table.add_row(str(row["country"]), *shares, *(f"{round(level) or 0:,}" for level in levels))
    return table

"""Verbs that answer for a case: how large the shortfall is, why, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from supplychain.cli.commands.options import (
    FORMATS,
    LANGUAGES,
    METHODS,
    PATH,
    a_number,
    on_processors,
)

if TYPE_CHECKING:
    from pathlib import Path

    from supplychain.case.figures import End
    from supplychain.crew import Jobs


@click.command()
@click.argument("case", type=PATH, required=False)
@click.option(
    "--with", "updates", type=PATH, multiple=True, metavar="FILE",
    help="Partial case to lay over CASE, row by key; may be repeated.",
)  # fmt: skip
@click.option("--model", type=PATH, metavar="FILE", help="Model file: how plans are judged.")
@click.option("--out", type=PATH, metavar="DIR", help="Run folder to make; must not exist yet.")
@click.option("--scenario", multiple=True, metavar="S", help="Only this scenario; may be repeated.")
@click.option("--regime", multiple=True, metavar="R", help="Only this regime; may be repeated.")
@click.option("--at", "end", type=click.Choice(["low", "high"]), help="Every figure at this end.")
@click.option("--resume", is_flag=True, help="Go on with a run that was not finished.")
@click.option("--method", type=click.Choice(METHODS), help="Algorithm to try first.")
@click.option(
    "--time-limit", "seconds", type=click.FloatRange(0, min_open=True), metavar="SECONDS",
    callback=a_number, help="When to stop; what is not proven by then has a bound.",
)  # fmt: skip
@on_processors
def solve(  # noqa: PLR0913 - one parameter an option
    *,
    case: Path | None,
    updates: tuple[Path, ...],
    model: Path | None,
    out: Path | None,
    scenario: tuple[str, ...],
    regime: tuple[str, ...],
    end: End | None,
    resume: bool,
    method: str | None,
    seconds: float | None,
    jobs: Jobs | None,
) -> None:
    """Solve CASE and write a run folder with a report.

    Every scenario is solved under every regime, or those that are named; the regime `national`
    always is, since others are measured by it. Without CASE the bundled Northeast Asia case is
    solved. Without --out the folder is runs/<case>-<date>-<time>. With --at every figure that has
    a range stands at its low, or its high, end. Files given by --with are partial cases of several
    senders, laid over CASE: the cells that they fill replace those of the row with the same key;
    two that disagree are refused.

    Ctrl-C writes no run folder and keeps each plan that is solved, but not the reasons found for
    it; the same command with --resume goes on with them (without --out: with the last run of CASE
    that was interrupted).

    Without --method each program is solved by the algorithm that measurements favour, and by
    others where its answer is not certified; with it that one is the first.

    With --time-limit the search ends so many seconds after the start; plans share the time. Of each
    plan that is not proven the best by then the report says by how much another could be better at
    most. Reasons are given of proven plans, and as many as are found in that time.

    Exit code 0: answered. 1: no certified answer, or the audit does not tie. 2: the input cannot
    be used; every mistake is listed, and nothing is written. 130: interrupted.
    """
    from supplychain.cli.verbs.solve import Request, solve_and_write  # noqa: PLC0415 - heavy

    asked = Request(
        case, updates, model, out, scenario, regime, end, resume, jobs, method or "", seconds
    )
    solve_and_write(asked)


@click.command()
@click.argument("run", type=PATH)
@click.option(
    "--format", "formats", type=click.Choice(FORMATS), multiple=True, metavar="F",
    help=f"One of {', '.join(FORMATS)}; may be repeated; without it html and xlsx.",
)  # fmt: skip
@click.option(
    "--language", type=click.Choice(LANGUAGES), default=LANGUAGES[0], help="Language of the report."
)
def report(run: Path, formats: tuple[str, ...], language: str) -> None:
    """Write reports of the run folder RUN again, or in another format or language.

    html is one file that opens in any browser, without a network, and prints on A4; xlsx is the
    workbook, in English in every language. `solve` writes these two. md and docx are a memo of a
    few pages; png and svg the pictures, in the folder `pictures`.

    What `supplychain sensitivity RUN/case --out RUN/sensitivity` and `supplychain value RUN/case
    --out RUN/value` find become sections of the page and sheets of the workbook. Names and notes of
    the case stay in the language that they are written in.
    """
    from supplychain.cli.verbs.report import rewrite  # noqa: PLC0415 - heavy

    rewrite(run, formats or FORMATS[:2], language)


@click.command()
@click.argument("case", type=PATH, required=False)
@click.option("--model", type=PATH, metavar="FILE", help="Model file: how plans are judged.")
@click.option("--scenario", metavar="S", help="The scenario; without it the case's first.")
@click.option("--regime", metavar="R", help="The regime; without it the baseline, national.")
@click.option("--force-element", "element", metavar="F", help="Only this force element.")
@click.option(
    "--most", default=10, show_default=True, type=click.IntRange(1), help="Cells to explain."
)
@on_processors
def explain(  # noqa: PLR0913 - one parameter an option
    *,
    case: Path | None,
    model: Path | None,
    scenario: str | None,
    regime: str | None,
    element: str | None,
    most: int,
    jobs: Jobs | None,
) -> None:
    """Tell why CASE is short, and the least change that would help.

    A cell is a force element and the weeks (or days, months) in which it goes short; the heaviest
    come first. For each the chain that binds is told back to its root, with the least change of the
    case that removes the shortfall, or as much of it as that root can. Every change printed has
    been made and the case solved again. Exit codes as of `solve`.
    """
    from supplychain.case import BASELINE  # noqa: PLC0415 - heavy
    from supplychain.cli.question import ask  # noqa: PLC0415 - heavy
    from supplychain.cli.verbs.explain import tell  # noqa: PLC0415 - heavy

    tell(ask(case, model, scenario, regime or BASELINE), element, most, jobs)


@click.command()
@click.argument("case", type=PATH, required=False)
@click.option("--model", type=PATH, metavar="FILE", help="Model file: how plans are judged.")
@click.option("--out", type=PATH, metavar="DIR", help="Folder to make; must not exist yet.")
@click.option("--scenario", metavar="S", help="The scenario; without it the case's first.")
@click.option("--regime", metavar="R", help="The regime; without it the widest.")
@click.option("--samples", default=100, show_default=True, help="Samples to draw; 0 for none.")
@click.option("--seed", default=1, show_default=True, help="Seed of the samples.")
@on_processors
def sensitivity(  # noqa: PLR0913 - one parameter an option
    *,
    case: Path | None,
    model: Path | None,
    out: Path | None,
    scenario: str | None,
    regime: str | None,
    samples: int,
    seed: int,
    jobs: Jobs | None,
) -> None:
    """Tell what the answer of CASE leans on, and how sure it is.

    Each figure that has a range is tried at its low and its high end. The ten with the largest
    effect on the shortfall under `national`, and the ten with the largest effect on the gain of
    the regime, are solved again in full: a tornado chart. Then all figures are drawn from their
    ranges at once, and each sample is solved under both: how often the regime helps each country.

    The folder holds tables, a workbook and the charts. Exit codes as of `solve`.
    """
    from supplychain.cli.question import ask, case_name  # noqa: PLC0415 - heavy
    from supplychain.cli.verbs.sensitivity import Sampling, sense  # noqa: PLC0415 - heavy
    from supplychain.crew import processors  # noqa: PLC0415 - heavy

    question = ask(case, model, scenario, regime)
    sense(question, Sampling(samples, seed, jobs or processors()), out, case_name(case))


@click.command()
@click.argument("cases", nargs=-1, metavar="[CASE]...")
def reproduce(cases: tuple[str, ...]) -> None:
    """Compare published figures with ours, case by case.

    CASE is the name of a bundled published case, or a folder with `expected.csv` and either a case
    or linear programs as `.lp` or `.mps` files. Without CASE all that are bundled are compared.

    Exit code 0: every figure is within its tolerance. 1: one is not, or has no certified answer.
    2: the input cannot be used; the mistakes are listed by row and column.
    """
    from supplychain.cli.verbs.reproduce import compare_cases  # noqa: PLC0415 - heavy

    compare_cases(cases)

"""The command line: one verb a use. What a verb needs is imported when it runs, not before."""

from __future__ import annotations

from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

from supplychain import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.analysis.pool import Jobs
    from supplychain.case.figures import End
    from supplychain.solve.two_stage import Kind

PATH = click.Path(path_type=Path)
LANGUAGES = ("en", "ja", "ko")  # as `supplychain.case.words` has them
FORMATS = ("html", "xlsx", "md", "docx", "png", "svg")  # as `supplychain.report.files` has them


def on_processors(verb: Callable[..., None]) -> Callable[..., None]:
    """Let a verb spread its work: `--jobs` or `--cluster` become its one argument `jobs`."""

    @click.option("--jobs", type=click.IntRange(1), help="Processors; without it all there are.")
    @click.option("--cluster", metavar="ADDRESS", help="Dask scheduler, in place of --jobs.")
    @wraps(verb)
    def spreading(*, jobs: int | None, cluster: str | None, **asked: object) -> None:
        if jobs and cluster:
            raise click.UsageError("--jobs and --cluster exclude each other.")
        verb(jobs=cluster or jobs, **asked)

    return spreading


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="supplychain", message="%(prog)s %(version)s")
def main() -> None:
    """Wartime shortfall of munitions, and what cooperation between neighbours would change.

    A case is an Excel workbook or a folder of CSV files with the same tables. Start with
    `supplychain solve`: it solves the bundled Northeast Asia case.
    """


@main.command()
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
@click.option("--resume", is_flag=True, help="Go on with a run that was interrupted.")
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
) -> None:
    """Solve CASE and write a run folder with a report.

    Every scenario is solved under every regime, or those that are named; the regime `national`
    always is, since others are measured by it. Without CASE the bundled Northeast Asia case is
    solved. Without --out the folder is runs/<case>-<date>-<time>. With --at every figure that has
    a range stands at its low, or its high, end. Files given by --with are partial cases of several
    senders, laid over CASE: the cells that they fill replace those of the row with the same key;
    two that disagree are refused.

    Ctrl-C writes no run folder and keeps each plan that is solved; the same command with --resume
    goes on with them (without --out: with the last run of CASE that was interrupted).

    Exit code 0: answered. 1: no certified answer, or the audit does not tie. 2: the input cannot
    be used; every mistake is listed, and nothing is written. 130: interrupted.
    """
    from supplychain.cli.verbs.solve import Request, solve_and_write  # noqa: PLC0415 - heavy

    solve_and_write(Request(case, updates, model, out, scenario, regime, end, resume))


@main.command()
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
    --out RUN/value` find become sections of the page. Names and notes of the case, and reasons,
    stay in the language that they are written in.
    """
    from supplychain.cli.verbs.report import rewrite  # noqa: PLC0415 - heavy

    rewrite(run, formats or FORMATS[:2], language)


@main.command()
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
    from supplychain.analysis.pool import processors  # noqa: PLC0415 - heavy
    from supplychain.cli.question import ask, case_name  # noqa: PLC0415 - heavy
    from supplychain.cli.verbs.sensitivity import Sampling, sense  # noqa: PLC0415 - heavy

    question = ask(case, model, scenario, regime)
    sense(question, Sampling(samples, seed, jobs or processors()), out, case_name(case))


@main.command()
@click.argument("case", type=PATH, required=False)
@click.option("--model", type=PATH, metavar="FILE", help="Model file: how plans are judged.")
@click.option("--scenario", metavar="S", help="The scenario; without it the case's first.")
@click.option("--regime", metavar="R", help="The regime; without it the widest.")
def sources(
    case: Path | None, model: Path | None, scenario: str | None, regime: str | None
) -> None:
    """Tell how far CASE, and its answer, rest on sources.

    Shares of the rows, and of the answer's weight, that rest on a source, on an assumption, on
    nothing, or on low confidence; then the rows that weigh most. Exit codes as of `solve`.
    """
    from supplychain.cli.question import ask  # noqa: PLC0415 - heavy
    from supplychain.cli.verbs.sources import cover  # noqa: PLC0415 - heavy

    cover(ask(case, model, scenario, regime))


@main.command()
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


@main.command()
@click.argument("out", type=PATH, metavar="OUT.xlsx")
@click.option("--from", "case", type=PATH, metavar="CASE", help="Put the cells of this case in.")
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default=LANGUAGES[0],
    help="Language of guide, headers, comments and choices.",
)
def template(out: Path, case: Path | None, language: str) -> None:
    """Write a workbook to fill in, blank or with the cells of a case.

    It holds a guide, one sheet a table with comments on the headers, drop-down lists and checks
    of what is typed. It can be solved when it is filled in. A file that exists is never
    overwritten.
    """
    from supplychain.cli.verbs.template import write_template  # noqa: PLC0415 - heavy

    write_template(out, case, language)


@main.command()
@click.argument("case", type=PATH)
@click.option(
    "--with", "updates", type=PATH, multiple=True, metavar="FILE",
    help="Partial case to lay over CASE, row by key; may be repeated.",
)  # fmt: skip
@click.option("--annotate", type=PATH, metavar="OUT.xlsx", help="Write a copy with the marks in.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option("--strict", is_flag=True, help="Let warnings count: exit code 1.")
def check(
    *, case: Path, updates: tuple[Path, ...], annotate: Path | None, as_json: bool, strict: bool
) -> None:
    """Check CASE and list everything that is wrong, doubtful or was read otherwise.

    With --annotate the findings are marked in a copy of the workbook: each cell coloured, with a
    comment on what to write, and a first sheet that lists them all with links.

    Exit code 0: the case can be used. 1: with --strict, there are warnings. 2: there are errors.
    """
    from supplychain.cli.verbs.check import Request, check_and_tell  # noqa: PLC0415 - heavy

    check_and_tell(Request(case, updates, annotate, as_json, strict))


@main.command()
@click.argument("before", type=PATH)
@click.argument("after", type=PATH)
@click.option("--effect", is_flag=True, help="Solve: what each table's changes do.")
@click.option("--model", type=PATH, metavar="FILE", help="Model file: how plans are judged.")
@click.option("--scenario", metavar="S", help="With --effect: the scenario, else the first.")
@click.option("--regime", metavar="R", help="With --effect: the regime, else the widest.")
def diff(  # noqa: PLR0913 - one parameter an option
    *,
    before: Path,
    after: Path,
    effect: bool,
    model: Path | None,
    scenario: str | None,
    regime: str | None,
) -> None:
    """Tell what changed from the case or run BEFORE to AFTER.

    Table by table, each cell that differs with its relative change, and whole rows added or
    removed. Of two run folders the answers are compared as well. With --effect the case is solved
    with the changes of each table alone, and with all of them.

    Exit codes as of `solve`.
    """
    from supplychain.cli.verbs import diff as verb  # noqa: PLC0415 - heavy

    if not effect and (model or scenario or regime):
        raise click.UsageError("--model, --scenario and --regime go with --effect.")
    asked = verb.Asked(model, scenario, regime) if effect else None
    verb.tell(before, after, asked)


@main.command()
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


@main.command()
@click.argument("case", type=PATH, required=False)
@click.option(
    "--budget", type=float, metavar="B", help="What may be spent, in the case's currency."
)
@click.option("--scenario", multiple=True, metavar="S", help="Only this scenario; may be repeated.")
@click.option("--weights", metavar="W,W", help="Weights of the scenarios; without them all alike.")
@click.option(
    "--risk", type=click.Choice(["expected", "worst", "cvar"]), default="expected",
    show_default=True, help="What counts: the mean, the worst, or the mean of the worst.",
)  # fmt: skip
@click.option(
    "--level", type=click.FloatRange(0, 1, max_open=True), default=0.9, show_default=True,
    help="With cvar: 0.9 counts the worst tenth.",
)  # fmt: skip
@click.option("--regime", metavar="R", help="With --budget else national; without it the widest.")
@click.option(
    "--decided", type=click.FloatRange(0), default=1095, show_default=True, metavar="DAYS",
    help="Days before D-day on which is decided.",
)  # fmt: skip
@click.option("--model", type=PATH, metavar="FILE", help="Model file: how plans are judged.")
@click.option("--out", type=PATH, metavar="DIR", help="Folder to make; must not exist yet.")
def plan(  # noqa: PLR0913 - one parameter an option
    *,
    case: Path | None,
    budget: float | None,
    scenario: tuple[str, ...],
    weights: str | None,
    risk: Kind,
    level: float,
    regime: str | None,
    decided: float,
    model: Path | None,
    out: Path | None,
) -> None:
    """Tell what to buy or build before the war, from the table `options` of CASE.

    With --budget: the purchases that leave the least shortfall over the scenarios, the frontier of
    shortfall against budget, and which of component reserve, finished-round reserve, capacity or
    agreement buys most.

    Without --budget: what each country would have to buy alone to do as well as under the regime.

    The folder holds tables and a workbook. Exit codes as of `solve`.
    """
    from supplychain.cli.verbs.plan import Spending, Wanted, buy, spare  # noqa: PLC0415 - heavy

    wanted = Wanted(case, model, out, scenario, regime, decided)
    if budget is None:
        if weights:
            raise click.UsageError("--weights goes with --budget.")
        spare(wanted)
    elif budget <= 0:
        raise click.UsageError("--budget: give an amount of more than 0.")
    else:
        buy(wanted, Spending(budget, weights, risk, level))


@main.command()
@click.argument("case", type=PATH, required=False)
@click.option("--scenario", multiple=True, metavar="S", help="Only this scenario; may be repeated.")
@on_processors
@click.option("--resume", is_flag=True, help="Go on from where a run was interrupted.")
@click.option("--model", type=PATH, metavar="FILE", help="Model file: how plans are judged.")
@click.option("--out", type=PATH, metavar="DIR", help="Folder to make; must not exist yet.")
def value(  # noqa: PLR0913 - one parameter an option
    *,
    case: Path | None,
    scenario: tuple[str, ...],
    jobs: Jobs | None,
    resume: bool,
    model: Path | None,
    out: Path | None,
) -> None:
    """Tell what each agreement of CASE is worth, to whom, and what would keep it.

    The agreements are those that the regimes add, all signed on each day on which one of them is.
    For each scenario: what every agreement takes off the shortfall, first, last and on average,
    and which go together; what countries can do in groups, who would leave, and transfers that
    keep them; the balance of benefits; what one firing permission or route alone would do; and
    what rules cost. docs/cooperation.md explains each with an example.

    The folder holds tables, a workbook and charts. A run that is interrupted keeps its answers
    beside the folder, and --resume goes on from them. Exit codes as of `solve`; 130: interrupted.
    """
    from supplychain.analysis.pool import processors  # noqa: PLC0415 - heavy
    from supplychain.cli.verbs import value as verb  # noqa: PLC0415 - heavy

    verb.value(verb.Wanted(case, model, out, scenario, jobs or processors(), resume))


@main.command()
@click.argument("case", type=PATH)
@click.argument("out", type=PATH, metavar="[OUT.mps|OUT.lp]", required=False)
@click.option(
    "--mps", type=PATH, metavar="[FILE]", is_flag=False, flag_value=Path(".mps"),
    help="Write in MPS format; without FILE named after what it holds.",
)  # fmt: skip
@click.option(
    "--lp", type=PATH, metavar="[FILE]", is_flag=False, flag_value=Path(".lp"),
    help="Write in LP format, likewise.",
)  # fmt: skip
@click.option("--model", type=PATH, metavar="FILE", help="Model file: how plans are judged.")
@click.option("--scenario", metavar="S", help="The scenario; without it the case's first.")
@click.option("--regime", metavar="R", help="The regime; without it `national`.")
@click.option("--stage", metavar="STAGE", help="The stage; without it the first.")
def export(  # noqa: PLR0913 - one parameter an option
    *,
    case: Path,
    out: Path | None,
    mps: Path | None,
    lp: Path | None,
    model: Path | None,
    scenario: str | None,
    regime: str | None,
    stage: str | None,
) -> None:
    """Write the linear program of one stage of CASE for another solver.

    Columns and rows have names such as balance[JP_DEPOT,155mm-HE,3]; in LP format the brackets
    are round and signs that it does not allow are `_`. Of a later stage rows `keep[...]` hold the
    optimum of each stage before. The first lines of the file tell the certified optimum, and by
    what power of 2 the objective is multiplied. A file that exists is never overwritten.

    Exit codes as of `solve`.
    """
    from supplychain.cli.verbs.export import export_program  # noqa: PLC0415 - heavy

    wanted = ((out, (".mps", ".lp")), (mps, (".mps",)), (lp, (".lp",)))
    files = [(file, endings) for file, endings in wanted if file is not None]
    if not files:
        raise click.UsageError("Name a file OUT.mps or OUT.lp, or give --mps or --lp.")
    export_program(case, files, model, (scenario, regime, stage))


@main.command()
@click.argument("case", type=PATH, required=False)
@click.option("--scenario", multiple=True, metavar="S", help="A scenario, else the first; repeat.")
@click.option("--weights", metavar="W,W", help="Weights of the scenarios; without them all alike.")
@click.option("--regime", metavar="R", help="The regime; without it the widest.")
@click.option("--years", metavar="Y,Y", help="Years of war; without it every fifth to 2050.")
@click.option("--samples", default=10, show_default=True, help="Draws for the band; 0 for none.")
@click.option("--seed", default=1, show_default=True, help="Seed of the draws.")
@on_processors
@click.option("--model", type=PATH, metavar="FILE", help="Model file: how plans are judged.")
@click.option("--out", type=PATH, metavar="DIR", help="Folder to make; must not exist yet.")
def outlook(  # noqa: PLR0913 - one parameter an option
    *,
    case: Path | None,
    scenario: tuple[str, ...],
    weights: str | None,
    regime: str | None,
    years: str | None,
    samples: int,
    seed: int,
    jobs: Jobs | None,
    model: Path | None,
    out: Path | None,
) -> None:
    """Tell what the regime gains each country in wars of later years.

    Figures change by the table `trends`; agreements and lines keep their calendar dates. Each year
    is solved with and without the regime. The band comes from draws of the trends' ranges. Where
    the gain of one country passes another's, the year is told.

    The folder holds tables, a workbook and a chart. Exit codes as of `solve`.
    """
    from supplychain.analysis.pool import processors  # noqa: PLC0415 - heavy
    from supplychain.cli.verbs.outlook import Wanted, look_out  # noqa: PLC0415 - heavy
    from supplychain.cli.verbs.sensitivity import Sampling  # noqa: PLC0415 - heavy

    sampling = Sampling(samples, seed, jobs or processors())
    look_out(Wanted(case, model, out, scenario, weights, regime, years), sampling)


@main.command()
@click.argument("case", type=PATH, required=False)
@click.option("--scenario", multiple=True, metavar="S", help="A scenario, else the first; repeat.")
@click.option("--years", metavar="Y,Y", help="Years of war; without it every fifth to 2050.")
@click.option("--model", type=PATH, metavar="FILE", help="Model file: how plans are judged.")
@click.option("--out", type=PATH, metavar="DIR", help="Folder to make; must not exist yet.")
def programmes(
    *,
    case: Path | None,
    scenario: tuple[str, ...],
    years: str | None,
    model: Path | None,
    out: Path | None,
) -> None:
    """Compare joint development with a national one by each partner.

    For the table `programmes` of CASE: development and production cost along the learning curve,
    first delivery, work at home, and the shortfall in wars of several years without the
    programmes, with national and with joint ones.

    The folder holds tables and a workbook. Exit codes as of `solve`.
    """
    from supplychain.cli.question import ask  # noqa: PLC0415 - heavy
    from supplychain.cli.verbs.programmes import compare_ways  # noqa: PLC0415 - heavy

    compare_ways(ask(case, model, None, None), case, scenario, years, out)

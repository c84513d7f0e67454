"""Verbs about a case: fill it in, check it, compare it, hand it on."""

from __future__ import annotations

from pathlib import Path

import click

from supplychain.cli.commands.options import LANGUAGES, PATH


@click.command()
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


@click.command()
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


@click.command()
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


@click.command()
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


@click.command()
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

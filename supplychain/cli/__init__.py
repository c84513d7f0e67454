"""The command line: one verb a use. What a verb needs is imported when it runs, not before."""

from __future__ import annotations

from pathlib import Path

import click

from supplychain import __version__

PATH = click.Path(path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="supplychain", message="%(prog)s %(version)s")
def main() -> None:
    """Wartime shortfall of munitions, and what cooperation between neighbours would change.

    A case is an Excel workbook or a folder of CSV files with the same tables. Start with
    `supplychain solve`: it solves the bundled Northeast Asia case.
    """


@main.command()
@click.argument("case", type=PATH, required=False)
@click.option("--model", type=PATH, metavar="FILE", help="Model file: how plans are judged.")
@click.option("--out", type=PATH, metavar="DIR", help="Run folder to make; must not exist yet.")
@click.option("--scenario", multiple=True, metavar="S", help="Only this scenario; may be repeated.")
@click.option("--regime", multiple=True, metavar="R", help="Only this regime; may be repeated.")
def solve(
    case: Path | None,
    model: Path | None,
    out: Path | None,
    scenario: tuple[str, ...],
    regime: tuple[str, ...],
) -> None:
    """Solve CASE and write a run folder with a report.

    Every scenario is solved under every regime, or those that are named; the regime `national`
    always is, since others are measured by it. Without CASE the bundled Northeast Asia case is
    solved. Without --out the folder is runs/<case>-<date>-<time>.

    Exit code 0: answered. 1: no certified answer, or the audit does not tie. 2: the input cannot
    be used; every mistake is listed, and nothing is written.
    """
    from supplychain.cli.solving import Request, solve_and_write  # noqa: PLC0415 - heavy

    solve_and_write(Request(case, model, out, scenario, regime))


@main.command()
@click.argument("case", type=PATH)
@click.argument("out", type=PATH, metavar="OUT.xlsx")
def workbook(case: Path, out: Path) -> None:
    """Write CASE as an Excel workbook.

    The workbook can be changed and solved. A file that exists is never overwritten.
    """
    from supplychain.cli.converting import convert  # noqa: PLC0415 - heavy

    convert(case, out)

"""The command line: one verb a use. What a verb needs is imported when it runs, not before."""

from __future__ import annotations

import click

from supplychain import __version__
from supplychain.cli.commands.answers import explain, report, reproduce, sensitivity, solve
from supplychain.cli.commands.cases import check, diff, export, sources, template
from supplychain.cli.commands.cooperation import outlook, plan, programmes, value


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="supplychain", message="%(prog)s %(version)s")
def main() -> None:
    """Wartime shortfall of munitions, and what cooperation between neighbours would change.

    A case is an Excel workbook or a folder of CSV files with the same tables. Start with
    `supplychain solve`: it solves the bundled Northeast Asia case.
    """


for verb in (
    solve, report, explain, sensitivity, reproduce,
    value, plan, outlook, programmes,
    template, check, diff, sources, export,
):  # fmt: skip
    main.add_command(verb)

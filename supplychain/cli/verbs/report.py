"""The verb `report`: the reports of a run written again from its folder."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click
from pandas.errors import ParserError

from supplychain.cli.input import read_or_refuse, refuse
from supplychain.report.files import write_reports
from supplychain.report.view import view_of
from supplychain.results import read_analyses, read_manifest, read_tables
from supplychain.results.run_changes import is_run


def rewrite(run: Path) -> None:
    """Write `report.xlsx` and `report.html` of a run folder again; both or neither is replaced.

    Ends with exit code 2 where the folder holds no run, or takes no file.
    """
    if not is_run(run):
        refuse(
            f"{run} is no run folder: it has no tables/summary.csv. `supplychain solve` makes one."
        )
    case = read_or_refuse(run / "case")
    try:
        tables, manifest, beside = read_tables(run), read_manifest(run), read_analyses(run)
    except (OSError, ValueError, ParserError) as error:
        refuse(f"{run} cannot be read: {error}.")
    try:
        with tempfile.TemporaryDirectory(dir=run, prefix=".report.") as aside:
            write_reports(view_of(case, tables), manifest, beside, Path(aside))
            written = [path.replace(run / path.name) for path in sorted(Path(aside).iterdir())]
    except OSError as error:
        refuse(f"{run} takes no report: {error.strerror or error}.")
    for path in written:
        click.echo(f"Written: {path}")

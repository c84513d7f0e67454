"""The verb `report`: the reports of a run written again from its folder."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click
from pandas.errors import ParserError

from supplychain.cli.input import read_or_refuse, refuse
from supplychain.report.files import Source, write_reports
from supplychain.results import read_analyses, read_manifest, read_tables
from supplychain.results.run_changes import is_run

if TYPE_CHECKING:
    from collections.abc import Sequence


def rewrite(run: Path, formats: Sequence[str], language: str) -> None:
    """Write reports of a run folder again; all of them are replaced, or none is.

    Ends with exit code 2 where the folder holds no run, or takes no file.
    """
    if not is_run(run):
        refuse(
            f"{run} is no run folder: it has no tables/summary.csv. `supplychain solve` makes one."
        )
    case = read_or_refuse(run / "case")
    try:
        source = Source(case, read_tables(run), read_manifest(run), read_analyses(run))
    except (OSError, ValueError, ParserError) as error:
        refuse(f"{run} cannot be read: {error}.")
    try:
        with tempfile.TemporaryDirectory(dir=run, prefix=".report.") as aside:
            write_reports(source, Path(aside), formats, language)
            written = _moved(Path(aside), run)
    except OSError as error:
        refuse(f"{run} takes no report: {error.strerror or error}.")
    for path in written:
        click.echo(f"Written: {path}")


def _moved(aside: Path, run: Path) -> list[Path]:
    """Move every file to its place in the run folder; return the places, a folder as one."""
    places = [run / path.name for path in sorted(aside.iterdir())]
    for path in sorted(aside.rglob("*")):
        place = run / path.relative_to(aside)
        if path.is_dir():
            place.mkdir(exist_ok=True)
        else:
            path.replace(place)
    return places

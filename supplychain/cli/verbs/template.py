"""The verb `template`: a workbook to fill in, blank or with the cells of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from supplychain.cli.input import read_or_refuse, refuse, refuse_file, show_findings
from supplychain.workbook import write_workbook

if TYPE_CHECKING:
    from pathlib import Path


def write_template(out: Path, path: Path | None, language: str) -> None:
    """Write the workbook `out`, which must not exist yet, with the cells of the case at `path`."""
    refuse_file(out, ".xlsx")
    case = read_or_refuse(path) if path else None
    if case:
        show_findings(case.findings)
    try:
        write_workbook(case, out, language)
    except OSError as error:
        refuse(f"{out} cannot be written: {error.strerror or error}.")
    click.echo(f"Written: {out}")

"""The verb `workbook`: a case as an Excel workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from supplychain.cli.input import read_or_refuse, refuse, show_findings
from supplychain.workbook.write import write_workbook

if TYPE_CHECKING:
    from pathlib import Path


def convert(path: Path, out: Path) -> None:
    """Write the case at `path` as the workbook `out`, which must not exist yet."""
    if out.suffix != ".xlsx":
        refuse(f"{out}: give the workbook a name that ends in .xlsx.")
    if out.exists():
        refuse(f"{out} exists already and is left as it is. Give another name.")
    case = read_or_refuse(path)
    show_findings(case.findings)
    try:
        write_workbook(case, out)
    except OSError as error:
        refuse(f"{out} cannot be written: {error.strerror or error}.")
    click.echo(f"Written: {out}")

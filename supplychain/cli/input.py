"""What the verbs share: reading a case for a user, and saying what is wrong with it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import click

from supplychain.case import CaseError, Level
from supplychain.workbook.read import read_case

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from supplychain.case import Case, Finding

NO_ANSWER, BAD_INPUT = 1, 2
MOST_SHOWN = 5


def refuse(message: str) -> NoReturn:
    """Say what is wrong with the input and end with exit code 2."""
    click.echo(message, err=True)
    sys.exit(BAD_INPUT)


def read_or_refuse(path: Path) -> Case:
    """Return the case; list everything wrong with it and end with exit code 2 if it has errors."""
    try:
        return read_case(path)
    except CaseError as error:
        refuse(f"{path} cannot be used.\n{error}")


def show_findings(findings: Iterable[Finding]) -> None:
    """Print how many warnings there are, and the first of them."""
    warnings = [finding for finding in findings if finding.level is Level.WARNING]
    if not warnings:
        return
    shown = warnings[:MOST_SHOWN]
    rest = f", the first {len(shown)}" if len(shown) < len(warnings) else ""
    click.echo(f"Warnings: {len(warnings)}{rest}:", err=True)
    for finding in shown:
        click.echo(f"  {finding}", err=True)

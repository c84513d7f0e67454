"""The verb `check`: everything there is to say about a case, and a copy with the marks in."""

from __future__ import annotations

import dataclasses
import json
import shutil
import sys
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.text import Text

from supplychain.case import CaseError, Level
from supplychain.cli.input import BAD_INPUT, refuse, refuse_file
from supplychain.workbook import (
    annotated_suffix,
    read_case,
    read_grids,
    without_place,
    write_annotated,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from supplychain.case import Finding

WARNED = 1
WIDEST = 80  # columns of the terminal that lines fill
INDENT = "    "


@dataclass(frozen=True)
class Request:
    """What the user asked for, as typed."""

    case: Path
    updates: tuple[Path, ...]
    annotate: Path | None
    as_json: bool
    strict: bool


def check_and_tell(request: Request) -> None:
    """Print the findings and write the annotated copy; ends the process with the exit code."""
    if request.annotate:
        refuse_file(request.annotate, annotated_suffix(request.case))
    findings = _findings(request.case, request.updates)
    copied = _annotate(request.case, findings, request.annotate) if request.annotate else ""
    if request.as_json:
        click.echo(as_json(findings))
    else:
        click.echo(f"{request.case}: {counted(findings)}")
        for line in listed(findings):
            click.echo(line)
    if copied:
        click.echo(copied, err=True)
    levels = {finding.level for finding in findings}
    if Level.ERROR in levels:
        sys.exit(BAD_INPUT)
    if request.strict and Level.WARNING in levels:
        sys.exit(WARNED)


def _findings(path: Path, updates: Sequence[Path]) -> tuple[Finding, ...]:
    try:
        return read_case(path, updates).findings
    except CaseError as error:
        return error.findings


def as_json(findings: Sequence[Finding]) -> str:
    """Return the counts by level and every finding, by sheet and cell."""
    counts = Counter(finding.level for finding in findings)
    content = {
        "counts": {level.value: counts[level] for level in Level},
        "findings": [dataclasses.asdict(finding) for finding in findings],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def counted(findings: Sequence[Finding]) -> str:
    """Return how many findings there are of each level, in words."""
    counts = Counter(finding.level for finding in findings)
    parts = [f"{counts[level]} {level}{'s' * (counts[level] != 1)}" for level in Level]
    return ", ".join(part for part in parts if part[0] != "0") or "nothing to say"


def listed(findings: Sequence[Finding]) -> list[str]:
    """Return the lines of a report: by level, and in each by sheet and cell."""
    console = Console(width=min(shutil.get_terminal_size().columns, WIDEST))
    one_file = len({finding.file for finding in findings if finding.file}) == 1
    lines = []
    for level in Level:
        of_level = [finding for finding in findings if finding.level is level]
        if of_level:
            lines += ["", f"{level.value.capitalize()}s"]
        for finding in of_level:
            place = finding.place.removesuffix(f" ({finding.file})") if one_file else finding.place
            lines += [f"  {place}", *_wrapped(without_place(finding), console)]
    return lines


def _wrapped(text: str, console: Console) -> list[str]:
    """Return the lines of a text, indented; East Asian letters count as two columns."""
    lines = Text(text).wrap(console, console.width - len(INDENT))
    return [f"{INDENT}{line.plain.rstrip()}" for line in lines]


def _annotate(source: Path, findings: Sequence[Finding], out: Path) -> str:
    """Write the annotated copy; return what to say about it."""
    try:
        grids, _ = read_grids(source)
    except CaseError:
        return f"{out} is not written: there are no cells to mark."
    try:
        lacks = write_annotated(source, grids, findings, out)
    except OSError as error:
        refuse(f"{out} cannot be written: {error.strerror or error}.")
    return f"Written: {out}" + (f"\n{lacks}" if lacks else "")

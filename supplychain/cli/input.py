"""What the verbs share: reading a case for a user, and saying what is wrong with it."""

from __future__ import annotations

import datetime as dt
import os
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from supplychain.case import CaseError, Level
from supplychain.case.hints import one_of
from supplychain.workbook import read_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from supplychain.case import Case, Finding

NO_ANSWER, BAD_INPUT = 1, 2
INTERRUPTED = 130  # what shells say of Ctrl-C
MOST_SHOWN = 5


def refuse(message: str) -> NoReturn:
    """Say what is wrong with the input and end with exit code 2."""
    click.echo(message, err=True)
    sys.exit(BAD_INPUT)


def interrupted(message: str) -> NoReturn:
    """Say what Ctrl-C leaves and end with exit code 130 at once, though threads still solve."""
    click.echo(message, err=True)
    sys.stderr.flush()
    os._exit(INTERRUPTED)


def refuse_file(out: Path, *suffixes: str) -> None:
    """Refuse, before anything is read, a file to write that exists or has the wrong ending."""
    if out.suffix.lower() not in suffixes:
        refuse(f"{out}: give the file a name that ends in {' or '.join(suffixes)}.")
    if out.exists() or out.is_symlink():
        refuse(f"{out} exists already and is left as it is. Give another name.")
    if not out.absolute().parent.is_dir():
        refuse(f"{out} cannot be written: there is no folder {out.parent}.")


def read_or_refuse(path: Path, updates: Sequence[Path] = ()) -> Case:
    """Return the case; list everything wrong with it and end with exit code 2 if it has errors."""
    try:
        return read_case(path, updates)
    except CaseError as error:
        refuse("\n".join([f"{path} cannot be used.", *_listed(error.findings)]))


def _listed(findings: Iterable[Finding]) -> Iterable[str]:
    """Yield every finding, a count before those of each level, errors first."""
    for level in Level:
        of_level = [str(finding) for finding in findings if finding.level is level]
        if of_level:
            yield f"{level}s: {len(of_level)}".capitalize()
            yield from of_level


def show_findings(findings: Iterable[Finding]) -> None:
    """Print how many warnings there are, the first one of each kind, and how many repairs."""
    findings = tuple(findings)
    if repairs := sum(finding.level is Level.REPAIR for finding in findings):
        click.echo(
            f"Read otherwise than written: {repairs} (`supplychain check` lists them)", err=True
        )
    kinds: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.level is Level.WARNING:
            kinds.setdefault(finding.rule, []).append(finding)
    if not kinds:
        return
    click.echo(f"Warnings: {sum(map(len, kinds.values()))}", err=True)
    for alike in list(kinds.values())[:MOST_SHOWN]:
        more = f" (and {len(alike) - 1} more of this kind)" if len(alike) > 1 else ""
        click.echo(f"  {alike[0]}{more}", err=True)
    if len(kinds) > MOST_SHOWN:
        click.echo(f"  and {len(kinds) - MOST_SHOWN} other kinds", err=True)


def run_name() -> str:
    """Return the time of day as the end of a folder's name."""
    return f"{dt.datetime.now():%Y%m%d-%H%M%S}"


def refuse_folder(folder: Path) -> None:
    """Refuse, before anything is solved, a folder that exists or that cannot be made."""
    if folder.exists() or folder.is_symlink():
        refuse(f"{folder} exists already and is left as it is. Give --out another folder.")
    above = next(parent for parent in folder.absolute().parents if parent.exists())
    if not above.is_dir() or not os.access(above, os.W_OK):
        refuse(f"{folder} cannot be made: {above} takes no new folder. Give --out another place.")


def chosen_or_refuse(what: str, wanted: Iterable[str], known: Iterable[str]) -> list[str]:
    """Return the names asked for, each once, or all; refuse those that the case does not have."""
    names = list(dict.fromkeys(known))
    chosen = list(dict.fromkeys(wanted)) or names
    wrong = [name for name in chosen if name not in names]
    if wrong:
        lines = [f"The case has no {what} `{name}`. {one_of(name, names)}" for name in wrong]
        refuse("\n".join(lines))
    return chosen

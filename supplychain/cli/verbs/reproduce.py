"""The verb `reproduce`: published figures beside ours, case by case."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from rich.console import Console

from supplychain import assets
from supplychain.analysis.published import (
    CASE_COLUMNS,
    EXPECTED,
    PROGRAM_COLUMNS,
    PublishedError,
    answer_case,
    answer_programs,
    compare,
    read_expected,
    unanswered,
)
from supplychain.case.hints import one_of
from supplychain.cli.input import MOST_SHOWN, NO_ANSWER, read_or_refuse, refuse
from supplychain.cli.progress import phases
from supplychain.cli.question import judgement_of
from supplychain.cli.side_by_side import side_by_side
from supplychain.formulation.judgement import JudgementError
from supplychain.solve import SolveError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from supplychain.analysis.published import Compared, Expected, Found

MODEL = "model.toml"


@dataclass(frozen=True)
class Published:
    """A published case that is ready to be answered."""

    folder: Path
    expected: tuple[Expected, ...]
    answer: Callable[[], Found]


def compare_cases(names: Iterable[str]) -> None:
    """Compare the published cases named, or all that are bundled; end with the verb's exit code."""
    cases = [_read(folder) for folder in _folders(names)]
    compared: list[tuple[str, list[Compared]]] = []
    failures: list[str] = []
    with phases() as progress:
        for number, case in enumerate(cases):
            progress("Comparing", number, len(cases))
            rows, wrong = _compare(case)
            compared.append((case.folder.name, rows))
            failures += [f"{case.folder.name}: {line}" for line in wrong]
    rows = [row for _, of_case in compared for row in of_case]
    agree = sum(row.ok for row in rows)
    console = Console()
    console.print(side_by_side(compared))
    console.print("* follows from what the source prints; the others it prints itself.")
    console.print(f"{agree} of {len(rows)} figures agree (cases: {len(cases)}).")
    for line in failures:
        console.print(line, markup=False)
    if agree < len(rows) or failures:
        sys.exit(NO_ANSWER)


def _compare(case: Published) -> tuple[list[Compared], list[str]]:
    """Return each figure beside ours, and in words why an answer cannot be trusted."""
    try:
        found = case.answer()
        rows = compare(case.expected, found)
    except SolveError as error:
        return unanswered(case.expected), [f"no certified answer: {error}"]
    except JudgementError as error:
        refuse(f"{case.folder / MODEL} does not suit the case: {error}")
    except PublishedError as error:
        _refuse(case.folder, error)
    return rows, [f"the audit does not tie: {line}" for line in found.untied[:MOST_SHOWN]]


def _folders(names: Iterable[str]) -> list[Path]:
    """Return the folders named, each once; a bundled name counts before a folder of that name."""
    try:
        bundled = assets.published_cases()
    except assets.AssetError as error:
        refuse(str(error))
    wanted = list(dict.fromkeys(names)) or list(bundled)
    wrong = [name for name in wanted if name not in bundled and not Path(name).is_dir()]
    if wrong:
        told = (
            f"There is no folder `{name}`, nor is a published case of that name bundled. "
            f"{one_of(name, bundled)}"
            for name in wrong
        )
        refuse("\n".join(told))
    return [bundled.get(name) or Path(name).resolve() for name in wanted]


def _read(folder: Path) -> Published:
    """Read a published case; list what is wrong with it and end with exit code 2."""
    if not (folder / EXPECTED).is_file():
        refuse(f"{folder} holds no {EXPECTED}, which says what was published.")
    programs = sorted([*folder.glob("*.lp"), *folder.glob("*.mps")])
    try:
        expected = read_expected(folder / EXPECTED, PROGRAM_COLUMNS if programs else CASE_COLUMNS)
    except PublishedError as error:
        _refuse(folder, error)
    if programs:
        return Published(folder, expected, lambda: answer_programs(programs))
    own = folder / MODEL
    judgement = judgement_of(own if own.exists() else None)
    books = sorted(folder.glob("*.xlsx"))
    case = read_or_refuse(books[0] if len(books) == 1 else folder)
    return Published(folder, expected, lambda: answer_case(case, judgement, expected))


def _refuse(folder: Path, error: PublishedError) -> NoReturn:
    lines = [f"  {line}" for line in error.lines]
    refuse("\n".join([f"{folder / EXPECTED} cannot be used.", *lines]))

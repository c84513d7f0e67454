"""One stage of a scenario under a regime as an MPS or LP file, for any other solver.

Costs of a stage may be 1e-7 a round, which is below what solvers tell from 0. So the objective,
and the rows that keep earlier optima, are the stage's times a power of 2 where its largest cost
would be below 1; the first lines of the file say which, and the certified optimum.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from supplychain.case import BASELINE
from supplychain.instance import build_instance
from supplychain.solve.face import scale_of
from supplychain.solve.names import column_names, lp_names, mps_names, row_names
from supplychain.solve.program_file import NamedProgram, write_program
from supplychain.solve.stages import kept_program
from supplychain.solve.workshop import open_workshop

if TYPE_CHECKING:
    from pathlib import Path

    from supplychain.case import Case
    from supplychain.formulation.judgement import Judgement
    from supplychain.solve.program import LinearProgram
    from supplychain.solve.stages import Solved
    from supplychain.solve.workshop import Workshop

WRITERS = {".mps": mps_names, ".lp": lp_names}
COMMENT = {".mps": "*", ".lp": "\\"}


@dataclass(frozen=True)
class Exported:
    """One stage as a program to be minimised, with names; the objective is `scale` times its own.

    `optimum` is the certified optimum of the stage, in its own units; `about` tells all of it.
    """

    named: NamedProgram
    stage: str
    scale: float
    optimum: float
    about: tuple[str, ...]


def stage_names(case: Case, judgement: Judgement) -> list[str]:
    """Return the stages of a case in the order in which they are solved."""
    return open_workshop(case, judgement).stage_names


def export_stage(
    case: Case, judgement: Judgement, scenario: str, regime: str, stage: str
) -> Exported:
    """Solve a scenario under a regime and return the program of one of its stages.

    Under another regime than the baseline the program keeps the guard of nations, as bounds of
    `weighted`; rows `keep[...]` hold what earlier stages reached. Raises ``SolveError`` where a
    stage has no certified answer, ``ValueError`` if there is no such stage.
    """
    shop = open_workshop(case, judgement)
    place = shop.stage_names.index(stage)
    national = None
    if regime != BASELINE:
        national = shop.plan(build_instance(case, shop.network, scenario, BASELINE))
    instance = build_instance(case, shop.network, scenario, regime)
    solved, guard = shop.solved(instance, national)
    plain = replace(shop.program(instance, guard), units=None)
    program = kept_program(plain, solved[:place], stage)
    scale = max(1.0, scale_of(program.costs[stage]))
    named = NamedProgram(
        program=replace(program, costs={stage: scale * program.costs[stage]}),
        sign=1.0,
        columns=column_names(shop),
        rows=row_names(shop) + [f"keep[{done.name}]" for done in solved[:place]],
    )
    about = [*_heading(shop, scenario, regime, stage), *_told(program, solved[: place + 1], scale)]
    if guard:
        about.append("Upper bounds of `weighted`: no nation worse off than under the baseline.")
    about.append("Periods count from 0. What each row says: models/MATHEMATICS.md.")
    return Exported(named, stage, scale, solved[place].optimum, tuple(about))


def write_stage(exported: Exported, path: Path) -> None:
    """Write a stage as MPS or LP, by the ending of the name, whole or not at all.

    Raises ``OSError`` where the file cannot be written.
    """
    suffix = path.suffix.lower()
    rename = WRITERS[suffix]
    named = replace(
        exported.named, columns=rename(exported.named.columns), rows=rename(exported.named.rows)
    )
    aside = path.with_name(f".{path.stem}.part{suffix}")
    try:
        aside.touch()  # HiGHS crashes where it cannot write
        write_program(named, aside)
        head = "".join(f"{COMMENT[suffix]} {line}\n" for line in exported.about)
        aside.write_text(head + aside.read_text(encoding="utf-8"), encoding="utf-8")
        aside.rename(path)
    finally:
        aside.unlink(missing_ok=True)


def _heading(shop: Workshop, scenario: str, regime: str, stage: str) -> list[str]:
    title = " ".join(shop.case.settings.title.split())
    return [title, f"Scenario {scenario}, regime {regime}, stage {stage}: minimise."]


def _told(program: LinearProgram, stages: list[Solved], scale: float) -> list[str]:
    """Return what the file says of the optimum of its stage, and of each stage before."""
    *before, last = stages
    told = [f"Certified optimum: {last.optimum:.15g}."]
    if scale != 1:
        minimum = f"{scale * last.optimum:.15g}"
        told.append(f"The objective of this file is {scale:.15g} times it: {minimum}.")
    return told + [
        f"keep[{done.name}]: the optimum of that stage, {done.optimum:.15g}, times "
        f"{scale_of(program.costs[done.name]):.15g}."
        for done in before
    ]

"""The verb `export`: one stage of a scenario under a regime as an MPS or LP file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from supplychain.case import BASELINE
from supplychain.cli.input import chosen_or_refuse, read_or_refuse, refuse, refuse_file
from supplychain.cli.question import certified, judgement_of, regimes_of
from supplychain.solve.export import export_stage, stage_names, write_stage

if TYPE_CHECKING:
    from pathlib import Path

    from supplychain.solve.export import Exported

SUFFIXES = (".mps", ".lp")
Asked = tuple[str | None, str | None, str | None]  # scenario, regime, stage


def export_program(path: Path, out: Path, model: Path | None, asked: Asked) -> None:
    """Write the program; ends the process with the exit code of the verb."""
    refuse_file(out, *SUFFIXES)
    judgement = judgement_of(model)
    case = read_or_refuse(path)
    stages = stage_names(case, judgement)
    known = (list(case.text["scenarios"]["scenario"]), regimes_of(case), stages)
    scenario, regime, stage = (
        chosen_or_refuse(what, [name or default], names)[0]
        for what, name, default, names in zip(
            ("scenario", "regime", "stage"),
            asked,
            (known[0][0], BASELINE, stages[0]),
            known,
            strict=True,
        )
    )
    with certified():
        exported = export_stage(case, judgement, scenario, regime, stage)
    try:
        write_stage(exported, out)
    except OSError as error:
        refuse(f"{out} cannot be written: {error.strerror or error}.")
    _tell(exported, out)


def _tell(exported: Exported, out: Path) -> None:
    matrix = exported.named.program.matrix
    rows, columns = matrix.shape
    click.echo(f"{out}: {rows:,} rows, {columns:,} columns, {matrix.nnz:,} non-zeros")
    for line in exported.about:
        click.echo(line)

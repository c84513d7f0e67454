"""The verb `export`: one stage of a scenario under a regime as an MPS or LP file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from supplychain.case import BASELINE
from supplychain.cli.input import chosen_or_refuse, read_or_refuse, refuse, refuse_file
from supplychain.cli.question import case_name, certified, judgement_of, regimes_of
from supplychain.solve.export import export_stage, stage_names, write_stage

if TYPE_CHECKING:
    from supplychain.solve.export import Exported

Files = Sequence[tuple[Path, tuple[str, ...]]]  # a file to write, or its ending, with those allowed
Asked = tuple[str | None, str | None, str | None]  # scenario, regime, stage


def export_program(path: Path, files: Files, model: Path | None, asked: Asked) -> None:
    """Write the program into each file; ends the process with the exit code of the verb."""
    for out, endings in files:
        if out.name not in endings:
            refuse_file(out, *endings)
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
    named = "-".join([case_name(path), scenario, regime, stage])
    outs = [Path(named + out.name) if out.name in endings else out for out, endings in files]
    for out in outs:
        refuse_file(out, out.suffix.lower())
    with certified():
        exported = export_stage(case, judgement, scenario, regime, stage)
    for out in outs:
        try:
            write_stage(exported, out)
        except OSError as error:
            refuse(f"{out} cannot be written: {error.strerror or error}.")
    _tell(exported, outs)


def _tell(exported: Exported, outs: Sequence[Path]) -> None:
    matrix = exported.named.program.matrix
    rows, columns = matrix.shape
    for out in outs:
        click.echo(f"{out}: {rows:,} rows, {columns:,} columns, {matrix.nnz:,} non-zeros")
    for line in exported.about:
        click.echo(line)

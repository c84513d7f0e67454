"""Options that several verbs share."""

from __future__ import annotations

import math
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

PATH = click.Path(path_type=Path)
LANGUAGES = ("en", "ja", "ko")  # as `supplychain.case.words` has them
METHODS = (
    "simplex",
    "hipo",
    "ipx",
    "simplex without presolve",
    "ipx without crossover",
)  # as `supplychain.solve.methods` has them
FORMATS = ("html", "xlsx", "md", "docx", "png", "svg")  # as `supplychain.report.files` has them


def a_number(
    _context: click.Context, _parameter: click.Parameter, value: float | None
) -> float | None:
    """Refuse NaN, which lies within any range."""
    if value is not None and math.isnan(value):
        raise click.BadParameter("nan is no number.")
    return value


def on_processors(verb: Callable[..., None]) -> Callable[..., None]:
    """Let a verb spread its work: `--jobs` or `--cluster` become its one argument `jobs`."""

    @click.option("--jobs", type=click.IntRange(1), help="Processors; without it all there are.")
    @click.option("--cluster", metavar="ADDRESS", help="Dask scheduler, in place of --jobs.")
    @wraps(verb)
    def spreading(*, jobs: int | None, cluster: str | None, **asked: object) -> None:
        if jobs and cluster:
            raise click.UsageError("--jobs and --cluster exclude each other.")
        verb(jobs=cluster or jobs, **asked)

    return spreading

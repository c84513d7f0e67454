"""The case, the judgement and the question of a verb, from what the user typed."""

from __future__ import annotations

import math
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
import numpy as np

from supplychain import assets
from supplychain.analysis.comparison import Question
from supplychain.case import BASELINE
from supplychain.case.regimes import widest_regime
from supplychain.cli.input import NO_ANSWER, chosen_or_refuse, read_or_refuse, refuse
from supplychain.crew import PoolError
from supplychain.formulation.judgement import Judgement, JudgementError, read_judgement
from supplychain.solve import SolveError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from supplychain.case import Case
    from supplychain.instance.calendar import Floats

FURTHEST = 200  # years of war after D-day's


def case_path(case: Path | None) -> Path:
    """Return the case named, or the bundled one."""
    try:
        return case or assets.dataset(assets.DEFAULT_CASE)
    except assets.AssetError as error:
        refuse(str(error))


def case_name(case: Path | None) -> str:
    """Return what folders made of a case are called after."""
    path = case_path(case).resolve()
    return path.name if path.is_dir() else path.stem


def judgement_of(model: Path | None) -> Judgement:
    """Return the judgement of the model file named, or of the bundled one."""
    try:
        return read_judgement(model or assets.model(assets.DEFAULT_MODEL))
    except assets.AssetError as error:
        refuse(str(error))
    except JudgementError as error:
        refuse(f"The model file cannot be used.\n{error}")


def regimes_of(case: Case) -> list[str]:
    """Return the regimes of a case in its order, the baseline first if it names it nowhere."""
    return list(dict.fromkeys([BASELINE, *case.text["regimes"]["regime"]]))


def ask(
    case: Path | None, model: Path | None, scenario: str | None, regime: str | None
) -> Question:
    """Return the question; without a scenario the case's first, without a regime its widest.

    Ends with exit code 2 where the case or the model cannot be used.
    """
    judgement = judgement_of(model)
    return question_on(read_or_refuse(case_path(case)), judgement, scenario, regime)


def question_on(
    case: Case, judgement: Judgement, scenario: str | None, regime: str | None
) -> Question:
    """Return the question on a case that is read; see `ask`."""
    scenarios, regimes = list(case.text["scenarios"]["scenario"]), regimes_of(case)
    first = _one("scenario", scenario, scenarios) or scenarios[0]
    chosen = _one("regime", regime, regimes) or widest_regime(case, regimes)
    return Question(case, judgement, first, chosen)


def _one(what: str, wanted: str | None, known: Sequence[str]) -> str | None:
    return chosen_or_refuse(what, [wanted], known)[0] if wanted else None


@contextmanager
def certified() -> Iterator[None]:
    """End the process where no certified answer is found, and say why.

    The model does not suit the case, a stage is not certified, or processors are lost.
    """
    try:
        yield
    except JudgementError as error:
        refuse(f"The model file does not suit the case: {error}.")
    except SolveError as error:
        click.echo(f"No certified answer: {_sentence(error)}", err=True)
        raise SystemExit(NO_ANSWER) from error
    except PoolError as error:
        click.echo(f"The work could not be done: {_sentence(error)}", err=True)
        raise SystemExit(NO_ANSWER) from error


def _sentence(error: Exception) -> str:
    """Return the message with one full stop at its end."""
    return str(error).removesuffix(".") + "."


def weights_of(text: str | None, scenarios: int) -> Floats:
    """Return weights that add up to 1, all the same where none are given."""
    if text is None:
        return np.full(scenarios, 1 / scenarios)
    try:
        weights = np.array([float(part) for part in text.split(",")])
    except ValueError:
        refuse(f"--weights {text}: write one number a scenario, such as 0.5,0.3,0.2.")
    if len(weights) != scenarios:
        refuse(f"--weights has {len(weights)} numbers for {scenarios} scenarios.")
    if not (weights > 0).all() or not math.isfinite(weights.sum()):
        refuse("--weights: every weight must be more than 0.")
    return np.asarray(weights / weights.sum())


def years_of(text: str | None, ladder: tuple[int, ...]) -> tuple[int, ...]:
    """Return the years of war typed, in order, or the ladder; none before its first, D-day's."""
    if text is None:
        return ladder
    first = ladder[0]
    try:
        years = tuple(sorted({int(part) for part in text.split(",")}))
    except ValueError:
        refuse(f"--years {text}: write years, such as 2027,2035,2050.")
    if years[0] < first or years[-1] > first + FURTHEST:
        refuse(f"--years {text}: years from {first}, that of D-day, to {first + FURTHEST}.")
    return years

"""The question of an analysis, from what the user typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain import assets
from supplychain.analysis.comparison import Question
from supplychain.cli.input import chosen_or_refuse, judgement_or_refuse, read_or_refuse, refuse
from supplychain.report.view import widest_regime
from supplychain.solve import BASELINE

if TYPE_CHECKING:
    from pathlib import Path


def ask(
    case: Path | None, model: Path | None, scenario: str | None, regime: str | None
) -> Question:
    """Return the question; without a scenario the case's first, without a regime its widest.

    The widest regime is the one with the most agreements, of several the one signed first. Ends
    with exit code 2 where the case or the model cannot be used.
    """
    try:
        case_path = case or assets.dataset(assets.DEFAULT_CASE)
        model_path = model or assets.model(assets.DEFAULT_MODEL)
    except assets.AssetError as error:
        refuse(str(error))
    judgement = judgement_or_refuse(model_path)
    read = read_or_refuse(case_path)
    scenarios = list(read.text["scenarios"]["scenario"])
    regimes = list(dict.fromkeys([BASELINE, *read.text["regimes"]["regime"]]))
    chosen = chosen_or_refuse("scenario", [scenario] if scenario else [], scenarios)[0]
    if regime is not None:
        chosen_or_refuse("regime", [regime], regimes)
    return Question(read, judgement, chosen, regime or widest_regime(read, regimes))


def case_name(case: Path | None) -> str:
    """Return what folders made of a case are called after."""
    path = (case or assets.dataset(assets.DEFAULT_CASE)).resolve()
    return path.name if path.is_dir() else path.stem

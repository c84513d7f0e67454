"""What an answer says of itself: the tables `reasons`, `bottlenecks` and `forced` of a run.

Reasons are given for the ten heaviest cells of the baseline and of the widest regime over all
scenarios, in brief: ``explain`` looks deeper. The scenarios in which they lie are looked at under
that regime: what binds there, and how much of the split is forced.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from supplychain.analysis.comparison import Question
from supplychain.analysis.pool import Jobs, Progress, no_progress, spread
from supplychain.analysis.reasons.bottleneck_table import bottlenecks
from supplychain.analysis.reasons.cells import cells_of
from supplychain.analysis.reasons.columns import BOTTLENECKS, FORCED, REASONS
from supplychain.analysis.reasons.explain import cell_rows, reasons_frame
from supplychain.analysis.reasons.forced import forced
from supplychain.analysis.reasons.world import World
from supplychain.case import BASELINE
from supplychain.case.regimes import widest_regime
from supplychain.solve import open_workshop

if TYPE_CHECKING:
    from supplychain.analysis.reasons.cells import Cell
    from supplychain.case import Case
    from supplychain.formulation.judgement import Judgement
    from supplychain.solve import Answer, Plan, Workshop

HEAVIEST = 10  # cells that a run explains, of the baseline and of the widest regime
Frames = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class _Task:
    """One plan with its baseline, and its cells to explain."""

    national: Plan
    plan: Plan
    cells: tuple[Cell, ...]


def explaining_tables(answer: Answer, jobs: Jobs, progress: Progress = no_progress) -> Frames:
    """Return the tables `reasons`, `bottlenecks` and `forced` of an answer; see `columns`.

    Raises ``SolveError`` where a plan cannot be looked at again.
    """
    tasks = _tasks(answer)
    prepare = partial(open_workshop, answer.case, answer.judgement)
    work = partial(_done, answer.case, answer.judgement)
    found: dict[str, list[pd.DataFrame]] = {name: [] for name in COLUMNS}
    for done, frames in enumerate(spread(prepare, work, tasks, jobs), start=1):
        for name, frame in frames.items():
            found[name].append(frame)
        progress("Explaining", done, len(tasks))
    return {name: _stacked(name, frames) for name, frames in found.items()}


COLUMNS = {"reasons": REASONS, "bottlenecks": BOTTLENECKS, "forced": FORCED}


def _tasks(answer: Answer) -> list[_Task]:
    """Return the plans of which some cells are among the heaviest, with these."""
    regimes = [regime for _, regime in answer.plans]
    known = [regime for regime in answer.case.text["regimes"]["regime"] if regime in regimes]
    tasks = []
    for chosen in dict.fromkeys((BASELINE, widest_regime(answer.case, known))):
        plans = [plan for (_, regime), plan in answer.plans.items() if regime == chosen]
        cells = {plan.scenario: cells_of(answer, plan) for plan in plans}
        short = [(cell, scenario) for scenario, found in cells.items() for cell in found]
        short.sort(key=lambda one: -one[0].weight)
        for plan in plans:
            own = tuple(cell for cell, name in short[:HEAVIEST] if name == plan.scenario)
            if own:
                tasks.append(_Task(answer.plans[plan.scenario, BASELINE], plan, own))
    return tasks


def _done(case: Case, judgement: Judgement, shop: Workshop, task: _Task) -> Frames:
    question = Question(case, judgement, task.plan.scenario, task.plan.regime)
    world = World(question, shop, task.national, task.plan)
    rows = [row for cell in task.cells for row in cell_rows(world, cell, brief=True)]
    return {
        "reasons": reasons_frame(rows),
        "bottlenecks": bottlenecks(world),
        "forced": forced(world),
    }


def _stacked(name: str, frames: list[pd.DataFrame]) -> pd.DataFrame:
    """Return the frames of a table as one, in the order in which they were made."""
    whole = [frame for frame in frames if len(frame)]
    if not whole:
        return pd.DataFrame(columns=list(COLUMNS[name]))
    return pd.concat(whole, ignore_index=True)

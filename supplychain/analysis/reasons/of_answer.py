"""What an answer says of itself: the tables `reasons`, `bottlenecks` and `forced` of a run.

Reasons are given for the ten heaviest cells of the proven plans of the baseline, and of the widest
regime, over all scenarios, in brief: ``explain`` looks deeper. The scenarios in which they lie are
looked at under that regime: what binds there, and how much of the split is forced.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from supplychain.analysis.comparison import Question
from supplychain.analysis.reasons.bottleneck_table import bottlenecks
from supplychain.analysis.reasons.cells import cells_of
from supplychain.analysis.reasons.columns import BOTTLENECKS, FORCED, REASONS
from supplychain.analysis.reasons.explain import cell_rows, reasons_frame, row_without_time
from supplychain.analysis.reasons.forced import forced
from supplychain.analysis.reasons.world import World
from supplychain.case import BASELINE
from supplychain.case.regimes import widest_regime
from supplychain.crew import Jobs, Progress, no_progress, spread
from supplychain.solve import open_workshop

if TYPE_CHECKING:
    from supplychain.analysis.reasons.cells import Cell
    from supplychain.case import Case
    from supplychain.formulation.judgement import Judgement
    from supplychain.solve import Answer, Plan

HEAVIEST = 10  # cells that a run explains, of the baseline and of the widest regime
COLUMNS = {"reasons": REASONS, "bottlenecks": BOTTLENECKS, "forced": FORCED}
Frames = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class _Task:
    """One plan with its baseline, and a cell of it to explain; without one, what binds there."""

    national: Plan
    plan: Plan
    cell: Cell | None


class _Desk:
    """Where plans are looked at: each is opened once, for its first task."""

    def __init__(self, case: Case, judgement: Judgement) -> None:
        self._case, self._judgement = case, judgement
        self._shop = open_workshop(case, judgement)
        self._open: dict[tuple[str, str], World] = {}

    def world(self, task: _Task) -> World:
        """Return the plan of a task with all that is known of it."""
        pair = task.plan.scenario, task.plan.regime
        if pair not in self._open:
            question = Question(self._case, self._judgement, *pair)
            self._open[pair] = World(question, self._shop, task.national, task.plan)
        return self._open[pair]


def explaining_tables(
    answer: Answer, jobs: Jobs, progress: Progress = no_progress, until: float = math.inf
) -> Frames:
    """Return the tables `reasons`, `bottlenecks` and `forced` of an answer; see `columns`.

    Of plans that are proven, and what is found `until` then, in seconds of ``time.time``; of a cell
    for which no time was left the reason says so. Raises ``SolveError`` where a plan cannot be
    looked at again.
    """
    tasks = _tasks(answer)
    prepare = partial(_Desk, answer.case, answer.judgement)
    found: dict[str, list[pd.DataFrame]] = {name: [] for name in COLUMNS}
    done = 0
    progress("Explaining", done, len(tasks))
    for frames in spread(prepare, _done, tasks, jobs, until=until):
        for name, frame in frames.items():
            found[name].append(frame)
        done += 1
        progress("Explaining", done, len(tasks))
    late = [
        row_without_time(answer.case, answer.network, task.plan, task.cell)
        for task in tasks[done:]
        if task.cell is not None
    ]
    found["reasons"].append(reasons_frame(late))
    return {name: _stacked(name, frames) for name, frames in found.items()}


def _tasks(answer: Answer) -> list[_Task]:
    """Return the heaviest cells, each with its plan, and after those of a plan the plan itself."""
    regimes = [regime for _, regime in answer.plans]
    known = [regime for regime in answer.case.text["regimes"]["regime"] if regime in regimes]
    tasks = []
    for chosen in dict.fromkeys((BASELINE, widest_regime(answer.case, known))):
        plans = [
            plan
            for (scenario, regime), plan in answer.plans.items()
            if regime == chosen and plan.proven and answer.plans[scenario, BASELINE].proven
        ]
        short = [(cell, plan) for plan in plans for cell in cells_of(answer, plan)]
        short.sort(key=lambda one: -one[0].weight)
        for plan in plans:
            own = [cell for cell, other in short[:HEAVIEST] if other is plan]
            national = answer.plans[plan.scenario, BASELINE]
            tasks += [_Task(national, plan, cell) for cell in (*own, *([None] if own else []))]
    return tasks


def _done(desk: _Desk, task: _Task) -> Frames:
    world = desk.world(task)
    if task.cell is not None:
        return {"reasons": reasons_frame(cell_rows(world, task.cell, brief=True))}
    return {"bottlenecks": bottlenecks(world), "forced": forced(world)}


def _stacked(name: str, frames: list[pd.DataFrame]) -> pd.DataFrame:
    """Return the frames of a table as one, in the order in which they were made."""
    whole = [frame for frame in frames if len(frame)]
    if not whole:
        return pd.DataFrame(columns=list(COLUMNS[name]))
    return pd.concat(whole, ignore_index=True)

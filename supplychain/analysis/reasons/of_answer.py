"""What an answer says of itself: the tables `reasons`, `bottlenecks` and `forced` of a run.

Of every scenario the baseline and the widest regime are looked at; reasons are given for the ten
heaviest cells of the baseline and of the widest regime over all scenarios, in brief: ``explain``
looks deeper.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from supplychain.analysis.comparison import Question
from supplychain.analysis.pool import Progress, no_progress, spread
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
    from supplychain.solve import Answer, Plan

HEAVIEST = 10  # cells that a run explains, of the baseline and of the widest regime
Frames = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class _Task:
    """One plan with its baseline; what to do: explain one cell, or make the other two tables."""

    national: Plan
    plan: Plan
    cell: Cell | None


def explaining_tables(answer: Answer, jobs: int, progress: Progress = no_progress) -> Frames:
    """Return the tables `reasons`, `bottlenecks` and `forced` of an answer; see `columns`.

    Raises ``SolveError`` where a plan cannot be looked at again.
    """
    tasks = _tasks(answer)
    prepare = partial(_Bench, answer.case, answer.judgement)
    found: dict[str, list[pd.DataFrame]] = {name: [] for name in COLUMNS}
    for done, frames in enumerate(spread(prepare, _done, tasks, jobs), start=1):
        for name, frame in frames.items():
            found[name].append(frame)
        progress("Explaining", done, len(tasks))
    return {name: _stacked(name, frames) for name, frames in found.items()}


COLUMNS = {"reasons": REASONS, "bottlenecks": BOTTLENECKS, "forced": FORCED}


def _tasks(answer: Answer) -> list[_Task]:
    """Return what is to be done, plan by plan, then cell by cell, the baseline first."""
    regimes = [regime for _, regime in answer.plans]
    known = [regime for regime in answer.case.text["regimes"]["regime"] if regime in regimes]
    widest = widest_regime(answer.case, known)
    plans, cells = list[_Task](), list[_Task]()
    for chosen in dict.fromkeys((BASELINE, widest)):
        of_regime = [plan for (_, regime), plan in answer.plans.items() if regime == chosen]
        short = [(cell, plan) for plan in of_regime for cell in cells_of(answer, plan)]
        short.sort(key=lambda one: -one[0].weight)
        plans += [_Task(_baseline(answer, plan), plan, None) for plan in of_regime]
        cells += [_Task(_baseline(answer, plan), plan, cell) for cell, plan in short[:HEAVIEST]]
    return [*cells, *plans]


def _baseline(answer: Answer, plan: Plan) -> Plan:
    return answer.plans[plan.scenario, BASELINE]


class _Bench:
    """What the tasks of one worker share: the workshop, and the world of each plan."""

    def __init__(self, case: Case, judgement: Judgement) -> None:
        self.case, self.judgement = case, judgement
        self.shop = open_workshop(case, judgement)
        self.worlds: dict[tuple[str, str], World] = {}

    def world(self, task: _Task) -> World:
        """Return the world of the plan of a task."""
        pair = task.plan.scenario, task.plan.regime
        if pair not in self.worlds:
            question = Question(self.case, self.judgement, *pair)
            self.worlds[pair] = World(question, self.shop, task.national, task.plan)
        return self.worlds[pair]


def _done(bench: _Bench, task: _Task) -> Frames:
    world = bench.world(task)
    if task.cell is not None:
        return {"reasons": reasons_frame(cell_rows(world, task.cell, brief=True))}
    return {"bottlenecks": bottlenecks(world), "forced": forced(world)}


def _stacked(name: str, frames: list[pd.DataFrame]) -> pd.DataFrame:
    """Return the frames of a table as one, in the order in which they were made."""
    whole = [frame for frame in frames if len(frame)]
    if not whole:
        return pd.DataFrame(columns=list(COLUMNS[name]))
    return pd.concat(whole, ignore_index=True)

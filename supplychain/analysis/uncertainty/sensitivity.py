"""What an answer leans on: each figure's effect, from low to high, on shortfall and on gain.

Every figure with a range is tried alone at both ends (``screening``). The ten with the largest
effect on the baseline's priced gap, and the ten with the largest effect on the regime's gain, are
then solved again in full from a fresh build: all stages, certified, the guard judged anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, TypeAlias, get_args

import pandas as pd

from supplychain.analysis.comparison import Comparison, Question, compare, large
from supplychain.analysis.uncertainty.screening import open_screen, try_figure
from supplychain.case.figures import End, Figure, figures, moved
from supplychain.crew import Jobs, Progress, no_progress, same, spread
from supplychain.instance.scenario import find_scenario
from supplychain.solve.workshop import open_workshop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from supplychain.case import Case
    from supplychain.case.figures import Ranged
    from supplychain.instance.scenario import Scenario

TOP = 10
ENDS: tuple[End, ...] = get_args(End)
MEASURES = ("gap_national", "gain")
NEVER_READ = frozenset({"procurement", "options", "trends", "programmes"})
NOISE = 1e-7  # a smaller swing is what the solver's tolerance leaves
Task: TypeAlias = tuple[Figure, End]
Gaps: TypeAlias = dict[Task, tuple[float, float]]  # priced gaps under the baseline, the regime


@dataclass(frozen=True)
class Sensitivity:
    """What the answer of one scenario and regime leans on.

    Parameters
    ----------
    base : Comparison
        The case as it is.
    figures : pandas.DataFrame
        A row a figure, largest effect on the baseline's gap first: figure, table, column, row (in
        the source), cells (how many move together), value, low, high (of the first cell), source,
        confidence; gap_national_low, gap_national_high, gap_low, gap_high, gain_low, gain_high
        (priced gaps with the figure at its low and high end); gap_national_swing and gain_swing
        (largest less least of low, base and high); verified (yes: solved again in full; no:
        screened only).
    verified : dict
        The full comparisons, by figure and end.
    """

    base: Comparison
    figures: pd.DataFrame
    verified: dict[Task, Comparison]

    def base_of(self, measure: str) -> float:
        """Return a measure in the case as it is."""
        return float(getattr(self.base, measure))

    def largest(self, measure: str) -> pd.DataFrame:
        """Return the verified figures with the largest effect on a measure, at most ten."""
        rows = self.figures[self.figures["verified"] == "yes"]
        rows = rows[rows[f"{measure}_swing"] > NOISE]
        return rows.sort_values(f"{measure}_swing", ascending=False, kind="stable").head(TOP)


def sensitivity(
    question: Question, jobs: Jobs = 1, progress: Progress = no_progress
) -> Sensitivity:
    """Return what the answer of a scenario under a regime leans on.

    Parameters
    ----------
    question : Question
        The scenario, and the regime whose gain over the baseline is asked.
    jobs : int or str
        Processors to use, or the address of a Dask scheduler.
    progress : callable, optional
        Called with the phase, the tasks done and their number.

    Raises
    ------
    SolveError
        Where a plan has no certified answer.
    """
    base = solve_with(question, {})
    known = figures(question.case)
    gaps: Gaps = dict.fromkeys(product(known, ENDS), (base.gap_national, base.gap))
    tasks = list(product(concerned(question, known), ENDS))
    threads = large(question)
    screens = spread(partial(open_screen, question), try_figure, tasks, jobs, threads=threads)
    for done, (task, found) in enumerate(zip(tasks, screens, strict=True), start=1):
        gaps[task] = base.gap_national + found[0], base.gap + found[1]
        progress("Trying each figure", done, len(tasks))
    frame = _frame(known, gaps, base)

    chosen = {place for m in MEASURES for place in frame.nlargest(TOP, f"{m}_swing").index}
    tasks = list(product([known[place] for place in sorted(chosen)], ENDS))
    verified = {}
    solved = spread(partial(same, question), _solve_again, tasks, jobs, threads=threads)
    for done, (task, comparison) in enumerate(zip(tasks, solved, strict=True), start=1):
        verified[task] = comparison
        gaps[task] = comparison.gap_national, comparison.gap
        progress("Solving the largest again", done, len(tasks))
    frame = _frame(known, gaps, base)
    frame["verified"] = ["yes" if place in chosen else "no" for place in frame.index]
    order = frame.sort_values("gap_national_swing", ascending=False, kind="stable")
    return Sensitivity(base, order.reset_index(drop=True), verified)


def concerned(question: Question, known: list[Figure]) -> list[Figure]:
    """Return the figures that the scenario reads: not those of other contingencies and scenarios.

    Places on the map, procurement, options, trends and programmes enter no program.
    """
    world = find_scenario(question.case, question.scenario)
    return [f for f in known if any(_read(question.case, world, cell) for cell in f.cells)]


def _read(case: Case, world: Scenario, cell: Ranged) -> bool:
    if cell.table in NEVER_READ or cell.column in {"latitude", "longitude"}:
        return False
    frame = case.tables[cell.table]
    if "contingency" in frame.columns:
        return frame["contingency"].loc[cell.row] in world.contingencies
    return cell.table != "scenarios" or frame["scenario"].loc[cell.row] == world.name


def solve_with(question: Question, values: Mapping[Ranged, float]) -> Comparison:
    """Solve a question from a fresh build, some cells of its case at other values."""
    shop = open_workshop(moved(question.case, values), question.judgement)
    return compare(shop, question.scenario, question.regime)


def _solve_again(question: Question, task: Task) -> Comparison:
    figure, end = task
    return solve_with(question, figure.at(end))


def _frame(known: list[Figure], gaps: Gaps, base: Comparison) -> pd.DataFrame:
    """Return a row a figure, in the order of the figures."""
    rows = []
    for figure in known:
        first = figure.cells[0]
        (national_low, low), (national_high, high) = (gaps[figure, end] for end in ENDS)
        national = [national_low, base.gap_national, national_high]
        gain = [national_low - low, base.gain, national_high - high]
        rows.append(
            {
                "figure": figure.name,
                "table": first.table,
                "column": first.column,
                "row": first.row,
                "cells": len(figure.cells),
                "value": first.value,
                "low": first.low,
                "high": first.high,
                "source": figure.source,
                "confidence": figure.confidence,
                "gap_national_low": national_low,
                "gap_national_high": national_high,
                "gap_low": low,
                "gap_high": high,
                "gain_low": gain[0],
                "gain_high": gain[-1],
                "gap_national_swing": max(national) - min(national),
                "gain_swing": max(gain) - min(gain),
            }
        )
    return pd.DataFrame(rows)

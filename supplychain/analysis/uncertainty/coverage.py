r"""How far an answer rests on sources: shares of rows, and of the answer's weight.

The weight of a row is how much the priced gap would change if the row's main figures were 1%
larger, by the duals of the first stage: with :math:`x, y, d` its plan, row duals and reduced
costs, and primes for the larger figures,

.. math:: \Delta = (c' - c)^T x - y^T (A' - A) x + \sum_j d_j (b'_j - b_j)

where :math:`b_j` is the bound that column :math:`j` leans on. It counts stocks, rates, route
capacities, launchers, requirement and attrition; a derivative does not reach lead times, bills of
materials, fits and dates: for those see ``sensitivity``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from supplychain.analysis.comparison import priced_gap
from supplychain.case import BASELINE, TABLES
from supplychain.case.figures import Ranged, identity, moved
from supplychain.case.schema import ASSUMPTION
from supplychain.instance import build_instance
from supplychain.solve.stages import solve_stages
from supplychain.solve.workshop import Workshop, open_workshop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.analysis.comparison import Question
    from supplychain.case import Case
    from supplychain.crew import Progress
    from supplychain.instance.calendar import Floats
    from supplychain.solve.program import LinearProgram
    from supplychain.solve.stages import Solved

STEP = 0.01
MAIN = {
    "stocks": ("quantity",),
    "rates": ("rate", "surge_rate"),
    "routes": ("capacity_t",),
    "force_elements": ("systems",),
    "effort": ("rounds_per_day",),
    "raids": ("arrivals", "threat_inventory"),
    "demand": ("quantity",),
    "attrition": ("loss", "mitigated_loss"),
}
STANDINGS = ("source", ASSUMPTION, "nothing")


@dataclass(frozen=True)
class Coverage:
    """What the rows of a case, and its answer, rest on.

    Parameters
    ----------
    tables : pandas.DataFrame
        A row a table with figures, and one for `all`: rows, then how many of them name a source,
        are an assumption, or name nothing; how many have low confidence; and weight, the table's
        share of the answer's weight.
    answer : pandas.DataFrame
        A row a standing (source, assumption, nothing) and one for `low confidence`: rows and
        weight, shares from 0 to 1.
    rows : pandas.DataFrame
        A row a row that carries weight, heaviest first: table, row (in the source), name, source,
        confidence, weight.
    """

    tables: pd.DataFrame
    answer: pd.DataFrame
    rows: pd.DataFrame


def coverage(question: Question, progress: Progress) -> Coverage:
    """Return what the answer to a question rests on; raises ``SolveError``."""
    rows = _standing(question.case)
    weights = dict(_weights(question, progress))
    rows["weight"] = [
        weights.get((t, r), 0.0) for t, r in zip(rows["table"], rows["row"], strict=True)
    ]
    total = rows["weight"].sum()
    rows["weight"] = rows["weight"] / total if total > 0 else 0.0
    heavy = rows[rows["weight"] > 0].sort_values("weight", ascending=False, kind="stable")
    return Coverage(_by_table(rows), _by_standing(rows), heavy.reset_index(drop=True))


def _standing(case: Case) -> pd.DataFrame:
    """Every row that states a figure: table, row, name, source, confidence, standing."""
    found = []
    for name, frame in case.tables.items():
        table = TABLES[name]
        if "source" not in table.columns:
            continue
        numbers = [c.name for c in table.columns.values() if c.type in {"number", "share"}]
        text = case.text[name]
        for row in text.index[(text[numbers] != "").any(axis=1)] if numbers else ():
            cells = text.loc[row]
            source = frame["source"].loc[row]
            standing = source if source == ASSUMPTION else "source" if source else "nothing"
            spoken = ", ".join(identity(name, cells))
            confidence = frame["confidence"].loc[row]
            found.append((name, int(row), spoken, source, confidence, standing))
    return pd.DataFrame(found, columns=["table", "row", "name", "source", "confidence", "standing"])


def _by_table(rows: pd.DataFrame) -> pd.DataFrame:
    lines = []
    for name in [*dict.fromkeys(rows["table"]), "all"]:
        part = rows if name == "all" else rows[rows["table"] == name]
        counts = [int((part["standing"] == standing).sum()) for standing in STANDINGS]
        low = int((part["confidence"] == "low").sum())
        lines.append((name, len(part), *counts, low, float(part["weight"].sum())))
    names = ["table", "rows", "sourced", "assumed", "unsourced", "low_confidence", "weight"]
    return pd.DataFrame(lines, columns=names)


def _by_standing(rows: pd.DataFrame) -> pd.DataFrame:
    parts = {standing: rows["standing"] == standing for standing in STANDINGS}
    parts["low confidence"] = rows["confidence"] == "low"
    lines = [
        (name, float(part.mean()), float(rows.loc[part, "weight"].sum()))
        for name, part in parts.items()
    ]
    return pd.DataFrame(lines, columns=["standing", "rows", "weight"])


def _weights(question: Question, progress: Progress) -> Iterator[tuple[tuple[str, int], float]]:
    """Yield table and row, and how far 1% more of the row's main figures moves the priced gap.

    The baseline and the regime count alike.
    """
    shop = open_workshop(question.case, question.judgement)
    anchors = list(_anchors(shop, question))
    rows = list(_main_figures(question.case))
    for done, (place, values) in enumerate(rows, start=1):
        near = shop.with_figures(moved(question.case, values))
        yield place, sum(abs(anchor.change(near)) for anchor in anchors)
        progress("Weighing rows", done, len(rows))


def _main_figures(case: Case) -> Iterator[tuple[tuple[str, int], dict[Ranged, float]]]:
    """Yield table and row, and its main figures 1% larger."""
    for name, columns in MAIN.items():
        frame = case.tables[name]
        for row in frame.index:
            values = {c: float(frame[c].loc[row]) for c in columns if frame[c].loc[row] > 0}
            if values:
                yield (
                    (name, int(row)),
                    {Ranged(name, c, int(row), v, v, v): v * (1 + STEP) for c, v in values.items()},
                )


@dataclass(frozen=True)
class _Anchor:
    """The first stage of one regime solved, from which changes are told by its duals."""

    scenario: str
    regime: str
    guard: dict[tuple[str, ...], float]
    program: LinearProgram
    solved: Solved

    def change(self, near: Workshop) -> float:
        """Change of the priced gap, to first order, of a case with the same rows."""
        instance = build_instance(near.case, near.network, self.scenario, self.regime)
        other = near.program(instance, self.guard)
        optimum = self.solved.optimum + self._optimum_change(other)
        return priced_gap(near, instance, optimum) - priced_gap(near, instance, self.solved.optimum)

    def _optimum_change(self, other: LinearProgram) -> float:
        stage, before = self.solved, self.program
        cost = (other.costs[stage.name] - before.costs[stage.name]) @ stage.x
        rows = stage.y @ (other.matrix @ stage.x - before.matrix @ stage.x)
        leaning = stage.reduced
        bound = np.where(
            leaning > 0, other.lower - before.lower, _finite(other.upper, before.upper)
        )
        return float(cost - rows + leaning @ bound)


def _finite(after: Floats, before: Floats) -> Floats:
    """Change of an upper bound; 0 where it is, or becomes, infinite."""
    known = np.isfinite(after) & np.isfinite(before)
    return np.where(known, np.subtract(after, before, where=known, out=np.zeros_like(after)), 0.0)


def _anchors(shop: Workshop, question: Question) -> Iterator[_Anchor]:
    """Yield the first stage of the baseline and of the regime."""
    case, scenario = question.case, question.scenario
    national = shop.plan(build_instance(case, shop.network, scenario, BASELINE))
    for regime in dict.fromkeys([BASELINE, question.regime]):
        guard = {} if regime == BASELINE else shop.guard(national)
        program = shop.program(build_instance(case, shop.network, scenario, regime), guard)
        solved = solve_stages(program, shop.stage_names[:1])[0]
        yield _Anchor(scenario, regime, guard, program, solved)

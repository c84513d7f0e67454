r"""How much of the split among nations the optimum forces, and how much it leaves open.

The optimal plans of the shortfall stages are a face of the linear program (``solve.stages``). For
each country and class the least and the greatest shortfall over it are two linear programs more:

.. math:: \min \;/\; \max \sum_{f\,of\,c,k} lost_f

Where both are equal the optimum forces the number; what lies between them is left to the later
stages, which choose by cost. Likewise for the first deficit. The earliest is the first period in
which some optimal plan leaves anything of the class unmet; the latest is the first period up to
which every optimal plan has left something unmet. Blank: no optimal plan, or not every optimal
plan, is ever short. What counts as unmet is a millionth of the requirement, as in the summary.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from supplychain.analysis.reasons.columns import FORCED
from supplychain.results.metrics import DEFICIT, first_deficit
from supplychain.solve import SolveError
from supplychain.solve.stages import Lexicographic, optimum_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.analysis.reasons.world import World
    from supplychain.instance.calendar import Bools, Floats
    from supplychain.solve.highs import Basis
    from supplychain.solve.program import LinearProgram

PERIODS = ["first_deficit", "earliest", "latest"]


def forced(world: World) -> pd.DataFrame:
    """Return the table `forced` of a plan, a row a country and class that needs anything.

    Raises ``SolveError``.
    """
    face = _Face(_narrowed(world), world.shop.structure.slices, world.shop.network.calendar.periods)
    network, plan = world.shop.network, world.plan
    country = np.array([row["country"] for row in network.elements.values()], dtype=object)
    kind = np.array([network.class_of(name) for name in network.elements], dtype=object)
    rows = []
    for nation, class_ in network.classes:
        group = (country == nation) & (kind == class_)
        needed = world.instance.requirement[group]
        if needed.sum() == 0:
            continue
        floor = DEFICIT * max(float(needed.mean(axis=1).sum()), DEFICIT)
        first = first_deficit(needed, plan.values["unmet"][group])
        row = {
            "scenario": plan.scenario,
            "regime": plan.regime,
            "country": nation,
            "class": class_,
            "requirement": float(needed.sum()),
            "shortfall": float(plan.values["lost"][group].sum()),
        }
        rows.append(row | face.range_of(group, floor, first))
    frame = pd.DataFrame(rows, columns=list(FORCED))
    return frame.astype(dict.fromkeys(PERIODS, "Int64"))


def _narrowed(world: World) -> LinearProgram:
    """Return the program narrowed to the optimal plans of every shortfall stage."""
    names = [name for name in world.shop.stage_names if name.startswith("shortfall_")]
    failed: SolveError | None = None
    for program in world.guarded():
        ladder = Lexicographic(program)
        try:
            for name in names:
                ladder.climb(name)
        except SolveError as error:
            failed = error
            continue
        return ladder.face
    raise failed or SolveError("no program")


@dataclass
class _Face:
    """The optimal face, and the basis from which the next question goes on."""

    program: LinearProgram
    slices: dict[str, slice]
    periods: int
    basis: Basis | None = None

    def range_of(self, group: Bools, floor: float, first: int | None) -> dict[str, object]:
        """Return least and greatest shortfall of force elements, and their first deficits."""
        lost = self._costs("lost", group.astype(float))
        ends = {"least": self._least(lost), "greatest": -self._least(-lost)}
        found: dict[str, object] = {end: max(0.0, value) for end, value in ends.items()}
        return found | {
            "first_deficit": first,
            "earliest": self._first(lambda n: -self._unmet(group, n, -1.0) > floor, first),
            "latest": self._first(lambda n: self._unmet(group, n, 1.0) > floor, first),
        }

    def _first(self, short: Callable[[int], bool], guess: int | None) -> int | None:
        """Return the least number of periods within which something is short; None if none is."""
        low, high = 0, self.periods
        if guess is not None:  # two solves where the plan's own first deficit is the answer
            if short(guess):
                high = guess
                low = guess if not short(guess - 1) else 0
            else:
                low = guess
            if low == high:
                return high
        if high == self.periods and not short(high):
            return None
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if short(middle) else (middle, high)
        return high

    def _unmet(self, group: Bools, periods: int, sign: float) -> float:
        """Return the least, or less the greatest, that is unmet within the first periods."""
        if periods == 0:
            return 0.0
        marked = np.outer(group, np.arange(self.periods) < periods)
        return self._least(sign * self._costs("unmet", marked.astype(float).ravel()))

    def _costs(self, family: str, values: Floats) -> Floats:
        cost = np.zeros(len(self.program.lower))
        cost[self.slices[family]] = values
        return cost

    def _least(self, cost: Floats) -> float:
        found = optimum_of(self.program, cost, self.basis)
        self.basis = found.basis
        return float(cost @ found.x)

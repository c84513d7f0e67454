r"""Bottlenecks: what one unit more, or less, of each input is worth in rounds of shortfall.

The plan minimises a weighted, banded gap, in which a shell and an interceptor count unlike. Rounds
avoided are therefore defined by another linear program on the same rows and columns: the fewest
rounds short in all that leave no force element shorter than the plan does,

.. math:: R(x) = \min \sum_f lost_f \quad\text{where}\quad lost_f \le lost_f^{plan}

with :math:`x` the amount added of one input: a column more, the sum of the columns with equal
bounds that one unit moves, over all periods. :math:`R(0)` is the plan's own shortfall. *One more*
is the slope :math:`-(R(\varepsilon) - R(0)) / \varepsilon`, found by solving again with a small
amount, and *holds for* is the largest amount that avoids as much a unit, the optimum of

.. math:: \min\; R(x) + s\,(1 - 10^{-6})\, x

with :math:`s` that slope. *One less* is what the first unit taken away costs at least,
:math:`(R^-(\varepsilon) - R(0)) / \varepsilon`, where :math:`R^-` counts the rounds short when so
much is missing and no force element may be better off than in the plan; it holds down to an amount
found likewise. The two differ where the plan is degenerate. Rounds of unlike items are added.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csc_array, hstack

from supplychain.analysis.reasons.cell_program import a_round
from supplychain.solve import SolveError
from supplychain.solve.highs import extended
from supplychain.solve.stages import optimum_of

if TYPE_CHECKING:
    from supplychain.analysis.reasons.levers import Lever
    from supplychain.analysis.reasons.world import World
    from supplychain.instance.calendar import Floats
    from supplychain.solve.highs import Optimum
    from supplychain.solve.program import LinearProgram

SLACK = 1e-8  # by which a force element may differ from the plan, relative: the solver's dust
STEP = 1e-3  # times the unit of an input: the amount by which a slope is found
SAME = 1e-6  # share by which a slope may be off and still hold
LOOSE = 1e-7  # rounds a unit, in the program's units: a smaller reduced cost is dust
DUST = 1e-6  # rounds: less is what the solver's tolerance leaves


@dataclass(frozen=True)
class Worth:
    """What an input is worth: rounds avoided by one more, cost of one less, and how far each holds.

    NaN where a side has no answer: nothing can be taken away.
    """

    one_more: float
    holds_for: float
    one_less: float
    holds_down_to: float


class Rounds:
    """The program of rounds short, of one plan."""

    def __init__(self, world: World) -> None:
        self.world = world
        shop, self.program = world.program(())
        self.where = shop.structure.slices["lost"]
        self.cost = np.zeros(len(self.program.lower))
        self.cost[self.where] = 1.0
        self.lost = world.plan.values["lost"]
        self.a_round = min(1.0, float(self.lost.sum()) / 100)  # or a hundredth of what is short
        slack = SLACK * (a_round(world.instance.planned) + self.lost)
        upper, lower = self.program.upper.copy(), self.program.lower.copy()
        upper[self.where] = self.lost + slack
        lower[self.where] = np.maximum(self.lost - slack, 0.0)
        self.no_worse = replace(self.program, upper=upper)
        self.no_better = replace(self.program, lower=lower)
        self.base = optimum_of(self.no_worse, self.cost)
        self.other = optimum_of(self.no_better, self.cost)
        self.reduced = self.cost - self.program.matrix.T @ self.base.y

    def slope(self, direction: Floats) -> float:
        """Return rounds avoided by one more unit as the duals have it: never less than it is."""
        moved = np.flatnonzero(direction)
        return float(-self.reduced[moved] @ direction[moved])

    def worth_of_items(self) -> dict[tuple[str, str], float]:
        """Return rounds avoided by a unit more of each item at each site, at its best moment."""
        nodes, periods = self.world.shop.network.nodes, self.world.shop.network.calendar.periods
        value = np.abs(self.base.y[: len(nodes) * periods]).reshape(len(nodes), periods)
        return dict(zip(nodes, value.max(axis=1, initial=0.0).tolist(), strict=True))

    def without(self, program: LinearProgram) -> float:
        """Return the rounds that a changed program of the same columns avoids in all.

        Where the duals prove that it avoids none it is not solved.
        """
        upper = program.upper.copy()
        upper[self.where] = self.no_worse.upper[self.where]
        bounded = replace(program, upper=upper)
        if self._least(bounded) >= float(self.cost @ self.base.x) - DUST * self.a_round:
            return 0.0
        try:
            found = optimum_of(bounded, self.cost, self.base.basis)
        except SolveError:
            return 0.0
        return max(0.0, float(self.cost @ self.base.x - self.cost @ found.x))

    def _least(self, program: LinearProgram) -> float:
        """Return the Lagrangian of a program at the duals, below which its optimum cannot be."""
        reduced = self.cost - program.matrix.T @ self.base.y
        counted = np.abs(program.in_units(reduced))
        moved = counted > LOOSE * program.in_units(self.cost)[self.where].min(initial=np.inf)
        at = np.where(reduced > 0, program.lower, program.upper)
        return float(reduced[moved] @ at[moved])

    def worth(self, lever: Lever, direction: Floats) -> Worth:
        """Return what an input is worth, found by solving again."""
        dust = DUST * self.a_round
        up = _Side(self.no_worse, self.base, self.cost, direction, lever.most, dust)
        raised = direction > 0
        there = self.program.lower[raised] / direction[raised]
        down = _Side(
            self.no_better,
            self.other,
            self.cost,
            -direction,
            float(there.min(initial=np.inf)),
            dust,
        )
        step = STEP * lever.unit
        one_more, one_less = 0.0 - up.slope(step), down.slope(step)
        return Worth(one_more, up.range(-one_more), one_less, down.range(one_less))


@dataclass(frozen=True)
class _Side:
    """Rounds short as one input rises along its direction, or falls."""

    program: LinearProgram
    start: Optimum
    cost: Floats
    direction: Floats
    most: float
    dust: float

    def slope(self, step: float) -> float:
        """Return the change of rounds short a unit, by solving with a small amount."""
        step = min(step, self.most)
        if step <= 0:
            return np.nan
        moved = replace(
            self.program,
            lower=self.program.lower + step * self.direction,
            upper=self.program.upper + step * self.direction,
        )
        try:
            found = optimum_of(moved, self.cost, self.start.basis)
        except SolveError:
            return np.nan
        slope = float(self.cost @ found.x - self.cost @ self.start.x) / step
        return 0.0 if abs(slope) * step < self.dust else slope

    def range(self, slope: float) -> float:
        """Return the largest amount up to which rounds short change by that slope."""
        if not np.isfinite(slope) or slope == 0:
            return np.nan
        column = csc_array((self.program.matrix @ self.direction)[:, None])
        wide = replace(
            self.program,
            matrix=csc_array(hstack([self.program.matrix, column], "csc")),
            lower=np.append(self.program.lower, 0.0),
            upper=np.append(self.program.upper, self.most),
        )
        price = -slope * (1 + SAME if slope > 0 else 1 - SAME)
        try:
            found = optimum_of(wide, np.append(self.cost, price), extended(self.start.basis, 1))
        except SolveError:
            return np.nan
        return float(found.x[-1])

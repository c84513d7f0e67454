r"""What to decide before one of several programs comes true: the L-shaped method, several cuts.

The master chooses decisions :math:`x` and, for each recourse :math:`s` of weight
:math:`p_s > 0`, a value :math:`\theta_s` that is at least every cut found so far:

.. math::
   \min\; c^T x + \rho(\theta) \quad A x \in [l, u],\; 0 \le x \le most, \quad
   \theta_s \ge Q_s(\hat x) + d_s^T (x - \hat x)

with the risk :math:`\rho` the mean :math:`\sum p_s \theta_s`, the worst
:math:`\max_s \theta_s`, or the mean of the worst share :math:`1 - \alpha`,
:math:`\min_\eta \eta + \sum p_s (\theta_s - \eta)^+ / (1 - \alpha)`. The master's optimum is a
lower bound; the best decision tried is an upper one; what is left between both is the gap.
Decisions that are whole numbers stay whole in the master. Cuts hold whatever the rows and costs of
the first stage, so that a frontier of budgets shares them.

Needs: recourses that every decision leaves feasible, and a first stage that bounds the decisions.
Source: Van Slyke and Wets 1969; Birge and Louveaux, Introduction to Stochastic Programming, ch. 5
(multicut); Rockafellar and Uryasev 2000 (the mean of the worst share).
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np
from scipy.sparse import block_diag, csc_array, csr_array, hstack, vstack

from supplychain.crew import processors
from supplychain.solve.highs import SolveError, WholeOptimum, run_whole
from supplychain.solve.program import LinearProgram

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supplychain.instance.calendar import Bools, Floats
    from supplychain.solve.recourse import Cut, Recourse

MOST_ROUNDS = 400
FLAT = 1e-10  # of a value a step
Kind = Literal["expected", "worst", "cvar"]


@dataclass(frozen=True)
class Risk:
    """How the values of several recourses count together; `level` is that of `cvar`."""

    kind: Kind = "expected"
    level: float = 0.9

    def of(self, values: Floats, weights: Floats) -> float:
        """Risk of values with these weights, which add up to 1."""
        if self.kind == "expected":
            return float(weights @ values)
        if self.kind == "worst":
            return float(values.max())
        excess = [eta + weights @ np.maximum(values - eta, 0) / (1 - self.level) for eta in values]
        return float(min(excess))


@dataclass(frozen=True)
class FirstStage:
    """Decisions: their costs, greatest values (0 is the least), rows, and which are whole."""

    cost: Floats
    most: Floats
    rows: csr_array
    row_lower: Floats
    row_upper: Floats
    whole: Bools


@dataclass(frozen=True)
class Decision:
    """Decisions, the value of each recourse, the objective, and a bound that none can beat."""

    x: Floats
    values: Floats
    objective: float
    bound: float
    rounds: int

    @property
    def gap(self) -> float:
        """How much better, at most, another decision could be."""
        return max(0.0, self.objective - self.bound)


@dataclass
class TwoStage:
    """Recourses with their weights, which add up to 1, and every cut found so far.

    `least` is a value that no recourse falls below.
    """

    recourses: Sequence[Recourse]
    weights: Floats
    least: float = -np.inf
    cuts: list[list[Cut]] = field(init=False)

    def __post_init__(self) -> None:
        """Begin without cuts."""
        self.cuts = [[] for _ in self.recourses]

    def try_out(self, x: Floats) -> Floats:
        """Value of each recourse at decision `x`, whose cuts are kept."""
        with ThreadPoolExecutor(processors()) as pool:
            found = list(pool.map(lambda recourse: recourse.at(x), self.recourses))
        for known, cut in zip(self.cuts, found, strict=True):
            known.append(cut)
        return np.array([cut.value for cut in found])

    def one_step(self, place: int, nothing: Sequence[Cut]) -> Floats:
        """Value of each recourse with one step of the decision at `place` alone.

        `nothing` are the cuts where nothing is decided. Where that of a recourse is flat in the
        decision, a step lowers nothing, and since none raises anything it is not solved again.
        """
        x = np.zeros(len(nothing[0].slope))
        x[place] = 1.0
        steep = [k for k, cut in enumerate(nothing) if cut.slope[place] < -FLAT]
        values = np.array([cut.value for cut in nothing])
        with ThreadPoolExecutor(processors()) as pool:
            found = pool.map(lambda k: self.recourses[k].at(x), steep)
            values[steep] = [cut.value for cut in found]
        return values

    def least_risk(
        self, first: FirstStage, risk: Risk, tolerance: float, start: Floats | None = None
    ) -> Decision:
        """Decide with the least cost and risk, to `tolerance`; raises ``SolveError``."""
        best: tuple[float, Floats, Floats] | None = None
        x = np.zeros(len(first.cost)) if start is None else start
        for rounds in range(1, MOST_ROUNDS + 1):
            values = self.try_out(x)
            objective = float(first.cost @ x) + risk.of(values, self.weights)
            if best is None or objective < best[0]:
                best = objective, x, values
            master = self._master(first, risk)
            if master.bound >= best[0] - tolerance:
                return Decision(best[1], best[2], best[0], min(master.bound, best[0]), rounds)
            x = master.x[: len(first.cost)]
        raise SolveError(f"no decision within {tolerance:g} of its bound in {MOST_ROUNDS} rounds")

    def least_cost(self, first: FirstStage, targets: Floats, tolerance: float) -> Decision | None:
        """Decide at the least cost that keeps every recourse at its target; None if nothing does.

        A value may pass its target by `tolerance`.
        """
        x = np.zeros(len(first.cost))
        for rounds in range(1, MOST_ROUNDS + 1):
            values = self.try_out(x)
            master = self._cheapest(first, targets)
            if master is None:
                return None
            if (values <= targets + tolerance).all() and first.cost @ x <= master.bound + tolerance:
                return Decision(x, values, float(first.cost @ x), master.bound, rounds)
            x = master.x[: len(first.cost)]
        raise SolveError(f"no decision that meets its targets in {MOST_ROUNDS} rounds")

    def _master(self, first: FirstStage, risk: Risk) -> WholeOptimum:
        """Solve the master: decisions, a value a recourse, and what the risk needs."""
        decisions, count = len(first.cost), len(self.recourses)
        slopes, below = self._cut_rows()
        cost, extra, upper, lower = _risk_rows(risk, self.weights)
        more = len(cost) - count
        rows = vstack([
            hstack([first.rows, csr_array((first.rows.shape[0], count + more))]),
            hstack([slopes, csr_array((slopes.shape[0], more))]),
            hstack([csr_array((extra.shape[0], decisions)), extra]),
        ], format="csc")  # fmt: skip
        program = LinearProgram(
            matrix=csc_array(rows),
            lower=np.concatenate([np.zeros(decisions), np.full(count, self.least), lower]),
            upper=np.concatenate([first.most, np.full(count + more, np.inf)]),
            row_lower=np.concatenate([first.row_lower, np.full(len(below) + len(upper), -np.inf)]),
            row_upper=np.concatenate([first.row_upper, below, upper]),
            costs={},
        )
        whole = np.concatenate([first.whole, np.zeros(count + more, dtype=bool)])
        return _solved(program, np.concatenate([first.cost, cost]), whole)

    def _cheapest(self, first: FirstStage, targets: Floats) -> WholeOptimum | None:
        """Solve the master of the least cost: every cut at most its target."""
        slopes, below = self._cut_rows()
        decisions = len(first.cost)
        of_targets = csr_array(slopes)[:, decisions:]
        program = LinearProgram(
            matrix=csc_array(vstack([first.rows, csr_array(slopes)[:, :decisions]], format="csc")),
            lower=np.zeros(decisions),
            upper=first.most,
            row_lower=np.concatenate([first.row_lower, np.full(len(below), -np.inf)]),
            row_upper=np.concatenate([first.row_upper, below - of_targets @ targets]),
            costs={},
        )
        found = run_whole(program, first.cost, first.whole)
        return found if isinstance(found, WholeOptimum) else None

    def _cut_rows(self) -> tuple[csr_array, Floats]:
        """Rows slope x - theta <= - intercept, and their right sides."""
        slopes = np.array([cut.slope for known in self.cuts for cut in known])
        below = np.array([-cut.intercept for known in self.cuts for cut in known])
        ones = block_diag([-np.ones((len(known), 1)) for known in self.cuts], format="csr")
        return csr_array(hstack([csr_array(slopes), ones])), below


def _risk_rows(risk: Risk, weights: Floats) -> tuple[Floats, csr_array, Floats, Floats]:
    """Costs of the values and further columns, rows over both, their upper and the lower bounds."""
    count = len(weights)
    if risk.kind == "expected":
        return weights, csr_array((0, count)), np.zeros(0), np.zeros(0)
    if risk.kind == "worst":
        rows = hstack([csr_array(np.eye(count)), csr_array(-np.ones((count, 1)))])
        return (
            np.append(np.zeros(count), 1.0),
            csr_array(rows),
            np.zeros(count),
            np.array([-np.inf]),
        )
    eye = csr_array(np.eye(count))
    rows = hstack([eye, csr_array(-np.ones((count, 1))), -eye])
    cost = np.concatenate([np.zeros(count), [1.0], weights / (1 - risk.level)])
    return cost, csr_array(rows), np.zeros(count), np.append(-np.inf, np.zeros(count))


def _solved(program: LinearProgram, cost: Floats, whole: Bools) -> WholeOptimum:
    found = run_whole(program, cost, whole)
    if isinstance(found, str):
        raise SolveError(f"what to decide has no optimum: {found}")
    return found

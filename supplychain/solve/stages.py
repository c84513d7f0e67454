"""Stages in order: each keeps every earlier optimum by staying on its optimal face.

By complementary slackness the optimal plans of a stage are those feasible plans whose columns with
a non-zero reduced cost stay at their bound and whose rows with a non-zero dual stay tight. So a
stage's bounds are fixed there and the next stage is presolved afresh. Every stage is certified, and
its certificate includes every earlier objective recomputed; where it fails, the stage is solved
another way: another algorithm, then earlier optima kept by objective rows instead of faces.

Where time ends, a stage has the best plan so far and a bound below which no plan can be, and those
after it are not begun; what such a plan is worth is known, but not that it is the best.

Each cost is scaled by a power of 2 so that its largest entry is about 100: unscaled costs of 1e-7
a shell lie under the solver's dual tolerance, and later stages would walk off the optimum.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csc_array, csr_array, vstack

from supplychain.solve.certificate import Certificate, Sides, certify
from supplychain.solve.face import face_of, scale_of
from supplychain.solve.highs import (
    INFEASIBLE,
    TIME_LIMIT,
    Basis,
    Optimum,
    SolveError,
    run,
)
from supplychain.solve.hot import LARGEST
from supplychain.solve.incumbent import Incumbent
from supplychain.solve.large.components import run_apart
from supplychain.solve.large.pricing import run_waiting
from supplychain.solve.limited.bound import bound_before
from supplychain.solve.methods import NEAR, WARM, ways

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from supplychain.instance.calendar import Floats
    from supplychain.solve.hot import Hot
    from supplychain.solve.large.pricing import Waiting
    from supplychain.solve.limited.bound import Relaxation
    from supplychain.solve.program import LinearProgram

ROUNDING = 1e-12  # share by which an optimum kept by a row may be off, or the row may not hold
FAIRNESS_SLACK = 0.01  # share of each shortfall optimum that fairness may give up


@dataclass(frozen=True)
class Solved:
    """One stage: optimum in its own units, plan, reduced costs per unit, and basis.

    Where it is certified `optimum` and `bound` are equal. Where time ended first its certificate is
    not ok, `optimum` is what the plan at hand comes to, and no plan comes to less than `bound`.
    """

    name: str
    optimum: float
    bound: float
    x: Floats
    y: Floats
    reduced: Floats
    basis: Basis
    vertex: bool
    method: str
    seconds: float
    iterations: int
    certificate: Certificate


@dataclass(frozen=True)
class Means:
    """What the stages of a program are solved with.

    `hot`, bases of a program of the same shape, is tried first, then `method`, one of `METHODS`,
    then the others. What is `waiting` comes in when it pays. `until`, in seconds of
    ``time.time``, the search ends; if nothing is found by then, the plan is that of `start`. What
    is not proven has the better of its bound and that of `relaxation`, which is asked before the
    search. Of a program in parts `jobs` are solved beside each other.
    """

    hot: Hot | None = None
    method: str = ""
    waiting: Waiting | None = None
    until: float = math.inf
    start: Floats | None = None
    relaxation: Relaxation | None = None
    jobs: int = 1


def solve_stages(
    program: LinearProgram,
    names: list[str],
    means: Means | None = None,
    done: Sequence[Solved] = (),
) -> list[Solved]:
    """Solve the stages `names` of `program` in order; raises ``SolveError`` where none certifies.

    The plan of the last stage is the answer: it keeps the optimum of every stage before. Stages
    that are `done`, on the rows of the program itself, come first and stay.
    """
    ladder = Lexicographic(program, means)
    for stage in done:
        ladder.keep(stage)
    for name in names:
        ladder.climb(name)
    return ladder.done


def first_optimum(
    program: LinearProgram, name: str, basis: Basis | None = None
) -> tuple[float, Basis]:
    """Return the optimum of stage `name` on its own, uncertified, and its basis.

    From the `basis` of a program with other figures it takes a tenth of the time. Raises
    ``SolveError`` where no way of solving calls its answer optimal.
    """
    cost = program.costs[name]
    small = program.matrix.nnz <= LARGEST
    found = optimum_of(program, cost, basis, [NEAR, *WARM] if small else WARM)
    return float(cost @ found.x), found.basis


def optimum_of(
    program: LinearProgram,
    cost: Floats,
    basis: Basis | None = None,
    onwards: Iterable[str] = WARM,
) -> Optimum:
    """Return an uncertified optimum of any cost, its duals in units of that cost.

    Goes on from the `basis` of a program of the same shape in the ways `onwards`. Raises
    ``SolveError`` where no way of solving calls its answer optimal, or one calls the program
    infeasible.
    """
    scale = scale_of(program.in_units(cost))
    tries: list[tuple[str, Basis | None]] = [(method, None) for method in ways(program)]
    if basis is not None:
        tries = [*((method, basis) for method in onwards), *tries]
    failures = []
    for method, start in tries:
        found = run(program, cost * scale, method, start)
        if isinstance(found, Optimum):
            return replace(found, y=found.y / scale)
        failures.append(f"{method}: {found}")
        if found == INFEASIBLE:
            break
    raise SolveError("no optimum; tried " + "; ".join(failures))


class Lexicographic:
    """The stages of one program, solved one after the other."""

    def __init__(self, program: LinearProgram, means: Means | None = None) -> None:
        self.program = program
        self._means = means or Means()
        hot = self._means.hot
        self._sides = hot.sides(program) if hot else Sides(program.matrix)
        self.done: list[Solved] = []
        self._faced = program
        self._allowed = 0.0  # share of each shortfall optimum that the next stages may give up

    @property
    def face(self) -> LinearProgram:
        """Return the program narrowed to the plans that keep every optimum so far."""
        return self._faced

    def keep(self, stage: Solved) -> None:
        """Take a stage as done, and stay on its optimal face."""
        self.done.append(stage)
        self._faced = face_of(self._faced, self.program.costs[stage.name], stage.reduced, stage.y)

    def climb(self, name: str) -> None:
        """Solve stage `name` by each method in turn, on the face and then with objective rows."""
        if name == "fairness":
            self.allow_fairness()
            self._faced = self.kept_by_rows()
        least = self._least(name)
        failures = []
        for keeping in ("face", "objective rows"):
            kept = self._faced if keeping == "face" else self.kept_by_rows()
            for method in self._methods(kept):
                stage = self._solve(kept, name, method, least)
                if isinstance(stage, Solved):
                    self.done.append(replace(stage, method=f"{stage.method}, {keeping}"))
                    self._faced = self._narrowed(kept, stage)
                    return
                failures.append(f"{method}, {keeping}: {stage}")
        raise SolveError(f"stage {name} has no certified answer; tried " + "; ".join(failures))

    def _methods(self, program: LinearProgram) -> list[str]:
        """Return the ways of solving in the order in which they are tried."""
        alike = self._means.hot and program.matrix is self.program.matrix
        hot = self._means.hot.method if self._means.hot and alike else ""
        by_size = ways(program)
        return list(dict.fromkeys(filter(None, [hot, self._means.method, *by_size])))

    def _narrowed(self, kept: LinearProgram, stage: Solved) -> LinearProgram:
        """Return the program with the optima so far kept, for the next stage."""
        if not stage.vertex:
            return self.kept_by_rows()
        return face_of(kept, self.program.costs[stage.name], stage.reduced, stage.y)

    def allow_fairness(self) -> None:
        """Let the next stages give up a share of each shortfall optimum."""
        self._allowed = FAIRNESS_SLACK

    def _least(self, name: str) -> float:
        """Return what stage `name` is known not to be less than before it is solved; scaled.

        Nothing is asked for where time is not limited.
        """
        if self._means.until == math.inf:
            return -math.inf
        cost, begun = self.program.costs[name], all(stage.certificate.ok for stage in self.done)
        scaled = cost * scale_of(self.program.in_units(cost))
        relaxation = self._means.relaxation if begun else None
        return bound_before(self._faced, scaled, relaxation, self._means.until)

    def _solve(self, kept: LinearProgram, name: str, method: str, least: float) -> Solved | str:
        """Solve stage `name` on `kept`; in words what is wrong where it is not certified.

        Where time ends, what there is by then, not certified, and no less than `least`, scaled.
        """
        started = time.perf_counter()
        cost = self.program.costs[name]
        scale = scale_of(self.program.in_units(cost))
        found = self._found(kept, name, method, cost * scale)
        if isinstance(found, str):
            return found
        drifts = [_drift(self.program, found.x, s, self._limit(s)) for s in self.done]
        sides = self._sides if kept.matrix is self._sides.matrix else Sides(kept.matrix)
        drift = float(np.max(drifts, initial=0.0))
        certificate = certify(kept, cost * scale, found.x, found.y, drift, sides)
        value, y = float(cost @ found.x), found.y / scale
        bound = value
        if isinstance(found, Incumbent) and not certificate.ok:
            bound = min(max(found.bound, least) / scale, value)
        if not (certificate.feasible if isinstance(found, Incumbent) else certificate.ok):
            return str(certificate)
        return Solved(
            name=name,
            optimum=value,
            bound=bound,
            x=found.x,
            y=y,
            reduced=sides.reduced(cost, y),
            basis=found.basis if isinstance(found, Optimum) else Basis(),
            vertex=isinstance(found, Optimum) and found.vertex,
            method=found.method if isinstance(found, Optimum) else method,
            seconds=time.perf_counter() - started,
            iterations=found.iterations,
            certificate=certificate,
        )

    def _found(
        self, kept: LinearProgram, name: str, method: str, cost: Floats
    ) -> Optimum | Incumbent | str:
        """Minimise a scaled cost; where time is up the plan at hand, without duals or a bound."""
        means = self._means
        at_hand = self.done[-1].x if self.done else means.start
        if time.time() < means.until and all(stage.certificate.ok for stage in self.done):
            if means.hot and method == means.hot.method:
                found: Optimum | Incumbent | str = means.hot.run(kept, name, cost)
            elif means.waiting:
                found = run_waiting(kept, cost, method, means.waiting, means.until, means.jobs)
            else:
                found = run_apart(kept, cost, method, means.until, means.jobs)
            if isinstance(found, Incumbent) and at_hand is not None:
                return found if cost @ found.x < cost @ at_hand else replace(found, x=at_hand)
            if found != TIME_LIMIT:
                return found
        if at_hand is None:
            raise SolveError(f"stage {name}: no plan was found in the time given")
        return Incumbent(at_hand, np.full(kept.matrix.shape[0], np.nan), 0, -math.inf)

    def _limit(self, stage: Solved) -> float:
        """Largest value of an earlier objective that the next stages may have."""
        allowed = 0.0 if stage.name == "fairness" else self._allowed
        return stage.optimum + (allowed + ROUNDING) * abs(stage.optimum)

    def kept_by_rows(self) -> LinearProgram:
        """Return the program with a row for each earlier objective, scaled, at most its limit."""
        if not self.done:
            return self.program
        costs = [self.program.costs[stage.name] for stage in self.done]
        scales = [scale_of(self.program.in_units(cost)) for cost in costs]
        rows = csr_array(np.array([c * s for c, s in zip(costs, scales, strict=True)]))
        limits = [self._limit(d) * s for d, s in zip(self.done, scales, strict=True)]
        return replace(
            self.program,
            matrix=csc_array(vstack([self.program.matrix, rows], format="csc")),
            row_lower=np.append(self.program.row_lower, np.full(len(limits), -np.inf)),
            row_upper=np.append(self.program.row_upper, limits),
        )


def kept_program(program: LinearProgram, done: list[Solved], name: str) -> LinearProgram:
    """Return `program` as stage `name` has it: a row for each stage that is done keeps its optimum.

    The rows come last, in the order of the stages.
    """
    ladder = Lexicographic(program)
    ladder.done = list(done)
    if "fairness" in (name, *(stage.name for stage in done)):
        ladder.allow_fairness()
    return ladder.kept_by_rows()


def _drift(program: LinearProgram, x: Floats, stage: Solved, limit: float) -> float:
    """How far `x` takes an earlier objective above its limit, relative to its scaled size.

    Below is no drift: where a stage has given something up, a later priority may gain from it.
    """
    scale = scale_of(program.in_units(program.costs[stage.name]))
    excess = np.maximum(program.costs[stage.name] @ x - limit, 0.0)
    return float(scale * excess / (1 + scale * abs(stage.optimum)))

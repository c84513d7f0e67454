"""Stages in order: each keeps every earlier optimum by staying on its optimal face.

By complementary slackness the optimal plans of a stage are those feasible plans whose columns with
a non-zero reduced cost stay at their bound and whose rows with a non-zero dual stay tight. So a
stage's bounds are fixed there and the next stage is presolved afresh. Every stage is certified, and
its certificate includes every earlier objective recomputed; where it fails, the stage is solved
another way: another algorithm, then earlier optima kept by objective rows instead of faces.

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
from supplychain.solve.highs import (
    INFEASIBLE,
    METHODS,
    NEAR,
    WARM,
    Basis,
    Optimum,
    SolveError,
    run,
)
from supplychain.solve.hot import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from supplychain.instance.calendar import Floats
    from supplychain.solve.hot import Hot
    from supplychain.solve.program import LinearProgram

NONZERO = 1e-8  # multipliers of scaled costs below this count as zero
ROUNDING = 1e-12  # share by which an optimum kept by a row may be off, or the row may not hold
FAIRNESS_SLACK = 0.01  # share of each shortfall optimum that fairness may give up


@dataclass(frozen=True)
class Solved:
    """One certified stage: optimum in its own units, plan, reduced costs per unit, and basis."""

    name: str
    optimum: float
    x: Floats
    y: Floats
    reduced: Floats
    basis: Basis
    method: str
    seconds: float
    iterations: int
    certificate: Certificate


def solve_stages(
    program: LinearProgram,
    names: list[str],
    hot: Hot | None = None,
    method: str = "",
    done: Sequence[Solved] = (),
) -> list[Solved]:
    """Solve the stages `names` of `program` in order; raises ``SolveError`` where none certifies.

    The plan of the last stage is the answer: it keeps the optimum of every stage before. `hot`,
    bases of a program of the same shape, is tried first, then `method`, one of `METHODS`, then the
    others. Stages that are `done`, on the rows of the program itself, come first and stay.
    """
    ladder = Ladder(program, hot, method)
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
    ways: list[tuple[str, Basis | None]] = [(method, None) for method in METHODS]
    if basis is not None:
        ways = [*((method, basis) for method in onwards), *ways]
    failures = []
    for method, start in ways:
        found = run(program, cost * scale, method, start)
        if isinstance(found, Optimum):
            return replace(found, y=found.y / scale)
        failures.append(f"{method}: {found}")
        if found == INFEASIBLE:
            break
    raise SolveError("no optimum; tried " + "; ".join(failures))


class Ladder:
    """The stages of one program, solved one after the other."""

    def __init__(self, program: LinearProgram, hot: Hot | None = None, method: str = "") -> None:
        self.program = program
        self._hot = hot
        self._methods = sorted(METHODS, key=lambda other: other != method)
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
        self._faced = _face(self._faced, self.program.costs[stage.name], stage)

    def climb(self, name: str) -> None:
        """Solve stage `name` by each method in turn, on the face and then with objective rows."""
        if name == "fairness":
            self.allow_fairness()
            self._faced = self.kept_by_rows()
        failures = []
        for keeping in ("face", "objective rows"):
            bounded = self._faced if keeping == "face" else self.kept_by_rows()
            alike = bounded.matrix is self.program.matrix
            hot = [self._hot.method] if self._hot and alike else []
            for method in [*hot, *self._methods]:
                stage = self._solve(bounded, name, method)
                if isinstance(stage, Solved):
                    self.done.append(replace(stage, method=f"{method}, {keeping}"))
                    self._faced = _face(bounded, self.program.costs[name], stage)
                    return
                failures.append(f"{method}, {keeping}: {stage}")
        raise SolveError(f"stage {name} has no certified answer; tried " + "; ".join(failures))

    def allow_fairness(self) -> None:
        """Let the next stages give up a share of each shortfall optimum."""
        self._allowed = FAIRNESS_SLACK

    def _solve(self, bounded: LinearProgram, name: str, method: str) -> Solved | str:
        """Solve stage `name` on `bounded`; in words what is wrong where it is not certified."""
        started = time.perf_counter()
        cost = self.program.costs[name]
        scale = scale_of(self.program.in_units(cost))
        if self._hot and method == self._hot.method:
            found = self._hot.run(bounded, name, cost * scale)
        else:
            found = run(bounded, cost * scale, method)
        if not isinstance(found, Optimum):
            return found
        drifts = [_drift(self.program, found.x, s, self._limit(s)) for s in self.done]
        sides = self._sides if bounded.matrix is self._sides.matrix else Sides(bounded.matrix)
        drift = float(np.max(drifts, initial=0.0))
        certificate = certify(bounded, cost * scale, found.x, found.y, drift, sides)
        if not certificate.ok:
            return str(certificate)
        y = found.y / scale
        return Solved(
            name=name,
            optimum=float(cost @ found.x),
            x=found.x,
            y=y,
            reduced=sides.reduced(cost, y),
            basis=found.basis,
            method=method,
            seconds=time.perf_counter() - started,
            iterations=found.iterations,
            certificate=certificate,
        )

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
    ladder = Ladder(program)
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


def scale_of(cost: Floats) -> float:
    """Return the power of 2 that brings the largest cost to about 100."""
    largest = float(np.abs(cost).max(initial=0.0))
    return 2.0 ** round(math.log2(100 / largest)) if largest > 0 else 1.0


def _face(program: LinearProgram, cost: Floats, stage: Solved) -> LinearProgram:
    """Return `program` narrowed to the optimal face of `stage`."""
    scale = scale_of(program.in_units(cost))
    reduced, y = stage.reduced * scale, stage.y * scale
    if program.scaling is not None:
        reduced, y = reduced * program.scaling.columns, y / program.scaling.rows
    lower, upper = _pinned(program.lower, program.upper, reduced)
    row_lower, row_upper = _pinned(program.row_lower, program.row_upper, y)
    return replace(program, lower=lower, upper=upper, row_lower=row_lower, row_upper=row_upper)


def _pinned(lower: Floats, upper: Floats, multiplier: Floats) -> tuple[Floats, Floats]:
    """Bounds pinned to the one that a non-zero multiplier leans on."""
    at_lower = (multiplier > NONZERO) & np.isfinite(lower)
    at_upper = (multiplier < -NONZERO) & np.isfinite(upper)
    return np.where(at_upper, upper, lower), np.where(at_lower, lower, upper)

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

from supplychain.solve.certificate import Certificate, certify
from supplychain.solve.highs import METHODS, Optimum, SolveError, run

if TYPE_CHECKING:
    from supplychain.instance.calendar import Floats
    from supplychain.solve.program import LinearProgram

NONZERO = 1e-8  # multipliers of scaled costs below this count as zero
FAIRNESS_SLACK = 0.01  # share of each shortfall optimum that fairness may give up


@dataclass(frozen=True)
class Solved:
    """One certified stage: optimum in its own units, plan, and reduced costs per unit."""

    name: str
    optimum: float
    x: Floats
    y: Floats
    reduced: Floats
    method: str
    seconds: float
    iterations: int
    certificate: Certificate


def solve_stages(program: LinearProgram, names: list[str]) -> list[Solved]:
    """Solve the stages `names` of `program` in order; raises ``SolveError`` where none certifies.

    The plan of the last stage is the answer: it keeps the optimum of every stage before.
    """
    faced, done = program, list[Solved]()
    for name in names:
        allowed = FAIRNESS_SLACK if "fairness" in names[: names.index(name) + 1] else 0.0
        if name == "fairness":
            faced = _kept_by_rows(program, done, FAIRNESS_SLACK)
        stage = _attempt(program, faced, name, done, allowed)
        done.append(stage)
        if name != names[-1]:
            faced = _face(faced, program.costs[name], stage)
    return done


def _attempt(
    program: LinearProgram, faced: LinearProgram, name: str, done: list[Solved], allowed: float
) -> Solved:
    """Solve one stage, by each method in turn, on the face and then with objective rows."""
    failures = []
    for keeping in ("face", "objective rows") if done else ("",):
        bounded = faced if keeping != "objective rows" else _kept_by_rows(program, done, allowed)
        for method in METHODS:
            label = f"{method} on {keeping}" if keeping else method
            stage = _solve(program, bounded, name, done, allowed, method)
            if isinstance(stage, Solved):
                return replace(stage, method=label)
            failures.append(f"{label}: {stage}")
    raise SolveError(f"stage {name} has no certified answer; tried " + "; ".join(failures))


def _solve(
    program: LinearProgram,
    bounded: LinearProgram,
    name: str,
    done: list[Solved],
    allowed: float,
    method: str,
) -> Solved | str:
    started = time.perf_counter()
    cost = program.costs[name]
    scale = _scale(cost)
    found = run(bounded, cost * scale, method)
    if not isinstance(found, Optimum):
        return found
    drift = max(
        (_drift(float(program.costs[stage.name] @ found.x), stage, allowed) for stage in done),
        default=0.0,
    )
    certificate = certify(bounded, cost * scale, found.x, found.y, drift)
    if not certificate.ok:
        return str(certificate)
    y = found.y / scale
    return Solved(
        name=name,
        optimum=float(cost @ found.x),
        x=found.x,
        y=y,
        reduced=cost - bounded.matrix.T @ y,
        method=method,
        seconds=time.perf_counter() - started,
        iterations=found.iterations,
        certificate=certificate,
    )


def _drift(value: float, stage: Solved, allowed: float) -> float:
    """How far an earlier objective is off its optimum, beyond what a stage may give up."""
    slack = 0.0 if stage.name == "fairness" else allowed * abs(stage.optimum)
    excess = max(value - stage.optimum - slack, 0.0, stage.optimum - value)
    return excess / (1 + abs(stage.optimum))


def _scale(cost: Floats) -> float:
    """Power of 2 that brings the largest cost to about 100."""
    largest = float(np.abs(cost).max(initial=0.0))
    return 2.0 ** round(math.log2(100 / largest)) if largest > 0 else 1.0


def _face(program: LinearProgram, cost: Floats, stage: Solved) -> LinearProgram:
    """Return `program` narrowed to the optimal face of `stage`."""
    scale = _scale(cost)
    lower, upper = _pinned(program.lower, program.upper, stage.reduced * scale)
    row_lower, row_upper = _pinned(program.row_lower, program.row_upper, stage.y * scale)
    return replace(program, lower=lower, upper=upper, row_lower=row_lower, row_upper=row_upper)


def _pinned(lower: Floats, upper: Floats, multiplier: Floats) -> tuple[Floats, Floats]:
    """Bounds pinned to the one that a non-zero multiplier leans on."""
    at_lower = (multiplier > NONZERO) & np.isfinite(lower)
    at_upper = (multiplier < -NONZERO) & np.isfinite(upper)
    return np.where(at_upper, upper, lower), np.where(at_lower, lower, upper)


def _kept_by_rows(program: LinearProgram, done: list[Solved], allowed: float) -> LinearProgram:
    """Return `program` with a row for each earlier objective, scaled, at most its optimum."""
    costs = [program.costs[stage.name] * _scale(program.costs[stage.name]) for stage in done]
    limits = [
        (stage.optimum + (0.0 if stage.name == "fairness" else allowed * abs(stage.optimum)))
        * _scale(program.costs[stage.name])
        for stage in done
    ]
    rows = csr_array(np.vstack(costs))
    return replace(
        program,
        matrix=csc_array(vstack([program.matrix, rows], format="csc")),
        row_lower=np.concatenate([program.row_lower, np.full(len(done), -np.inf)]),
        row_upper=np.concatenate([program.row_upper, limits]),
    )

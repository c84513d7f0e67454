"""The first stage solved again with one figure moved, from the optimal basis of the case.

A stage that starts from the basis of its neighbour takes a few pivots, so every figure can be
tried at both ends of its range. What the no-nation-worse-off rule allows is held as it was in the
case; the figures with the largest effects are then solved in full by ``sensitivity``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from supplychain.analysis.comparison import priced_gap
from supplychain.case import BASELINE
from supplychain.case.figures import End, Figure, moved
from supplychain.instance import build_instance
from supplychain.solve.stages import first_optimum
from supplychain.solve.workshop import Workshop, open_workshop

if TYPE_CHECKING:
    from supplychain.analysis.comparison import Question
    from supplychain.solve.highs import Basis
    from supplychain.solve.program import LinearProgram
    from supplychain.solve.workshop import Guard


@dataclass(frozen=True)
class Anchor:
    """The first stage of one regime solved: its program, basis and priced gap, and the guard."""

    regime: str
    guard: Guard
    program: LinearProgram
    basis: Basis
    gap: float


@dataclass(frozen=True)
class Screen:
    """A case solved in its first stage under the baseline and one regime."""

    shop: Workshop
    scenario: str
    anchors: tuple[Anchor, ...]


def open_screen(question: Question) -> Screen:
    """Solve the case as it is, to compare others with."""
    case, scenario = question.case, question.scenario
    shop = open_workshop(case, question.judgement)
    national = shop.plan(build_instance(case, shop.network, scenario, BASELINE))
    anchors = []
    for regime in dict.fromkeys([BASELINE, question.regime]):
        guard = {} if regime == BASELINE else shop.guard(national)
        instance = build_instance(case, shop.network, scenario, regime)
        program = shop.program(instance, guard)
        optimum, basis = first_optimum(program, shop.stage_names[0])
        gap = priced_gap(shop, instance, optimum)
        anchors.append(Anchor(regime, guard, program, basis, gap))
    return Screen(shop, scenario, tuple(anchors))


def try_figure(screen: Screen, task: tuple[Figure, End]) -> tuple[float, float]:
    """Priced gaps of the baseline and of the regime with one figure at one end of its range."""
    figure, end = task
    shop = open_workshop(moved(screen.shop.case, figure.at(end)), screen.shop.judgement)
    gaps = [_gap(shop, screen, anchor) for anchor in screen.anchors]
    return gaps[0], gaps[-1]


def _gap(shop: Workshop, screen: Screen, anchor: Anchor) -> float:
    """Priced gap of a changed case; a program that is the same as the anchor's is not solved."""
    stage = shop.stage_names[0]
    instance = build_instance(shop.case, shop.network, screen.scenario, anchor.regime)
    program = shop.program(instance, anchor.guard)
    like = program.matrix.shape == anchor.program.matrix.shape
    if like and _same(program, anchor.program, stage):
        return anchor.gap
    optimum, _ = first_optimum(program, stage, anchor.basis if like else None)
    return priced_gap(shop, instance, optimum)


def _same(one: LinearProgram, two: LinearProgram, stage: str) -> bool:
    """Tell whether two programs of one shape are equal in what a stage reads."""
    return (
        np.array_equal(one.matrix.indptr, two.matrix.indptr)
        and np.array_equal(one.matrix.indices, two.matrix.indices)
        and np.array_equal(one.lower, two.lower)
        and np.array_equal(one.upper, two.upper)
        and np.array_equal(one.matrix.data, two.matrix.data)
        and np.array_equal(one.costs[stage], two.costs[stage])
    )

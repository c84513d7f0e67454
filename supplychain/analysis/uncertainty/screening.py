"""The first stage solved again with one figure moved, from the optimal basis of the case.

A stage that starts from the basis of its neighbour takes a few pivots, so every figure can be
tried at both ends of its range. The no-nation-worse-off rule is left out here, since what it allows
moves with the figure; the figures with the largest effects are then solved in full by
``sensitivity``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from supplychain.analysis.comparison import priced_gap
from supplychain.case import BASELINE
from supplychain.case.figures import End, Figure, moved
from supplychain.instance import Instances
from supplychain.solve.stages import first_optimum
from supplychain.solve.workshop import Workshop, open_workshop

if TYPE_CHECKING:
    from supplychain.analysis.comparison import Question
    from supplychain.instance import Instance
    from supplychain.solve.highs import Basis
    from supplychain.solve.program import LinearProgram


@dataclass(frozen=True)
class Anchor:
    """The first stage of one regime solved: its program, basis and priced gap, nobody guarded."""

    regime: str
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
    shop = open_workshop(question.case, question.judgement)
    instances, anchors = Instances(shop.case, shop.network, question.scenario), []
    for regime in dict.fromkeys([BASELINE, question.regime]):
        instance = instances.under(regime)
        program = shop.program(instance, {})
        optimum, basis = first_optimum(program, shop.stage_names[0])
        anchors.append(Anchor(regime, program, basis, priced_gap(shop, instance, optimum)))
    return Screen(shop, question.scenario, tuple(anchors))


def try_figure(screen: Screen, task: tuple[Figure, End]) -> tuple[float, float]:
    """Change of the priced gaps of baseline and regime with one figure at one end of its range."""
    figure, end = task
    shop = screen.shop.with_figures(moved(screen.shop.case, figure.at(end)))
    instances = Instances(shop.case, shop.network, screen.scenario)
    changes = [_change(shop, instances.under(a.regime), a) for a in screen.anchors]
    return changes[0], changes[-1]


def _change(shop: Workshop, instance: Instance, anchor: Anchor) -> float:
    """Change of the priced gap; a program that is the same as the anchor's is not solved."""
    stage = shop.stage_names[0]
    program = shop.program(instance, {})
    like = program.matrix.shape == anchor.program.matrix.shape
    if like and _same(program, anchor.program, stage):
        return 0.0
    optimum, _ = first_optimum(program, stage, anchor.basis if like else None)
    return priced_gap(shop, instance, optimum) - anchor.gap


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

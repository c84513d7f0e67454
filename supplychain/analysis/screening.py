"""The first stage solved again with one figure moved, from the optimal basis of the case.

A stage that starts from the basis of its neighbour takes a few pivots, so every figure can be
tried at both ends of its range. What the no-nation-worse-off rule allows is held as it was in the
case; the figures with the largest effects are then solved in full by ``sensitivity``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from supplychain.analysis.comparison import priced_gap
from supplychain.case import BASELINE
from supplychain.case.figures import End, Figure, moved
from supplychain.instance import build_instance, build_network
from supplychain.solve.compile import compile_structure, skeleton
from supplychain.solve.stages import first_optimum
from supplychain.solve.workshop import Workshop, open_workshop

if TYPE_CHECKING:
    from supplychain.analysis.comparison import Question
    from supplychain.case import Case
    from supplychain.solve.highs import Basis
    from supplychain.solve.workshop import Guard


@dataclass(frozen=True)
class Screen:
    """A case solved in its first stage under the baseline and one regime, with the bases."""

    shop: Workshop
    rows: str
    scenario: str
    regime: str
    guard: Guard
    bases: dict[str, Basis]


def open_screen(question: Question) -> Screen:
    """Solve the case as it is, to compare others with."""
    case, judgement = question.case, question.judgement
    scenario, regime = question.scenario, question.regime
    shop = open_workshop(case, judgement)
    national = shop.plan(build_instance(case, shop.network, scenario, BASELINE), {})
    guard = shop.guard(national)
    bases = {}
    for name in dict.fromkeys([BASELINE, regime]):
        instance = build_instance(case, shop.network, scenario, name)
        program = shop.program(instance, {} if name == BASELINE else guard)
        bases[name] = first_optimum(program, shop.stage_names[0])[1]
    rows = skeleton(case, shop.network, judgement).rows
    return Screen(shop, rows, scenario, regime, guard, bases)


def try_figure(screen: Screen, task: tuple[Figure, End]) -> tuple[float, float]:
    """Priced gaps of the baseline and of the regime with one figure at one end of its range."""
    figure, end = task
    shop = _refitted(screen, moved(screen.shop.case, figure.at(end)))
    gaps = {}
    for name, basis in screen.bases.items():
        instance = build_instance(shop.case, shop.network, screen.scenario, name)
        program = shop.program(instance, {} if name == BASELINE else screen.guard)
        same = shop.structure.matrix.shape == screen.shop.structure.matrix.shape
        optimum, _ = first_optimum(program, shop.stage_names[0], basis if same else None)
        gaps[name] = priced_gap(shop, instance, optimum)
    return gaps[BASELINE], gaps[screen.regime]


def _refitted(screen: Screen, case: Case) -> Workshop:
    """Return the workshop of a changed case, its structure built anew only where rows differ."""
    judgement = screen.shop.judgement
    network = build_network(case)
    if skeleton(case, network, judgement).rows == screen.rows:
        return Workshop(case, network, judgement, screen.shop.structure)
    return Workshop(case, network, judgement, compile_structure(case, network, judgement))

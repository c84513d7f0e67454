"""What a purchase before the war is asked for, and the programs that answer."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

from supplychain.analysis.plans.options import options_of
from supplychain.crew import processors
from supplychain.solve.two_stage import FirstStage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from supplychain.analysis.plans.options import Option
    from supplychain.case import Case
    from supplychain.formulation.judgement import Judgement
    from supplychain.instance import Instance
    from supplychain.instance.calendar import Floats
    from supplychain.solve import Plan, Workshop

DECIDED = 1095.0  # days before D-day
NOTHING = 0.01  # steps below are what was left of a budget, and are not bought
DESCRIBED = ("option", "family", "kind", "what", "item", "steps", "units", "cost")


@dataclass(frozen=True)
class Asked:
    """A case, how plans are judged, its scenarios, a regime, and when a purchase is decided.

    `decided` counts days before D-day.
    """

    case: Case
    judgement: Judgement
    scenarios: tuple[str, ...]
    regime: str
    decided: float = DECIDED

    @property
    def options(self) -> list[Option]:
        """Options of the case by name, each with its day of effect."""
        return options_of(self.case, -self.decided)


def plans_of(
    shop: Workshop,
    instances: Sequence[Instance],
    national: Sequence[Plan] | None,
    told: Callable[[int, int], None],
) -> list[Plan]:
    """Return the certified plan of each instance; raises ``SolveError``.

    With the baseline's plans `national`, one an instance, nobody is worse off than there, if the
    judgement says so. `told` hears the plans done and their number.
    """
    found = []
    limits = [None] * len(instances) if national is None else national
    with ThreadPoolExecutor(processors()) as pool:
        for plan in pool.map(shop.plan, instances, limits):
            found.append(plan)
            told(len(found), len(instances))
    return found


def first_stage(options: Sequence[Option], budget: float, thrift: float) -> FirstStage:
    """Steps of the options within a budget, each costing `thrift` a unit of currency.

    Stock is bought in any part of a step, everything else in whole steps.
    """
    cost = np.array([option.cost for option in options], dtype=float)
    scale = max(cost.max(initial=0.0), 1.0)
    return FirstStage(
        cost=thrift * cost,
        most=np.array([option.most for option in options]),
        rows=csr_array(cost[None, :] / scale),
        row_lower=np.array([-np.inf]),
        row_upper=np.array([budget / scale]),
        whole=np.array([option.kind != "stock" for option in options], dtype=bool),
    )


def bought(options: Sequence[Option], steps: Floats) -> dict[Option, float]:
    """Options of which some steps are taken."""
    return {o: float(n) for o, n in zip(options, steps, strict=True) if n > NOTHING}


def described(option: Option, steps: float) -> dict[str, object]:
    """Return what is bought as a row with the columns `DESCRIBED`; units are steps x their size."""
    return {
        "option": option.name,
        "family": option.family,
        "kind": option.kind,
        "what": option.what,
        "item": option.item,
        "steps": steps,
        "units": steps * option.step,
        "cost": steps * option.cost,
    }


def cost_of(steps: Iterable[tuple[Option, float]]) -> float:
    """Cost of steps of options."""
    return float(sum(option.cost * number for option, number in steps))

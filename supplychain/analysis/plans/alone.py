r"""Redundant capacity avoided: what a country would have to buy alone to do as well as together.

For one scenario, the least cost of a country's own options with which, under the baseline, its own
priced gap is at most what it is under the regime, while that of every other country is at most what
it is under the baseline without purchases:

.. math:: \min \sum_o cost_o x_o \quad gap_c(x) \le gap_c^{regime}, \;
          gap_{c'}(x) \le gap_{c'}^{national} \; (c' \ne c)

A country's priced gap is its part of the priced gap (see ``comparison``), over what it would be if
none of its needs of the first priority were met. Its own options are those at its own sites and on
its own lines. Stock is bought in any part of a step, everything else in whole steps; the cost is
within `TOLERANCE` of the dearest step of the least, or `bound` says how much lower it could be.

Where no purchase suffices, it is said how far all own options together bring the country, and what
the least purchase is that does so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy.sparse import csc_array, csr_array, vstack

from supplychain.analysis.plans.asked import (
    DESCRIBED,
    bought,
    cost_of,
    described,
    first_stage,
    plans_of,
)
from supplychain.analysis.plans.effects import Effects
from supplychain.analysis.plans.options import own_options
from supplychain.case import BASELINE
from supplychain.formulation.numbers import worth
from supplychain.formulation.objectives import priorities
from supplychain.solve.recourse import Recourse
from supplychain.solve.two_stage import Risk, TwoStage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supplychain.analysis.plans.asked import Asked
    from supplychain.analysis.plans.options import Option
    from supplychain.crew import Progress
    from supplychain.instance import Instance
    from supplychain.instance.calendar import Floats
    from supplychain.solve import Plan, Workshop

TOLERANCE = 1e-6  # of a country's priced gap, and of the dearest step
THRIFT = 1e-6  # of the priced gap, that the dearest step costs where the target is out of reach
ROOM = 1e-9  # by which the priced gap of another country may pass its limit


@dataclass(frozen=True)
class Alone:
    """What each country would have to buy alone.

    Parameters
    ----------
    countries : pandas.DataFrame
        A row a scenario and country that gains by the regime: scenario, country, gap_national,
        gap_regime, gap (its own priced gap with the purchase), reached (yes, or no: with all own
        options), cost, bound (no purchase that does as well costs less).
    purchases : pandas.DataFrame
        A row a scenario, country and option bought: scenario, country, option, family, kind, what,
        item, steps, units (steps times their size), cost.
    """

    countries: pd.DataFrame
    purchases: pd.DataFrame


def redundant(asked: Asked, progress: Progress) -> Alone:
    """Return what the regime spares each country in each scenario; raises ``SolveError``."""
    options = asked.options
    effects = Effects(asked.case, asked.judgement, BASELINE, options)
    shop = effects.shop
    before = [effects.instance(s, BASELINE) for s in asked.scenarios]
    national = plans_of(shop, before, None, partial(progress, "Plans of the baseline"))
    after = [effects.instance(s, asked.regime) for s in asked.scenarios]
    agreed = plans_of(shop, after, national, partial(progress, "Plans of the regime"))
    rows, purchases = [], []
    tasks = list(product(range(len(asked.scenarios)), shop.network.countries))
    for done, (place, country) in enumerate(tasks, start=1):
        own = Own(shop, before[place], country)
        gaps = [own.gap(plan) for plan in (national[place], agreed[place])]
        if gaps[1] < gaps[0] - TOLERANCE:
            program = own.recourse(effects, national[place])
            row, steps = _least(program, own_mask(options, country), options, gaps[1])
            name = {"scenario": asked.scenarios[place], "country": country}
            rows.append(name | dict(zip(("gap_national", "gap_regime"), gaps, strict=True)) | row)
            purchases += [name | described(*step) for step in steps.items()]
        progress("Each country alone", done, len(tasks))
    columns = ["scenario", "country", "gap_national", "gap_regime", "gap", "reached", "cost"]
    return Alone(
        pd.DataFrame(rows, columns=[*columns, "bound"]),
        pd.DataFrame(purchases, columns=["scenario", "country", *DESCRIBED]),
    )


@dataclass(frozen=True)
class Own:
    """The priced gap of one country in one scenario."""

    shop: Workshop
    instance: Instance
    country: str

    def gap(self, plan: Plan) -> float:
        """Priced gap of the country in a plan."""
        return float(self._cost(self.country) @ plan.values["band"].ravel())

    def recourse(self, effects: Effects, national: Plan) -> Recourse:
        """Program of the country's priced gap, that of every other at most as in a plan."""
        program = effects.program(self.instance.scenario, {})
        where = self.shop.structure.slices["band"]
        width = program.matrix.shape[1]
        others = [c for c in self.shop.network.countries if c != self.country]
        own = self._cost(self.country)
        costs = np.array([self._cost(c) for c in others]).reshape(len(others), len(own))
        limits = costs @ national.values["band"].ravel() + ROOM
        rows = np.zeros((len(others), width))
        rows[:, where] = costs
        cost = np.zeros(width)
        cost[where] = own
        program = replace(
            program,
            matrix=csc_array(vstack([program.matrix, csr_array(rows)], format="csc")),
            row_lower=np.append(program.row_lower, np.full(len(others), -np.inf)),
            row_upper=np.append(program.row_upper, limits),
        )
        return Recourse(program, cost, effects.opening)

    def _cost(self, country: str) -> Floats:
        """Cost of each band of the gap in the priced gap of a country, bands within elements."""
        network, judgement = self.shop.network, self.shop.judgement
        first = priorities(network)[0]
        value = worth(network, judgement, self.instance.planned)
        of_it = [
            row["country"] == country and row["priority"] == first
            for row in network.elements.values()
        ]
        value = np.where(of_it, value, 0.0)
        whole = float(value @ self.instance.planned) * float(np.mean(judgement.bands))
        return np.outer(value, judgement.bands).ravel() / (whole or 1.0)


def own_mask(options: Sequence[Option], country: str) -> Floats:
    """Greatest steps of each option that a country can take alone; 0 for those of others."""
    own = set(own_options(options, country))
    return np.array([option.most if option in own else 0.0 for option in options])


def _least(
    recourse: Recourse, most: Floats, options: Sequence[Option], target: float
) -> tuple[dict[str, object], dict[Option, float]]:
    """Row of the least purchase that reaches a target, or comes nearest to it, and its steps."""
    engine = TwoStage([recourse], np.ones(1), least=0.0)
    scale = max(*(option.cost for option in options), 1.0)
    first = replace(first_stage(options, np.inf, 1 / scale), most=most)
    decision = engine.least_cost(first, np.array([target]), TOLERANCE)
    reached = decision is not None
    if decision is None:
        first = replace(first, cost=first.cost * THRIFT)
        decision = engine.least_risk(first, Risk(), TOLERANCE)
    steps = bought(options, decision.x)
    row: dict[str, object] = {
        "gap": float(decision.values[0]),
        "reached": "yes" if reached else "no",
        "cost": cost_of(steps.items()),
        "bound": decision.bound * scale if reached else np.nan,
    }
    return row, steps

r"""What to buy or build before the war with a budget, over scenarios with weights.

The decision is the steps of each option, the same in every scenario; each scenario then has its
own plan. What counts is the priced gap of each scenario (see ``comparison``): its mean by weight,
its worst, or the mean of its worst share. A purchase of the whole budget that lowers that by less
than a hundred thousandth is not made (`THRIFT`).

No nation ends worse off than under the baseline without any purchase, if the judgement says so.
Stock is bought in any part of a step, everything else in whole steps. Purchases come when they
come: a line that delivers before D-day builds up no stock.

Which kind of purchase buys most is asked by the same budget spent on each family alone; beside it
stands what agreements alone do: the widest regime of the case, with nothing bought.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from supplychain.analysis.comparison import by_country, priced_gap
from supplychain.analysis.plans.asked import (
    DESCRIBED,
    bought,
    cost_of,
    described,
    first_stage,
    plans_of,
)
from supplychain.analysis.plans.effects import Effects
from supplychain.analysis.plans.purchases import with_purchases
from supplychain.case import BASELINE
from supplychain.case.regimes import widest_regime
from supplychain.instance import build_instance
from supplychain.solve.recourse import Recourse
from supplychain.solve.two_stage import TwoStage
from supplychain.solve.workshop import open_workshop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from supplychain.analysis.plans.asked import Asked
    from supplychain.analysis.plans.options import Option
    from supplychain.crew import Progress
    from supplychain.instance import Instance
    from supplychain.instance.calendar import Floats
    from supplychain.solve import Plan, Workshop
    from supplychain.solve.two_stage import Decision, Risk

SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)  # of the budget, for the frontier
THRIFT = 1e-5  # of the priced gap, for which a whole budget is not worth spending
TOLERANCE = 1e-6  # of the priced gap, within which a decision is the best
DIGITS = 9  # of a change of the priced gap; the rest is rounding
EVERYTHING, AGREED = "all together", "regime"


@dataclass(frozen=True)
class BudgetPlan:
    """What to buy with a budget.

    Parameters
    ----------
    frontier : pandas.DataFrame
        A row a budget: budget, spent (currency), gap (priced gap over the scenarios, by the risk),
        better (how much lower another decision could bring it at most).
    purchases : pandas.DataFrame
        A row a budget and option bought: budget, option, family, kind, what, item, steps, units
        (steps times their size), cost.
    families : pandas.DataFrame
        A row a family of options with the whole budget to itself, one for all together, and one
        for the widest regime with nothing bought: family, spent, gap, removed (priced gap less
        than with nothing bought), removed_per_cost (per unit of currency; NaN where it costs
        nothing).
    options : pandas.DataFrame
        A row an option: option, family, cost of a step, removed by one step alone and
        removed_per_cost.
    scenarios : pandas.DataFrame
        A row a scenario: weight, gap_before, gap (by the decision) and gap_again (solved again
        with the purchases in the case).
    countries : pandas.DataFrame
        A row a scenario and country (and `all`): requirement, shortfall_before, shortfall,
        index_before, index; solved again.
    """

    frontier: pd.DataFrame
    purchases: pd.DataFrame
    families: pd.DataFrame
    options: pd.DataFrame
    scenarios: pd.DataFrame
    countries: pd.DataFrame


@dataclass(frozen=True)
class Scenarios:
    """How much each scenario counts, with weights that add up to 1, and how they count together."""

    weights: Floats
    risk: Risk


class Purchase:
    """The options of a case, its scenarios, and what each decision does to their priced gaps.

    Raises ``SolveError`` where a plan without purchases has no certified answer.
    """

    def __init__(self, asked: Asked, counted: Scenarios, progress: Progress) -> None:
        self.asked, self.risk = asked, counted.risk
        self.options = asked.options
        self.effects = Effects(asked.case, asked.judgement, asked.regime, self.options)
        shop = self.effects.shop
        instances = [self.effects.instance(s, BASELINE) for s in asked.scenarios]
        told = partial(progress, "Plans without purchases")
        self.national = list(plans_of(shop, instances, None, told))
        recourses = []
        for done, plan in enumerate(self.national, start=1):
            recourses.append(self._recourse(instances[done - 1], shop.guard(plan)))
            progress("Effects of the options", done, len(instances))
        self.engine = TwoStage(recourses, counted.weights, least=0.0)
        self.before = self.engine.try_out(np.zeros(len(self.options)))

    def _recourse(self, instance: Instance, guard: dict[tuple[str, ...], float]) -> Recourse:
        """Program of a scenario whose optimum is its priced gap."""
        shop = self.effects.shop
        program = self.effects.program(instance.scenario, guard)
        scale = priced_gap(shop, instance, 1.0)
        return Recourse(program, program.costs[shop.stage_names[0]] * scale, self.effects.opening)

    def within(
        self, budget: float, thrift: float, family: str = "", start: Floats | None = None
    ) -> Decision:
        """Best decision within a budget, of one family of options if it is named."""
        first = first_stage(self.options, budget, thrift)
        if family:
            first.most[[option.family != family for option in self.options]] = 0.0
        return self.engine.least_risk(first, self.risk, TOLERANCE, start)

    def spent(self, decision: Decision) -> float:
        """Cost of a decision."""
        return cost_of(bought(self.options, decision.x).items())

    def gap(self, values: Floats) -> float:
        """Priced gaps of the scenarios as one number."""
        return self.risk.of(values, self.engine.weights)


def plan_budget(asked: Asked, counted: Scenarios, budget: float, progress: Progress) -> BudgetPlan:
    """What to buy with `budget`, in the currency of the case; raises ``SolveError``."""
    purchase = Purchase(asked, counted, progress)
    decisions = list(_frontier(purchase, budget, progress))
    best = decisions[-1]
    again, countries = _solved_again(purchase, bought(purchase.options, best.x), progress)
    scenarios = {
        "scenario": asked.scenarios,
        "weight": counted.weights,
        "gap_before": purchase.before,
        "gap": best.values,
        "gap_again": again,
    }
    budgets = [share * budget for share in SHARES]
    return BudgetPlan(
        frontier=_frontier_table(purchase, budgets, decisions),
        purchases=_purchases(purchase, budgets, decisions),
        families=_families(purchase, budget, best, progress),
        options=_options(purchase, progress),
        scenarios=pd.DataFrame(scenarios),
        countries=countries,
    )


def _frontier(purchase: Purchase, budget: float, progress: Progress) -> Iterator[Decision]:
    """Yield the best decision of each budget, from the one before, which it can also afford."""
    start = np.zeros(len(purchase.options))
    for done, share in enumerate(SHARES, start=1):
        decision = purchase.within(share * budget, THRIFT / budget, start=start)
        start = decision.x
        yield decision
        progress("Budgets", done, len(SHARES))


def _frontier_table(
    purchase: Purchase, budgets: Sequence[float], decisions: Sequence[Decision]
) -> pd.DataFrame:
    gaps = [purchase.gap(decision.values) for decision in decisions]
    return pd.DataFrame(
        {
            "budget": budgets,
            "spent": [purchase.spent(decision) for decision in decisions],
            "gap": gaps,
            "better": [decision.gap for decision in decisions],
        }
    )


def _purchases(
    purchase: Purchase, budgets: Sequence[float], decisions: Sequence[Decision]
) -> pd.DataFrame:
    rows = [
        {"budget": budget} | described(option, number)
        for budget, decision in zip(budgets, decisions, strict=True)
        for option, number in bought(purchase.options, decision.x).items()
    ]
    return pd.DataFrame(rows, columns=["budget", *DESCRIBED])


def _families(
    purchase: Purchase, budget: float, best: Decision, progress: Progress
) -> pd.DataFrame:
    """What each family does with the whole budget, and the widest regime with none."""
    before = purchase.gap(purchase.before)
    families = sorted({option.family for option in purchase.options})
    rows = []
    for done, family in enumerate(families, start=1):
        decision = purchase.within(budget, THRIFT / budget, family)
        rows.append((family, purchase.spent(decision), purchase.gap(decision.values)))
        progress("Each kind alone", done, len(families))
    rows.append((EVERYTHING, purchase.spent(best), purchase.gap(best.values)))
    regime = widest_regime(purchase.asked.case, purchase.asked.case.tables["regimes"]["regime"])
    if regime != purchase.asked.regime:
        gaps = _gaps_under(purchase, regime, progress)
        rows.append((f"{AGREED} {regime}, nothing bought", 0.0, purchase.gap(gaps)))
    frame = pd.DataFrame(rows, columns=["family", "spent", "gap"])
    frame["removed"] = (before - frame["gap"]).round(DIGITS)
    frame["removed_per_cost"] = frame["removed"] / frame["spent"].where(frame["spent"] > 0)
    return frame


def _gaps_under(purchase: Purchase, regime: str, progress: Progress) -> Floats:
    """Priced gap of each scenario under another regime, with nothing bought."""
    shop, scenarios = purchase.effects.shop, purchase.asked.scenarios
    instances = [purchase.effects.instance(s, regime) for s in scenarios]
    plans = plans_of(shop, instances, purchase.national, partial(progress, "Agreements alone"))
    return _gaps(shop, instances, plans)


def _gaps(shop: Workshop, instances: Sequence[Instance], plans: Sequence[Plan]) -> Floats:
    pairs = zip(instances, plans, strict=True)
    return np.array([priced_gap(shop, i, plan.stages[0].optimum) for i, plan in pairs])


def _options(purchase: Purchase, progress: Progress) -> pd.DataFrame:
    """What one step of each option does alone."""
    before = purchase.gap(purchase.before)
    nothing = [cuts[0] for cuts in purchase.engine.cuts]  # the first that was tried
    rows = []
    for place, option in enumerate(purchase.options):
        values = purchase.engine.one_step(place, nothing)
        removed = round(before - purchase.gap(values), DIGITS)
        each = removed / option.cost if option.cost > 0 else np.nan
        rows.append((option.name, option.family, option.cost, removed, each))
        progress("Each option alone", place + 1, len(purchase.options))
    columns = ["option", "family", "cost", "removed", "removed_per_cost"]
    return pd.DataFrame(rows, columns=columns).sort_values("removed_per_cost", ascending=False)


def _solved_again(
    purchase: Purchase, steps: dict[Option, float], progress: Progress
) -> tuple[Floats, pd.DataFrame]:
    """Priced gap of each scenario, and its countries, with the purchases in the case itself."""
    asked, shop = purchase.asked, purchase.effects.shop
    case = with_purchases(asked.case, steps, asked.regime)
    after = open_workshop(case, asked.judgement)
    told = partial(progress, "Solving the purchase again")
    plain = [purchase.effects.instance(s, asked.regime) for s in asked.scenarios]
    before = purchase.national
    if asked.regime != BASELINE:
        before = plans_of(shop, plain, purchase.national, told)
    new = [build_instance(case, after.network, s, asked.regime) for s in asked.scenarios]
    plans = plans_of(after, new, purchase.national, told)
    frames = []
    for place, scenario in enumerate(asked.scenarios):
        frame = by_country(shop, plain[place], before[place]).merge(
            by_country(after, new[place], plans[place]),
            on=["country", "requirement"],
            suffixes=("_before", ""),
        )
        frame.insert(0, "scenario", scenario)
        frames.append(frame)
    return _gaps(after, new, plans), pd.concat(frames, ignore_index=True)

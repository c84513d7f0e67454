r"""One scenario under the baseline and under one regime, in the few numbers that analyses compare.

The priced gap is what the plan minimises first, on a scale that does not depend on the case: the
optimum of the first shortfall stage over its value, urgency aside, if nothing were met,

.. math:: gap = \frac{\min \sum_f w_f \sum_b price_b\, band_{f,b}}
                     {\sum_f w_f\, planned_f\, \overline{price}}

over the force elements of the first priority, with :math:`\overline{price}` the mean price of the
bands. 0: all is met; 1: nothing is. It is the only measure here that every optimal plan shares.
A country's index is worth of its shortfall / worth of its requirement, all priorities.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from supplychain.case import BASELINE
from supplychain.formulation.numbers import worth
from supplychain.formulation.objectives import priorities
from supplychain.instance import Instances
from supplychain.solve.workshop import open_workshop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from supplychain.case import Case
    from supplychain.formulation.judgement import Judgement
    from supplychain.instance import Instance
    from supplychain.instance.calendar import Floats
    from supplychain.solve import Plan, Workshop
    from supplychain.solve.hot import Hot

ALL = "all"
COLUMNS = [
    "country", "requirement", "shortfall_national", "index_national", "shortfall", "index",
]  # fmt: skip


@dataclass(frozen=True)
class Question:
    """What an analysis asks: a case, how plans are judged, a scenario, and a regime to compare."""

    case: Case
    judgement: Judgement
    scenario: str
    regime: str


@dataclass(frozen=True)
class Comparison:
    """Baseline and one regime of a scenario, each solved and certified.

    `gap` and `gap_national` are priced gaps; `countries` has a row a country that needs anything,
    and one for `all`, with the columns country, requirement, shortfall_national, index_national,
    shortfall (in reference rounds) and index.
    """

    scenario: str
    regime: str
    gap_national: float
    gap: float
    countries: pd.DataFrame

    @property
    def gain(self) -> float:
        """Priced gap of the baseline less that of the regime."""
        return self.gap_national - self.gap


def large(question: Question) -> bool:
    """Tell whether its programs take so long in HiGHS that a crew had better be of threads."""
    return not open_workshop(question.case, question.judgement).small


def compare(
    shop: Workshop, scenario: str, regime: str, hots: Mapping[str, Hot | None] | None = None
) -> Comparison:
    """Solve `scenario` under the baseline and `regime`; raises ``SolveError``.

    To go on from `hots`, by regime, of a case of the same shape is tried first.
    """
    hots = hots or {}
    instances = Instances(shop.case, shop.network, scenario)
    before, after = instances.under(BASELINE), instances.under(regime)
    national = shop.plan(before, None, hots.get(BASELINE))
    same = regime == BASELINE
    plan = national if same else shop.plan(after, national, hots.get(regime))
    first = {p.regime: p.stages[0].optimum for p in (national, plan)}
    without, countries = by_country(shop, before, national), by_country(shop, after, plan)
    return Comparison(
        scenario=scenario,
        regime=regime,
        gap_national=priced_gap(shop, before, first[BASELINE]),
        gap=priced_gap(shop, after, first[regime]),
        countries=countries.assign(
            shortfall_national=without["shortfall"], index_national=without["index"]
        )[COLUMNS],
    )


def priced_gap(shop: Workshop, instance: Instance, optimum: float) -> float:
    """Return an optimum of the first shortfall stage as a share of nothing met; see the module."""
    first = priorities(shop.network)[0]
    urgent = [fe["priority"] == first for fe in shop.network.elements.values()]
    value = worth(shop.network, shop.judgement, instance.planned) * instance.planned
    whole = value[urgent].sum() * np.mean(shop.judgement.bands)
    return float(optimum / whole) if whole > 0 else 0.0


def by_country(shop: Workshop, instance: Instance, plan: Plan) -> pd.DataFrame:
    """Requirement, shortfall and index of each country and of all, by the plan's own columns."""
    value = worth(shop.network, shop.judgement, instance.planned)
    owners = [fe["country"] for fe in shop.network.elements.values()]
    countries = list(dict.fromkeys(owners))
    owner = np.array([countries.index(country) for country in owners], dtype=int)

    def summed(numbers: Floats) -> Floats:
        """Sums of a number a force element by country, and of all."""
        return np.append(np.bincount(owner, numbers, len(countries)), numbers.sum())

    lost = plan.values["lost"]
    sums = pd.DataFrame(
        {
            "country": [*countries, ALL],
            "requirement": summed(instance.planned),
            "shortfall": summed(lost),
            "index": pd.Series(summed(value * lost)) / summed(value * instance.planned),
        }
    )
    return sums[sums["requirement"] > 0].reset_index(drop=True)

r"""A scenario made ready for many sets of agreements, and what comes of each.

The *measures* of a plan are the priced gap (see ``comparison``), the rounds short, and both by
country. The priced gap of all is the same for every optimal plan. The others are not: equally good
plans can let one country or another bear the shortfall, so they are taken from the plan of the last
stage, which among the plans that are best for every shortfall stage costs the least effort
(``formulation/objectives.py``). A country's part of the gap is

.. math:: gap_c = \frac{\sum_{f\,of\,c} w_f \sum_b price_b\, band_{f,b}}
                       {\sum_f w_f\, planned_f\, \overline{price}}

over force elements of the first priority, so that the countries' parts add up to the whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from supplychain.analysis.comparison import priced_gap
from supplychain.formulation.numbers import worth
from supplychain.formulation.objectives import priorities
from supplychain.instance import Instances
from supplychain.solve.hot import hot_for
from supplychain.solve.workshop import open_workshop

if TYPE_CHECKING:
    from supplychain.case import Case
    from supplychain.formulation.judgement import Judgement
    from supplychain.instance import Instance, Regime
    from supplychain.instance.calendar import Bools, Floats
    from supplychain.solve import Plan, Workshop
    from supplychain.solve.hot import Hot

TODAY: dict[str, float] = {}  # no agreement but those in force
DUST = 1e-9  # units a period; less is not used
SAME = 1e-9  # share by which equal optima may differ


@dataclass(frozen=True)
class Outcome:
    """What comes of a set of agreements.

    `measures` holds the priced gap and the rounds short (rows) of all and of each country of the
    network (columns); the priced gap of all is the optimum of the first stage, not a sum. `optima`
    are those of the stages, `numbers` and `used` what ``Instance`` calls numbers and openings: the
    ones that the program was made of, and those of the others that the plan uses.
    """

    measures: Floats
    optima: Floats
    numbers: str
    used: Bools

    def holds_in(self, instance: Instance) -> bool:
        """Tell whether the plan is best too where a part of what it could use is not open.

        What is best among many plans is best among any part of them in which it lies, at every
        stage. So it is enough that nothing else differs and that the plan uses none of that part.
        """
        return self.numbers == instance.numbers and not (self.used & ~instance.openings).any()

    def matches(self, other: Outcome) -> bool:
        """Tell whether every stage comes to the same optimum, and from the same numbers."""
        same = np.allclose(self.optima, other.optima, rtol=SAME, atol=0.0)
        return same and self.numbers == other.numbers


class Bench:
    """One scenario: its instances, and the plan of today, which bounds what others may do."""

    def __init__(self, shop: Workshop, scenario: str) -> None:
        self.shop, self.scenario = shop, scenario
        self.instances = Instances(shop.case, shop.network, scenario)

    @cached_property
    def today(self) -> Plan:
        """The plan without any new agreement."""
        return self.shop.plan(self.instances.under(TODAY), None, self.hot)

    @cached_property
    def hot(self) -> Hot | None:
        """A solver that goes on from today's plan, if the program is small enough for it."""
        return hot_for(self.shop.program(self.instances.under(TODAY), {}))

    def plan(self, regime: Regime) -> Plan:
        """Plan of a set of agreements, no nation worse off than today if the model file says so."""
        today = self.today
        return self.shop.plan(self.instances.under(regime), today, self.hot) if regime else today

    def outcome(self, regime: Regime) -> Outcome:
        """Outcome of a set of agreements; raises ``SolveError``."""
        plan = self.plan(regime)
        instance = self.instances.under(TODAY)
        rounds = self.by_country(plan.values["lost"])
        whole = priced_gap(self.shop, instance, plan.stages[0].optimum)
        flows = [plan.values[name].ravel() for name in ("issue", "make", "ship")]
        return Outcome(
            measures=np.array([[whole, *self.gaps(plan)], [rounds.sum(), *rounds]]),
            optima=np.array([stage.optimum for stage in plan.stages]),
            numbers=self.instances.under(regime).numbers,
            used=np.concatenate(flows) > DUST,
        )

    def gaps(self, plan: Plan) -> Floats:
        """Part of the priced gap of each country of the network."""
        instance = self.instances.under(TODAY)
        value = worth(self.shop.network, self.shop.judgement, instance.planned)
        priced = value * (plan.values["band"] @ np.array(self.shop.judgement.bands))
        return self.by_country(priced * self.urgent) * priced_gap(self.shop, instance, 1.0)

    @cached_property
    def urgent(self) -> Floats:
        """1 for force elements of the first priority, 0 for others."""
        first = priorities(self.shop.network)[0]
        elements = self.shop.network.elements.values()
        return np.array([float(fe["priority"] == first) for fe in elements])

    def by_country(self, values: Floats) -> Floats:
        """Sum of a number a force element over those of each country of the network."""
        network = self.shop.network
        place = {c: k for k, c in enumerate(network.countries)}
        owner = [place[fe["country"]] for fe in network.elements.values()]
        return np.bincount(owner, weights=values, minlength=len(place)).astype(float)


class Benches:
    """The benches of a case, each made ready when it is first asked for."""

    def __init__(self, case: Case, judgement: Judgement) -> None:
        self._shop = open_workshop(case, judgement)
        self._benches: dict[str, Bench] = {}

    def of(self, scenario: str) -> Bench:
        """Return the bench of a scenario."""
        if scenario not in self._benches:
            self._benches[scenario] = Bench(self._shop, scenario)
        return self._benches[scenario]

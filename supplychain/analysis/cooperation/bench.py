r"""A scenario made ready for many sets of agreements, and what comes of each.

The *measures* of a plan are the priced gap (see ``comparison``), the rounds short, and both by
country. The priced gap of all is the same for every optimal plan. The others are not: equally good
plans can let one country or another bear the shortfall, so they are taken from the plan of the last
stage, which among the plans that are best for every shortfall stage costs the least effort
(``formulation/objectives.py``). A country's part of the gap is:

.. math:: gap_c = \frac{\sum_{f\,of\,c} w_f \sum_b price_b\, band_{f,b}}
                       {\sum_f w_f\, planned_f\, \overline{price}}

over force elements of the first priority, so that the countries' parts add up to the whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from supplychain.analysis.cooperation.proposals import proposed, signed
from supplychain.formulation.numbers import worth
from supplychain.formulation.objectives import priorities
from supplychain.instance import Instances

if TYPE_CHECKING:
    from supplychain.instance import Instance, Network, Regime
    from supplychain.instance.calendar import Bools, Floats
    from supplychain.solve import Plan, Workshop
    from supplychain.solve.hot import Hot

TODAY: dict[str, float] = {}  # no agreement but those in force
DAY = 0.0  # of signature of all agreements
DUST = 1e-9  # units a period; less is not used
SAME = 1e-9  # share by which equal optima may differ
POINTS = 100.0  # of a priced gap of 1: if nothing is met


@dataclass(frozen=True)
class Outcome:
    """What comes of a set of agreements.

    `measures` holds the priced gap and the rounds short (rows) of all and of each country of the
    network (columns); the priced gap of all is the optimum of the first stage, not a sum. `optima`
    are those of the stages, `numbers` and `used` what ``Instance`` calls numbers and openings: the
    ones that the program was made of, and those of the others that the plan uses or pays for.
    """

    measures: Floats
    optima: Floats
    numbers: str
    used: Bools

    def holds_in(self, instance: Instance) -> bool:
        """Tell whether the plan is best too where a part of what it could use is not open.

        What is best among many plans is best among any part of them in which it lies, at every
        stage. So it is enough that nothing else differs and that the plan neither uses nor pays for
        any of that part.
        """
        return self.numbers == instance.numbers and not (self.used & ~instance.openings).any()

    def matches(self, other: Outcome) -> bool:
        """Tell whether every stage comes to the same optimum, and from the same numbers."""
        same = np.allclose(self.optima, other.optima, rtol=SAME, atol=0.0)
        return same and self.numbers == other.numbers


class Bench:
    """One scenario: its instances, and the plan of today, which bounds what others may do."""

    def __init__(
        self,
        shop: Workshop,
        scenario: str,
        instances: Instances | None = None,
        urgent: Floats | None = None,
    ) -> None:
        self.shop, self.scenario = shop, scenario
        self.instances = instances or Instances(shop.case, shop.network, scenario)
        self.urgent = first_priority(shop.network) if urgent is None else urgent

    @cached_property
    def today(self) -> Plan:
        """The plan without any new agreement."""
        return self.shop.plan_and_hot(self.instances.under(TODAY))[0]

    @cached_property
    def hot(self) -> Hot | None:
        """The plan of all agreements, from which those of some go on if programs are small.

        It is nearer to them than today's: some 100 pivots a stage instead of 400.
        """
        if not self.shop.small:
            return None
        everything = self.instances.under(signed(proposed(self.shop.case), DAY))
        return self.shop.plan_and_hot(everything, self.today)[1]

    @property
    def small(self) -> bool:
        """Whether its programs are solved in less time than another process takes to start."""
        return self.shop.small

    def plan(self, regime: Regime) -> Plan:
        """Plan of a set of agreements, no nation worse off than today if the model file says so."""
        today = self.today
        return self.shop.plan(self.instances.under(regime), today, self.hot) if regime else today

    def outcome(self, regime: Regime) -> Outcome:
        """Outcome of a set of agreements; raises ``SolveError``."""
        plan = self.plan(regime)
        measures = self.measures(plan)
        measures[0, 0] = plan.stages[0].optimum * self.unit  # of every optimal plan, not this one's
        instance = self.instances.under(regime)
        used = {name: plan.values[name] > DUST for name in ("issue", "make", "ship")}
        paid = self.shop.network.sustained_places  # also while they idle
        used["make"][paid] |= instance.make_open[paid]
        return Outcome(
            measures=measures,
            optima=np.array([stage.optimum for stage in plan.stages]),
            numbers=instance.numbers,
            used=np.concatenate([cells.ravel() for cells in used.values()]),
        )

    def measures(self, plan: Plan) -> Floats:
        """Priced gap and rounds short (rows), of all and of each country of the network."""
        gaps, rounds = self.gaps(plan), self.by_country(plan.values["lost"])
        return np.array([[gaps.sum(), *gaps], [rounds.sum(), *rounds]])

    def gaps(self, plan: Plan) -> Floats:
        """Part of the priced gap of each country of the network."""
        return self.by_country(self.priced(plan.values["band"])) * self.unit

    def priced(self, bands: Floats) -> Floats:
        """Price of the gap of each force element of the first priority, 0 for others.

        `bands` has a row a force element.
        """
        value = worth(self.shop.network, self.shop.judgement, self._planned)
        return np.asarray(value * (bands @ np.array(self.shop.judgement.bands)) * self.urgent)

    @cached_property
    def unit(self) -> float:
        """What makes a price a priced gap: 1 / the price of all that is asked, 0 of nothing."""
        bands = np.outer(self._planned, np.ones(len(self.shop.judgement.bands)))
        whole = float(self.priced(bands / len(self.shop.judgement.bands)).sum())
        return 1 / whole if whole > 0 else 0.0

    @cached_property
    def _planned(self) -> Floats:
        """Planned requirement of each force element, the same under every regime."""
        return self.instances.under(TODAY).planned

    def by_country(self, values: Floats) -> Floats:
        """Sum of a number a force element over those of each country of the network."""
        network = self.shop.network
        place = {c: k for k, c in enumerate(network.countries)}
        owner = [place[fe["country"]] for fe in network.elements.values()]
        return np.bincount(owner, weights=values, minlength=len(place)).astype(float)


def first_priority(network: Network) -> Floats:
    """Return 1 for force elements of the first priority, 0 for others."""
    first = priorities(network)[0]
    return np.array([float(fe["priority"] == first) for fe in network.elements.values()])

"""Small programs of many scenarios: plans go on from those of the first scenario.

Under the same regime the program of another scenario has other numbers, but most of the same
basis. The first scenario by name is that of the case, whichever are asked for, so a plan is the
same whether it is asked for alone or with others.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from supplychain.case import BASELINE
from supplychain.instance import Instances
from supplychain.solve.highs import SolveError

if TYPE_CHECKING:
    from supplychain.solve.hot import Hot
    from supplychain.solve.plan import Plan
    from supplychain.solve.workshop import Workshop


class First:
    """The first scenario of a case, and by regime the bases of its plan.

    There are none where programs are large, there is no other scenario, or a method is asked for.
    """

    def __init__(self, shop: Workshop) -> None:
        scenarios = sorted(shop.case.tables["scenarios"]["scenario"])
        self._shop = shop
        self._pays = shop.small and len(scenarios) > 1 and not shop.method
        self._scenario = scenarios[0]
        self._hots: dict[str, Hot | None] = {}

    def under(self, regime: str) -> Hot | None:
        """Return what plans of a regime go on from; None where they had better begin anew."""
        if not self._pays:
            return None
        if regime not in self._hots:
            self._hots[regime] = self._hot(regime)
        return self._hots[regime]

    def _hot(self, regime: str) -> Hot | None:
        try:
            national, hot = self._baseline
            if regime == BASELINE:
                return hot
            return self._shop.plan_and_hot(self._instances.under(regime), national)[1]
        except SolveError:  # which says nothing of the scenarios that are asked for
            return None

    @cached_property
    def _instances(self) -> Instances:
        return Instances(self._shop.case, self._shop.network, self._scenario)

    @cached_property
    def _baseline(self) -> tuple[Plan, Hot | None]:
        return self._shop.plan_and_hot(self._instances.under(BASELINE))

"""A basis to start from for each scenario of a small case: that of its *anchor*.

Scenarios of the same contingencies that differ only in duration and warning have nearly the same
optimal basis under the same regime. The anchor of a scenario has its contingencies,
`duration_factor` 1 and no warning, whether or not the case has such a scenario. So, without a time
limit, a plan does not depend on which other scenarios the case has, or which are asked for. A
scenario that is plain itself begins anew; one without its like takes longer, since its anchor is
solved first.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from supplychain.case import BASELINE
from supplychain.instance import build_instance
from supplychain.instance.scenario import find_scenario
from supplychain.solve.highs import SolveError

if TYPE_CHECKING:
    from supplychain.solve.hot import Hot
    from supplychain.solve.plan import Plan
    from supplychain.solve.workshop import Workshop

Anchor = tuple["Plan", "Hot | None"]


class Anchors:
    """The anchors of a case by contingencies and regime, each solved when it is first asked for.

    Two threads may solve the same one at once; without a time limit both find the same.
    """

    def __init__(self, shop: Workshop) -> None:
        self.shop = shop
        plain = shop.case.tables["scenarios"].assign(duration_factor=1.0, warning_days=0.0)
        self._plain = replace(shop.case, tables={**shop.case.tables, "scenarios": plain})
        self._found: dict[tuple[frozenset[str], str], Anchor | None] = {}

    def of(self, scenario: str, regime: str, until: float) -> Hot | None:
        """Return what the plan of a scenario under a regime goes on from.

        None where it had better begin anew: programs are large, a method is asked for, the scenario
        is plain, or the anchor is not proven in half of the time left until `until`, in seconds of
        ``time.time``.
        """
        own = find_scenario(self.shop.case, scenario)
        is_plain = own.stretch == 1 and own.warning_days == 0
        if is_plain or self.shop.method or not self.shop.small:
            return None
        now = time.time()
        found = self._anchor(scenario, regime, now + (until - now) / 2)
        return found[1] if found else None

    def _anchor(self, scenario: str, regime: str, until: float) -> Anchor | None:
        key = find_scenario(self.shop.case, scenario).contingencies, regime
        if key not in self._found:
            self._found[key] = self._solved(scenario, regime, until)
        return self._found[key]

    def _solved(self, scenario: str, regime: str, until: float) -> Anchor | None:
        national = None
        if regime != BASELINE:
            baseline = self._anchor(scenario, BASELINE, until)
            if baseline is None:
                return None
            national, _ = baseline
        instance = build_instance(self._plain, self.shop.network, scenario, regime)
        try:
            plan, hot = self.shop.plan_and_hot(instance, national, until)
        except SolveError:
            return None
        return (plan, hot) if plan.proven else None

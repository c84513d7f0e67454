"""Small programs of many scenarios: plans go on from those of the same war at its plain length.

Scenarios of the same contingencies, longer or with less warning, have most of the same basis under
the same regime. So each goes on from its *anchor*: its own contingencies at `duration_factor` 1 and
without warning, whether the case has such a scenario or not. A plan thus depends on nothing but
what its own scenario depends on, and is the same whatever else the case holds or is asked for.
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

Found = tuple["Plan", "Hot | None"]


class Anchors:
    """The anchors of a case by contingencies and regime, each solved when it is first asked for.

    Two threads may solve the same one at once, and come to the same.
    """

    def __init__(self, shop: Workshop) -> None:
        self._shop = shop
        plain = shop.case.tables["scenarios"].assign(duration_factor=1.0, warning_days=0.0)
        self._case = replace(shop.case, tables={**shop.case.tables, "scenarios": plain})
        self._found: dict[tuple[frozenset[str], str], Found | None] = {}

    def of(self, scenario: str, regime: str, until: float) -> Hot | None:
        """Return what the plan of a scenario under a regime goes on from.

        None where it had better begin anew: programs are large, a method is asked for, or the
        anchor has no certified answer in half of the time to `until`, in seconds of ``time.time``.
        """
        if self._shop.method or not self._shop.small:
            return None
        now = time.time()
        found = self._anchor(scenario, regime, now + (until - now) / 2)
        return found[1] if found else None

    def _anchor(self, scenario: str, regime: str, until: float) -> Found | None:
        key = find_scenario(self._case, scenario).contingencies, regime
        if key not in self._found:
            self._found[key] = self._solved(scenario, regime, until)
        return self._found[key]

    def _solved(self, scenario: str, regime: str, until: float) -> Found | None:
        baseline = None if regime == BASELINE else self._anchor(scenario, BASELINE, until)
        instance = build_instance(self._case, self._shop.network, scenario, regime)
        try:
            plan, hot = self._shop.plan_and_hot(instance, baseline and baseline[0], until)
        except SolveError:
            return None
        return (plan, hot) if plan.proven else None

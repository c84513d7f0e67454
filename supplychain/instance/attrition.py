r"""Attrition: what is lost to the enemy, and what an agreement saves.

Stock and launchers are lost for good. The share `loss` of the window goes at a constant daily
share :math:`d = 1 - (1 - loss)^{1/n}`, with :math:`n` the days of the window as written, so that
over the window as written exactly `loss` is gone; over :math:`s` days :math:`(1 - d)^s` survives.
A window that a scenario stretches loses more, at the same daily share; what a window before D-day
would have taken by then is not counted.
Losses of a period fall before its use, for stock and launchers alike: launchers that survive in
period :math:`t` are those left after the losses of periods :math:`0..t`.

Lines, routes and cargoes are out for the time of the window only: at each moment the share in
action is the product of :math:`1 - loss` over the rows in force, and a period takes its time mean.
A cargo's share counts in the period in which it was sent, together with the route's own `loss`.

From the day that the agreement in `mitigated_by` is effective, `mitigated_loss` stands in for
`loss`. Rows multiply.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from supplychain.instance.agreements import NEVER, Accord, effective_day

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from supplychain.case import Case
    from supplychain.instance.calendar import Calendar, Floats
    from supplychain.instance.scenario import Scenario

LOST_FOR_GOOD = frozenset({"stock", "system"})  # what other effects hit is out for a time


class Attrition:
    """Attrition of one scenario under one regime; ask it what survives in each period."""

    def __init__(
        self, case: Case, calendar: Calendar, scenario: Scenario, alive: dict[str, Accord]
    ) -> None:
        self._calendar = calendar
        self._stretch = scenario.stretch
        self._alive = alive
        self._rows: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for row in scenario.rows(case.tables["attrition"]):
            self._rows.setdefault((row["effect"], row["what"]), []).append(row)

    def shares(self, effect: str, things: Collection[str]) -> Floats:
        """Share of each thing that survives each period, or is in action in it: things x T."""
        share = self.survival if effect in LOST_FOR_GOOD else self.in_action
        found = np.ones((len(things), self._calendar.periods))
        for k, what in enumerate(things):
            if (effect, what) in self._rows:
                found[k] = share(effect, what)
        return found

    def survival(self, effect: str, what: str) -> Floats:
        """Share of stock or launchers that survives each period (`effect` stock or system)."""
        share = np.ones(self._calendar.periods)
        for start, end, loss, days in self._pieces(effect, what):
            daily = 1 - (1 - loss) ** (1 / days)
            share *= (1 - daily) ** self._calendar.overlap(start, end)
        return share

    def in_action(self, effect: str, what: str) -> Floats:
        """Time mean of the share in action in each period (`effect` line, route or cargo)."""
        pieces = self._pieces(effect, what)
        return self._calendar.time_mean([(start, end, 1 - loss) for start, end, loss, _ in pieces])

    def _pieces(self, effect: str, what: str) -> Iterator[tuple[float, float, float, float]]:
        """Stretches (start, end, loss over the window, days of the window as written)."""
        for row in self._rows.get((effect, what), []):
            span = self._calendar.span(row["from"], row["to"], self._stretch)
            relief = (
                effective_day(self._alive, row["mitigated_by"]) if row["mitigated_by"] else NEVER
            )
            turn = min(max(relief, span.start), span.end)
            if turn > span.start:
                yield span.start, turn, row["loss"], span.days
            if turn < span.end:
                yield turn, span.end, row["mitigated_loss"], span.days

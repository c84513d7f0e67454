r"""Requirement: rounds of its reference item that each force element needs in each period.

The sum of three planning methods (rows add up), over the contingencies of the scenario:

* level of effort: systems x availability x rounds per day x intensity x days;
* target oriented: arrivals x engaged share x shots / reliability, where the arrivals of a row stop
  when its threat inventory is used up. Shots not given: :math:`\ln(1 - goal) / \ln(1 - kill)`, the
  shots whose joint chance to miss is :math:`1 - goal`, not rounded;
* plain demand: quantity a day, week, month or year x days.

Launchers are those present before attrition, so the requirement is the same in every regime.

Availability in a period is the time mean of the sum of the availabilities of the effort rows in
force at each moment, at most 1, and 1 at moments without a row.

Source: the level-of-effort, target-oriented and combined methods of NATO stockpile planning (NATO
Logistics Handbook, chapter on stockpile planning).
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from supplychain.instance.calendar import PER_DAYS, Calendar, Floats
from supplychain.instance.records import records

if TYPE_CHECKING:
    from supplychain.case import Case
    from supplychain.instance.scenario import Scenario


def requirement(case: Case, calendar: Calendar, scenario: Scenario) -> dict[str, Floats]:
    """Requirement in reference rounds, an array of one number a period for each force element."""
    elements = records(case.tables["force_elements"])
    systems = {fe["force_element"]: fe["systems"] for fe in elements}
    need = {fe: np.zeros(calendar.periods) for fe in systems}
    for row in scenario.rows(case.tables["effort"]):
        span = calendar.span(row["from"], row["to"], scenario.stretch)
        per_day = (
            systems[row["force_element"]]
            * row["availability"]
            * row["rounds_per_day"]
            * row["intensity"]
        )
        need[row["force_element"]] += per_day * calendar.overlap(span.start, span.end)
    for row in scenario.rows(case.tables["raids"]):
        engaged = arrivals(row, calendar, scenario.stretch) * row["engaged_share"]
        need[row["force_element"]] += engaged * shots(row) / row["reliability"]
    for row in scenario.rows(case.tables["demand"]):
        span = calendar.span(row["from"], row["to"], scenario.stretch)
        per_day = row["quantity"] / PER_DAYS[row["per"]]
        need[row["force_element"]] += per_day * calendar.overlap(span.start, span.end)
    return need


def shots(row: dict[str, Any]) -> float:
    """Rounds fired at one engaged arrival: as given, or those that reach the kill goal."""
    if not math.isnan(row["shots"]):
        return float(row["shots"])
    return math.log(1 - row["kill_goal"]) / math.log(1 - row["kill_probability"])


def arrivals(row: dict[str, Any], calendar: Calendar, stretch: float) -> Floats:
    """Arrivals of one row of raids in each period, until its threat inventory is used up."""
    span = calendar.span(row["from"], row["to"], stretch)
    flow: Floats = row["arrivals"] / PER_DAYS[row["per"]] * calendar.overlap(span.start, span.end)
    if math.isnan(row["threat_inventory"]):
        return flow
    total = np.minimum(np.cumsum(flow), row["threat_inventory"])
    return np.asarray(np.diff(total, prepend=0.0))


def availability(rows: list[dict[str, Any]], calendar: Calendar, stretch: float) -> Floats:
    """Share of a force element's systems that can fire, a number a period, from its effort rows."""
    spans = [calendar.span(row["from"], row["to"], stretch) for row in rows]
    cuts = sorted({0.0, calendar.horizon} | {x for s in spans for x in (s.start, s.end)})
    pieces = []
    for start, end in pairwise(cuts):
        active = [
            row["availability"]
            for row, s in zip(rows, spans, strict=True)
            if s.start <= start and end <= s.end
        ]
        if active:
            pieces.append((start, end, min(1.0, sum(active))))
    return calendar.time_mean(pieces)

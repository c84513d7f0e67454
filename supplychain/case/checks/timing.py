"""Days against the calendar of the case: leads, intervals and deliveries against the horizon."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case.draft import Draft, Row
    from supplychain.case.findings import Finding

DEMAND_TABLES = ("effort", "raids", "demand")
LEAD_TABLES = {
    "rates": "All output within the horizon was begun before D-day.",
    "routes": "Nothing sent on the route arrives within the horizon.",
}


def long_leads(draft: Draft) -> Iterator[Finding]:
    """Yield leads longer than the horizon."""
    for table, meaning in LEAD_TABLES.items():
        sheet = draft.sheets[table]
        for row in sheet.rows:
            if row["lead_days"] > draft.horizon:
                message = (
                    f"the lead of {row['lead_days']:g} days is longer than the horizon of "
                    f"{draft.horizon:g} days."
                )
                yield sheet.at(row, "lead_days").warning("long-lead", message, meaning)


def coarse_leads(draft: Draft) -> Iterator[Finding]:
    """Yield leads that the rounding to whole periods changes by more than half of themselves."""
    for table in LEAD_TABLES:
        sheet = draft.sheets[table]
        changed: dict[float, list[Row]] = {}
        for row in sheet.rows:
            exact = row["lead_days"] / draft.period_days
            if abs(_whole(exact) - exact) > exact / 2:
                changed.setdefault(row["lead_days"], []).append(row)
        for days, rows in changed.items():
            rounded = _whole(days / draft.period_days) * draft.period_days
            message = f"a lead of {days:g} days is rounded to {rounded:g} days."
            hint = "Leads round to the nearest period: take a shorter period if that matters."
            yield sheet.over(rows, "lead_days").warning("coarse-lead", message, hint)


def _whole(exact: float) -> float:
    """Return a lead in whole periods: the nearest, halves upwards; NaN where it is unknown."""
    return math.nan if math.isnan(exact) else math.floor(exact + 0.5)


def hidden_inputs(draft: Draft) -> Iterator[Finding]:
    """Yield items made of inputs that the horizon never asks for.

    Output within the first lead time is work in process and needs no inputs; where that covers the
    whole horizon, a shortage of the inputs cannot show.
    """
    makes = {(row["item"], row["line"]) for row in draft.rows("bom")}
    sheet = draft.sheets["rates"]
    for row in sheet.rows:
        with_inputs = {(row["item"], ""), (row["item"], row["line"])} & makes
        if (
            with_inputs
            and _whole(row["lead_days"] / draft.period_days) >= draft.horizon / draft.period_days
        ):
            message = (
                f"work in process hides the inputs of `{row['item']}` on line `{row['line']}` "
                "for the whole horizon."
            )
            hint = "A shortage of its components cannot show in the results."
            yield sheet.at(row, "lead_days").note("hidden-inputs", message, hint)


def late_deliveries(draft: Draft) -> Iterator[Finding]:
    """Yield contracted deliveries after the horizon: they are not counted."""
    sheet = draft.sheets["stocks"]
    if late := [row for row in sheet.rows if row["due"] >= draft.horizon]:
        message = f"due after the horizon of {draft.horizon:g} days: not counted."
        hint = "Lengthen the horizon if the delivery matters."
        yield sheet.over(late, "due").warning("beyond-horizon", message, hint)


def demand_outside_horizon(draft: Draft) -> Iterator[Finding]:
    """Yield demand before D-day or after the horizon, as each scenario stretches it."""
    for table in DEMAND_TABLES:
        sheet = draft.sheets[table]
        if early := [row for row in sheet.rows if row["to"] < 0]:
            message = "ends before D-day: never counted."
            yield sheet.over(early, "to").warning("before-d-day", message)
        for scenario in draft.rows("scenarios"):
            mine = [row for row in sheet.rows if row["contingency"] in scenario["contingencies"]]
            cut = [row for row in mine if _last(row, scenario) > draft.horizon]
            if cut:
                message = (
                    f"goes on after the horizon of {draft.horizon:g} days in scenario "
                    f"`{scenario['scenario']}`: what lies beyond is not counted."
                )
                hint = "Raise `periods` in settings, or end the demand earlier."
                yield sheet.over(cut, "to").warning("beyond-horizon", message, hint)


def stretched(day: float, scenario: Row) -> float:
    """Return an end of an interval as the scenario stretches it: after D-day alone."""
    return day * float(scenario["duration_factor"]) if day > 0 else day


def _last(row: Row, scenario: Row) -> float:
    """Return the end of an interval; where none is given, its beginning."""
    end = row["from"] if math.isnan(row["to"]) else row["to"] + 1
    return stretched(end, scenario)


def overcommitted(draft: Draft) -> Iterator[Finding]:
    """Yield force elements whose availabilities add up to more than 1 at some moment.

    One launcher would then be counted twice. A row is reported in the first scenario that shows it.
    """
    sheet = draft.sheets["effort"]
    reported: set[int] = set()
    for scenario in draft.rows("scenarios"):
        users: dict[str, list[Row]] = {}
        for row in sheet.rows:
            if row["contingency"] in scenario["contingencies"]:
                users.setdefault(row["force_element"], []).append(row)
        for element, rows in users.items():
            total, row = _peak(rows, scenario)
            if total > 1 + 1e-9 and row.number not in reported:
                reported.add(row.number)
                day = _start(row, scenario)
                message = (
                    f"the availabilities of `{element}` add up to {total:g} from day {day:g} on "
                    f"in scenario `{scenario['scenario']}`: launchers are counted twice."
                )
                hint = "Divide its systems between the contingencies; at most 1 in all."
                place = sheet.at(row, "availability")
                yield place.warning("overcommitted", message, hint)


def _peak(rows: list[Row], scenario: Row) -> tuple[float, Row]:
    """Return the largest sum of availabilities at the start of a row, and that row."""
    spans = [(_start(row, scenario), _end(row, scenario), row["availability"]) for row in rows]
    sums = [
        sum(share for first, end, share in spans if first <= moment < end) for moment, _, _ in spans
    ]
    largest = max(range(len(rows)), key=lambda index: (sums[index], rows[index].number))
    return sums[largest], rows[largest]


def _start(row: Row, scenario: Row) -> float:
    return 0.0 if math.isnan(row["from"]) else stretched(row["from"], scenario)


def _end(row: Row, scenario: Row) -> float:
    return math.inf if math.isnan(row["to"]) else stretched(row["to"] + 1, scenario)


CHECKS = (
    long_leads,
    coarse_leads,
    hidden_inputs,
    late_deliveries,
    demand_outside_horizon,
    overcommitted,
)

"""Days against the calendar of the case: leads, intervals and deliveries against the horizon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from supplychain.case.days import stretched, whole_periods
from supplychain.case.schema import DEMAND_TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case.findings import Finding
    from supplychain.case.sheet.draft import Draft, Row, Sheet

LEAD_TABLES = {
    "rates": "All output within the horizon was begun before D-day.",
    "routes": "Nothing sent on the route arrives within the horizon.",
}


def long_leads(draft: Draft) -> Iterator[Finding]:
    """Yield leads longer than the horizon."""
    for table, meaning in LEAD_TABLES.items():
        sheet = draft.sheets[table]
        leads = sheet["lead_days"]
        for days in leads[leads > draft.horizon].unique():
            message = (
                f"the lead of {days:g} days is longer than the horizon of {draft.horizon:g} days."
            )
            for place in sheet.over(leads == days, "lead_days"):
                yield place.warning("long-lead", message, meaning)


def coarse_leads(draft: Draft) -> Iterator[Finding]:
    """Yield leads that the rounding to whole periods changes by more than half of themselves."""
    for table in LEAD_TABLES:
        sheet = draft.sheets[table]
        leads = sheet["lead_days"]
        exact = leads / draft.period_days
        coarse = (whole_periods(leads, draft.period_days) - exact).abs() > exact / 2
        for days in leads[coarse].unique():
            rounded = whole_periods(days, draft.period_days) * draft.period_days
            message = f"the lead is rounded from {days:g} to {rounded:g} days."
            hint = "Leads round to the nearest period: take a shorter period if that matters."
            for place in sheet.over(leads == days, "lead_days"):
                yield place.warning("coarse-lead", message, hint)


def hidden_inputs(draft: Draft) -> Iterator[Finding]:
    """Yield items made of inputs that the horizon never asks for.

    Output within the first lead time is work in process and needs no inputs; where that covers the
    whole horizon, a shortage of the inputs cannot show.
    """
    sheet, bom = draft.sheets["rates"], draft.sheets["bom"]
    bills = pd.MultiIndex.from_frame(bom.frame("item", "line"))
    of_line = pd.MultiIndex.from_frame(sheet.frame("item", "line")).isin(bills)
    of_every_line = sheet["item"].isin(bom["item"][bom["line"] == ""])
    whole = whole_periods(sheet["lead_days"], draft.period_days)
    hidden = whole >= draft.horizon / draft.period_days
    for row in sheet.where(hidden & (of_line | of_every_line)):
        message = (
            f"work in process hides the inputs of `{row['item']}` on line `{row['line']}` "
            "for the whole horizon."
        )
        hint = "A shortage of its components cannot show in the results."
        yield sheet.at(row, "lead_days").note("hidden-inputs", message, hint)


def late_deliveries(draft: Draft) -> Iterator[Finding]:
    """Yield contracted deliveries after the horizon: they are not counted."""
    sheet = draft.sheets["stocks"]
    for place in sheet.over(sheet["due"] >= draft.horizon, "due"):
        message = f"due after the horizon of {draft.horizon:g} days: not counted."
        hint = "Lengthen the horizon if the delivery matters."
        yield place.warning("beyond-horizon", message, hint)


def demand_outside_horizon(draft: Draft) -> Iterator[Finding]:
    """Yield demand before D-day or after the horizon, as each scenario stretches it."""
    for table in DEMAND_TABLES:
        sheet = draft.sheets[table]
        for place in sheet.over(sheet["to"] < 0, "to"):
            yield place.warning("before-d-day", "ends before D-day: never counted.")
        end = sheet["from"].where(sheet["to"].isna(), sheet["to"] + 1)
        for scenario in draft.rows("scenarios"):
            mine = sheet["contingency"].isin(scenario["contingencies"])
            for place in sheet.over(mine & (_stretched(end, scenario) > draft.horizon), "to"):
                message = (
                    f"goes on after the horizon of {draft.horizon:g} days in scenario "
                    f"`{scenario['scenario']}`: what lies beyond is not counted."
                )
                hint = "Raise `periods` in settings, or end the demand earlier."
                yield place.warning("beyond-horizon", message, hint)


def attrition_outside_horizon(draft: Draft) -> Iterator[Finding]:
    """Yield attrition that ends before D-day, or begins after the horizon in every scenario."""
    sheet = draft.sheets["attrition"]
    starts = [
        _stretched(sheet["from"], scenario).where(
            sheet["contingency"].isin(scenario["contingencies"])
        )
        for scenario in draft.rows("scenarios")
    ]
    if not starts:
        return
    first = pd.concat(starts, axis=1).min(axis=1)
    for place in sheet.over(first >= draft.horizon, "from"):
        message = f"begins after the horizon of {draft.horizon:g} days: never counted."
        yield place.warning("beyond-horizon", message, "Raise `periods` in settings.")
    for place in sheet.over(sheet["to"] < 0, "to"):
        yield place.warning("before-d-day", "ends before D-day: never counted.")


def _stretched(days: pd.Series[float], scenario: Row) -> pd.Series[float]:
    return stretched(days, float(scenario["duration_factor"]))


def overcommitted(draft: Draft) -> Iterator[Finding]:
    """Yield force elements whose availabilities add up to more than 1 at some moment.

    One launcher would then be counted twice. A row is reported in the first scenario that shows it.
    """
    sheet = draft.sheets["effort"]
    reported: set[int] = set()
    for scenario in draft.rows("scenarios"):
        peaks = _peaks(sheet, scenario)
        for index in peaks.index[peaks["total"] > 1 + 1e-9].difference(list(reported)):
            reported.add(index)
            row = sheet.rows[index]
            message = (
                f"the availabilities of `{row['force_element']}` add up to "
                f"{peaks['total'][index]:g} from day {peaks['start'][index]:g} on "
                f"in scenario `{scenario['scenario']}`: launchers are counted twice."
            )
            hint = "Divide its systems between the contingencies; at most 1 in all."
            place = sheet.at(row, "availability")
            yield place.warning("overcommitted", message, hint)


def _peaks(sheet: Sheet, scenario: Row) -> pd.DataFrame:
    """Return for each force element the row at whose start most of its systems are called for.

    The index is the row; ``start`` is the day on which it begins and ``total`` the sum of the
    availabilities in force then. Of equal peaks the last row is taken.
    """
    frame = sheet.frame("force_element", "availability")
    frame["start"] = _stretched(sheet["from"], scenario).fillna(0.0)
    frame["end"] = _stretched(sheet["to"] + 1, scenario).fillna(np.inf)
    frame = frame[sheet["contingency"].isin(scenario["contingencies"])]
    frame["end"] = np.maximum(frame["start"], frame["end"])
    frame["total"] = _in_force(frame).round(9)
    last = frame.sort_values("total", kind="stable").drop_duplicates("force_element", keep="last")
    return last.sort_index()


def _in_force(frame: pd.DataFrame) -> pd.Series[float]:
    """Return the sum of availabilities in force when each row begins, by force element.

    That is the sum of those begun until then, less the sum of those ended.
    """
    element = pd.factorize(frame["force_element"])[0].astype(np.int64)
    moments, rank = np.unique(frame[["start", "end"]].to_numpy(), return_inverse=True)
    starts, ends = (rank.reshape(-1, 2) + element[:, None] * len(moments)).T
    first = element * len(moments)

    def until(events: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        order = np.argsort(events, kind="stable")
        sums = np.concatenate([[0.0], np.cumsum(frame["availability"].to_numpy()[order])])
        reached = np.searchsorted(events[order], starts, side="right")
        before = np.searchsorted(events[order], first, side="left")
        return np.asarray(sums[reached] - sums[before])

    return pd.Series(until(starts) - until(ends), index=frame.index)


CHECKS = (
    long_leads,
    coarse_leads,
    hidden_inputs,
    late_deliveries,
    demand_outside_horizon,
    attrition_outside_horizon,
    overcommitted,
)

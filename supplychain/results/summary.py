"""The summary: one row a country and class, a country (class all), and everybody (both all)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from supplychain.results.desk import desk_estimate
from supplychain.results.metrics import (
    collapse_window,
    daily_rate,
    days_of_period,
    days_of_supply,
    first_deficit,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.instance import Network
    from supplychain.instance.calendar import Bools
    from supplychain.results.facts import Facts
    from supplychain.solve import Answer, Plan

ALL = "all"
UNLIKE = dict.fromkeys(["days_of_supply", "rate_assumed", "controlled_supply_rate"], np.nan)


def summary_table(answer: Answer, plan: Plan, facts: Facts) -> pd.DataFrame:
    """Return the summary of one plan.

    Columns: country, class; requirement, shortfall, launchers, munitions, desk_shortfall in
    reference rounds; fill_rate = 1 - shortfall / requirement; first_deficit (period, and its days;
    unmet above 1e-6 of the requirement of any force element); collapse_from, collapse_to (first
    and last period in which less than half of its requirement is met, weighted by worth where
    classes are added up); days_of_supply = own usable stock of the reference items on D-day /
    rate_assumed; rate_assumed = mean requirement a day, and controlled_supply_rate = mean effect
    met a day, both in rounds over the periods with a requirement; index = weighted mean gap. What
    has no requirement, or adds up unlike classes, has no rates: blank.
    """
    network = answer.network
    instance = answer.instances[plan.scenario, plan.regime]
    desk = desk_estimate(answer.case, network, instance)
    owner, class_ = (desk[name].to_numpy(dtype=object) for name in ("country", "class"))
    on_hand, lacking = (desk[name].to_numpy() for name in ("on_hand", "desk_shortfall"))
    days = network.calendar.days
    rows = []
    for country, kind, group in groups(network):
        own = ((owner == country) | (country == ALL)) & ((class_ == kind) | (kind == ALL))
        rows.append(
            {
                "country": country,
                "class": kind,
                **_amounts(facts.of(group)),
                **_timing(facts.of(group), days, whole_class=kind != ALL),
                **(_rates(facts.of(group), days, on_hand[own].sum()) if kind != ALL else UNLIKE),
                "desk_shortfall": lacking[own].sum(),
                "index": gap_index(facts.of(group)),
            }
        )
    frame = pd.DataFrame(rows)
    periods = ["first_deficit", "collapse_from", "collapse_to"]
    return frame.astype(dict.fromkeys(periods, "Int64"))


def groups(network: Network) -> Iterator[tuple[str, str, Bools]]:
    """Country, class and the force elements of each summary row."""
    country = np.array([fe["country"] for fe in network.elements.values()], dtype=object)
    kind = np.array([network.class_of(key) for key in network.elements], dtype=object)
    for c, k in network.classes:
        yield c, k, (country == c) & (kind == k)
    for c in network.countries:
        yield c, ALL, country == c
    yield ALL, ALL, np.ones(len(country), dtype=bool)


def gap_index(facts: Facts) -> float:
    """Return worth of the shortfall / worth of the requirement; NaN without a requirement."""
    planned = facts.worth @ facts.requirement.sum(axis=1)
    return float(facts.worth @ facts.shortfall.sum(axis=1) / planned) if planned > 0 else np.nan


def _amounts(facts: Facts) -> dict[str, float]:
    planned, short = float(facts.requirement.sum()), float(facts.shortfall.sum())
    beyond = float(facts.launchers.sum())
    return {
        "requirement": planned,
        "shortfall": short,
        "launchers": beyond,
        "munitions": short - beyond,
        "fill_rate": 1 - short / planned if planned > 0 else np.nan,
    }


def _timing(facts: Facts, days: float, *, whole_class: bool) -> dict[str, object]:
    first = first_deficit(facts.requirement, facts.unmet)
    weight = np.ones(len(facts.worth)) if whole_class else facts.worth
    start, end = collapse_window(weight @ facts.requirement, weight @ facts.met)
    return {
        "first_deficit": first,
        "first_deficit_days": days_of_period(first, days) if first else "",
        "collapse_from": start,
        "collapse_to": end,
    }


def _rates(facts: Facts, days: float, stock: float) -> dict[str, float]:
    need = facts.requirement.sum(axis=0)
    rate = daily_rate(need, need, days)
    return {
        "days_of_supply": days_of_supply(stock, rate),
        "rate_assumed": rate,
        "controlled_supply_rate": daily_rate(need, facts.met.sum(axis=0), days),
    }

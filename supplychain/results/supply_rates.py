"""Required and controlled supply rate of every force element, and when it falls short.

The controlled supply rate is the rate of ammunition consumption that can be supported with what is
there and can be moved, in rounds a weapon and day (US Army, Munitions course MM4632); here it is
the rate that the plan supports. The required supply rate is what the force element asks for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from supplychain.results.metrics import (
    collapse_window,
    daily_rate,
    days_of_period,
    first_deficit,
)

if TYPE_CHECKING:
    from supplychain.instance import Network
    from supplychain.results.facts import Facts


def supply_rates_table(network: Network, facts: Facts) -> pd.DataFrame:
    """Return the rates of one plan, a row a force element of which the scenario asks something.

    Columns: force_element, country, class, item; systems, before attrition; days with a
    requirement; required_supply_rate and controlled_supply_rate = mean requirement, and mean effect
    met, in reference rounds a day over those days; lowest_supply_rate = the least met a day in any
    of their periods; the first two a system (blank without systems); first_deficit and its days,
    collapse_from, collapse_to, as in the summary.
    """
    days = network.calendar.days
    rows = []
    for place, (name, element) in enumerate(network.elements.items()):
        need, met = facts.requirement[place], facts.met[place]
        active = need > 0
        if not active.any():
            continue
        required, controlled = daily_rate(need, need, days), daily_rate(need, met, days)
        systems = element["systems"] if element["systems"] > 0 else np.nan
        first = first_deficit(need[None, :], facts.unmet[[place]])
        start, end = collapse_window(need, met)
        rows.append(
            {
                "force_element": name,
                "country": element["country"],
                "class": network.class_of(name),
                "item": element["item"],
                "systems": systems,
                "days": active.sum() * days,
                "required_supply_rate": required,
                "controlled_supply_rate": controlled,
                "lowest_supply_rate": float(met[active].min()) / days,
                "required_per_system": required / systems,
                "controlled_per_system": controlled / systems,
                "first_deficit": first,
                "first_deficit_days": days_of_period(first, days) if first else "",
                "collapse_from": start,
                "collapse_to": end,
            }
        )
    frame = pd.DataFrame(rows)
    periods = ["first_deficit", "collapse_from", "collapse_to"]
    return frame.astype(dict.fromkeys(periods, "Int64")) if rows else frame

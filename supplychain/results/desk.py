"""The desk estimate: what anybody can check by hand, without a plan.

For each country and reference item: requirement less own stock, on hand and due within the
horizon, less what the country's own lines could deliver over the horizon, at least 0. No
transport, no attrition of stock, no components, no other country, no other round. A line that can
make several items counts in full for each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from supplychain.results.places import able

if TYPE_CHECKING:
    from supplychain.case import Case
    from supplychain.instance import Instance, Network


def own_stock(case: Case) -> pd.DataFrame:
    """Usable units by country and item: `on_hand` on D-day and `due` within the horizon."""
    stocks = case.tables["stocks"]
    country = case.tables["sites"].set_index("site")["country"]
    horizon = case.settings.periods * case.settings.period_days
    usable = stocks["quantity"] * stocks["serviceable"]
    on_hand = stocks["due"].isna() | (stocks["due"] < 0)
    later = (stocks["due"] >= 0) & (stocks["due"] < horizon)
    lots = pd.DataFrame(
        {
            "country": stocks["site"].map(country),
            "item": stocks["item"],
            "on_hand": usable.where(on_hand, 0.0),
            "due": usable.where(later, 0.0),
        }
    )
    return lots.groupby(["country", "item"]).sum()


def own_output(network: Network, instance: Instance) -> pd.Series[float]:
    """Units that a country's lines could deliver over the horizon, by country and item."""
    units = (able(network, instance) * instance.make_open).sum(axis=1)
    made = pd.DataFrame(
        {
            "country": [network.sites[make.site]["country"] for make in network.makes],
            "item": [make.item for make in network.makes],
            "output": units,
        }
    )
    return made.groupby(["country", "item"])["output"].sum()


def desk_estimate(case: Case, network: Network, instance: Instance) -> pd.DataFrame:
    """Desk estimate by country and reference item, in rounds.

    Columns: country, class, item, requirement, on_hand, due, output, desk_shortfall.
    """
    elements = list(network.elements.values())
    need = pd.DataFrame(
        {
            "country": [fe["country"] for fe in elements],
            "class": [network.class_of(key) for key in network.elements],
            "item": [fe["item"] for fe in elements],
            "requirement": instance.planned,
        }
    )
    desk = need.groupby(["country", "class", "item"], as_index=False)[["requirement"]].sum()
    place = pd.MultiIndex.from_frame(desk[["country", "item"]])
    stock = own_stock(case).reindex(place, fill_value=0.0)
    desk["on_hand"], desk["due"] = stock["on_hand"].to_numpy(), stock["due"].to_numpy()
    desk["output"] = own_output(network, instance).reindex(place, fill_value=0.0).to_numpy()
    supply = desk["on_hand"] + desk["due"] + desk["output"]
    desk["desk_shortfall"] = np.maximum(desk["requirement"] - supply, 0.0)
    return desk

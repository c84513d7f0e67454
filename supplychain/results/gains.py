"""Gains: each regime beside the baseline, what a country gains and the stock it gives up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from supplychain.results.summary import ALL
from supplychain.solve import BASELINE

if TYPE_CHECKING:
    from supplychain.solve import Answer, Plan

WORSE = 1e-6
_PLACE = ["scenario", "country", "class"]
_COMPARED = ["shortfall", "fill_rate", "closing_stock", "index"]


def with_gain(summary: pd.DataFrame) -> pd.DataFrame:
    """Add `gain`: rounds of shortfall less than in the baseline of the same scenario."""
    baseline = summary[summary["regime"] == BASELINE].set_index(_PLACE)["shortfall"]
    before = baseline.reindex(pd.MultiIndex.from_frame(summary[_PLACE])).to_numpy()
    return summary.assign(gain=before - summary["shortfall"])


def closing_stock(answer: Answer, plan: Plan) -> pd.DataFrame:
    """Rounds of munitions at a country's sites at the end, by class and in all.

    Columns: scenario, regime, country, class, closing_stock.
    """
    network = answer.network
    held = pd.DataFrame(
        {
            "country": [network.sites[site]["country"] for site, _ in network.stored],
            "class": [network.items[item]["class"] for _, item in network.stored],
            "closing_stock": plan.values["hold"][:, -1],
        }
    )
    munition = [network.items[item]["kind"] == "munition" for _, item in network.stored]
    rounds = held[np.array(munition, dtype=bool)]
    frame = pd.concat([rounds, rounds.assign(**{"class": ALL}),
                       rounds.assign(**{"class": ALL, "country": ALL})])  # fmt: skip
    stock = frame.groupby(["country", "class"])["closing_stock"].sum().reset_index()
    return stock.assign(scenario=plan.scenario, regime=plan.regime)


def gains_table(summary: pd.DataFrame, stock: pd.DataFrame) -> pd.DataFrame:
    """Return every regime but the baseline beside the baseline of the same scenario.

    `summary` holds the gain already.

    shortfall, gain and desk_shortfall in reference rounds; closing_stock in rounds of the class at
    the country's own sites, and stock_given_up how much less that is than in the baseline. A
    country or class without a requirement has a row for its stock alone. loses is yes where a
    class is worse off although the index of its country is not.
    """
    place = ["scenario", "regime", "country", "class"]
    amounts = ["requirement", "shortfall", "gain", "desk_shortfall", "closing_stock"]
    stated = summary[[*place, *amounts[:-1], "fill_rate", "index"]]
    both = stated.merge(stock, on=place, how="outer")
    both = both.fillna(dict.fromkeys(amounts, 0.0))
    baseline = both[both["regime"] == BASELINE]
    frame = both[both["regime"] != BASELINE].merge(
        baseline[[*_PLACE, *_COMPARED]], on=_PLACE, how="left", suffixes=("", "_national")
    )
    frame["stock_given_up"] = frame["closing_stock_national"] - frame["closing_stock"]
    frame["loses"] = _loses(frame)
    return frame


def _loses(frame: pd.DataFrame) -> pd.Series[str]:
    country = ["scenario", "regime", "country"]
    total = frame[frame["class"] == ALL].set_index(country)
    fine = (total["index"] <= total["index_national"] * (1 + WORSE)).rename("fine")
    unharmed = fine.reindex(pd.MultiIndex.from_frame(frame[country])).to_numpy(dtype=bool)
    worse = -frame["gain"] > WORSE * np.maximum(frame["requirement"], 1.0)
    yes = worse & unharmed & (frame["class"] != ALL)
    return yes.map({True: "yes", False: "no"})

"""What each agreement is worth: first, last and on average, and which go together.

An agreement's gain *first* is what it removes when it is the only new one, its gain *last* what
would come back if it alone were missing from all. Between them lies its average gain over every
order of signing, the Shapley value: the gains of all agreements add up to the gain of all. Exact up
to eight agreements; above, from 40 random orders and their reverses, with a 95% interval. The
orders are permutations of the agreements as the case lists them, by
``numpy.random.default_rng(1)``.

Two agreements *go together* where both gain more than the sum of each alone, and one *stands in*
for the other where they gain less: as the first two agreements, as the last two, and on average
(their interaction). They are named complements or substitutes by the average, or where not every
set is solved by the mean of first and last, if that is at least 0.5% of the gain of all.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from supplychain.analysis.comparison import ALL
from supplychain.analysis.cooperation.bench import POINTS
from supplychain.analysis.cooperation.games import (
    game_of,
    interactions,
    sampled_shapley,
    shapley,
)
from supplychain.analysis.cooperation.games.game import coalitions
from supplychain.analysis.cooperation.games.shapley import orders
from supplychain.analysis.cooperation.proposals import day_text, proposed
from supplychain.analysis.cooperation.sweep import outcomes

if TYPE_CHECKING:
    from supplychain.analysis.cooperation.clerk import Clerk
    from supplychain.analysis.cooperation.games import Coalition
    from supplychain.instance.calendar import Floats

MOST_EXACT = 8  # agreements of which every set is solved
PAIRS, SEED = 40, 1  # of random orders and their reverses
NEGLIGIBLE = 0.005  # of the gain of all agreements
MEASURES = {"points": POINTS, "rounds": 1.0}  # and what makes them of those of an ``Outcome``
PAIR_COLUMNS = ["agreement", "other", "measure", "first", "last", "average", "relation"]
Worth = dict["Coalition", "Floats"]


def value_of_agreements(
    clerk: Clerk, scenario: str, day: float
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return the gain of each agreement, of each pair beyond both, and what each set leaves short.

    Returns
    -------
    values : pandas.DataFrame
        A row an agreement (and `all` of them), measure (points of the priced gap; rounds) and
        country (and `all`): today (the measure without any new agreement), first, last, average
        (the Shapley value), low and high (its 95% interval; blank where it is exact). Gains are
        what is removed, so above 0 is good.
    pairs : pandas.DataFrame
        A row a pair and measure, of all countries: first, last and average (the interaction index;
        blank where not every set is solved); relation: complements, substitutes, or blank where
        neither.
    sets : pandas.DataFrame
        A row a set of agreements that was solved and country (and `all`): agreements (joined by ;),
        points and rounds that are left.
    """
    shop = clerk.bench(scenario).shop
    names, countries = proposed(shop.case), [ALL, *shop.network.countries]
    left = _left(clerk, scenario, day, names)
    today = left[frozenset()]
    gains = {s: today - measures for s, measures in left.items()}
    label = {"signed": day_text(day)}
    rows = _rows(names, gains, today, countries)
    pairs = pd.DataFrame(_pairs(names, gains), columns=PAIR_COLUMNS)
    sets = pd.DataFrame(_sets(names, left, countries))
    return pd.DataFrame(rows).assign(**label), pairs.assign(**label), sets.assign(**label)


def _left(clerk: Clerk, scenario: str, day: float, names: list[str]) -> Worth:
    """What each set that is needed leaves short, measures x countries."""
    whole = frozenset(names)
    if len(names) <= MOST_EXACT:
        sets = set(coalitions(names))
    else:
        single = [frozenset([a]) for a in names] + [frozenset(p) for p in combinations(names, 2)]
        sets = {frozenset[str](), whole, *single, *(whole - s for s in single)}
        for order in orders(names, PAIRS, SEED):
            sets |= {frozenset(order[:k]) for k in range(len(order))}
    units = np.array([[unit] for unit in MEASURES.values()])
    found = outcomes(clerk, scenario, day, sets)
    return {s: units * outcome.measures for s, outcome in found.items()}


def _rows(
    names: list[str], gains: Worth, today: Floats, countries: list[str]
) -> list[dict[str, object]]:
    whole, shape = frozenset(names), today.shape
    first = [gains[frozenset([a])] for a in names]
    last = [gains[whole] - gains[whole - {a}] for a in names]
    if len(names) <= MOST_EXACT:
        average = shapley(game_of(names, lambda s: gains[s].ravel().tolist()))
        width = np.full(average.shape, np.nan)
    else:
        drawn = sampled_shapley(names, lambda s: gains[s].ravel().tolist(), PAIRS, SEED)
        average, width = drawn.value, drawn.half_width
    blocks = [
        (name, *values, mean.reshape(shape), half.reshape(shape))
        for name, *values, mean, half in zip(names, first, last, average, width, strict=True)
    ]
    blocks.append((ALL, *[gains[whole]] * 3, np.full(shape, np.nan)))
    return [
        {
            "agreement": name,
            "measure": measure,
            "country": country,
            "today": today[m, c],
            "first": one[m, c],
            "last": two[m, c],
            "average": mean[m, c],
            "low": mean[m, c] - half[m, c],
            "high": mean[m, c] + half[m, c],
        }
        for name, one, two, mean, half in blocks
        for m, measure in enumerate(MEASURES)
        for c, country in enumerate(countries)
    ]


def _sets(names: list[str], left: Worth, countries: list[str]) -> list[dict[str, object]]:
    """What each set leaves, the smallest sets first, in the order of the case."""
    named = {tuple(a for a in names if a in s): measures for s, measures in left.items()}
    place = {name: k for k, name in enumerate(names)}
    order = sorted(named, key=lambda s: (len(s), [place[a] for a in s]))
    return [
        {"agreements": ";".join(s), "country": country}
        | {measure: named[s][m, c] for m, measure in enumerate(MEASURES)}
        for s in order
        for c, country in enumerate(countries)
    ]


def _pairs(names: list[str], gains: Worth) -> list[tuple[object, ...]]:
    whole, exact = frozenset(names), len(names) <= MOST_EXACT
    average = interactions(game_of(names, lambda s: gains[s][:, 0].tolist())) if exact else None
    found: list[tuple[object, ...]] = []
    for (i, a), (j, b) in combinations(enumerate(names), 2):
        one, two, both = frozenset([a]), frozenset([b]), frozenset([a, b])
        first = gains[both] - gains[one] - gains[two]
        last = gains[whole] - gains[whole - one] - gains[whole - two] + gains[whole - both]
        for m, measure in enumerate(MEASURES):
            mean = np.nan if average is None else average[i, j, m]
            numbers = first[m, 0], last[m, 0], mean
            most = max(abs(gains[whole][m, 0]), 1e-6)
            found.append((a, b, measure, *numbers, _relation(numbers, most)))
    return found


def _relation(numbers: tuple[float, float, float], whole: float) -> str:
    """Name what a pair is by its average, or where that is unknown by its first and last."""
    first, last, average = numbers
    size = (first + last) / 2 if np.isnan(average) else average
    if abs(size) < NEGLIGIBLE * whole:
        return ""
    return "complements" if size > 0 else "substitutes"

r"""Outlook: what a regime gains each country, war year by war year, with its band.

Each year of the ladder is a case of its own (see ``trends``), solved under the baseline and the
regime, certified, nobody worse off. A country's gain is how much the regime lowers its index (the
worth of its shortfall over the worth of its requirement): 0 nothing, 1 from nothing met to all met.
Over several scenarios it is the mean by weight.

The band comes from draws: each trend takes one quantile of its range for all years, a Latin
hypercube over the trends, and the band of a year reaches from the 5% to the 95% quantile of the
gains drawn. Other ranges of the case stay out of it: ``sensitivity`` draws those.

One country's gain crosses another's in the year in which the straight line between two years of
the ladder does. It is said where the mean gains cross; how sure that is, the share of the draws in
which the country that gains more at the end does so by the end and did not at the beginning.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pandas as pd
from scipy.stats import qmc

from supplychain.analysis.comparison import ALL, compare
from supplychain.analysis.plans.trends import in_year, trends_of
from supplychain.crew import same, spread
from supplychain.solve.workshop import open_workshop

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from supplychain.analysis.plans.trends import Trend
    from supplychain.case import Case
    from supplychain.crew import Jobs, Progress
    from supplychain.formulation.judgement import Judgement

LAST = 2050
BAND = (0.05, 0.95)
NOISE = 1e-6  # of an index, below which a gain is nothing
CROSSINGS = ["country", "other", "crossing", "share"]
AS_GIVEN = 0  # number of the path on which every factor is as given; draws count from 1
Path: TypeAlias = "Mapping[Trend, float] | None"
Task: TypeAlias = "tuple[int, str, Path]"


@dataclass(frozen=True)
class Ladder:
    """A case, how plans are judged, scenarios with weights, a regime, and the years asked."""

    case: Case
    judgement: Judgement
    scenarios: tuple[str, ...]
    weights: tuple[float, ...]
    regime: str
    years: tuple[int, ...]


@dataclass(frozen=True)
class Draws:
    """How many paths are drawn, with which seed, on how many processors all is solved."""

    samples: int
    seed: int
    jobs: Jobs


@dataclass(frozen=True)
class Outlook:
    """What a regime gains each country over the years.

    Parameters
    ----------
    gains : pandas.DataFrame
        A row a year and country (and `all`), the mean over the scenarios by weight: year, country,
        gain (of the index), gain_low, gain_high (NaN without draws), index_national, index.
    scenarios : pandas.DataFrame
        A row a year, scenario and country, every factor as given: requirement,
        shortfall_national, shortfall, gain_rounds (reference rounds), index_national, index, gain.
    crossings : pandas.DataFrame
        A row each time one country's mean gain passes another's: country, other, crossing (year,
        with its fraction); share (of the draws whose gains change order between the first and the
        last year as these do; NaN without draws or where they end as they began).
    factors : pandas.DataFrame
        A row a trend and year of the ladder: table, column, id, year, factor.
    """

    gains: pd.DataFrame
    scenarios: pd.DataFrame
    crossings: pd.DataFrame
    factors: pd.DataFrame


def outlook(ladder: Ladder, draws: Draws, progress: Progress) -> Outlook:
    """Return what the regime gains over the years; same seed, same result.

    Raises ``SolveError`` where a plan has no certified answer.
    """
    paths = [None, *_paths(trends_of(ladder.case), draws)]
    tasks: list[Task] = [
        (year, scenario, path)
        for path, year, scenario in product(paths, ladder.years, ladder.scenarios)
    ]
    rows = []
    solved = spread(partial(same, ladder), _gain, tasks, draws.jobs)
    each = len(ladder.years) * len(ladder.scenarios)
    for done, frame in enumerate(solved):
        rows.append(frame.assign(path=done // each))
        progress("Solving the years", done + 1, len(tasks))
    every = pd.concat(rows, ignore_index=True)
    means = _means(every, ladder)
    gains = _with_band(means)
    return Outlook(
        gains=gains,
        scenarios=every[every["path"] == AS_GIVEN].drop(columns="path").reset_index(drop=True),
        crossings=_crossings(means),
        factors=_factors(ladder),
    )


def ladder_of_years(first: int, last: int = LAST) -> tuple[int, ...]:
    """Return the first year, every fifth between, and the last.

    Examples
    --------
    >>> ladder_of_years(2027, 2040)
    (2027, 2030, 2035, 2040)
    """
    between = [year for year in range(first + 1, last) if year % 5 == 0]
    return (first, *between, last) if last > first else (first,)


def _paths(trends: Sequence[Trend], draws: Draws) -> Iterator[dict[Trend, float]]:
    """Yield a quantile for each trend, as many times as there are draws."""
    if trends and draws.samples:
        cube = qmc.LatinHypercube(len(trends), rng=draws.seed).random(draws.samples)
        for quantiles in cube:
            yield dict(zip(trends, quantiles.tolist(), strict=True))


def _gain(ladder: Ladder, task: Task) -> pd.DataFrame:
    """Solve one year and scenario on one path under the baseline and the regime."""
    year, scenario, path = task
    shop = open_workshop(in_year(ladder.case, year, path), ladder.judgement)
    frame = compare(shop, scenario, ladder.regime).countries
    rounds = frame["shortfall_national"] - frame["shortfall"]
    gain = (frame["index_national"] - frame["index"]).round(9)
    frame = frame.assign(gain_rounds=rounds, gain=gain)
    frame.insert(0, "year", year)
    frame.insert(1, "scenario", scenario)
    return frame


def _means(every: pd.DataFrame, ladder: Ladder) -> pd.DataFrame:
    """Mean over the scenarios by weight: a row a path, year and country.

    A country that needs nothing in a scenario gains nothing in it.
    """
    weight = every["scenario"].map(dict(zip(ladder.scenarios, ladder.weights, strict=True)))
    measures = ["gain", "index_national", "index"]
    weighed = every[measures].mul(weight, axis=0).astype(float)  # floats even of no rows
    parts = every[["path", "year", "country"]].join(weighed)
    return parts.groupby(["path", "year", "country"], sort=False).sum().reset_index()


def _with_band(means: pd.DataFrame) -> pd.DataFrame:
    found = means[means["path"] == AS_GIVEN].drop(columns="path")
    drawn = means[means["path"] != AS_GIVEN].groupby(["year", "country"])["gain"]
    for name, level in zip(("gain_low", "gain_high"), BAND, strict=True):
        ends = drawn.quantile(level).rename(name).reset_index()
        found = found.merge(ends, on=["year", "country"], how="left")
    order = ["year", "country", "gain", "gain_low", "gain_high", "index_national", "index"]
    return found[order].reset_index(drop=True)


def _crossings(means: pd.DataFrame) -> pd.DataFrame:
    """Where the mean gain of one country passes that of another."""
    if means.empty:
        return pd.DataFrame(columns=CROSSINGS)
    table = means[means["country"] != ALL].pivot_table(
        index=["path", "year"], columns="country", values="gain"
    )
    given = table.loc[AS_GIVEN]
    drawn = [table.loc[path] for path in means["path"].unique() if path != AS_GIVEN]
    rows = []
    for one, other in combinations(given.columns, 2):
        ahead = given[other] - given[one]
        for (year, before), (later, after) in pairwise(ahead.items()):
            if min(before, after) < -NOISE and max(before, after) > NOISE:
                when = year + (later - year) * before / (before - after)
                passing = (other, one) if after > 0 else (one, other)
                share = _share(drawn, *passing) if _ends_turned(ahead) else np.nan
                rows.append((*passing, when, share))
    return pd.DataFrame(rows, columns=CROSSINGS)


def _ends_turned(ahead: pd.Series[float]) -> bool:
    """Tell whether the country that is ahead at the end was not at the beginning."""
    return bool(ahead.iloc[0] * ahead.iloc[-1] < 0)


def _share(drawn: Sequence[pd.DataFrame], country: str, other: str) -> float:
    """Share of the draws in which `country` is behind in the first year and ahead in the last."""
    turned = [
        gains[country].iloc[0] < gains[other].iloc[0]
        and gains[country].iloc[-1] > gains[other].iloc[-1]
        for gains in drawn
    ]
    return float(np.mean(turned)) if turned else np.nan


def _factors(ladder: Ladder) -> pd.DataFrame:
    rows = [
        (trend.table, trend.column, trend.identifier, year, trend.factor(year, None))
        for trend in trends_of(ladder.case)
        for year in ladder.years
    ]
    return pd.DataFrame(rows, columns=["table", "column", "id", "year", "factor"])

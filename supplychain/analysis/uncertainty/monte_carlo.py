"""How sure we are: every range sampled at once, each sample solved with and without the regime.

A small program goes on from the bases of the case as it is, which takes a tenth of the pivots; so a
sample depends on no other. Its plans are certified like any other.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from supplychain.analysis.comparison import compare, large
from supplychain.analysis.uncertainty.sampling import draw
from supplychain.case import BASELINE
from supplychain.case.figures import figures, moved
from supplychain.crew import Jobs, Progress, no_progress, spread
from supplychain.instance import Instances
from supplychain.solve.workshop import open_workshop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from supplychain.analysis.comparison import Comparison, Question
    from supplychain.case.figures import Ranged
    from supplychain.solve import Workshop
    from supplychain.solve.hot import Hot

HELPS = 1e-3  # fall of a country's index, of 1, from which the regime is said to help it
LEVELS = {"p5": 0.05, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p95": 0.95}


@dataclass(frozen=True)
class MonteCarlo:
    """Samples of one scenario and regime, and what they say.

    Parameters
    ----------
    samples : pandas.DataFrame
        A row a sample and country (and `all`): sample (from 1), country, requirement,
        shortfall_national, shortfall, gain (reference rounds), index_national, index, index_gain.
    intervals : pandas.DataFrame
        A row a country and measure (shortfall_national, shortfall, gain, index_national, index,
        index_gain): mean, p5, p25, p50, p75, p95 over the samples.
    helps : pandas.DataFrame
        A row a country: samples; helps and harms, the share of samples in which its index falls,
        or rises, by at least 0.001; and the standard error of `helps`.
    """

    samples: pd.DataFrame
    intervals: pd.DataFrame
    helps: pd.DataFrame


def monte_carlo(
    question: Question, samples: int, seed: int, jobs: Jobs = 1, progress: Progress = no_progress
) -> MonteCarlo:
    """Solve `samples` draws of every figure of the case; same seed, same result.

    Raises
    ------
    SolveError
        Where a plan has no certified answer.
    """
    draws = draw(figures(question.case), samples, seed)
    rows = []
    solved = spread(partial(_open, question), _solved, draws, jobs, threads=large(question))
    for number, comparison in enumerate(solved, start=1):
        rows.append(_row(number, comparison))
        progress("Solving samples", number, samples)
    frame = pd.concat(rows, ignore_index=True)
    return MonteCarlo(frame, _intervals(frame), _helps(frame))


@dataclass(frozen=True)
class _Known:
    """The case as it is, and by regime what goes on from its plan, if that pays."""

    question: Question
    shop: Workshop
    hots: dict[str, Hot | None]


def _open(question: Question) -> _Known:
    shop = open_workshop(question.case, question.judgement)
    if not shop.small:
        return _Known(question, shop, {})
    instances = Instances(question.case, shop.network, question.scenario)
    national, hot = shop.plan_and_hot(instances.under(BASELINE))
    hots = {BASELINE: hot}
    if question.regime != BASELINE:
        _, hots[question.regime] = shop.plan_and_hot(instances.under(question.regime), national)
    return _Known(question, shop, hots)


def _solved(known: _Known, values: Mapping[Ranged, float]) -> Comparison:
    """Return the comparison of one sample; with other rows or columns it is solved from nothing."""
    shop = known.shop.with_figures(moved(known.question.case, values))
    alike = shop.structure.matrix.shape == known.shop.structure.matrix.shape
    hots = known.hots if alike else None
    return compare(shop, known.question.scenario, known.question.regime, hots)


def _row(number: int, comparison: Comparison) -> pd.DataFrame:
    frame = comparison.countries.copy()
    frame.insert(0, "sample", number)
    frame["gain"] = frame["shortfall_national"] - frame["shortfall"]
    frame["index_gain"] = frame["index_national"] - frame["index"]
    return frame


def _intervals(samples: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for country, frame in samples.groupby("country", sort=False):
        for measure in frame.columns.drop(["sample", "country", "requirement"]):
            values = frame[measure]
            levels = dict(zip(LEVELS, values.quantile(list(LEVELS.values())), strict=True))
            rows.append({"country": country, "measure": measure, "mean": values.mean(), **levels})
    return pd.DataFrame(rows)


def _helps(samples: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for country, frame in samples.groupby("country", sort=False):
        count = len(frame)
        share = float((frame["index_gain"] >= HELPS).mean())
        harm = float((frame["index_gain"] <= -HELPS).mean())
        error = float(np.sqrt(share * (1 - share) / count))
        rows.append((country, count, share, harm, error))
    return pd.DataFrame(rows, columns=["country", "samples", "helps", "harms", "standard_error"])

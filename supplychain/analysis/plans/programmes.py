r"""Joint development against a national one by each partner: cost, first delivery, shortfall.

The cost of a unit falls by the share :math:`L` each time the units made double, so the first
:math:`Q` units cost:

.. math:: C_1 \sum_{n=1}^{Q} n^b, \qquad b = \log_2 (1 - L)

(Wright's law). Below the minimum efficient rate :math:`E` the fixed share :math:`s` of the cost
weighs on fewer units: at :math:`r` units a year the cost is multiplied by
:math:`p(r) = 1 - s + s \max(1, E/r)`. A national programme pays its own development and makes its
own :math:`Q_c` units at its own rate :math:`r_c`. In a joint one the share :math:`m` of a unit's
cost is made once for all partners, at the sum :math:`R` of their rates and along the learning curve
of all their units :math:`U`, and each partner pays it by its units; the rest is made as in a
national programme:

.. math::
   m\, C_1\, p(R)\, \frac{Q_c}{U} \sum_{n=1}^{U} n^b + (1 - m)\, C_1\, p(r_c) \sum_{n=1}^{Q_c} n^b

Costs are in money of the case's year, not discounted. Work is what is made at home: all of a
national programme; of a joint one the partner's own part and its workshare of the common part.

For the shortfall the programmes of the case are solved three ways in wars of several years, under
the baseline: without them, national and joint. From the first delivery on the partner has taken
`rate` units a year, at most `quantity`, and holds them at its line's site; the line is open, needs
no agreement, and neither do its rounds on the platforms that fit.

Source: T. P. Wright 1936, Factors Affecting the Cost of Airplanes.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd

from supplychain.analysis.comparison import by_country
from supplychain.analysis.plans.purchases import with_rows, with_table
from supplychain.analysis.plans.trends import in_year
from supplychain.case import BASELINE
from supplychain.instance import build_instance
from supplychain.instance.calendar import PER_DAYS
from supplychain.instance.records import records
from supplychain.solve.workshop import open_workshop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from supplychain.case import Case
    from supplychain.crew import Progress
    from supplychain.formulation.judgement import Judgement

Way = Literal["none", "national", "joint"]
WAYS: tuple[Way, ...] = ("none", "national", "joint")
NEVER = 1e9  # days


@dataclass(frozen=True)
class Development:
    """Joint against national development.

    Parameters
    ----------
    costs : pandas.DataFrame
        A row a programme, partner and way (national, joint): development, production, total,
        unit_cost (production a unit), work (value made at home), first_delivery (date).
    savings : pandas.DataFrame
        A row a programme and partner: saved (total of the national way less that of the joint),
        later_days (first delivery of the joint less that of the national), more_units (what the
        money saved would buy at the joint unit cost).
    shortfalls : pandas.DataFrame
        A row a year, scenario, country (and `all`) and way (none, national, joint): requirement,
        shortfall (reference rounds), index.
    """

    costs: pd.DataFrame
    savings: pd.DataFrame
    shortfalls: pd.DataFrame


@dataclass(frozen=True)
class Wars:
    """The scenarios and years in which the programmes are tried, and how plans are judged."""

    judgement: Judgement
    scenarios: Sequence[str]
    years: Sequence[int]


def develop(case: Case, wars: Wars, progress: Progress) -> Development:
    """Return what the programmes of a case cost, when they deliver and what they change.

    Raises ``SolveError`` where a plan has no certified answer.
    """
    costs = _costs(case)
    return Development(costs, _savings(costs), _shortfalls(case, wars, progress))


def learned(units: float, learning_rate: float) -> float:
    """Cost of the first units in costs of the first one, by Wright's law; the last may be a part.

    Examples
    --------
    >>> round(learned(4, 0.2), 4)
    3.1421
    """
    exponent = np.log2(1 - learning_rate)
    whole = int(units)
    made = float((np.arange(1, whole + 1) ** exponent).sum())
    return made + (units - whole) * float((whole + 1) ** exponent)


def idle(rate: float, efficient: float, fixed_share: float) -> float:
    """Factor on the cost of a unit made at a rate below the minimum efficient one."""
    scarce = 1.0 if np.isnan(efficient) else max(1.0, efficient / rate)
    return 1 - fixed_share + fixed_share * scarce


def _costs(case: Case) -> pd.DataFrame:
    rows = []
    start = pd.Timestamp(case.settings.start)
    for name, partners in _partners(case):
        units, rate = (sum(p[column] for p in partners) for column in ("quantity", "rate"))
        common = [_common(p, units, rate) for p in partners]
        for partner, shared in zip(partners, common, strict=True):
            alone, own = _made(partner), (1 - partner["common_share"]) * _made(partner)
            ways = {
                "national": (partner["national_cost"], alone, alone),
                "joint": (
                    partner["joint_cost"], shared + own, own + partner["workshare"] * sum(common),
                ),
            }  # fmt: skip
            for way, (development, production, work) in ways.items():
                rows.append(
                    {
                        "programme": name,
                        "country": partner["country"],
                        "way": way,
                        "development": development,
                        "production": production,
                        "total": development + production,
                        "unit_cost": production / partner["quantity"],
                        "work": work,
                        "first_delivery": start + pd.Timedelta(days=partner[f"{way}_delivery"]),
                    }
                )
    frame = pd.DataFrame(rows)
    return frame.assign(first_delivery=frame["first_delivery"].dt.strftime("%Y-%m-%d"))


def _partners(case: Case) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield each programme with its rows."""
    rows = records(case.tables["programmes"])
    for name in dict.fromkeys(row["programme"] for row in rows):
        yield name, [row for row in rows if row["programme"] == name]


def _made(partner: dict[str, Any]) -> float:
    """Cost of a partner's units made on its own line."""
    penalty = idle(partner["rate"], partner["efficient_rate"], partner["fixed_share"])
    cost = partner["first_unit_cost"] * learned(partner["quantity"], partner["learning_rate"])
    return float(cost * penalty)


def _common(partner: dict[str, Any], units: float, rate: float) -> float:
    """What a partner pays for the common part of its units, made once for all."""
    penalty = idle(rate, partner["efficient_rate"], partner["fixed_share"])
    cost = partner["first_unit_cost"] * learned(units, partner["learning_rate"])
    return float(partner["common_share"] * cost * penalty * partner["quantity"] / units)


def _savings(costs: pd.DataFrame) -> pd.DataFrame:
    ways = costs.set_index(["programme", "country"])
    national, joint = (ways[ways["way"] == way] for way in ("national", "joint"))
    days = pd.to_datetime(joint["first_delivery"]) - pd.to_datetime(national["first_delivery"])
    saved = national["total"] - joint["total"]
    found = {"saved": saved, "later_days": days.dt.days, "more_units": saved / joint["unit_cost"]}
    return pd.DataFrame(found).reset_index()


def _shortfalls(case: Case, wars: Wars, progress: Progress) -> pd.DataFrame:
    frames = []
    tasks = list(product(wars.years, WAYS, wars.scenarios))
    for done, (year, way, scenario) in enumerate(tasks, start=1):
        shop = open_workshop(with_programmes(in_year(case, year), way), wars.judgement)
        instance = build_instance(shop.case, shop.network, scenario, BASELINE)
        frame = by_country(shop, instance, shop.plan(instance))
        frame.insert(0, "year", year)
        frame.insert(1, "scenario", scenario)
        frame.insert(3, "way", way)
        frames.append(frame)
        progress("Wars with and without the programmes", done, len(tasks))
    return pd.concat(frames, ignore_index=True)


def with_programmes(case: Case, way: Way) -> Case:
    """Return the case with every programme carried out in one way, or none of them."""
    lines = case.tables["lines"]
    start, gate = lines["start"].copy(), lines["agreement"].copy()
    made = case.tables["rates"].groupby("item")["line"].agg(set)
    owner = {row["site"]: row["country"] for row in records(case.tables["sites"])}
    stocks = []
    for partner in records(case.tables["programmes"]):
        day = NEVER if way == "none" else partner[f"{way}_delivery"]
        own = lines["site"].map(owner) == partner["country"]
        own &= lines["line"].isin(made[partner["item"]])
        start[own], gate[own] = day, ""
        site = lines["site"][own].iloc[0]
        taken = min(partner["quantity"], partner["rate"] * max(0.0, -day) / PER_DAYS["year"])
        stocks.append({"site": site, "item": partner["item"], "quantity": taken,
                       "serviceable": 1.0, "reserve": 0.0})  # fmt: skip
    case = with_table(case, "lines", lines.assign(start=start, agreement=gate))
    case = with_rows(case, "stocks", stocks)
    fits = case.tables["interoperability"]
    freed = fits["item"].isin(set(case.tables["programmes"]["item"]))
    waits = fits["qualification_days"].where(~freed, 0.0)
    free = fits["agreement"].where(~freed, "")
    return with_table(
        case, "interoperability", fits.assign(qualification_days=waits, agreement=free)
    )

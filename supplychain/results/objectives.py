"""Years to meet a procurement objective at the rate of today, of three years, and of a surge.

The rates are those of 10 USC 222c(e): what is bought in the latest year, and the mean of three
years; beside them stands what the lines could make. What the case does not say stays blank: a year
without a quantity is not a year without a purchase.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from supplychain.instance.calendar import PER_DAYS
from supplychain.instance.records import records
from supplychain.results.desk import own_stock
from supplychain.results.metrics import years_to_make

if TYPE_CHECKING:
    from supplychain.case import Case

YEAR = PER_DAYS["year"]
YEARS_AVERAGED = 3


def objectives_table(case: Case) -> pd.DataFrame:
    """Return each country and item of the table `procurement` against its objective.

    Columns: country, class, item; objective = the latest given, objective_year = its year; held =
    usable units on D-day; due = usable units contracted by the end of the horizon; sufficiency =
    held / objective; gap = objective - held, at least 0; year = the latest with a quantity, and
    current_rate = units bought in it; average_rate = mean units a year of it and the two years
    before, blank where one of them is missing; surge_rate = units a year that the lines running on
    D-day, anywhere, can make at the top of their surge; years_current, years_average, years_surge =
    gap / rate; unit_price = the latest given, else that of the item; cost_of_gap in currency.
    """
    bought, stock = purchases(case), own_stock(case)
    surge = line_rates(case)["surge"].to_dict()
    items = {row["item"]: row for row in records(case.tables["items"])}
    rows = []
    for country, item in bought[["country", "item"]].drop_duplicates().itertuples(index=False):
        years = bought[(bought["country"] == country) & (bought["item"] == item)]
        on_hand, due = (stock[name].get((country, item), 0.0) for name in ("on_hand", "due"))
        row = {"country": country, "class": items[item]["class"], "item": item}
        row |= _against(years.set_index("year"), float(on_hand), surge.get(item, np.nan))
        row["due"] = float(due)
        if math.isnan(row["unit_price"]):
            row["unit_price"] = items[item]["unit_price"]
        row["cost_of_gap"] = row["gap"] * row["unit_price"]
        rows.append(row)
    frame = pd.DataFrame(rows)
    return frame.astype({"objective_year": "Int64", "year": "Int64"}) if rows else frame


def _against(years: pd.DataFrame, held: float, surge: float) -> dict[str, Any]:
    """Return what one country buys of one item, a row a year, against its objective."""
    objective, quantity, price = (
        years[name].dropna().sort_index() for name in ("objective", "quantity", "unit_price")
    )
    aim = _last(objective)
    gap = float(np.maximum(aim - held, 0.0))
    rates = {"current": _last(quantity), "average": _average(quantity), "surge": surge}
    return {
        "objective": aim,
        "objective_year": objective.index[-1] if len(objective) else None,
        "held": held,
        "sufficiency": held / aim if aim > 0 else np.nan,
        "gap": gap,
        "year": quantity.index[-1] if len(quantity) else None,
        **{f"{name}_rate": rate for name, rate in rates.items()},
        **{f"years_{name}": years_to_make(gap, rate) for name, rate in rates.items()},
        "unit_price": _last(price),
    }


def purchases(case: Case) -> pd.DataFrame:
    """Return the table `procurement`, a row a country, item and year.

    Quantities of several contracts add up and their prices are weighted by them; of objectives the
    largest counts; names of contracts are joined. What no row gives is blank.
    """
    table = case.tables["procurement"].astype({"year": "int64"})
    rows = []
    for (country, item, year), same in table.groupby(["country", "item", "year"]):
        priced = same[same["unit_price"].notna()]
        weights = priced["quantity"].fillna(0.0).to_numpy()
        prices = priced["unit_price"].to_numpy()
        mean = np.average(prices, weights=weights) if weights.sum() > 0 else np.nan
        rows.append(
            {
                "country": country,
                "item": item,
                "year": year,
                "objective": same["objective"].max(),
                "quantity": same["quantity"].sum(min_count=1),
                "unit_price": mean if weights.sum() > 0 else priced["unit_price"].mean(),
                "contract": "; ".join(name for name in same["contract"] if name),
            }
        )
    names = ["country", "item", "year", "objective", "quantity", "unit_price", "contract"]
    return pd.DataFrame(rows, columns=names)


def line_rates(case: Case) -> pd.DataFrame:
    """Return units a year of every item that a line running on D-day makes: a row an item.

    Columns: sustaining (`min_rate`, 0 where blank), current (`rate`), surge (`surge_rate`, or
    `rate` where that is more). A line that makes several items counts in full for each.
    """
    lines, agreements = case.tables["lines"], case.tables["agreements"]
    in_force = set(agreements["agreement"][agreements["in_force_since"] <= 0]) | {""}
    running = lines["agreement"].isin(in_force) & ~(lines["start"] > 0)
    rates = case.tables["rates"]
    rates = rates[rates["line"].isin(lines["line"][running])]
    a_year = YEAR / rates["per"].map(PER_DAYS).astype(float)
    frame = pd.DataFrame(
        {
            "sustaining": rates["min_rate"] * a_year,
            "current": rates["rate"] * a_year,
            "surge": np.fmax(rates["rate"], rates["surge_rate"]) * a_year,
        }
    )
    return frame.groupby(rates["item"]).sum()


def _last(values: pd.Series[float]) -> float:
    return float(values.iloc[-1]) if len(values) else np.nan


def _average(quantity: pd.Series[float]) -> float:
    """Mean of the latest year and the two before; NaN where one of them has no quantity."""
    if not len(quantity):
        return np.nan
    latest = int(str(quantity.index[-1]))
    years = list(range(latest - YEARS_AVERAGED + 1, latest + 1))
    return float(quantity.reindex(years).mean(skipna=False))

"""The case with options taken: rows of stock and lines more, losses less, agreements in force."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from supplychain.instance.agreements import accords
from supplychain.instance.records import records

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from supplychain.analysis.plans.options import Option
    from supplychain.case import Case

LOSSES = {"sites": ("stock",), "lines": ("line",), "routes": ("route", "cargo")}


def line_of(option: Option) -> str:
    """Name of the line that an option of kind capacity or line adds to the case."""
    return f"{option.name} (option)"


def with_purchases(case: Case, steps: Mapping[Option, float], regime: str) -> Case:
    """Return the case with so many steps of each option taken; 0 steps change nothing but rows.

    `regime` says from which day a qualification of a platform counts. Nothing is checked again.
    """
    for option, number in steps.items():
        if option.kind == "stock":
            case = _more_stock(case, option, number)
        elif option.kind in {"capacity", "line"}:
            case = _more_lines(case, option, number)
        elif number > 0 and option.kind == "hardening":
            case = _hardened(case, option, number)
        elif number > 0:
            case = _qualified(case, option, regime)
    return case


def _more_stock(case: Case, option: Option, number: float) -> Case:
    row = {
        "site": option.what,
        "item": option.item,
        "quantity": option.step * number,
        "serviceable": 1.0,
        "reserve": 0.0,
        "due": option.day if option.day >= 0 else np.nan,
    }
    return with_rows(case, "stocks", [row])


def _more_lines(case: Case, option: Option, number: float) -> Case:
    """Return the case with a line that makes `step` x `number` more; see `options` for its like."""
    rates = {(row["line"], row["item"]): row for row in records(case.tables["rates"])}
    lines = {row["line"]: row for row in records(case.tables["lines"])}
    new = line_of(option)
    like = option.what if option.what in lines else _maker(case, option)
    apart = option.kind == "line"
    start = np.nan if apart else lines[like]["start"]
    if option.day > 0:
        start = np.fmax(start, option.day)
    at_site = option.what not in lines
    line = lines[like] | {"line": new, "start": start}
    line |= {"site": option.what, "agreement": ""} if at_site else {}
    made = [item for name, item in rates if name == like and option.item in ("", item)]
    rate = {"line": new, "rate": option.step * number, "surge_rate": np.nan, "min_rate": 0.0}
    case = with_rows(case, "lines", [line])
    case = with_rows(case, "rates", [rates[like, item] | rate for item in made])
    bills = [row for row in records(case.tables["bom"]) if row["line"] == like]
    case = with_rows(case, "bom", [row | {"line": new} for row in bills if row["item"] in made])
    if apart:
        return case
    hits = [row for row in records(case.tables["attrition"])
            if row["effect"] == "line" and row["what"] == like]  # fmt: skip
    return with_rows(case, "attrition", [row | {"what": new} for row in hits])


def _maker(case: Case, option: Option) -> str:
    """Line after which a new one at a site is made: of the site's country if any, then by name."""
    country = {row["site"]: row["country"] for row in records(case.tables["sites"])}
    site = {row["line"]: row["site"] for row in records(case.tables["lines"])}
    makers = [str(r["line"]) for r in records(case.tables["rates"]) if r["item"] == option.item]
    own = country[option.what]
    return min(makers, key=lambda line: (country[site[line]] != own, line))


def _hardened(case: Case, option: Option, number: float) -> Case:
    frame = case.tables["attrition"]
    effects = next(
        kinds for table, kinds in LOSSES.items()
        if option.what in set(case.tables[table].iloc[:, 0])
    )  # fmt: skip
    hit = (frame["what"] == option.what) & frame["effect"].isin(effects)
    hit &= frame["from"].fillna(0.0) >= option.day
    left = (1 - option.step * number * hit).clip(lower=0.0)
    losses = {name: frame[name] * left for name in ("loss", "mitigated_loss")}
    return with_table(case, "attrition", frame.assign(**losses))


def _qualified(case: Case, option: Option, regime: str) -> Case:
    """Return the case in which what waits for a trial waits at most until the day of effect."""
    table, agreements = case.tables["interoperability"], case.tables["agreements"]
    alive = accords(case, regime)
    of_agreement = option.what in set(agreements["agreement"])
    of_it = table["agreement" if of_agreement else "platform"] == option.what
    of_it &= (option.item == "") | (table["item"] == option.item)
    days = table["qualification_days"].copy()
    for row in table.index[of_it & days.notna()]:
        signed = alive.get(table["agreement"][row])
        if of_agreement and (signed is None or signed.effective > option.day):
            days[row] = 0.0  # counted from the day on which the option brings it into force
        elif table["agreement"][row] == "":
            days[row] = min(days[row], option.day)
        elif signed is not None and signed.speed > 0:
            days[row] = min(days[row], (option.day - signed.since) / signed.speed)
    case = with_table(case, "interoperability", table.assign(qualification_days=days))
    if not of_agreement:
        return case
    since, named = agreements["in_force_since"], agreements["agreement"] == option.what
    since = since.where(~named, np.fmin(since, option.day))
    return with_table(case, "agreements", agreements.assign(in_force_since=since))


def with_rows(case: Case, table: str, rows: Iterable[dict[str, Any]]) -> Case:
    """Return the case with rows more in a table; what a row does not name is blank."""
    frame, added = case.tables[table], list(rows)
    last = int(frame.index.max()) if len(frame) else 0
    index = pd.RangeIndex(last + 1, last + 1 + len(added), name=frame.index.name)
    new = {}
    for name, column in frame.items():
        blank = np.nan if column.dtype == np.float64 else ""
        cells = [row.get(str(name), blank) for row in added]
        new[name] = pd.Series(cells, index=index, dtype=column.dtype)
    return with_table(case, table, pd.concat([frame, pd.DataFrame(new)]))


def with_table(case: Case, table: str, frame: pd.DataFrame) -> Case:
    """Return the case with another table in place of one."""
    return replace(case, tables={**case.tables, table: frame})

"""Shared components that several lines, or nations, count as their own.

Capacities are quoted one line at a time, each as if the common powder, seeker or motor were there
for it alone. Their sum is what a plan can not do.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from supplychain.case.days import PER_DAYS
from supplychain.case.hints import amount, named_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case.checks.reach import Make, Reach
    from supplychain.case.findings import Finding
    from supplychain.case.sheet.columns import Bools
    from supplychain.case.sheet.draft import Draft

SLACK = 0.01  # share by which the sum may exceed the pool, for figures are rounded
MONTH = PER_DAYS["month"]


def shared_pools(draft: Draft, reach: Reach) -> Iterator[Finding]:
    """Yield components of which the lines that use them could use more than there is of them.

    Each line counts at its highest rate, once, with the product that takes most; against it stands
    the highest output of the component, and its stock spread over the horizon. A pool is what
    routes join: nations that cannot reach each other's component share none.
    """
    most = _most(draft)
    users: dict[str, list[Make]] = defaultdict(list)
    for make in reach.makes:
        for part in () if make.hidden else make.inputs:
            users[part].append(make)
    for part, makes in sorted(users.items()):
        for sites in reach.neighbourhoods(part, {make.site for make in makes}):
            here = [make for make in makes if make.site in sites]
            need: dict[str, float] = {}  # by line
            for make in here:
                taken = make.inputs[part] * most[make.row]
                need[make.line] = max(need.get(make.line, 0.0), taken)
            lines = [m.row for m in reach.makes if m.site in sites and m.item == part]
            made = sum(most[index] for index in lines)
            store = _stock(draft, part, sites) / draft.horizon
            if len(need) > 1 and 0 < made + store < sum(need.values()) / (1 + SLACK):
                message = _words(draft, part, need, made, store)
                hint = "What each line is said to make rests on the same pool: the plan divides it."
                for place in draft.sheets["bom"].over(_rows_of(draft, part, here), "input"):
                    yield place.warning("shared-pool", message, hint)


def _words(draft: Draft, part: str, need: dict[str, float], made: float, store: float) -> str:
    """Return what lines could use and what there is, units a day given, a month told."""
    lines = draft.sheets["lines"]
    sites = lines["site"][lines["line"].isin(list(need))]
    countries = sorted(set(draft.of("sites", "country", sites).dropna()))
    unit = _unit(draft, part)
    total = sum(need.values())
    return (
        f"lines {named_list(need)} ({', '.join(countries)}) together could use "
        f"{amount(total * MONTH)}{unit} a month of `{part}` at their highest rates, "
        f"{amount((total - made - store) * MONTH)} more than there is: its lines give at most "
        f"{amount(made * MONTH)}, its stock {amount(store * MONTH)} a month over the horizon."
    )


def _unit(draft: Draft, part: str) -> str:
    unit = draft.by_id("items")[part]["unit"] if part in draft.by_id("items") else ""
    return f" {unit}" if unit else ""


def _most(draft: Draft) -> dict[int, float]:
    """Return the highest output a day of each row of `rates`; 0 where it is unknown."""
    sheet = draft.sheets["rates"]
    per = sheet["per"].map(PER_DAYS).astype(float)
    rate = np.fmax(sheet["rate"], sheet["surge_rate"]) / per
    return dict(enumerate(np.nan_to_num(rate).tolist()))


def _stock(draft: Draft, part: str, sites: set[str]) -> float:
    """Return usable units of a component at some sites, on hand or due within the horizon."""
    sheet = draft.sheets["stocks"]
    counts = (sheet["item"] == part) & sheet["site"].isin(list(sites))
    counts &= ~(sheet["due"] >= draft.horizon)
    return float((sheet["quantity"] * sheet["serviceable"])[counts].sum())


def _rows_of(draft: Draft, part: str, makes: list[Make]) -> Bools:
    """Which rows of the bill of materials say that these makes use a component."""
    sheet = draft.sheets["bom"]
    items, lines = {make.item for make in makes}, {make.line for make in makes}
    rows = (sheet["input"] == part) & sheet["item"].isin(list(items))
    return np.asarray(rows & sheet["line"].isin([*lines, ""]), dtype=np.bool_)

r"""Options: what a case says could be bought or built before the war.

A decision on day :math:`d` (before D-day) takes effect `delay_days` later. What a step gives:

* stock: `step` units at the site, on hand if they come before D-day, else due on that day;
* capacity: room for `step` units a `per` more on the line, for its item or for each of its items:
  a line beside it that shares its inputs, leads, agreement and attrition;
* line: a line of its own with `step` units a `per`, like the line named or, at a site, like the
  line that makes the item (of the same country if there is one, then by name); no attrition that
  hits the other hits it, and at a site no agreement gates it;
* hardening: each loss of the site, line or route falls by the share `step`, in attrition that
  begins on or after the day of effect;
* qualification: the agreement is in force, or the platform's partial fits are qualified, from the
  day of effect; an agreement qualifies on that day what waits for it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from supplychain.instance.records import records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supplychain.case import Case

FAMILIES = {
    "capacity": "capacity",
    "line": "capacity",
    "hardening": "hardening",
    "qualification": "agreement",
}
RESERVES = {"component": "component reserve", "munition": "finished-round reserve"}
COMMON = ""  # owner of what belongs to no single country


@dataclass(frozen=True)
class Option:
    """One row of `options`: `day` is when a decision takes effect, `most` may be infinite.

    `family` groups what is compared per unit of money; `country` owns what it changes, blank for
    agreements, platforms and routes.
    """

    name: str
    kind: str
    what: str
    item: str
    step: float
    most: float
    cost: float
    day: float
    family: str
    country: str


def options_of(case: Case, decided: float) -> list[Option]:
    """Options of a case in its order by name, decided on day `decided` (0 = D-day)."""
    kinds = {row["item"]: row["kind"] for row in records(case.tables["items"])}
    owner = {row["site"]: row["country"] for row in records(case.tables["sites"])}
    owner |= {row["line"]: owner[row["site"]] for row in records(case.tables["lines"])}
    found = []
    for row in records(case.tables["options"]):
        family = FAMILIES.get(row["kind"]) or RESERVES.get(kinds[row["item"]], "other reserve")
        most = row["max_steps"]
        found.append(
            Option(
                name=row["option"],
                kind=row["kind"],
                what=row["what"],
                item=row["item"],
                step=row["step"],
                most=math.inf if math.isnan(most) else float(most),
                cost=row["unit_cost"],
                day=decided + row["delay_days"],
                family=family,
                country=owner.get(row["what"], COMMON),
            )
        )
    return found


def own_options(options: Sequence[Option], country: str) -> list[Option]:
    """Options that a country can take alone: at its own sites and on its own lines."""
    return [option for option in options if option.country == country]

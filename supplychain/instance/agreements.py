r"""Agreements: from which day each one is effective under a regime.

In force today: from `in_force_since`. Added by the regime: from its `since` plus `entry_days`,
which every agreement of the regime (in force or added) that lists it in `speeds_up` multiplies by
its `speed_factor`. Named both ways: whichever is earlier. Everything else never.

Qualification of a round and the lead of a licensed line count from `since` as well, side by side
with the entry days: a firing trial need not wait for ratification. So what waits for agreement
:math:`a` and for :math:`q` days more opens on
:math:`\max(\text{effective}_a, \text{since}_a + q f_a)`, with :math:`f_a` the factor above for
qualification and 1 for a line's lead. A line's `start` is its first day of delivery; the later of
the two days counts. A round that needs no agreement but qualification opens that many days after
D-day. Sending on a route opens when its agreement is effective.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from supplychain.instance.records import records

if TYPE_CHECKING:
    from supplychain.case import Case

NEVER = math.inf
Regime: TypeAlias = str | Mapping[str, float]  # a name of `regimes`, or days of signature
Rows: TypeAlias = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Accord:
    """An agreement under one regime: days of its signature and of its effect, and its speed-up."""

    since: float
    effective: float
    speed: float


def signatures(case: Case, regime: Regime) -> dict[str, float]:
    """Day of signature of each agreement that `regime` adds."""
    if not isinstance(regime, str):
        return dict(regime)
    rows = records(case.tables["regimes"])
    return {r["agreement"]: r["since"] for r in rows if r["regime"] == regime and r["agreement"]}


def regime_name(regime: Regime) -> str:
    """Return the name of a regime; one given by its signatures is named by them.

    >>> regime_name("joint"), regime_name({"trial": -42.0, "sharing": 0.0})
    ('joint', 'sharing D+0, trial D-42')
    """
    if isinstance(regime, str):
        return regime
    return ", ".join(f"{a} D{day:+g}" for a, day in sorted(regime.items()))


def accords(case: Case, regime: Regime) -> dict[str, Accord]:
    """Agreements that live under `regime`, by id; the others are absent."""
    return living(agreement_rows(case), signatures(case, regime))


def agreement_rows(case: Case) -> Rows:
    """Rows of the table `agreements` by id."""
    return {row["agreement"]: row for row in records(case.tables["agreements"])}


def living(rows: Rows, since: Mapping[str, float]) -> dict[str, Accord]:
    """Agreements that live once those in `since` are signed, by id; the others are absent."""
    alive = {a for a, row in rows.items() if a in since or not math.isnan(row["in_force_since"])}

    found = {}
    for a in sorted(alive):
        row = rows[a]
        helpers = [rows[b]["speed_factor"] for b in sorted(alive) if a in rows[b]["speeds_up"]]
        speed = math.prod(helpers)
        ways = []
        if not math.isnan(row["in_force_since"]):
            ways.append(Accord(row["in_force_since"], row["in_force_since"], speed))
        if not math.isnan(since.get(a, math.nan)):
            ways.append(Accord(since[a], since[a] + row["entry_days"] * speed, speed))
        found[a] = min(ways, key=lambda way: (way.effective, way.since))
    return found


def effective_day(alive: dict[str, Accord], agreement: str) -> float:
    """Day from which `agreement` has effect; blank = always, absent = never."""
    if agreement == "":
        return -math.inf
    return alive[agreement].effective if agreement in alive else NEVER


def opening_day(alive: dict[str, Accord], agreement: str, wait: float, *, hastened: bool) -> float:
    """Day from which something that needs `agreement` and `wait` days from its signature is open.

    `hastened` says whether the regime's speed-up shortens the wait (qualification, not leads).
    """
    if agreement not in alive:
        return NEVER
    accord = alive[agreement]
    return max(accord.effective, accord.since + wait * (accord.speed if hastened else 1.0))

"""What an agreement or a start opens only after the horizon: it changes no result."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case.findings import Finding
    from supplychain.case.sheet.draft import Draft, Row

HINT = "An earlier date of signature or a longer horizon would let it count."


@dataclass(frozen=True)
class Signature:
    """An agreement in one regime, or in force today: days of signature and effect, its speed-up."""

    since: float
    effective: float
    speed: float

    def opens(self, wait: float, *, hastened: bool) -> float:
        """Return the day from which something that waits some days from signature is open."""
        return max(self.effective, self.since + wait * (self.speed if hastened else 1.0))


def late_agreements(draft: Draft) -> Iterator[Finding]:
    """Yield agreements of a regime that take effect after the horizon."""
    sheet = draft.sheets["regimes"]
    for row in sheet.where(sheet.given("since")):
        day = _signed(draft, row).effective
        if day >= draft.horizon:
            message = (
                f"`{row['agreement']}` takes effect on day {day:g}, after the horizon of "
                f"{draft.horizon:g} days: the regime gains nothing by it."
            )
            yield sheet.at(row, "since").warning("late-agreement", message, HINT)


def late_openings(draft: Draft) -> Iterator[Finding]:
    """Yield lines and rounds that open after the horizon, even in the regime that is quickest.

    A line's lead and a qualification count from the signature. What no regime brings into force at
    all, or only after the horizon, is told of the agreement.
    """
    signed = _signatures(draft)
    lines, rates, rounds = (draft.sheets[t] for t in ("lines", "rates", "interoperability"))
    for place in lines.over(lines["start"] >= draft.horizon, "start"):
        yield place.warning("late-opening", "starts after the horizon: it delivers nothing.", HINT)
    of_line = draft.of("lines", "agreement", rates["line"])
    for sheet, agreements, column, hastened in (
        (rates, of_line, "lead_days", False),
        (rounds, rounds["agreement"], "qualification_days", True),
    ):
        named = agreements.isin(list(signed)).to_numpy()
        for row, agreement in zip(sheet.where(named), agreements[named].tolist(), strict=True):
            ways, wait = signed[agreement], float(np.nan_to_num(row[column]))
            day = min(way.opens(wait, hastened=hastened) for way in ways)
            if day >= draft.horizon > min(way.effective for way in ways):
                message = (
                    f"{wait:g} days from the signature of `{agreement}` end on day {day:g} at the "
                    f"earliest, after the horizon of {draft.horizon:g} days."
                )
                yield sheet.at(row, column).warning("late-opening", message, HINT)
    free = (rounds["agreement"] == "") & (rounds["qualification_days"] >= draft.horizon)
    for place in rounds.over(free & (rounds["fit"] != "no"), "qualification_days"):
        message = "the qualification ends after the horizon: the round is never fired."
        yield place.warning("late-opening", message, "It counts from D-day without an agreement.")


def _signatures(draft: Draft) -> dict[str, list[Signature]]:
    """Return every way in which each agreement comes into force."""
    found: dict[str, list[Signature]] = {}
    agreements, regimes = draft.sheets["agreements"], draft.sheets["regimes"]
    for row in agreements.where(agreements.given("in_force_since")):
        day = float(row["in_force_since"])
        found[row["agreement"]] = [Signature(day, day, _speed(draft, row["agreement"], ""))]
    for row in regimes.where(regimes.given("since")):
        found.setdefault(row["agreement"], []).append(_signed(draft, row))
    return found


def _signed(draft: Draft, row: Row) -> Signature:
    since, agreement = float(row["since"]), row["agreement"]
    known = draft.by_id("agreements").get(agreement)
    speed = _speed(draft, agreement, row["regime"])
    entry = float(known["entry_days"]) * speed if known else 0.0
    return Signature(since, since + entry, speed)


def _speed(draft: Draft, agreement: str, regime: str) -> float:
    """Return the share of an agreement's days that remains: what hastens it in a regime, at most.

    In force today hastens in every regime; without a regime, that alone.
    """
    sheet, regimes = draft.sheets["agreements"], draft.sheets["regimes"]
    added = set(regimes["agreement"][regimes["regime"] == regime]) if regime else set()
    alive = sheet.given("in_force_since") | sheet["agreement"].isin(list(added))
    factors = sheet["speed_factor"][
        alive & sheet["speeds_up"].map(lambda names: agreement in names)
    ]
    return float(math.prod(factors.tolist()))


CHECKS = (late_agreements, late_openings)

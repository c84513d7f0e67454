"""What the regimes of a case propose: which agreements, between whom, signed on which days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.instance.records import records

if TYPE_CHECKING:
    from collections.abc import Iterable

    from supplychain.analysis.cooperation.games import Coalition
    from supplychain.case import Case


def proposed(case: Case) -> list[str]:
    """Agreements that some regime adds, in the order of the case."""
    added = {row["agreement"] for row in records(case.tables["regimes"])}
    return [a for a in case.text["agreements"]["agreement"] if a in added]


def signing_days(case: Case) -> list[float]:
    """Days of signature that the regimes state, days after D-day, the latest first."""
    since = case.tables["regimes"]["since"].dropna()
    return sorted({float(day) for day in since}, reverse=True)


def parties(case: Case) -> dict[str, Coalition]:
    """Countries that must sign each agreement."""
    return {
        row["agreement"]: frozenset(row["parties"]) for row in records(case.tables["agreements"])
    }


def players(case: Case) -> list[str]:
    """Countries that are party to a proposed agreement, in the order of the case."""
    signing = set().union(*(parties(case)[a] for a in proposed(case)))
    return [c for c in case.text["countries"]["country"] if c in signing]


def signed(agreements: Iterable[str], day: float) -> dict[str, float]:
    """Return the regime that adds these agreements, all signed on `day`."""
    return dict.fromkeys(sorted(agreements), day)


def within(case: Case, coalition: Coalition) -> list[str]:
    """Proposed agreements all of whose parties are in the coalition."""
    signing = parties(case)
    return [a for a in proposed(case) if signing[a] <= coalition]


def day_text(day: float) -> str:
    """Return a day as the case writes it.

    >>> day_text(0.0), day_text(-1095.0)
    ('D+0', 'D-1095')
    """
    return f"D{day:+g}"

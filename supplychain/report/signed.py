"""How many agreements a regime adds, and when they are signed, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from supplychain.report.messages import Messages
    from supplychain.report.view import View

DAYS_A_YEAR = 365.25


def what_a_regime_adds(view: View, regime: str) -> str:
    """Return how many agreements a regime adds, and when they are signed if all on one day."""
    say, table = view.say, view.case.tables["regimes"]
    added = table[(table["regime"] == regime) & (table["agreement"] != "")]
    if added.empty:
        return say("adds.nothing")
    told = say.counted(added["agreement"].nunique(), "agreement")
    days = set(added["since"].dropna())
    if added["since"].isna().any() or len(days) > 1:
        return told
    return say("adds.signed", agreements=told, when=when(say, days.pop()))


def when(say: Messages, day: float) -> str:
    """Return a day of signature in words; whole years may hold a leap day or two."""
    size = abs(round(day))
    if size == 0:
        return say("adds.on_d_day")
    years = round(size / DAYS_A_YEAR)
    whole = years and years * 365 <= size <= years * 365 + years // 4 + 1
    span = say.counted(years, "year") if whole else say.counted(size, "day")
    return say("adds.before" if day < 0 else "adds.after", span=span)

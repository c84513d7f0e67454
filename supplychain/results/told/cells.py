"""A cell of shortfall in words, from a row of the table `reasons`: what is lacking, what helps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from supplychain.results.told.clauses import Teller

NOTHING = 1e-6  # share of a requirement that rounding leaves
LEAST = 0.5  # rounds of others that are told
NOTABLE = 1e-3  # share of what is removed from which what others lose or win is told


def lacks(teller: Teller, row: Mapping[Any, Any]) -> str:
    """Return who lacks how much, when, and of what."""
    say, short, need = teller.say, float(row["shortfall"]), float(row["requirement"])
    return say(
        f"cell.{'all' if short >= need * (1 - NOTHING) else 'some'}",
        who=teller.names.force_element(row["force_element"]),
        short=say.amount(short),
        need=say.amount(need),
        when=_when(teller, int(row["from"]), int(row["to"])),
        what=teller.names.item(row["item"]),
    )


def beyond_launchers(teller: Teller, row: Mapping[Any, Any]) -> str:
    """Return how much of it no surviving launcher could have fired; nothing where none is."""
    launchers = float(row["launchers"])
    if not launchers > 0:
        return ""
    return teller.say("cell.beyond", amount=teller.say.amount(launchers))


def removes(teller: Teller, row: Mapping[Any, Any]) -> str:
    """Return what the change of a root removes, and what becomes of others by it."""
    say = teller.say
    removed, others = float(row["removed"]), float(row["others"])
    told = say(
        "cell.removes", removed=say.amount(removed), short=say.amount(float(row["shortfall"]))
    )
    if abs(others) <= max(LEAST, NOTABLE * removed):
        return told
    key = "cell.others_lose" if others > 0 else "cell.others_win"
    return say(key, told=told, amount=say.amount(abs(others)))


def _when(teller: Teller, first: int, last: int) -> str:
    one = "one" if first == last else "many"
    period = teller.say(f"periods.{teller.unit}") if one == "many" else teller.period
    return teller.say(f"cell.during.{one}", period=period, first=first, last=last)

"""The answer in three sentences: how large, of what and from when, and what agreements change.

They speak of rounds, as the picture beside them does, and of one scenario: the one in which the
largest share of the rounds needed is missing under the baseline, or under the widest regime where
the baseline leaves nothing short. What is nothing, all or only one class is judged cell by cell:
four missiles are not lost among four million shells.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from supplychain.case import BASELINE
from supplychain.report.signed import what_a_regime_adds
from supplychain.report.unproven import proven

if TYPE_CHECKING:
    from supplychain.report.view import View

NOTHING = 1e-6  # share of a requirement below which a shortfall is what rounding leaves
HALF = 0.5  # a round that is shown as one is never nothing


@dataclass(frozen=True)
class Cell:
    """Rounds of a class that a country needs in a scenario, and those that it lacks."""

    country: str
    class_: str
    need: float
    short: float

    @property
    def lacks(self) -> bool:
        """Return whether more is short than rounding leaves."""
        return self.short > negligible(self.need)

    @property
    def lacks_all(self) -> bool:
        """Return whether no round is fired, or none needed."""
        return self.need - self.short <= negligible(self.need)


@dataclass(frozen=True)
class Total:
    """What a scenario asks for under a regime, and what of it is short."""

    cells: tuple[Cell, ...]

    @property
    def need(self) -> float:
        """Return the rounds needed."""
        return sum(cell.need for cell in self.cells)

    @property
    def short(self) -> float:
        """Return the rounds short."""
        return sum(cell.short for cell in self.cells)

    @property
    def share(self) -> float:
        """Return the share of what is needed that is short; 0 where nothing is needed."""
        return self.short / self.need if self.need > 0 else 0.0

    @property
    def missing(self) -> float:
        """Return the share of what is needed that is short; 0 where only rounding is."""
        return self.share if self.lacking else 0.0

    @property
    def lacking(self) -> list[Cell]:
        """Return the cells that lack something, the largest first."""
        lacking = [cell for cell in self.cells if cell.lacks]
        return sorted(lacking, key=lambda cell: -cell.short)


def three_sentences(view: View) -> list[str]:
    """Return the sentences that stand at the top of a report."""
    worst = worst_scenario(view)
    return [_how_large(view, worst), _of_what(view, worst), _change(view, worst)]


def worst_scenario(view: View) -> str:
    """Return the scenario of which most is short under the baseline, or else the widest regime."""
    return max(
        view.scenarios,
        key=lambda s: (total(view, s, BASELINE).missing, total(view, s, view.widest).missing),
    )


def total(view: View, scenario: str, regime: str) -> Total:
    """Return what a scenario asks for, and lacks, under a regime."""
    found = []
    for country in view.countries:
        for class_ in view.classes:
            need, short = (
                known(view.number(scenario, regime, country, name, class_))
                for name in ("requirement", "shortfall")
            )
            found.append(Cell(country, class_, need, short))
    return Total(tuple(found))


def _how_large(view: View, worst: str) -> str:
    today = {s: total(view, s, BASELINE) for s in view.scenarios}
    if all(found.need <= 0 for found in today.values()):
        return view.say("answer.no_need")
    affected = [s for s, found in today.items() if found.lacking]
    name = view.scenario_name(worst)
    if not affected:
        return view.say(f"answer.nothing_in_{'one' if len(today) == 1 else 'any'}", scenario=name)
    found = today[worst]
    span = view.say.counted(view.case.settings.periods, view.period)
    none = all(cell.lacks_all for cell in found.cells)
    told = view.say.by_number(
        "answer.none_fired" if none else "answer.some_short",
        found.need if none else found.short,
        short=view.say.amount(found.short),
        need=view.say.rounds(found.need),
        span=span,
        share=view.say.share(found.share),
    )
    sure = all(proven(view, s, BASELINE) for s in affected)
    number = str(len(affected)) if sure else view.say("unproven.at_most", number=len(affected))
    key = "in_one" if len(today) == 1 else "in_one_of" if number == "1" else "in_some"
    return view.say(
        f"answer.{key}",
        scenario=name,
        affected=number,
        number=len(today),
        told=told if proven(view, worst, BASELINE) else view.say("unproven.found", told=told),
    )


def _of_what(view: View, worst: str) -> str:
    today = total(view, worst, BASELINE)
    if not today.lacking:
        return _late(view)
    cell = today.lacking[0]
    return view.say(
        "answer.all_of_it" if len(today.lacking) == 1 else "answer.largest",
        class_=_class_of(view, cell),
        lacking=view.say.rounds(cell.short),
        share=view.say.share(cell.short / today.short),
        since=_since(view, worst, cell),
    )


def _late(view: View) -> str:
    """Say that nothing is late in any scenario, or what is late though it is met in the end."""
    late = [
        (known(view.number(s, BASELINE, cell.country, "first_deficit", cell.class_)), s, cell)
        for s in view.scenarios
        for cell in total(view, s, BASELINE).cells
    ]
    late = [found for found in late if found[0] > 0]
    if not late:
        return view.say("answer.no_deficit", period=view.period_word)
    _, scenario, cell = min(late, key=lambda found: found[0])
    return view.say(
        "answer.only_late" if len(view.scenarios) == 1 else "answer.only_late_in",
        scenario=view.scenario_name(scenario),
        class_=_class_of(view, cell),
        **_when(view, scenario, cell),
    )


def _class_of(view: View, cell: Cell) -> str:
    class_ = cell.class_ or view.say("answer.no_class")
    if len(view.countries) == 1:
        return class_
    return view.say("answer.of_country", class_=class_, country=view.country_name(cell.country))


def _since(view: View, scenario: str, cell: Cell) -> str:
    """Say when a class is first short; nothing where no single period counts as a deficit."""
    first = view.number(scenario, BASELINE, cell.country, "first_deficit", cell.class_)
    return view.say("answer.since", **_when(view, scenario, cell)) if first > 0 else ""


def _when(view: View, scenario: str, cell: Cell) -> dict[str, str]:
    place = (scenario, BASELINE, cell.country)
    first = view.number(*place, "first_deficit", cell.class_)
    return {
        "when": view.say("told.when", period=view.period_word, number=f"{first:.0f}"),
        "days": view.days(*place, cell.class_),
    }


def _change(view: View, worst: str) -> str:
    regime = view.widest
    if regime == BASELINE:
        return view.say("answer.nothing_else_solved")
    before, after = total(view, worst, BASELINE), total(view, worst, regime)
    sure = proven(view, worst, BASELINE) and proven(view, worst, regime)
    told = _told(view, before, after, compared=sure)
    if sure and after.lacking and (countries := _who(view, worst)):
        told = view.say("answer.with_countries", told=told, countries=countries)
    if after.lacking and not proven(view, worst, regime):
        told = view.say("unproven.found", told=told)
    everywhere = len(view.scenarios) == 1 or not (before.lacking or after.lacking)
    return view.say(
        "answer.changes" if everywhere else "answer.changes_in",
        scenario=view.scenario_name(worst),
        regime=regime,
        adds=what_a_regime_adds(view, regime),
        told=told,
    )


def _told(view: View, before: Total, after: Total, *, compared: bool) -> str:
    """Say what is short after, and how many more or fewer rounds that is, if both are proven."""
    if not after.lacking:
        return view.say("answer.any_more" if before.lacking else "answer.either")
    short, change = view.say.rounds(after.short), after.short - before.short
    if not (before.lacking and compared):
        return view.say.by_number("answer.short", after.short, short=short)
    if abs(change) <= negligible(before.need):
        return view.say("answer.as_many")
    if change > 0:
        more = view.say.amount(change)
        return view.say.by_number("answer.more", after.short, short=short, more=more)
    share = view.say.share(-change / before.short)
    return view.say.by_number("answer.fewer", after.short, short=short, share=share)


def _who(view: View, worst: str) -> str:
    """Return the country that gains most rounds, and the one that loses most, of several."""
    gains = {c: known(view.number(worst, view.widest, c, "gain")) for c in view.countries}
    least = negligible(total(view, worst, BASELINE).need)
    best, last = max(gains, key=gains.__getitem__), min(gains, key=gains.__getitem__)
    told = []
    for key, country, moved in (
        ("answer.fewer_for", best, sum(gain > least for gain in gains.values())),
        ("answer.more_for", last, sum(gain < -least for gain in gains.values())),
    ):
        if moved and len(gains) > 1:
            rounds, name = view.say.amount(abs(gains[country])), view.country_name(country)
            one = view.say(key, rounds=rounds, country=name)
            told.append(one if moved == 1 else view.say("answer.above_all", told=one))
    return (
        view.say("answer.both", first=told[0], second=told[1]) if len(told) > 1 else "".join(told)
    )


def negligible(need: float) -> float:
    """Return the rounds of a requirement that rounding may leave."""
    return min(NOTHING * need, HALF)


def known(value: float) -> float:
    """Return a number, 0 where it is not known."""
    return value if value == value else 0.0  # noqa: PLR0124 - NaN differs from itself

"""Many sets of agreements of one scenario, with as few programs solved as can be.

A set is looked at as soon as all those asked for with one agreement more are known. Two sets that
come to the same program (an agreement that takes effect after the war, one that speeds up what is
in force already) are one. A plan that uses nothing of what an agreement opens is best without it
too, so the smaller set is not solved. A line with a sustaining rate costs effort while it idles, so
to open it is to use it. What was solved before an interruption is not solved again.

Equally good plans may spread what is left of a shortfall otherwise. So where one more agreement
changes no stage's optimum, the plan of the set without it is taken: what an agreement does not
change for all it changes for nobody.

Small programs are solved here, each from the bases of the plan of all agreements; large ones from
the start, on several processors.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from supplychain.analysis.cooperation.bench import TODAY
from supplychain.analysis.cooperation.clerk import Errand
from supplychain.analysis.cooperation.proposals import day_text, signed
from supplychain.instance.agreements import regime_name
from supplychain.solve import SolveError

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from supplychain.analysis.cooperation.bench import Bench, Outcome
    from supplychain.analysis.cooperation.benches import Benches
    from supplychain.analysis.cooperation.clerk import Clerk
    from supplychain.analysis.cooperation.games import Coalition
    from supplychain.analysis.cooperation.memory import Key
    from supplychain.instance import Instance

Task = tuple[str, dict[str, float]]  # scenario, days of signature
Outcomes = dict["Coalition", "Outcome"]


def outcomes(clerk: Clerk, scenario: str, day: float, sets: Iterable[Coalition]) -> Outcomes:
    """Return the outcome of each set of agreements, all signed on `day`; raises ``SolveError``."""
    bench = clerk.bench(scenario)
    descent = _Descent(clerk, bench, day, set(sets))
    descent.begin()
    for key in clerk.remembered(_outcome, descent.errands, small=bench.small):
        descent.answered(key)
    return _settled(descent.found)


class _Descent:
    """The way down from the largest sets: what is found so far, and what has to be solved.

    The outcome of a set depends on its own program and on the sets with one agreement more, never
    on the order in which programs are solved: so it is the same with any number of processors.
    """

    def __init__(self, clerk: Clerk, bench: Bench, day: float, sets: Set[Coalition]) -> None:
        self._clerk, self._bench, self._day = clerk, bench, day
        self.found: Outcomes = {}
        self.errands: deque[Errand] = deque()
        self._sets = sets
        self._names = sorted(frozenset().union(*sets))
        self._waiting: dict[Key, list[Coalition]] = {}  # sets by the program they wait for
        self._today = self._key(bench.instances.under(TODAY))

    def begin(self) -> None:
        """Look at the largest sets; today's plan, which bounds all others, comes first."""
        if self._clerk.memory.get(self._today) is None:
            self._clerk.memory.keep(self._today, self._bench.outcome(TODAY))
        for s in sorted(self._sets, key=sorted):
            if not self._larger(s):
                self._look_at(s)

    def answered(self, key: Key) -> None:
        """Take the answer of an errand, and look at the sets that waited for it."""
        for s in self._waiting.pop(key):
            self._enter(s, self._clerk.memory.get(key))

    def _larger(self, s: Coalition) -> list[Coalition]:
        """Return the sets asked for with one agreement more."""
        return [s | {a} for a in self._names if a not in s and s | {a} in self._sets]

    def _enter(self, s: Coalition, outcome: Outcome) -> None:
        self.found[s] = outcome
        phase = f"Agreements: {self._bench.scenario}, {day_text(self._day)}"
        self._clerk.tell(phase, len(self.found), len(self._sets))
        for a in sorted(s):
            smaller = s - {a}
            if smaller in self._sets and self.found.keys() >= set(self._larger(smaller)):
                self._look_at(smaller)

    def _look_at(self, s: Coalition) -> None:
        """Enter the outcome of a set, or see to it that its program is solved."""
        regime = signed(s, self._day)
        instance = self._bench.instances.under(regime)
        key = self._key(instance)
        outcome = self._known(s, instance)
        if outcome is not None:
            self._enter(s, outcome)
        elif key in self._waiting:
            self._waiting[key].append(s)
        else:
            self._waiting[key] = [s]
            self.errands.append(Errand(key, (self._bench.scenario, regime)))

    def _known(self, s: Coalition, instance: Instance) -> Outcome | None:
        """Return the outcome of a set if no program need be solved for it.

        Today's program has today's plan, which bounds all others. Elsewhere what follows from a
        larger set comes before the memory, which depends on what was asked before.
        """
        key = self._key(instance)
        if key != self._today:
            for larger in self._larger(s):
                if self.found[larger].holds_in(instance):
                    return self.found[larger]
        known: Outcome | None = self._clerk.memory.get(key)
        return known

    def _key(self, instance: Instance) -> Key:
        return self._bench.scenario, instance.fingerprint


def _outcome(benches: Benches, task: Task) -> Outcome:
    scenario, regime = task
    try:
        return benches.of(scenario).outcome(regime)
    except SolveError as error:
        raise SolveError(f"scenario {scenario}, {regime_name(regime)}: {error}") from error


def _settled(found: Outcomes) -> Outcomes:
    """Give each set the measures of one with an agreement less that comes to the same optima."""
    settled: Outcomes = {}
    for s in sorted(found, key=lambda s: (len(s), sorted(s))):
        smaller = (settled[s - {a}] for a in sorted(s) if s - {a} in settled)
        like = next((o for o in smaller if o.matches(found[s])), None)
        settled[s] = replace(found[s], measures=like.measures) if like else found[s]
    return settled

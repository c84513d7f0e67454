"""Many sets of agreements of one scenario, with as few programs solved as can be.

The largest sets come first. Two sets that come to the same program (an agreement that takes effect
after the war, one that speeds up what is in force already) are one. A plan that uses nothing of
what an agreement opens is best without it too, so the smaller set is not solved. What was solved
before an interruption is not solved again.

Equally good plans may spread what is left of a shortfall otherwise. So where one more agreement
changes no stage's optimum, the plan of the set without it is taken: what an agreement does not
change for all it changes for nobody.

Small programs are solved here, each from the bases of today's plan; large ones from the start, on
several processors.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from supplychain.analysis.cooperation.bench import TODAY
from supplychain.analysis.cooperation.proposals import signed
from supplychain.instance.agreements import regime_name
from supplychain.solve import SolveError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from supplychain.analysis.cooperation.bench import Bench, Outcome
    from supplychain.analysis.cooperation.benches import Benches
    from supplychain.analysis.cooperation.games import Coalition
    from supplychain.analysis.cooperation.memory import Memory
    from supplychain.analysis.pool import Crew, Progress
    from supplychain.instance import Instance

Task = tuple[str, dict[str, float]]  # scenario, days of signature
Outcomes = dict["Coalition", "Outcome"]


class Sweeper:
    """Solves sets of agreements of a case with a crew."""

    def __init__(self, crew: Crew[Benches], memory: Memory, progress: Progress) -> None:
        self.crew, self.memory, self.progress = crew, memory, progress

    def bench(self, scenario: str) -> Bench:
        """Return the bench of a scenario in this process."""
        return self.crew.here.of(scenario)

    def outcomes(self, scenario: str, day: float, sets: Iterable[Coalition]) -> Outcomes:
        """Outcome of each set of agreements, all signed on `day`; raises ``SolveError``."""
        bench = self.bench(scenario)
        wanted = sorted(set(sets), key=lambda s: (-len(s), sorted(s)))
        today = bench.instances.under(TODAY).fingerprint
        if self.memory.get((scenario, today)) is None:
            self.memory.keep((scenario, today), bench.outcome(TODAY))
        found: Outcomes = {}
        for _, level in groupby(wanted, key=len):
            instances = {s: bench.instances.under(signed(s, day)) for s in level}
            self._solve(scenario, day, self._unknown(scenario, instances, found))
            for s, instance in instances.items():
                found[s] = found.get(s) or self._known(scenario, instance)
            self.progress(f"Sets of agreements: {scenario}, D{day:+g}", len(found), len(wanted))
        return _settled(found)

    def _unknown(
        self, scenario: str, instances: Mapping[Coalition, Instance], found: Outcomes
    ) -> dict[str, Coalition]:
        """Put what follows from larger sets into `found`; return one set a program to solve."""
        fresh: dict[str, Coalition] = {}
        names = sorted(frozenset().union(*found))
        for s, instance in instances.items():
            if self.memory.get((scenario, instance.fingerprint)) is not None:
                continue
            larger = (found[s | {a}] for a in names if a not in s and s | {a} in found)
            follows = next((o for o in larger if o.holds_in(instance)), None)
            if follows is None:
                fresh.setdefault(instance.fingerprint, s)
            else:
                found[s] = follows
        return fresh

    def _known(self, scenario: str, instance: Instance) -> Outcome:
        outcome = self.memory.get((scenario, instance.fingerprint))
        if outcome is None:  # what `_solve` was to see to
            raise LookupError(f"{scenario}: a program was not solved")
        return outcome

    def _solve(self, scenario: str, day: float, fresh: Mapping[str, Coalition]) -> None:
        tasks = [(scenario, signed(s, day)) for s in fresh.values()]
        solved = self.crew.run(_outcome, tasks, small=self.bench(scenario).small)
        for key, outcome in zip(fresh, solved, strict=True):
            self.memory.keep((scenario, key), outcome)


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

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
from supplychain.analysis.cooperation.proposals import day_text, signed
from supplychain.instance.agreements import regime_name
from supplychain.solve import SolveError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from supplychain.analysis.cooperation.bench import Outcome
    from supplychain.analysis.cooperation.benches import Benches
    from supplychain.analysis.cooperation.clerk import Clerk
    from supplychain.analysis.cooperation.games import Coalition
    from supplychain.analysis.cooperation.memory import Key
    from supplychain.instance import Instance

Task = tuple[str, dict[str, float]]  # scenario, days of signature
Outcomes = dict["Coalition", "Outcome"]


def outcomes(clerk: Clerk, scenario: str, day: float, sets: Iterable[Coalition]) -> Outcomes:
    """Return the outcome of each set of agreements, all signed on `day`; raises ``SolveError``."""
    bench, memory = clerk.bench(scenario), clerk.memory
    wanted = sorted(set(sets), key=lambda s: (-len(s), sorted(s)))
    phase = f"Agreements: {scenario}, {day_text(day)}"
    today = (scenario, bench.instances.under(TODAY).fingerprint)
    if memory.get(today) is None:
        memory.keep(today, bench.outcome(TODAY))
    found: Outcomes = {}
    for _, level in groupby(wanted, key=len):
        instances = {s: bench.instances.under(signed(s, day)) for s in level}
        fresh = _fresh(clerk, scenario, day, instances, found)
        unsolved = len(instances.keys() - found.keys())
        for done, _ in enumerate(clerk.remembered(_outcome, fresh, small=bench.small), start=1):
            clerk.tell(phase, len(found) + unsolved * done // len(fresh), len(wanted))
        for s, instance in instances.items():
            found.setdefault(s, memory.get((scenario, instance.fingerprint)))
        clerk.tell(phase, len(found), len(wanted))
    return _settled(found)


def _fresh(
    clerk: Clerk,
    scenario: str,
    day: float,
    instances: Mapping[Coalition, Instance],
    found: Outcomes,
) -> dict[Key, Task]:
    """Put what follows from larger sets into `found`; return one task a program to solve."""
    fresh: dict[Key, Task] = {}
    names = sorted(frozenset().union(*found))
    for s, instance in instances.items():
        key = (scenario, instance.fingerprint)
        if clerk.memory.get(key) is not None:
            continue
        larger = (found[s | {a}] for a in names if a not in s and s | {a} in found)
        follows = next((o for o in larger if o.holds_in(instance)), None)
        if follows is None:
            fresh.setdefault(key, (scenario, signed(s, day)))
        else:
            found[s] = follows
    return fresh


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

"""Every scenario under every regime: the baseline first, since it bounds what the others may do."""

from __future__ import annotations

import math
import time
from collections import deque
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from supplychain.case import BASELINE
from supplychain.crew import Crew, processors
from supplychain.instance import build_instance
from supplychain.solve.anchors import Anchors
from supplychain.solve.highs import INFEASIBLE, SolveError
from supplychain.solve.plan import Answer, Plan
from supplychain.solve.workshop import open_workshop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from supplychain.case import Case
    from supplychain.crew import Jobs
    from supplychain.formulation.judgement import Judgement
    from supplychain.instance import Instance
    from supplychain.solve.kept import KeptPlans

Pair = tuple[str, str]
HINT = (
    ". If every try is Infeasible: an agreement that saves stock also enlarges the reserve kept "
    "from it, for which the no-nation-worse-off rule may leave no room; try with the rule off"
)


@dataclass(frozen=True)
class _Task:
    """An instance to plan, with the plan of the baseline where it is another regime.

    `turns` rounds of plans, of which its is the first, share the time that is left `until` then; a
    plan to begin with comes before their share. A program in parts has `jobs` processors.
    """

    instance: Instance
    national: Plan | None
    until: float
    turns: int
    jobs: int

    def ends(self) -> float:
        """Return when its own share of the time ends, if it begins now."""
        now = time.time()
        return now + (self.until - now) / self.turns


def solve_case(  # noqa: PLR0913, PLR0917 - what is solved, by whom, and who is told
    case: Case,
    judgement: Judgement,
    scenarios: Sequence[str] | None = None,
    regimes: Sequence[str] | None = None,
    progress: Callable[[str], None] | None = None,
    kept: KeptPlans | None = None,
    jobs: Jobs | None = None,
    method: str = "",
    until: float = math.inf,
) -> Answer:
    """Solve each scenario under each regime of `case` (None = all of them).

    The baseline `national`, which adds no agreement, is always solved, first. `progress` is called
    with a line for each plan that is done. Plans that are `kept` are not solved again, and those
    found are kept. `jobs` are processors of this machine, all of them where it is None, or the
    address of a Dask scheduler; plans are the same with any. `method` of ``METHODS`` is tried
    first. `until`, in seconds of ``time.time``, the search ends; plans share what is left. Those
    that are not proven by then have a bound (``Stage``), and are not kept, nor those that they
    guard. An interrupt drops what is being solved. Raises ``KeyError`` naming a scenario or regime
    that the case does not have, ``SolveError`` where a stage has no certified answer, or no plan in
    time, and ``PoolError`` where workers are lost.
    """
    scenarios = _chosen(scenarios, case.tables["scenarios"]["scenario"], "scenario")
    regimes = _chosen(regimes, [*case.tables["regimes"]["regime"], BASELINE], "regime")
    others = [regime for regime in regimes if regime != BASELINE]
    told = progress or (lambda _pair: None)
    prepare = partial(_anchors, case, judgement, method)
    with closing(Crew(prepare, jobs or processors(), threads=True)) as crew:
        network = crew.here.shop.network
        pairs = [(s, r) for r in [BASELINE, *others] for s in scenarios]
        instances = {pair: build_instance(case, network, *pair) for pair in pairs}
        plans = {pair: plan for pair in pairs if kept and (plan := kept.get(*pair))}
        for pair in plans:
            told(", ".join(pair))
        missing = [instances[pair] for pair in pairs if pair not in plans]
        national = [instance for instance in missing if instance.regime == BASELINE]
        further = [instance for instance in missing if instance.regime != BASELINE]
        for batch, later in ((national, len(further)), (further, 0)):
            tasks = _tasks(batch, plans, until, later, crew)
            for task, plan in crew.run_in_any_order(_planned, tasks):
                plans[plan.scenario, plan.regime] = plan
                if kept is not None and _sure(plan, task.national):
                    kept.put(plan)
                told(f"{plan.scenario}, {plan.regime}")
    found = {pair: plans[pair] for pair in pairs}
    return Answer(case, network, judgement, instances, found, method, until)


def _anchors(case: Case, judgement: Judgement, method: str) -> Anchors:
    return Anchors(open_workshop(case, judgement, method))


def _tasks(
    batch: Sequence[Instance],
    plans: Mapping[Pair, Plan],
    until: float,
    later: int,
    crew: Crew[Anchors],
) -> deque[_Task]:
    """Return the tasks of a batch, after which so many plans come `later`."""
    return deque(
        _Task(
            instance=instance,
            national=plans.get((instance.scenario, BASELINE)),
            until=until,
            turns=math.ceil((len(batch) - place) / crew.width) + math.ceil(later / crew.width),
            jobs=crew.each(len(batch)),
        )
        for place, instance in enumerate(batch)
    )


def _sure(plan: Plan, national: Plan | None) -> bool:
    """Tell whether a plan is proven, and so is that of the baseline by which it is guarded."""
    return plan.proven and (national is None or national.proven)


def _planned(anchors: Anchors, task: _Task) -> Plan:
    try:
        instance, ends = task.instance, task.ends()
        hot = anchors.of(instance.scenario, instance.regime, ends)
        shop = replace(anchors.shop, jobs=task.jobs)
        return shop.plan_with_price(instance, task.national, hot, ends, task.until)
    except SolveError as error:
        where = f"scenario {task.instance.scenario}, regime {task.instance.regime}"
        hint = HINT if INFEASIBLE in str(error) else ""
        raise SolveError(f"{where}: {error}{hint}") from error


def _chosen(asked: Sequence[str] | None, known: Iterable[str], what: str) -> list[str]:
    """Names asked for, once each, or all that are known, sorted."""
    names = sorted(set(known))
    if asked is None:
        return names
    unknown = sorted(set(asked) - set(names))
    if unknown:
        raise KeyError(f"no {what} {', '.join(unknown)}; the case has {', '.join(names)}")
    return list(dict.fromkeys(asked))

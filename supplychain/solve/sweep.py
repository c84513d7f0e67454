"""Every scenario under every regime: the baseline first, since it bounds what the others may do."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from supplychain.case import BASELINE
from supplychain.instance import build_instance
from supplychain.solve.highs import SolveError
from supplychain.solve.plan import Answer, Plan
from supplychain.solve.workshop import open_workshop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from supplychain.case import Case
    from supplychain.formulation.judgement import Judgement
    from supplychain.solve.kept import KeptPlans

Pair = tuple[str, str]
HINT = (
    ". If every try is Infeasible: an agreement that saves stock also enlarges the reserve kept "
    "from it, for which the no-nation-worse-off rule may leave no room; try with the rule off"
)
PROCESSORS = 2  # plans solved at once; HiGHS runs outside Python's lock, so threads serve


def solve_case(  # noqa: PLR0913, PLR0917 - what is solved, and who is told
    case: Case,
    judgement: Judgement,
    scenarios: Sequence[str] | None = None,
    regimes: Sequence[str] | None = None,
    progress: Callable[[str], None] | None = None,
    kept: KeptPlans | None = None,
) -> Answer:
    """Solve each scenario under each regime of `case` (None = all of them).

    The baseline `national`, which adds no agreement, is always solved, first. `progress` is called
    with a line for each plan that is done. Plans that are `kept` are not solved again, and those
    found are kept. An interrupt drops what is being solved. Raises ``KeyError`` naming a scenario
    or regime that the case does not have, and ``SolveError`` where a stage has no certified answer.
    """
    scenarios = _chosen(scenarios, case.tables["scenarios"]["scenario"], "scenario")
    regimes = _chosen(regimes, [*case.tables["regimes"]["regime"], BASELINE], "regime")
    others = [regime for regime in regimes if regime != BASELINE]
    shop = open_workshop(case, judgement)
    network = shop.network
    pairs = [(s, r) for r in [BASELINE, *others] for s in scenarios]
    instances = {pair: build_instance(case, network, *pair) for pair in pairs}
    plans: dict[Pair, Plan] = {}

    def work(pair: Pair) -> Plan:
        scenario, regime = pair
        if kept is not None and (known := kept.get(scenario, regime)) is not None:
            return known
        national = None if regime == BASELINE else plans[scenario, BASELINE]
        try:
            plan = shop.plan_with_price(instances[pair], national)
        except SolveError as error:
            raise SolveError(f"scenario {scenario}, regime {regime}: {error}{HINT}") from error
        if kept is not None:
            kept.put(plan)
        return plan

    pool = ThreadPoolExecutor(PROCESSORS)
    try:
        for batch in (pairs[: len(scenarios)], pairs[len(scenarios) :]):
            for pair, plan in zip(batch, pool.map(work, batch), strict=True):
                plans[pair] = plan
                if progress is not None:
                    progress(f"{pair[0]}, {pair[1]}")
    finally:
        pool.shutdown(wait=False, cancel_futures=True)  # an interrupt does not wait for HiGHS
    return Answer(case, network, judgement, instances, plans)


def _chosen(asked: Sequence[str] | None, known: Iterable[str], what: str) -> list[str]:
    """Names asked for, once each, or all that are known, sorted."""
    names = sorted(set(known))
    if asked is None:
        return names
    unknown = sorted(set(asked) - set(names))
    if unknown:
        raise KeyError(f"no {what} {', '.join(unknown)}; the case has {', '.join(names)}")
    return list(dict.fromkeys(asked))

"""Every scenario under every regime: the baseline first, since it bounds what the others may do."""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from supplychain.case import BASELINE
from supplychain.formulation.numbers import coefficients, column_bounds
from supplychain.formulation.objectives import priorities
from supplychain.instance import build_instance, build_network
from supplychain.solve.compile import compile_structure
from supplychain.solve.highs import SolveError
from supplychain.solve.plan import Answer, Plan, Stage
from supplychain.solve.stages import NONZERO, Solved, solve_stages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from supplychain.case import Case
    from supplychain.formulation.judgement import Judgement
    from supplychain.instance import Instance, Network
    from supplychain.instance.calendar import Floats
    from supplychain.solve.program import LinearProgram, Structure

Pair = tuple[str, str]
Guard = dict[tuple[str, ...], float]
HINT = (
    ". If every try is Infeasible: an agreement that saves stock also enlarges the reserve kept "
    "from it, for which the no-nation-worse-off rule may leave no room; try with the rule off"
)
PROCESSORS = 2  # plans solved at once; HiGHS runs outside Python's lock, so threads serve


@dataclass(frozen=True)
class Workshop:
    """What every solve of a case shares."""

    case: Case
    network: Network
    judgement: Judgement
    structure: Structure

    @property
    def stage_names(self) -> list[str]:
        """Stages in order, one shortfall stage a priority."""
        shortfall = [f"shortfall_{p}" for p in priorities(self.network)]
        others = [stage for stage in self.judgement.stages if stage != "shortfall"]
        return shortfall + others

    def program(self, instance: Instance, guard: Guard) -> LinearProgram:
        """Return the linear program of an instance, the nations bounded by `guard`."""
        return self.structure.fill(
            coefficients(self.network, instance, self.judgement),
            column_bounds(self.network, instance, self.judgement, guard),
        )

    def plan(self, instance: Instance, guard: Guard) -> Plan:
        """Plan of an instance, certified stage by stage; raises ``SolveError``."""
        solved = solve_stages(self.program(instance, guard), self.stage_names)
        free = self._without_guard(instance, guard, solved)
        return Plan(
            scenario=instance.scenario,
            regime=instance.regime,
            values=self._by_family(solved[-1].x),
            reduced=self._by_family(solved[0].reduced),
            stages=tuple(
                Stage(s.name, s.optimum, s.method, s.seconds, s.iterations, s.certificate, f)
                for s, f in zip(solved, free, strict=True)
            ),
        )

    def _without_guard(self, instance: Instance, guard: Guard, solved: list[Solved]) -> list[float]:
        """Optimum of each shortfall stage without the guard; solved again only where it binds."""
        shortfall = [stage for stage in solved if stage.name.startswith("shortfall_")]
        slices = self.structure.slices
        leaning = [
            np.abs(stage.reduced[slices[family]]).max(initial=0.0)
            for stage in shortfall
            for family in ("weighted", "weighted_class")
        ]
        free = [stage.optimum for stage in shortfall]
        if guard and max(leaning) > NONZERO:
            again = solve_stages(self.program(instance, {}), [s.name for s in shortfall])
            free = [stage.optimum for stage in again]
        return free + [math.nan] * (len(solved) - len(shortfall))

    def guard(self, baseline: Plan) -> Guard:
        """Return what each nation may not exceed: its weighted shortfall in the baseline."""
        rule = self.judgement.no_nation_worse_off
        if rule == "country":
            pairs = zip(self.network.countries, baseline.values["weighted"], strict=True)
            return {(country,): float(v) for country, v in pairs}
        if rule == "class":
            values = baseline.values["weighted_class"]
            return {k: float(v) for k, v in zip(self.network.classes, values, strict=True)}
        return {}

    def _by_family(self, columns: Floats) -> dict[str, Floats]:
        """Columns by family: a row a thing and a column a period or band, or one number a thing."""
        found = {}
        for name, where in self.structure.slices.items():
            steps = self.structure.steps[name]
            found[name] = columns[where].reshape(-1, steps) if steps else columns[where]
        return found


def solve_case(
    case: Case,
    judgement: Judgement,
    scenarios: Sequence[str] | None = None,
    regimes: Sequence[str] | None = None,
    progress: Callable[[str], None] | None = None,
) -> Answer:
    """Solve each scenario under each regime of `case` (None = all of them).

    The baseline `national`, which adds no agreement, is always solved, first. `progress` is called
    with a line for each plan that is done. Raises ``KeyError`` naming a scenario or regime that the
    case does not have, and ``SolveError`` where a stage has no certified answer.
    """
    scenarios = _chosen(scenarios, case.tables["scenarios"]["scenario"], "scenario")
    regimes = _chosen(regimes, [*case.tables["regimes"]["regime"], BASELINE], "regime")
    others = [regime for regime in regimes if regime != BASELINE]
    network = build_network(case)
    shop = Workshop(case, network, judgement, compile_structure(case, network, judgement))
    pairs = [(s, r) for r in [BASELINE, *others] for s in scenarios]
    instances = {pair: build_instance(case, network, *pair) for pair in pairs}
    plans: dict[Pair, Plan] = {}

    def work(pair: Pair) -> Plan:
        scenario, regime = pair
        guard = {} if regime == BASELINE else shop.guard(plans[scenario, BASELINE])
        try:
            return shop.plan(instances[pair], guard)
        except SolveError as error:
            raise SolveError(f"scenario {scenario}, regime {regime}: {error}{HINT}") from error

    with ThreadPoolExecutor(PROCESSORS) as pool:
        for batch in (pairs[: len(scenarios)], pairs[len(scenarios) :]):
            for pair, plan in zip(batch, pool.map(work, batch), strict=True):
                plans[pair] = plan
                if progress is not None:
                    progress(f"{pair[0]}, {pair[1]}")
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

"""What every solve of a case shares: its network, its structure, and how plans are judged."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from supplychain.formulation.numbers import coefficients, column_bounds
from supplychain.formulation.objectives import priorities
from supplychain.formulation.units import column_units
from supplychain.instance import build_network
from supplychain.solve.compile import compile_structure
from supplychain.solve.face import NONZERO
from supplychain.solve.highs import SolveError
from supplychain.solve.hot import LARGEST, Hot, has_basis
from supplychain.solve.large.pricing import waiting_for
from supplychain.solve.limited.pools import pooled_bound
from supplychain.solve.limited.start import start_of
from supplychain.solve.plan import Plan, Stage
from supplychain.solve.stages import Means, Solved, solve_stages

if TYPE_CHECKING:
    from supplychain.case import Case
    from supplychain.formulation.judgement import Judgement
    from supplychain.instance import Instance, Network
    from supplychain.instance.calendar import Floats
    from supplychain.solve.program import LinearProgram, Structure

RELAXED = "primal simplex from a basis"  # which a bound less leaves feasible
ROOM = 1e-9  # by which a guard is widened where rounding leaves no plan
Guard = dict[tuple[str, ...], float]


@dataclass(frozen=True)
class Workshop:
    """What every solve of a case shares.

    `method` is tried first, if there is one; a program in parts has `jobs` processors.
    """

    case: Case
    network: Network
    judgement: Judgement
    structure: Structure
    method: str = ""
    jobs: int = 1

    @property
    def stage_names(self) -> list[str]:
        """Stages in order, one shortfall stage a priority."""
        shortfall = [f"shortfall_{p}" for p in priorities(self.network)]
        others = [stage for stage in self.judgement.stages if stage != "shortfall"]
        return shortfall + others

    @property
    def small(self) -> bool:
        """Whether its programs take less time from the basis of their like than from nothing."""
        return len(self.structure.matrix.index) <= LARGEST

    def with_figures(self, case: Case) -> Workshop:
        """Workshop of a case that differs from this one's in figures, with as much kept as can be.

        The structure stays where the network does, or what is made of it: a figure of demand,
        attrition, stock or output moves only what is filled in.
        """
        network = build_network(case)
        as_shared = case.tables["workshare"] is self.case.tables["workshare"]
        if as_shared and network == self.network:
            return replace(self, case=case)
        structure = compile_structure(case, network, self.judgement, self.structure)
        return replace(self, case=case, network=network, structure=structure)

    def program(self, instance: Instance, guard: Guard) -> LinearProgram:
        """Return the linear program of an instance, the nations bounded by `guard`."""
        numbers = coefficients(self.network, instance, self.judgement)
        bounds = column_bounds(self.network, instance, self.judgement, guard)
        units = column_units(self.network, instance, numbers["norm"], self.judgement)
        return self.structure.fill(numbers, bounds, units)

    def plan(
        self, instance: Instance, national: Plan | None = None, hot: Hot | None = None
    ) -> Plan:
        """Plan of an instance, certified stage by stage; raises ``SolveError``.

        With the baseline's plan `national` no nation is worse off than there, if the judgement
        says so. What that costs is not asked: every `without_guard` is NaN. To go on from the plan
        of another instance, which is `hot`, is tried first.
        """
        solved, _ = self.solved(instance, national, hot)
        return self._as_plan(instance, solved, [math.nan] * len(solved))

    def plan_and_hot(
        self, instance: Instance, national: Plan | None = None, until: float = math.inf
    ) -> tuple[Plan, Hot | None]:
        """Plan of an instance as `plan` makes it, and what others may go on from, if that pays.

        It is solved without presolve then: from a basis that presolve led to it is twice as far.
        `until` is as in `plan_with_price`.
        """
        shop = replace(self, method="simplex without presolve") if self.small else self
        solved, guard = shop.solved(instance, national, until=until)
        plan = self._as_plan(instance, solved, [math.nan] * len(solved))
        return plan, Hot(self.program(instance, guard), solved) if self.small else None

    def plan_with_price(
        self,
        instance: Instance,
        national: Plan | None = None,
        hot: Hot | None = None,
        until: float = math.inf,
        latest: float = math.inf,
    ) -> Plan:
        """Plan of an instance as `plan` makes it, and what the guard costs it.

        `until`, in seconds of ``time.time``, the search ends: stages that are not proven by then
        have a bound, and of those the guard's price is NaN. A plan to begin with may take until
        `latest`; without one by then ``SolveError``.
        """
        solved, guard = self.solved(instance, national, hot, until, latest)
        free = self._without_guard(instance, guard, solved, until)
        return self._as_plan(instance, solved, free)

    def solved(
        self,
        instance: Instance,
        national: Plan | None,
        hot: Hot | None = None,
        until: float = math.inf,
        latest: float = math.inf,
    ) -> tuple[list[Solved], Guard]:
        """Certified stages, and the guard they keep: exact, or if that leaves no plan, widened.

        Times are as in `plan_with_price`.
        """

        def with_room(room: float) -> tuple[list[Solved], Guard]:
            guard = self.guard(national, room)
            program = self.program(instance, guard)
            start = self._start(program, national, latest)
            shipped = None if national is None else national.values["ship"]
            means = self._means(program, None if room else hot, until, start, shipped)
            return solve_stages(program, self.stage_names, means), guard

        try:
            return with_room(0.0)
        except SolveError:
            if not self.guard(national) or time.time() > until:
                raise
        return with_room(ROOM)

    def _start(self, program: LinearProgram, national: Plan | None, latest: float) -> Floats | None:
        """Return the plan to fall back on where time is limited."""
        if latest == math.inf:
            return None
        families = [] if national is None else [national.values[f] for f in self.structure.slices]
        baseline = np.concatenate([f.ravel() for f in families]) if families else None
        ships = self.structure.slices["ship"]
        return start_of(program, ships, baseline, self.stage_names[0], latest)

    def _means(
        self,
        program: LinearProgram,
        hot: Hot | None,
        until: float,
        start: Floats | None,
        shipped: Floats | None = None,
    ) -> Means:
        """Return what the stages are solved with; what the baseline has `shipped` does not wait."""
        waiting = waiting_for(self.network, self.structure, program, shipped)
        relaxation = partial(pooled_bound, self.network, self.structure)
        return Means(
            hot=hot, method=self.method, waiting=waiting, until=until, start=start,
            relaxation=relaxation, jobs=self.jobs,
        )  # fmt: skip

    def _as_plan(self, instance: Instance, solved: list[Solved], free: list[float]) -> Plan:
        return Plan(
            scenario=instance.scenario,
            regime=instance.regime,
            values=self._by_family(solved[-1].x),
            reduced=self._by_family(solved[0].reduced),
            stages=tuple(
                Stage(
                    s.name, s.optimum, s.bound, s.method, s.seconds, s.iterations, s.certificate, f
                )
                for s, f in zip(solved, free, strict=True)
            ),
        )

    def _without_guard(
        self, instance: Instance, guard: Guard, solved: list[Solved], until: float
    ) -> list[float]:
        """Optimum of each shortfall stage without the guard; solved again from where it binds.

        NaN where there is no time to know.
        """
        if not all(stage.certificate.ok for stage in solved):
            return [math.nan] * len(solved)
        shortfall = [stage for stage in solved if stage.name.startswith("shortfall_")]
        free = [stage.optimum for stage in shortfall]
        leaning = [k for k, stage in enumerate(shortfall) if self._leans(stage)]
        if guard and leaning:
            program = self.program(instance, {})
            whole = all(has_basis(stage, program) for stage in shortfall)
            first = leaning[0] if whole else 0
            hot = Hot(program, shortfall, RELAXED) if self.small else None
            means = replace(self._means(program, hot, until, solved[-1].x), relaxation=None)
            names = [stage.name for stage in shortfall[first:]]
            again = solve_stages(program, names, means, done=shortfall[:first])
            free = [stage.optimum if stage.certificate.ok else math.nan for stage in again]
        return free + [math.nan] * (len(solved) - len(shortfall))

    def _leans(self, stage: Solved) -> bool:
        """Tell whether the guard bounds a shortfall stage."""
        slices = self.structure.slices
        parts = [stage.reduced[slices[family]] for family in ("weighted", "weighted_class")]
        return bool(np.abs(np.concatenate(parts)).max(initial=0.0) > NONZERO)

    def guard(self, baseline: Plan | None, room: float = ROOM) -> Guard:
        """Return what each nation may not exceed: its weighted shortfall in the baseline.

        `room` widens it. Without a baseline nobody is guarded.
        """
        rule = self.judgement.no_nation_worse_off
        found: Guard = {}
        if baseline is None:
            return found
        if rule == "country":
            countries = [(country,) for country in self.network.countries]
            found |= zip(countries, baseline.values["weighted"].tolist(), strict=True)
        elif rule == "class":
            classes = baseline.values["weighted_class"].tolist()
            found |= zip(self.network.classes, classes, strict=True)
        return {nation: value + room * (1 + value) for nation, value in found.items()}

    def _by_family(self, columns: Floats) -> dict[str, Floats]:
        """Columns by family: a row a thing and a column a period or band, or one number a thing."""
        found = {}
        for name, where in self.structure.slices.items():
            steps = self.structure.steps[name]
            found[name] = columns[where].reshape(-1, steps) if steps else columns[where]
        return found


def open_workshop(case: Case, judgement: Judgement, method: str = "") -> Workshop:
    """Build the network and the structure of `case`; 140,000 non-zeros take about 50 ms."""
    network = build_network(case)
    return Workshop(case, network, judgement, compile_structure(case, network, judgement), method)

"""What the property tests share: the program of one plan, settings of hypothesis, tolerances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, settings

from supplychain.formulation.judgement import Judgement
from supplychain.formulation.numbers import coefficients, column_bounds
from supplychain.formulation.objectives import priorities
from supplychain.instance import Instance, Network, build_instance, build_network
from supplychain.solve import solve_case
from supplychain.solve.compile import compile_structure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from supplychain.case import Case
    from supplychain.solve import Answer
    from supplychain.solve.program import LinearProgram, Structure

RELATIVE = 1e-6
OFF = Judgement(no_nation_worse_off="off")


def examples(count: int) -> settings:
    """Same `count` cases in every run, whatever the speed of the machine."""
    return settings(
        deadline=None,
        derandomize=True,
        max_examples=count,
        database=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


@dataclass(frozen=True)
class Bench:
    """One case under one judgement, ready to make the program of any scenario and regime."""

    case: Case
    network: Network
    judgement: Judgement
    structure: Structure

    def instance(self, scenario: str, regime: str) -> Instance:
        """Numbers of one scenario under one regime."""
        return build_instance(self.case, self.network, scenario, regime)

    def program(self, scenario: str, regime: str) -> LinearProgram:
        """Linear program of one scenario under one regime, no nation bounded."""
        instance = self.instance(scenario, regime)
        return self.structure.fill(
            coefficients(self.network, instance, self.judgement),
            column_bounds(self.network, instance, self.judgement, {}),
        )

    @property
    def stages(self) -> list[str]:
        """Names of the stages in order."""
        shortfall = [f"shortfall_{p}" for p in priorities(self.network)]
        return shortfall + [stage for stage in self.judgement.stages if stage != "shortfall"]


def bench_of(case: Case, judgement: Judgement = OFF) -> Bench:
    """Compile `case` under `judgement`."""
    network = build_network(case)
    return Bench(case, network, judgement, compile_structure(case, network, judgement))


def first_optima(
    case: Case, judgement: Judgement = OFF, regimes: Sequence[str] | None = None
) -> dict[tuple[str, str], float]:
    """Optimum of the most urgent shortfall of each scenario and regime."""
    answer = solve_case(case, judgement, regimes=regimes)
    return {pair: plan.stages[0].optimum for pair, plan in answer.plans.items()}


def same(value: float) -> Any:
    """Whatever is equal to `value` to 1e-6 of it; of a millionth where it is about nothing."""
    return pytest.approx(value, rel=RELATIVE, abs=1e-9)


def at_most(value: float) -> float:
    """`value` with the same allowance."""
    return value + RELATIVE * abs(value) + 1e-9


def bytes_of(answer: Answer) -> dict[tuple[str, str, str], bytes]:
    """Every number of every plan, bit for bit."""
    return {
        (*pair, f"{kind} {family}"): numbers.tobytes()
        for pair, plan in answer.plans.items()
        for kind, families in (("values", plan.values), ("reduced", plan.reduced))
        for family, numbers in families.items()
    }

"""What the solve room hands on: plans, their stages, and the answer to a whole case."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from supplychain.case import Case
    from supplychain.formulation.judgement import Judgement
    from supplychain.instance import Instance, Network
    from supplychain.instance.calendar import Floats
    from supplychain.solve.certificate import Certificate


@dataclass(frozen=True)
class Stage:
    """One stage of a plan: its optimum and how it was reached.

    Where it is certified `optimum` and `bound` are equal. Where time ended first its certificate is
    not ok, `optimum` is what the plan comes to, and no plan comes to less than `bound`.

    `without_guard` is the optimum of a shortfall stage without the no-nation-worse-off rule, NaN
    for other stages and equal to `optimum` where the rule does not bind.
    """

    name: str
    optimum: float
    bound: float
    method: str
    seconds: float
    iterations: int
    certificate: Certificate
    without_guard: float

    @property
    def status(self) -> str:
        """Whether the optimum is certified, or time ended before: `optimal` or `time limit`."""
        return "optimal" if self.certificate.ok else "time limit"


@dataclass(frozen=True)
class Plan:
    """The plan of one scenario under one regime.

    `values` holds the columns by family, shaped (things of the network, periods) or (things,);
    `reduced` the reduced costs of the first stage in the same shapes, per unit of the column.
    """

    scenario: str
    regime: str
    values: dict[str, Floats]
    reduced: dict[str, Floats]
    stages: tuple[Stage, ...]

    @property
    def proven(self) -> bool:
        """Whether every stage is certified: no plan is better."""
        return all(stage.certificate.ok for stage in self.stages)


@dataclass(frozen=True)
class Answer:
    """Plans of a case for each (scenario, regime), with the instances that they answer.

    `method` was tried first, blank if none was asked for; the search ended by `until`, in seconds
    of ``time.time``.
    """

    case: Case
    network: Network
    judgement: Judgement
    instances: dict[tuple[str, str], Instance]
    plans: dict[tuple[str, str], Plan]
    method: str = ""
    until: float = math.inf

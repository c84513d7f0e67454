"""Compile the model to arrays, solve it stage by stage with HiGHS, and certify every answer."""

from supplychain.case import BASELINE
from supplychain.solve.certificate import Certificate
from supplychain.solve.highs import SolveError
from supplychain.solve.plan import Answer, Plan, Stage
from supplychain.solve.sweep import solve_case
from supplychain.solve.workshop import Workshop, open_workshop

__all__ = [
    "BASELINE",
    "Answer",
    "Certificate",
    "Plan",
    "SolveError",
    "Stage",
    "Workshop",
    "open_workshop",
    "solve_case",
]

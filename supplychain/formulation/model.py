"""The model: variables, every block of rows, and the objectives, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyomo.environ as pyo

from supplychain.formulation import (
    balance,
    capacity,
    fire_rate,
    nations,
    objectives,
    requirement,
    reserve,
    routes,
    storage,
    variables,
    workshare,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from supplychain.case import Case
    from supplychain.formulation.judgement import Judgement
    from supplychain.instance import Network
    from supplychain.instance.calendar import Floats


def build_model(
    case: Case, network: Network, judgement: Judgement, coefficients: Mapping[str, Floats]
) -> pyo.ConcreteModel:
    """Linear program of a case, the same rows and columns for every scenario and regime.

    `coefficients` gives the families of ``variables.coefficient_index``. Bounds of the columns are
    not set here: ``numbers.column_bounds`` gives them.
    """
    m = pyo.ConcreteModel(name="shortfall")
    variables.declare(m, network, judgement, coefficients)
    balance.add(m, network)
    capacity.add(m, network)
    requirement.add(m, network, judgement)
    fire_rate.add(m, network)
    routes.add(m, network)
    storage.add(m, network)
    reserve.add(m, network)
    workshare.add(m, network, case.tables["workshare"])
    nations.add(m, network)
    objectives.add(m, network, judgement)
    return m

"""From the Pyomo model to arrays, once a case.

Coefficients that a scenario or regime changes enter the model as serial numbers far above any
figure of a case. After the compile each serial number tells where its coefficient landed, so that
an instance only fills in numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from pyomo.repn.plugins.standard_form import LinearStandardFormCompiler
from scipy.sparse import csc_array

from supplychain.formulation.model import build_model
from supplychain.formulation.variables import bare, coefficient_index, column_families, column_index
from supplychain.instance.records import records
from supplychain.solve.program import Slots, Structure

if TYPE_CHECKING:
    import pyomo.environ as pyo

    from supplychain.case import Case
    from supplychain.formulation.judgement import Judgement
    from supplychain.formulation.variables import Index
    from supplychain.instance import Network
    from supplychain.instance.calendar import Floats

SERIAL = 2.0**40


def compile_structure(case: Case, network: Network, judgement: Judgement) -> Structure:
    """Rows, columns and pattern of `case`, with the place of every changing coefficient."""
    families = coefficient_index(network, judgement)
    model = build_model(case, network, judgement, _serials(families))
    index = column_index(network, judgement)
    matrix, row_lower, row_upper, costs = to_arrays(model, index)
    return Structure(
        index=index,
        steps={name: n for name, (_, n) in column_families(network, judgement).items()},
        families=list(families),
        matrix=matrix,
        row_lower=row_lower,
        row_upper=row_upper,
        costs=costs,
        matrix_slots=_slots(matrix.data),
        cost_slots={name: _slots(cost) for name, cost in costs.items()},
    )


@dataclass(frozen=True)
class Skeleton:
    """All that `compile_structure` reads of a case, as text: equal skeletons, equal structures.

    `rows` is what the rows and the shortfall objectives are made of, `costs` what only the effort
    objective reads.
    """

    rows: str
    costs: str


def skeleton(case: Case, network: Network, judgement: Judgement) -> Skeleton:
    """Return the skeleton of a case."""
    elements = ("country", "site", "item", "priority", "carry_over")
    shared: list[object] = [*records(case.tables["workshare"])]
    rows: list[object] = [
        column_families(network, judgement),
        [(m.site, m.lead, m.inputs) for m in network.makes],
        network.ships,
        network.draws,
        [[row[name] for name in elements] for row in network.elements.values()],
        [(row["class"], row["mass_kg"], row["neq_kg"]) for row in network.items.values()],
        [(row["site"], row["agreement"]) for row in network.lines.values()],
        [row["country"] for row in network.sites.values()],
        shared and [*shared, [row["unit_price"] for row in network.items.values()]],
    ]
    costs = [
        [m.rate["unit_cost"] for m in network.makes],
        [row["unit_price"] for row in network.items.values()],
        [row["cost_per_t"] for row in network.routes.values()],
    ]
    return Skeleton(repr(rows), repr(costs))


def to_arrays(
    model: pyo.ConcreteModel, index: dict[str, Index]
) -> tuple[csc_array, Floats, Floats, dict[str, Floats]]:
    """Matrix, row bounds and costs by objective of `model`, columns in the order of `index`."""
    variables = [getattr(model, name)[bare(key)] for name, keys in index.items() for key in keys]
    form = LinearStandardFormCompiler().write(
        model, mixed_form=True, column_order=[getattr(model, name) for name in index]
    )
    place = {id(variable): k for k, variable in enumerate(variables)}
    where = np.array([place[id(column)] for column in form.columns], dtype=np.int64)
    matrix = _spread(form.A, where, len(variables))
    sense = np.array([row.bound_type for row in form.rows])
    right = np.asarray(form.rhs, dtype=float)
    row_lower = np.where(sense == 1, -np.inf, right)
    row_upper = np.where(sense == -1, np.inf, right)
    dense = _spread(form.c, where, len(variables)).toarray()
    costs = {o.name: dense[k] for k, o in enumerate(form.objectives)}
    return matrix, row_lower, row_upper, costs


def _spread(part: Any, where: Any, columns: int) -> csc_array:  # noqa: ANN401 - scipy has no stubs
    """Give the columns of `part` their place among all columns, the unused ones empty."""
    pairs = part.tocoo()
    return csc_array((pairs.data, (pairs.row, where[pairs.col])), shape=(part.shape[0], columns))


def _serials(families: dict[str, Index]) -> dict[str, Floats]:
    serials, start = {}, 0
    for name, keys in families.items():
        serials[name] = SERIAL + np.arange(start, start + len(keys), dtype=float)
        start += len(keys)
    return serials


def _slots(data: Floats) -> Slots:
    position = np.flatnonzero(np.abs(data) >= SERIAL)
    found = data[position]
    serial = (np.abs(found) - SERIAL).astype(np.int64)
    return Slots(position, serial, np.sign(found))

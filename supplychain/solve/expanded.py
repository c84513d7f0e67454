"""The same arrays the slow way: from a model that Pyomo has expanded, by Pyomo's own compiler.

Nothing but tests and comparisons needs it; ``compile`` must give the same program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyomo.environ as pyo
from pyomo.repn.plugins.standard_form import LinearStandardFormCompiler
from scipy.sparse import csc_array

if TYPE_CHECKING:
    from supplychain.instance.calendar import Floats


def to_arrays(model: pyo.ConcreteModel) -> tuple[csc_array, Floats, Floats, dict[str, Floats]]:
    """Matrix, row bounds and costs by objective of `model`, columns in the order of its variables.

    Rows come in the order of the model's constraints.
    """
    families = list(model.component_objects(pyo.Var))
    variables = [variable for family in families for variable in family.values()]
    form = LinearStandardFormCompiler().write(model, mixed_form=True, column_order=families)
    place = {id(variable): k for k, variable in enumerate(variables)}
    where = np.array([place[id(column)] for column in form.columns], dtype=np.int64)
    sense = np.array([row.bound_type for row in form.rows])
    right = np.asarray(form.rhs, dtype=float)
    costs = _spread(form.c, where, len(variables)).toarray()
    return (
        _spread(form.A, where, len(variables)),
        np.where(sense == 1, -np.inf, right),
        np.where(sense == -1, np.inf, right),
        {objective.name: costs[k] for k, objective in enumerate(form.objectives)},
    )


def _spread(part: Any, where: Any, columns: int) -> csc_array:  # noqa: ANN401 - scipy has no stubs
    """Give the columns of `part` their place among all columns, the unused ones empty."""
    pairs = part.tocoo()
    return csc_array((pairs.data, (pairs.row, where[pairs.col])), shape=(part.shape[0], columns))

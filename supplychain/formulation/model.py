"""The model: variables, every block of rows, and the objectives, put together."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

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
from supplychain.formulation.numbers import figures
from supplychain.formulation.sets import index_sets, things

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from supplychain.case import Case
    from supplychain.formulation.judgement import Judgement
    from supplychain.formulation.sets import Label, Rows
    from supplychain.instance import Network
    from supplychain.instance.calendar import Floats


def algebra(priorities: Sequence[int], judgement: Judgement) -> pyo.AbstractModel:
    """Every set, number, variable, row and objective of the program, without a case."""
    m = pyo.AbstractModel(name="shortfall")
    variables.declare(m, priorities)
    balance.add(m)
    capacity.add(m)
    requirement.add(m)
    fire_rate.add(m)
    routes.add(m)
    storage.add(m)
    reserve.add(m)
    workshare.add(m)
    nations.add(m, judgement)
    objectives.add(m, judgement, priorities)
    return m


def build_model(
    case: Case, network: Network, judgement: Judgement, coefficients: Mapping[str, Floats]
) -> pyo.ConcreteModel:
    """Linear program of a case expanded by Pyomo, every row by name, to look at or to export.

    Plans do not need it: ``solve.compile`` evaluates the rules of ``algebra`` over whole arrays.
    `coefficients` are those of ``numbers.coefficients``. Bounds of the columns are not set here:
    ``numbers.column_bounds`` gives them.
    """
    model = algebra(objectives.priorities(network), judgement)
    numbers = figures(case, network, judgement) | dict(coefficients)
    return expand(model, index_sets(case, network, judgement).members, numbers)


def column_index(network: Network, judgement: Judgement) -> dict[str, Rows]:
    """Index of every family of columns, in column order."""
    model = algebra(objectives.priorities(network), judgement)
    members = things(network, judgement)
    return {v.name: _index(v, members) for v in model.component_objects(pyo.Var)}


def expand(
    model: pyo.AbstractModel, sets: Mapping[str, Rows], numbers: Mapping[str, Floats]
) -> pyo.ConcreteModel:
    """Model with these members of its sets, an indexed set's after their key, and these numbers."""
    data: dict[str, dict[Any, Any]] = {}
    for component in model.component_objects((pyo.Set, pyo.Param)):
        name = component.name
        keys = _index(component, sets)
        if name in numbers:
            data[name] = dict(zip(map(bare, keys), numbers[name].ravel().tolist(), strict=True))
        elif name in sets:
            data[name] = {bare(key): [] for key in keys}
            width = len(keys[0]) if keys else 0
            for row in sets[name]:
                if (key := bare(row[:width])) in data[name]:
                    data[name][key].append(bare(row[width:]))
    return model.create_instance({None: data})


def factors(component: pyo.Component) -> list[str]:
    """Names of the sets whose product indexes a component."""
    if not component.is_indexed():
        return []
    return [part.name for part in component.index_set().subsets()]


def _index(component: pyo.Component, sets: Mapping[str, Rows]) -> Rows:
    """Every index of a component."""
    return [sum(parts, ()) for parts in product(*(sets[name] for name in factors(component)))]


def bare(key: tuple[Label, ...]) -> tuple[Label, ...] | Label | None:
    """Pyomo's form of an index: a tuple of one is its element, a tuple of none is ``None``."""
    return key if len(key) > 1 else key[0] if key else None

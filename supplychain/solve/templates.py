"""Rules of the model as templates: Pyomo calls each rule once, with placeholders for its index.

To know the dimension of a set that an index picks, Pyomo must look at one; so the model is built
on a specimen, a case of which every set has one member.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np
import pyomo.environ as pyo
from pyomo.core.expr.template_expr import templatize_rule

from supplychain.formulation.model import algebra, expand, factors
from supplychain.formulation.variables import declare

if TYPE_CHECKING:
    from collections.abc import Mapping

    from supplychain.formulation.judgement import Judgement

MEMBER = -1  # of every set of the specimen


@dataclass(frozen=True)
class Template:
    """One rule: its index placeholders, the sets that they run over, and its expression."""

    name: str
    index: tuple[Any, ...]
    over: list[str]
    expression: Any


@dataclass(frozen=True)
class Templates:
    """Rules of the rows and of the objectives, and what they speak of.

    `dimensions` is the length of a member of each set, `keys` the length of the key that picks an
    indexed set; `variables` and `parameters` name the sets that index each, in order. `model` is
    kept because Pyomo's expressions know their components by weak references only.
    """

    model: pyo.ConcreteModel
    rows: list[Template]
    objectives: list[Template]
    dimensions: dict[str, int]
    keys: dict[str, int]
    variables: dict[str, list[str]]
    parameters: dict[str, list[str]]


@lru_cache(maxsize=16)
def templates(priorities: tuple[int, ...], judgement: Judgement) -> Templates:
    """Templates of the model, once a process.

    Pyomo swaps the built-in ``sum`` meanwhile: call it before any other thread runs.
    """
    blank = pyo.AbstractModel()
    declare(blank, priorities)
    empty = _specimen(blank, priorities, {})
    dimensions = {s.name: _dimension(s) for s in empty.component_objects(pyo.Set)}
    return read_rules(_specimen(algebra(priorities, judgement), priorities, dimensions))


def read_rules(model: pyo.ConcreteModel) -> Templates:
    """Templates of a model of which every set has a member."""
    sets = list(model.component_objects(pyo.Set))
    dimensions = {s.name: _dimension(s) for s in sets}
    return Templates(
        model=model,
        rows=[_template(row) for row in model.component_objects(pyo.Constraint)],
        objectives=[_template(aim) for aim in model.component_objects(pyo.Objective)],
        dimensions=dimensions,
        keys={s.name: sum(dimensions[name] for name in factors(s)) for s in sets},
        variables={v.name: factors(v) for v in model.component_objects(pyo.Var)},
        parameters={p.name: factors(p) for p in model.component_objects(pyo.Param)},
    )


def _template(component: Any) -> Template:  # noqa: ANN401 - Pyomo has no types
    block, over = component.parent_block(), component.index_set()
    expression, index = templatize_rule(block, component.rule, over)
    sets = factors(component)
    return Template(component.name, index if sets else (), sets, expression)


def _dimension(component: pyo.Set) -> int:
    """Length of a member of a set, or of the sets that an index picks."""
    return int(next(iter(component.values())).dimen)


def _specimen(
    model: pyo.AbstractModel, priorities: tuple[int, ...], dimensions: Mapping[str, int]
) -> pyo.ConcreteModel:
    """Model of a case of which every set has one member, but for those that rules name.

    Indexed sets are empty where their dimension is not known.
    """
    sets: dict[str, list[tuple[Any, ...]]] = {
        "PRIORITIES": [(p,) for p in priorities],
        "WHOLE": [("all",)],
    }
    for part in model.component_objects(pyo.Set):
        if not part.is_indexed():
            sets.setdefault(part.name, [(MEMBER,) * part.dimen])
        else:
            keys = (sum(key, ()) for key in product(*(sets[name] for name in factors(part))))
            member = [(MEMBER,) * dimensions[part.name]] if dimensions else []
            sets[part.name] = [(*key, *m) for key in keys for m in member]
    numbers = {
        part.name: np.zeros(math.prod(len(sets[name]) for name in factors(part)))
        for part in model.component_objects(pyo.Param)
    }
    return expand(model, sets, numbers)

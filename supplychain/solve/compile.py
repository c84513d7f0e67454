"""From the rules of the model to arrays: each rule called once, then evaluated with numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from supplychain.formulation.numbers import figures
from supplychain.formulation.objectives import priorities
from supplychain.formulation.sets import index_sets
from supplychain.solve.evaluate import Entries, Evaluator, Frame
from supplychain.solve.program import Pattern, Structure
from supplychain.solve.tables import Tables
from supplychain.solve.templates import templates

if TYPE_CHECKING:
    from supplychain.case import Case
    from supplychain.formulation.judgement import Judgement
    from supplychain.instance import Network
    from supplychain.instance.calendar import Floats
    from supplychain.solve.templates import Template, Templates

STEPS = ("T", "BANDS")  # sets that make a family of columns two-dimensional


def compile_structure(
    case: Case, network: Network, judgement: Judgement, known: Structure | None = None
) -> Structure:
    """Rows, columns and pattern of `case`, with the place of every changing coefficient.

    The structure `known`, of the same judgement, is returned where it is made of the same sets and
    figures.
    """
    rules = templates(tuple(priorities(network)), judgement)
    sets, numbers = index_sets(case, network, judgement), figures(case, network, judgement)
    if known is not None and known.is_made_of(sets, numbers):
        return known
    return assemble(rules, Tables(rules, sets, numbers))


def assemble(rules: Templates, tables: Tables) -> Structure:
    """Evaluate every rule with the sets and numbers of `tables`."""
    matrix, row_lower, rows = _rows(rules.rows, tables)
    return Structure(
        slices=tables.slices,
        rows=rows,
        steps={
            name: tables.size(over[-1:]) if over[-1] in STEPS else 0
            for name, over in rules.variables.items()
        },
        changing=tables.changing,
        matrix=matrix,
        costs=_costs(rules.objectives, tables),
        objectives=[rule.name for rule in rules.objectives],
        row_lower=row_lower,
        row_upper=np.zeros(len(row_lower)),
        sets=tables.sets,
        figures=tables.figures,
    )


def _rows(rules: list[Template], tables: Tables) -> tuple[Pattern, Floats, dict[str, slice]]:
    """Matrix of all rows, their lower sides, and the rows of each rule; upper sides are 0."""
    evaluator, lower, slices, rows = Evaluator(tables), [], {}, 0
    for rule in rules:
        frame = _frame(rule, tables, rows)
        equations = evaluator.row(rule, frame)
        lower.append(np.full(frame.size, 0.0 if equations else -np.inf))
        slices[rule.name] = slice(rows, rows + frame.size)
        rows += frame.size
    matrix = _pattern(evaluator.found, (rows, tables.width), tables.numbers)
    return matrix, np.concatenate(lower), slices


def _costs(rules: list[Template], tables: Tables) -> Pattern:
    """Costs of every objective, a row each."""
    evaluator = Evaluator(tables)
    for row, rule in enumerate(rules):
        evaluator.cost(rule, Frame(np.array([row]), {}))
    return _pattern(evaluator.found, (len(rules), tables.width), tables.numbers)


def _frame(rule: Template, tables: Tables, first: int) -> Frame:
    codes = tables.codes(rule.over)
    rows = np.arange(first, first + len(codes), dtype=np.int32)
    return Frame(rows, {id(p): codes[:, k] for k, p in enumerate(rule.index)})


def _pattern(entries: Entries, shape: tuple[int, int], one: int) -> Pattern:
    """Compress entries by column; `one` is the place of the number 1."""
    height, width = shape
    row, column = np.concatenate(entries.rows), np.concatenate(entries.columns)
    factor, number = np.empty(len(row)), np.full(len(row), one, dtype=np.int32)
    start = 0
    for rows, coefficient in zip(entries.rows, entries.coefficients, strict=True):
        where = slice(start, start + len(rows))
        factor[where] = coefficient.factor
        if coefficient.number is not None:
            number[where] = coefficient.number
        start = where.stop
    place = column * height + row
    order = np.argsort(place)
    order = order[factor[order] != 0]
    place = place[order]
    first = np.flatnonzero(np.diff(place, prepend=-1))
    filled = order[first]
    starts = np.concatenate([[0], np.cumsum(np.bincount(column[filled], minlength=width))])
    return Pattern(shape, row[filled], starts.astype(np.int32), first, factor[order], number[order])

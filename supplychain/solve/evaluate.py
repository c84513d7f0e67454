"""Templates of rules evaluated over whole index arrays with numpy.

A frame is a list of places where an expression is asked for: every row of a block, or inside a sum
every row with every member that the row sums over. It knows the code of each index placeholder at
each place. The linear part of an expression is walked from the top down with the coefficient
gathered on the way, and each variable that is reached becomes one entry a place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from pyomo.core.base.param import ScalarParam
from pyomo.core.base.var import VarData
from pyomo.core.expr import numeric_expr as numeric
from pyomo.core.expr import relational_expr as relational
from pyomo.core.expr import template_expr as templates

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    from supplychain.solve.lookup import Ints
    from supplychain.solve.tables import Tables
    from supplychain.solve.templates import Template

Node: TypeAlias = Any  # of an expression of Pyomo, which has no types


class TemplateError(TypeError):
    """A rule that is not linear, or that the compile step cannot read; the message says which."""


@dataclass(frozen=True)
class Coefficient:
    """Factors, one a place or one for all, times the changing numbers at `number`, if any."""

    factor: npt.NDArray[Any] | float
    number: Ints | None = None

    def __mul__(self, other: Coefficient) -> Coefficient:
        """Return the product; a changing number may stand in one of both."""
        if self.number is not None and other.number is not None:
            raise TemplateError("a product of two numbers that a scenario changes")
        number = other.number if self.number is None else self.number
        return Coefficient(self.factor * other.factor, number)

    def at(self, origin: Ints) -> Coefficient:
        """Return the coefficient at other places, each of which has its origin in one of these."""
        factor = self.factor[origin] if isinstance(self.factor, np.ndarray) else self.factor
        return Coefficient(factor, None if self.number is None else self.number[origin])


class Frame:
    """Places where an expression is evaluated, each with the row that it belongs to."""

    def __init__(self, rows: Ints, codes: dict[int, Ints], outer: Frame | None = None,
                 origin: Ints | None = None) -> None:  # fmt: skip
        self.rows = rows
        self.size = len(rows)
        self._codes, self._outer, self._origin = codes, outer, origin

    def code(self, placeholder: Node) -> Ints:
        """Code of an index placeholder at each place, from the outer frame where it is bound."""
        key = id(placeholder)
        if key not in self._codes:
            if self._outer is None:
                raise TemplateError(f"index {placeholder} of another rule")
            self._codes[key] = self._outer.code(placeholder)[self._origin]
        return self._codes[key]

    def inside(self, placeholders: Sequence[Node], members: Ints, origin: Ints) -> Frame:
        """Return the frame of a sum: at each place a member, and its origin in this frame."""
        codes = {id(p): members[:, k] for k, p in enumerate(placeholders)}
        return Frame(self.rows[origin], codes, self, origin)


@dataclass
class Entries:
    """What rules state: coefficients of columns in rows, an array each sum of a rule."""

    rows: list[Ints]
    columns: list[Ints]
    coefficients: list[Coefficient]


class Evaluator:
    """Entries of rules, with the sets and numbers of a case."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.found = Entries([], [], [])

    def row(self, rule: Template, frame: Frame) -> bool:
        """Add the entries of a rule that states rows; tell whether they are equations."""
        kind = type(rule.expression)
        if kind not in (relational.EqualityExpression, relational.InequalityExpression):
            raise TemplateError(f"rule of {rule.name}: neither `==` nor `<=` or `>=`")
        left, right = rule.expression.args
        self._state(rule, left, frame, 1.0)
        self._state(rule, right, frame, -1.0)
        return kind is relational.EqualityExpression

    def cost(self, rule: Template, frame: Frame) -> None:
        """Add the entries of a rule that states an objective, to be minimised."""
        self._state(rule, rule.expression, frame, 1.0)

    def _state(self, rule: Template, side: Node, frame: Frame, sign: float) -> None:
        try:
            self.add(side, frame, Coefficient(sign))
        except (TemplateError, KeyError) as error:
            raise TemplateError(f"rule of {rule.name}: {error}") from error

    def add(self, expression: Node, frame: Frame, coefficient: Coefficient) -> None:
        """Add the entries of a linear expression times a coefficient."""
        handler = LINEAR.get(type(expression))
        if handler is None:
            raise TemplateError(_unknown(expression, LINEAR))
        handler(self, expression, frame, coefficient)

    def number(self, expression: Node, frame: Frame) -> Coefficient:
        """Return the value of an expression without variables at each place."""
        handler = NUMBER.get(type(expression))
        if handler is None:
            raise TemplateError(_unknown(expression, NUMBER))
        return handler(self, expression, frame)

    def index(self, expressions: Sequence[Node], frame: Frame) -> list[Ints]:
        """Codes of an index: placeholders, labels, and whole numbers reckoned from both."""
        found: list[Ints] = []
        for expression in expressions:
            label = isinstance(expression, str)
            value = self.number(
                self.tables.labels.codes[expression] if label else expression, frame
            )
            if value.number is not None:
                raise TemplateError("an index that a scenario changes")
            found.append(np.asarray(value.factor).astype(np.int64, copy=False))
        return found

    def _sum(self, e: Node, frame: Frame, coefficient: Coefficient) -> None:
        for part in e.args:
            self.add(part, frame, coefficient)

    def _negation(self, e: Node, frame: Frame, coefficient: Coefficient) -> None:
        self.add(e.args[0], frame, coefficient * Coefficient(-1.0))

    def _product(self, e: Node, frame: Frame, coefficient: Coefficient) -> None:
        one, other = e.args
        if type(one) not in NUMBER:
            one, other = other, one
        self.add(other, frame, coefficient * self.number(one, frame))

    def _sum_over(self, e: Node, frame: Frame, coefficient: Coefficient) -> None:
        body, *sets = e.template_args()
        for placeholders, over in zip(e.template_iters(), sets, strict=True):
            name, key = self._key(over, frame)
            origin, members = self.tables.members(name, key, frame.size)
            frame = frame.inside(placeholders, members, origin)
            coefficient = coefficient.at(origin)
        self.add(body, frame, coefficient)

    def _key(self, over: Node, frame: Frame) -> tuple[str, list[Ints]]:
        """Name of the set that a sum runs over, and the key that picks it at each place."""
        if over.is_expression_type():
            return over.args[0].name, self.index(over.args[1:], frame)
        component = over.parent_component()
        key = np.atleast_1d(over.index()).tolist() if component.is_indexed() else []
        return component.name, self.index(key, frame)

    def _variable(self, e: Node, frame: Frame, coefficient: Coefficient) -> None:
        self._enter(e.args[0], e.args[1:], frame, coefficient)

    def _one_variable(self, e: Node, frame: Frame, coefficient: Coefficient) -> None:
        index = e.index()
        key = index if isinstance(index, tuple) else (index,)
        self._enter(e.parent_component(), key, frame, coefficient)

    def _enter(self, variable: Node, key: Sequence[Node], frame: Frame, c: Coefficient) -> None:
        self.found.rows.append(frame.rows)
        self.found.columns.append(
            self.tables.column(variable.name, self.index(key, frame), frame.size)
        )
        self.found.coefficients.append(c)

    def _nothing(self, e: Node, _frame: Frame, _coefficient: Coefficient) -> None:
        if e != 0:
            raise TemplateError(f"constant {e} in a row; let a column with equal bounds carry it")

    def _constant(self, e: Node, _frame: Frame) -> Coefficient:
        return Coefficient(e)

    def _placeholder(self, e: Node, frame: Frame) -> Coefficient:
        return Coefficient(frame.code(e))

    def _parameter(self, e: Node, frame: Frame) -> Coefficient:
        name, key = e.args[0].name, self.index(e.args[1:], frame)
        return Coefficient(*self.tables.parameter(name, key, frame.size))

    def _scalar_parameter(self, e: Node, frame: Frame) -> Coefficient:
        return Coefficient(*self.tables.parameter(e.name, [], frame.size))

    def _number_sum(self, e: Node, frame: Frame) -> Coefficient:
        parts = [self.number(part, frame) for part in e.args]
        if any(part.number is not None for part in parts):
            raise TemplateError("a sum with a number that a scenario changes")
        return Coefficient(sum((part.factor for part in parts[1:]), parts[0].factor))

    def _number_product(self, e: Node, frame: Frame) -> Coefficient:
        one, other = e.args
        return self.number(one, frame) * self.number(other, frame)

    def _number_negation(self, e: Node, frame: Frame) -> Coefficient:
        return self.number(e.args[0], frame) * Coefficient(-1)


LINEAR: dict[type, Callable[[Evaluator, Node, Frame, Coefficient], None]] = {
    numeric.SumExpression: Evaluator._sum,
    numeric.LinearExpression: Evaluator._sum,
    numeric.NegationExpression: Evaluator._negation,
    numeric.ProductExpression: Evaluator._product,
    numeric.MonomialTermExpression: Evaluator._product,
    templates.TemplateSumExpression: Evaluator._sum_over,
    templates.Numeric_GetItemExpression: Evaluator._variable,
    VarData: Evaluator._one_variable,
    int: Evaluator._nothing,
    float: Evaluator._nothing,
}
NUMBER: dict[type, Callable[[Evaluator, Node, Frame], Coefficient]] = {
    int: Evaluator._constant,
    float: Evaluator._constant,
    templates.IndexTemplate: Evaluator._placeholder,
    templates.NPV_Numeric_GetItemExpression: Evaluator._parameter,
    ScalarParam: Evaluator._scalar_parameter,
    numeric.NPV_SumExpression: Evaluator._number_sum,
    numeric.NPV_ProductExpression: Evaluator._number_product,
    numeric.NPV_NegationExpression: Evaluator._number_negation,
}


def _unknown(expression: Node, known: dict[type, Any]) -> str:
    names = ", ".join(sorted(kind.__name__ for kind in known))
    return f"{type(expression).__name__} where only these can stand: {names}"

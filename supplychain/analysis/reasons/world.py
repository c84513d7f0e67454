"""One scenario and regime of a case, and what becomes of it when the case is changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csc_array

from supplychain.analysis.reasons.edits import edited, judged
from supplychain.case import BASELINE
from supplychain.formulation.numbers import column_bounds
from supplychain.formulation.requirement import lost_share
from supplychain.instance import build_instance, build_network
from supplychain.solve import Answer, SolveError, open_workshop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from supplychain.analysis.comparison import Question
    from supplychain.analysis.reasons.edits import Change
    from supplychain.analysis.reasons.levers import Changes, Lever
    from supplychain.instance import Instance, Network
    from supplychain.instance.calendar import Floats
    from supplychain.solve import Plan, Workshop
    from supplychain.solve.program import Ints, LinearProgram

RANK = "force_elements", "priority"  # the cell that orders the stages, and moves no row or column


@dataclass(frozen=True)
class Outcome:
    """A plan, certified as `solve` certifies it, and the rounds lost: force elements x periods."""

    plan: Plan
    lost: Floats


@dataclass(frozen=True)
class Difference:
    """Where a program differs from another of the same shape: bounds of columns, coefficients."""

    columns: Ints
    lower: Floats
    upper: Floats
    coefficients: csc_array


class World:
    """The question, its plan, and the plans of the case with changes.

    Plans are made as `solve` makes them: the baseline first, all stages, and under another regime
    the guard by the baseline of the changed case. So a workbook with the same changes gives the
    same answer.
    """

    def __init__(self, question: Question, shop: Workshop, national: Plan, plan: Plan) -> None:
        self.question = question
        self.shop = shop
        self.national = national
        self.plan = plan
        self.instance = self._instance(shop)
        self.base = self._outcome(shop, plan)
        self.standing = self._program(shop, self.instance)
        self._directions: dict[object, tuple[Ints, Floats] | None] = {}
        self._differences: dict[object, Difference | None] = {}
        self._known: dict[tuple[Change, ...], Outcome | None] = {(): self.base}

    @property
    def answer(self) -> Answer:
        """Return the plan as the answer to a case of one scenario and regime."""
        pair = self.question.scenario, self.question.regime
        return Answer(
            self.question.case, self.shop.network, self.shop.judgement,
            {pair: self.instance}, {pair: self.plan},
        )  # fmt: skip

    def solve(self, changes: Sequence[Change]) -> Outcome | None:
        """Return what the changed case comes to; None where it has no certified plan."""
        key = tuple(changes)
        if key not in self._known:
            self._known[key] = self._solved(key)
        return self._known[key]

    def program(self, changes: Sequence[Change]) -> tuple[Workshop, LinearProgram]:
        """Return the workshop and the linear program of the changed case.

        The guard stays that of the baseline as it is.
        """
        if not changes:
            return self.shop, self.standing
        shop = self._shop(changes)
        return shop, self._program(shop, self._instance(shop))

    def _program(self, shop: Workshop, instance: Instance) -> LinearProgram:
        guarded = None if self.question.regime == BASELINE else self.national
        return shop.program(instance, shop.guard(guarded))

    def guarded(self) -> Iterator[LinearProgram]:
        """Yield the program of the plan, its guard exact, then as wide as rounding needs."""
        if self.question.regime == BASELINE:
            yield self.shop.program(self.instance, {})
            return
        yield self.shop.program(self.instance, self.shop.guard(self.national, room=0.0))
        yield self.shop.program(self.instance, self.shop.guard(self.national))

    def like_base(self, shop: Workshop) -> bool:
        """Return whether a program of `shop` has the rows and columns of the case as it stands."""
        if shop is self.shop:
            return True
        same_shape = shop.structure.matrix.shape == self.shop.structure.matrix.shape
        return same_shape and _layout(shop.network) == _layout(self.shop.network)

    def direction(self, lever: Lever) -> Floats | None:
        """Return how far one unit of a linear lever moves each column with equal bounds.

        None where it brings rows or columns that the case as it stands does not have.
        """
        # A change is rounded as a person would write it, so its direction is of its unit.
        key = lever.line or (lever.changes(1.0), lever.unit)
        if key not in self._directions:
            self._directions[key] = self._found_direction(lever)
        sparse = self._directions[key]
        if sparse is None:
            return None
        column = np.zeros(self.shop.structure.matrix.shape[1])
        column[sparse[0]] = sparse[1]
        return column

    def difference(self, lever: Lever) -> Difference | None:
        """Return what a lever that is not linear changes in the program at its greatest setting.

        None where it brings rows or columns that the case as it stands does not have.
        """
        key = lever.changes(lever.settings[-1])
        if key not in self._differences:
            self._differences[key] = self._found_difference(key)
        return self._differences[key]

    def _found_difference(self, changes: Changes) -> Difference | None:
        if all((one.table, getattr(one, "column", "")) == RANK for one in changes):
            return _difference(self.standing, self.standing)
        shop, program = self.program(changes)
        return _difference(self.standing, program) if self.like_base(shop) else None

    def _found_direction(self, lever: Lever) -> tuple[Ints, Floats] | None:
        if lever.hypothesis:
            return None
        if lever.line:
            column = uptime_of(lever.line, self.shop, self.standing)
        else:
            further = self._bounds(lever.changes(lever.unit))
            if further is None:
                return None
            column = fixed_change(self.standing, further) / lever.unit
        where = np.flatnonzero(column)
        return where, column[where]

    def _bounds(self, changes: Sequence[Change]) -> LinearProgram | None:
        """Return the program as it stands with the bounds of columns of the changed case.

        None where the changed case has other rows or columns. To fill in the matrix as well, as
        `program` does, takes as long again.
        """
        case = edited(self.question.case, changes)
        network = build_network(case)
        if _layout(network) != _layout(self.shop.network):
            return None
        instance = build_instance(case, network, self.question.scenario, self.question.regime)
        bounds = column_bounds(network, instance, self.shop.judgement, {})
        lower, upper = self.standing.lower.copy(), self.standing.upper.copy()
        for name in bounds.keys() - {"weighted", "weighted_class"}:  # which the guard bounds
            lower[self.shop.structure.slices[name]], upper[self.shop.structure.slices[name]] = (
                bounds[name]
            )
        return replace(self.standing, lower=lower, upper=upper)

    def _shop(self, changes: Sequence[Change]) -> Workshop:
        if not changes:
            return self.shop
        shop = replace(self.shop, judgement=judged(self.shop.judgement, changes))
        return shop.with_figures(edited(self.question.case, changes))

    def _instance(self, shop: Workshop) -> Instance:
        return build_instance(shop.case, shop.network, self.question.scenario, self.question.regime)

    def _solved(self, changes: Sequence[Change]) -> Outcome | None:
        shop = self._shop(changes)
        try:
            national = shop.plan(
                build_instance(shop.case, shop.network, self.question.scenario, BASELINE)
            )
            if self.question.regime == BASELINE:
                return self._outcome(shop, national)
            return self._outcome(shop, shop.plan(self._instance(shop), national))
        except SolveError:
            return None

    def _outcome(self, shop: Workshop, plan: Plan) -> Outcome:
        return Outcome(plan, lost_share(shop.network) * plan.values["unmet"])


def _layout(network: Network) -> tuple[object, ...]:
    """What tells the rows and columns of one program from those of another."""
    return (
        network.nodes, network.issues, network.deliveries, network.reserves,
        [(make.line, make.item, *make.inputs) for make in network.makes],
        [(ship.route, ship.item) for ship in network.ships],
        network.limited, network.bounded, network.rationed, len(network.sustained),
    )  # fmt: skip


def uptime_of(line: str, shop: Workshop, program: LinearProgram) -> Floats:
    """Return the uptime of a line in its place among the columns, 0 elsewhere."""
    column = np.zeros(len(program.lower))
    periods = shop.network.calendar.periods
    first = shop.structure.slices["uptime"].start + list(shop.network.lines).index(line) * periods
    where = slice(first, first + periods)
    column[where] = program.lower[where]
    return column


def fixed_change(before: LinearProgram, after: LinearProgram) -> Floats:
    """Return the change of every column with equal bounds, 0 elsewhere."""
    fixed = (before.lower == before.upper) & (after.lower == after.upper)
    return np.where(fixed, after.lower - before.lower, 0.0)


def _difference(before: LinearProgram, after: LinearProgram) -> Difference:
    columns = np.flatnonzero((before.lower != after.lower) | (before.upper != after.upper))
    coefficients = csc_array(after.matrix - before.matrix)
    coefficients.eliminate_zeros()
    return Difference(columns, after.lower[columns], after.upper[columns], coefficients)


def open_world(question: Question) -> World:
    """Solve the question; raises ``SolveError``."""
    shop = open_workshop(question.case, question.judgement)
    national = shop.plan(build_instance(question.case, shop.network, question.scenario, BASELINE))
    plan = national
    if question.regime != BASELINE:
        instance = build_instance(question.case, shop.network, question.scenario, question.regime)
        plan = shop.plan(instance, national)
    return World(question, shop, national, plan)

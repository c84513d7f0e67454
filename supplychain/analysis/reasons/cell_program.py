r"""How much of one cell of shortfall a set of levers could remove, harming no other.

The rows and columns of the plan's own linear program, with another aim: for the cell of force
element :math:`f` and periods :math:`a..b`

.. math:: \min \sum_{t=a}^{b} \lambda_{f,t}\, unmet_{f,t}

where every other :math:`unmet` (of others, and of :math:`f` outside the span) is at most what it is
in the plan. As it stands the optimum is the shortfall of the cell, for else the plan were not
optimal. A linear lever of amount :math:`x` is one column more, the sum of the columns that it
moves; the least amount that does as much as any amount is the optimum of :math:`\min x` with the
cell held at what can be reached.

Screening: with the row duals :math:`y` of the program as it stands, the value at :math:`y` of the
Lagrangian of the changed program bounds its optimum from below. Where the bound is the shortfall of
the cell, the lever alone removes nothing, whatever its amount.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csc_array, csr_array, hstack, vstack

from supplychain.analysis.reasons.world import fixed_change, uptime_of
from supplychain.formulation.requirement import lost_share
from supplychain.solve.highs import SolveError, extended
from supplychain.solve.stages import optimum_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from supplychain.analysis.reasons.cells import Cell
    from supplychain.analysis.reasons.levers import Changes, Lever
    from supplychain.analysis.reasons.world import Difference, World
    from supplychain.instance.calendar import Floats
    from supplychain.solve import Workshop
    from supplychain.solve.highs import Basis
    from supplychain.solve.program import Ints, LinearProgram

SLACK = 1e-8  # by which others may be worse than in the plan, relative: the solver's dust
LOOSE = 1e-7  # rounds a unit, in the program's units: a smaller reduced cost is dust
FAR = 1e3  # times its unit: an amount beyond all that matters


@dataclass(frozen=True)
class Opened:
    """The program of a cell with levers at their settings, and a column for each linear one."""

    program: LinearProgram
    cost: Floats
    levers: tuple[Lever, ...]  # the linear ones, in the order of their columns, which are the last
    as_base: bool  # whether rows and other columns are those of the program as it stands


class CellProgram:
    """The linear program of one cell of shortfall."""

    def __init__(self, world: World, cell: Cell) -> None:
        self.world, self.cell = world, cell
        self.dust = 1e-4 * cell.shortfall
        shop, program = world.program(())
        self._program = self._harmless(shop, program, ())
        self._cost = self._aim(shop)
        counted = self._program.in_units((self._cost > 0).astype(float))
        self._loose = LOOSE * counted.max(initial=0.0)  # a round in its unit may be many
        self._base = optimum_of(self._program, self._cost)
        self._reduced = self._cost - self._program.matrix.T @ self._base.y
        self._last: tuple[tuple[int, ...], Basis] | None = None
        self._known: dict[tuple[object, ...], float] = {}
        self.value = float(self._cost @ self._base.x)

    def least(self, settings: Mapping[Lever, float], frame: Sequence[Lever] = ()) -> float:
        """Return the least shortfall of the cell with levers at settings, linear ones free.

        The linear levers of `frame` have a column even where they are not in `settings`, so that
        programs of several sets have one shape and each goes on from the last. Infinite where
        others cannot then be served as in the plan.
        """
        key = tuple(settings.items()), tuple(frame)
        if key not in self._known:
            self._known[key] = self._least(settings, frame)
        return self._known[key]

    def _least(self, settings: Mapping[Lever, float], frame: Sequence[Lever]) -> float:
        opened = self._opened(settings, frame)
        shape = opened.program.matrix.shape
        basis = None
        if self._last and self._last[0] == shape:
            basis = self._last[1]
        elif opened.as_base:
            basis = extended(self._base.basis, len(opened.levers))
        try:
            found = optimum_of(opened.program, opened.cost, basis)
        except SolveError:
            return np.inf
        self._last = shape, found.basis
        return float(opened.cost @ found.x)

    def amounts(self, settings: Mapping[Lever, float], target: float) -> dict[Lever, float]:
        """Return the least amounts of the linear levers that bring the cell to `target`.

        Of several levers the sum of amounts, each in its unit, is least.
        """
        opened = self._opened(settings)
        program = opened.program
        held = replace(
            program,
            matrix=csc_array(vstack([program.matrix, csr_array(opened.cost[None, :])], "csc")),
            row_lower=np.append(program.row_lower, -np.inf),
            row_upper=np.append(program.row_upper, target),
        )
        plain = len(opened.cost) - len(opened.levers)
        aim = np.zeros(len(opened.cost))
        aim[plain:] = [1 / lever.unit for lever in opened.levers]
        found = optimum_of(held, aim).x[plain:]
        return dict(zip(opened.levers, found.tolist(), strict=True))

    def may_help(self, lever: Lever) -> bool:
        """Return False where the duals prove that `lever` alone removes nothing."""
        if lever.hypothesis:
            return True
        if lever.linear:
            direction = self.world.direction(lever)
            if direction is None:
                return True
            gain = -float(self._reduced @ direction)
            least = LOOSE * min(1.0, self.cell.shortfall / 100)
            return gain > least and gain * min(lever.most, FAR * lever.unit) > self.dust
        found = self.world.difference(lever)
        return found is None or self._bound(found, lever.frees) < self.value - self.dust

    def _bound(self, difference: Difference, frees: Sequence[str]) -> float:
        """Return the least that the cell can come to in a program that differs so.

        Whoever is freed may be left as short as need be.
        """
        reduced = self._reduced - difference.coefficients.T @ self._base.y
        reduced[np.abs(self._program.in_units(reduced)) < self._loose] = 0.0
        lower, upper = self._program.lower.copy(), self._program.upper.copy()
        lower[difference.columns] = difference.lower
        upper[difference.columns] = difference.upper
        upper[self._unmet_of(frees)] = np.inf
        bound = np.where(reduced > 0, lower, upper)
        moved = reduced != 0
        return float(reduced[moved] @ bound[moved])

    def _unmet_of(self, names: Sequence[str]) -> Ints:
        """Return the columns of what is unmet of force elements."""
        network = self.world.shop.network
        periods = np.arange(network.calendar.periods)
        first = self.world.shop.structure.slices["unmet"].start
        places = [k for k, name in enumerate(network.elements) if name in names]
        columns = np.add.outer(len(periods) * np.array(places, dtype=np.int64), periods) + first
        return np.asarray(columns.ravel(), dtype=np.int64)

    def worth(self) -> dict[tuple[str, str], float]:
        """Return what a unit more of an item at a site is worth at most, in rounds of the cell.

        What is dust is 0.
        """
        nodes = self.world.shop.network.nodes
        periods = self.world.shop.network.calendar.periods
        scaling, value = self._program.scaling, np.abs(self._base.y)
        counted = value if scaling is None else value / scaling.rows
        balance = np.where(counted > self._loose, value, 0.0)[: len(nodes) * periods]
        best = balance.reshape(len(nodes), periods).max(axis=1, initial=0.0)
        return dict(zip(nodes, best.tolist(), strict=True))

    def _opened(self, settings: Mapping[Lever, float], frame: Sequence[Lever] = ()) -> Opened:
        """Return the program with levers at settings; the setting of a linear one is not read."""
        linear = [lever for lever in settings if lever.linear]
        known = {lever: self.world.direction(lever) for lever in linear}
        own = {lever: 1.0 for lever in linear if known[lever] is None}
        changes = self._changes(settings, own)
        shop, program = self.world.program(changes)
        as_base = self.world.like_base(shop)
        columns: dict[Lever, Floats] = {}
        if as_base:
            for lever in dict.fromkeys([*frame, *settings]):
                column = self.world.direction(lever) if lever.linear else None
                if column is not None:
                    columns[lever] = column
        else:
            for lever in linear:
                columns[lever] = self._slope(lever, settings, own, (shop, program))
        for lever in own:
            program = _moved(program, columns[lever], -lever.unit)
        bounded = self._harmless(shop, program, [name for one in settings for name in one.frees])
        if columns:
            most = [lever.most if lever in settings else 0.0 for lever in columns]
            bounded = _widened(bounded, list(columns.values()), most)
        cost = np.append(self._aim(shop), np.zeros(len(columns)))
        return Opened(bounded, cost, tuple(columns), as_base)

    @staticmethod
    def _changes(settings: Mapping[Lever, float], units: Mapping[Lever, float]) -> Changes:
        """Return the changes of levers at settings, of linear ones only those of `units` units."""
        return tuple(
            change
            for lever, setting in settings.items()
            if not lever.linear or lever in units
            for change in lever.changes(units[lever] * lever.unit if lever.linear else setting)
        )

    def _slope(
        self, lever: Lever, settings: Mapping[Lever, float], units: Mapping[Lever, float],
        start: tuple[Workshop, LinearProgram],
    ) -> Floats:  # fmt: skip
        """Return how far a unit of a linear lever moves columns of a program not like the base.

        `start` is the program with so many `units` of the levers that it would not be without.
        """
        if lever.line:
            share = uptime_of(lever.line, *start)
            return share / lever.unit if lever in units else share
        further = {**units, lever: units.get(lever, 0.0) + 1.0}
        _, program = self.world.program(self._changes(settings, further))
        return fixed_change(start[1], program) / lever.unit

    def _harmless(
        self, shop: Workshop, program: LinearProgram, frees: Iterable[str]
    ) -> LinearProgram:
        """Return the program with all unmet but the cell's at most what it is in the plan."""
        most = self.world.plan.values["unmet"].copy()
        most += SLACK * (a_round(self.world.instance.planned)[:, None] + most)
        place = {name: k for k, name in enumerate(shop.network.elements)}
        most[place[self.cell.force_element], self.cell.span] = np.inf
        for name in frees:
            most[place[name]] = np.inf
        upper = program.upper.copy()
        upper[shop.structure.slices["unmet"]] = most.ravel()
        return replace(program, upper=upper)

    def _aim(self, shop: Workshop) -> Floats:
        cost = np.zeros(shop.structure.matrix.shape[1])
        share = np.zeros((len(shop.network.elements), shop.network.calendar.periods))
        place = list(shop.network.elements).index(self.cell.force_element)
        share[place, self.cell.span] = lost_share(shop.network)[place, self.cell.span]
        cost[shop.structure.slices["unmet"]] = share.ravel()
        return cost


def a_round(planned: Floats) -> Floats:
    """Return for each force element a round, or all that it is to have where that is less."""
    return np.where(planned > 0, np.minimum(planned, 1.0), 1.0)


def _moved(program: LinearProgram, column: Floats, amount: float) -> LinearProgram:
    """Return the program with columns of equal bounds moved along a direction."""
    return replace(
        program, lower=program.lower + amount * column, upper=program.upper + amount * column
    )


def _widened(
    program: LinearProgram, columns: Sequence[Floats], most: Sequence[float]
) -> LinearProgram:
    """Return the program with a column more for each direction, at least 0."""
    wide = csc_array(program.matrix @ csc_array(np.column_stack(columns)))
    return replace(
        program,
        matrix=csc_array(hstack([program.matrix, wide], "csc")),
        lower=np.append(program.lower, np.zeros(len(columns))),
        upper=np.append(program.upper, most),
    )

r"""What a step of each option does to the linear program: a column more for each.

An option that brings stock or capacity widens input columns with equal bounds, which stand in the
rows with what they are worth there; so its column in row :math:`i` is
:math:`\sum_j a_{ij} e_j`, with :math:`e_j` what a step adds to input :math:`j`: the step on
`opening` (or `due`, where it comes after D-day), the share of each period in action on `uptime` of
a line that makes `step` at most. The reduced cost of the column is what a step is worth.

An option that changes coefficients (hardening: survival, uptime, delivered; an agreement that
lowers losses) is taken at first order, at the plan :math:`z^0` without any option:

.. math:: T = (A' - A)\, z^0 + A' (b' - b)

with :math:`A'` and the inputs :math:`b'` those with one step taken. It is exact while the plan
keeps to its stocks and shipments there; what is bought is solved again with the losses themselves.
The reserve is kept as without the option.
Columns :math:`j` that a qualification opens get the bound :math:`z_j \le M_j x`, with
:math:`M_j` what the force element asks for until then, what the line can make, or all that there is
to send; qualifications are always whole.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csc_array, csr_array, hstack, vstack

from supplychain.analysis.plans.purchases import line_of, with_purchases
from supplychain.instance import build_instance, build_network
from supplychain.solve.stages import solve_stages
from supplychain.solve.workshop import open_workshop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supplychain.analysis.plans.options import Option
    from supplychain.case import Case
    from supplychain.formulation.judgement import Judgement
    from supplychain.instance import Instance
    from supplychain.instance.calendar import Bools, Floats
    from supplychain.solve.program import Ints, LinearProgram
    from supplychain.solve.workshop import Guard

ADDED = ("capacity", "line")
ROOM = ("stock", *ADDED)
MANY = 1e3  # steps of an option without a limit, for the greatest sensible shipment


class Effects:
    """A case with room for options, and what their steps do to its linear programs.

    `shop` is that of the case with places for their stock and with their lines.
    """

    def __init__(
        self, case: Case, judgement: Judgement, regime: str, options: Sequence[Option]
    ) -> None:
        self.options, self.regime = list(options), regime
        room = {o: float(o.kind in ADDED) for o in options if o.kind in ROOM}
        self.shop = open_workshop(with_purchases(case, room, regime), judgement)

    @property
    def opening(self) -> Bools:
        """Which options open columns that are shut without them."""
        return np.array([option.kind == "qualification" for option in self.options], dtype=bool)

    def instance(self, scenario: str, regime: str, taken: Option | None = None) -> Instance:
        """Numbers of a scenario with the options' lines idle, one step of an option `taken`."""
        case, network = self.shop.case, self.shop.network
        if taken is not None:
            case = with_purchases(case, {taken: 1.0}, regime)
            network = build_network(case)  # in the same order, other days of qualification
        found = build_instance(case, network, scenario, regime)
        uptime = found.uptime.copy()
        uptime[self._lines()] = 0.0
        return replace(found, uptime=uptime)

    def program(self, scenario: str, guard: Guard) -> LinearProgram:
        """Program of a scenario with a column for each option, fixed at no step, at the end."""
        instance = self.instance(scenario, self.regime)
        base = self.shop.program(instance, guard)
        running = build_instance(self.shop.case, self.shop.network, scenario, self.regime).uptime
        plain = None
        columns, opened = [], []
        for option in self.options:
            if option.kind in ROOM:
                columns.append(base.matrix @ self._inputs(option, running))
                opened.append((np.zeros(0, dtype=int), np.zeros(0)))
                continue
            if plain is None:
                plain = solve_stages(base, self.shop.stage_names[:1])[0].x
            after = self.instance(scenario, self.regime, option)
            after = replace(after, pot_survival=instance.pot_survival)
            other = self.shop.program(after, guard)
            columns.append(_first_order(base, other, plain))
            opened.append(self._opened(base, other, after))
        return _with_columns(base, np.array(columns).T, opened)

    def _lines(self) -> list[int]:
        """Places, among the lines of the network, of those that options add."""
        place = {line: k for k, line in enumerate(self.shop.network.lines)}
        return [place[line_of(o)] for o in self.options if o.kind in ADDED]

    def _inputs(self, option: Option, running: Floats) -> Floats:
        """What a step adds to each input column, nothing where it comes after the horizon."""
        network, slices = self.shop.network, self.shop.structure.slices
        added = np.zeros(self.shop.structure.matrix.shape[1])
        if option.kind in ADDED:
            line = list(network.lines).index(line_of(option))
            added[slices["uptime"]].reshape(running.shape)[line] = running[line]
            return added
        node = (option.what, option.item)
        due = (*node, int(max(option.day, 0.0) // network.calendar.days))
        if option.day < 0 and node in network.nodes:
            added[slices["opening"].start + network.nodes.index(node)] = option.step
        elif option.day >= 0 and due in network.deliveries:
            added[slices["due"].start + network.deliveries.index(due)] = option.step
        return added

    def _opened(
        self, base: LinearProgram, other: LinearProgram, after: Instance
    ) -> tuple[Ints, Floats]:
        """Columns that are shut without a qualification and open with it, and most of each."""
        columns = np.flatnonzero((base.upper == 0) & (other.upper == np.inf))
        return columns, self._most(after)[columns]

    def _most(self, instance: Instance) -> Floats:
        """Greatest sensible value of each column of `issue`, `make` and `ship`."""
        network, slices = self.shop.network, self.shop.structure.slices
        most = np.zeros(self.shop.structure.matrix.shape[1])
        asked = dict(zip(network.elements, np.cumsum(instance.requirement, axis=1), strict=True))
        effect = {d: draw.effectiveness for d, draw in network.draws.items()}
        rounds = [
            asked[f] / effect[d] if effect[d] > 0 else 0 * asked[f] for d, f in network.issues
        ]
        most[slices["issue"]] = np.ravel(rounds)
        most[slices["make"]] = instance.ceiling.ravel()
        supply: dict[str, float] = {}
        for (_, item), units in zip(network.nodes, instance.opening, strict=True):
            supply[item] = supply.get(item, 0.0) + units
        for (_, item, _), units in zip(network.deliveries, instance.due, strict=True):
            supply[item] = supply.get(item, 0.0) + units
        for make, ceiling in zip(network.makes, instance.ceiling, strict=True):
            supply[make.item] = supply.get(make.item, 0.0) + ceiling.sum()
        for option in self.options:
            if option.kind == "stock":
                bought = option.step * min(option.most, MANY)
                supply[option.item] = supply.get(option.item, 0.0) + bought
        periods = network.calendar.periods
        most[slices["ship"]] = np.repeat([supply.get(s.item, 0.0) for s in network.ships], periods)
        return most


def _first_order(base: LinearProgram, other: LinearProgram, plan: Floats) -> Floats:
    """Change of the rows at a plan where coefficients and inputs change; see the module."""
    fixed = (base.lower == base.upper) & (other.lower == other.upper)
    step = np.where(fixed, other.lower - base.lower, 0.0)
    return np.asarray(other.matrix @ (plan + step) - base.matrix @ plan)


def _with_columns(
    base: LinearProgram, columns: Floats, opened: Sequence[tuple[Ints, Floats]]
) -> LinearProgram:
    """Return the program with a column an option, and a row for each column that some open."""
    height, width = base.matrix.shape
    shut = np.unique(np.concatenate([which for which, _ in opened])).astype(int)
    bound = np.zeros((len(shut), len(opened)))
    for option, (which, most) in enumerate(opened):
        bound[np.searchsorted(shut, which), option] = -most
    ones = csr_array((np.ones(len(shut)), (np.arange(len(shut)), shut)), (len(shut), width))
    upper = base.upper.copy()
    upper[shut] = np.inf
    none = np.zeros(len(opened))
    matrix = vstack([
        hstack([base.matrix, csc_array(columns.reshape(height, len(opened)))]),
        hstack([ones, csr_array(bound)]),
    ], format="csc")  # fmt: skip
    return replace(
        base,
        matrix=csc_array(matrix),
        lower=np.append(base.lower, none),
        upper=np.append(upper, none),
        row_lower=np.append(base.row_lower, np.full(len(shut), -np.inf)),
        row_upper=np.append(base.row_upper, np.zeros(len(shut))),
        costs={name: np.append(cost, none) for name, cost in base.costs.items()},
    )

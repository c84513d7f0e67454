r"""What one cell is worth: a firing permission or a route that is shut, opened alone from D-day.

A *firing cell* is a row of the table `interoperability` that is not open throughout: its fit is
`no`, its qualification takes time, or its agreement is not in effect. A *route* is one that waits
for its agreement. Opened, it waits for nothing, with the effect and the capacity as stated;
everything else stays as it is, and no nation ends worse off than today.

What opening a cell can remove is known before: with :math:`d` the reduced costs of the first stage,

.. math:: removed \le \sum_{k} \max_t (-d_{k,t})^+ \, most_k

over the cell's columns, with :math:`most_k` what they could carry at most: the requirement of the
force element in rounds of this kind, or all there is of an item to send, within the capacity of the
route. So a cell whose bound is nothing is worth nothing; every other is solved again. Reduced costs
are not unique, and so neither is the bound: what is removed lies below any of them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from supplychain.analysis.cooperation.bench import POINTS, Bench
from supplychain.instance import Instances
from supplychain.instance.agreements import regime_name
from supplychain.instance.records import records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from supplychain.analysis.cooperation.benches import Benches
    from supplychain.analysis.cooperation.clerk import Clerk
    from supplychain.case import Case
    from supplychain.instance import Instance, Network, Regime
    from supplychain.instance.calendar import Bools, Floats
    from supplychain.solve import Plan, Workshop
    from supplychain.solve.hot import Hot

LEAST = 1e-6  # of the priced gap; what can remove no more is not solved
DIGITS = 6  # of points; beyond that cells are alike and stay in the order of the case
COLUMNS = ["kind", "cell", "agreement", "wait_days", "most_points", "points", "rounds"]
FIRING, ROUTE = "firing", "route"


@dataclass(frozen=True)
class Cell:
    """One cell: `kind` and `key`, its name, the agreement that it waits for, and how long.

    `wait_days` is NaN where that is not known: of what does not fit today.
    `columns` tells which issues (of a firing cell) or shipments (of a route) are its own.
    """

    kind: str
    key: str
    name: str
    agreement: str
    wait_days: float
    columns: Bools


class CellBench(Bench):
    """A scenario with a column for every cell, also for those whose fit is no."""

    def __init__(self, shop: Workshop, scenario: str) -> None:
        wide = shop.with_figures(_all_fit(shop.case))
        self._never = wide.network.draws.keys() - shop.network.draws.keys()
        super().__init__(wide, scenario, _Stated(wide.case, wide.network, scenario, self._never))
        self._before: dict[str, tuple[Plan, Hot | None]] = {}

    def before(self, regime: Regime) -> tuple[Plan, Hot | None]:
        """Plan under a regime with every cell as it is, and what goes on from there."""
        name = regime_name(regime)
        if name not in self._before:
            instance = self.instances.under(regime)
            self._before[name] = self.shop.plan_and_hot(instance, self.today)
        return self._before[name]

    def cells(self, regime: Regime) -> list[Cell]:
        """Cells that are shut for a time, or for good, under a regime."""
        here, free = self.instances.under(regime), self.instances.under(regime, free=True)
        firing = (free.issue_open & ~here.issue_open).any(axis=1)
        sending = (free.ship_open & ~here.ship_open).any(axis=1)
        network = self.shop.network
        draw_of = np.array([d for d, _ in network.issues], dtype=object)
        route_of = np.array([s.route for s in network.ships], dtype=object)
        accords = records(self.shop.case.tables["agreements"])
        entry = {row["agreement"]: row["entry_days"] for row in accords}
        found = []
        for key, draw in network.draws.items():
            if (firing & (draw_of == key)).any():
                name, wait = key.removesuffix(f" ({draw.agreement})"), draw.qualification_days
                if key in self._never and not wait:
                    wait = math.nan  # what it would take to make it fit is not stated
                found.append(Cell(FIRING, key, name, draw.agreement, wait, draw_of == key))
        for key, row in network.routes.items():
            if (sending & (route_of == key)).any():
                ends = f"{row['origin']} to {row['destination']} ({row['mode']})"
                wait = entry.get(row["agreement"], 0.0)
                found.append(
                    Cell(ROUTE, key, f"{key}: {ends}", row["agreement"], wait, route_of == key)
                )
        return found

    def opened(self, regime: Regime, cell: Cell) -> Instance:
        """Numbers under a regime with one cell open from D-day."""
        here, free = self.instances.under(regime), self.instances.under(regime, free=True)
        own = cell.columns[:, None]
        if cell.kind == FIRING:
            return replace(here, issue_open=here.issue_open | (own & free.issue_open))
        return replace(here, ship_open=here.ship_open | (own & free.ship_open))

    def bounds(self, regime: Regime, cells: list[Cell]) -> list[float]:
        """Most that each cell can take off the priced gap."""
        instance, shop = self.instances.under(regime), self.shop
        (plan, _), whole = self.before(regime), self.unit
        worth = {
            FIRING: _most_of(-plan.reduced["issue"]) * _rounds(shop.network, instance),
            ROUTE: _most_of(-plan.reduced["ship"]) * _loads(shop.network, instance),
        }
        freight = _by_weight(shop.network, -plan.reduced["ship"], instance)
        return [
            whole * min(float(worth[cell.kind][cell.columns].sum()),
                        freight.get(cell.key, np.inf) if cell.kind == ROUTE else np.inf)
            for cell in cells
        ]  # fmt: skip


class _Stated(Instances):
    """Instances in which the ways to fire that do not fit stay shut, unless all is free."""

    def __init__(self, case: Case, network: Network, scenario: str, never: set[str]) -> None:
        super().__init__(case, network, scenario)
        self._fits = np.array([d not in never for d, _ in network.issues], dtype=np.bool_)

    def under(self, regime: Regime, *, free: bool = False) -> Instance:
        """Numbers of the scenario under `regime`."""
        found = super().under(regime, free=free)
        return found if free else replace(found, issue_open=found.issue_open & self._fits[:, None])


def value_of_cells(
    clerk: Clerk, scenario: str, regimes: Mapping[str, dict[str, float]]
) -> pd.DataFrame:
    """Return what each shut cell is worth under each regime, called as told, the most first.

    Columns: signed (the name of the regime), kind (firing, route), cell, agreement and wait_days
    (that it waits for: the qualification of a firing cell, the entry of a route's agreement),
    most_points (the bound) and points that it takes off the priced gap, rounds (no longer short).
    Raises ``SolveError``.
    """
    bench = clerk.here.cells(scenario)
    shut: list[tuple[str, Cell, float]] = []
    for name, regime in regimes.items():
        cells = bench.cells(regime)
        shut += zip([name] * len(cells), cells, bench.bounds(regime, cells), strict=True)
    open_ones = [k for k, (_, _, bound) in enumerate(shut) if bound > LEAST]
    tasks = [(scenario, regimes[shut[k][0]], shut[k][1].kind, shut[k][1].key) for k in open_ones]
    numbers = clerk.answers(f"Cells: {scenario}", _removed, tasks, small=bench.small)
    removed = dict(zip(open_ones, numbers, strict=True))
    rows = [
        (
            name,
            c.kind,
            c.name,
            c.agreement,
            c.wait_days,
            POINTS * bound,
            *removed.get(k, (0.0, 0.0)),
        )
        for k, (name, c, bound) in enumerate(shut)
    ]
    rows.sort(key=lambda row: (list(regimes).index(row[0]), -round(row[6], DIGITS)))
    return pd.DataFrame(rows, columns=["signed", *COLUMNS])


def _removed(benches: Benches, task: tuple[str, dict[str, float], str, str]) -> tuple[float, float]:
    """Points and rounds short that opening one cell takes off."""
    scenario, regime, kind, key = task
    bench = benches.cells(scenario)
    cell = next(c for c in bench.cells(regime) if (c.kind, c.key) == (kind, key))
    before, hot = bench.before(regime)
    after = bench.shop.plan(bench.opened(regime, cell), bench.today, hot)
    gap = bench.unit * (before.stages[0].optimum - after.stages[0].optimum)
    return POINTS * max(gap, 0.0), float(before.values["lost"].sum() - after.values["lost"].sum())


def _all_fit(case: Case) -> Case:
    """Return the case with every fit of `no` made `yes`."""
    table = case.tables["interoperability"]
    shut = table["fit"] == "no"
    if not shut.any():
        return case
    opened = table.assign(fit=table["fit"].mask(shut, "yes"))
    return replace(case, tables={**case.tables, "interoperability": opened})


def _most_of(worth: Floats) -> Floats:
    return np.asarray(np.maximum(worth, 0.0).max(axis=1, initial=0.0))


def _rounds(network: Network, instance: Instance) -> Floats:
    """Rounds of each issue that would serve its force element alone."""
    planned = dict(zip(network.elements, instance.planned, strict=True))
    effect = np.array([network.draws[d].effectiveness for d, _ in network.issues])
    need = np.array([planned[fe] for _, fe in network.issues])
    return np.asarray(np.divide(need, effect, out=np.zeros_like(need), where=effect > 0))


def _loads(network: Network, instance: Instance) -> Floats:
    """All there is of each shipment's item: stock, deliveries and the most that lines can make."""
    supply = dict.fromkeys(network.items, 0.0)
    for (_, item), units in zip(network.nodes, instance.opening, strict=True):
        supply[item] += float(units)
    for (_, item, _), units in zip(network.deliveries, instance.due, strict=True):
        supply[item] += float(units)
    for make, most in zip(network.makes, instance.ceiling.sum(axis=1), strict=True):
        supply[make.item] += float(most)
    return np.array([supply[s.item] for s in network.ships])


def _by_weight(network: Network, worth: Floats, instance: Instance) -> dict[str, float]:
    """Most that the capacity of each rationed route is worth."""
    lift = dict(zip(network.routes, instance.lift.sum(axis=1), strict=True))
    mass = np.array([network.items[s.item]["mass_kg"] for s in network.ships], dtype=float) / 1000
    gain, light = _most_of(worth), mass > 0
    each = np.divide(gain, mass, out=np.where(gain > 0, np.inf, 0.0), where=light)
    best: dict[str, float] = dict.fromkeys(network.rationed, 0.0)
    for ship, value in zip(network.ships, each, strict=True):
        if ship.route in best:
            best[ship.route] = max(best[ship.route], float(value))
    return {route: value * lift[route] if value else 0.0 for route, value in best.items()}

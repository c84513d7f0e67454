"""The linear program of one scenario and regime, row by row (C4, C8 to C15, C19)."""

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from oracle_numbers import (
    Pair,
    World,
    bill,
    carries,
    ceilings,
    deliveries,
    effective_day,
    factors,
    fire_limit,
    is_cue,
    make_opens,
    mass,
    opening_stock,
    requirement,
    reserves,
    stocked_pairs,
    survivals,
    use_opens,
    useful_pairs,
    uses,
)
from oracle_tables import Row, number, per_days, text_of
from scipy.optimize import OptimizeResult, linprog
from scipy.sparse import csr_matrix

Key = tuple[Any, ...]
Terms = dict[Key, float]
INFINITY = math.inf
SHUT = 1e-12  # an open share below this is a closed route
TINY = 1e-10  # absolute slack of a kept optimum, in scaled units
ATTEMPTS = (
    ("highs", 1e-10),
    ("highs", 1e-9),
    ("highs-ipm", 1e-9),
    ("highs", 1e-8),
    ("highs", 1e-7),
)


@dataclass(frozen=True)
class Bounds:
    """A row low <= terms <= high; the unit scales it, the slack is what high was loosened by."""

    terms: Terms
    low: float
    high: float
    unit: float
    slack: float = 0.0


@dataclass
class Program:
    """Columns with a unit (so that their scaled values are moderate) and rows with bounds."""

    columns: dict[Key, int] = field(default_factory=dict)
    units: list[float] = field(default_factory=list)
    uppers: list[float] = field(default_factory=list)
    rows: list[Bounds] = field(default_factory=list)

    def column(self, key: Key, unit: float, upper: float = INFINITY) -> None:
        """Add a column >= 0."""
        assert key not in self.columns, key
        self.columns[key] = len(self.columns)
        self.units.append(unit)
        self.uppers.append(upper)

    def row(self, terms: Terms, low: float, high: float, unit: float) -> None:
        """Add a row."""
        self.rows.append(Bounds(terms, low, high, unit))

    def keep(self, terms: Terms, limit: float, slack: float) -> None:
        """Add the row terms <= limit, loosened a little so that rounding cannot break it."""
        factor = self.scale(terms)
        slack = slack * abs(limit) + TINY / factor
        self.rows.append(Bounds(terms, -INFINITY, limit + slack, 1.0 / factor, slack))

    def scale(self, cost: Terms) -> float:
        """Return the power of two that brings the largest scaled cost into 64..128."""
        top = max((abs(c) * self.units[self.columns[k]] for k, c in cost.items()), default=0.0)
        return 2.0 ** (6 - math.floor(math.log2(top))) if top > 0 else 1.0

    def minimise(self, cost: Terms) -> tuple[dict[Key, float], float]:
        """Solve; return the value of every column and the optimum as if no row had slack.

        The optimum is piecewise linear in the slacks, with the duals as slopes: without this
        correction a slack of 1e-9 in a shortfall row moves the cost of effort by up to 4e-5.
        """
        factor = self.scale(cost)
        objective = np.zeros(len(self.columns))
        for key, value in cost.items():
            place = self.columns[key]
            objective[place] = value * factor * self.units[place]
        arrays, slacks = self._arrays()
        result = _solve(objective, arrays)
        x = {key: result.x[place] * self.units[place] for key, place in self.columns.items()}
        gained = math.fsum(d * s for d, s in zip(result.ineqlin.marginals, slacks, strict=True))
        return x, value_of(cost, x) - gained / factor

    def _arrays(self) -> tuple[dict[str, Any], list[float]]:
        """Return the scaled matrices that linprog takes, and the slacks of its upper rows."""
        equal: list[tuple[Terms, float, float]] = []
        upper: list[tuple[Terms, float, float]] = []
        for row in self.rows:
            if row.low == row.high:
                equal.append((row.terms, 1.0 / row.unit, row.high))
                continue
            if row.high < INFINITY:
                upper.append((row.terms, 1.0 / row.unit, row.high))
            if row.low > -INFINITY:
                upper.append((row.terms, -1.0 / row.unit, row.low))
        slacks = [side for row in self.rows if row.low != row.high for side in _sides(row)]
        bounds = [(0.0, u / s) for u, s in zip(self.uppers, self.units, strict=True)]
        a_eq, b_eq = self._matrix(equal)
        a_ub, b_ub = self._matrix(upper)
        arrays = {"A_eq": a_eq, "b_eq": b_eq, "A_ub": a_ub, "b_ub": b_ub, "bounds": bounds}
        return arrays, slacks

    def _matrix(self, rows: list[tuple[Terms, float, float]]) -> tuple[csr_matrix, list[float]]:
        """Turn rows (terms, factor, right-hand side) into a sparse matrix and its right side."""
        data, line, place = [], [], []
        for i, (terms, factor, _) in enumerate(rows):
            for key, value in terms.items():
                j = self.columns[key]
                data.append(value * factor * self.units[j])
                line.append(i)
                place.append(j)
        shape = (len(rows), len(self.columns))
        matrix = csr_matrix((data, (line, place)), shape=shape)
        return matrix, [factor * rhs for _, factor, rhs in rows]

    def violation(self, x: dict[Key, float]) -> float:
        """Return the largest violation of a row or bound, in scaled units."""
        worst = 0.0
        for row in self.rows:
            value = value_of(row.terms, x)
            worst = max(worst, (row.low - value) / row.unit, (value - row.high) / row.unit)
        for key, place in self.columns.items():
            worst = max(worst, -x[key], x[key] - self.uppers[place])
        return worst


def _sides(row: Bounds) -> list[float]:
    """Return the scaled slack of each upper row that a row turns into."""
    high = [row.slack / row.unit] if row.high < INFINITY else []
    return high + ([0.0] if row.low > -INFINITY else [])


def _solve(objective: np.ndarray, arrays: dict[str, Any]) -> OptimizeResult:
    """Solve with the tightest tolerances that the solver can prove."""
    for method, tolerance in ATTEMPTS:
        options = {
            "primal_feasibility_tolerance": tolerance,
            "dual_feasibility_tolerance": tolerance,
        }
        result = linprog(objective, **arrays, method=method, options=options)
        if result.status in (0, 2, 3):
            break
    if result.status != 0:
        raise RuntimeError(f"the solver stopped: {result.message}")
    return result


def value_of(cost: Terms, x: dict[Key, float]) -> float:
    """Evaluate a linear expression."""
    return math.fsum(c * x[k] for k, c in cost.items())


class Model:
    """Build the program and remember what the objectives need."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.clock = world.clock
        self.periods = range(world.clock.periods)
        self.program = Program()
        self.cost: Terms = {}
        self.balance: dict[tuple[str, str, int], Terms] = defaultdict(lambda: defaultdict(float))
        self.opening, self.due = opening_stock(world), deliveries(world)
        self.required = {e: requirement(world, e) for e in world.elements}
        self.planned = {e: math.fsum(r) for e, r in self.required.items()}
        self.lost: dict[str, Terms] = {}
        self.drawn: dict[tuple[str, str, int], Terms] = defaultdict(lambda: defaultdict(float))
        self.transit: dict[tuple[str, str, int], Terms] = defaultdict(lambda: defaultdict(float))
        self.survival = {s: survivals(world, "stock", s) for s in world.sites}
        self.reserves = reserves(world)
        self.useful = useful_pairs(world)
        self.held = self._held_pairs()
        self.units = {item: self._unit(item) for item in world.items}
        self.rates = {(text_of(r, "line"), text_of(r, "item")): r for r in world.tables["rates"]}
        self._production()
        self._shipments()
        self._force_elements()
        self._balances()
        self._reserve_pots()
        self._storage()
        self._workshares()

    def country(self, site: str) -> str:
        """Return the country that owns a site."""
        return text_of(self.world.sites[site], "country")

    def _held_pairs(self) -> set[Pair]:
        """Return the pairs with hold columns (C20)."""
        pairs = {pair for pair in self.useful if not is_cue(self.world, pair[1])}
        for site, item in stocked_pairs(self.world):
            if item in self.reserves.get(self.country(site), {}):
                pairs.add((site, item))
        return pairs

    def _unit(self, item: str) -> float:
        """Return a power of two near the amount of an item that matters in one period."""
        supply = sum(v for (_, i), v in self.opening.items() if i == item)
        supply += sum(sum(v) for (_, i), v in self.due.items() if i == item)
        need = sum(p for e, p in self.planned.items() if self.world.elements[e]["item"] == item)
        return power_of_two((supply or need or 1.0) / len(self.periods))

    # Lines: capacity, inputs, sustaining rate

    def _production(self) -> None:
        """Add make columns, capacity rows and the penalty below the sustaining rate."""
        for line, row in self.world.lines.items():
            site = text_of(row, "site")
            uptime = factors(self.world, "line", line)
            used: list[Terms] = [{} for _ in self.periods]
            for name, item in self.rates:
                if name == line and (site, item) in self.useful:
                    self._make(line, site, item, uptime, used)
            for t in self.periods:
                if used[t]:
                    self.program.row(used[t], -INFINITY, uptime[t], 1.0)

    def _make(
        self, line: str, site: str, item: str, uptime: list[float], used: list[Terms]
    ) -> None:
        """Add the make columns of one item on one line with what they consume."""
        rate = self.rates[line, item]
        ceiling, opens = ceilings(self.world, rate), make_opens(self.world, rate)
        lead, parts = self.clock.lead(number(rate, "lead_days", 0.0)), bill(self.world, line, item)
        for t in self.periods:
            if not self.clock.is_open(t, opens):
                continue
            key = ("make", line, item, t)
            self.program.column(key, self.units[item], INFINITY if ceiling[t] > 0 else 0.0)
            self.cost[key] = self._unit_cost(rate, item)
            if ceiling[t] > 0:
                used[t][key] = 1.0 / ceiling[t]
            self.balance[site, item, t][key] += 1.0
            if t >= lead:
                for part, quantity in parts.items():
                    self.balance[site, part, t - lead][key] -= quantity
            self._sustain(key, rate, uptime[t])

    def _unit_cost(self, rate: Row, item: str) -> float:
        """Return the cost of making one unit."""
        return number(rate, "unit_cost", number(self.world.items[item], "unit_price", 0.0))

    def _sustain(self, key: Key, rate: Row, uptime: float) -> None:
        """Add the output missing below the sustaining rate."""
        if rate.get("min_rate") is None:
            return
        floor = number(rate, "min_rate") * self.clock.length / per_days(rate) * uptime
        missing = ("below", *key[1:])
        self.program.column(missing, self.units[key[2]])
        self.cost[missing] = 2.0 * self.cost[key]
        self.program.row({missing: 1.0, key: 1.0}, floor, INFINITY, self.units[key[2]])

    # Routes

    def _shipments(self) -> None:
        """Add ship columns and route capacities."""
        world = self.world
        for row in world.tables["routes"]:
            route = text_of(row, "route")
            ends = text_of(row, "origin"), text_of(row, "destination")
            opens = effective_day(world, row.get("agreement"))
            share, cargo = factors(world, "route", route), factors(world, "cargo", route)
            items = [i for i in world.items if carries(world, row, i)]
            items = [i for i in items if all((site, i) in self.useful for site in ends)]
            for t in self.periods:
                if self.clock.is_open(t, opens) and share[t] > SHUT:
                    delivered = cargo[t] * (1.0 - number(row, "loss", 0.0))
                    load = {k: v for i in items for k, v in self._ship(row, i, t, delivered)}
                    self._capacity(row, load, share[t])

    def _ship(self, row: Row, item: str, t: int, delivered: float) -> list[tuple[Key, float]]:
        """Add one ship column unless it would arrive after the horizon; return its tonnes."""
        arrival = t + self.clock.lead(number(row, "lead_days", 0.0))
        if arrival >= len(self.periods):
            return []
        origin, destination = text_of(row, "origin"), text_of(row, "destination")
        key, tonnes = ("ship", row["route"], item, t), mass(self.world, item) / 1000.0
        self.program.column(key, self.units[item])
        self.cost[key] = number(row, "cost_per_t", 0.0) * tonnes
        self.balance[origin, item, t][key] -= 1.0
        self.balance[destination, item, arrival][key] += delivered
        owner = self.country(origin)
        if owner == self.country(destination):
            for moment in range(t, arrival):
                self.transit[owner, item, moment][key] += delivered
        return [(key, tonnes)]

    def _capacity(self, row: Row, load: Terms, share: float) -> None:
        """Limit the mass that a route takes in one period."""
        if row.get("capacity_t") is not None and load:
            limit = number(row, "capacity_t") / per_days(row) * self.clock.length * share
            self.program.row(load, -INFINITY, limit, power_of_two(limit))

    # Force elements

    def _force_elements(self) -> None:
        """Add issue and unmet columns, requirement and fire rate rows."""
        for element in self.world.elements:
            issued = self._issues(element)
            self._requirement(element, issued)
            limit = fire_limit(self.world, element)
            if limit is not None:
                for t in self.periods:
                    rounds = dict.fromkeys(issued[t], 1.0)
                    if rounds:
                        unit = self._element_unit(element)
                        self.program.row(rounds, -INFINITY, limit[t], unit)

    def _element_unit(self, element: str) -> float:
        """Return a power of two near the need of a force element in one period."""
        return power_of_two((self.planned[element] or 1.0) / len(self.periods))

    def _issues(self, element: str) -> list[Terms]:
        """Add the issue columns; return their effect per period."""
        row = self.world.elements[element]
        site, owner = text_of(row, "site"), text_of(row, "country")
        effect: list[Terms] = [{} for _ in self.periods]
        for n, use in enumerate(uses(self.world, element)):
            opens = use_opens(self.world, use)
            draws = [(text_of(use, "item"), 1.0)]
            if use.get("with"):
                draws.append((text_of(use, "with"), number(use, "with_quantity", 1.0)))
            for t in self.periods:
                if not self.clock.is_open(t, opens):
                    continue
                key = ("issue", element, n, t)
                self.program.column(key, self._element_unit(element))
                effect[t][key] = number(use, "effectiveness", 1.0)
                for item, quantity in draws:
                    self.balance[site, item, t][key] -= quantity
                    self.drawn[owner, item, t][key] += quantity
        return effect

    def _requirement(self, element: str, issued: list[Terms]) -> None:
        """Add the requirement rows and remember what is lost (C4)."""
        weekly = number(self.world.elements[element], "carry_over", 0.0)
        carry = weekly ** (self.clock.length / 7.0)
        unit, last = self._element_unit(element), len(self.periods) - 1
        self.lost[element] = {}
        for t in self.periods:
            key = ("unmet", element, t)
            self.program.column(key, unit)
            terms = dict(issued[t]) | {key: 1.0}
            if t > 0 and carry > 0:
                terms["unmet", element, t - 1] = -carry
            need = self.required[element][t]
            self.program.row(terms, need, need, unit)
            self.lost[element][key] = 1.0 - carry if t < last else 1.0

    # Stocks

    def _balances(self) -> None:
        """Add hold and left columns and the balance rows (C9)."""
        touched = {(site, item) for site, item, _ in self.balance} | self.held
        for site, item in sorted(touched):
            cue = is_cue(self.world, item)
            held = (site, item) in self.held
            limited = self.world.sites[site].get("storage_neq_kg") is not None
            for t in self.periods:
                terms = dict(self.balance.get((site, item, t), {}))
                if held:
                    self._hold(terms, site, item, t)
                if cue or (held and limited):
                    self._left(terms, site, item, t)
                given = self.due[site, item][t] if (site, item) in self.due else 0.0
                if t == 0:
                    given += self.survival[site][0] * self.opening.get((site, item), 0.0)
                self.program.row(terms, -given, -given, self.units[item])

    def _hold(self, terms: Terms, site: str, item: str, t: int) -> None:
        """Add a hold column and its part in the balance."""
        key = ("hold", site, item, t)
        self.program.column(key, self.units[item])
        self.cost[key] = mass(self.world, item) / 1000.0 * self.clock.length
        terms[key] = -1.0
        if t > 0:
            terms["hold", site, item, t - 1] = self.survival[site][t]

    def _left(self, terms: Terms, site: str, item: str, t: int) -> None:
        """Add free disposal."""
        key = ("left", site, item, t)
        self.program.column(key, self.units[item])
        tonnes = 0.0 if is_cue(self.world, item) else mass(self.world, item) / 1000.0
        self.cost[key] = 2.0 * tonnes * self.clock.end
        terms[key] = -1.0

    def _reserve_pots(self) -> None:
        """Keep the stock of a country at its reserve less its own draws (C10)."""
        for country, items in self.reserves.items():
            for item, parts in items.items():
                self._reserve_pot(country, item, parts)

    def _reserve_pot(self, country: str, item: str, parts: dict[str, float]) -> None:
        """Add the pot of one country and item."""
        alive, unit = dict(parts), self.units[item]
        for t in self.periods:
            before = sum(alive.values())
            alive = {site: amount * self.survival[site][t] for site, amount in alive.items()}
            share = sum(alive.values()) / before if before > 0 else 0.0
            pot = ("pot", country, item, t)
            self.program.column(pot, unit)
            terms = {pot: 1.0} | dict(self.drawn.get((country, item, t), {}))
            if t > 0:
                terms["pot", country, item, t - 1] = -share
            self.program.row(terms, share * before if t == 0 else 0.0, INFINITY, unit)
            stock = {("hold", *p, t): 1.0 for p in self.held if self._owned(p, country, item)}
            stock |= self.transit.get((country, item, t), {})
            self.program.row(stock | {pot: -1.0}, 0.0, INFINITY, unit)

    def _owned(self, pair: Pair, country: str, item: str) -> bool:
        """Say whether a held pair is a country's stock of an item."""
        return pair[1] == item and self.country(pair[0]) == country

    def _storage(self) -> None:
        """Limit the net explosive quantity at a site (C14)."""
        for site, row in self.world.sites.items():
            if row.get("storage_neq_kg") is None:
                continue
            limit = number(row, "storage_neq_kg")
            weights = {
                item: number(self.world.items[item], "neq_kg", 0.0)
                for place, item in self.held
                if place == site
            }
            for t in self.periods:
                terms = {("hold", site, item, t): kg for item, kg in weights.items() if kg > 0}
                if terms:
                    self.program.row(terms, -INFINITY, limit, power_of_two(limit))

    def _workshares(self) -> None:
        """Bound a country's share of the output value under an agreement (C15)."""
        for row in self.world.tables["workshare"]:
            value: Terms = {}
            for key in self.program.columns:
                if key[0] != "make" or row.get("item") not in (None, key[2]):
                    continue
                if self.world.lines[key[1]].get("agreement") == row["agreement"]:
                    value[key] = number(self.world.items[key[2]], "unit_price")
            for share, sign in (("min_share", 1.0), ("max_share", -1.0)):
                if row.get(share) is not None and value:
                    self._share_row(text_of(row, "country"), value, number(row, share), sign)

    def _share_row(self, country: str, value: Terms, share: float, sign: float) -> None:
        """Add sign * (own value - share * whole value) >= 0."""
        terms = {}
        for key, price in value.items():
            own = 1.0 if self.country(text_of(self.world.lines[key[1]], "site")) == country else 0.0
            terms[key] = sign * price * (own - share)
        unit = max(price * self.units[key[2]] for key, price in value.items())
        self.program.row(terms, 0.0, INFINITY, power_of_two(unit))


def power_of_two(size: float) -> float:
    """Return the power of two next to a size, 1 for nothing."""
    return 2.0 ** round(math.log2(size)) if size > 0 else 1.0

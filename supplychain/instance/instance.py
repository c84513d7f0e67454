"""The numbers of one scenario under one regime, in the order of the network's lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from supplychain.instance.agreements import accords, effective_day, opening_day
from supplychain.instance.attrition import Attrition
from supplychain.instance.calendar import PER_DAYS, Bools, Calendar, Floats
from supplychain.instance.output import ceiling
from supplychain.instance.requirement import availability, requirement
from supplychain.instance.scenario import Scenario, find_scenario
from supplychain.instance.stock import due, opening, pot_survival, reserves

if TYPE_CHECKING:
    from supplychain.case import Case
    from supplychain.instance.agreements import Accord
    from supplychain.instance.network import Make, Network


@dataclass(frozen=True)
class Instance:
    """Arrays of one row a thing of the network and one column a period (T), or one number a thing.

    requirement: force elements x T, reference rounds; fire_limit: limited force elements x T,
    rounds; issue_open: issues x T; make_open, ceiling: makes x T, units; uptime: lines x T, share;
    ship_open: ships x T; delivered: routes x T, share of a shipment that arrives; lift: routes x T,
    tonnes (NaN without a capacity); survival: sites x T, share; opening: nodes, units;
    due: deliveries, units; reserve: reserves, units; pot_survival: reserves x T, share.
    """

    scenario: str
    regime: str
    requirement: Floats
    fire_limit: Floats
    issue_open: Bools
    make_open: Bools
    ceiling: Floats
    uptime: Floats
    ship_open: Bools
    delivered: Floats
    lift: Floats
    survival: Floats
    opening: Floats
    due: Floats
    reserve: Floats
    pot_survival: Floats

    @property
    def planned(self) -> Floats:
        """Planned requirement of each force element over the horizon, reference rounds."""
        return np.asarray(self.requirement.sum(axis=1))


def build_instance(case: Case, network: Network, scenario: str, regime: str) -> Instance:
    """Numbers of `scenario` under `regime` for the columns and rows of `network`."""
    calendar = network.calendar
    world = find_scenario(case, scenario)
    alive = accords(case, regime)
    attrition = Attrition(case, calendar, world, alive)
    need = requirement(case, calendar, world)
    survival = {s: attrition.survival("stock", s) for s in network.sites}
    open_share = {r: attrition.in_action("route", r) for r in network.routes}
    kept = reserves(case)
    return Instance(
        scenario=scenario,
        regime=regime,
        requirement=_stack([need[fe] for fe in network.elements], calendar),
        fire_limit=_fire_limit(case, network, world, attrition),
        issue_open=_stack_open(
            [_issue_open(network, d, alive) for d, _ in network.issues], calendar
        ),
        make_open=_stack_open([_make_open(network, m, alive) for m in network.makes], calendar),
        ceiling=_stack([ceiling(m.rate, calendar, world) for m in network.makes], calendar),
        uptime=_stack([attrition.in_action("line", line) for line in network.lines], calendar),
        ship_open=_stack_open(
            [_ship_open(network, s.route, s.lead, open_share, alive) for s in network.ships],
            calendar,
        ),
        delivered=_stack(
            [(1 - row["loss"]) * attrition.in_action("cargo", r)
             for r, row in network.routes.items()],
            calendar,
        ),
        lift=_stack(
            [row["capacity_t"] / PER_DAYS.get(row["per"], np.nan) * calendar.days * open_share[r]
             for r, row in network.routes.items()],
            calendar,
        ),
        survival=_stack([survival[s] for s in network.sites], calendar),
        opening=opening(case, network),
        due=due(case, network),
        reserve=np.array([sum(kept[key].values()) for key in network.reserves]),
        pot_survival=_stack(
            [pot_survival(kept[key], survival) for key in network.reserves], calendar
        ),
    )  # fmt: skip


def _stack(rows: list[Floats], calendar: Calendar) -> Floats:
    return np.array(rows, dtype=np.float64).reshape(-1, calendar.periods)


def _stack_open(rows: list[Bools], calendar: Calendar) -> Bools:
    return np.array(rows, dtype=np.bool_).reshape(-1, calendar.periods)


def _fire_limit(case: Case, network: Network, world: Scenario, attrition: Attrition) -> Floats:
    r"""Most rounds that the surviving launchers can fire in each period.

    Surviving systems x availability x `max_rounds_per_day` x days, with the systems of a period
    being those left after the losses up to and in that period.
    """
    effort: dict[str, list[dict[str, Any]]] = {fe: [] for fe in network.elements}
    for row in world.rows(case.tables["effort"]):
        effort[row["force_element"]].append(row)
    rows = []
    for fe in network.limited:
        row = network.elements[fe]
        surviving = row["systems"] * np.cumprod(attrition.survival("system", fe))
        share = availability(effort[fe], network.calendar, world.stretch)
        rows.append(surviving * share * row["max_rounds_per_day"] * network.calendar.days)
    return _stack(rows, network.calendar)


def _issue_open(network: Network, key: str, alive: dict[str, Accord]) -> Bools:
    draw = network.draws[key]
    if draw.agreement == "":
        return network.calendar.open_from(draw.qualification_days)
    day = opening_day(alive, draw.agreement, draw.qualification_days, hastened=True)
    return network.calendar.open_from(day)


def _make_open(network: Network, make: Make, alive: dict[str, Accord]) -> Bools:
    line = network.lines[make.line]
    day = -np.inf if np.isnan(line["start"]) else line["start"]
    if line["agreement"]:
        wait = make.rate["lead_days"]
        day = max(day, opening_day(alive, line["agreement"], wait, hastened=False))
    return network.calendar.open_from(day)


def _ship_open(
    network: Network, route: str, lead: int, open_share: dict[str, Floats], alive: dict[str, Accord]
) -> Bools:
    """Sending is open once the agreement is, on a route not wholly shut, in time to arrive."""
    calendar = network.calendar
    signed = calendar.open_from(effective_day(alive, network.routes[route]["agreement"]))
    in_time = np.arange(calendar.periods) + lead < calendar.periods
    return signed & in_time & (open_share[route] > 0)

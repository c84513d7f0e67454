"""Instances of one scenario: what its regimes share is worked out once, the rest for each.

A regime opens ways to issue, lines and routes from a day, and mitigates attrition. Regimes under
which the agreements that mitigate are effective on the same days share all that attrition says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from supplychain.instance.agreements import (
    agreement_rows,
    effective_day,
    living,
    opening_day,
    regime_name,
    signatures,
)
from supplychain.instance.attrition import Attrition
from supplychain.instance.calendar import PER_DAYS
from supplychain.instance.instance import Instance
from supplychain.instance.output import ceilings
from supplychain.instance.requirement import availability, requirement
from supplychain.instance.scenario import find_scenario
from supplychain.instance.stock import due, opening, pot_survival, reserves

if TYPE_CHECKING:
    import numpy.typing as npt

    from supplychain.case import Case
    from supplychain.instance.agreements import Accord, Regime
    from supplychain.instance.calendar import Calendar, Floats
    from supplychain.instance.network import Draw, Make, Network

Alive: TypeAlias = dict[str, "Accord"]
Ints: TypeAlias = "npt.NDArray[np.int_]"


def build_instance(case: Case, network: Network, scenario: str, regime: Regime) -> Instance:
    """Numbers of `scenario` under `regime` for the columns and rows of `network`."""
    return Instances(case, network, scenario).under(regime)


class Instances:
    """The instances of one scenario of `case`, one a regime."""

    def __init__(self, case: Case, network: Network, scenario: str) -> None:
        self.case, self.network, self.scenario = case, network, scenario
        self._agreements = agreement_rows(case)
        self._world = find_scenario(case, scenario)
        calendar, world = network.calendar, self._world
        self._mitigating = sorted(
            {row["mitigated_by"] for row in world.rows(case.tables["attrition"])} - {""}
        )
        self._attrition: dict[tuple[float, ...], dict[str, Floats]] = {}
        self._kept = reserves(case)
        self._availability = self._available()
        need = requirement(case, calendar, world)
        self._shared = {
            "requirement": _stack([need[fe] for fe in network.elements], calendar),
            "ceiling": ceilings([m.rate for m in network.makes], calendar, world),
            "opening": opening(case, network),
            "due": due(case, network),
            "reserve": np.array([sum(self._kept[key].values()) for key in network.reserves]),
        }
        self._draw_of = _places(network.draws, [d for d, _ in network.issues])
        self._route_of = _places(network.routes, [s.route for s in network.ships])
        leads = np.array([s.lead for s in network.ships], dtype=int).reshape(-1, 1)
        self._in_time = np.arange(calendar.periods) + leads < calendar.periods

    def under(self, regime: Regime, *, free: bool = False) -> Instance:
        """Numbers of the scenario under `regime`.

        Free: firing and sending wait for no agreement and no qualification.
        """
        calendar, network = self.network.calendar, self.network
        alive = living(self._agreements, signatures(self.case, regime))
        lost = self._losses(alive)
        draws = calendar.open_from([0.0 if free else _issue_day(d, alive)
                                    for d in network.draws.values()])  # fmt: skip
        signed = calendar.open_from(
            [effective_day(alive, "" if free else row["agreement"])
             for row in network.routes.values()]
        )  # fmt: skip
        sending = signed & (lost["open_share"] > 0)
        return Instance(
            scenario=self.scenario,
            regime=regime_name(regime),
            **self._shared,
            **{name: values for name, values in lost.items() if name != "open_share"},
            issue_open=draws[self._draw_of],
            make_open=calendar.open_from([_make_day(network, m, alive) for m in network.makes]),
            ship_open=sending[self._route_of] & self._in_time,
        )

    def _losses(self, alive: Alive) -> dict[str, Floats]:
        """What attrition leaves, and the share of each period that each route is open."""
        relief = tuple(effective_day(alive, a) for a in self._mitigating)
        if relief not in self._attrition:
            self._attrition[relief] = self._left_by(
                Attrition(self.case, self.network.calendar, self._world, alive)
            )
        return self._attrition[relief]

    def _left_by(self, attrition: Attrition) -> dict[str, Floats]:
        network, calendar = self.network, self.network.calendar
        surviving = attrition.shares("stock", network.sites)
        survival = dict(zip(network.sites, surviving, strict=True))
        open_share = attrition.shares("route", network.routes)
        routes = network.routes.values()
        loss = np.array([row["loss"] for row in routes]).reshape(-1, 1)
        daily = [row["capacity_t"] / PER_DAYS.get(row["per"], np.nan) for row in routes]
        tonnes = np.array(daily).reshape(-1, 1) * calendar.days
        return {
            "open_share": open_share,
            "survival": surviving,
            "uptime": attrition.shares("line", network.lines),
            "delivered": (1 - loss) * attrition.shares("cargo", network.routes),
            "lift": tonnes * open_share,
            "pot_survival": _stack(
                [pot_survival(self._kept[key], survival) for key in network.reserves], calendar
            ),
            "fire_limit": self._fire_limit(attrition),
        }

    def _available(self) -> Floats:
        """Share of the systems of each limited force element that can fire in each period."""
        network, world = self.network, self._world
        effort: dict[str, list[dict[str, Any]]] = {fe: [] for fe in network.elements}
        for row in world.rows(self.case.tables["effort"]):
            effort[row["force_element"]].append(row)
        return _stack(
            [availability(effort[fe], network.calendar, world.stretch) for fe in network.limited],
            network.calendar,
        )

    def _fire_limit(self, attrition: Attrition) -> Floats:
        r"""Most rounds that the surviving launchers can fire in each period.

        Surviving systems x availability x `max_rounds_per_day` x days, with the systems of a period
        being those left after the losses up to and in that period.
        """
        rows = [self.network.elements[fe] for fe in self.network.limited]
        systems, most = (
            np.array([row[name] for row in rows], dtype=np.float64).reshape(-1, 1)
            for name in ("systems", "max_rounds_per_day")
        )
        left = np.cumprod(attrition.shares("system", self.network.limited), axis=1)
        return np.asarray(systems * left * self._availability * most * self.network.calendar.days)


def _stack(rows: list[Floats], calendar: Calendar) -> Floats:
    return np.array(rows, dtype=np.float64).reshape(-1, calendar.periods)


def _places(known: dict[str, Any], wanted: list[str]) -> Ints:
    place = {key: k for k, key in enumerate(known)}
    return np.array([place[key] for key in wanted], dtype=int)


def _issue_day(draw: Draw, alive: Alive) -> float:
    if draw.agreement == "":
        return draw.qualification_days
    return opening_day(alive, draw.agreement, draw.qualification_days, hastened=True)


def _make_day(network: Network, make: Make, alive: Alive) -> float:
    line = network.lines[make.line]
    day = -np.inf if np.isnan(line["start"]) else line["start"]
    if line["agreement"]:
        wait = make.rate["lead_days"]
        day = max(day, opening_day(alive, line["agreement"], wait, hastened=False))
    return float(day)

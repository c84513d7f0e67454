"""The numbers of a case and of an instance on the rows and columns of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from supplychain.formulation.judgement import JudgementError
from supplychain.formulation.requirement import carry_over, lateness, lost_share
from supplychain.formulation.sets import parts, used
from supplychain.instance.calendar import PER_DAYS
from supplychain.instance.records import records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from supplychain.case import Case
    from supplychain.formulation.judgement import Judgement
    from supplychain.instance import Instance, Network
    from supplychain.instance.calendar import Floats

Bounds = tuple["Floats", "Floats"]


def worth(network: Network, judgement: Judgement, planned: Floats) -> Floats:
    """Weight of one round of shortfall of each force element; 0 where nothing is planned.

    Raises ``JudgementError`` where the measure is `value` and a reference item has no price.
    """
    weight = np.array([fe["weight"] for fe in network.elements.values()], dtype=float)
    if judgement.measure == "fraction":
        share = np.divide(weight, planned, out=np.zeros_like(weight), where=planned > 0)
        return np.asarray(share)
    if judgement.measure == "units":
        return np.where(planned > 0, weight, 0.0)
    price = [network.items[fe["item"]]["unit_price"] for fe in network.elements.values()]
    if np.isnan(price).any():
        unknown = {fe["item"] for fe in network.elements.values()
                   if np.isnan(network.items[fe["item"]]["unit_price"])}  # fmt: skip
        raise JudgementError(
            "measure `value` needs items.unit_price of every reference item; blank for "
            + ", ".join(sorted(unknown))
        )
    return np.where(planned > 0, weight * np.array(price, dtype=float), 0.0)


def figures(case: Case, network: Network, judgement: Judgement) -> dict[str, Floats]:
    """Numbers in the rows and costs that every scenario and regime shares, in index order.

    A blank mass (a cue's) or explosive quantity is 0; a blank unit cost the item's price, or 0.
    """
    calendar, items = network.calendar, network.items
    found: dict[str, list[float] | Floats] = {
        "days": [calendar.days],
        "horizon": [calendar.horizon],
        "mass": [_known(row["mass_kg"]) / 1000 for row in items.values()],
        "explosive": [_known(row["neq_kg"]) for row in items.values()],
        "lead": [m.lead for m in network.makes],
        "input": [quantity for m in network.makes for quantity in m.inputs.values()],
        "unit_cost": [
            _known(m.rate["unit_cost"], items[m.item]["unit_price"]) for m in network.makes
        ],
        "transit": [calendar.lead(row["lead_days"]) for row in network.routes.values()],
        "freight": [row["cost_per_t"] for row in network.routes.values()],
        "used": [units for draw in network.draws.values() for units in used(draw).values()],
        "effect": [draw.effectiveness for draw in network.draws.values()],
        "carry_over": carry_over(network),
        "lost_share": lost_share(network),
        "lateness": lateness(network, judgement),
        "tilt": _tilt(case, network),
    }
    return {name: np.asarray(values, dtype=float).ravel() for name, values in found.items()}


def coefficients(network: Network, instance: Instance, judgement: Judgement) -> dict[str, Floats]:
    """Every coefficient that a scenario or regime changes, in index order."""
    per_round = worth(network, judgement, instance.planned)
    element_country = [fe["country"] for fe in network.elements.values()]
    ceiling = instance.ceiling
    return {
        "survival": instance.survival,
        "delivered": instance.delivered,
        "share": np.divide(1.0, ceiling, out=np.ones_like(ceiling), where=ceiling > 0),
        "pot_survival": instance.pot_survival,
        "worth": per_round,
        "band_cost": np.outer(per_round, judgement.bands),
        "norm": np.array(
            [
                sum((per_round * instance.planned)[[c == country for c in element_country]])
                for country in network.countries
            ]
        ),
    }


def column_bounds(
    network: Network,
    instance: Instance,
    judgement: Judgement,
    guard: Mapping[tuple[str, ...], float],
) -> dict[str, Bounds]:
    """Lower and upper bounds of the families of columns that have any but 0 and infinity.

    `guard` bounds the weighted shortfall of (country,) or (country, class); empty = no guard.
    """
    bands = np.tile(instance.planned[:, None] / len(judgement.bands), len(judgement.bands))
    bands[:, -1] = np.inf
    line_of, route_of = (
        {key: k for k, key in enumerate(known)} for known in (network.lines, network.routes)
    )
    floor = [
        m.rate["min_rate"] / PER_DAYS[m.rate["per"]]
        * network.calendar.days
        * instance.uptime[line_of[m.line]]
        for m in network.sustained
    ]  # fmt: skip
    rationed = [route_of[r] for r in network.rationed]
    room = [network.sites[s]["storage_neq_kg"] for s in network.bounded]
    may_make = instance.make_open & (instance.ceiling > 0)
    return {
        "make": _at_most(np.where(may_make, np.inf, 0.0)),
        "ship": _at_most(np.where(instance.ship_open, np.inf, 0.0)),
        "issue": _at_most(np.where(instance.issue_open, np.inf, 0.0)),
        "band": _at_most(bands),
        "weighted": _at_most(np.array([guard.get((c,), np.inf) for c in network.countries])),
        "weighted_class": _at_most(np.array([guard.get(k, np.inf) for k in network.classes])),
        "requirement": _exactly(instance.requirement),
        "fire_limit": _exactly(instance.fire_limit),
        "opening": _exactly(instance.opening),
        "due": _exactly(instance.due),
        "uptime": _exactly(instance.uptime),
        "lift": _exactly(instance.lift[rationed]),
        "room": _exactly(np.repeat(room, network.calendar.periods)),
        "reserve": _exactly(instance.reserve),
        "sustain": _exactly(np.array(floor).reshape(-1, network.calendar.periods)
                            * instance.make_open[network.sustained_places]),
    }  # fmt: skip


def _at_most(upper: Floats) -> Bounds:
    return np.zeros(upper.size), upper.ravel()


def _exactly(values: Floats) -> Bounds:
    return values.ravel(), values.ravel()


def _tilt(case: Case, network: Network) -> list[float]:
    """Output value of a unit that counts against a floor or cap of workshare, a number a part."""
    rows = records(case.tables["workshare"])
    site = {(m.line, m.item): m.site for m in network.makes}
    found = []
    for k, bound, line, item in parts(case, network):
        row = rows[k]
        own = network.sites[site[line, item]]["country"] == row["country"]
        sign = 1 if bound == "max" else -1
        found.append(sign * (own - row[f"{bound}_share"]) * network.items[item]["unit_price"])
    return found


def _known(*values: float) -> float:
    """First number that is not blank; a warning of the case names a cost that counts as nothing."""
    return next((v for v in values if v == v), 0.0)  # noqa: PLR0124 - NaN differs from itself

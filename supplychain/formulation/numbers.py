"""The numbers of an instance on the columns and coefficients of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from supplychain.formulation.judgement import JudgementError
from supplychain.instance.calendar import PER_DAYS

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    lines = list(network.lines)
    place = {(m.line, m.item): k for k, m in enumerate(network.makes)}
    sustained = [place[m.line, m.item] for m in network.sustained]
    floor = [
        m.rate["min_rate"] / PER_DAYS[m.rate["per"]]
        * network.calendar.days
        * instance.uptime[lines.index(m.line)]
        for m in network.sustained
    ]  # fmt: skip
    routes = list(network.routes)
    rationed = [routes.index(r) for r in network.rationed]
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
                            * instance.make_open[sustained]),
    }  # fmt: skip


def _at_most(upper: Floats) -> Bounds:
    return np.zeros(upper.size), upper.ravel()


def _exactly(values: Floats) -> Bounds:
    return values.ravel(), values.ravel()

r"""Units in which the columns are counted where an item's figures are out of the ordinary.

A solver keeps rows and bounds to an absolute tolerance: too coarse for a stock of 0.0006, too fine
for one of :math:`10^{12}`. So items, force elements, nations, routes and stores are counted in
units of:

.. math:: 2^{round(\log_2 (n / 1000))}

where :math:`n`, the nearer to 1 of its supply and its need, lies below 0.1 or above
:math:`10^{9}`; where either lies within, or 1 lies between them, and where both are 0, it is
counted as it is. Where one of them is 0 the other counts. All are sums over the horizon:

- item: supply is the opening stock, what is due, and the ceilings of lines. Need is, for each force
  element and way to serve it that uses the item, planned requirement / effect times the units used
  a round; and for each line and item with it as an input, the quantity times the lesser of the
  line's ceilings and the need of what it makes.
- force element: both are its planned requirement; nation: both are :math:`norm_c`.
- route and store with a limit, in tonnes: supply is the route's capacity, or the store's at any
  time; need is the mass, or net explosive quantity, of all items' lesser of supply and need.

Columns of an item: `make`, `hold`, `ship`, `issue`, `left`, `pot`, `below`, `opening`, `due`,
`reserve`, `sustain`; of a force element: `unmet`, `band`, `lost`, `requirement`; of a nation:
`weighted`, `weighted_class`; of a route `lift`, of a store `room`. `worst`, where fairness is a
stage, is counted in units of :math:`2^{-round(\log_2 \max_c norm_c)}`, the part of it that a unit
of weighted shortfall is: as a fraction it would make every reduced cost of that stage too small to
tell from none. Others have no unit of their own. Rows of workshare are in currency: a price above
:math:`10^{9}` a unit has them scaled as well.

What this does not mend: a force element that needs a millionth of what another draws from the same
stock, and weights in one priority that differ by more than :math:`10^{9}`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supplychain.formulation.judgement import Judgement
    from supplychain.instance import Instance, Network
    from supplychain.instance.calendar import Floats

ORDINARY = 1e-1, 1e9
LARGE = 1e9  # coefficient of a row, or price of a unit in one of workshare, that is as strange
MANY = 1e3  # units that what is out of the ordinary comes to


def column_units(
    network: Network, instance: Instance, norm: Floats, judgement: Judgement
) -> dict[str, Floats]:
    """Units by family of columns, in column order; none at all where everything is ordinary.

    `norm` is the worth of each nation's planned requirement. Families that are left out have no
    unit of their own: it follows from the rows that they stand in.
    """
    supply, need = _supply(network, instance), _need(network, instance)
    of_item, of_element = _unit(supply, need), _unit(instance.planned, instance.planned)
    of_nation = _unit(norm, norm)
    of_route, of_store = _of_limits(network, instance, np.minimum(supply, need))
    counted = (of_item, of_element, of_nation, of_route, of_store)
    price = np.array([row["unit_price"] for row in network.items.values()], dtype=float)
    fair = "fairness" in judgement.stages and norm.any()
    ordinary = all((units == 1.0).all() for units in counted) and not (price > LARGE).any()
    if ordinary and not fair:
        return {}
    by_item = dict(zip(network.items, of_item.tolist(), strict=True))
    by_nation = dict(zip(network.countries, of_nation.tolist(), strict=True))
    once: dict[str, Sequence[float] | Floats] = {
        "opening": [by_item[i] for _, i in network.nodes],
        "due": [by_item[i] for _, i, _ in network.deliveries],
        "reserve": [by_item[i] for _, i in network.reserves],
        "lost": of_element,
        "band": np.repeat(of_element, len(judgement.bands)),
        "weighted": of_nation,
        "weighted_class": [by_nation[country] for country, _ in network.classes],
        **({"worst": [np.exp2(-np.round(np.log2(norm.max())))]} if fair else {}),
    }
    a_period: dict[str, Sequence[float] | Floats] = {
        "make": [by_item[m.item] for m in network.makes],
        "hold": [by_item[i] for _, i in network.stored],
        "ship": [by_item[s.item] for s in network.ships],
        "issue": [by_item[network.draws[d].item] for d, _ in network.issues],
        "left": [by_item[i] for _, i in network.leaving],
        "pot": [by_item[i] for _, i in network.reserves],
        "below": [by_item[m.item] for m in network.sustained],
        "sustain": [by_item[m.item] for m in network.sustained],
        "unmet": of_element,
        "requirement": of_element,
        "lift": of_route,
        "room": of_store,
    }
    periods = network.calendar.periods
    return {
        **{family: np.asarray(units, dtype=float) for family, units in once.items()},
        **{family: np.repeat(np.asarray(units), periods) for family, units in a_period.items()},
    }


def _unit(supply: Floats, need: Floats) -> Floats:
    """Power of 2 for each thing: 1 where its supply, its need or what lies between is ordinary."""
    least, most = ORDINARY
    nearer = np.clip(1.0, np.minimum(supply, need), np.maximum(supply, need))
    strange = (nearer > 0) & ((nearer < least) | (nearer > most))
    return np.asarray(np.exp2(np.round(np.log2(np.where(strange, nearer, MANY) / MANY))))


def _supply(network: Network, instance: Instance) -> Floats:
    """Units of each item that there are at most, over the horizon."""
    place = {item: k for k, item in enumerate(network.items)}
    owners = [
        *(place[i] for _, i in network.nodes),
        *(place[i] for _, i, _ in network.deliveries),
        *(place[m.item] for m in network.makes),
    ]
    amounts = np.concatenate([instance.opening, instance.due, instance.ceiling.sum(axis=1)])
    return np.bincount(np.array(owners, dtype=int), amounts, len(place)).astype(float)


def _need(network: Network, instance: Instance) -> Floats:
    """Units of each item that could be of use, over the horizon."""
    place = {item: k for k, item in enumerate(network.items)}
    planned = dict(zip(network.elements, instance.planned.tolist(), strict=True))
    asked = np.zeros(len(place))
    for d, f in network.issues:
        draw = network.draws[d]
        if draw.effectiveness > 0:
            for item, units in draw.uses:
                asked[place[item]] += units * planned[f] / draw.effectiveness
    inputs = [(k, place[i], q) for k, m in enumerate(network.makes) for i, q in m.inputs.items()]
    if not inputs:
        return asked
    make, part, quantity = (np.array(column) for column in zip(*inputs, strict=True))
    whole = np.array([place[m.item] for m in network.makes])[make]
    most = instance.ceiling.sum(axis=1)[make]
    need = asked
    for _ in place:  # a tier each time
        made = quantity * np.minimum(most, need[whole])
        need, before = asked + np.bincount(part, made, len(place)), need
        if np.array_equal(need, before):
            break
    return need


def _of_limits(network: Network, instance: Instance, flow: Floats) -> tuple[Floats, Floats]:
    """Units of the capacities of routes and stores that have one."""
    tonnes = {
        column: np.nan_to_num(
            np.array([row[column] for row in network.items.values()], dtype=float)
        )
        @ flow
        / 1000
        for column in ("mass_kg", "neq_kg")
    }
    routes = list(network.routes)
    lift = instance.lift[[routes.index(r) for r in network.rationed]].sum(axis=1)
    room = np.array([network.sites[s]["storage_neq_kg"] for s in network.bounded], dtype=float)
    return (
        _unit(lift, np.full_like(lift, tonnes["mass_kg"])),
        _unit(room / 1000, np.full_like(room, tonnes["neq_kg"])),
    )

r"""Variables, and the numbers that a scenario or regime changes.

Decisions, all :math:`\ge 0`, in item units a period: `make` (delivered by a line), `hold` (stock
at the end of the period), `ship` (sent), `issue` (rounds drawn by a force element), `unmet`,
`left` (what cannot be used), `pot` (reserve still to be kept), `below` (output missing to the
sustaining rate). Measures: `band` (shortfall priced in bands), `lost` (shortfall), `weighted` and
`weighted_class` (weighted shortfall of a country, and of a country and class), `worst` (largest
national fraction).

Numbers that a scenario or regime changes are columns with equal bounds, so every row has a right
side of 0 and the reduced cost of such a column is what one unit of that input is worth:
`requirement`, `fire_limit`, `opening`, `due`, `uptime`, `lift` (route capacity), `room` (storage),
`reserve`, `sustain`. Only the coefficients below (loss rates, ceilings, prices of a gap) change in
the matrix and costs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyomo.environ as pyo

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from supplychain.formulation.judgement import Judgement
    from supplychain.instance import Network
    from supplychain.instance.calendar import Floats

Index = list[tuple[str | int, ...]]


def column_families(
    network: Network, judgement: Judgement
) -> dict[str, tuple[Sequence[tuple[str | int, ...]], int]]:
    """Things that each family of columns has, and how many periods or bands each (0 = neither)."""
    periods = network.calendar.periods
    elements = [(fe,) for fe in network.elements]
    sustained = [(m.line, m.item) for m in network.sustained]
    return {
        "make": ([(m.line, m.item) for m in network.makes], periods),
        "hold": (network.stored, periods),
        "ship": ([(s.route, s.item) for s in network.ships], periods),
        "issue": (network.issues, periods),
        "unmet": (elements, periods),
        "left": (network.leaving, periods),
        "pot": (network.reserves, periods),
        "below": (sustained, periods),
        "band": (elements, len(judgement.bands)),
        "lost": (elements, 0),
        "weighted_class": (network.classes, 0),
        "weighted": ([(c,) for c in network.countries], 0),
        "worst": ([("all",)], 0),
        "requirement": (elements, periods),
        "fire_limit": ([(fe,) for fe in network.limited], periods),
        "opening": (network.nodes, 0),
        "due": (network.deliveries, 0),
        "uptime": ([(line,) for line in network.lines], periods),
        "lift": ([(r,) for r in network.rationed], periods),
        "room": ([(s,) for s in network.bounded], periods),
        "reserve": (network.reserves, 0),
        "sustain": (sustained, periods),
    }


def column_index(network: Network, judgement: Judgement) -> dict[str, Index]:
    """Index of every family of columns, in the order of the network's lists, period last."""
    return {
        name: [(*thing, step) for thing in things for step in range(steps)]
        if steps
        else list(things)
        for name, (things, steps) in column_families(network, judgement).items()
    }


def coefficient_index(network: Network, judgement: Judgement) -> dict[str, Index]:
    """Index of every family of coefficients that a scenario or regime changes."""
    periods = range(network.calendar.periods)
    return {
        "survival": [(s, t) for s in network.sites for t in periods],
        "delivered": [(r, t) for r in network.routes for t in periods],
        "share": [(m.line, m.item, t) for m in network.makes for t in periods],
        "pot_survival": [(*key, t) for key in network.reserves for t in periods],
        "worth": [(fe,) for fe in network.elements],
        "band_cost": [(fe, b) for fe in network.elements for b in range(len(judgement.bands))],
        "norm": [(c,) for c in network.countries],
    }


def declare(
    m: pyo.ConcreteModel,
    network: Network,
    judgement: Judgement,
    coefficients: Mapping[str, Floats],
) -> None:
    """Declare every variable and coefficient of the model, in index order."""
    for name, index in column_index(network, judgement).items():
        setattr(m, name, pyo.Var([bare(key) for key in index], domain=pyo.NonNegativeReals))
    for name, index in coefficient_index(network, judgement).items():
        values = dict(zip(map(bare, index), coefficients[name].ravel().tolist(), strict=True))
        setattr(m, name, pyo.Param(list(values), initialize=values))


def bare(key: tuple[str | int, ...]) -> tuple[str | int, ...] | str | int:
    """Pyomo's form of an index: a tuple of one is its element."""
    return key if len(key) > 1 else key[0]

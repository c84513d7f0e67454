r"""Storage limit of every site that has one.

net explosive quantity in store <= the site's limit

.. math:: \sum_i n_i\, hold_{s,i,t} \le room_{s,t}

with :math:`n_i` the net explosive quantity of a unit in kg. What does not fit may be left.

Needs: sites.storage_neq_kg, items.neq_kg.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyomo.environ as pyo

if TYPE_CHECKING:
    from supplychain.formulation.variables import Expression


def add(m: pyo.AbstractModel) -> None:
    """Add the storage rows, bounded sites x periods."""
    m.storage = pyo.Constraint(m.BOUNDED, m.T, rule=_storage)


def _storage(m: pyo.ConcreteModel, s: str, t: int) -> Expression:
    return sum(m.explosive[i] * m.hold[s, i, t] for i in m.STOCKS[s]) <= m.room[s, t]

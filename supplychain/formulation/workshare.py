r"""Workshare of joint programmes.

min share * output value <= the country's output value <= max share * output value

.. math:: \underline w\, V \le V_c \le \overline w\, V, \qquad
   V = \sum_{l,i,t} p_i\, make_{l,i,t}

over the whole horizon and over the lines that the programme's agreement opens, and only them: the
item of the row, or every item where it is blank, at its `unit_price` :math:`p_i`. A line counts
for the country of its site. Where the agreement is absent the lines make nothing and the rows bind
nothing.

Needs: workshare, lines.agreement, items.unit_price.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyomo.environ as pyo

if TYPE_CHECKING:
    from supplychain.formulation.variables import Expression


def add(m: pyo.AbstractModel) -> None:
    """Add two rows (floor and cap) for each row of the `workshare` table that counts a line."""
    m.workshare = pyo.Constraint(m.WORKSHARES, rule=_workshare)


def _workshare(m: pyo.ConcreteModel, k: int, bound: str) -> Expression:
    return (
        sum(
            m.tilt[k, bound, line, i] * m.make[line, i, t]
            for line, i in m.SHARING[k, bound]
            for t in m.T
        )
        <= 0
    )

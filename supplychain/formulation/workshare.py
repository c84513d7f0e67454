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

from typing import TYPE_CHECKING, Any

import pyomo.environ as pyo

if TYPE_CHECKING:
    import pandas as pd

    from supplychain.instance import Network


def add(m: pyo.ConcreteModel, network: Network, table: pd.DataFrame) -> None:
    """Add two rows (floor and cap) for each row of the `workshare` table."""
    rows = dict(enumerate(table.to_dict("records")))

    def share(m: pyo.ConcreteModel, k: int, bound: str) -> Any:  # noqa: ANN401 - Pyomo expression
        row = rows[k]
        makes = [
            make
            for make in network.makes
            if network.lines[make.line]["agreement"] == row["agreement"]
            and row["item"] in ("", make.item)
        ]
        limit = row[f"{bound}_share"]
        sign = 1 if bound == "max" else -1
        terms = [
            sign
            * ((network.sites[make.site]["country"] == row["country"]) - limit)
            * network.items[make.item]["unit_price"]
            * m.make[make.line, make.item, t]
            for make in makes
            for t in range(network.calendar.periods)
        ]
        return pyo.quicksum(terms) <= 0 if terms else pyo.Constraint.Skip

    m.workshare = pyo.Constraint([(k, b) for k in rows for b in ("min", "max")], rule=share)

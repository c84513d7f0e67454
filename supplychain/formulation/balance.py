r"""Balance of every item at every site.

hold[s,i,t] = survival[s,t] hold[s,i,t-1] + make + delivered ship (sent a lead ago) + due
            - ship (sent now) - inputs of what is made a lead later - issued - left

.. math::
   hold_{s,i,t} + \sum_{r\,from\,s} ship_{r,i,t} + \sum_{l\,at\,s,j} q_{ji}\, make_{l,j,t+\tau_{lj}}
   + \sum issue_{d,f,t} + \sum q_d\, issue_{d,f,t} + left_{s,i,t} =
   \sigma_{s,t}\, hold_{s,i,t-1} + \sum_{l\,at\,s} make_{l,i,t}
   + \sum_{r\,to\,s} \delta_{r,t-\tau_r}\, ship_{r,i,t-\tau_r} + due_{s,i,t}

For :math:`t = 0` the stock before is the opening stock. A cue holds nothing. Output of the first
lead time is work in process and needs no inputs. What cannot be used may be left: only cues and
sites with a storage limit need it. A bill-of-materials row of one line replaces, on that line, the
general row of the same item and input.

Needs: sites, items, stocks; uses lines, rates, bom, routes, interoperability where given.
Source: the multi-period inventory balance of production planning (Hax and Candea 1984, ch. 3),
with lead-time offsets as in material requirements planning (Orlicky 1975).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyomo.environ as pyo

if TYPE_CHECKING:
    from supplychain.formulation.variables import Expression


def add(m: pyo.AbstractModel) -> None:
    """Add the balance rows, one a node and period."""
    m.balance = pyo.Constraint(m.NODES, m.T, rule=_balance)


def _balance(m: pyo.ConcreteModel, s: str, i: str, t: int) -> Expression:
    kept = sum(m.hold[s, j, t] for j in m.HELD[s, i]) + sum(m.left[s, j, t] for j in m.LEFT[s, i])
    sent = sum(m.ship[r, i, t] for r in m.ROUTES_FROM[s, i])
    used = sum(
        m.input[line, j, i] * m.make[line, j, t + m.lead[line, j]] for line, j in m.USERS[s, i, t]
    )
    issued = sum(m.used[d, i] * m.issue[d, f, t] for d, f in m.DRAWERS[s, i])

    opening = sum(m.opening[s, i] for _ in m.FIRST[t])
    before = sum(m.hold[s, j, u] for j in m.HELD[s, i] for u in m.BEFORE[t])
    made = sum(m.make[line, i, t] for line in m.MAKERS[s, i])
    arrived = sum(
        m.delivered[r, t - m.transit[r]] * m.ship[r, i, t - m.transit[r]]
        for r in m.ARRIVING[s, i, t]
    )
    due = sum(m.due[s, i, u] for u in m.DUE[s, i, t])
    return (
        kept + sent + used + issued == m.survival[s, t] * (opening + before) + made + arrived + due
    )

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

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pyomo.environ as pyo

if TYPE_CHECKING:
    from supplychain.instance import Network
    from supplychain.instance.network import Node

Terms = dict["Node", list[tuple[Any, ...]]]


def add(m: pyo.ConcreteModel, network: Network) -> None:
    """Add the balance rows, one a node and period."""
    periods = range(network.calendar.periods)
    made, inputs = _production(network)
    sent, arriving = _shipments(network)
    issued = _issues(network)
    leaving, deliveries = set(network.leaving), set(network.deliveries)

    def rule(m: pyo.ConcreteModel, s: str, i: str, t: int) -> Any:  # noqa: ANN401 - Pyomo expression
        node = (s, i)
        out = [m.ship[r, i, t] for (r,) in sent[node]]
        out += [q * m.make[line, j, t + lead] for line, j, lead, q in inputs[node]
                if t + lead < len(periods)]  # fmt: skip
        out += [q * m.issue[d, fe, t] for d, fe, q in issued[node]]
        came = [m.make[line, i, t] for (line,) in made[node]]
        came += [m.delivered[r, t - lead] * m.ship[r, i, t - lead] for r, lead in arriving[node]
                 if t >= lead]  # fmt: skip
        if node in leaving:
            out.append(m.left[s, i, t])
        if not network.is_cue(i):
            out.append(m.hold[s, i, t])
        if t == 0:
            came.append(m.survival[s, t] * m.opening[s, i])
        elif not network.is_cue(i):
            came.append(m.survival[s, t] * m.hold[s, i, t - 1])
        if (s, i, t) in deliveries:
            came.append(m.due[s, i, t])
        return pyo.quicksum(out) - pyo.quicksum(came) == 0

    m.balance = pyo.Constraint([(*node, t) for node in network.nodes for t in periods], rule=rule)


def _production(network: Network) -> tuple[Terms, Terms]:
    """Lines that make an item at a node, and what made there a lead later uses it as an input."""
    made, inputs = defaultdict(list), defaultdict(list)
    for make in network.makes:
        made[make.site, make.item].append((make.line,))
        for part, quantity in make.inputs.items():
            inputs[make.site, part].append((make.line, make.item, make.lead, quantity))
    return made, inputs


def _shipments(network: Network) -> tuple[Terms, Terms]:
    sent, arriving = defaultdict(list), defaultdict(list)
    for s in network.ships:
        sent[s.origin, s.item].append((s.route,))
        arriving[s.destination, s.item].append((s.route, s.lead))
    return sent, arriving


def _issues(network: Network) -> Terms:
    """What each issue takes at its force element's site: the round, and what goes with it."""
    issued = defaultdict(list)
    for key, fe in network.issues:
        for item, quantity in network.draws[key].uses:
            issued[network.elements[fe]["site"], item].append((key, fe, quantity))
    return issued

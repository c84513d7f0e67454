"""Facts of shortfall: worked out once a plan, then listed (shortfall) and added up (summary)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from supplychain.formulation.numbers import worth
from supplychain.formulation.requirement import carry_over, lost_share
from supplychain.results.metrics import launcher_unmet
from supplychain.results.places import places

if TYPE_CHECKING:
    from supplychain.instance import Instance, Network
    from supplychain.instance.calendar import Bools, Floats
    from supplychain.solve import Answer, Plan


@dataclass(frozen=True)
class Facts:
    """What became of the requirement: force elements x periods, in reference rounds.

    unmet is what is not met at the end of a period; shortfall the part of it that is not asked
    again; launchers the part of the shortfall beyond what surviving launchers could fire. worth
    is the weight of one round of each force element.
    """

    requirement: Floats
    met: Floats
    unmet: Floats
    shortfall: Floats
    launchers: Floats
    worth: Floats

    def of(self, group: Bools) -> Facts:
        """Return the facts of some force elements."""
        return Facts(
            self.requirement[group],
            self.met[group],
            self.unmet[group],
            self.shortfall[group],
            self.launchers[group],
            self.worth[group],
        )


def facts_of(answer: Answer, plan: Plan) -> Facts:
    """Return the facts of one plan."""
    network = answer.network
    instance = answer.instances[plan.scenario, plan.regime]
    unmet = plan.values["unmet"]
    lost = lost_share(network) * unmet
    return Facts(
        requirement=instance.requirement,
        met=_met(network, plan),
        unmet=unmet,
        shortfall=lost,
        launchers=np.minimum(_beyond_launchers(network, instance), lost),
        worth=worth(network, answer.judgement, instance.planned),
    )


def _met(network: Network, plan: Plan) -> Floats:
    """Effect of the rounds issued, in reference rounds, force elements x periods."""
    place = places(network.elements)
    total = np.zeros((len(place), network.calendar.periods))
    effect = np.array([network.draws[d].effectiveness for d, _ in network.issues])
    element = [place[fe] for _, fe in network.issues]
    if element:
        np.add.at(total, element, effect[:, None] * plan.values["issue"])
    return total


def _beyond_launchers(network: Network, instance: Instance) -> Floats:
    """Shortfall beyond what surviving launchers could fire, force elements x periods.

    Reference rounds, with unlimited munitions and the best round that may be fired in each period.
    """
    place = places(network.elements)
    best = np.zeros((len(place), network.calendar.periods))
    for k, (draw, fe) in enumerate(network.issues):
        reach = network.draws[draw].effectiveness * instance.issue_open[k]
        best[place[fe]] = np.maximum(best[place[fe]], reach)
    most = np.full(best.shape, np.inf)
    limited = [place[fe] for fe in network.limited]
    most[limited] = instance.fire_limit * best[limited]
    most[best == 0] = np.inf
    unmet = launcher_unmet(instance.requirement, carry_over(network), most)
    return np.asarray(lost_share(network) * unmet)

r"""Who would leave: a split is stable, or in the core, if no coalition is worth more than it gets.

The least core is the smallest loss :math:`\epsilon` to which every coalition can be held,

.. math:: \min \epsilon \quad x(S) \ge v(S) - \epsilon \;(S \ne \emptyset, N), \quad x(N) = v(N)

so a stable split exists where it is at most 0. Source: Maschler, Peleg and Shapley 1979.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linprog

if TYPE_CHECKING:
    from supplychain.analysis.cooperation.games.game import Coalition, Game
    from supplychain.instance.calendar import Floats

NOTHING = 1e-9  # of the largest worth; a smaller gain is rounding


def objections(game: Game, split: Floats) -> list[tuple[Coalition, float]]:
    """Return each coalition that would gain by leaving, and how much, the most first.

    `split` is what each player gets. The players together count as well: they object to a split
    that leaves something over.
    """
    gain = game.worth - game.members @ split
    least = NOTHING * max(1.0, float(np.abs(game.worth).max()))
    leaving = [row for row in np.argsort(-gain, kind="stable") if row and gain[row] > least]
    return [(game.coalition(int(row)), float(gain[row])) for row in leaving]


def least_core(game: Game) -> float:
    """Return the smallest loss to which every coalition can be held; at most 0: a core exists.

    A game of one player holds it to nothing: minus infinity.
    """
    if len(game.players) < 2:
        return -np.inf
    members = game.members[1:-1]
    held = linprog(
        c=np.append(np.zeros(len(game.players)), 1.0),
        A_ub=np.column_stack([-members, -np.ones(len(members))]),
        b_ub=-game.worth[1:-1],
        A_eq=[[1.0] * len(game.players) + [0.0]],
        b_eq=[game.worth[-1]],
        bounds=(None, None),
        method="highs",
    )
    return float(held.x[-1])


def nearest_stable(game: Game, split: Floats) -> Floats:
    r"""Return a split that holds every coalition as well as can be and moves least from `split`.

    .. math:: \min \sum_i |x_i - split_i| \quad
              x(S) \ge v(S) - \max(0, \epsilon^*), \; x(N) = v(N)

    with :math:`\epsilon^*` the least core. A stable split stays as it is. Where several move as
    little, it is one of them.
    """
    if not objections(game, split):
        return split
    count = len(game.players)
    rounding = NOTHING / 2 * max(1.0, float(np.abs(game.worth).max()))
    loss = max(0.0, least_core(game)) + rounding
    members = np.hstack([game.members, -game.members])  # what each gets more, then less
    moved = linprog(
        c=np.ones(2 * count),
        A_ub=-members[1:-1],
        b_ub=game.members[1:-1] @ split - game.worth[1:-1] + loss,
        A_eq=members[-1:],
        b_eq=[game.worth[-1] - float(split.sum())],
        bounds=(0, None),
        method="highs",
    )
    return np.asarray(split + moved.x[:count] - moved.x[count:])

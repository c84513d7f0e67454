r"""Who would leave: a split is stable, or in the core, if no coalition is worth more than it gets.

The least core is the smallest loss :math:`\epsilon` to which every coalition can be held:

.. math:: \min \epsilon \quad x(S) \ge v(S) - \epsilon \;(S \ne \emptyset, N), \quad x(N) = v(N)

so a stable split exists where it is at most 0. The *nearest* stable split to a given one,

.. math:: \min \sum_i (x_i - split_i)^2 \quad
          x(S) \ge v(S) - \max(0, \epsilon), \quad x(N) = v(N)

is the only one at the least distance. Where no split is stable it holds every coalition to the
least loss that all can be held to. A split that nobody objects to stays as it is; a gain of less
than 1e-9 of the largest worth is rounding. Where several coalitions would gain alike, the first of
them in the order a, b, ab, c, ac, bc, abc is named.

Sources: Maschler, Peleg and Shapley 1979, Geometric properties of the kernel, nucleolus, and
related solution concepts; Lawson and Hanson 1974, Solving least squares problems, chapter 23.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linprog, nnls

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
    """Return the stable split nearest to `split`, or where there is none the nearest best one."""
    if not objections(game, split):
        return split
    count, scale = len(game.players), max(1.0, float(np.abs(game.worth).max()))
    start = split + (game.worth[-1] - split.sum()) / count
    even = np.linalg.qr(np.column_stack([np.ones(count), np.eye(count)[:, 1:]]))[0][:, 1:]
    loss = max(0.0, least_core(game)) + NOTHING * scale / 2
    members = game.members[1:-1]
    short = (game.worth[1:-1] - loss - members @ start) / scale
    stacked = np.vstack([(members @ even).T, short])
    off = stacked @ nnls(stacked, np.append(np.zeros(count - 1), 1.0))[0]
    return np.asarray(start + scale * even @ (off[:-1] / (1 - off[-1])))

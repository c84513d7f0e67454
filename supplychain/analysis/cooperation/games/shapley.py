r"""What a player adds: the Shapley value, exact or sampled, and what two players add together.

The players join one after the other, in every order alike; the Shapley value of a player is what
it adds on average:

.. math:: \phi_i = \sum_{S \not\ni i} \frac{s!\,(n - s - 1)!}{n!}\, [v(S \cup i) - v(S)]

The interaction of two players is the average of what both add beyond what each adds alone,

.. math:: I_{ij} = \sum_{S \not\ni i,j} \frac{s!\,(n - s - 2)!}{(n - 1)!}\,
          [v(S \cup ij) - v(S \cup i) - v(S \cup j) + v(S)]

above 0 where they complement, below 0 where one stands in for the other.

Of many players :math:`m` orders are drawn at random, each taken together with its reverse. With
:math:`a_{ik}` the mean of what a player adds in order :math:`k` and in its reverse, the estimate is
the mean, and its 95% interval follows from the standard deviation :math:`s_i` of the pairs, since
these are independent of each other:

.. math:: \hat\phi_i = \frac{1}{m} \sum_k a_{ik} \qquad \hat\phi_i \pm 1.96\, s_i / \sqrt{m}
          \qquad s_i^2 = \frac{1}{m - 1} \sum_k (a_{ik} - \hat\phi_i)^2

Sources: Shapley 1953, A value for n-person games; Grabisch and Roubens 1999, An axiomatic approach
to the concept of interaction; sampling of orders as Castro, Gomez and Tejada 2009, each order taken
together with its reverse.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import factorial
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from supplychain.analysis.cooperation.games.game import Coalition, Game
    from supplychain.instance.calendar import Floats

NORMAL = 1.96  # standard errors either way of a 95% interval


def shapley(game: Game) -> Floats:
    """Return what each player adds on average: a row a player, and a column a measure if any."""
    count = len(game.players)
    share = [factorial(s) * factorial(count - s - 1) / factorial(count) for s in range(count)]
    rows = np.arange(len(game.worth))
    values = []
    for k in range(count):
        without = rows[rows >> k & 1 == 0]
        weight = np.array(share)[game.sizes[without]]
        values.append(weight @ (game.worth[without | 1 << k] - game.worth[without]))
    return np.array(values)


def interactions(game: Game) -> Floats:
    """Return the interaction of each pair: players x players, and measures if any; 0 with itself.

    With fewer than two players there is none.
    """
    count = len(game.players)
    found = np.zeros((count, count, *game.worth.shape[1:]))
    if count < 2:
        return found
    share = np.array(
        [factorial(s) * factorial(count - s - 2) / factorial(count - 1) for s in range(count - 1)]
    )
    rows, v = np.arange(len(game.worth)), game.worth
    for i in range(count):
        for j in range(i):
            one, other = 1 << i, 1 << j
            base = rows[rows & (one | other) == 0]
            both = v[base | one | other] - v[base | one] - v[base | other] + v[base]
            found[i, j] = found[j, i] = share[game.sizes[base]] @ both
    return found


@dataclass(frozen=True)
class Sampled:
    """Estimated Shapley values and half the width of their 95% intervals, shaped as `shapley`."""

    value: Floats
    half_width: Floats


def orders(players: Sequence[str], pairs: int, seed: int) -> list[tuple[str, ...]]:
    """Return random orders of the players, each followed by its reverse; same seed, same orders."""
    random = np.random.default_rng(seed)
    drawn = [tuple(players[k] for k in random.permutation(len(players))) for _ in range(pairs)]
    return [order for one in drawn for order in (one, one[::-1])]


def sampled_shapley(
    players: Sequence[str],
    worth: Callable[[Coalition], float | Sequence[float]],
    pairs: int,
    seed: int,
) -> Sampled:
    """Return the Shapley values estimated from `pairs` random orders and their reverses.

    The interval is that of the mean of independent pairs of orders. Same seed, same answer.
    """
    place = {p: k for k, p in enumerate(players)}
    added = []
    for order in orders(players, pairs, seed):
        row: list[Floats] = [np.zeros(0)] * len(players)
        before, inside = np.asarray(worth(frozenset()), dtype=float), frozenset[str]()
        for player in order:
            inside |= {player}
            after = np.asarray(worth(inside), dtype=float)
            row[place[player]], before = after - before, after
        added.append(row)
    found = np.array(added)
    means = (found[0::2] + found[1::2]) / 2
    spread = means.std(axis=0, ddof=1) if pairs > 1 else np.full(means.shape[1:], np.nan)
    return Sampled(means.mean(axis=0), NORMAL * spread / np.sqrt(pairs))

r"""Games of joint production: players pool what they own, a linear program makes the most of it.

.. math:: v(S) = \max c^T x \quad A x \le \sum_{i \in S} b_i, \; x \ge 0

The Owen allocation pays every player for what it brings at the prices of the whole: the duals of
the program of all players. No coalition could earn more than that, so it is in the core. Where the
duals are not unique, neither is it; this is one.

Source: G. Owen 1975, On the core of linear production games, Mathematical Programming 9.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csc_array

from supplychain.analysis.cooperation.games.game import Coalition, Game, game_of
from supplychain.solve.program import LinearProgram
from supplychain.solve.stages import Solved, solve_stages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from supplychain.instance.calendar import Floats

STAGE = "value"


@dataclass(frozen=True)
class ProductionGame:
    """The game, the prices of the resources in the program of all players, and what they pay."""

    game: Game
    prices: Floats
    owen: Floats


def production_game(
    value: npt.ArrayLike, uses: npt.ArrayLike, owned: Mapping[str, Sequence[float]]
) -> ProductionGame:
    """Return the game of players who make products of what they own.

    Parameters
    ----------
    value : array, products
        What a unit of each product is worth.
    uses : array, resources x products
        What a unit of each product takes of each resource.
    owned : mapping of player to amounts
        What each player has of each resource.

    Raises
    ------
    SolveError
        Where a program has no certified optimum, as when something is made of nothing.

    Examples
    --------
    >>> gloves = production_game([1], [[1], [1]], {"left": [2, 0], "right": [0, 1]})
    >>> gloves.game.worth.tolist(), gloves.owen.tolist()
    ([0.0, 0.0, 0.0, 1.0], [0.0, 1.0])
    """
    gain, matrix = np.asarray(value, dtype=float), np.asarray(uses, dtype=float)
    amounts = np.array(list(owned.values()), dtype=float)
    players = tuple(owned)

    def solved(coalition: Coalition) -> Solved:
        inside = np.array([p in coalition for p in players])
        return solve_stages(_program(gain, matrix, amounts * inside[:, None]), [STAGE])[0]

    game = game_of(players, lambda coalition: abs(solved(coalition).optimum))
    whole = solved(frozenset(players))
    worth_of = -whole.reduced[len(gain) :].reshape(amounts.shape)
    return ProductionGame(game, worth_of[0], (worth_of * amounts).sum(axis=1))


def _program(gain: Floats, matrix: Floats, amounts: Floats) -> LinearProgram:
    """Products, then what each player brings of each resource: columns with equal bounds."""
    resources, products = matrix.shape
    brought = np.hstack([-np.eye(resources)] * len(amounts))
    given = amounts.ravel()
    return LinearProgram(
        matrix=csc_array(np.hstack([matrix, brought])),
        lower=np.append(np.zeros(products), given),
        upper=np.append(np.full(products, np.inf), given),
        row_lower=np.full(resources, -np.inf),
        row_upper=np.zeros(resources),
        costs={STAGE: np.append(-gain, np.zeros(given.size))},
    )

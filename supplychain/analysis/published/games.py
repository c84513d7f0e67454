"""A game of which every coalition is a program: what its players get.

The programs of a folder are such a game where they are called `players_` and one sign a player,
such as `players_13`, and none is missing. The worth of a coalition is the optimum of its program.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from supplychain.analysis.cooperation.games import game_of, nucleolus, shapley
from supplychain.analysis.cooperation.games.game import MOST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from supplychain.analysis.cooperation.games import Game

PREFIX = "players_"


def splits(optima: Mapping[str, float]) -> list[tuple[str, float, float]]:
    """Return each player with its Shapley value and its nucleolus; nothing if it is no game.

    The nucleolus is NaN where the players together are worth less than the sum of each alone.
    """
    worth = {
        frozenset(name.removeprefix(PREFIX)): optimum
        for name, optimum in optima.items()
        if name.startswith(PREFIX)
    }
    players = sorted(frozenset[str]().union(*worth))
    if not 0 < len(players) <= MOST or len(worth) != 2 ** len(players) - 1:
        return []
    game = game_of(players, lambda coalition: worth.get(coalition, 0.0))
    return list(zip(players, shapley(game).tolist(), _nucleolus(game), strict=True))


def _nucleolus(game: Game) -> list[float]:
    try:
        return [float(part) for part in nucleolus(game)]
    except ValueError:
        return [math.nan] * len(game.players)

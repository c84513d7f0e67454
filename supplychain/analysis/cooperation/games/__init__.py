"""Cooperative games: pure functions of what every coalition of players is worth.

`Game` holds the worths. `shapley`, `interactions` and `sampled_shapley` say what a player adds on
average, `nucleolus` divides the whole so that the worst-off coalition is as well off as can be,
`objections` and `least_core` say whether a coalition would rather leave, `nearest_stable` what
would keep it, and `production_game`
makes a game of resources that players own, with its Owen allocation.
"""

from supplychain.analysis.cooperation.games.core import least_core, nearest_stable, objections
from supplychain.analysis.cooperation.games.game import Coalition, Game, game_of
from supplychain.analysis.cooperation.games.nucleolus import nucleolus
from supplychain.analysis.cooperation.games.production import ProductionGame, production_game
from supplychain.analysis.cooperation.games.shapley import (
    Sampled,
    interactions,
    sampled_shapley,
    shapley,
)

__all__ = [
    "Coalition",
    "Game",
    "ProductionGame",
    "Sampled",
    "game_of",
    "interactions",
    "least_core",
    "nearest_stable",
    "nucleolus",
    "objections",
    "production_game",
    "sampled_shapley",
    "shapley",
]

"""A game: players, and what every coalition of them is worth."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy.typing as npt

    from supplychain.instance.calendar import Floats

Coalition: TypeAlias = frozenset[str]
MOST = 12  # players of whom all coalitions are worked out: 4,096 of them


@dataclass(frozen=True)
class Game:
    """What every coalition is worth.

    `worth` has a row a coalition, 2 ** players of them, and may have a column a measure: row
    number `k` is the coalition of the players whose bits are set in `k`, the first player's bit
    being 1. Row 0 is the empty coalition.
    """

    players: tuple[str, ...]
    worth: Floats

    def __post_init__(self) -> None:
        """Refuse a game that lacks a coalition."""
        if len(self.worth) != 2 ** len(self.players):
            message = f"{len(self.players)} players form {2 ** len(self.players)} coalitions"
            raise ValueError(f"{message}; {len(self.worth)} worths are given")

    @property
    def sizes(self) -> npt.NDArray[np.int_]:
        """Players in each coalition."""
        return np.asarray(self.members.sum(axis=1), dtype=int)

    @cached_property
    def members(self) -> Floats:
        """Whether each player (column) is in each coalition (row), 0 or 1."""
        rows = np.arange(len(self.worth))
        return np.asarray(rows[:, None] >> np.arange(len(self.players)) & 1, dtype=float)

    def coalition(self, row: int) -> Coalition:
        """Players of the coalition in a row."""
        return frozenset(p for k, p in enumerate(self.players) if row >> k & 1)

    def row(self, coalition: Coalition) -> int:
        """Row of a coalition."""
        return sum(1 << k for k, p in enumerate(self.players) if p in coalition)

    def of(self, coalition: Coalition) -> Floats:
        """Worth of a coalition."""
        return np.asarray(self.worth[self.row(coalition)])


def coalitions(players: Sequence[str]) -> Iterator[Coalition]:
    """Yield every coalition of the players in the order of a game's rows."""
    for row in range(2 ** len(players)):
        yield frozenset(p for k, p in enumerate(players) if row >> k & 1)


def game_of(players: Sequence[str], worth: Callable[[Coalition], float | Sequence[float]]) -> Game:
    """Return the game of which `worth` tells what each coalition is worth.

    Examples
    --------
    >>> gloves = game_of("LRr", lambda s: float("L" in s and not s.isdisjoint("Rr")))
    >>> float(gloves.of(frozenset("LR")))
    1.0
    """
    rows = [worth(coalition) for coalition in coalitions(players)]
    return Game(tuple(players), np.array(rows, dtype=float))

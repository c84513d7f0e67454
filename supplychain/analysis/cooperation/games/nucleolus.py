r"""The nucleolus: the split that makes the least satisfied coalition as satisfied as can be.

Of all splits that give each player at least what it is worth alone, take those that lift the least
surplus :math:`x(S) - v(S)` as far as possible; hold the coalitions that cannot have more there, and
lift the least of the others; until one split is left. A linear program a round; a coalition is held
where its dual is not 0, and those that follow from the held ones (their members are a combination
of theirs) are left out. It is in the core wherever there is one.

Sources: Schmeidler 1969, The nucleolus of a characteristic function game; Kopelowitz 1967,
sequence of linear programs; Maschler, Peleg and Shapley 1979.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linprog

if TYPE_CHECKING:
    import numpy.typing as npt

    from supplychain.analysis.cooperation.games.game import Game
    from supplychain.instance.calendar import Bools, Floats

    Ints = npt.NDArray[np.int_]

BINDING = 1e-9  # of a dual
DEPENDENT = 1e-9  # part of a coalition's vector outside the span of others


def nucleolus(game: Game) -> Floats:
    """Return what each player gets.

    Raises
    ------
    ValueError
        Where the players together are worth less than the sum of what each is worth alone, so
        that no split gives each of them as much.
    """
    count, whole = len(game.players), float(game.worth[-1])
    scale = max(1.0, float(np.abs(game.worth).max()))
    alone = game.worth[1 << np.arange(count)] / scale
    if alone.sum() > whole / scale + BINDING:
        raise ValueError("no split gives each player what it is worth alone")
    held = _Held(count, whole / scale)
    open_ = np.ones(len(game.worth), dtype=np.bool_)
    open_[[0, -1]] = False
    while len(held.rows) < count:
        least, binding = _lift(game.members, game.worth / scale, alone, held, open_)
        for row in binding:
            held.add(game.members[row], game.worth[row] / scale + least)
        open_ &= ~held.implies(game.members)
    return np.linalg.solve(np.array(held.rows), np.array(held.totals)) * scale


class _Held:
    """Coalitions whose payment is settled, as long as none follows from the others."""

    def __init__(self, count: int, whole: float) -> None:
        self.rows: list[Floats] = [np.ones(count)]
        self.totals = [whole]

    def add(self, members: Floats, total: float) -> None:
        """Hold a coalition unless what it gets follows already."""
        if not self.implies(members[None, :])[0]:
            self.rows.append(np.asarray(members, dtype=float))
            self.totals.append(float(total))

    def implies(self, members: Floats) -> Bools:
        """Tell of which coalitions (rows) the payment follows."""
        basis = np.linalg.qr(np.array(self.rows).T)[0]
        outside = members - members @ basis @ basis.T
        return np.asarray(np.abs(outside).max(axis=1) <= DEPENDENT)


def _lift(
    members: Floats, worth: Floats, alone: Floats, held: _Held, open_: Bools
) -> tuple[float, Ints]:
    """Lift the least surplus of the open coalitions: how far, and the rows that hold it there."""
    rows = np.flatnonzero(open_)
    found = linprog(
        c=np.append(np.zeros(len(alone)), -1.0),
        A_ub=np.column_stack([-members[rows], np.ones(len(rows))]),
        b_ub=-worth[rows],
        A_eq=np.column_stack([np.array(held.rows), np.zeros(len(held.rows))]),
        b_eq=held.totals,
        bounds=[*((low, None) for low in alone), (None, None)],
        method="highs",
    )
    if found.status != 0:
        raise ArithmeticError(f"the nucleolus has no answer: {found.message}")
    return float(found.x[-1]), rows[found.ineqlin.marginals < -BINDING]

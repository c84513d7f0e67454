r"""Countries as players: what each coalition is worth, how to split it, and who would leave.

The players are the countries that are party to a proposed agreement. Beside the *joint plan* as it
is, in which each keeps what it happens to gain or lose, stand five ways to split what all of them
gain together:

* *nearest*: the stable split at the least distance from the joint plan;
* *equal*: the same for each;
* *Shapley*: what each adds on average, in every order of joining;
* *nucleolus*: the coalition that gains least over what it could do alone gains as much as can be;
* *Owen*: each is paid for what it brings at scarcity prices, and pays for what it needs: it gains
  its gap of today less its account (see ``alliance``); what outsiders' accounts and guarantees
  come to is shared evenly. Where the scarcity prices are not unique, neither is this.

A split is *stable* (in the core) if no coalition could do better for itself. A *transfer* is what
a country must get (above 0) or give (below 0) so that the joint plan becomes the split. Points of
the gap are made money at the mean price of what a point stands for, over the players' force
elements of the first priority:

.. math:: price = \frac{\sum_f planned_f\, price_f}{100\, gap_{whole}}

with :math:`price_f` the purchase price of the reference item and :math:`gap_{whole}` their part of
the priced gap if nothing were met. A coalition is never worth less than a part of it, nor less than
nothing: it can leave its agreements unused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from supplychain.analysis.cooperation.alliance import LOSS, accounts, alliance, worth_of
from supplychain.analysis.cooperation.bench import POINTS, TODAY
from supplychain.analysis.cooperation.games import (
    Game,
    least_core,
    nearest_stable,
    nucleolus,
    objections,
    shapley,
)
from supplychain.analysis.cooperation.games.game import MOST, coalitions
from supplychain.analysis.cooperation.proposals import day_text, players, within

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from supplychain.analysis.cooperation.bench import Bench
    from supplychain.analysis.cooperation.benches import Benches
    from supplychain.analysis.cooperation.clerk import Clerk
    from supplychain.analysis.cooperation.games import Coalition
    from supplychain.instance.calendar import Floats

JOINT = "joint plan"
STABILITY = ["split", "stable", "leaves", "leaving_points", "least_core_points"]


@dataclass(frozen=True)
class Nations:
    """The game of countries of one scenario and day of signature.

    Parameters
    ----------
    coalitions : pandas.DataFrame
        A row a coalition of two or more, or a country with agreements that need nobody else:
        coalition (countries joined by +), agreements (that live in it, joined by ;), points (its
        worth).
    splits : pandas.DataFrame
        A row a player and way to split: points_today (its gap), points (that it gains),
        transfer_points and transfer_value (currency, NaN where a price is blank).
    stability : pandas.DataFrame
        A row a way to split: stable (yes or no), leaves (the coalition with most to gain by
        leaving, blank if none), leaving_points (that it would gain), least_core_points (by which
        every coalition falls short in the most stable split; at most 0 where there is a core).
    prices : pandas.DataFrame
        See ``alliance.accounts``: a row a country.
    """

    coalitions: pd.DataFrame
    splits: pd.DataFrame
    stability: pd.DataFrame
    prices: pd.DataFrame


def can_play(count: int) -> bool:
    """Tell whether so many countries make a game whose coalitions are all worked out."""
    return 2 <= count <= MOST


def nations(clerk: Clerk, scenario: str, day: float) -> Nations:
    """Return the game of the countries that are party to a proposed agreement.

    Raises
    ------
    SolveError
        Where a program has no certified answer.
    """
    bench = clerk.bench(scenario)
    names = players(bench.shop.case)
    game = Game(tuple(names), _worths(clerk, scenario, day, names))
    whole = alliance(bench, day, frozenset(names), [LOSS, *bench.shop.stage_names[1:]])
    brought = accounts(bench, whole)
    place = _places(bench, names)
    today = place(bench.gaps(bench.today))
    account = brought.set_index("country")["account"]
    own = account.reindex(names).fillna(0.0).to_numpy()
    joint = today - place(whole.gaps)
    splits = {
        JOINT: joint,
        "nearest": nearest_stable(game, joint),
        "equal": np.full(len(names), game.worth[-1] / len(names)),
        "Shapley": shapley(game),
        "nucleolus": _nucleolus(game),
        "Owen": today - own - (account.sum() - own.sum()) / len(names),
    }
    tables = (
        _coalitions(bench, game), _splits(game, today, splits, _price_of_a_point(bench, names)),
        _stability(game, splits), brought,
    )  # fmt: skip
    return Nations(*(table.assign(signed=day_text(day)) for table in tables))


def _worths(clerk: Clerk, scenario: str, day: float, names: list[str]) -> Floats:
    """Worth of every coalition, never less than that of a part of it."""
    bench, everyone = clerk.bench(scenario), list(coalitions(names))
    alive = [s for s in everyone if within(bench.shop.case, s)]
    tasks = [(scenario, day, tuple(sorted(s))) for s in alive]
    phase = f"Countries: {scenario}, {day_text(day)}"
    worths = clerk.answers(phase, _worth, tasks, small=bench.small)
    solved = dict(zip(alive, worths, strict=True))
    found: dict[Coalition, float] = {}
    for coalition in everyone:
        parts = [found[coalition - {c}] for c in coalition]
        found[coalition] = max([solved.get(coalition, 0.0), *parts, 0.0])
    return np.array([found[coalition] for coalition in everyone])


def _worth(benches: Benches, task: tuple[str, float, tuple[str, ...]]) -> float:
    scenario, day, members = task
    return worth_of(benches.of(scenario), day, frozenset(members))


def _places(bench: Bench, names: Sequence[str]) -> Callable[[Floats], Floats]:
    """Return what picks the players' numbers, in points; one that needs nothing has 0."""
    place = {c: k for k, c in enumerate(bench.shop.network.countries)}
    return lambda gaps: np.array([POINTS * gaps[place[c]] if c in place else 0.0 for c in names])


def _nucleolus(game: Game) -> Floats:
    """Return the nucleolus; NaN where all together are worth less than each alone."""
    try:
        return nucleolus(game)
    except ValueError:
        return np.full(len(game.players), np.nan)


def _coalitions(bench: Bench, game: Game) -> pd.DataFrame:
    rows = []
    for row, value in enumerate(game.worth):
        members = game.coalition(row)
        lives = within(bench.shop.case, members)
        if len(members) > 1 or lives:
            rows.append((_named(game, members), ";".join(lives), float(value)))
    rows.sort(key=lambda row: -row[2])
    return pd.DataFrame(rows, columns=["coalition", "agreements", "points"])


def _splits(game: Game, today: Floats, splits: dict[str, Floats], price: float) -> pd.DataFrame:
    blocks = []
    for way, gain in splits.items():
        transfer = gain - splits[JOINT]
        blocks.append(
            pd.DataFrame(
                {
                    "country": game.players,
                    "split": way,
                    "points_today": today,
                    "points": gain,
                    "transfer_points": transfer,
                    "transfer_value": price * transfer,
                }
            )
        )
    return pd.concat(blocks, ignore_index=True)


def _stability(game: Game, splits: dict[str, Floats]) -> pd.DataFrame:
    rows = []
    for way, split in splits.items():
        if np.isnan(split).any():
            continue
        leaving = objections(game, split)
        who, gain = leaving[0] if leaving else (frozenset(), 0.0)
        answer = "no" if leaving else "yes"
        rows.append((way, answer, _named(game, who), gain, least_core(game)))
    return pd.DataFrame(rows, columns=STABILITY)


def _named(game: Game, members: Coalition) -> str:
    return "+".join(p for p in game.players if p in members)


def _price_of_a_point(bench: Bench, names: list[str]) -> float:
    """Purchase price of what a point of the players' gap stands for; NaN where one is blank."""
    network, bands = bench.shop.network, len(bench.shop.judgement.bands)
    elements = network.elements.values()
    ours = bench.urgent * np.array([fe["country"] in names for fe in elements])
    asked = ours * bench.instances.under(TODAY).planned
    price = np.array([network.items[fe["item"]]["unit_price"] for fe in elements], dtype=float)
    points = POINTS * bench.unit * bench.priced(np.outer(asked, np.full(bands, 1 / bands))).sum()
    cost = float(asked[asked > 0] @ price[asked > 0])
    return float(cost / points) if points > 0 else np.nan

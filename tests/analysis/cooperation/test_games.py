"""Games: a published one to six digits, small ones by hand, and the axioms of the solutions."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supplychain.analysis.cooperation.games import (
    Game,
    game_of,
    interactions,
    least_core,
    nearest_stable,
    nucleolus,
    objections,
    production_game,
    sampled_shapley,
    shapley,
)
from supplychain.solve import SolveError

numbers = st.integers(-50, 50).map(float)


def games(players: int) -> st.SearchStrategy[Game]:
    worth = st.lists(numbers, min_size=2**players - 1, max_size=2**players - 1)
    return worth.map(lambda v: Game(tuple("abcdef"[:players]), np.array([0.0, *v])))


@st.composite
def monotone(draw: st.DrawFn, players: int = 4) -> Game:
    """Games in which nobody does harm and nobody alone is worth anything, as in the ledger."""
    extra = draw(st.lists(st.integers(0, 20), min_size=2**players, max_size=2**players))
    worth = np.zeros(2**players)
    for row in range(2**players):
        inside = [k for k in range(players) if row >> k & 1]
        if len(inside) > 1:
            worth[row] = max(worth[row ^ 1 << k] for k in inside) + extra[row]
    return Game(tuple("abcdef"[:players]), worth)


# Two munitions of two shared resources; figures of the R package coopProductGame 2.0.
PUBLISHED = production_game([68, 52], [[4, 5], [6, 2]], {"1": [4, 33], "2": [6, 39], "3": [60, 0]})


def test_published_production_game_to_six_digits() -> None:
    worth = {"1": 68, "2": 102, "3": 0, "12": 170, "13": 710, "23": 762, "123": 992}
    for coalition, value in worth.items():
        assert PUBLISHED.game.of(frozenset(coalition)) == pytest.approx(value, abs=1e-6)
    assert PUBLISHED.prices == pytest.approx([8, 6], abs=1e-6)
    assert PUBLISHED.owen == pytest.approx([230, 282, 480], abs=1e-6)
    assert shapley(PUBLISHED.game) == pytest.approx([229, 272, 491], abs=1e-6)
    assert nucleolus(PUBLISHED.game) == pytest.approx([149, 192, 651], abs=1e-6)


def test_its_three_allocations_are_stable_and_equal_shares_are_not() -> None:
    game = PUBLISHED.game
    for split in (PUBLISHED.owen, shapley(game), nucleolus(game)):
        assert objections(game, split) == []
    # 992 / 3 each: players 2 and 3 get 661.33 and could make 762, 1 and 3 could make 710
    (first, gain), (second, less) = objections(game, np.full(3, 992 / 3))
    assert (first, second) == (frozenset("23"), frozenset("13"))
    assert (gain, less) == pytest.approx((762 - 1984 / 3, 710 - 1984 / 3))


def test_something_made_of_nothing_has_no_answer() -> None:
    with pytest.raises(SolveError):
        production_game([1.0], [[0.0]], {"a": [1.0]})


def test_gloves() -> None:
    """One left glove, two right ones: Shapley 2/3, 1/6, 1/6; the core gives all to the left."""
    game = game_of("LRr", lambda s: float("L" in s and not s.isdisjoint("Rr")))
    assert shapley(game) == pytest.approx([2 / 3, 1 / 6, 1 / 6])
    assert nucleolus(game) == pytest.approx([1, 0, 0], abs=1e-9)
    assert objections(game, shapley(game))[0][1] == pytest.approx(1 / 6)
    assert least_core(game) == pytest.approx(0)


def test_bankruptcy() -> None:
    """The estates of the Talmud (Aumann and Maschler 1985): claims of 100, 200 and 300."""
    claims = {"a": 100.0, "b": 200.0, "c": 300.0}
    for estate, shares in (
        (100, (100 / 3, 100 / 3, 100 / 3)), (200, (50, 75, 75)), (300, (50, 100, 150)),
    ):  # fmt: skip
        game = game_of(
            "abc", lambda s, e=estate: max(0.0, e - sum(x for p, x in claims.items() if p not in s))
        )
        assert nucleolus(game) == pytest.approx(shares)


def test_a_majority_of_three_has_no_stable_split() -> None:
    game = game_of("abc", lambda s: float(len(s) > 1))
    assert least_core(game) == pytest.approx(1 / 3)
    assert nucleolus(game) == pytest.approx([1 / 3] * 3)
    assert [set(s) for s, _ in objections(game, np.array([0.5, 0.5, 0.0]))] == [
        {"a", "c"}, {"b", "c"},
    ]  # fmt: skip


def test_a_game_must_name_every_coalition() -> None:
    with pytest.raises(ValueError, match="2 players form 4 coalitions; 3 worths"):
        Game(("a", "b"), np.zeros(3))


def test_no_split_where_all_together_are_worth_less_than_each_alone() -> None:
    with pytest.raises(ValueError, match="alone"):
        nucleolus(game_of("ab", lambda s: 2.0 if len(s) == 1 else 0.0))


@given(games(4))
def test_shapley_values_add_up(game: Game) -> None:
    assert shapley(game).sum() == pytest.approx(game.worth[-1], abs=1e-9)


@given(games(3), numbers)
def test_a_dummy_gets_what_it_adds_alone_and_interacts_with_nobody(game: Game, own: float) -> None:
    """A fourth player adds `own` to every coalition."""
    larger = Game((*game.players, "d"), np.concatenate([game.worth, game.worth + own]))
    assert shapley(larger) == pytest.approx([*shapley(game), own], abs=1e-9)
    assert interactions(larger)[3] == pytest.approx(np.zeros(4), abs=1e-9)


@given(st.lists(numbers, min_size=5, max_size=5))
def test_players_who_add_alike_get_alike(by_size: list[float]) -> None:
    game = game_of("abcd", lambda s: by_size[len(s)] - by_size[0])
    assert shapley(game) == pytest.approx(np.full(4, game.worth[-1] / 4), abs=1e-9)


@given(games(3), games(3))
def test_values_of_a_sum_of_games_are_sums(one: Game, other: Game) -> None:
    both = Game(one.players, one.worth + other.worth)
    measures = Game(one.players, np.column_stack([one.worth, other.worth]))
    assert shapley(both) == pytest.approx(shapley(one) + shapley(other), abs=1e-9)
    assert interactions(both) == pytest.approx(interactions(one) + interactions(other), abs=1e-9)
    assert shapley(measures)[:, 1] == pytest.approx(shapley(other), abs=1e-9)


@given(games(2))
def test_two_players_share_what_they_add_together(game: Game) -> None:
    a, b, both = game.worth[1], game.worth[2], game.worth[3]
    assert interactions(game)[0, 1] == pytest.approx(both - a - b)
    assert shapley(game)[0] == pytest.approx((a + both - b) / 2)


@settings(max_examples=40, deadline=None)
@given(monotone())
def test_the_nucleolus_is_stable_wherever_a_split_is(game: Game) -> None:
    split = nucleolus(game)
    assert split.sum() == pytest.approx(game.worth[-1], abs=1e-6)
    assert split.min() >= -1e-7
    worst = max([gain for s, gain in objections(game, split)], default=0.0)
    assert worst == pytest.approx(max(0.0, least_core(game)), abs=1e-6)


@settings(max_examples=25, deadline=None)
@given(monotone(3), st.permutations(range(3)))
def test_the_nucleolus_does_not_ask_for_names(game: Game, order: list[int]) -> None:
    names = [game.players[k] for k in order]
    renamed = game_of(names, lambda s: float(game.of(s)))
    assert nucleolus(renamed) == pytest.approx(nucleolus(game)[order], abs=1e-6)


@settings(max_examples=40, deadline=None)
@given(monotone(4), st.integers(0, 2**32))
def test_the_surplus_of_the_nucleolus_is_the_best_ordered(game: Game, seed: int) -> None:
    """No random split of the whole leaves its worst-off coalitions better off, worst first."""
    members = game.members[1:-1]
    best = np.sort(members @ nucleolus(game) - game.worth[1:-1])
    random = np.random.default_rng(seed)
    for shares in random.dirichlet(np.ones(4), 20):
        other = np.sort(members @ (shares * game.worth[-1]) - game.worth[1:-1])
        first = np.flatnonzero(np.abs(best - other) > 1e-6)
        assert not len(first) or best[first[0]] > other[first[0]]


def test_sampled_values_are_the_same_for_a_seed_and_hold_the_exact_ones() -> None:
    names = "abcdefghi"
    weight = {p: float(k + 1) for k, p in enumerate(names)}
    pairs = list(combinations(names, 2))

    def worth(s: frozenset[str]) -> float:
        return sum(weight[p] for p in s) + sum(1.0 for p, q in pairs if {p, q} <= s)

    exact = shapley(game_of(names, worth))
    drawn = sampled_shapley(names, worth, 60, seed=3)
    assert np.array_equal(drawn.value, sampled_shapley(names, worth, 60, seed=3).value)
    # an order and its reverse: what is quadratic in the order is met exactly
    assert drawn.value == pytest.approx(exact)
    assert drawn.value.sum() == pytest.approx(worth(frozenset(names)))


def test_intervals_of_sampled_values_cover_the_exact_ones_mostly() -> None:
    random = np.random.default_rng(7)
    game = Game(tuple("abcdef"), np.append(0.0, random.normal(size=63)))
    exact, covered = shapley(game), []
    for seed in range(40):
        drawn = sampled_shapley(game.players, lambda s: float(game.of(s)), 40, seed)
        covered.append(np.abs(drawn.value - exact) <= drawn.half_width)
    assert 0.88 <= np.mean(covered) <= 1.0


def test_the_nearest_stable_split_moves_no_more_than_it_must() -> None:
    """Two and three can make 4 together; of 6, one holds 5 and must give 3."""
    worth = np.zeros(8)
    worth[0b110], worth[0b111] = 4.0, 6.0
    game = Game(("a", "b", "c"), worth)
    split = nearest_stable(game, np.array([5.0, 1.0, 0.0]))
    assert split == pytest.approx([2, 2.5, 1.5])
    assert objections(game, split) == []


def test_without_a_core_the_nearest_split_holds_everybody_to_the_least_loss() -> None:
    """Any two of three can take all: each pair lacks a third, whatever the split."""
    worth = np.array([0, 0, 0, 1, 0, 1, 1, 1], dtype=float)
    game = Game(("a", "b", "c"), worth)
    split = nearest_stable(game, np.array([1.0, 0.0, 0.0]))
    assert split == pytest.approx([1 / 3] * 3, abs=1e-6)
    assert max(loss for _, loss in objections(game, split)) == pytest.approx(least_core(game))


@settings(max_examples=60, deadline=None)
@given(monotone(4), st.lists(st.integers(-30, 60).map(float), min_size=4, max_size=4))
def test_no_stable_split_is_nearer_than_the_nearest(game: Game, given_split: list[float]) -> None:
    """All best splits lie beyond the plane through the nearest one: the nucleolus is one of them.

    Of a split that adds up already; one that does not is evened out first.
    """
    start = np.array(given_split)
    start += (game.worth[-1] - start.sum()) / 4
    near, other = nearest_stable(game, start), nucleolus(game)
    assert near.sum() == pytest.approx(game.worth[-1], abs=1e-6)
    loss = max([gain for _, gain in objections(game, near)], default=0.0)
    assert loss <= max(0.0, least_core(game)) + 1e-5
    assert (start - near) @ (other - near) <= 1e-3 * (1 + np.abs(start).max())
    assert near == pytest.approx(nearest_stable(game, near), abs=1e-5)

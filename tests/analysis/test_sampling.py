"""Draws of figures: within their ranges, one in each stratum, correlated as the case says."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import spearmanr, triang

from supplychain.analysis.uncertainty.sampling import draw
from supplychain.case.figures import Figure, Ranged

SAMPLES = 400


def figure(name: str, group: str = "", correlation: float = 0.0) -> Figure:
    cell = Ranged("stocks", "quantity", sum(map(ord, name)), 4.0, 1.0, 10.0)
    return Figure(name, (cell,), "assumption", "low", group, correlation)


def values(figures: list[Figure], seed: int = 1) -> np.ndarray:
    drawn = draw(figures, SAMPLES, seed)
    return np.array([[sample[f.cells[0]] for f in figures] for sample in drawn])


def test_a_figure_falls_once_into_each_share_of_its_triangle() -> None:
    found = np.sort(values([figure("a")])[:, 0])
    assert found[0] >= 1
    assert found[-1] <= 10
    shares = triang.cdf(found, 3 / 9, loc=1, scale=9)
    assert np.array_equal(np.floor(shares * SAMPLES), np.arange(SAMPLES))


def test_the_same_seed_draws_the_same() -> None:
    both = [figure("a"), figure("b")]
    assert np.array_equal(values(both, 7), values(both, 7))
    assert not np.array_equal(values(both, 7), values(both, 8))


@pytest.mark.parametrize("correlation", [0.3, 0.8])
def test_figures_of_a_group_are_correlated(correlation: float) -> None:
    """Spearman's rank correlation of normals is 6/pi asin(rho/2)."""
    found = values([figure("a", "g", correlation), figure("b", "g", correlation), figure("c")])
    expected = 6 / np.pi * np.arcsin(correlation / 2)
    assert spearmanr(found[:, 0], found[:, 1]).statistic == pytest.approx(expected, abs=0.12)
    assert abs(spearmanr(found[:, 0], found[:, 2]).statistic) < 0.15


def test_cells_of_one_figure_take_the_same_place_in_their_ranges() -> None:
    cells = (Ranged("demand", "quantity", 2, 5, 0, 10), Ranged("demand", "quantity", 3, 50, 0, 100))
    for sample in draw([Figure("need", cells, "assumption", "low", "need")], 20, 1):
        assert sample[cells[1]] == pytest.approx(10 * sample[cells[0]])

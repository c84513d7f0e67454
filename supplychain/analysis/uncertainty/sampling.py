r"""Draws of every figure at once, from its range.

A figure is triangular between low, value (the mode) and high. The draws are a Latin hypercube:
with n samples each figure falls once into each n-th of its distribution. Figures of a group with
correlation :math:`\rho` share a normal factor: figure :math:`i` takes the quantile
:math:`\Phi(\sqrt{\rho}\, z_g + \sqrt{1 - \rho}\, z_i)`, so any two of the group have normal
correlation :math:`\rho` (and the hypercube holds for the :math:`z` rather than the figure).

Source: McKay, Beckman and Conover 1979 (Latin hypercube); one-factor Gaussian copula.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.stats import norm, qmc, triang

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supplychain.case.figures import Figure, Ranged
    from supplychain.instance.calendar import Floats


def draw(figures: Sequence[Figure], samples: int, seed: int) -> list[dict[Ranged, float]]:
    """Return `samples` sets of values, every cell of every figure in each; same seed, same sets."""
    quantiles = _quantiles(figures, samples, seed)
    drawn: list[dict[Ranged, float]] = [{} for _ in range(samples)]
    for figure, column in zip(figures, quantiles.T, strict=True):
        for cell in figure.cells:
            values = _triangular(cell, column)
            for values_of_sample, value in zip(drawn, values, strict=True):
                values_of_sample[cell] = float(value)
    return drawn


def _quantiles(figures: Sequence[Figure], samples: int, seed: int) -> Floats:
    """Return a quantile in (0, 1) for each sample (rows) and figure (columns)."""
    groups = sorted({figure.group for figure in figures if figure.correlation > 0})
    hypercube = qmc.LatinHypercube(len(figures) + len(groups), rng=seed)
    normal = norm.ppf(hypercube.random(samples))
    own, common = normal[:, : len(figures)], normal[:, len(figures) :]
    for place, figure in enumerate(figures):
        if figure.correlation > 0:
            shared = common[:, groups.index(figure.group)]
            share = np.sqrt(figure.correlation)
            own[:, place] = share * shared + np.sqrt(1 - figure.correlation) * own[:, place]
    return np.asarray(norm.cdf(own))


def _triangular(cell: Ranged, quantile: Floats) -> Floats:
    width = cell.high - cell.low
    mode = (cell.value - cell.low) / width
    return np.asarray(triang.ppf(quantile, mode, loc=cell.low, scale=width))

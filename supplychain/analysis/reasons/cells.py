"""Cells of shortfall: a force element and a span of periods in each of which something is unmet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from supplychain.results.facts import facts_of
from supplychain.results.metrics import DEFICIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.instance.calendar import Bools
    from supplychain.results.facts import Facts
    from supplychain.solve import Answer, Plan


@dataclass(frozen=True)
class Cell:
    """Shortfall of one force element in periods `first` to `last`, counted from 0.

    requirement is that of the span, shortfall what is lost in it, launchers the part of it beyond
    what surviving launchers could fire; all in reference rounds. weight is worth of the shortfall.
    """

    force_element: str
    first: int
    last: int
    requirement: float
    shortfall: float
    launchers: float
    weight: float

    @property
    def munitions(self) -> float:
        """Return the part of the shortfall that launchers do not explain."""
        return self.shortfall - self.launchers

    @property
    def span(self) -> slice:
        """Return the periods as a slice."""
        return slice(self.first, self.last + 1)


def cells_of(answer: Answer, plan: Plan) -> list[Cell]:
    """Return every cell of shortfall of a plan, heaviest first.

    A period is short where unmet exceeds a millionth of its requirement, or of the mean requirement
    where that is more, as the first deficit of the summary has it. Weight, not rounds, makes the
    order: a hundred interceptors stand beside a hundred thousand shells.
    """
    facts = facts_of(answer, plan)
    floor = np.maximum(facts.requirement, facts.requirement.mean(axis=1, keepdims=True))
    short = facts.unmet > DEFICIT * np.maximum(floor, DEFICIT)
    found = [
        _cell(facts, place, name, first, last)
        for place, name in enumerate(answer.network.elements)
        for first, last in _spans(short[place])
    ]
    kept = [cell for cell in found if cell.shortfall > 0]
    return sorted(kept, key=lambda cell: (-cell.weight, cell.force_element, cell.first))


def _cell(facts: Facts, place: int, name: str, first: int, last: int) -> Cell:
    span = slice(first, last + 1)
    shortfall = float(facts.shortfall[place, span].sum())
    return Cell(
        name,
        first,
        last,
        float(facts.requirement[place, span].sum()),
        shortfall,
        float(facts.launchers[place, span].sum()),
        float(facts.worth[place] * shortfall),
    )


def _spans(short: Bools) -> Iterator[tuple[int, int]]:
    """First and last period of each run of periods that are short."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], short.astype(np.int8), [0]])))
    yield from zip(edges[::2].tolist(), (edges[1::2] - 1).tolist(), strict=True)

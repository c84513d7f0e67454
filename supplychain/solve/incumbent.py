"""The best plan so far of a program that is not solved to its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from supplychain.instance.calendar import Floats


@dataclass(frozen=True)
class Incumbent:
    """The best plan so far, its duals (NaN if it has none), iterations, and the bound."""

    x: Floats
    y: Floats
    iterations: int
    bound: float

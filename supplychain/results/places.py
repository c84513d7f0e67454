"""Where things stand in the arrays of an instance, and what their lines are able to make."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from supplychain.instance import Instance, Network
    from supplychain.instance.calendar import Floats

Thing = TypeVar("Thing")


def places(things: Iterable[Thing]) -> dict[Thing, int]:
    """Row of each thing in the arrays that list these things, counted from 0."""
    return {thing: k for k, thing in enumerate(things)}


def able(network: Network, instance: Instance) -> Floats:
    """Units that each make could deliver making nothing else: ceiling x share of line in action."""
    line = places(network.lines)
    return np.asarray(instance.ceiling * instance.uptime[[line[m.line] for m in network.makes]])

"""The numbers of one scenario under one regime, in the order of the network's lists."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from supplychain.instance.calendar import Bools, Floats

OPENINGS = ("issue_open", "make_open", "ship_open")


@dataclass(frozen=True)
class Instance:
    """Arrays of one row a thing of the network and one column a period (T), or one number a thing.

    requirement: force elements x T, reference rounds; fire_limit: limited force elements x T,
    rounds; issue_open: issues x T; make_open, ceiling: makes x T, units; uptime: lines x T, share;
    ship_open: ships x T; delivered: routes x T, share of a shipment that arrives; lift: routes x T,
    tonnes (NaN without a capacity); survival: sites x T, share; opening: nodes, units;
    due: deliveries, units; reserve: reserves, units; pot_survival: reserves x T, share.
    """

    scenario: str
    regime: str
    requirement: Floats
    fire_limit: Floats
    issue_open: Bools
    make_open: Bools
    ceiling: Floats
    uptime: Floats
    ship_open: Bools
    delivered: Floats
    lift: Floats
    survival: Floats
    opening: Floats
    due: Floats
    reserve: Floats
    pot_survival: Floats

    @property
    def planned(self) -> Floats:
        """Planned requirement of each force element over the horizon, reference rounds."""
        return np.asarray(self.requirement.sum(axis=1))

    @cached_property
    def openings(self) -> Bools:
        """Whether each issue, make and shipment is open in each period, in one row."""
        return np.concatenate([getattr(self, name).ravel() for name in OPENINGS])

    @cached_property
    def numbers(self) -> str:
        """The same for two regimes of a scenario that differ in nothing but what they open."""
        digest = hashlib.blake2b(digest_size=16)
        for field in fields(self):
            array = getattr(self, field.name)
            if isinstance(array, np.ndarray) and field.name not in OPENINGS:
                digest.update(array.tobytes())
        return digest.hexdigest()

    @property
    def fingerprint(self) -> str:
        """The same for two regimes of a scenario that come to the same program."""
        digest = hashlib.blake2b(self.openings.tobytes(), digest_size=16)
        return digest.hexdigest() + self.numbers

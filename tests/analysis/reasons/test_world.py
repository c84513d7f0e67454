"""What a world knows of a lever does not depend on what it was asked before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from supplychain.analysis.comparison import Question
from supplychain.analysis.reasons.scene import Scene
from supplychain.analysis.reasons.supply_levers import supply_levers
from supplychain.analysis.reasons.upstream import upstream
from supplychain.analysis.reasons.world import open_world
from supplychain.formulation.judgement import Judgement

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.case import Case


def test_a_direction_is_that_of_its_own_unit(tiny: Callable[..., Case]) -> None:
    """A stock of 1,234,567 and 30 more is written 1,234,600, which is 33 more; 3 more are 3."""
    case = tiny(
        stocks=[{"quantity": 1_234_567}], demand=[{"force_element": "jp_guns", "quantity": 1e6}]
    )
    question = Question(case, Judgement(), "war", "national")
    scene = Scene(question, upstream(case, "jp_guns"), 30.0)
    lever = next(lever for lever in supply_levers(scene) if lever.kind == "stock")
    alone, asked = open_world(question), open_world(question)
    asked.direction(replace(lever, unit=3.0))
    first, second = alone.direction(lever), asked.direction(lever)
    assert first is not None
    assert second is not None
    assert first.any()
    assert np.array_equal(first, second)

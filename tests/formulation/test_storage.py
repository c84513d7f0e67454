"""Storage: a site holds no more explosive than it may, and what does not fit is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supplychain.case import CaseError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Fixture = Callable[..., Any]


def test_a_site_keeps_no_more_explosive_than_it_may(tiny: Fixture, solve: Fixture) -> None:
    """60 shells of 2 kg, room for 60 kg, 20 needed a day: 20 fired, 30 kept and 10 left on day 0.

    The last day lacks 10; without the limit nothing would be short.
    """
    case = tiny(
        sites=[{"site": "jp", "country": "JP", "storage_neq_kg": 60}],
        items=[{"item": "shell", "neq_kg": 2}],
        stocks=[{"quantity": 60}],
        demand=[{"force_element": "jp_guns", "quantity": 20}],
    )
    out = solve(case)
    assert out.of("hold", "jp", "shell") == pytest.approx([30, 10, 0])
    assert out.of("left", "jp", "shell") == pytest.approx([10, 0, 0])
    assert out.of("unmet", "jp_guns") == pytest.approx([0, 0, 10])


def test_items_share_the_room(tiny: Fixture, solve: Fixture) -> None:
    """Shell of 2 kg and charge of 1 kg go together; 30 kg keep 10 rounds for day 1, not 15."""
    case = tiny(
        periods=2,
        sites=[{"site": "jp", "country": "JP", "storage_neq_kg": 30}],
        items=[{"item": "shell", "neq_kg": 2}, {"item": "charge", "neq_kg": 1}],
        stocks=[{"quantity": 50}, {"item": "charge", "quantity": 50}],
        demand=[{"force_element": "jp_guns", "quantity": 20, "from": "D+1"}],
        interoperability=[{"with": "charge"}],
    )
    assert solve(case).of("unmet", "jp_guns") == pytest.approx([0, 10])


def test_nothing_is_left_where_there_is_room(tiny: Fixture, solve: Fixture) -> None:
    """100 shells on D-day, 10 are needed on D+2, room for 1,000 kg: 90 are there at the end.

    Leaving costs twice as much as holding for all three days; were it free, all that is not needed
    would vanish on D-day.
    """
    case = tiny(
        sites=[{"site": "jp", "country": "JP", "storage_neq_kg": 1000}],
        stocks=[{"quantity": 100}],
        demand=[{"force_element": "jp_guns", "quantity": 10, "from": "D+2"}],
    )
    out = solve(case)
    assert out.of("left", "jp", "shell") == pytest.approx([0, 0, 0])
    assert out.of("hold", "jp", "shell") == pytest.approx([100, 100, 90])


def test_a_reserve_that_may_not_be_stored_is_refused(tiny: Fixture) -> None:
    """80 shells of 1 kg kept where 30 kg may lie: no plan could keep them, so none is sought."""
    with pytest.raises(CaseError, match="more than its `storage_neq_kg` of 30"):
        tiny(
            sites=[{"site": "jp", "country": "JP", "storage_neq_kg": 30}],
            stocks=[{"quantity": 100, "reserve": 80}],
            demand=[{"force_element": "jp_guns", "quantity": 1}],
        )


def test_a_reserve_of_cues_is_refused(tiny: Fixture) -> None:
    """A cue is used up the day it is made: nobody can keep five of them."""
    with pytest.raises(CaseError, match=r"stocks!.*is a cue"):
        tiny(
            items=[{"item": "shell"}, {"item": "target", "kind": "cue"}],
            stocks=[{"quantity": 100}, {"item": "target", "quantity": 5, "reserve": 5}],
            interoperability=[{"with": "target"}],
            demand=[{"force_element": "jp_guns", "quantity": 1}],
        )

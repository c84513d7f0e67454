"""Rate of fire: lost launchers cap the rounds fired and do nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Fixture = Callable[..., Any]


def test_lost_launchers_cap_the_rounds_and_keep_the_requirement(
    tiny: Fixture, solve: Fixture
) -> None:
    """10 launchers fire 2 a day; 0.19 are lost over two days, 0.1 a day, before they fire.

    9 and 8.1 fire 18 and 16.2 of 20 a day: 2 and 3.8 are short, with shells to spare. If the
    requirement fell with the launchers nothing would be short, and an agreement that saves guns
    would look harmful.
    """
    case = tiny(
        periods=2,
        stocks=[{"quantity": 100}],
        force_elements=[{"force_element": "jp_guns", "systems": 10, "max_rounds_per_day": 2}],
        effort=[{"rounds_per_day": 2}],
        demand=[],
        attrition=[{"effect": "system", "what": "jp_guns", "to": "D+1", "loss": 0.19}],
    )
    out = solve(case)
    assert out.of("requirement", "jp_guns") == pytest.approx([20, 20])
    assert out.of("issue", None, "jp_guns") == pytest.approx([18, 16.2])
    assert out.of("unmet", "jp_guns") == pytest.approx([2, 3.8])


def test_the_cap_counts_rounds_and_not_their_effect(tiny: Fixture, solve: Fixture) -> None:
    """10 launchers fire 2 rounds a day worth half each: 20 rounds, 10 of 20 met.

    A cap on effect would let 40 rounds go and nothing would be short.
    """
    case = tiny(
        periods=1,
        stocks=[{"quantity": 100}],
        force_elements=[{"force_element": "jp_guns", "systems": 10, "max_rounds_per_day": 2}],
        demand=[{"force_element": "jp_guns", "quantity": 20}],
        interoperability=[{"effectiveness": 0.5}],
    )
    out = solve(case)
    assert out.of("issue", "gun: shell", "jp_guns") == pytest.approx([20])
    assert out.of("lost", "jp_guns") == pytest.approx([10])


def test_only_available_launchers_fire(tiny: Fixture, solve: Fixture) -> None:
    """Half of 10 launchers are there for two of three days, then all: 10 and 20 a day.

    Days without an effort row count every launcher; without availability the cap is 20 throughout.
    """
    case = tiny(
        stocks=[{"quantity": 200}],
        force_elements=[{"force_element": "jp_guns", "systems": 10, "max_rounds_per_day": 2}],
        effort=[{"availability": 0.5, "rounds_per_day": 0, "to": "D+1"}],
        demand=[{"force_element": "jp_guns", "quantity": 30}],
    )
    assert solve(case).of("issue", None, "jp_guns") == pytest.approx([10, 10, 20])


def test_charges_do_not_count_as_rounds(tiny: Fixture, solve: Fixture) -> None:
    """3 charges a round: 20 rounds may still be fired, not 5 of 20."""
    case = tiny(
        periods=1,
        items=[{"item": "shell"}, {"item": "charge"}],
        stocks=[{"quantity": 100}, {"item": "charge", "quantity": 100}],
        force_elements=[{"force_element": "jp_guns", "systems": 10, "max_rounds_per_day": 2}],
        demand=[{"force_element": "jp_guns", "quantity": 20}],
        interoperability=[{"with": "charge", "with_quantity": 3}],
    )
    assert solve(case).of("lost", "jp_guns") == pytest.approx([0])


@pytest.mark.parametrize("blank", ["systems", "max_rounds_per_day"])
def test_no_cap_where_the_launchers_are_unknown(tiny: Fixture, solve: Fixture, blank: str) -> None:
    """Blank systems or rate of fire: 30 of 30 are met; 0 if blank counted as none."""
    known = {"systems": 1, "max_rounds_per_day": 1, blank: ""}
    case = tiny(stocks=[{"quantity": 30}], force_elements=[{"force_element": "jp_guns", **known}])
    assert solve(case).of("lost", "jp_guns") == pytest.approx([0])

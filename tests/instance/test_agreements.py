"""Agreements: signature, effect and speed-up under each regime."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from supplychain.instance import Instances, build_network
from supplychain.instance.agreements import Accord, accords, effective_day, opening_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Fixture = Callable[..., Any]

OLD = -11_030.0  # 1996-10-20 in days after 2027-01-01


@pytest.fixture
def case(tables: Fixture) -> Any:
    """Return a case with an old accord, a new one, and two that speed up the new one."""
    parties = {"parties": "JP; KR"}
    return tables(
        agreements=[
            parties | {"agreement": "acsa", "entry_days": 180},
            parties | {"agreement": "old", "in_force_since": "1996-10-20", "entry_days": 90},
            parties | {"agreement": "liaison", "speeds_up": "acsa; old", "speed_factor": 0.5},
            parties
            | {
                "agreement": "council",
                "in_force_since": "2020-01-01",
                "speeds_up": "acsa",
                "speed_factor": 0.8,
            },
        ],
        regimes=[
            {"regime": "national"},
            {"regime": "plain", "agreement": "acsa", "since": "D-10"},
            {"regime": "quick", "agreement": "acsa", "since": "D-10"},
            {"regime": "quick", "agreement": "liaison", "since": "D+0"},
            {"regime": "both", "agreement": "old", "since": "D-1"},
        ],
    )


def test_the_baseline_has_the_accords_in_force(case: Any) -> None:
    """Entry days of an accord in force have run: it is effective since 1996, not 90 days later."""
    alive = accords(case, "national")
    assert set(alive) == {"old", "council"}
    assert (alive["old"].since, alive["old"].effective) == (OLD, OLD)


def test_an_added_accord_enters_after_its_entry_days(case: Any) -> None:
    """180 days from D-10, of which the council in force leaves 0.8: D+134; 170 without it."""
    assert accords(case, "plain")["acsa"] == Accord(-10.0, -10.0 + 144.0, 0.8)


def test_speed_ups_multiply(case: Any) -> None:
    """Council and liaison leave 0.8 x 0.5 of 180 days: 72; an accord that is absent helps none."""
    accord = accords(case, "quick")["acsa"]
    assert (accord.effective, accord.speed) == pytest.approx((62.0, 0.4))
    assert "liaison" not in accords(case, "plain")


def test_an_accord_named_twice_takes_its_earlier_day(case: Any) -> None:
    """In force since 1996 and signed anew on D-1: 1996; signing again takes nothing away."""
    assert accords(case, "both")["old"].effective == OLD


def test_no_agreement_is_always_and_an_absent_one_never() -> None:
    """Blank opens at once; an accord outside the regime opens nothing, ever."""
    alive = {"acsa": Accord(0.0, 180.0, 1.0)}
    assert effective_day(alive, "") == -math.inf
    assert effective_day(alive, "acsa") == 180
    assert effective_day(alive, "other") == math.inf
    assert opening_day(alive, "other", 1.0, hastened=True) == math.inf


@pytest.mark.parametrize(
    ("wait", "hastened", "day"), [(50, True, 60), (200, True, 80), (200, False, 180), (0, True, 60)]
)
def test_what_waits_longer_than_the_entry_opens_later(
    wait: float, day: float, *, hastened: bool
) -> None:
    """Signed D-20, effective D+60, factor 0.5: the later of the two, and leads are not hastened.

    Were the wait counted from the effect, 200 days would end on D+160 or D+260.
    """
    alive = {"acsa": Accord(-20.0, 60.0, 0.5)}
    assert opening_day(alive, "acsa", wait, hastened=hastened) == day


def test_a_regime_may_be_given_by_its_signatures(case: Any) -> None:
    """The same days of signature give the same agreements, in a table or in a mapping."""
    given = {"acsa": -10.0, "liaison": 0.0}
    assert accords(case, given) == accords(case, "quick")
    assert accords(case, {}) == accords(case, "national")


def test_regimes_with_the_same_signatures_come_to_the_same_program(case: Any) -> None:
    network = build_network(case)
    instances = Instances(case, network, "war")
    named = instances.under("plain")
    given = instances.under({"acsa": -10.0})
    assert named.fingerprint == given.fingerprint
    assert (named.regime, given.regime) == ("plain", "acsa D-10")

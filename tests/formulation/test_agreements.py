"""Agreements: from which day each one opens what waits for it, and what it saves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Fixture = Callable[..., Any]

LIAISON = {"agreement": "liaison", "speeds_up": "acsa", "speed_factor": 0.5}
LENT = {
    "periods": 4,
    "stocks": [{"site": "kr", "quantity": 100}],
    "routes": [{"route": "ferry", "agreement": "acsa"}],
}
NATIONAL = {"regime": "national"}


def signed(since: str, *agreements: str) -> list[dict[str, str]]:
    """Rows of `regimes`: the baseline, and `joint` with the agreements signed on `since`."""
    rows = [{"regime": "joint", "agreement": name, "since": since} for name in agreements]
    return [NATIONAL, *rows]


@pytest.mark.parametrize(
    ("since", "unmet"),
    [("D+0", [10, 10, 0, 0]), ("D+1", [10, 10, 10, 0]), ("D-1095", [0, 0, 0, 0])],
)
def test_a_route_opens_once_its_agreement_has_entered_into_force(
    tiny: Fixture, solve: Fixture, since: str, unmet: list[float]
) -> None:
    """Two days from signature to effect: signed on D-day two days are short, on D-1095 none.

    Without entry days nothing would be short from the day of signature on.
    """
    case = tiny(
        **LENT,
        agreements=[{"agreement": "acsa", "entry_days": 2}],
        regimes=signed(since, "acsa"),
    )
    assert solve(case, regime="joint").of("unmet", "jp_guns") == pytest.approx(unmet)
    assert solve(case).of("lost", "jp_guns") == pytest.approx([40])


def test_an_agreement_in_force_serves_the_baseline(tiny: Fixture, solve: Fixture) -> None:
    """Signed in 1996, so entry days have run: nothing short; 40 if the baseline had no accords."""
    case = tiny(
        **LENT,
        agreements=[{"agreement": "acsa", "in_force_since": "1996-10-22", "entry_days": 2}],
    )
    assert solve(case).of("lost", "jp_guns") == pytest.approx([0])


def test_liaison_halves_the_entry_of_what_it_speeds_up(tiny: Fixture, solve: Fixture) -> None:
    """Two days become one with liaison in the regime; without it two days are short."""
    case = tiny(
        **LENT,
        agreements=[{"agreement": "acsa", "entry_days": 2}, LIAISON],
        regimes=[
            *signed("D+0", "acsa", "liaison"),
            {"regime": "slow", "agreement": "acsa", "since": "D+0"},
        ],
    )
    fast, slow = solve(case, regime="joint"), solve(case, regime="slow")
    assert fast.of("unmet", "jp_guns") == pytest.approx([10, 0, 0, 0])
    assert slow.of("unmet", "jp_guns") == pytest.approx([10, 10, 0, 0])


@pytest.mark.parametrize(
    ("since", "names", "unmet"),
    [
        ("D+0", ["acsa"], [10, 10, 10, 0]),
        ("D+0", ["acsa", "liaison"], [10, 10, 0, 0]),
        ("D-1095", ["acsa"], [0, 0, 0, 0]),
    ],
)
def test_a_qualification_runs_from_signature_beside_the_entry(
    tiny: Fixture, solve: Fixture, since: str, names: list[str], unmet: list[float]
) -> None:
    """Entry 2 days, qualification 3: open on day 3, not 5. Liaison halves both: 1.5, so day 2.

    Signed three years before, the round is qualified on D-day.
    """
    case = tiny(
        periods=4,
        items=[{"item": "shell"}, {"item": "us_shell"}],
        stocks=[{"item": "us_shell", "quantity": 100}],
        interoperability=[
            {"item": "us_shell", "fit": "partial", "qualification_days": 3, "agreement": "acsa"}
        ],
        agreements=[{"agreement": "acsa", "entry_days": 2}, LIAISON],
        regimes=signed(since, *names),
    )
    assert solve(case, regime="joint").of("unmet", "jp_guns") == pytest.approx(unmet)


def test_a_qualification_without_an_agreement_runs_from_d_day(
    tiny: Fixture, solve: Fixture
) -> None:
    """Two days of trials on one's own: 10, 10, 0; a row that does not fit never serves."""
    case = tiny(
        items=[{"item": "shell"}, {"item": "us_shell"}, {"item": "odd_shell"}],
        stocks=[{"item": "us_shell", "quantity": 100}, {"item": "odd_shell", "quantity": 100}],
        interoperability=[
            {"item": "us_shell", "fit": "partial", "qualification_days": 2},
            {"item": "odd_shell", "fit": "no"},
        ],
    )
    out = solve(case)
    assert out.of("unmet", "jp_guns") == pytest.approx([10, 10, 0])
    assert "gun: odd_shell" not in out.answer.network.draws


@pytest.mark.parametrize(
    ("since", "names", "made"),
    [
        ("D+0", ["acsa"], [0, 0, 10, 10]),
        ("D+0", ["acsa", "liaison"], [0, 0, 10, 10]),
        ("D-1", ["acsa"], [0, 10, 10, 10]),
        ("D-1095", ["acsa"], [10, 10, 10, 10]),
    ],
)
def test_a_licensed_line_delivers_its_lead_after_signature(
    tiny: Fixture, solve: Fixture, since: str, names: list[str], made: list[float]
) -> None:
    """Entry 1 day, lead 2 days from signature, which no liaison shortens; signed early: D-day.

    Without the rule the line would deliver from the entry on, as work in process.
    """
    case = tiny(
        periods=4,
        lines=[{"line": "plant", "agreement": "acsa"}],
        rates=[{"line": "plant", "rate": 10, "lead_days": 2}],
        agreements=[{"agreement": "acsa", "entry_days": 1}, LIAISON],
        regimes=signed(since, *names),
    )
    out = solve(case, regime="joint")
    assert out.of("make", "plant", "shell") == pytest.approx(made)
    assert solve(case).of("lost", "jp_guns") == pytest.approx([40])


def test_an_agreement_keeps_a_route_open_from_its_day_on(tiny: Fixture, solve: Fixture) -> None:
    """0.8 of a route of 10 tonnes is shut; patrols from D+1 leave only 0.2 shut: 2, 8, 8.

    2 each day without them.
    """
    case = tiny(
        stocks=[{"site": "kr", "quantity": 100}],
        routes=[{"route": "ferry", "capacity_t": 10, "per": "day"}],
        attrition=[
            {"effect": "route", "what": "ferry", "loss": 0.8, "mitigated_by": "patrol",
             "mitigated_loss": 0.2}
        ],
        agreements=[{"agreement": "patrol", "entry_days": 1}],
        regimes=signed("D+0", "patrol"),
    )  # fmt: skip
    assert solve(case, regime="joint").of("ship", "ferry", "shell") == pytest.approx([2, 8, 8])
    assert solve(case).of("ship", "ferry", "shell") == pytest.approx([2, 2, 2])


def test_an_agreement_slows_the_loss_of_stock_from_its_day_on(
    tiny: Fixture, solve: Fixture
) -> None:
    """0.75 lost in two days is half a day; mitigated 0.19 is a tenth: 100 x 0.5 x 0.9 = 45 left.

    25 without the agreement.
    """
    case = tiny(
        periods=2,
        stocks=[{"quantity": 100}],
        demand=[{"force_element": "jp_guns", "quantity": 100, "from": "D+1"}],
        attrition=[
            {"effect": "stock", "what": "jp", "loss": 0.75, "mitigated_by": "patrol",
             "mitigated_loss": 0.19}
        ],
        agreements=[{"agreement": "patrol", "entry_days": 1}],
        regimes=signed("D+0", "patrol"),
    )  # fmt: skip
    assert solve(case, regime="joint").of("lost", "jp_guns") == pytest.approx([55])
    assert solve(case).of("lost", "jp_guns") == pytest.approx([75])

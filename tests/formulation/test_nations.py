"""No nation worse off: what the guard bounds, when it binds, and what it costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supplychain.formulation.judgement import Judgement

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Fixture = Callable[..., Any]

ACCORD = {
    "agreements": [{"agreement": "acsa"}],
    "regimes": [
        {"regime": "national"},
        {"regime": "joint", "agreement": "acsa", "since": "D-1095"},
    ],
}
KOREA = {"force_element": "kr_guns", "country": "KR", "site": "kr", "weight": 10}
LEND = {"route": "lend", "origin": "jp", "destination": "kr", "agreement": "acsa"}
ROCKETS = {"force_element": "jp_mlrs", "platform": "mlrs", "item": "rocket"}


def one_class(tiny: Fixture) -> Any:
    """Make a case in which Japan has 50 shells, and Korea's need of 100 counts ten times its."""
    return tiny(
        periods=1,
        stocks=[{"quantity": 50}],
        routes=[LEND],
        force_elements=[{"force_element": "jp_guns"}, KOREA],
        demand=[
            {"force_element": "jp_guns", "quantity": 100},
            {"force_element": "kr_guns", "quantity": 100},
        ],
        **ACCORD,
    )


def two_classes(tiny: Fixture) -> Any:
    """Make a case in which Japan could give shells and get rockets."""
    return tiny(
        periods=1,
        items=[{"item": "shell"}, {"item": "rocket", "class": "missile"}],
        stocks=[{"quantity": 50}, {"site": "kr", "item": "rocket", "quantity": 100}],
        routes=[
            LEND | {"items": "shell"},
            {"route": "borrow", "items": "rocket", "agreement": "acsa"},
        ],
        force_elements=[{"force_element": "jp_guns"}, KOREA, ROCKETS],
        demand=[
            {"force_element": "jp_guns", "quantity": 100},
            {"force_element": "kr_guns", "quantity": 100},
            {"force_element": "jp_mlrs", "quantity": 100},
        ],
        **ACCORD,
    )


@pytest.mark.parametrize(("guard", "japan", "korea"), [("off", 100, 50), ("country", 50, 100)])
def test_no_country_loses_by_an_agreement(
    tiny: Fixture, solve: Fixture, guard: str, japan: float, korea: float
) -> None:
    """Alone Japan lacks 50. Under the accord all 50 shells would go to Korea: Japan would lack 100.

    With the guard Japan keeps its 50 and nothing moves.
    """
    judgement = Judgement(urgency=0.0, no_nation_worse_off=guard)
    out = solve(one_class(tiny), regime="joint", judgement=judgement)
    assert out.of("lost", "jp_guns") == pytest.approx([japan])
    assert out.of("lost", "kr_guns") == pytest.approx([korea])
    assert out.of("weighted", "JP") == pytest.approx([japan / 100])
    assert out.of("weighted", "KR") == pytest.approx([korea / 10])


def test_a_plan_says_what_the_guard_costs(tiny: Fixture, solve: Fixture) -> None:
    """Thirds of a gap cost 1, 2 and 4: half a gap 2/3, a whole one 7/3.

    With the guard 2/3 + 10 x 7/3 = 24, without it 7/3 + 10 x 2/3 = 9.
    """
    stage = solve(one_class(tiny), regime="joint", judgement=Judgement(urgency=0.0)).stage(
        "shortfall_1"
    )
    assert stage.optimum == pytest.approx(24)
    assert stage.without_guard == pytest.approx(9)


def test_the_baseline_has_no_guard(tiny: Fixture, solve: Fixture) -> None:
    """Alone nothing is lent, and the optimum is the same with and without the guard: 24."""
    stage = solve(one_class(tiny), judgement=Judgement(urgency=0.0)).stage("shortfall_1")
    assert (stage.optimum, stage.without_guard) == pytest.approx((24, 24))


@pytest.mark.parametrize(("guard", "shells"), [("country", 100), ("class", 50)])
def test_a_guard_by_class_forbids_giving_one_class_for_another(
    tiny: Fixture, solve: Fixture, guard: str, shells: float
) -> None:
    """Japan gains 100 rockets, worth more to it than the 50 shells that Korea takes.

    By country that is allowed (weighted 1.0 after 1.5); by class the shells stay in Japan.
    """
    judgement = Judgement(urgency=0.0, no_nation_worse_off=guard)
    out = solve(two_classes(tiny), regime="joint", judgement=judgement)
    assert out.of("lost", "jp_guns") == pytest.approx([shells])
    assert out.of("lost", "jp_mlrs") == pytest.approx([0])
    assert out.of("weighted_class", "JP", "artillery") == pytest.approx([shells / 100])
    assert out.of("weighted", "JP") == pytest.approx([shells / 100])

"""Objectives: bands, urgency, priorities, measures, fairness and effort."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supplychain.formulation.judgement import Judgement

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Fixture = Callable[..., Any]

FLAT = Judgement(urgency=0.0)


def sharing(tiny: Fixture, pool: float, **second: Any) -> Any:
    """Make a case of one day and one pool of shells, with two users who need 90 each."""
    other = {"force_element": "jp_other"} | second
    return tiny(
        periods=1,
        sites=[{"site": "jp", "country": "JP"}, {"site": "kr", "country": "JP"}],
        stocks=[{"site": "kr", "quantity": pool}],
        routes=[{"route": "road"}],
        force_elements=[{"force_element": "jp_guns"}, other],
        demand=[
            {"force_element": "jp_guns", "quantity": 90},
            {"force_element": "jp_other", "quantity": 90},
        ],
    )


def test_bands_share_a_pool_between_two_users(tiny: Fixture, solve: Fixture) -> None:
    """120 of 180, and the second user counts for 1.5: each gives up the first third of its need.

    The second third costs the first user 2, more than the other's 1.5 for the first third. Without
    bands the first user alone would lose all 60.
    """
    case = sharing(tiny, 120, weight=1.5)
    shared, alone = solve(case, judgement=FLAT), solve(case, judgement=Judgement(bands=(1.0,)))
    assert [shared.of("lost", fe) for fe in ("jp_guns", "jp_other")] == [[30], [30]]
    assert shared.of("band", "jp_guns") == pytest.approx([30, 0, 0])
    assert [alone.of("lost", fe) for fe in ("jp_guns", "jp_other")] == [[60], [0]]


def test_urgency_puts_the_loss_late(tiny: Fixture, solve: Fixture) -> None:
    """10 shells for three days of 10: days 1 and 2 go without, never day 0.

    Urgency counts 10 x (1 + 0.02/3) + 10 x (1 + 0.01/3) = 20.1 of 30: bands of 10, 10 and 0.1 cost
    10 + 20 + 0.4, so 30.4 / 30 in all. With urgency 0 the day of the first deficit is an artefact.
    """
    out = solve(tiny(stocks=[{"quantity": 10}]))
    assert out.of("unmet", "jp_guns") == pytest.approx([0, 10, 10])
    assert out.of("band", "jp_guns") == pytest.approx([10, 10, 0.1])
    assert out.stage("shortfall_1").optimum == pytest.approx(30.4 / 30)


def test_the_first_priority_is_served_before_the_second(tiny: Fixture, solve: Fixture) -> None:
    """100 shells: 90 to the first priority, 10 to the second although it counts 100 times.

    In one stage the second would get 90.
    """
    out = solve(sharing(tiny, 100, weight=100, priority=2), judgement=FLAT)
    assert [out.of("lost", fe) for fe in ("jp_guns", "jp_other")] == [[0], [80]]
    assert [stage.name for stage in out.plan.stages] == ["shortfall_1", "shortfall_2", "effort"]


@pytest.mark.parametrize(
    ("measure", "shells", "rockets"), [("fraction", 20, 0), ("units", 10, 10), ("value", 0, 20)]
)
def test_measures_weigh_a_gap_by_share_number_or_price(
    tiny: Fixture, solve: Fixture, measure: str, shells: float, rockets: float
) -> None:
    """A line of 100 a day for 90 shells and 30 rockets of weight 0.9: 20 of one or the other go.

    By fraction a shell weighs 1/90 and a rocket 0.9/30: shells go. By units 1 and 0.9: a third of
    the rockets goes, then shells. By value 20 and 0.9: rockets go, though the last at 1.8.
    """
    case = tiny(
        periods=1,
        items=[{"item": "shell", "unit_price": 20}, {"item": "rocket", "unit_price": 1}],
        lines=[{"line": "plant"}],
        rates=[
            {"line": "plant", "rate": 100},
            {"line": "plant", "item": "rocket", "rate": 100},
        ],
        force_elements=[
            {"force_element": "jp_guns"},
            {"force_element": "jp_mlrs", "platform": "mlrs", "item": "rocket", "weight": 0.9},
        ],
        demand=[
            {"force_element": "jp_guns", "quantity": 90},
            {"force_element": "jp_mlrs", "quantity": 30},
        ],
    )
    out = solve(case, judgement=Judgement(urgency=0.0, measure=measure))
    assert out.of("lost", "jp_guns") == pytest.approx([shells])
    assert out.of("lost", "jp_mlrs") == pytest.approx([rockets])


def test_the_cheapest_source_comes_first(tiny: Fixture, solve: Fixture) -> None:
    """15 a day from lines of 10 at 3 and 10 at 5: 10 and 5, effort 55; any split would fill it.

    A blank unit cost is the item's price, here 3.
    """
    case = tiny(
        periods=1,
        items=[{"item": "shell", "unit_price": 3}],
        lines=[{"line": "cheap"}, {"line": "dear"}],
        rates=[{"line": "cheap", "rate": 10}, {"line": "dear", "rate": 10, "unit_cost": 5}],
        demand=[{"force_element": "jp_guns", "quantity": 15}],
    )
    out = solve(case)
    assert out.of("make", "cheap", "shell") == pytest.approx([10])
    assert out.of("make", "dear", "shell") == pytest.approx([5])
    assert out.stage("effort").optimum == pytest.approx(55)


def test_a_plan_makes_no_pointless_moves(tiny: Fixture, solve: Fixture) -> None:
    """30 needed, 20 lie at the guns: 10 of the other 100 come, at 2 a tonne, and none goes back.

    20 + 100 tonnes fall to 90 in three days: held 110, 100 and 90, so effort is 20 + 300 = 320.
    """
    case = tiny(
        stocks=[{"quantity": 20}, {"site": "kr", "quantity": 100}],
        routes=[
            {"route": "ferry", "cost_per_t": 2},
            {"route": "back", "origin": "jp", "destination": "kr"},
        ],
    )
    out = solve(case)
    assert sum(out.of("ship", "ferry", "shell")) == pytest.approx(10)
    assert sum(out.of("ship", "back", "shell")) == pytest.approx(0)
    assert out.stage("effort").optimum == pytest.approx(320)


@pytest.mark.parametrize(
    ("stages", "korea", "japan"),
    [
        (("shortfall", "effort"), 100 / 3, 200 / 3),
        (("shortfall", "fairness", "effort"), 50, 50),
    ],
)
def test_fairness_levels_the_nations(
    tiny: Fixture, solve: Fixture, stages: tuple[str, ...], korea: float, japan: float
) -> None:
    """100 shells for two needs of 100; Korea counts 1.001, so the second third is all Japan's.

    Its gap is 2/3. Levelling at 1/2 costs 4.002 / 3 instead of 4.001 / 3, well within the slack of
    1%; without slack it could not be had.
    """
    case = tiny(
        periods=1,
        stocks=[{"quantity": 100}],
        routes=[{"route": "ferry", "origin": "jp", "destination": "kr"}],
        force_elements=[
            {"force_element": "jp_guns"},
            {"force_element": "kr_guns", "country": "KR", "site": "kr", "weight": 1.001},
        ],
        demand=[
            {"force_element": "jp_guns", "quantity": 100},
            {"force_element": "kr_guns", "quantity": 100},
        ],
    )
    out = solve(case, judgement=Judgement(stages=stages, urgency=0.0))
    assert out.of("lost", "jp_guns") == pytest.approx([japan])
    assert out.of("lost", "kr_guns") == pytest.approx([korea])
    assert out.stage("shortfall_1").optimum == pytest.approx(4.001 / 3)


def test_fairness_gives_up_no_more_than_its_slack(tiny: Fixture, solve: Fixture) -> None:
    """As above with Korea at 1.5: the optimum is 4.5 / 3, so 1.01 of it allows 0.015 more.

    A shell moved from Korea (second third, 3) to Japan (second third, 2) costs 0.01: 1.5 move, and
    Japan lacks 200/3 - 1.5. Without the limit both would lack 50.
    """
    case = tiny(
        periods=1,
        stocks=[{"quantity": 100}],
        routes=[{"route": "ferry", "origin": "jp", "destination": "kr"}],
        force_elements=[
            {"force_element": "jp_guns"},
            {"force_element": "kr_guns", "country": "KR", "site": "kr", "weight": 1.5},
        ],
        demand=[
            {"force_element": "jp_guns", "quantity": 100},
            {"force_element": "kr_guns", "quantity": 100},
        ],
    )
    judgement = Judgement(stages=("shortfall", "fairness", "effort"), urgency=0.0)
    out = solve(case, judgement=judgement)
    assert out.of("lost", "jp_guns") == pytest.approx([200 / 3 - 1.5])
    assert out.of("worst", "all") == pytest.approx([2 / 3 - 0.015])

"""Published numbers, end to end: what others found with their figures, this program finds too.

Each test names its source. Inputs and expected values are those that the source prints, or that
follow from them by the arithmetic in the docstring.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supplychain.formulation.judgement import Judgement

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Fixture = Callable[..., Any]

UNITS = Judgement(measure="units", bands=(1.0,), urgency=0.0)  # every round alike
YEAR = {"period": "month", "periods": 12}  # 12 x 30.4375 days


def russia(tiny: Fixture, **tables: Any) -> Any:
    """Make a case of Russian artillery in 2024, in million rounds.

    Needed 4.0 of 152 mm and 1.6 of 122 mm; made 1.3 and 0.8; 2.0 of 122 mm from North Korea.
    """
    given = {
        "items": [{"item": "152mm"}, {"item": "122mm"}],
        "stocks": [{"site": "kr", "item": "122mm", "quantity": 2.0}],
        "lines": [{"line": "152mm"}, {"line": "122mm"}],
        "rates": [
            {"line": "152mm", "item": "152mm", "rate": 1.3, "per": "year"},
            {"line": "122mm", "item": "122mm", "rate": 0.8, "per": "year"},
        ],
        "routes": [{"route": "rail"}],
        "force_elements": [
            {"force_element": "guns_152", "platform": "152mm", "item": "152mm", "carry_over": 1},
            {"force_element": "guns_122", "platform": "122mm", "item": "122mm", "carry_over": 1},
        ],
        "demand": [
            {"force_element": "guns_152", "quantity": 4.0, "per": "year"},
            {"force_element": "guns_122", "quantity": 1.6, "per": "year"},
        ],
    }
    return tiny(**(YEAR | given | tables))


def test_north_korean_shells_do_not_close_the_gap_of_152_mm(tiny: Fixture, solve: Fixture) -> None:
    """152 mm lacks 4.0 - 1.3 = 2.7 million, 122 mm nothing, with 1.2 million to spare.

    Source: Watling and Reynolds, Russian Military Objectives and Capacity in Ukraine Through 2024,
    RUSI, 2024-02-13: the 2.0 million "will not compensate for a significant shortfall in available
    152mm munitions". One pool of rounds would lack 1.5 million.
    """
    out = solve(russia(tiny), judgement=UNITS)
    assert out.of("lost", "guns_152") == pytest.approx([2.7])
    assert out.of("lost", "guns_122") == pytest.approx([0])
    made = sum(out.of("make", "122mm", "122mm"))
    assert out.of("hold", None, "122mm")[-1] + 0.8 - made == pytest.approx(1.2)


def test_interchangeable_calibres_would_have_been_worth_1_2_million(
    tiny: Fixture, solve: Fixture
) -> None:
    """Each gun firing either: 5.6 - 2.1 - 2.0 = 1.5 million lack, not 2.7. Source as above."""
    either = [
        {"platform": "152mm", "item": "122mm"},
        {"platform": "122mm", "item": "152mm"},
    ]
    out = solve(russia(tiny, interoperability=either), judgement=UNITS)
    assert sum(out.of("lost", None)) == pytest.approx(1.5)


@pytest.mark.parametrize(
    ("share", "short", "over"), [(1.0, 0.0, 0.3), (0.9, 0.0, 0.0), (0.8, 0.3, 0.0)]
)
def test_nine_tenths_of_the_stored_rounds_would_close_the_gap(
    tiny: Fixture, solve: Fixture, share: float, short: float, over: float
) -> None:
    """3.0 million stored, a share of them fit and 152 mm: 2.7 are needed, so 90% just suffice.

    All of them leave 0.3 million; four fifths lack 0.3. Source as above.
    """
    stocks = [
        {"site": "kr", "item": "122mm", "quantity": 2.0},
        {"item": "152mm", "quantity": 3.0, "serviceable": share},
    ]
    out = solve(russia(tiny, stocks=stocks), judgement=UNITS)
    spare = 1.3 - sum(out.of("make", "152mm", "152mm"))
    assert out.of("lost", "guns_152") == pytest.approx([short])
    assert out.of("hold", None, "152mm")[-1] + spare == pytest.approx(over, abs=1e-6)


@pytest.mark.parametrize(
    ("fired", "from_reload", "refill_short"),
    [(100, 4, 0), (150, 54, 0), (200, 104, 50), (250, 150, 100)],
)
def test_two_thaad_batteries_and_one_reload_stock(
    tiny: Fixture, solve: Fixture, fired: int, from_reload: int, refill_short: int
) -> None:
    """534 interceptors, 8 batteries of 48: 384 on launchers, 150 to reload; 2 batteries hold 96.

    Twelve days of fire draw on the 96, then on the 150; after it the two batteries are refilled.
    150 fired leave exactly the 96 of a refill; 200 leave 46, short by a battery of 48 and 2; 250
    outrun the stock by 4 and leave nothing. Source: Rumbaugh, The Depleting Missile Defense
    Interceptor Inventory, CSIS, 2025-12-05.
    """
    assert 8 * 6 * 8 + 150 == 534
    case = tiny(
        periods=13,
        items=[{"item": "thaad", "class": "interceptor"}],
        stocks=[
            {"item": "thaad", "quantity": 2 * 6 * 8},
            {"site": "kr", "item": "thaad", "quantity": 534 - 8 * 6 * 8},
        ],
        routes=[{"route": "reload"}],
        force_elements=[
            {"force_element": "battle", "item": "thaad"},
            {"force_element": "refill", "item": "thaad", "priority": 2},
        ],
        demand=[
            {"force_element": "battle", "quantity": fired / 12, "to": "D+11"},
            {"force_element": "refill", "quantity": 96, "from": "D+12"},
        ],
    )
    out = solve(case)
    drawn = sum(out.of("issue", None, "battle"))
    assert drawn - 96 == pytest.approx(from_reload)
    assert sum(out.of("lost", None)) == pytest.approx(refill_short, abs=1e-6)


@pytest.mark.parametrize(
    ("needed", "per_year", "years"),
    [(450, 88, "5.1"), (450, 669, "0.67"), (10397, 650, "16.0"), (10397, 2000, "5.2")],
)
def test_years_to_replace_what_was_fired(
    tiny: Fixture, solve: Fixture, needed: int, per_year: int, years: str
) -> None:
    """450 LRASM at the 88 of fiscal 2023, or at the whole line of 581 + 88; PAC-3 MSE to its goal.

    The backlog is carried in full and the line never rests, so it runs need / rate years and then
    stops. Sources: The First Battle of the Next War and Empty Bins, CSIS, 2023, for LRASM; the
    objective of 13,773 after 3,376 for PAC-3 MSE.
    """
    case = tiny(
        period="month",
        periods=200,
        items=[{"item": "missile"}],
        lines=[{"line": "line"}],
        rates=[{"line": "line", "item": "missile", "rate": per_year, "per": "year"}],
        force_elements=[{"force_element": "fleet", "item": "missile", "carry_over": 1}],
        demand=[{"force_element": "fleet", "quantity": needed, "to": "D+0"}],
    )
    out = solve(case)
    made = out.of("make", "line", "missile")
    full = per_year / 12
    assert made[: int(needed / full)] == pytest.approx([full] * int(needed / full))
    digits = len(years.partition(".")[2])
    assert f"{sum(made) / full / 12:.{digits}f}" == years
    assert out.of("lost", "fleet") == pytest.approx([0])


def test_lrasm_and_jassm_share_one_line(tiny: Fixture, solve: Fixture) -> None:
    """581 JASSM and 88 LRASM a year fill the line of 669; 450 LRASM displace 362 missiles.

    Two lines of 669 would lack nothing. Source: as above.
    """

    def lost(lrasm: float) -> float:
        case = tiny(
            **YEAR,
            items=[{"item": "jassm"}, {"item": "lrasm"}],
            lines=[{"line": "troy"}],
            rates=[
                {"line": "troy", "item": "jassm", "rate": 669, "per": "year"},
                {"line": "troy", "item": "lrasm", "rate": 669, "per": "year"},
            ],
            force_elements=[
                {"force_element": "land", "platform": "land", "item": "jassm"},
                {"force_element": "sea", "platform": "sea", "item": "lrasm"},
            ],
            demand=[
                {"force_element": "land", "quantity": 581, "per": "year"},
                {"force_element": "sea", "quantity": lrasm, "per": "year"},
            ],
        )
        return sum(solve(case, judgement=UNITS).of("lost", None))

    assert lost(88) == pytest.approx(0)
    assert lost(450) == pytest.approx(581 + 450 - 669)


@pytest.mark.parametrize(("substitute", "last_day"), [(False, 6), (True, 20)])
def test_lrasm_is_gone_in_a_week_and_new_orders_come_too_late(
    tiny: Fixture, solve: Fixture, *, substitute: bool, last_day: int
) -> None:
    """450 LRASM at 450 a week last seven days of three weeks; a line two years away adds nothing.

    If JASSM-ER may take the ships on, its 3,650 cover the other 900 and nothing lacks. Source: The
    First Battle of the Next War, CSIS, January 2023: gone within the first week.
    """
    fits = [{"platform": "bomber", "item": "jassm", "fit": "yes" if substitute else "no"}]
    case = tiny(
        periods=21,
        items=[{"item": "lrasm"}, {"item": "jassm"}],
        stocks=[{"item": "lrasm", "quantity": 450}, {"item": "jassm", "quantity": 3650}],
        lines=[{"line": "order", "start": "D+700"}],
        rates=[{"line": "order", "item": "lrasm", "rate": 88, "per": "year"}],
        force_elements=[{"force_element": "bombers", "platform": "bomber", "item": "lrasm"}],
        demand=[{"force_element": "bombers", "quantity": 450, "per": "week"}],
        interoperability=fits,
    )
    out = solve(case)
    met = [day for day, unmet in enumerate(out.of("unmet", "bombers")) if unmet == 0]
    assert met == list(range(last_day + 1))
    assert sum(out.of("lost", "bombers")) == pytest.approx(450 / 7 * (20 - last_day))
    assert out.of("make", "order", "lrasm") == pytest.approx([0] * 21)


@pytest.mark.parametrize(("engaged", "interceptors"), [(0.85, 163), (1.0, 192)])
def test_a_salvo_of_96_missiles_takes_163_interceptors(
    tiny: Fixture, solve: Fixture, engaged: float, interceptors: int
) -> None:
    """96 missiles, 15% fail at launch; two shots of 0.7 each kill with 1 - 0.3 ** 2 = 0.91.

    2 x 96 x 0.85 = 163.2 interceptors, or 192 if the duds are engaged as well. Source: The First
    Battle of the Next War, CSIS, 2023, box on the interception of supersonic missiles.
    """
    salvo = {"arrivals": 96, "engaged_share": engaged, "to": "D+0"}
    case = tiny(
        periods=1,
        raids=[salvo | {"kill_probability": 0.7, "kill_goal": 0.91}],
        demand=[],
        stocks=[{"quantity": 500}],
    )
    out = solve(case)
    assert sum(out.of("issue", None, "jp_guns")) == pytest.approx(2 * 96 * engaged)
    assert round(sum(out.of("issue", None, "jp_guns"))) == interceptors


@pytest.mark.parametrize(
    ("players", "value", "plan"),
    [
        ("1", 68, (1.00, 0.00)),
        ("2", 102, (1.50, 0.00)),
        ("3", 0, (0.00, 0.00)),
        ("12", 170, (2.50, 0.00)),
        ("13", 710, (1.68, 11.45)),
        ("23", 762, (2.86, 10.91)),
        ("123", 992, (10.00, 6.00)),
    ],
)
def test_nations_that_pool_two_resources(
    tiny: Fixture, solve: Fixture, players: str, value: float, plan: tuple[float, float]
) -> None:
    """Three nations with energetics (4, 6, 60) and metal (33, 39, 0) make two munitions.

    One of the first takes 4 and 6 and is worth 68, one of the second 5 and 2 and is worth 52. With
    100 of each wanted, what is met is the coalition's value, printed to whole numbers and the plan
    to two decimals. Source: R package coopProductGame 2.0 after Owen, Mathematical Programming 9
    (1975) 358-370.
    """
    owned = {"1": (4, 33), "2": (6, 39), "3": (60, 0)}
    stocks = [
        {"item": resource, "quantity": sum(owned[player][k] for player in players)}
        for k, resource in enumerate(["energetics", "metal"])
    ]
    case = tiny(
        periods=1,
        items=[{"item": item} for item in ("energetics", "metal", "first", "second")],
        stocks=stocks,
        lines=[{"line": "first"}, {"line": "second"}],
        rates=[
            {"line": "first", "item": "first", "rate": 1000},
            {"line": "second", "item": "second", "rate": 1000},
        ],
        bom=[
            {"item": "first", "input": "energetics", "quantity": 4},
            {"item": "first", "input": "metal", "quantity": 6},
            {"item": "second", "input": "energetics", "quantity": 5},
            {"item": "second", "input": "metal", "quantity": 2},
        ],
        force_elements=[
            {"force_element": "a", "platform": "a", "item": "first", "weight": 68},
            {"force_element": "b", "platform": "b", "item": "second", "weight": 52},
        ],
        demand=[{"force_element": fe, "quantity": 100} for fe in ("a", "b")],
    )
    out = solve(case, judgement=UNITS)
    met = [100 - out.of("lost", fe)[0] for fe in ("a", "b")]
    assert met == pytest.approx(plan, abs=0.005)
    assert 12000 - out.stage("shortfall_1").optimum == pytest.approx(value, abs=0.5)

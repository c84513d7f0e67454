"""Reserve: one pot a country and item, which its own force elements alone may draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Fixture = Callable[..., Any]

TWO_NATIONS = [
    {"force_element": "jp_guns", "weight": 0.01},
    {"force_element": "kr_guns", "country": "KR", "site": "kr"},
]
TO_KOREA = {"route": "ferry", "origin": "jp", "destination": "kr"}


def test_stock_is_not_lent_below_the_pot_and_its_owner_may_draw_it(
    tiny: Fixture, solve: Fixture
) -> None:
    """Japan keeps 40 of 100; Korea, which counts for more, needs 100 today and Japan 50 tomorrow.

    Korea gets 60, and Japan's own guns fire the 40 in reserve. Without the pot Korea would take
    all and Japan would lose 50; a reserve that nobody may draw would lose them as well.
    """
    case = tiny(
        periods=2,
        stocks=[{"quantity": 100, "reserve": 40}],
        routes=[TO_KOREA],
        force_elements=TWO_NATIONS,
        demand=[
            {"force_element": "kr_guns", "quantity": 100, "to": "D+0"},
            {"force_element": "jp_guns", "quantity": 50, "from": "D+1"},
        ],
    )
    out = solve(case)
    assert out.of("lost", "kr_guns") == pytest.approx([40])
    assert out.of("lost", "jp_guns") == pytest.approx([10])
    assert out.of("pot", "JP", "shell") == pytest.approx([40, 0])


def test_what_the_owner_drew_is_no_longer_kept(tiny: Fixture, solve: Fixture) -> None:
    """Japan fires 30 of its pot of 40 today, so tomorrow 60 of the other 70 go to Korea.

    A pot that stayed at 40 would let only 30 go.
    """
    case = tiny(
        periods=2,
        stocks=[{"quantity": 100, "reserve": 40}],
        routes=[TO_KOREA],
        force_elements=TWO_NATIONS,
        demand=[
            {"force_element": "jp_guns", "quantity": 30, "to": "D+0"},
            {"force_element": "kr_guns", "quantity": 100, "from": "D+1"},
        ],
    )
    out = solve(case)
    assert out.of("lost", "jp_guns") == pytest.approx([0])
    assert out.of("lost", "kr_guns") == pytest.approx([40])
    assert out.of("pot", "JP", "shell") == pytest.approx([10, 10])


def test_a_country_has_one_pot_for_all_its_sites(tiny: Fixture, solve: Fixture) -> None:
    """50 in reserve in the north, 50 free in the south, where Japan's guns fire 50 today.

    They have used up the pot, so the 50 in the north may go. A pot a site would hold them back.
    """
    case = tiny(
        periods=2,
        sites=[
            {"site": "jp", "country": "JP"},
            {"site": "north", "country": "JP"},
            {"site": "kr", "country": "KR"},
        ],
        stocks=[{"quantity": 50}, {"site": "north", "quantity": 50, "reserve": 50}],
        routes=[TO_KOREA | {"origin": "north"}],
        force_elements=TWO_NATIONS,
        demand=[
            {"force_element": "jp_guns", "quantity": 50, "to": "D+0"},
            {"force_element": "kr_guns", "quantity": 50, "from": "D+1"},
        ],
    )
    out = solve(case)
    assert out.of("lost", "jp_guns") == pytest.approx([0])
    assert out.of("lost", "kr_guns") == pytest.approx([0])


def test_what_moves_at_home_still_counts_as_kept(tiny: Fixture, solve: Fixture) -> None:
    """The whole pot of 100 must leave the north today to serve the south on day 2.

    In transit it is still Japan's stock, so it may. Else it would have to stay and 100 be short.
    """
    case = tiny(
        sites=[{"site": "jp", "country": "JP"}, {"site": "north", "country": "JP"}],
        stocks=[{"site": "north", "quantity": 100, "reserve": 100}],
        routes=[{"route": "rail", "origin": "north", "lead_days": 2}],
        demand=[{"force_element": "jp_guns", "quantity": 100, "from": "D+2"}],
    )
    out = solve(case)
    assert out.of("lost", "jp_guns") == pytest.approx([0])
    assert out.of("ship", "rail", "shell") == pytest.approx([100, 0, 0])
    assert out.of("pot", "JP", "shell")[:2] == pytest.approx([100, 100])


def test_the_pot_shrinks_with_the_stock_in_which_it_lies(tiny: Fixture, solve: Fixture) -> None:
    """Half of the stock is lost: 50 are left, 20 of them in the pot, and 30 go to Korea.

    10 if the pot stayed at 40.
    """
    case = tiny(
        periods=1,
        stocks=[{"quantity": 100, "reserve": 40}],
        routes=[TO_KOREA],
        force_elements=TWO_NATIONS,
        demand=[{"force_element": "kr_guns", "quantity": 100}],
        attrition=[{"effect": "stock", "what": "jp", "to": "D+0", "loss": 0.5}],
    )
    out = solve(case)
    assert out.of("ship", "ferry", "shell") == pytest.approx([30])
    assert out.of("pot", "JP", "shell") == pytest.approx([20])


def test_charges_have_a_pot_too(tiny: Fixture, solve: Fixture) -> None:
    """30 of 100 charges are kept; Japan fires 10 rounds of 2 charges, so the pot falls to 10.

    The other 70 go to Korea; 50 of 80 would if what goes with a round did not count as drawn.
    """
    case = tiny(
        periods=1,
        items=[{"item": "shell"}, {"item": "charge"}],
        stocks=[
            {"quantity": 10},
            {"site": "kr", "quantity": 100},
            {"item": "charge", "quantity": 100, "reserve": 30},
        ],
        routes=[TO_KOREA | {"items": "charge"}],
        force_elements=[TWO_NATIONS[0] | {"weight": 1}, TWO_NATIONS[1] | {"platform": "k9"}],
        demand=[
            {"force_element": "jp_guns", "quantity": 10},
            {"force_element": "kr_guns", "quantity": 80},
        ],
        interoperability=[
            {"with": "charge", "with_quantity": 2},
            {"platform": "k9", "with": "charge"},
        ],
    )
    out = solve(case)
    assert out.of("lost", "jp_guns") == pytest.approx([0])
    assert out.of("ship", "ferry", "charge") == pytest.approx([70])
    assert out.of("pot", "JP", "charge") == pytest.approx([10])
